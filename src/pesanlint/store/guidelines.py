"""Compiled guidelines: a configuration and its rules in the cache, to do without YAML and the validator.

An entry holds for as long as everything that the guideline was made of is byte for byte the same, and the program is. Whatever
is wrong with it, the guideline is loaded anew.
"""

import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import cache
from pathlib import Path
from secrets import randbits
from typing import Any, Literal, NamedTuple

from pesanlint.desk.desk import Desk
from pesanlint.guideline.config import Config, ConfigFile, load_config
from pesanlint.guideline.guideline import Guideline
from pesanlint.guideline.triggers import Triggers
from pesanlint.inputs import MIB, read_bounded
from pesanlint.rule import Rule
from pesanlint.search.index import Index, MemoryTable, Table
from pesanlint.search.needles import Waiting
from pesanlint.shipped import rules_root
from pesanlint.store.codec import DAMAGED, Decoder, encoded
from pesanlint.store.database import Database, Row, Unavailable, checksum, database

_PACKAGE = Path(__file__).parents[1]
_INPUTS = (".yaml", ".tsv", ".txt")
_LARGEST = 16 * MIB
"""Bytes. No input of a guideline is bigger."""
_DAY = 24 * 3600 * 10**9
_KEPT, _REPLACED_KEPT = 30 * _DAY, _DAY
"""Nanoseconds that an entry is kept, and one that a newer one has replaced: a run that has begun may still read it."""


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
    place, store = _place(config, allow_outside=allow_outside), database()
    if place is None or store is None:
        return None
    try:
        rows = store.rows("SELECT id, checksum, data FROM guidelines WHERE place = ? ORDER BY made DESC LIMIT 1", place)
        if not rows or rows[0][1] != checksum(*rows[0][::2]):
            return None
        number, _, data = rows[0]
        known = json.loads(data)
        inputs = _inputs(map(Path, known["folders"]), map(Path, known["files"]))
        if known["inputs"] != inputs:
            return None
        decoder = Decoder()
        asked, desk, layers = map(decoder.decode, known["first"])
        folder = config.absolute().parent if config else Path.cwd()

        @cache
        def anew() -> Compiled:
            return compiled(config, load_config(config, allow_outside=allow_outside))

        entry = _Entry(store, number, anew)
        ids, parts, *further = known["triggers"]
        triggers = Triggers(ids, Index(_StoredTable(entry, "word"), _StoredTable(entry, "part"), frozenset(parts)), *further)
        guideline = Guideline(_StoredRules(entry, len(ids), decoder), layers, desk, triggers)
    except (Unavailable, *DAMAGED):
        return None
    if not isinstance(asked, Config) or not isinstance(desk, Desk):
        return None
    return Compiled(ConfigFile(asked, folder, None, allow_outside), guideline, _identity(inputs))


def _store(config: Path | None, file: ConfigFile, guideline: Guideline, triggers: Triggers) -> str:
    """Keep a configuration and its guideline, and say their identity; an empty one where they cannot be kept."""
    place, store = _place(config, allow_outside=file.allow_outside), database()
    if place is None or store is None:
        return ""
    ids, needles, *further = triggers
    folders, files = sorted(set(_folders(config, file, guideline))), sorted(set(_files(config, file)))
    inputs = _inputs(folders, files)
    known = {
        "inputs": inputs, "folders": list(map(str, folders)), "files": list(map(str, files)),
        "first": [encoded(one) for one in (file.config, guideline.desk, guideline.layers)],
        "triggers": [ids, sorted(needles.parts), *further],
    }  # fmt: skip
    number, now, data = randbits(62), time.time_ns(), _dumped(known)
    rules = ((str(index), _dumped(encoded(rule))) for index, rule in enumerate(guideline.rules))
    pieces = {"rule": rules, "word": _entries(needles.by_word), "part": _entries(needles.by_part)}
    gone = "SELECT id FROM guidelines WHERE made < ? OR (place = ? AND made < ?)"
    try:
        old = [row[:1] for row in store.rows(gone, now - _KEPT, place, now - _REPLACED_KEPT)]
        store.write(
            ("INSERT INTO guidelines VALUES (?, ?, ?, ?, ?)", [(number, place, now, checksum(number, data), data)]),
            *(("INSERT INTO pieces VALUES (?, ?, ?, ?, ?)", _summed(number, sort, rows)) for sort, rows in pieces.items()),
            ("DELETE FROM guidelines WHERE id = ?", old),
            ("DELETE FROM pieces WHERE guideline = ?", old),
        )
    except Unavailable:
        return ""
    return _identity(inputs)


