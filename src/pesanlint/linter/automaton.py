"""All triggers of all rules, found in one pass over a text: which rules can fire, and where.

Most triggers are single words that must stand by themselves. They are looked up in a table, word by word of the text, which
costs the same for fifty of them and for fifty thousand. The others are found by one Aho-Corasick automaton.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

import ahocorasick_rs

from pesanlint.folding import Folded, Hit, folded

_LETTERS = bytes(code if chr(code).isalnum() and code < 128 else ord(" ") for code in range(256))


class Automaton:
    """Finds the triggers of many rules at once.

    Args:
        triggers: for each rule, by its index, the literals it waits for.
        whole_words: the rules to which a hit inside a longer word is of no use.
    """

    def __init__(self, triggers: Mapping[int, Iterable[str]], whole_words: Collection[int] = ()) -> None:
        self._words: dict[bytes, list[int]] = defaultdict(list)
        self._others: dict[str, list[int]] = defaultdict(list)
        for rule, literals in triggers.items():
            for literal in {folded(literal) for literal in literals} - {""}:
                if rule in whole_words and literal.isascii() and literal.isalnum():
                    self._words[literal.encode()].append(rule)
                else:
                    self._others[literal].append(rule)

    @cached_property
    def _few(self) -> "_Literals":
        return _Literals(self._others)

    @cached_property
    def _all(self) -> "_Literals":
        owners = defaultdict(list, {literal: list(rules) for literal, rules in self._others.items()})
        for word, rules in self._words.items():
            owners[word.decode()] += rules
        return _Literals(owners)

    def hits(self, text: Folded) -> dict[int, list[Hit]]:
        """Where each rule's triggers stand in the text, by rule; rules without a hit are left out."""
        hits: dict[int, list[Hit]] = defaultdict(list)
        # Where something invisible stood in a word, its parts are words too: only the automaton finds these.
        found = self._all.find(text) if text.offsets is not None else self._few.find(text)
        for hit, rules in found:
            for rule in rules:
                hits[rule].append(hit)
        if text.offsets is None:
            for hit, rules in self._in_words(text.text):
                for rule in rules:
                    hits[rule].append(hit)
        return hits

    def _in_words(self, text: str) -> Iterator[tuple[Hit, list[int]]]:
        for word in self._words.keys() & set(text.encode("ascii", "replace").translate(_LETTERS).split()):
            literal, rules = word.decode(), self._words[word]
            at = text.find(literal)
            while at >= 0:
                yield Hit(at, at + len(literal), literal), rules
                at = text.find(literal, at + 1)


class _Literals:
    """Literals in an automaton, with the rules that wait for each."""

    def __init__(self, owners: Mapping[str, list[int]]) -> None:
        self._literals, self._owners = list(owners), list(owners.values())
        self._automaton = ahocorasick_rs.AhoCorasick(self._literals) if owners else None

    def find(self, text: Folded) -> Iterator[tuple[Hit, list[int]]]:
        """Every occurrence, in order of its end."""
        if self._automaton is None:
            return
        literals, owners = self._literals, self._owners
        for literal, start, end in self._automaton.find_matches_as_indexes(text.text, overlapping=True):
            if text.offsets is not None:
                start, end = text.original(start, end)
            yield Hit(start, end, literals[literal]), owners[literal]
