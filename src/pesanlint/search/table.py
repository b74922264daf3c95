"""Literals by a word or some characters in them, with the rules that wait for them: ready at once, however many they are.

A guideline has a hundred thousand literals, and a text a few hundred words. To put all of them into a dictionary or an
automaton would take longer than the check of one text, so they are kept as they come from the cache, in buckets of text, and a
bucket is looked into when a text has a key that falls into it.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple, Self
from zlib import crc32

_ENTRY, _FIELD = b"\x1e", b"\x1f"
"""What parts entries and fields: characters that are meant for that. In literals they are written otherwise."""
_ESCAPES = {character: f"\x1c{number}" for number, character in enumerate("\x1c\x1e\x1f")}
_ESCAPED = str.maketrans(_ESCAPES)
_IN_A_BUCKET = 32

Rules = tuple[int, ...]
"""Rules by their index in the guideline."""
Waiting = tuple[str, Rules, dict[str, Rules]]
"""A literal with the rules that wait for it in whatever letter case, and with those that wait for it in a certain one."""


class LiteralTable(NamedTuple):
    """Literals, each by a key that a text must have for it to stand in it."""

    data: bytes | memoryview
    """All buckets, one behind the other."""
    ends: Sequence[int]
    """Where each of them ends. There is at least one. The checksum of a key says which bucket its literals are in."""

    @classmethod
    def of(cls, literals: Mapping[str, Sequence[Waiting]]) -> Self:
        """The table of literals that are given by key."""
        buckets: list[list[bytes]] = [[b""] for _ in range(sum(map(len, literals.values())) // _IN_A_BUCKET + 1)]
        for key, those in literals.items():
            written = _written(key)
            buckets[crc32(written) % len(buckets)] += (_entry(written, one) for one in those)
        joined = [_ENTRY.join([*entries, b""]) for entries in buckets]
        return cls(b"".join(joined), list(accumulate(map(len, joined))))

    def get(self, key: str) -> list[Waiting]:
        """The literals that a text with this key may hold."""
        return [_waiting(key, entry) for entry in self._entries(key)]

    def literals(self) -> Iterator[Waiting]:
        """All of them."""
        for entry in bytes(self.data).split(_ENTRY):
            if entry:
                key, _, rest = entry.partition(_FIELD)
                yield _waiting(_read(key), rest)

    def _entries(self, key: str) -> Sequence[bytes]:
        """What is written of each literal with a key, behind the key."""
        written = _written(key)
        place, start = crc32(written) % len(self.ends), _ENTRY + written + _FIELD
        bucket = bytes(self.data[self.ends[place - 1] if place else 0 : self.ends[place]])
        return [entry.partition(_ENTRY)[0] for entry in bucket.split(start)[1:]] if start in bucket else ()


def _entry(key: bytes, one: Waiting) -> bytes:
    literal, rules, cased = one
    written = _written(literal)
    in_cases = (field for text, those in cased.items() for field in (_written(text), _listed(those)))
    return _FIELD.join([key, written if written != key else b"", _listed(rules), *in_cases])


def _waiting(key: str, entry: bytes) -> Waiting:
    literal, _, who = entry.partition(_FIELD)
    return _literal(key, literal), *_who(who)


def _literal(key: str, written: bytes) -> str:
    return _read(written) if written else key


@cache  # many literals have the same rules waiting for them
def _who(written: bytes) -> tuple[Rules, dict[str, Rules]]:
    rules, *in_cases = written.split(_FIELD)
    cased = zip(in_cases[::2], in_cases[1::2], strict=True)
    return _rules(rules), {_read(text): _rules(those) for text, those in cased}


def _written(text: str) -> bytes:
    return (text if text.isprintable() else text.translate(_ESCAPED)).encode("utf-8", "surrogatepass")


def _read(written: bytes) -> str:
    text = written.decode("utf-8", "surrogatepass")
    if "\x1c" in text:
        for character, escape in reversed(_ESCAPES.items()):
            text = text.replace(escape, character)
    return text


def _listed(rules: Rules) -> bytes:
    return ",".join(map(str, rules)).encode()


def _rules(listed: bytes) -> Rules:
    return tuple(map(int, listed.split(b","))) if listed else ()
