"""Finds quotation marks without their counterpart."""

import re
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

_TURNED = re.compile(r"(?:(?<=[\s(])|\A)”(?=\w)|(?:(?<=\n)|\A)” (?=\w)")
"""A closing mark in the place of an opening one."""
_GLUED = re.compile(r"(?<=[\w.!?])”(?=[A-Z])")
"""The same without a blank before it, which only a closing mark behind it shows: `Rapat usai.”Kami siap,” katanya`."""
_TURNED_MESSAGE = "Tanda petik pembuka ini terbalik; tulis “, bukan ”."


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
            turned = reading.language.messages.get("quotation.turned", _TURNED_MESSAGE)
            for at, mark in reading.told_of_quotations(_unpaired, quotations.ATTRIBUTION):
                place = mark + reading.starts[at]
                is_opening = _TURNED.match(reading.text, place, reading.blocks[at].span.end) is not None
                is_turned = is_opening and reading.language.attribution_end(reading.text, place + 1) is None
                yield Match(Span(place, place + 1), message=turned if is_turned else None)

        return check


def _unpaired(text: str, following: Callable[[], str], found: Sequence[quotations.Quotation]) -> tuple[int, ...]:
    """Where the marks are whose counterpart is missing or turned; for a turned one, its own place."""
    marks = [start if inner.start > start else end - 1 for (start, end), inner, _, _, closed in found if not closed]
    return tuple(dict.fromkeys(_opened_by(text, mark) for mark in marks))


def _opened_by(text: str, mark: int) -> int:
    """The turned mark that opens what a closing mark ends (`”Kami siap,” katanya`); without one the closing mark."""
    before = text.rfind("”", 0, mark)
    if text[mark] != "”" or _TURNED.match(text, mark) or before < 0 or "“" in text[before:mark]:
        return mark
    return before if _TURNED.match(text, before) or (text[mark - 1] == "," and _GLUED.match(text, before)) else mark
