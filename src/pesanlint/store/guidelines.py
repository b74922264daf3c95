"""Compiled guidelines: a configuration and its rules as plain JSON in the cache, to do without YAML and the validator.

A file in the cache holds for as long as everything that the guideline was made of is byte for byte the same, and the program
is. It is data only, with a checksum, in a folder that is ours: whatever is wrong with it, the guideline is loaded anew.
"""

import datetime as dt
import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from importlib import import_module
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from pesanlint.finding import Level
from pesanlint.guideline.config import Config, ConfigFile, load_config
from pesanlint.guideline.guideline import Guideline, Layer
from pesanlint.inputs import MIB, read_bounded
from pesanlint.kinds import KINDS
from pesanlint.rule import Desk, Rule
from pesanlint.search.table import LiteralTable
from pesanlint.search.triggers import Triggers
from pesanlint.shipped import rules_root
from pesanlint.store import folder as caching

_PACKAGE = Path(__file__).parents[1]
_INPUTS = (".yaml", ".tsv", ".txt")
_LARGEST = 16 * MIB
"""Bytes. No input of a guideline is bigger."""
_LEFT_OUT = frozenset(["examples"])
"""Fields that no check reads."""


class Compiled(NamedTuple):
    """A configuration with its guideline, and a name for the two: the same as long as they and the program are."""

    file: ConfigFile
    guideline: Guideline
    identity: str
    """Empty where there is no cache."""


def ready(config: Path | None, *, allow_outside: bool = False) -> Compiled:
    """A configuration and the guideline that it asks for, from the cache or from its files.

    Args:
        config: the configuration; None for the defaults, as seen from the working folder.
        allow_outside: whether it may name files outside its project.

    Raises:
        GuidelineError: one of them is wrong.
    """
    found = fetch(config, allow_outside=allow_outside)
    return found or compiled(config, load_config(config, allow_outside=allow_outside))


def compiled(config: Path | None, file: ConfigFile) -> Compiled:
    """A configuration with the guideline that it asks for, loaded from its files and kept in the cache.

    Raises:
        GuidelineError: something in it is wrong.
    """
    from pesanlint.guideline.loading import load

    guideline = load(file)
    triggers = Triggers.of(guideline.rules, guideline.desk)
    return Compiled(file, guideline._replace(triggers=triggers), _store(config, file, guideline, triggers))


def fetch(config: Path | None, *, allow_outside: bool = False) -> Compiled | None:
    """A configuration and its guideline from the cache, if they are there and still hold."""
    path = _place(config, allow_outside=allow_outside)
    data = caching.read(path) if path else None
    if data is None:
        return None
    try:
        start = data.index(b"\n") + 1
        known = json.loads(data[:start])
        folders, files = map(Path, known["folders"]), map(Path, known["files"])
        body = memoryview(data)[start:]
        first, rest, words, parts, *rules = (body[a:b] for a, b in pairwise(accumulate(known["lengths"], initial=0)))
        whole = _hash(_dumped([known["lengths"], known["rules"]]), first, rest, words, parts)
        if known["whole"] != whole or known["inputs"] != _inputs(folders, files):
            return None
        decoder = _Decoder()
        asked, desk, layers = map(decoder.decode, json.loads(bytes(first)))
        file = ConfigFile(asked, config.absolute().parent if config else Path.cwd(), None, allow_outside)
        stored = _StoredRules(
            list(zip(rules, known["rules"], strict=True)),
            decoder,
            lambda: compiled(config, load_config(config, allow_outside=allow_outside)).guideline.rules,
        )
        ids, word_ends, part_ends, keys, *further = json.loads(bytes(rest))
        tables = LiteralTable(words, word_ends), LiteralTable(parts, part_ends)
        triggers = Triggers(ids, *tables, frozenset(keys), *further)
        guideline = Guideline(stored, layers, desk, triggers)
    except _DAMAGED:
        return None
    if not isinstance(file.config, Config) or not isinstance(desk, Desk):
        return None
    return Compiled(file, guideline, _identity(known["inputs"]))


