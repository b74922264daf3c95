"""Reads a configuration, and reports every mistake in it and in its guideline in one run, with file, line and column."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pesanlint.authoring.problems import did_you_mean, fail
from pesanlint.errors import GuidelineError, Problem, reason
from pesanlint.guideline.config import MAX_TOML, PYPROJECT, Config, ConfigFile
from pesanlint.records import fields

if TYPE_CHECKING:
    from pesanlint.authoring.marked import Location, Source
    from pesanlint.authoring.project import Project

_TOML_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)")
_KEYS = tuple(fields(Config))


def load_config(path: Path | None, *, allow_outside: bool = False) -> ConfigFile:
    """Read a configuration.

    Args:
        path: the configuration; None for the defaults in the working folder.
        allow_outside: whether it may refer to files outside its project.

    Raises:
        GuidelineError: it cannot be read, or a key in it is invalid.
    """
    if path is None:
        return ConfigFile(Config(), Path.cwd(), None, allow_outside)
    from pesanlint.authoring.marked import read
    from pesanlint.authoring.project import Project
    from pesanlint.authoring.validation import validate

    folder = path.absolute().parent
    project = Project.around(folder, allow_outside=allow_outside)
    source = _from_pyproject(path, project) if path.name == PYPROJECT else read(path, project)
    data = {} if source.data is None else source.data
    wrong: set[str] = set()

    def locate(at: "Location", message: str, at_key: bool) -> Problem:
        wrong.update(map(str, at[:1]))
        return source.problem(at, message, at_key=at_key)

    try:
        file = ConfigFile(validate(Config, data, locate), folder, source, allow_outside)
    except GuidelineError as error:
        if not wrong:  # not a mapping
            raise GuidelineError([*source.problems, *error.problems]) from None
        rest = {key: value for key, value in data.items() if key not in wrong}
        is_pack_known = not any("guideline" in did_you_mean(key, _KEYS) for key in wrong)
        usable = ConfigFile(validate(Config, rest, locate), folder, source, allow_outside)
        more = _in_guideline(usable, is_pack_known=is_pack_known)
        raise GuidelineError([*source.problems, *error.problems, *more]) from None
    if source.problems:
        raise GuidelineError([*source.problems, *_in_guideline(file, is_pack_known=True)])
    return file


def _in_guideline(file: ConfigFile, *, is_pack_known: bool) -> tuple[Problem, ...]:
    """The problems of the guideline of a configuration, given by its valid keys."""
    from pesanlint.guideline.loading import load

    try:
        load(file, is_pack_known=is_pack_known)
    except GuidelineError as error:
        return error.problems
    return ()


def _from_pyproject(path: Path, project: "Project") -> "Source":
    import tomllib

    from pesanlint.authoring.marked import Source, control_in, refusal

    try:
        data = tomllib.loads(project.read(path, MAX_TOML).decode("utf-8"))
    except OSError as error:
        fail(str(path), f"Berkas ini tidak dapat dibaca: {reason(error)}.")
    except UnicodeDecodeError:
        fail(str(path), "Berkas ini bukan UTF-8; simpan ulang sebagai UTF-8.")
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        fail(str(path), f"TOML tidak sah: {_TOML_PLACE.sub('', str(error))}.", *(map(int, place.groups()) if place else ()))
    tool = data.get("tool")
    own = tool.get("pesanlint", {}) if isinstance(tool, dict) else {}
    if control := next(filter(None, map(control_in, _texts(own))), ""):
        fail(str(path), f"[tool.pesanlint]: {refusal(control)}")
    return Source(str(path), own, None)


def _texts(data: Any) -> Iterator[str]:
    """All strings in the data, keys included."""
    if isinstance(data, dict):
        data = [*data, *data.values()]
    if isinstance(data, list):
        for one in data:
            yield from _texts(one)
    elif isinstance(data, str):
        yield data
