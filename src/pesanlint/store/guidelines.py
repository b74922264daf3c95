"""Caches compiled guidelines: a configuration and its rules, read without YAML and the validator.

An entry is valid while all inputs of the guideline are byte for byte the same, and so is the program. After a change, only its
consequences are computed again (`store.memory`). If anything is wrong with an entry, the guideline is loaded without memory.
"""

import os
import time
from collections import defaultdict
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pesanlint.desk.desk import Desk
from pesanlint.guideline.config import Config, ConfigFile
from pesanlint.guideline.config_file import load_config
from pesanlint.guideline.guideline import Guideline
from pesanlint.guideline.triggers import Triggers
from pesanlint.records import NamedTuple
from pesanlint.search.index import Index, Parts
from pesanlint.store import inputs, program
from pesanlint.store.codec import DAMAGED, Decoder, encoded
from pesanlint.store.database import Database, Unavailable, checksum, database, packed, unpacked
from pesanlint.store.pieces import Entry, StoredRules, StoredTable

if TYPE_CHECKING:
    from pesanlint.guideline.loading import Loaded
    from pesanlint.store.memory import StoredMemory

_DAY = 24 * 3600 * 10**9
_KEPT, _REPLACED_KEPT = 30 * _DAY, _DAY
"""Nanoseconds that an entry is kept, and that a replaced entry is kept, because a running process may still read it."""


class Compiled(NamedTuple):
    """A configuration with its guideline, and a hash that identifies both and the program."""

    file: ConfigFile
    guideline: Guideline
    identity: str
    """The hash; empty without a cache."""


def ready(config: Path | None, *, allow_outside: bool = False, examples: bool = False) -> Compiled:
    """A configuration and its guideline, from the cache or from its files.

    Args:
        config: the path of the configuration; None for the defaults in the working folder.
        allow_outside: whether it may refer to files outside its project.
        examples: whether to include the examples of rules, which no check reads.

    Raises:
        GuidelineError: the configuration or the guideline is invalid.
    """
    found = fetch(config, allow_outside=allow_outside, examples=examples)
    return found or compiled(config, load_config(config, allow_outside=allow_outside), examples=examples)


def compiled(config: Path | None, file: ConfigFile, *, examples: bool = False, trusting: bool = True) -> Compiled:
    """A configuration with its guideline, loaded from its files and stored in the cache.

    Args:
        config: the path of the configuration.
        file: its content.
        examples: whether to include the examples of rules.
        trusting: whether to use results in the cache.

    Raises:
        GuidelineError: the configuration or the guideline is invalid.
    """
    from pesanlint.guideline.loading import load

    where, store = inputs.place(config, allow_outside=file.allow_outside), database()
    if (
        where is not None
        and store is not None
        and any(_store(where, store, config, file, trusting=one) for one in (True, False)[not trusting :])
        and (found := fetch(config, allow_outside=file.allow_outside, examples=examples))
    ):
        return found._replace(file=file)
    guideline = load(file)
    return Compiled(file, guideline._replace(triggers=Triggers.of(guideline.rules, guideline.desk)), "")


def fetch(config: Path | None, *, allow_outside: bool = False, examples: bool = False) -> Compiled | None:
    """A configuration and its guideline from the cache; None if they are missing or no longer valid."""
    where, store = inputs.place(config, allow_outside=allow_outside), database()
    if where is None or store is None:
        return None
    try:
        rows = store.rows("SELECT id, checksum, data FROM guidelines WHERE place = ? ORDER BY made DESC LIMIT 1", where)
        if not rows or rows[0][1] != checksum(*rows[0][::2]):
            return None
        number, _, data = rows[0]
        known = unpacked(data)
        if not _is_valid(store, number, known):
            return None
        decoder = Decoder(by_entry=True)
        asked, desk, layers = map(decoder.decode, known["first"])
        folder = config.absolute().parent if config else Path.cwd()

        @cache
        def anew() -> Guideline:
            file = load_config(config, allow_outside=allow_outside)
            return compiled(config, file, examples=examples, trusting=False).guideline

        entry = Entry(store, number, anew)
        ids, pieces, of_examples, segments, parts, words, *further = known["rules"]
        owners = {number: tuple(rules) for number, rules in segments}
        tables = StoredTable(entry, "word", owners), StoredTable(entry, "part", owners)
        index = Index(*tables, Parts(*parts), None if words is None else frozenset(words))
        rules = StoredRules(entry, pieces, of_examples if examples else None, decoder)
        guideline = Guideline(rules, layers, desk, Triggers(ids, index, *further))
    except (Unavailable, *DAMAGED):
        return None
    if not isinstance(asked, Config) or not isinstance(desk, Desk):
        return None
    return Compiled(ConfigFile(asked, folder, None, allow_outside), guideline, program.hashed(known["inputs"], program.stamp()))


