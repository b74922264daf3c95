"""Which rules of a guideline wait for which literals: all that a first look at a text needs to know of them, as plain data."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Self

from pesanlint.folding import Folded, ascii_words, folded, in_case
from pesanlint.guideline.wordtable import BETWEEN, WordTable
from pesanlint.rule import Desk, Rule

_FOREIGN = Folded("", "", plain=False)

_SHORTEST = 3
"""Letters of a word that a phrase is looked up by."""


Table = dict[str, tuple[int, ...]]
"""Literals with the rules that wait for them."""


class Triggers(NamedTuple):
    """The triggers of all rules, which are given by their index. Literals are folded, and each is in one of the tables."""

    ids: list[str]
    """The names of all rules, in order."""
    by_word: WordTable
    """Literals that are or hold a whole word, which a text must have for a hit that is of use."""
    others: Table
    """All others."""
    cased: Table
    """Literals in the one letter case in which rules wait for them. Folded, they are in the others, perhaps for no rule."""
    untriggered: list[int]
    """Rules that run on every text."""
    wary: list[int]
    """Rules that need no trigger in a text with letters beyond ASCII."""
    dated: list[int]
    """Rules that are in force for a time only."""

    @classmethod
    def of(cls, rules: Sequence[Rule], desk: Desk) -> Self:
        """Those of some rules as a desk applies them."""
        waiting: dict[str, list[int]] = defaultdict(list)
        cased: dict[str, list[int]] = defaultdict(list)
        parts: set[str] = set()
        untriggered: list[int] = []
        for index, rule in enumerate(rules):
            heeds_case = rule.heeds_case()
            given = {*rule.triggers(), *rule.desk_triggers(desk)}
            for literal in {in_case(one) if heeds_case else folded(one) for one in given} - {""}:
                text = literal.lower()
                anyhow = waiting[text]
                (cased[literal] if heeds_case else anyhow).append(index)
                if not rule.whole_words:
                    parts.add(text)
            if not given:
                untriggered.append(index)
        by_word = _by_word(waiting, parts)
        elsewhere = set(by_word.values())
        return cls(
            [rule.id for rule in rules],
            WordTable.of({word: (literal, tuple(waiting[literal])) for word, literal in by_word.items()}),
            {literal: tuple(rules) for literal, rules in waiting.items() if literal not in elsewhere},
            {literal: tuple(rules) for literal, rules in cased.items()},
            untriggered,
            [index for index, rule in enumerate(rules) if not rule.trusts_triggers(_FOREIGN)],
            [index for index, rule in enumerate(rules) if rule.valid_from or rule.valid_until],
        )

    def packed(self) -> list[object]:
        """The same as JSON that is read fast: literals for which the same rules wait share them.

        Raises:
            ValueError: a literal has the character in it that is to part them.
        """
        ids, by_word, others, cased, *rest = self
        return [ids, by_word.buckets, _packed(others), _packed(cased), *rest]

    @classmethod
    def unpacked(cls, data: list[Any]) -> Self:
        """The triggers from what `packed` made.

        Raises:
            TypeError, ValueError, AttributeError: it did not make this.
        """
        ids, buckets, others, cased, *rest = data
        if not buckets or not all(type(bucket) is str for bucket in buckets):
            raise TypeError(buckets)
        return cls(ids, WordTable(buckets), _unpacked(others), _unpacked(cased), *rest)


def _by_word(literals: Iterable[str], parts: set[str]) -> dict[str, str]:
    """Words by themselves, and phrases by their longest (and last) whole word if no other literal is looked up by it.

    A word that many phrases share is a common one: to look for each of them is more work than to look for all at once.

    Args:
        literals: folded literals.
        parts: those of them that may be parts of words at both ends.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for literal in literals:
        if word := max(reversed(_whole_words(literal, is_part=literal in parts)), key=len, default=""):
            found[word].append(literal)
    lone = {word: word if word in those else those[0] for word, those in found.items() if word in those or len(those) == 1}
    return {word: literal for word, literal in lone.items() if literal == word or len(word) >= _SHORTEST}


def _whole_words(literal: str, *, is_part: bool) -> list[str]:
    words = ascii_words(literal)
    if is_part and words and literal.endswith(words[-1]):
        words.pop()
    if is_part and words and literal.startswith(words[0]):
        words.pop(0)
    return words


def _packed(waiting: Table) -> dict[str, str]:
    groups: dict[str, list[str]] = defaultdict(list)
    for literal, rules in waiting.items():
        if BETWEEN in literal:
            raise ValueError(literal)
        groups[" ".join(map(str, rules))].append(literal)
    return {rules: BETWEEN.join(literals) for rules, literals in groups.items()}


def _unpacked(groups: Mapping[str, str]) -> Table:
    waiting: Table = {}
    for rules, literals in groups.items():
        waiting.update(dict.fromkeys(literals.split(BETWEEN), tuple(map(int, rules.split()))))
    return waiting
