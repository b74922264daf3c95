"""Tables derived from the shipped word lists. The cache keeps them: to derive one takes longer than what a text asks of it."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")
Find = Callable[[str, Sequence[str], Callable[[], Any]], Any]
"""Returns the table of a name and the files that it depends on, or else makes it."""


def _made(name: str, files: Sequence[str], make: Callable[[], Any]) -> Any:
    return make()


find: list[Find] = [_made]
"""The last one is asked. The store adds its own (`store.tables`)."""


def kept(*files: str) -> Callable[[Callable[[], T]], Callable[[], T]]:
    """Keep what a function returns: texts, numbers, and tuples, mappings and sets of them, derived from files of `rules/data`.

    Args:
        files: the names of all these files.
    """

    def of(make: Callable[[], T]) -> Callable[[], T]:
        def table() -> T:
            found: T = find[-1](f"{make.__module__}.{make.__qualname__}", files, make)
            return found

        return cache(table)

    return of
