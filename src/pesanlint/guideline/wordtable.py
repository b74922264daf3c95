"""Literals by a word in them, with the rules that wait for them: ready at once, however many they are.

A guideline has tens of thousands of literals, and a text a few hundred words. To put all of them into a dictionary would take
longer than the check of one text, so they are kept as they come from the cache, in buckets of text, and a bucket is looked into
when a text has a word that falls into it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Self
from zlib import crc32

BETWEEN = "\x7f"
"""What parts literals in the cache: a character that hardly any has, and that JSON need not escape."""
_IN_A_BUCKET = 16

Waiting = tuple[str, tuple[int, ...]]
"""A literal with the rules that wait for it, by their index in the guideline."""


class WordTable(NamedTuple):
    """Literals, each by a word of ASCII letters and digits that a text must have for it to stand in it."""

    buckets: Sequence[str]
    """At least one. A word's literal stands in the one that its checksum says: word, rules, literal if it is not the word."""

    @classmethod
    def of(cls, literals: Mapping[str, Waiting]) -> Self:
        """The table of literals that are given by word.

        Raises:
            ValueError: a literal has the character in it that is to part them.
        """
        buckets: list[list[str]] = [[""] for _ in range(len(literals) // _IN_A_BUCKET + 1)]
        for word, (literal, rules) in literals.items():
            if BETWEEN in literal:
                raise ValueError(literal)
            entry = f"{word} {','.join(map(str, rules))} {literal if literal != word else ''}"
            buckets[_place(word, len(buckets))].append(entry)
        return cls([BETWEEN.join([*entries, ""]) for entries in buckets])

    def get(self, word: str) -> Waiting | None:
        """The literal that a text with this word may hold; perhaps no rule waits for it in whatever letter case."""
        bucket = self.buckets[_place(word, len(self.buckets))]
        start = bucket.find(f"{BETWEEN}{word} ") + 1
        return _entry(bucket[start : bucket.index(BETWEEN, start)]) if start else None

    def literals(self) -> Iterator[Waiting]:
        """All of them."""
        for bucket in self.buckets:
            yield from map(_entry, bucket.split(BETWEEN)[1:-1])


def _place(word: str, buckets: int) -> int:
    return crc32(word.encode()) % buckets


def _entry(text: str) -> Waiting:
    word, rules, literal = text.split(" ", 2)
    return literal or word, tuple(map(int, rules.split(","))) if rules else ()
