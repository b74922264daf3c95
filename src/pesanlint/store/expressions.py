"""Restores regular expressions compiled by an earlier run, as code of Python's engine, into the cache of `re`.

Compiling the hundred expressions that one text needs takes a seventh of the time of a start. Only this module uses private
names of `re`; on a Python where they differ, expressions are compiled as usual. The engine validates the code, so that damaged
code is rejected."""

import json
import re
import sys
from array import array
from binascii import a2b_base64, b2a_base64
from contextlib import suppress
from importlib import import_module
from typing import Any

from pesanlint.store import program
from pesanlint.store.database import Unavailable, checksum, database

_RE: Any = re
_MUCH = 1000
"""Characters of new expressions that are worth writing: compiling them takes some milliseconds of every start."""
_MOST = 480
"""Maximum number of expressions to keep; `re` forgets the oldest when it has 512."""
_WORD = "I"
"""Type code of the numbers that the engine runs: an array is read much faster than numbers in JSON."""
_restored: set[tuple[str, int]] = set()


def restore() -> None:
    """Put the kept expressions into the cache of `re`."""
    store = database()
    if store is None:
        return
    with suppress(Unavailable, ImportError, AttributeError, ValueError, TypeError, KeyError, RuntimeError, OverflowError):
        engine: Any = import_module("_sre")
        name = _name()
        for pattern, asked, flags, code, groups, names, numbers in json.loads(store.pieces([name])[name]):
            engine_code = array(_WORD, a2b_base64(code)).tolist()
            made = engine.compile(pattern, flags, engine_code, groups, names, tuple(numbers))
            _RE._cache[str, pattern, asked] = made
            _restored.add((pattern, asked))


def keep() -> None:
    """Keep the long expressions that this run has compiled. A run that loads a guideline needs others than most."""
    if "pesanlint.guideline.loading" in sys.modules:
        return
    with suppress(Unavailable, ImportError, AttributeError, ValueError, TypeError):
        found = {(pattern, flags) for sort, pattern, flags, *_ in _RE._cache if sort is str}
        if sum(len(pattern) for pattern, _ in found - _restored) < _MUCH or len(found) > _MOST or not (store := database()):
            return
        name, data = _name(), json.dumps([_plain(*one) for one in sorted(found)], separators=(",", ":"))
        store.write(("INSERT OR REPLACE INTO pieces VALUES (?, ?, ?)", [(name, checksum(name, data), data)]))
        store.settle()


def _plain(pattern: str, flags: int) -> list[object]:
    parsed = _RE._parser.parse(pattern, flags)
    code = _RE._compiler._code(parsed, flags)
    names, groups = parsed.state.groupdict, parsed.state.groups
    numbers: list[str | None] = [None] * groups
    for one, number in names.items():
        numbers[number] = one
    engine_code = b2a_base64(array(_WORD, map(int, code)).tobytes(), newline=False).decode("ascii")
    return [pattern, flags, flags | parsed.state.flags, engine_code, groups - 1, names, numbers]


def _name() -> str:
    return program.hashed("expressions", sys.version, program.stamp())
