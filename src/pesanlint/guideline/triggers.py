"""Which rules of a guideline wait for which literals: all that a first look at a text needs to know of them, as plain data."""

from collections.abc import Sequence
from typing import NamedTuple, Self

from pesanlint.folding import Folded, folded, in_case
from pesanlint.rule import Desk, Rule

_FOREIGN = Folded("", "", plain=False)

Waiting = dict[str, list[int]]
"""Folded literals with the rules that wait for them, by their index in the guideline."""


class Triggers(NamedTuple):
    """The triggers of all rules.

    Rules are given by their index. A literal that some rules want in a certain letter case only is listed with the others too,
    perhaps with no rule that takes it as it comes.
    """

    ids: list[str]
    """The names of all rules, in order."""
    words: Waiting
    """Words of ASCII letters and digits to which a hit inside a longer word is of no use."""
    others: Waiting
    """All other literals."""
    cased: dict[str, Waiting]
    """By literal: the forms of it that rules wait for in just that letter case."""
    untriggered: list[int]
    """Rules that run on every text."""
    wary: list[int]
    """Rules that need no trigger in a text with letters beyond ASCII."""
    dated: list[int]
    """Rules that are in force for a time only."""

    @classmethod
    def of(cls, rules: Sequence[Rule], desk: Desk) -> Self:
        """Those of some rules as a desk applies them."""
        found = cls([rule.id for rule in rules], {}, {}, {}, [], [], [])
        for index, rule in enumerate(rules):
            given = {*rule.triggers(), *rule.desk_triggers(desk)}
            found._add(index, {in_case(one) if rule.heeds_case() else folded(one) for one in given} - {""}, rule)
            if not given:
                found.untriggered.append(index)
            if not rule.trusts_triggers(_FOREIGN):
                found.wary.append(index)
            if rule.valid_from or rule.valid_until:
                found.dated.append(index)
        return found

    def _add(self, index: int, literals: set[str], rule: Rule) -> None:
        for literal in literals:
            text = literal.lower()
            table = self.words if rule.whole_words and text.isascii() and text.isalnum() else self.others
            waiting = table.setdefault(text, [])
            if rule.heeds_case():
                self.cased.setdefault(text, {}).setdefault(literal, []).append(index)
            else:
                waiting.append(index)
