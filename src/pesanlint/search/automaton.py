"""Finds all needles in one pass over a text: the owners whose literals occur, and where.

Most needles are whole words or contain one, and are looked up by the words of the text. The others are found by one
Aho-Corasick automaton. Building it takes as long as looking them up by a few characters in some texts; so the first texts are
searched that way."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from functools import cached_property

from pesanlint.deferred import deferred
from pesanlint.search.folding import Folded, Hit, letters_only
from pesanlint.search.index import Index, MemoryTable
from pesanlint.search.needles import Waiting

_REMEMBERED = 200_000
"""Maximum number of words of texts that are remembered."""
_HALVES = deferred("[\ud800-\udfff]")
_WORTH_IT = 20_000
"""Characters of texts for which looking up literals takes as long as building the automaton."""


class Automaton:
    """Finds all needles of an index at once.

    Args:
        index: the needles.
        stem: returns a shorter form by which a word of the text is also looked up, such as the word before an enclitic; empty
            for none.
        endings: what that form may lack.
    """

    def __init__(self, index: Index, stem: Callable[[str], str] = lambda _: "", endings: Sequence[str] = ()) -> None:
        self._by_word, self._by_part, self._parts, self._words = index
        self._stem = stem
        self._forms = self._words and self._words.union([word + ending for ending in endings for word in self._words])
        """The words of texts for which something may wait, if they are few and known."""
        self._looking_up = _WORTH_IT
        self._looked_up: dict[str, Sequence[Waiting]] = {}
        """What waits for each part of the texts that were looked up."""
        self._asked: set[str] = set()
        self._awaited: dict[str, list[tuple[int, Waiting]]] = {}
        """What waits for each word of a text, by itself or by its stem; and how many characters before the word it begins."""

    @cached_property
    def _few(self) -> "_Search":
        return _Search(self._by_part.literals())

    def prepare(self) -> None:
        """Build the automaton now, while nobody waits: for a process that will check many texts. It takes nearly a second."""
        self._looking_up = 0
        self._looked_up.clear()
        _ = self._few

    def hits(self, text: Folded) -> dict[int, list[Hit]]:
        """Where the needles of each owner occur in the text; owners without a hit are left out."""
        hits: defaultdict[int, list[Hit]] = defaultdict(list)
        read, new = text.read, tuple.__new__
        for start, end, (literal, owners, cased) in self._elsewhere(text.text) + self._in_words(text):
            if cased and (more := cased.get(read[start:end])):
                owners = owners + more if owners else more
            if owners:
                hit = new(Hit, (start, end, literal))  # twice as fast as calling `Hit`
                for owner in owners:
                    hits[owner].append(hit)
        hits.default_factory = None
        return hits

    def _elsewhere(self, text: str) -> "list[_Found]":
        """The occurrences of the needles that are not looked up by words; a list of words alone has none."""
        if not any(self._parts):
            return []
        if len(text) <= self._looking_up:
            self._looking_up -= len(text)
            here, known = self._parts.within(text), self._looked_up
            if new := here.difference(known):
                known.update(dict.fromkeys(new, ()))
                known.update(self._by_part.find(new))
            return _places(text, (one for part in sorted(here) for one in known[part]))
        if "_few" not in vars(self):
            self.prepare()
        return self._few(text)

    def _in_words(self, folded: Folded) -> "list[_Found]":
        """Occurrences of the others, told at the words that they are looked up by: one pass over the text for all of them."""
        forms, awaited = self._forms, self._awaited
        here = None if forms is None else [*filter(forms.__contains__, folded.listed)]
        if new := (folded.words if here is None else set(here)) - self._asked:
            self._ask(new)
        if here is None:
            here = [*filter(awaited.__contains__, folded.listed)]
        found: list[_Found] = []
        text, spaced, end = folded.text, f" {folded.spaced} ", 0
        for word in here:
            at = spaced.find(f" {word} ", end)
            end = at + len(word) + 1
            for before, one in awaited.get(word, ()):
                start = at - before
                if one[0] == word or (start >= 0 and text.startswith(one[0], start)):
                    found.append((start, start + len(one[0]), one))
        return found

    def _ask(self, words: Set[str]) -> None:
        """Look up words that no earlier text had; a bounded number of words is remembered."""
        if len(self._asked) > _REMEMBERED:
            self._asked.clear()
        stems = {word: stem for word in words if (stem := self._stem(word))}
        if self._words and self._asked and not isinstance(self._by_word, MemoryTable):  # of a second text: more may follow
            self._by_word = MemoryTable(dict(self._by_word.find(self._words)))
        known = dict(self._by_word.find(words | set(stems.values())))
        for word in words:
            keys = (word, stems[word]) if word in stems else (word,)
            if waiting := [(_place_in(one[0], key), one) for key in keys for one in known.get(key, ())]:
                self._awaited[word] = waiting
        self._asked |= words


def _place_in(literal: str, word: str) -> int:
    """Return the position of a whole word in a literal; inside it if possible, because an end may be part of a longer word."""
    places: list[int] = []
    at = 0
    for piece in letters_only(literal).split(" "):
        if piece == word:
            places.append(at)
        at += len(piece) + 1
    return next((at for at in places if 0 < at < len(literal) - len(word)), places[0])


_Found = tuple[int, int, Waiting]
"""Start and end of a literal in a folded text, and the literal with its owners."""


def _places(text: str, those: Iterable[Waiting]) -> list[_Found]:
    """The occurrences of literals."""
    found: list[_Found] = []
    for one in those:
        literal = one[0]
        at = text.find(literal)
        while at >= 0:
            found.append((at, at + len(literal), one))
            at = text.find(literal, at + 1)
    return found


class _Search:
    """Finds literals by an Aho-Corasick automaton."""

    def __init__(self, literals: Iterable[Waiting]) -> None:
        import ahocorasick_rs

        self._literals = list(literals)
        texts = [literal for literal, *_ in self._literals]
        self._automaton = ahocorasick_rs.AhoCorasick(texts) if texts else None

    def __call__(self, text: str) -> list[_Found]:
        """All occurrences, ordered by their ends."""
        if self._automaton is None:
            return []
        literals = self._literals
        try:
            places = self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # a lone surrogate, which Python strings may contain
            places = self._automaton.find_matches_as_indexes(_HALVES().sub("\ufffd", text), overlapping=True)
        return [(start, end, literals[index]) for index, start, end in places]
