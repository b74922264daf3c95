"""Literals by a word or some characters in them, with the rules that wait for them: ready at once, however many they are.

A guideline has a hundred thousand literals, and a text a few hundred words. To put all of them into a dictionary or an
automaton would take longer than the check of one text, so they are kept as they come from the cache, in buckets of text, and a
bucket is looked into when a text has a key that falls into it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, Self
from zlib import crc32

_BUCKET, _ENTRY, _FIELD = "\x1d", "\x1e", "\x1f"
"""What parts buckets, entries and fields: characters that are meant for that. In literals they are written otherwise."""
_ESCAPES = {character: f"\x1c{number}" for number, character in enumerate("\x1c\x1d\x1e\x1f")}
_ESCAPED = str.maketrans(_ESCAPES)
_IN_A_BUCKET = 8

Rules = tuple[int, ...]
"""Rules by their index in the guideline."""
Waiting = tuple[str, Rules, dict[str, Rules]]
"""A literal with the rules that wait for it in whatever letter case, and with those that wait for it in a certain one."""


class LiteralTable(NamedTuple):
    """Literals, each by a key that a text must have for it to stand in it."""

    buckets: Sequence[str]
    """At least one. The checksum of a key says which bucket its literals are in."""

    @classmethod
    def of(cls, literals: Mapping[str, Sequence[Waiting]]) -> Self:
        """The table of literals that are given by key."""
        buckets: list[list[str]] = [[""] for _ in range(sum(map(len, literals.values())) // _IN_A_BUCKET + 1)]
        for key, those in literals.items():
            buckets[_place(key, len(buckets))] += (_written(key, one) for one in those)
        return cls([_ENTRY.join([*entries, ""]) for entries in buckets])

    def packed(self) -> str:
        """All of it as one text."""
        return _BUCKET.join(self.buckets)

    @classmethod
    def unpacked(cls, text: str) -> Self:
        """The table from what `packed` made."""
        return cls(text.split(_BUCKET))

    def get(self, key: str) -> list[Waiting]:
        """The literals that a text with this key may hold."""
        return [_read(key, entry) for entry in self._entries(key)]

    def standing(self, keys: Iterable[str], text: str) -> Iterator[Waiting]:
        """The literals of these keys that stand in a text."""
        for key in keys:
            for entry in self._entries(key):
                if _literal(key, entry[: entry.index(_FIELD)]) in text:
                    yield _read(key, entry)

    def literals(self) -> Iterator[Waiting]:
        """All of them."""
        for bucket in self.buckets:
            for entry in bucket.split(_ENTRY)[1:-1]:
                key, _, rest = entry.partition(_FIELD)
                yield _read(_unescaped(key), rest)

    def _entries(self, key: str) -> Sequence[str]:
        """What is written of each literal with a key, behind the key."""
        bucket, start = self.buckets[_place(key, len(self.buckets))], _ENTRY + _escaped(key) + _FIELD
        return [entry.partition(_ENTRY)[0] for entry in bucket.split(start)[1:]] if start in bucket else ()


def _place(key: str, buckets: int) -> int:
    return crc32(key.encode("utf-8", "surrogatepass")) % buckets


def _written(key: str, one: Waiting) -> str:
    literal, rules, cased = one
    in_cases = (field for text, those in cased.items() for field in (_escaped(text), _listed(those)))
    return _FIELD.join([_escaped(key), _escaped(literal) if literal != key else "", _listed(rules), *in_cases])


def _read(key: str, entry: str) -> Waiting:
    literal, _, who = entry.partition(_FIELD)
    return _literal(key, literal), *_who(who)


def _literal(key: str, written: str) -> str:
    return _unescaped(written) if written else key


@cache  # many literals have the same rules waiting for them
def _who(written: str) -> tuple[Rules, dict[str, Rules]]:
    rules, *in_cases = written.split(_FIELD)
    cased = zip(in_cases[::2], in_cases[1::2], strict=True)
    return _rules(rules), {_unescaped(text): _rules(those) for text, those in cased}


def _escaped(text: str) -> str:
    return text if text.isprintable() else text.translate(_ESCAPED)


def _unescaped(text: str) -> str:
    if "\x1c" in text:
        for character, escape in reversed(_ESCAPES.items()):
            text = text.replace(escape, character)
    return text


def _listed(rules: Rules) -> str:
    return ",".join(map(str, rules))


def _rules(listed: str) -> Rules:
    return tuple(map(int, listed.split(","))) if listed else ()
