"""An index of needles by a word, or some characters, that a text must contain for the needle to occur in it.

A guideline has a hundred thousand literals, a text a few hundred words. So most literals are looked up by the words of the
text, which costs the same for fifty literals and for fifty thousand, and the tables may be in a database that is not read as a
whole."""

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from itertools import chain, filterfalse, groupby
from math import sqrt
from typing import Literal, Protocol, Self

from pesanlint.records import NamedTuple
from pesanlint.search.folding import ascii_words, folded, in_case
from pesanlint.search.needles import Needle, Waiting

_SHORTEST_WORD = 3
"""Minimum letters of the word by which a phrase is looked up."""
FREQUENT = frozenset("dan yang dengan dari untuk pada dalam tahun serta atau oleh akan ini itu tidak".split())
"""Words of nearly every text: phrases under them would be compared at each of their many places."""
_LENGTHS = (8, 4, 3)
"""Lengths, in characters, of the parts by which other literals are looked up; the first one that fits the literal is used."""

_NUMBERS: dict[int, Literal["Q", "I"]] = {8: "Q", 4: "I"}
"""Lengths of such parts that are compared as numbers, and the type codes of these."""


class Table(Protocol):
    """Literals, each under a key that a text must contain for it to occur."""

    def find(self, keys: Set[str]) -> Iterable[tuple[str, list[Waiting]]]:
        """The keys that are in the table, each with its literals."""
        ...

    def literals(self) -> Iterable[Waiting]:
        """All literals."""
        ...


class MemoryTable:
    """A `Table` in memory."""

    def __init__(self, entries: Mapping[str, list[Waiting]]) -> None:
        self.entries = entries

    def find(self, keys: Set[str]) -> Iterator[tuple[str, list[Waiting]]]:
        """The keys that are in the table, each with its literals."""
        return ((key, self.entries[key]) for key in keys & self.entries.keys())

    def literals(self) -> Iterator[Waiting]:
        """All literals."""
        return chain.from_iterable(self.entries.values())


class Parts(NamedTuple):
    """The keys of the literals that are looked up by some of their characters.

    A guideline has 38,000, a text a few hundred of them. As numbers in the byte order of the machine, one for each Latin-1
    character, they are compared with a text in half the time that it takes to make strings of them.
    """

    eights: bytes
    """Those of eight characters, one after the other."""
    fours: bytes
    """Those of four characters."""
    short: frozenset[str]
    """Those of three characters, or none."""
    odd: tuple[str, ...]
    """Those with characters beyond Latin-1."""

    @classmethod
    def of(cls, keys: Iterable[str]) -> Self:
        """Pack the keys."""
        given = set(keys)
        odd = {key for key in filterfalse(str.isascii, given) if len(key.encode("latin-1", "ignore")) < len(key)}
        of = {length: sorted(those) for length, those in groupby(sorted(given - odd, key=len), len)}
        eights, fours = ("".join(of.pop(length, ())).encode("latin-1") for length in _NUMBERS)
        return cls(eights, fours, frozenset(chain.from_iterable(of.values())), tuple(sorted(odd)))

    def within(self, text: str) -> set[str]:
        """The keys that occur in a text; and some that do not, if it has characters beyond Latin-1."""
        data = memoryview(text.encode("latin-1", "replace"))
        found = {"", *_stretches(text, _LENGTHS[-1])}.intersection(self.short)
        for (length, code), keys in zip(_NUMBERS.items(), (self.eights, self.fours), strict=True):
            present: set[int] = set()
            for at in range(length):
                present.update(data[at : len(data) - (len(data) - at) % length].cast(code))
            for number in present.intersection(memoryview(keys).cast(code)):
                found.add(number.to_bytes(length, sys.byteorder).decode("latin-1"))
        return found if text.isascii() else found.union(key for key in self.odd if key in text)


class Index(NamedTuple):
    """All needles; each folded literal is in one of the two tables."""

    by_word: Table
    """Literals that are or contain a whole word, under a word that the text must contain."""
    by_part: Table
    """All other literals, under some of their characters."""
    parts: Parts
    """The keys of `by_part`."""
    words: frozenset[str] | None = None
    """The keys of `by_word`, if they are few and known: then the table is not asked for other words."""

    @classmethod
    def of(cls, needles: Iterable[Needle], chance: Callable[[str], float] = lambda _: 1.0) -> Self:
        """Build the index of needles, with tables in memory.

        Args:
            needles: the needles.
            chance: tells how frequent a stretch of text is; rare ones make the better keys.
        """
        anyhow: dict[str, set[int]] = defaultdict(set)
        cased: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        inside: set[str] = set()
        for needle in needles:
            literal = in_case(needle.text) if needle.cased else folded(needle.text)
            if not literal:
                continue
            text = literal.lower()
            owners = anyhow[text]
            (cased[text][literal] if needle.cased else owners).add(needle.owner)
            if not needle.whole:
                inside.add(text)
        by_word = _by_word(anyhow, inside)
        by_part = _by_part(anyhow.keys() - by_word.values(), chance)

        def waiting(text: str) -> Waiting:
            in_cases = {literal: tuple(sorted(owners)) for literal, owners in cased[text].items()} if text in cased else {}
            return text, tuple(sorted(anyhow[text])), in_cases

        return cls(
            MemoryTable({word: [waiting(text)] for word, text in by_word.items()}),
            MemoryTable({part: list(map(waiting, texts)) for part, texts in by_part.items()}),
            Parts.of(by_part),
        )


def _stretches(text: str, length: int) -> set[str]:
    return {text[at : at + length] for at in range(len(text) - length + 1)}


def _by_part(literals: Iterable[str], chance: Callable[[str], float]) -> dict[str, list[str]]:
    """Literals under a part that is rare and that few literals share, or under the empty string if they are too short."""
    of_each = {one: _longest_parts(one) for one in sorted(literals)}
    counts = Counter(part for those in of_each.values() for part in those)
    found: dict[str, list[str]] = defaultdict(list)
    for literal, those in of_each.items():
        found[min(those, key=lambda part: (chance(part) * sqrt(counts[part]), part))].append(literal)
    return found


def _longest_parts(literal: str) -> set[str]:
    return next((found for length in _LENGTHS if (found := _stretches(literal, length))), {""})


def _by_word(literals: Iterable[str], inside: Collection[str]) -> dict[str, str]:
    """Words under themselves, and phrases under their longest whole word if no other literal has the same key.

    Of several longest words the last is used. A word that many phrases share is a common one: searching for each of them costs
    more than searching for all at once.

    Args:
        literals: the folded literals.
        inside: the literals that may begin and end within a word.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for literal in literals:
        if word := max(reversed(_whole_words(literal, is_part=literal in inside)), key=len, default=""):
            found[word].append(literal)
    lone = {word: word if word in those else those[0] for word, those in found.items() if word in those or len(those) == 1}
    return {
        word: literal
        for word, literal in lone.items()
        if literal == word or (len(word) >= _SHORTEST_WORD and word not in FREQUENT)
    }


def _whole_words(literal: str, *, is_part: bool) -> list[str]:
    words = ascii_words(literal)
    if is_part and words and literal.endswith(words[-1]):
        words.pop()
    if is_part and words and literal.startswith(words[0]):
        words.pop(0)
    return words
