"""All triggers of all rules in one automaton, so that one pass over a text says which rules can fire, and where."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import ahocorasick_rs

from pesanlint.folding import Folded, folded
from pesanlint.rule import Hit


class Automaton:
    """Finds the triggers of many rules at once.

    Args:
        triggers: for each rule, by its index, the literals it waits for.
    """

    def __init__(self, triggers: Mapping[int, Iterable[str]]) -> None:
        owners: dict[str, list[int]] = defaultdict(list)
        for rule, literals in triggers.items():
            for literal in {folded(literal) for literal in literals} - {""}:
                owners[literal].append(rule)
        self._literals = list(owners)
        self._owners: Sequence[Sequence[int]] = list(owners.values())
        self._automaton = ahocorasick_rs.AhoCorasick(self._literals) if owners else None

    def hits(self, text: Folded) -> dict[int, list[Hit]]:
        """Where each rule's triggers stand in the text, by rule and in order of their end; rules without a hit are left out."""
        hits: dict[int, list[Hit]] = defaultdict(list)
        if self._automaton is None:
            return hits
        literals, owners = self._literals, self._owners
        for literal, start, end in self._automaton.find_matches_as_indexes(text.text, overlapping=True):
            if text.offsets is not None:
                start, end = text.original(start, end)
            hit = Hit(start, end, literals[literal])
            for rule in owners[literal]:
                hits[rule].append(hit)
        return hits
