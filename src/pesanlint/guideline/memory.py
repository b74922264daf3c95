"""What is remembered of a guideline that was loaded before, so that only what has changed is worked out anew.

Everything is remembered by the content of what it follows from; the loader asks before it works something out. What is
remembered had no mistakes in it.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from pesanlint.dialects.native import Draft, Topic
from pesanlint.rule import Rule


class Words(NamedTuple):
    """The terms of a rule, folded, before and after what follows from its keys is filled in."""

    written: list[str]
    """What the rule finds or writes as it is written."""
    asked: list[str]
    """Words of which it mattered whether the guideline finds or writes them already."""
    taken: list[str]
    """Those of them that it did, in the same order."""
    found: list[str]
    """What the rule finds when all is filled in."""
    use: list[str]
    """What it writes for each of those."""
    is_filled: bool
    """Whether anything was filled in."""


class ForgottenError(Exception):
    """Something that was remembered is not there any more: the guideline must be loaded without memory."""


class Memory(Protocol):
    """What the loader asks."""

    def drafts(self, topic: Topic) -> list[Draft] | None:
        """The rules of a topic file that is as it was, and so are its tables."""
        ...

    def words(self, rules: Sequence[Rule]) -> list[Words | None]:
        """The terms of each of some rules as they are written."""
        ...

    def filled(self, rule: Rule) -> Rule:
        """A rule with known words as it was when all was filled in.

        Raises:
            ForgottenError: it is not there any more.
        """
        ...

    def is_right(self, rule: Rule, *, is_shipped: bool) -> bool:
        """Whether a rule as it is written was found to have no mistake in it by itself."""
        ...


class _Empty:
    """Nothing is remembered."""

    def drafts(self, topic: Topic) -> None:
        return None

    def words(self, rules: Sequence[Rule]) -> list[Words | None]:
        return [None] * len(rules)

    def filled(self, rule: Rule) -> Rule:
        raise ForgottenError(rule.id)

    def is_right(self, rule: Rule, *, is_shipped: bool) -> bool:
        return False


EMPTY: Memory = _Empty()
"""Of a first time."""
