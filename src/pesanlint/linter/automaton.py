"""All triggers of all rules, found in one pass over a text: which rules can fire, and where.

Most triggers are single words that must stand by themselves. They are looked up in a table, word by word of the text, which
costs the same for fifty of them and for fifty thousand. The others are found by one Aho-Corasick automaton.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import ahocorasick_rs

from pesanlint.folding import Folded, Hit, folded, in_case

_LETTERS = bytes(code if chr(code).isalnum() and code < 128 else ord(" ") for code in range(256))


class _Literal(NamedTuple):
    """A literal, and the rules that wait for it: in whatever letter case, and in a certain one alone."""

    text: str
    waiting: list[int]
    cased: dict[str, list[int]]


_Found = tuple[int, int, _Literal]
"""Where a literal stands in a folded text."""


class Automaton:
    """Finds the triggers of many rules at once.

    Args:
        triggers: for each rule, by its index, the literals it waits for.
        whole_words: the rules to which a hit inside a longer word is of no use.
        cased: the rules to which a hit in another letter case is of no use.
    """

    def __init__(
        self, triggers: Mapping[int, Iterable[str]], whole_words: Collection[int] = (), cased: Collection[int] = ()
    ) -> None:
        self._words: dict[str, _Literal] = {}
        self._others: dict[str, _Literal] = {}
        for rule, given in triggers.items():
            is_cased, is_whole = rule in cased, rule in whole_words
            for literal in {in_case(one) if is_cased else folded(one) for one in given} - {""}:
                text = literal.lower() if is_cased else literal
                table = self._words if is_whole and literal.isascii() and literal.isalnum() else self._others
                known = table.get(text) or table.setdefault(text, _Literal(text, [], {}))
                (known.cased.setdefault(literal, []) if is_cased else known.waiting).append(rule)

    @cached_property
    def _few(self) -> "_Search":
        return _Search(self._others.values())

    @cached_property
    def _all(self) -> "_Search":
        return _Search([*self._others.values(), *self._words.values()])

    def hits(self, text: Folded) -> dict[int, list[Hit]]:
        """Where each rule's triggers stand in the text, by rule; rules without a hit are left out."""
        hits: dict[int, list[Hit]] = defaultdict(list)
        # Where something invisible stood in a word, its parts are words too: only the automaton finds these.
        searched = [self._few(text.text), self._in_words(text.text)] if text.offsets is None else [self._all(text.text)]
        for start, end, (literal, waiting, cased) in chain(*searched):
            rules = waiting + cased.get(text.read[start:end], []) if cased else waiting
            if rules:
                hit = Hit(start, end, literal) if text.offsets is None else Hit(*text.original(start, end), literal)
                for rule in rules:
                    hits[rule].append(hit)
        return hits

    def _in_words(self, text: str) -> list[_Found]:
        found: list[_Found] = []
        for word in self._words.keys() & set(text.encode("ascii", "replace").translate(_LETTERS).decode("ascii").split()):
            literal, length = self._words[word], len(word)
            at = text.find(word)
            while at >= 0:
                found.append((at, at + length, literal))
                at = text.find(word, at + 1)
        return found


class _Search:
    """Literals in an automaton."""

    def __init__(self, literals: Iterable[_Literal]) -> None:
        self._literals = list(literals)
        self._automaton = ahocorasick_rs.AhoCorasick([literal.text for literal in self._literals]) if self._literals else None

    def __call__(self, text: str) -> list[_Found]:
        """Every occurrence, in order of its end."""
        if self._automaton is None:
            return []
        literals = self._literals
        places = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return [(start, end, literals[index]) for index, start, end in places]
