"""Identifies the program, so that cached data is computed again after it changes."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pesanlint.hashing import sha256

_PACKAGE = Path(__file__).parents[1]


@cache
def stamp() -> str:
    """A hash that changes with the program: Python's version, and size and time of each of our modules and lexicons."""
    modules = ((entry.path, entry.stat()) for entry in _modules(str(_PACKAGE)))
    stamps = sorted((path, status.st_size, status.st_mtime_ns) for path, status in modules)
    return hashed(repr((sys.version_info[:2], *stamps)))


def _modules(folder: str) -> "Iterator[os.DirEntry[str]]":
    for entry in os.scandir(folder):
        if entry.name.endswith((".py", ".txt")):  # and lexicons
            yield entry
        elif entry.name != "__pycache__" and entry.is_dir():
            yield from _modules(entry.path)


def hashed(*parts: str | bytes) -> str:
    """A hash of texts or bytes."""
    found = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(b"%d\0" % len(data) + data)
    return found.hexdigest()[:32]
