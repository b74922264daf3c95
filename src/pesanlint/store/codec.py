"""Encodes a guideline as plain JSON and decodes it; builds only classes of a guideline, and runs none of their code."""

import datetime as dt
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from pesanlint.finding import Level
from pesanlint.guideline.config import Config
from pesanlint.guideline.guideline import Layer
from pesanlint.kinds import KINDS

_LEFT_OUT = frozenset(["examples"])
"""Fields that no check reads."""

DAMAGED = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, ImportError, RecursionError, OSError, ArithmeticError,
)  # fmt: skip
"""The exceptions that decoding foreign or damaged data may raise."""


# Tuples are JSON lists. A type that JSON does not have is an object with one key: the name of the type.


def encoded(value: Any) -> Any:
    """A value as JSON data."""
    match value:
        case Level():
            return {"level": value.value}
        case None | str() | bool() | int() | float():
            return value
        case ((str(), str()), *_) if all(_is_pair(one) for one in value):
            return {"pairs": ["\n".join(words) for words in zip(*value, strict=True)]}  # derived forms: tens of thousands
        case tuple():
            return [encoded(one) for one in value]
        case list():
            return {"list": [encoded(one) for one in value]}
        case dict():
            return {"dict": {name: encoded(one) for name, one in value.items()}}
        case dt.date():
            return {"date": value.isoformat()}
        case Path():
            return {"path": str(value)}
    from decimal import Decimal

    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    changed = {
        field.name: encoded(getattr(value, field.name))
        for field in fields(value)
        if field.name not in _LEFT_OUT and getattr(value, field.name) != _default(field)
    }
    return {f"{type(value).__module__}:{type(value).__qualname__}": changed}


def _is_pair(value: Any) -> bool:
    return type(value) is tuple and list(map(type, value)) == [str, str] and "\n" not in "".join(value)


def _default(field: "Field[Any]") -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


class Decoder:
    """Decodes JSON data. Only classes of a guideline are instantiated, and none of their code runs."""

    def __init__(self) -> None:
        self._makers: dict[str, Callable[[Any], Any]] = {
            "level": Level,
            "pairs": lambda inner: tuple(zip(*(words.split("\n") for words in inner), strict=True)),
            "list": lambda inner: list(map(self.decode, inner)),
            "dict": lambda inner: {key: self.decode(one) for key, one in inner.items()},
            "date": dt.date.fromisoformat,
            "decimal": _decimal,
            "path": Path,
        }

    def decode(self, value: Any) -> Any:
        """The value of JSON data."""
        if type(value) is list:
            return tuple([one if type(one) is str else self.decode(one) for one in value])
        if type(value) is not dict:
            return value
        ((name, inner),) = value.items()
        return (self._makers.get(name) or self._maker(name))(inner)

    def _maker(self, name: str) -> Callable[[Any], Any]:
        """A function that builds instances of a class of a guideline, field by field, because a start builds thousands.

        Raises:
            ValueError: it is not a class of a guideline.
        """
        made, decode, new = _class(name), self.decode, object.__new__
        every = [(one.name, _default(one), getattr(made, one.name).__set__) for one in fields(made)]

        def make(given: dict[str, Any]) -> Any:
            instance = new(made)
            for field, default, put in every:
                if field in given:
                    value = given[field]
                    put(instance, value if type(value) is str else decode(value))
                elif default is MISSING:
                    raise ValueError(field)
                else:
                    put(instance, default)
            return instance

        self._makers[name] = make
        return make


def _decimal(text: str) -> Any:
    from decimal import Decimal  # only guidelines with figures need it

    return Decimal(text)


def _class(name: str) -> Any:
    """The class of a guideline with the given name.

    Raises:
        ValueError: there is no such class.
    """
    module, _, own = name.partition(":")
    known = {f"pesanlint.kinds.{kind}" for kind in KINDS} | {
        "pesanlint.rule",
        "pesanlint.desk.desk",
        "pesanlint.desk.roster",
        "pesanlint.desk.facts",
    }
    if module not in known | {Config.__module__, Layer.__module__}:
        raise ValueError(name)
    found = getattr(import_module(module), own)
    if not isinstance(found, type) or not is_dataclass(found):
        raise ValueError(name)
    return found
