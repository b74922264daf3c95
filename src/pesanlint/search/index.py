"""An index of needles: by a word or some characters that a text must have for the needle to occur in it.

A guideline has a hundred thousand literals, and a text a few hundred words. So most literals are looked up word by word of the
text, which costs the same for fifty of them and for fifty thousand, and the tables may lie where they need not be read whole.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from itertools import chain
from typing import NamedTuple, Protocol, Self

from pesanlint.search.folding import ascii_words, folded, in_case
from pesanlint.search.needles import Needle, Waiting

_SHORTEST_WORD = 3
"""Letters of a word that a phrase is looked up by."""
_AFFIX = 4
"""Length of the prefix and suffix tested before the full search."""
_LENGTHS = (8, _AFFIX, 3)
"""Characters of the parts that other literals are looked up by: the longest that the literal has."""


class Table(Protocol):
    """Literals, each by a key that a text must have for it to occur."""

    def find(self, keys: Set[str]) -> Iterable[tuple[str, list[Waiting]]]:
        """Those of the keys that the table has, each with its literals."""
        ...

    def literals(self) -> Iterable[Waiting]:
        """All literals."""
        ...


class MemoryTable:
    """A table in memory."""

    def __init__(self, entries: Mapping[str, list[Waiting]]) -> None:
        self.entries = entries

    def find(self, keys: Set[str]) -> Iterator[tuple[str, list[Waiting]]]:
        """Those of the keys that the table has, each with its literals."""
        return ((key, self.entries[key]) for key in keys & self.entries.keys())

    def literals(self) -> Iterator[Waiting]:
        """All literals."""
        return chain.from_iterable(self.entries.values())


class Index(NamedTuple):
    """All needles; each literal is in one of the tables, folded."""

    by_word: Table
    """Literals that are or hold a whole word, which a text must have for an occurrence that is of use."""
    by_part: Table
    """All others, by some characters in them."""
    parts: frozenset[str]
    """The keys of `by_part`."""

    @classmethod
    def of(cls, needles: Iterable[Needle]) -> Self:
        """The index of some needles, with tables in memory."""
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
        by_part = _by_part(anyhow.keys() - by_word.values())

        def waiting(text: str) -> Waiting:
            in_cases = {literal: tuple(sorted(owners)) for literal, owners in cased[text].items()} if text in cased else {}
            return text, tuple(sorted(anyhow[text])), in_cases

        return cls(
            MemoryTable({word: [waiting(text)] for word, text in by_word.items()}),
            MemoryTable({part: list(map(waiting, texts)) for part, texts in by_part.items()}),
            frozenset(by_part),
        )


def parts(text: str) -> set[str]:
    """What literals are looked up by in a text: some characters one behind the other, and nothing."""
    return {""}.union(*(_stretches(text, length) for length in _LENGTHS))


def may_occur(literal: str, present: Set[str]) -> bool:
    """Whether a literal may occur in a text that has these parts. To look for it there takes ten times as long."""
    return len(literal) < _AFFIX or (literal[:_AFFIX] in present and literal[-_AFFIX:] in present)


def _stretches(text: str, length: int) -> set[str]:
    return {text[at : at + length] for at in range(len(text) - length + 1)}


def _by_part(literals: Iterable[str]) -> dict[str, list[str]]:
    """Literals by those characters of theirs which the fewest have, and by nothing if they are too short."""
    of_each = {one: _longest_parts(one) for one in sorted(literals)}
    counts = Counter(part for those in of_each.values() for part in those)
    found: dict[str, list[str]] = defaultdict(list)
    for literal, those in of_each.items():
        found[min(those, key=lambda part: (counts[part], part))].append(literal)
    return found


def _longest_parts(literal: str) -> set[str]:
    return next((found for length in _LENGTHS if (found := _stretches(literal, length))), {""})


def _by_word(literals: Iterable[str], inside: Collection[str]) -> dict[str, str]:
    """Words by themselves, and phrases by their longest (and last) whole word if no other literal is looked up by it.

    A word that many phrases share is a common one: to look for each of them is more work than to look for all at once.

    Args:
        literals: folded literals.
        inside: those of them that may be parts of words at both ends.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for literal in literals:
        if word := max(reversed(_whole_words(literal, is_part=literal in inside)), key=len, default=""):
            found[word].append(literal)
    lone = {word: word if word in those else those[0] for word, those in found.items() if word in those or len(those) == 1}
    return {word: literal for word, literal in lone.items() if literal == word or len(word) >= _SHORTEST_WORD}


def _whole_words(literal: str, *, is_part: bool) -> list[str]:
    words = ascii_words(literal)
    if is_part and words and literal.endswith(words[-1]):
        words.pop()
    if is_part and words and literal.startswith(words[0]):
        words.pop(0)
    return words