def _summed(guideline: int, sort: str, pieces: Iterable[tuple[str, str]]) -> Iterator[Row]:
    return ((guideline, sort, key, checksum(guideline, sort, key, data), data) for key, data in pieces)


def _entries(table: Table) -> Iterator[tuple[str, str]]:
    assert isinstance(table, MemoryTable)
    return ((key, _dumped(those)) for key, those in table.entries.items())


def _identity(inputs: str) -> str:
    return _hash(f"{inputs}\0{_program()}".encode())


def _place(config: Path | None, *, allow_outside: bool) -> str | None:
    """The name of an entry; None where the defaults are not what they usually are."""
    if config is None and (Path.cwd() / Config().guideline).is_dir():
        return None
    return _hash(f"{config.absolute() if config else ''}\0{allow_outside}\0{_program()}".encode("utf-8", "surrogateescape"))


@cache
def _program() -> str:
    """What changes when the program does: Python's version, and size and time of each of our modules and lexicons."""
    modules = ((entry.path, entry.stat()) for entry in _modules(str(_PACKAGE)))
    stamps = sorted((path, status.st_size, status.st_mtime_ns) for path, status in modules)
    return repr((sys.version_info[:2], *stamps))


def _modules(folder: str) -> "Iterator[os.DirEntry[str]]":
    for entry in os.scandir(folder):
        if entry.name.endswith((".py", ".txt")):  # and lexicons
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


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _dumped(data: Any) -> str:
    return json.dumps(data, separators=(",", ":"))


class _Entry(NamedTuple):
    """Where the parts of a guideline lie, and how to load it anew where one of them is damaged or gone."""

    store: Database
    number: int
    anew: Callable[[], Compiled]

    def pieces(self, sort: str, keys: Iterable[str] | None = None) -> list[tuple[str, str]]:
        """Keys and data of the pieces of a sort: those with some keys, or all.

        Raises:
            Unavailable: a piece is damaged, or the entry was cleared away meanwhile.
        """
        query, values = "SELECT key, checksum, data FROM pieces WHERE guideline = ? AND sort = ?", [self.number, sort]
        if keys is not None:
            query += " AND key IN (SELECT value FROM json_each(?))"
            values.append(json.dumps(list(keys)))
        rows = self.store.rows(query, *values)
        is_whole = all(found == checksum(self.number, sort, key, data) for key, found, data in rows)
        if not is_whole or not self.store.rows("SELECT id FROM guidelines WHERE id = ?", self.number):
            raise Unavailable(sort)
        return [(key, data) for key, _, data in rows]


class _StoredTable:
    """A table of literals that is looked up in the cache."""

    def __init__(self, entry: _Entry, sort: Literal["word", "part"]) -> None:
        self._entry, self._sort = entry, sort

    def find(self, keys: Set[str]) -> Iterable[tuple[str, list[Waiting]]]:
        """Those of the keys that the table has, each with its literals."""
        try:
            pieces = self._entry.pieces(self._sort, keys) if keys else ()
            return [(key, list(map(_waiting, json.loads(data)))) for key, data in pieces]
        except (Unavailable, *DAMAGED):
            return self._anew().find(keys)

    def literals(self) -> Iterable[Waiting]:
        """All literals."""
        try:
            pieces = self._entry.pieces(self._sort)
            return [_waiting(one) for those in json.loads(f"[{','.join(data for _, data in pieces)}]") for one in those]
        except (Unavailable, *DAMAGED):
            return self._anew().literals()

    def _anew(self) -> Table:
        triggers = self._entry.anew().guideline.triggers
        assert triggers
        return triggers.needles.by_word if self._sort == "word" else triggers.needles.by_part


def _waiting(one: Any) -> Waiting:
    literal, owners, cased = one
    return literal, tuple(owners), {text: tuple(those) for text, those in cased.items()} if cased else cased


class _StoredRules(Sequence[Rule]):
    """Rules, each made from its row of the cache when it is asked for: on one text few of them can fire."""

    def __init__(self, entry: _Entry, number: int, decoder: Decoder) -> None:
        self._entry, self._number, self._decoder = entry, number, decoder
        self._made: dict[int, Rule] = {}

    def __len__(self) -> int:
        return self._number

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = range(self._number)[index]
        if at not in self._made:
            self._made[at] = self._read(at)
        return self._made[at]

    def _read(self, index: int) -> Rule:
        try:
            ((_, data),) = self._entry.pieces("rule", [str(index)])
            rule = self._decoder.decode(json.loads(data))
            if isinstance(rule, Rule):
                return rule
        except (Unavailable, *DAMAGED):
            pass
        return self._entry.anew().guideline.rules[index]
