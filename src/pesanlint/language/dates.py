"""Dates and datelines: the types and searches that all languages share."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import islice
from typing import Literal

from pesanlint.document import Prose
from pesanlint.records import NamedTuple
from pesanlint.spans import Span


class DateMention(NamedTuple):
    """A date in the text, even an impossible one (31 June); of a range, its first day.

    `value` is None if the day does not exist or the text gives no year.
    """

    span: Span
    weekday: str | None
    """The weekday as written; None without one."""
    weekday_span: Span | None
    weekday_number: int | None
    """The number of the written weekday: 0 for Monday to 6 for Sunday."""
    day: int
    month: int
    year: int | None
    value: dt.date | None
    style: Literal["words", "figures"]
    months: tuple[Span, ...] = ()
    """Where the names of months are written: two in a range across months."""
    year_span: Span | None = None
    """Where the year is written."""

    def shifted(self, by: int) -> "DateMention":
        """The same date moved by `by` code points."""
        span, weekday, its_span, number, day, month, year, value, style, months, its_year = self
        moved = (
            span.shifted(by), weekday, its_span and its_span.shifted(by), number, day, month, year, value, style,
            months and tuple([one.shifted(by) for one in months]), its_year and its_year.shifted(by),
        )  # fmt: skip
        return tuple.__new__(DateMention, moved)  # several times as fast as `_replace`

    @property
    def possible(self) -> bool:
        """Whether the day exists in the given year or, without a year, in any year."""
        return day_of(self.year or 2024, self.month, self.day) is not None

    @property
    def fits_weekday(self) -> bool:
        """Whether the written weekday is that of the date; True without a weekday."""
        return self.weekday is None or (self.value is not None and self.value.weekday() == self.weekday_number)


class Dateline(NamedTuple):
    """The opening of a release: a place, an outlet, or both. `span` runs to the end of the dash."""

    span: Span
    place: str
    outlet: str | None


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The date of a year, month and day; None if it does not exist."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


AROUND = 50
"""Code points: the longest part of a date before or after its hint."""


def places(document: Prose, hints: re.Pattern[str]) -> Iterator[Span]:
    """The stretches of text in which a date can occur, each within one block.

    Args:
        document: the text in blocks.
        hints: a cheap pattern that occurs in every date, and in little else.
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
        form: the pattern of a dateline, with the groups `place`, `outlet` and `only` (an outlet without a place).
    """
    for block in islice((b for b in document.blocks if b.kind not in ("title", "heading", "code")), 2):
        head = block.span.start, min(block.span.end, block.span.start + 120)
        m = _DASH.search(document.text, *head) and form.match(document.text, *head)
        if m and m.end() < block.span.end:
            return Dateline(Span(*m.span()), m["place"] or "", (m["only"] or m["outlet"] or "").rstrip() or None)
    return None
