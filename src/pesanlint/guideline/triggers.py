"""Which rules of a guideline wait for which literals: all that a first look at a text needs to know of them, as plain data."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Self

from pesanlint.folding import Folded, folded, in_case
from pesanlint.rule import Desk, Rule

_FOREIGN = Folded("", "", plain=False)

_BETWEEN = "\x7f"
"""What parts literals in the cache: a character that hardly any has, and that JSON need not escape."""

Waiting = dict[str, tuple[int, ...]]
"""Literals with the rules that wait for them, by their index in the guideline."""


class Triggers(NamedTuple):
    """The triggers of all rules, which are given by their index."""

    ids: list[str]
    """The names of all rules, in order."""
    words: Waiting
    """Words of ASCII letters and digits to which a hit inside a longer word is of no use."""
    others: Waiting
    """All other folded literals."""
    cased: Waiting
    """Literals in the one letter case in which rules wait for them. Folded, they are among the others, perhaps for no rule."""
    untriggered: list[int]
    """Rules that run on every text."""
    wary: list[int]
    """Rules that need no trigger in a text with letters beyond ASCII."""
    dated: list[int]
    """Rules that are in force for a time only."""

    @classmethod
    def of(cls, rules: Sequence[Rule], desk: Desk) -> Self:
        """Those of some rules as a desk applies them."""
        words: dict[str, list[int]] = defaultdict(list)
        others: dict[str, list[int]] = defaultdict(list)
        cased: dict[str, list[int]] = defaultdict(list)
        untriggered: list[int] = []
        for index, rule in enumerate(rules):
            heeds_case = rule.heeds_case()
            given = {*rule.triggers(), *rule.desk_triggers(desk)}
            for literal in {in_case(one) if heeds_case else folded(one) for one in given} - {""}:
                text = literal.lower()
                is_word = rule.whole_words and text.isascii() and text.isalnum()
                waiting = (words if is_word else others)[text]
                (cased[literal] if heeds_case else waiting).append(index)
            if not given:
                untriggered.append(index)
        return cls(
            [rule.id for rule in rules],
            _fixed(words),
            _fixed(others),
            _fixed(cased),
            untriggered,
            [index for index, rule in enumerate(rules) if not rule.trusts_triggers(_FOREIGN)],
            [index for index, rule in enumerate(rules) if rule.valid_from or rule.valid_until],
        )

    def packed(self) -> list[object]:
        """The same as JSON that is read fast: literals for which the same rules wait share them.

        Raises:
            ValueError: a literal has the character in it that is to part them.
        """
        ids, *tables, untriggered, wary, dated = self
        return [ids, *map(_packed, tables), untriggered, wary, dated]

    @classmethod
    def unpacked(cls, data: list[Any]) -> Self:
        """The triggers from what `packed` made.

        Raises:
            TypeError, ValueError, AttributeError: it did not make this.
        """
        ids, words, others, cased, *rest = data
        return cls(ids, _unpacked(words), _unpacked(others), _unpacked(cased), *rest)


def _fixed(table: Mapping[str, list[int]]) -> Waiting:
    return {literal: tuple(waiting) for literal, waiting in table.items()}


def _packed(waiting: Waiting) -> dict[str, str]:
    groups: dict[str, list[str]] = defaultdict(list)
    for literal, rules in waiting.items():
        if _BETWEEN in literal:
            raise ValueError(literal)
        groups[" ".join(map(str, rules))].append(literal)
    return {rules: _BETWEEN.join(literals) for rules, literals in groups.items()}


def _unpacked(groups: Mapping[str, str]) -> Waiting:
    waiting: Waiting = {}
    for rules, literals in groups.items():
        waiting.update(dict.fromkeys(literals.split(_BETWEEN), tuple(map(int, rules.split()))))
    return waiting
