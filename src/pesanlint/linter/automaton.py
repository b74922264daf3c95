"""All triggers of all rules, found in one pass over a text: which rules can fire, and where.

Most triggers are words that must stand by themselves, or hold such a word. They are looked up in a table, word by word of the
text, which costs the same for fifty of them and for fifty thousand. The others are found by one Aho-Corasick automaton.
"""

from collections import defaultdict
from collections.abc import Set
from functools import cached_property

import ahocorasick_rs

from pesanlint.folding import Folded, Hit
from pesanlint.guideline.triggers import Table, Triggers
from pesanlint.guideline.wordtable import Waiting

_REMEMBERED = 200_000
"""Words of texts."""


class Automaton:
    """Finds the triggers of many rules at once."""

    def __init__(self, triggers: Triggers) -> None:
        self._by_word, self._others, self._cased = triggers.by_word, triggers.others, triggers.cased
        self._asked: set[str] = set()
        self._known: dict[str, Waiting] = {}

    @cached_property
    def _few(self) -> "_Search":
        return _Search(self._others)

    @cached_property
    def _all(self) -> "_Search":
        return _Search({**self._others, **dict(self._by_word.literals())})

    def hits(self, text: Folded) -> dict[int, list[Hit]]:
        """Where each rule's triggers stand in the text, by rule; rules without a hit are left out."""
        hits: dict[int, list[Hit]] = defaultdict(list)
        # Where something invisible stood in a word, its parts are words too: only the automaton finds these.
        found = self._few(text.text) + self._in_words(text) if text.offsets is None else self._all(text.text)
        cased, read, offsets = self._cased, text.read, text.offsets
        for start, end, literal, waiting in found:
            as_it_stands = read[start:end]
            rules = waiting + cased[as_it_stands] if as_it_stands in cased else waiting
            if rules:
                hit = Hit(start, end, literal) if offsets is None else Hit(*text.original(start, end), literal)
                for rule in rules:
                    hits[rule].append(hit)
        return hits

    def _in_words(self, folded: Folded) -> "list[_Found]":
        text = folded.text
        self._ask(folded.words - self._asked)
        found: list[_Found] = []
        for word in self._known.keys() & folded.words:
            literal, waiting = self._known[word]
            at = text.find(literal)
            while at >= 0:
                found.append((at, at + len(literal), literal, waiting))
                at = text.find(literal, at + 1)
        return found

    def _ask(self, words: Set[str]) -> None:
        """Look up words that no text before had; of those that are no triggers a bounded number is remembered."""
        if len(self._asked) > _REMEMBERED:
            self._asked.clear()
        self._asked |= words
        for word in words:
            if found := self._by_word.get(word):
                self._known[word] = found


_Found = tuple[int, int, str, tuple[int, ...]]
"""Where a literal stands in a folded text, the literal, and the rules that take it in whatever letter case."""


class _Search:
    """Literals in an automaton."""

    def __init__(self, waiting: Table) -> None:
        self._literals = list(waiting.items())
        self._automaton = ahocorasick_rs.AhoCorasick(list(waiting)) if waiting else None

    def __call__(self, text: str) -> list[_Found]:
        """Every occurrence, in order of its end."""
        if self._automaton is None:
            return []
        literals = self._literals
        places = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return [(start, end, *literals[index]) for index, start, end in places]
