"""A desk's configuration: `pesanlint.yaml`, or `[tool.pesanlint]` in `pyproject.toml`, found upwards from what is checked."""

import re
from collections.abc import Iterator
from dataclasses import field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from pesanlint.authoring.fields import STRICT, Positive, Words, record
from pesanlint.authoring.problems import did_you_mean, fail
from pesanlint.errors import GuidelineError, Problem, reason
from pesanlint.finding import Level
from pesanlint.inputs import MIB, read_bounded
from pesanlint.readers.limits import DEEPEST, DEFAULT, Limits

if TYPE_CHECKING:
    from pesanlint.authoring.marked import Location, Source
    from pesanlint.authoring.project import Project

FILE_NAME = "pesanlint.yaml"
_PYPROJECT = "pyproject.toml"
MAX_TOML = 4 * MIB
_TOML_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)")


@record()
class Config:
    """What a desk decides for itself. Paths are relative to the folder of the configuration."""

    __pydantic_config__ = STRICT

    guideline: str = "kpu"
    """The pack to judge by: the name of one that pesanlint ships, or the path of one's own."""
    unit: str = ""
    """The official name of the desk's unit, such as KPU Kabupaten Jember."""
    roster: str = ""
    """Path of the roster: a CSV or YAML file of who holds which office."""
    facts: str = ""
    """Path of the desk's own facts: a YAML file of figures and days that releases must state right."""
    kamus: Words = ()
    """Words of the desk that no list has, such as names of programmes: the kind `spelling` leaves them alone."""
    rules: dict[str, Any] = field(default_factory=dict)
    """Changes to rules: full name → off, a level, or {level, off, locked, add}."""
    select: Words = ()
    """Beginnings of the names of the rules to apply; none means all."""
    ignore: Words = ()
    """Beginnings of the names of the rules to leave out."""
    exclude: Words = ()
    """Files and folders that are not checked, in the manner of .gitignore."""
    min_level: Level = Level.SUGGESTION
    """Findings below this level are not reported."""
    fail_level: Level = Level.WARNING
    """A finding of this level or above makes `check` end with status 1."""
    baseline: str = ""
    """Path of the baseline."""
    max_size: Annotated[int, Positive] = DEFAULT.size
    """The largest file that is read, in bytes."""
    max_unpacked: Annotated[int, Positive] = DEFAULT.unpacked
    """The most that the parts of a Word or OpenDocument file may come to, unpacked, in bytes."""
    max_xml: Annotated[int, Positive] = DEFAULT.xml
    """The most that one part of such a file that is read as XML, such as the text, may come to, unpacked, in bytes."""
    max_ratio: Annotated[int, Positive] = DEFAULT.ratio
    """How many times bigger a part of such a file may be unpacked than packed."""
    max_entries: Annotated[int, Positive] = DEFAULT.entries
    """The most parts that such a file may have."""
    max_depth: Annotated[int, Positive] = DEFAULT.depth
    """How many elements may lie within each other in its XML; more than 400 counts as 400."""

    @property
    def limits(self) -> Limits:
        """What a file may cost to read."""
        depth = min(self.max_depth, DEEPEST)
        return Limits(self.max_size, self.max_unpacked, self.max_xml, self.max_ratio, self.max_entries, depth)


_KEYS = tuple(one.name for one in fields(Config))


class ConfigFile(NamedTuple):
    """A configuration and where it was found; without a file, the defaults, as seen from a folder."""

    config: Config
    folder: Path
    source: "Source | None" = None
    allow_outside: bool = False
    """Whether it may name files outside its project."""

    @property
    def project(self) -> "Project":
        """Where the files that it names may lie."""
        from pesanlint.authoring.project import Project

        return Project.around(self.folder, allow_outside=self.allow_outside)


def find_config(start: Path) -> Path | None:
    """The nearest configuration at a file or folder, or above it."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
        pyproject = folder / _PYPROJECT
        if pyproject.is_file() and _concerns_us(pyproject):
            return pyproject
    return None


def _concerns_us(pyproject: Path) -> bool:
    try:
        return b"[tool.pesanlint" in read_bounded(pyproject, MAX_TOML)
    except OSError:
        return False


def load_config(path: Path | None, *, allow_outside: bool = False) -> ConfigFile:
    """Read a configuration.

    Args:
        path: the configuration; None for the defaults, as seen from the working folder.
        allow_outside: whether it may name files outside its project.

    Raises:
        GuidelineError: it cannot be read, or a key in it is wrong.
    """
    if path is None:
        return ConfigFile(Config(), Path.cwd(), None, allow_outside)
    from pesanlint.authoring.marked import read
    from pesanlint.authoring.project import Project
    from pesanlint.authoring.validation import validate

    folder = path.absolute().parent
    project = Project.around(folder, allow_outside=allow_outside)
    source = _from_pyproject(path, project) if path.name == _PYPROJECT else read(path, project)
    data = {} if source.data is None else source.data
    wrong: set[str] = set()

    def locate(at: "Location", message: str, at_key: bool) -> Problem:
        wrong.update(map(str, at[:1]))
        return source.problem(at, message, at_key=at_key)

    try:
        file = ConfigFile(validate(Config, data, locate), folder, source, allow_outside)
    except GuidelineError as error:
        if not wrong:  # no mapping at all
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
    """What is wrong with the guideline that a configuration asks for by those of its keys that are right."""
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
    """All texts in the data, keys too."""
    if isinstance(data, dict):
        data = [*data, *data.values()]
    if isinstance(data, list):
        for one in data:
            yield from _texts(one)
    elif isinstance(data, str):
        yield data
