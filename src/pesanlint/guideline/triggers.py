"""The triggers of all rules of a guideline, as plain data: enough to determine which rules can fire on a text."""

from collections.abc import Iterator, Sequence
from typing import Self

from pesanlint.desk.desk import Desk
from pesanlint.records import NamedTuple
from pesanlint.rule import Rule
from pesanlint.search.folding import Folded
from pesanlint.search.index import Index
from pesanlint.search.needles import Needle

_FOREIGN = Folded("", "", plain=False)


class Triggers(NamedTuple):
    """The triggers of all rules. Rules are referred to by their index in the guideline."""

    ids: list[str]
    """The names of all rules, in order."""
    needles: Index
    """The triggers."""
    untriggered: list[int]
    """Rules that run on every text, except those that cannot fire at this desk."""
    wary: list[int]
    """Rules that need no trigger in a text with letters beyond ASCII."""
    dated: list[int]
    """Rules that are in force only for a time."""
    spacing: list[int]
    """Rules about blanks, which see a text as written. If that differs from the normalised text, they need no trigger."""
    raw: list[int]
    """Rules about something else than the prose, such as the source as it is written, which need no trigger."""

    @classmethod
    def of(cls, rules: Sequence[Rule], desk: Desk) -> Self:
        """The triggers of the rules at a desk."""
        given = {
            index: set() if rule.is_beside_prose() else {*rule.triggers(), *rule.desk_triggers(desk)}
            for index, rule in enumerate(rules)
            if rule.can_fire(desk)
        }

        def needles() -> Iterator[Needle]:
            for index, literals in given.items():
                cased, is_whole = rules[index].heeds_case(), rules[index].is_whole
                yield from (Needle(literal, index, cased, is_whole(literal)) for literal in literals)

        return cls(
            [rule.id for rule in rules],
            Index.of(needles()),
            [index for index, literals in given.items() if not literals],
            [index for index, rule in enumerate(rules) if not rule.trusts_triggers(_FOREIGN)],
            [index for index, rule in enumerate(rules) if rule.valid_from or rule.valid_until],
            [index for index, rule in enumerate(rules) if rule.sees_blanks()],
            [index for index, rule in enumerate(rules) if rule.is_beside_prose()],
        )
