"""Keeps tables derived from the shipped word lists (`kept`), each a piece named by the program and the stamps of its files."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from pesanlint import kept
from pesanlint.shipped import rules_root
from pesanlint.store import inputs, program
from pesanlint.store.codec import DAMAGED
from pesanlint.store.database import Row, Unavailable, checksum, database, packed, unpacked

_new: list[Row] = []


def use() -> None:
    """Look up tables in the cache from now on."""
    if database():
        kept.find.append(_find)


def keep() -> None:
    """Write the tables that this run has made."""
    if _new and (store := database()):
        with suppress(Unavailable):
            store.write(("INSERT OR REPLACE INTO pieces VALUES (?, ?, ?)", _new))
            store.settle()
        _new.clear()


def _find(name: str, files: Sequence[str], make: Callable[[], Any]) -> Any:
    folder = rules_root() / "data"
    stamps, store = inputs.stamps([], [str(folder / file) for file in files]), database()
    if not stamps or not store:  # a file was changed just now
        return make()
    key = program.hashed("table", program.stamp(), name, stamps)
    with suppress(Unavailable, *DAMAGED):
        return unpacked(store.pieces([key])[key])
    data = packed(value := make())
    _new.append((key, checksum(key, data), data))
    return value
