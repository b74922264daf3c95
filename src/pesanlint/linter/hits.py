"""Where the triggers of rules occur in a text that changes; only new blocks are searched."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from sys import maxsize
from typing import Any

from pesanlint.reading.reading import Reading
from pesanlint.reading.told import PlacedHits
from pesanlint.search.folding import Hit


class Hits(Mapping[int, "Places"]):
    """Index of a rule → where its triggers occur.

    Args:
        reading: the document.
        search: returns the hits in a text, by the rules that they are triggers of.
        before: the hits before an edit.
    """

    def __init__(self, reading: Reading, search: Callable[[str], dict[int, list[Hit]]], before: "Hits | None") -> None:
        told = reading.told
        self.of_blocks = told.of(search)
        self._rules: frozenset[int] = told.union(search)
        self._starts = [*reading.starts, maxsize]
        self._documents: dict[int, list[Hit]] = {}
        self._known = before._documents if before else {}
        self._changed = range(told.head, len(self.of_blocks) - told.tail)
        """The blocks that are new."""
        self._since = before._starts[len(before.of_blocks) - told.tail] if before else 0

    def __iter__(self) -> Iterator[int]:
        return iter(self._rules)

    def __contains__(self, rule: object) -> bool:
        return rule in self._rules

    def __len__(self) -> int:
        return len(self._rules)

    def __getitem__(self, rule: int) -> "Places":
        return Places(self, rule)

    def in_document(self, rule: int) -> list[Hit]:
        """The hits of a rule, as spans of the document, in the order of the blocks."""
        if rule not in self._documents:
            self._documents[rule] = self._made(rule)
        return self._documents[rule]

    def _made(self, rule: int) -> list[Hit]:
        changed, starts = self._changed, self._starts
        known = self._known.get(rule)
        if known is None:
            return list(self.among(rule, range(len(self.of_blocks))))
        head = known[: bisect_left(known, starts[changed.start], key=_start)]
        tail = known[bisect_left(known, self._since, key=_start) :]
        if shift := starts[changed.stop] - self._since:
            new = tuple.__new__  # twice as fast as calling the class
            tail = [new(Hit, (start + shift, end + shift, trigger)) for start, end, trigger in tail]
        return [*head, *self.among(rule, changed), *tail]

    def among(self, rule: int, blocks: Iterable[int]) -> Iterator[Hit]:
        """The hits of a rule in some blocks, as spans of the document."""
        for at in blocks:
            by = self._starts[at]
            for start, end, trigger in self.of_blocks[at].get(rule, ()):
                yield Hit(start + by, end + by, trigger)


def _start(hit: Hit) -> int:
    return hit.start


class Places(PlacedHits):
    """Where the triggers of one rule occur."""

    def __init__(self, hits: Hits, rule: int) -> None:
        self._hits, self._rule = hits, rule

    def in_document(self) -> list[Hit]:
        """Where they occur, as spans of the document."""
        return self._hits.in_document(self._rule)

    def among(self, blocks: Iterable[int]) -> list[Hit]:
        """Those in some blocks."""
        return list(self._hits.among(self._rule, blocks))

    def __bool__(self) -> bool:
        return self._rule in self._hits

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.in_document())

    def __len__(self) -> int:
        return len(self.in_document())

    def __getitem__(self, at: Any) -> Any:
        return self.in_document()[at]
