"""Dates and datelines as any language has them."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from pesanlint.document import Prose
from pesanlint.spans import Span


class DateMention(NamedTuple):
    """A date in the text, possible or not. Of a range, its first day.

    `value` is None where there is no such day or the year is not given.
    """

    span: Span
    weekday: str | None
    """The weekday as written, if one is."""
    weekday_span: Span | None
    weekday_number: int | None
    """0 for Monday to 6 for Sunday, of the weekday as written."""
    day: int
    month: int
    year: int | None
    value: dt.date | None
    style: Literal["words", "figures"]
    months: tuple[Span, ...] = ()
    """The names of months as written: of a range there may be two."""
    year_span: Span | None = None
    """The year as written."""

    @property
    def possible(self) -> bool:
        """Whether such a day exists in the year given or, without a year, in any."""
        return day_of(self.year or 2024, self.month, self.day) is not None

    @property
    def fits_weekday(self) -> bool:
        """Whether no weekday is written, or that of the date."""
        return self.weekday is None or (self.value is not None and self.value.weekday() == self.weekday_number)


class Dateline(NamedTuple):
    """What a release opens with: the place, the outlet, or both. `span` runs to the end of the dash."""

    span: Span
    place: str
    outlet: str | None


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The day of a year, month and day in figures; None where there is none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


AROUND = 50
"""Characters of a date that stand at most before or behind its hint."""


def places(document: Prose, hints: re.Pattern[str]) -> Iterator[Span]:
    """The stretches of the blocks that dates can lie in.

    Args:
        document: the text in blocks.
        hints: what every date has in it, and little else.
    """
    blocks = iter(document.blocks)
    block = next(blocks, None)
    start = end = 0
    for hint in hints.finditer(document.text):
        while block and block.span.end <= hint.start():
            block = next(blocks, None)
        if block is None:
            break
        if hint.start() - AROUND > end or end <= block.span.start:
            if end:
                yield Span(start, end)
            start = max(hint.start() - AROUND, block.span.start)
        end = min(hint.end() + AROUND, block.span.end)
    if end:
        yield Span(start, end)


PLACE = r"[A-Z][\w.'’]*(?:[ -][A-Z][\w.'’]*){0,3}"
"""A place at the head of a release, as a regular expression."""
_DASH = re.compile(r"[–—-](?:(?<=[–—])|(?<=--)|(?=\s)|(?<=\s-))")


def dateline(document: Prose, form: re.Pattern[str]) -> Dateline | None:
    """The dateline at the head of the first paragraph, such as “Jember, kab-jember.kpu.go.id –” or “Jakarta -”.

    Args:
        document: the text in blocks.
        form: how one looks, with the groups `place`, `outlet` and `only` (an outlet without a place).
    """
    for block in [b for b in document.blocks if b.kind not in ("title", "heading", "code")][:2]:
        head = block.span.start, min(block.span.end, block.span.start + 120)
        m = _DASH.search(document.text, *head) and form.match(document.text, *head)
        if m and m.end() < block.span.end:
            return Dateline(Span(*m.span()), m["place"] or "", (m["only"] or m["outlet"] or "").rstrip() or None)
    return None
