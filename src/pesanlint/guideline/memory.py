"""The interface to the results of earlier loading, so that only changed parts of a guideline are computed again.

Each result is found by the content of everything it depends on; the loader looks it up before computing it. Only results
without mistakes are remembered."""

from collections.abc import Sequence
from typing import Protocol

from pesanlint.dialects.drafts import Draft, Topic
from pesanlint.records import NamedTuple
from pesanlint.rule import Rule


class Words(NamedTuple):
    """The terms of a rule, folded, before and after computed forms are filled in."""

    written: list[str]
    """The terms that the rule finds or writes, as given in the file."""
    asked: list[str]
    """The words for which it mattered whether the guideline already finds or writes them."""
    taken: list[str]
    """The words of `asked` that it already finds or writes, in the same order."""
    found: list[str]
    """All terms that the rule finds, with computed forms."""
    use: list[str]
    """The replacement of each term in `found`."""
    is_filled: bool
    """Whether any forms were computed."""


class ForgottenError(Exception):
    """A remembered result no longer exists: the guideline must be loaded without memory."""


class Memory(Protocol):
    """The results of earlier runs, as the loader uses them."""

    def drafts(self, topic: Topic) -> list[Draft] | None:
        """The rules of a topic file; None unless the file and its tables are unchanged."""
        ...

    def words(self, rules: Sequence[Rule]) -> list[Words | None]:
        """The terms of each rule; None for an unknown one."""
        ...

    def filled(self, rule: Rule) -> Rule:
        """A rule with known words, with its computed forms.

        Raises:
            ForgottenError: it no longer exists.
        """
        ...

    def is_right(self, rule: Rule, *, is_shipped: bool) -> bool:
        """Whether the rule was found to have no mistake by itself."""
        ...


class _Empty:
    """Remembers nothing."""

    def drafts(self, topic: Topic) -> None:
        return None

    def words(self, rules: Sequence[Rule]) -> list[Words | None]:
        return [None] * len(rules)

    def filled(self, rule: Rule) -> Rule:
        raise ForgottenError(rule.id)

    def is_right(self, rule: Rule, *, is_shipped: bool) -> bool:
        return False


EMPTY: Memory = _Empty()
"""The memory of a first run."""