def _store(config: Path | None, file: ConfigFile, guideline: Guideline, triggers: Triggers) -> str:
    """Keep a configuration and its guideline, and say their identity; an empty one where they cannot be kept."""
    path = _place(config, allow_outside=file.allow_outside)
    if path is None:
        return ""
    first = [_encoded(one) for one in (file.config, guideline.desk, guideline.layers)]
    ids, by_word, by_part, keys, *further = triggers
    rest = (ids, by_word.ends, by_part.ends, sorted(keys), *further)
    always = [_dumped(first), _dumped(rest), bytes(by_word.data), bytes(by_part.data)]
    rules = [_dumped(_encoded(rule)) for rule in guideline.rules]
    folders, files = sorted(set(_folders(config, file, guideline))), sorted(set(_files(config, file)))
    inputs = _inputs(folders, files)
    lengths, hashes = list(map(len, (*always, *rules))), list(map(_hash, rules))
    head = {
        "inputs": inputs, "whole": _hash(_dumped([lengths, hashes]), *always), "lengths": lengths, "rules": hashes,
        "folders": list(map(str, folders)), "files": list(map(str, files)),
    }  # fmt: skip
    caching.write(path, _dumped(head) + b"\n" + b"".join((*always, *rules)))
    caching.clear_old(path.parent, "guideline-*.json")
    return _identity(inputs)


def _identity(inputs: str) -> str:
    return _hash(f"{inputs}\0{_program()}".encode())


def _place(config: Path | None, *, allow_outside: bool) -> Path | None:
    """The file in the cache; None where there is no cache, or the defaults are not what they usually are."""
    folder = caching.folder()
    if folder is None or (config is None and (Path.cwd() / Config().guideline).is_dir()):
        return None
    name = _hash(f"{config.absolute() if config else ''}\0{allow_outside}\0{_program()}".encode("utf-8", "surrogateescape"))
    return folder / f"guideline-{name[:32]}.json"


@cache
def _program() -> str:
    """What changes when the program does: Python's version, and size and time of each of our modules."""
    modules = ((entry.path, entry.stat()) for entry in _modules(str(_PACKAGE)))
    stamps = sorted((path, status.st_size, status.st_mtime_ns) for path, status in modules)
    return repr((sys.version_info[:2], *stamps))


def _modules(folder: str) -> "Iterator[os.DirEntry[str]]":
    for entry in os.scandir(folder):
        if entry.name.endswith(".py"):
            yield entry
        elif entry.is_dir():
            yield from _modules(entry.path)


def _folders(config: Path | None, file: ConfigFile, guideline: Guideline) -> Iterator[Path]:
    """All folders in which a changed, new or removed file can change the guideline."""
    shipped = rules_root()
    yield from (path for path in shipped.iterdir() if path.is_dir())
    if config is not None:
        yield from (file.folder / "data", file.folder / file.config.guideline)
    own = {layer.folder for layer in guideline.layers if layer.folder and not layer.folder.is_relative_to(shipped)}
    for folder in own:
        yield from (folder, folder / "data", folder.parent / "data")
        yield from (folder.parent / layer.name for layer in guideline.layers)


def _files(config: Path | None, file: ConfigFile) -> Iterator[Path]:
    if config is not None:
        yield config.absolute()
    for own in (file.config.roster, file.config.facts):
        if own:
            yield file.folder / own


def _inputs(folders: Iterable[Path], files: Iterable[Path]) -> str:
    """A hash of all that a guideline was made of."""
    found = hashlib.sha256()
    for folder in folders:
        found.update(f"{folder}\0".encode("utf-8", "surrogateescape"))
        for name in sorted(path.name for path in folder.iterdir()) if folder.is_dir() else ():
            if name.endswith(_INPUTS):
                _add(found, folder / name)
    for path in files:
        _add(found, path)
    return found.hexdigest()


def _add(found: "hashlib._Hash", path: Path) -> None:
    try:
        content = read_bounded(path, _LARGEST)
    except OSError:  # loading says why
        content = b""
    found.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)


def _hash(*data: bytes | memoryview) -> str:
    found = hashlib.sha256()
    for one in data:
        found.update(one)
    return found.hexdigest()


