"""Validate data against the dataclass that describes it, and report all mistakes at once in Indonesian."""

import re
import typing
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, SchemaError

from pesanlint.authoring.fields import SetByLoader, yaml_key
from pesanlint.authoring.marked import Location, Source
from pesanlint.authoring.problems import did_you_mean
from pesanlint.errors import GuidelineError, Problem, WrongKey

T = TypeVar("T")
Locate = Callable[[Location, str, bool], Problem]
"""Returns a problem for a location, a message, and whether it is at the key rather than at the value."""

_EXPECTED = {
    "bool": "“true” atau “false”",
    "int": "bilangan bulat",
    "float": "bilangan",
    "date": "tanggal dalam bentuk 2025-07-17",
    "string": "teks",
    "tuple": "daftar",
    "list": "daftar",
    "dict": "pasangan kunci dan nilai",
    "dataclass": "pasangan kunci dan nilai",
}


_adapters: dict[type, TypeAdapter[Any]] = {}
"""Dataclass → its validator, made when first used."""


def validate(wanted: type[T], data: Any, locate: Locate) -> T:
    """Return the data as an instance of the dataclass.

    Raises:
        GuidelineError: the data has mistakes; the error contains all of them.
    """
    if not isinstance(data, dict):
        raise GuidelineError([locate((), f"Di sini diharapkan {_EXPECTED['dict']}.", False)])
    if wanted not in _adapters:
        try:
            _adapters[wanted] = TypeAdapter(wanted)
        except SchemaError as error:  # an interrupt that falls into its compiled code comes out as this
            if "KeyboardInterrupt" in str(error):
                raise KeyboardInterrupt from None
            raise
    try:
        valid: T = _adapters[wanted].validate_python(data)
    except ValidationError as error:
        raise GuidelineError(_problems(wanted, error.errors(include_url=False), locate)) from None
    return valid


def validate_file(wanted: type[T], source: Source) -> tuple[T, tuple[Problem, ...]]:
    """Return the data of a file as an instance of the dataclass, and the file's `problems`.

    Raises:
        GuidelineError: the data has mistakes; the error contains all of them and those of the YAML.
    """
    try:
        valid = validate(wanted, source.data, lambda at, message, at_key: source.problem(at, message, at_key=at_key))
    except GuidelineError as error:
        raise GuidelineError([*source.problems, *error.problems]) from None
    return valid, source.problems


def _problems(wanted: type, errors: list[ErrorDetails], locate: Locate) -> Iterator[Problem]:
    for error in errors:
        location: Location = error["loc"]
        last = str(location[-1]) if location else ""
        match error["type"]:
            case "unexpected_keyword_argument" | "extra_forbidden":
                known = keys_at(wanted, location[:-1])
                hint = did_you_mean(last, known) or f" Kunci yang dikenal: {', '.join(sorted(known))}."
                yield locate(location, f"Kunci “{last}” tidak dikenal di sini.{hint}", True)
            case "set_by_loader":
                yield locate(location, f"Kunci “{last}” diisi oleh pesanlint; hapuslah.", True)
            case "missing" | "missing_argument":
                yield locate(location[:-1], f"Kunci “{last}” harus ada di sini.", False)
            case "literal_error" | "enum":
                choices = [*filter(None, re.findall(r"'([^']*)'", error["ctx"]["expected"]))]
                hint = did_you_mean(str(error["input"]), choices)
                yield locate(location, f"“{error['input']}” tidak dikenal; pilihannya: {', '.join(choices)}.{hint}", False)
            case "value_error":
                cause = error["ctx"]["error"]
                yield locate((*location, cause.key) if isinstance(cause, WrongKey) else location, str(cause), False)
            case "date_from_datetime_parsing" if "outside expected range" in str(error["ctx"]["error"]):
                yield locate(location, "Tidak ada tanggal seperti itu dalam kalender.", False)
            case other:
                expected = _EXPECTED.get(other.split("_")[0])
                yield locate(
                    location, f"Di sini diharapkan {expected}." if expected else f"Nilai ini tidak sah: {error['msg']}.", False
                )


def keys_at(wanted: Any, location: Location) -> list[str]:
    """Return the YAML keys that a dataclass, or one nested in it, accepts at a location."""
    current = _dataclass_in(wanted)
    for step in location:
        if isinstance(step, str) and current is not None:
            hints = typing.get_type_hints(current, include_extras=False)
            current = _dataclass_in(next((hints[f.name] for f in fields(current) if yaml_key(f.name) == step), None))
    if current is None:
        return []
    hints = typing.get_type_hints(current, include_extras=True)
    return [yaml_key(f.name) for f in fields(current) if SetByLoader not in getattr(hints[f.name], "__metadata__", ())]


def _dataclass_in(hint: Any) -> Any:
    if is_dataclass(hint):
        return hint
    return next((found for argument in get_args(hint) if (found := _dataclass_in(argument))), None)