def _is_valid(store: Database, number: int, known: dict[str, Any]) -> bool:
    """Whether the inputs of a guideline are unchanged: by their times, and if these are others, by their content."""
    folders, files = known["folders"], known["files"]
    now = inputs.stamps(folders, files)
    if now and now == known["stamps"]:
        return True
    if inputs.inputs(map(Path, folders), map(Path, files)) != known["inputs"]:
        return False
    if now:
        data = packed({**known, "stamps": now})
        with suppress(Unavailable):
            store.write(("UPDATE guidelines SET checksum = ?, data = ? WHERE id = ?", [(checksum(number, data), data, number)]))
            store.settle()
    return True


def _store(place: str, store: Database, config: Path | None, file: ConfigFile, *, trusting: bool) -> bool:
    """Store a configuration and its guideline in the cache; return whether that succeeded.

    Raises:
        GuidelineError: the configuration or the guideline is invalid.
    """
    from pesanlint.guideline.loading import load_changed
    from pesanlint.guideline.memory import ForgottenError
    from pesanlint.store.memory import StoredMemory

    memory = StoredMemory(store, trusting=trusting)
    try:
        loaded = load_changed(file, memory)
        known = _head(loaded, memory, config, file)
        _write(store, place, memory, packed(known))
    except (ForgottenError, Unavailable):
        return False
    return True


def _head(loaded: "Loaded", memory: "StoredMemory", config: Path | None, file: ConfigFile) -> dict[str, object]:
    """The main record of a guideline in the cache, which refers to its pieces."""
    folders, files = inputs.folders(config, file, loaded.layers), inputs.files(config, file)
    kept, examples = memory.keep(loaded)
    owners: dict[int, list[int]] = defaultdict(list)
    untriggered: list[int] = []
    for index, (one, its) in enumerate(zip(loaded.rules, kept, strict=True)):
        if one.written.can_fire(loaded.desk):
            of_desk = memory.of_desk(one.written, loaded.desk)
            if of_desk is not None:
                owners[of_desk].append(index)
            if its.traits[0]:
                owners[its.segment].append(index)
            elif of_desk is None:
                untriggered.append(index)
    wary, dated, spacing, raw = ([index for index, its in enumerate(kept) if its.traits[trait]] for trait in (1, 2, 3, 4))
    return {
        "stamps": inputs.stamps(shown := list(map(str, folders)), named := list(map(str, files))),
        "inputs": inputs.inputs(folders, files), "folders": shown, "files": named,
        "first": [encoded(one) for one in (file.config, loaded.desk, loaded.layers)],
        "rules": [
            [one.written.id for one in loaded.rules], [its.piece for its in kept], examples, list(owners.items()),
            tuple(memory.parts(list(owners))), memory.few_words(list(owners)), untriggered, wary, dated, spacing, raw,
        ],
    }  # fmt: skip


def _write(store: Database, place: str, memory: "StoredMemory", data: bytes) -> None:
    """Write a guideline and its new pieces, and delete those that are no longer used.

    Raises:
        Unavailable: the cache cannot be written.
    """
    number, now = int.from_bytes(os.urandom(7), "big"), time.time_ns()
    old = store.rows(
        "SELECT id FROM guidelines WHERE made < ? OR (place = ? AND made < ?)", now - _KEPT, place, now - _REPLACED_KEPT
    )
    clearing = (
        ("DELETE FROM guidelines WHERE id = ?", old),
        ("DELETE FROM uses WHERE guideline = ?", old),
        ("DELETE FROM pieces WHERE key NOT IN (SELECT key FROM uses)", [()]),
        ("DELETE FROM literals WHERE 's' || segment NOT IN (SELECT key FROM uses)", [()]),
    )
    store.write(
        ("INSERT INTO guidelines VALUES (?, ?, ?, ?, ?)", [(number, place, now, checksum(number, data), data)]),
        ("INSERT INTO uses VALUES (?, ?)", [(number, key) for key in memory.uses]),
        ("INSERT OR REPLACE INTO pieces VALUES (?, ?, ?)", memory.new.values()),
        ("INSERT OR REPLACE INTO literals VALUES (?, ?, ?, ?, ?)", memory.literals),
        *(clearing if old else ()),
    )
    store.settle()
