"""Restores regular expressions compiled by an earlier run, as code of Python's engine, into the cache of `re`.

Compiling the hundred expressions that one text needs takes a seventh of the time of a start. Only this module uses private
names of `re`; on a Python where they differ, expressions are compiled as usual. The engine validates the code, so that damaged
code is rejected."""

import json
import re
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

from pesanlint.store import program
from pesanlint.store.database import Unavailable, checksum, database

_RE: Any = re
_MANY = 20
"""Minimum number of new expressions that are worth writing."""
_MOST = 300
"""Maximum number of expressions that are kept."""
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
            made = engine.compile(pattern, flags, code, groups, names, tuple(numbers))
            _RE._cache[str, pattern, asked] = made
            _restored.add((pattern, asked))


def keep() -> None:
    """Keep the expressions compiled in this run, if they are many."""
    with suppress(Unavailable, ImportError, AttributeError, ValueError, TypeError):
        found = {(pattern, flags) for sort, pattern, flags, *_ in _RE._cache if sort is str}
        if len(found - _restored) < _MANY or len(found) > _MOST or not (store := database()):
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
    return [pattern, flags, flags | parsed.state.flags, list(map(int, code)), groups - 1, names, numbers]


def _name() -> str:
    return program.hashed("expressions", sys.version, program.stamp())