def _dumped(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


# Tuples are JSON lists. Whatever JSON has no word for is an object with one key: what it is.


def _encoded(value: Any) -> Any:
    match value:
        case Level():
            return {"level": value.value}
        case None | str() | bool() | int() | float():
            return value
        case ((str(), str()), *_) if all(_is_pair(one) for one in value):
            return {"pairs": ["\n".join(words) for words in zip(*value, strict=True)]}  # derived forms: tens of thousands
        case tuple():
            return [_encoded(one) for one in value]
        case list():
            return {"list": [_encoded(one) for one in value]}
        case dict():
            return {"dict": {name: _encoded(one) for name, one in value.items()}}
        case dt.date():
            return {"date": value.isoformat()}
        case Path():
            return {"path": str(value)}
    from decimal import Decimal

    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    changed = {
        field.name: _encoded(getattr(value, field.name))
        for field in fields(value)
        if field.name not in _LEFT_OUT and getattr(value, field.name) != _default(field)
    }
    return {f"{type(value).__module__}:{type(value).__qualname__}": changed}


def _is_pair(value: Any) -> bool:
    return type(value) is tuple and list(map(type, value)) == [str, str] and "\n" not in "".join(value)


def _default(field: "Field[Any]") -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


_DAMAGED = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, ImportError, RecursionError, OSError, ArithmeticError,
)  # fmt: skip
"""What may come of reading an entry that is none of ours."""


class _StoredRules(Sequence[Rule]):
    """Rules, each made from its piece of the cache when it is asked for: on one text few of them can fire.

    Args:
        pieces: the rules as JSON, each with its checksum.
        decoder: what makes them.
        load: makes all of them anew, in case a piece is damaged.
    """

    def __init__(self, pieces: list[tuple[memoryview, str]], decoder: "_Decoder", load: Callable[[], Sequence[Rule]]) -> None:
        self._pieces, self._decoder, self._load = pieces, decoder, load
        self._made: dict[int, Rule] = {}
        self._anew: Sequence[Rule] = ()

    def __len__(self) -> int:
        return len(self._pieces)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        if index not in self._made:
            self._made[index] = self._read(index)
        return self._made[index]

    def _read(self, index: int) -> Rule:
        try:
            piece, checksum = self._pieces[index]
            rule = self._decoder.decode(json.loads(bytes(piece))) if _hash(piece) == checksum else None
            if isinstance(rule, Rule):
                return rule
        except _DAMAGED:
            if index >= len(self):
                raise
        self._anew = self._anew or self._load()
        return self._anew[index]


class _Decoder:
    """Turns data back into what it was. Only the classes that a guideline is made of are made, and none of their code runs."""

    def __init__(self) -> None:
        self._classes: dict[str, tuple[type, dict[str, Any]]] = {}

    def decode(self, value: Any) -> Any:
        """What the data stands for."""
        if isinstance(value, list):
            return tuple([one if type(one) is str else self.decode(one) for one in value])
        if not isinstance(value, dict):
            return value
        ((name, inner),) = value.items()
        match name:
            case "level":
                return Level(inner)
            case "pairs":
                return tuple(zip(*(words.split("\n") for words in inner), strict=True))
            case "list":
                return list(map(self.decode, inner))
            case "dict":
                return {key: self.decode(one) for key, one in inner.items()}
            case "date":
                return dt.date.fromisoformat(inner)
            case "decimal":
                from decimal import Decimal  # no guideline but one with figures in it needs that

                return Decimal(inner)
            case "path":
                return Path(inner)
        if name not in self._classes:
            self._classes[name] = _class(name)
        made, defaults = self._classes[name]
        one: Any = object.__new__(made)
        for key, default in defaults.items():
            object.__setattr__(one, key, self.decode(inner[key]) if key in inner or default is MISSING else default)
        return one


def _class(name: str) -> tuple[type, dict[str, Any]]:
    """A class that a guideline is made of, and the defaults of its fields.

    Raises:
        ValueError: it is none.
    """
    module, _, own = name.partition(":")
    known = {f"pesanlint.kinds.{kind}" for kind in KINDS} | {"pesanlint.rule", "pesanlint.desk.roster", "pesanlint.desk.facts"}
    if module not in known | {Config.__module__, Layer.__module__}:
        raise ValueError(name)
    found = getattr(import_module(module), own)
    if not isinstance(found, type) or not is_dataclass(found):
        raise ValueError(name)
    return found, {field.name: _default(field) for field in fields(found)}
