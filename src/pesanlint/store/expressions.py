"""Restores regular expressions compiled by an earlier run: code of Python's engine into the cache of `re`, and patterns of
`regex` that no rule keeps itself into `search.patterns`.

Compiling the hundred expressions that one text needs takes a seventh of the time of a start, and the compiler of `regex` takes
as long as Python itself to import. Only this module uses private names of `re`; on a Python where they differ, expressions are
compiled as usual. Both engines validate the code, so that damaged code is rejected."""

import re
import sys
from array import array
from contextlib import suppress
from importlib import import_module
from typing import Any

from pesanlint.search import patterns
from pesanlint.store import program
from pesanlint.store.database import Unavailable, checksum, database, packed, unpacked

_RE: Any = re
_MUCH = 200
"""Characters of new expressions that are worth writing: compiling them takes some milliseconds of every start."""
_MOST = 480
"""Maximum number of expressions to keep; `re` forgets the oldest when it has 512."""
_WORD = "I"
"""Type code of the numbers that the engine runs: an array is read much faster than numbers in JSON."""
_CACHE = "_cache2" if hasattr(re, "_cache2") else "_cache"
"""The name of the cache that `re` looks into first."""
Stored = tuple[str, int, int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""An expression, the flags with which it is asked for, all its flags, its code, and its groups."""
_restored: dict[tuple[str, int], Stored] = {}


class _Restoring(dict[Any, Any]):
    """The cache of `re`, which restores an expression when it is asked for it."""

    def __init__(self, given: dict[Any, Any], kept: dict[Any, Stored]) -> None:
        super().__init__(given)
        self._kept = kept

    def __missing__(self, key: Any) -> Any:
        kept = self._kept.pop(key)  # raises KeyError where there is none
        try:
            pattern, _, flags, code, groups, names, numbers = kept
            self[key] = import_module("_sre").compile(pattern, flags, array(_WORD, code).tolist(), groups, names, numbers)
        except (ImportError, AttributeError, ValueError, TypeError, RuntimeError, OverflowError):
            _restored.pop(key[1:], None)
            raise KeyError(key) from None
        return self[key]


def restore() -> None:
    """Put the kept expressions into the cache of `re`."""
    store = database()
    if store is None:
        return
    with suppress(Unavailable, AttributeError, ValueError, TypeError, KeyError, EOFError, MemoryError):
        name = _name()
        of_re, of_regex = unpacked(store.pieces([name])[name])
        patterns.kept.update(of_regex)
        _restored.update((one[:2], one) for one in of_re)
        kept = {(str, *asked): one for asked, one in _restored.items()}
        setattr(_RE, _CACHE, _Restoring(getattr(_RE, _CACHE), kept))


def keep() -> None:
    """Keep what this run has compiled: patterns and long expressions. A run that loads a guideline needs others than most."""
    if "pesanlint.guideline.loading" in sys.modules:
        return
    with suppress(Unavailable, ImportError, AttributeError, ValueError, TypeError):
        compiled = {(pattern, flags) for sort, pattern, flags, *_ in getattr(_RE, _CACHE) if sort is str}
        found = compiled | _restored.keys()
        if sum(len(pattern) for pattern, _ in found - _restored.keys()) < _MUCH or len(found) > _MOST:
            found = set(_restored)
        new = sorted(patterns.asked - patterns.kept.keys())[: _MOST - len(patterns.kept)]
        if (len(found) == len(_restored) and not new) or not (store := database()):
            return
        of_regex = patterns.kept | {one: patterns.pickled(patterns.compiled(one[0], match_case=one[1])) for one in new}
        name, data = _name(), packed(([_restored.get(one) or _stored(*one) for one in sorted(found)], of_regex))
        store.write(("INSERT OR REPLACE INTO pieces VALUES (?, ?, ?)", [(name, checksum(name, data), data)]))
        store.settle()


def _stored(pattern: str, flags: int) -> Stored:
    parsed = _RE._parser.parse(pattern, flags)
    code = array(_WORD, map(int, _RE._compiler._code(parsed, flags))).tobytes()
    names, groups = parsed.state.groupdict, parsed.state.groups
    numbers: list[str | None] = [None] * groups
    for one, number in names.items():
        numbers[number] = one
    return pattern, flags, int(flags | parsed.state.flags), code, groups - 1, names, tuple(numbers)


def _name() -> str:
    return program.hashed("expressions", sys.version, program.stamp())
