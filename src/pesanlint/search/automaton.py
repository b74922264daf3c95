"""All needles found in one pass over a text: who waits for what occurs in it, and where.

Most needles are or hold a whole word, and are looked up word by word of the text. The others are found by one Aho-Corasick
automaton. To build it takes as long as to look them up in a few texts, by some characters of theirs; so that is done at first.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence, Set
from functools import cached_property

from pesanlint.deferred import deferred
from pesanlint.search.folding import Folded, Hit, letters_only
from pesanlint.search.index import Index, may_occur, parts
from pesanlint.search.needles import Waiting

_REMEMBERED = 200_000
"""Words of texts."""
_HALVES = deferred("[\ud800-\udfff]")
_WORTH_IT = 20_000
"""Characters of texts. To look up literals in so many takes as long as to build the automaton."""


Place = tuple[int, Hit]
"""In which block something occurs, and where there."""


class Automaton:
    """Finds all needles of an index at once.

    Args:
        index: the needles.
        stem: a shorter word that a word of the text is looked up by as well, such as that before an enclitic; empty for none.
    """

    def __init__(self, index: Index, stem: Callable[[str], str] = lambda _: "") -> None:
        self._by_word, self._by_part, self._parts = index
        self._stem = stem
        self._looking_up = _WORTH_IT
        self._asked: set[str] = set()
        self._awaited: dict[str, list[tuple[int, Waiting]]] = {}
        """What waits for each word of a text, by itself or by its stem; and how many characters before the word it begins."""

    @cached_property
    def _few(self) -> "_Search":
        return _Search(self._by_part.literals())

    def hits(self, text: Folded, starts: Sequence[int] = (0,)) -> dict[int, list[Place]]:
        """Where the needles of each owner occur in the text; owners without a hit are left out.

        Args:
            text: the text.
            starts: where its blocks begin, in order; hits are told block by block.
        """
        hits: dict[int, list[Place]] = {}
        read, new = text.read, tuple.__new__
        for start, end, (literal, owners, cased) in self._elsewhere(text.text) + self._in_words(text):
            if cased and (more := cased.get(read[start:end])):
                owners = owners + more
            if owners:
                index = bisect_right(starts, start, 1) - 1
                begin = starts[index]
                place = index, new(Hit, (start - begin, end - begin, literal))  # half the time of calling it
                for owner in owners:
                    if owner in hits:
                        hits[owner].append(place)
                    else:
                        hits[owner] = [place]
        return hits

    def _elsewhere(self, text: str) -> "list[_Found]":
        """Occurrences of the needles that are not looked up by words."""
        if len(text) <= self._looking_up:
            self._looking_up -= len(text)
            present = parts(text)
            waiting = (one for _, those in self._by_part.find(self._parts & present) for one in those)
            return _places(text, (one for one in waiting if may_occur(one[0], present)))
        self._looking_up = 0
        return self._few(text)

    def _in_words(self, folded: Folded) -> "list[_Found]":
        """Occurrences of the others, told at the words that they are looked up by: one pass over the text for all of them."""
        if new := folded.words - self._asked:
            self._ask(new)
        found: list[_Found] = []
        text, awaited, at = folded.text, self._awaited, 0
        for piece in folded.pieces:
            if piece in awaited:
                for before, one in awaited[piece]:
                    start = at - before
                    if start >= 0 and text.startswith(one[0], start):
                        found.append((start, start + len(one[0]), one))
            at += len(piece) + 1
        return found

    def _ask(self, words: Set[str]) -> None:
        """Look up words that no text before had; of those that are no needles a bounded number is remembered."""
        if len(self._asked) > _REMEMBERED:
            self._asked.clear()
        self._asked |= words
        stems = {word: stem for word in words if (stem := self._stem(word))}
        known = dict(self._by_word.find(words | set(stems.values())))
        for word in words:
            keys = (word, stems[word]) if word in stems else (word,)
            if waiting := [(_place_in(one[0], key), one) for key in keys for one in known.get(key, ())]:
                self._awaited[word] = waiting


def _place_in(literal: str, word: str) -> int:
    """Where a word stands in a literal by itself; within it if possible, since an end may be part of a longer word."""
    places: list[int] = []
    at = 0
    for piece in letters_only(literal).split(" "):
        if piece == word:
            places.append(at)
        at += len(piece) + 1
    return next((at for at in places if 0 < at < len(literal) - len(word)), places[0])


_Found = tuple[int, int, Waiting]
"""Where a literal occurs in a folded text, and the literal with those who wait for it."""


def _places(text: str, those: Iterable[Waiting]) -> list[_Found]:
    """Where literals occur."""
    found: list[_Found] = []
    for one in those:
        literal = one[0]
        at = text.find(literal)
        while at >= 0:
            found.append((at, at + len(literal), one))
            at = text.find(literal, at + 1)
    return found


class _Search:
    """Literals in an automaton."""

    def __init__(self, literals: Iterable[Waiting]) -> None:
        import ahocorasick_rs

        self._literals = list(literals)
        texts = [literal for literal, *_ in self._literals]
        self._automaton = ahocorasick_rs.AhoCorasick(texts) if texts else None

    def __call__(self, text: str) -> list[_Found]:
        """Every occurrence, in order of its end."""
        if self._automaton is None:
            return []
        literals = self._literals
        try:
            places = self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # half of a character that takes two in UTF-16: no text, but Python may have it in one
            places = self._automaton.find_matches_as_indexes(_HALVES().sub("\ufffd", text), overlapping=True)
        return [(start, end, literals[index]) for index, start, end in places]
