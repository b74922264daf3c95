"""Which rules of a guideline wait for which literals: all that a first look at a text needs to know of them, as plain data."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple, Self

from pesanlint.rule import Desk, Rule
from pesanlint.search.folding import Folded, ascii_words, folded, in_case
from pesanlint.search.table import LiteralTable

_FOREIGN = Folded("", "", plain=False)

_SHORTEST = 3
"""Letters of a word that a phrase is looked up by."""
_ENDS = 4
"""Characters at each end of a literal that are looked for before all of it is."""
_LENGTHS = (8, _ENDS, 3)
"""Characters that other literals are looked up by: so many as they have."""


class Triggers(NamedTuple):
    """The triggers of all rules, which are given by their index. Literals are folded, and each is in one of the tables."""

    ids: list[str]
    """The names of all rules, in order."""
    by_word: LiteralTable
    """Literals that are or hold a whole word, which a text must have for a hit that is of use."""
    by_part: LiteralTable
    """All others, by some characters in them."""
    parts: frozenset[str]
    """Those characters."""
    untriggered: list[int]
    """Rules that run on every text, but for those that cannot fire at this desk."""
    wary: list[int]
    """Rules that need no trigger in a text with letters beyond ASCII."""
    dated: list[int]
    """Rules that are in force for a time only."""
    spacing: list[int]
    """Rules about blanks, which see a text as it is written. Where that is not as others see it, they need no trigger."""

    @classmethod
    def of(cls, rules: Sequence[Rule], desk: Desk) -> Self:
        """Those of some rules as a desk applies them."""
        waiting: dict[str, list[int]] = defaultdict(list)
        cased: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        inside: set[str] = set()
        untriggered: list[int] = []
        for index, rule in enumerate(rules):
            if not rule.can_fire(desk):
                continue
            heeds_case = rule.heeds_case()
            given = {*rule.triggers(), *rule.desk_triggers(desk)}
            for literal in {in_case(one) if heeds_case else folded(one) for one in given} - {""}:
                text = literal.lower()
                anyhow = waiting[text]
                (cased[text][literal] if heeds_case else anyhow).append(index)
                if not rule.whole_words:
                    inside.add(text)
            if not given:
                untriggered.append(index)
        by_word = _by_word(waiting, inside)
        by_part = _by_part(waiting.keys() - by_word.values())
        cases = {literal: {text: tuple(those) for text, those in texts.items()} for literal, texts in cased.items()}
        who = {literal: (literal, tuple(those), cases.get(literal, {})) for literal, those in waiting.items()}
        return cls(
            [rule.id for rule in rules],
            LiteralTable.of({word: [who[literal]] for word, literal in by_word.items()}),
            LiteralTable.of({part: [who[literal] for literal in literals] for part, literals in by_part.items()}),
            frozenset(by_part),
            untriggered,
            [index for index, rule in enumerate(rules) if not rule.trusts_triggers(_FOREIGN)],
            [index for index, rule in enumerate(rules) if rule.valid_from or rule.valid_until],
            [index for index, rule in enumerate(rules) if rule.sees_blanks()],
        )


def parts(text: str) -> set[str]:
    """What literals are looked up by in a text: some characters one behind the other, and nothing."""
    return {""}.union(*(_stretches(text, length) for length in _LENGTHS))


def may_stand(literal: str, present: Set[str]) -> bool:
    """Whether a literal may stand in a text that has these parts. To look for it there takes ten times as long."""
    return len(literal) < _ENDS or (literal[:_ENDS] in present and literal[-_ENDS:] in present)


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
