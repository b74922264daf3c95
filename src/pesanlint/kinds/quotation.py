"""Finds quotation marks without their counterpart."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from pesanlint.authoring.fields import record
from pesanlint.desk.desk import Desk
from pesanlint.finding import Match
from pesanlint.reading import quotations
from pesanlint.reading.reading import Reading
from pesanlint.rule import DocumentCheck, DocumentRule
from pesanlint.search.folding import Hit
from pesanlint.spans import Span


@record(kw_only=True)
class Quotation(DocumentRule):
    """Quotation marks without their counterpart. Only the writer knows where the other mark belongs, so there is no fix.

    A speech of several paragraphs correctly opens each of them and closes only the last.
    """

    kind: Literal["quotation"]
    message: str = "Tanda petik ini tidak berpasangan."
    check: Literal["unbalanced"] = "unbalanced"
    """What is checked."""

    def triggers(self) -> Iterator[str]:
        """The double marks, in their folded form."""
        return iter('"')

    def compile(self, desk: Desk) -> DocumentCheck:
        """Report the quotations with a missing mark."""

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            for at, mark in reading.told_of_quotations(_unpaired, quotations.ATTRIBUTION):
                yield Match(Span(mark, mark + 1).shifted(reading.starts[at]))

        return check


def _unpaired(text: str, following: Callable[[], str], found: Sequence[quotations.Quotation]) -> tuple[int, ...]:
    """Where the marks are whose counterpart is missing."""
    return tuple([start if inner.start > start else end - 1 for (start, end), inner, _, _, closed in found if not closed])
