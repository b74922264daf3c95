"""Calendar dates in English: `Tuesday, 14 July 2026`, `July 14, 2026`, `the 14th of July`."""

import datetime as dt
import re
from collections.abc import Iterator

from pesanlint.deferred import deferred
from pesanlint.document import Prose
from pesanlint.language.dates import PLACE, Dateline, DateMention, day_of, places
from pesanlint.language.dates import dateline as dateline_of
from pesanlint.spans import Span

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""Monday first, as in `date.weekday`."""
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAY_OF = {name.lower(): i for i, name in enumerate(WEEKDAYS)} | {name[:3].lower(): i for i, name in enumerate(WEEKDAYS)}
_WEEKDAY_OF |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_MONTH_OF = {name.lower(): i for i, name in enumerate(MONTHS, 1)} | {name[:3].lower(): i for i, name in enumerate(MONTHS, 1)}
_MONTH_OF |= {"sept": 9}


def _names(known: dict[str, int]) -> str:
    """A regular expression for the names, with a capital or in capitals: `may` and `march` are ordinary words."""
    cased = [form for name in known for form in (name.title(), name.upper())]
    return "|".join(sorted(cased, key=len, reverse=True))


_WEEKDAY = (
    rf"(?:(?P<weekday>{_names(_WEEKDAY_OF)})\b\.?(?:\s+(?:morning|afternoon|evening|night))?(?:,\s*|\s+)(?:on\s+)?(?:the\s+)?)?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TO = rf"(?:\s*(?:[-–—]|to|and)\s*{_DAY})?"
_MONTH = rf"(?:{_names(_MONTH_OF)})\b\.?"
_YEAR = r"(?:,?\s+(?P<{0}>(?:19|20|21)\d\d)(?!\d))?"
_DATE = deferred(
    rf"(?<![\w/.,-]){_WEEKDAY}(?P<date>(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_TO}\s+(?:of\s+)?(?P<month>{_MONTH}){_YEAR.format('year')}"
    rf"|(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?!,\d){_TO}{_YEAR.format('year2')})"
)
_HINT = deferred(rf"\d(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_names(_MONTH_OF)})|(?:{_names(_MONTH_OF)})\.?\s+\d")
_SEVERAL_DAYS = deferred(rf"\b(?:{'|'.join(WEEKDAYS)})\s*(?:[-–—/,]|and|to|until|through)\s*$", re.IGNORECASE)
_NUMBER = deferred(r"\b(?:number|no\.?|article|section|chapter|rule)\s*:?\s*$", re.IGNORECASE)
_DATELINE = deferred(
    rf"\s*(?:(?P<only>(?!))|(?P<place>{PLACE})(?:,\s*(?P<outlet>[A-Z]{{2,}}[\w .]{{0,20}}))?(?:\s*[,(]\s*[^–—\n-]{{0,40}}\)?)?)"
    r"\s*(?:[–—]|--|-(?=\s)|(?<=\s)-)\s*"
)


def find(document: Prose) -> tuple[DateMention, ...]:
    """All dates with the name of a month, in order.

    A month before its day, without weekday and year, counts only if the day exists: not `In May 45 people came.`
    """
    return tuple(mention for place in places(document, _HINT()) for mention in _in_place(document.text, place))


def _in_place(text: str, place: Span) -> Iterator[DateMention]:
    for m in _DATE().finditer(text, *place):
        sort = "" if m["month"] else "2"
        month = _MONTH_OF[m[f"month{sort}"].rstrip(".").lower()]
        day, year = int(m[f"day{sort}"]), int(m[f"year{sort}"]) if m[f"year{sort}"] else None
        weekday = m["weekday"]
        if sort and not weekday and not year and day_of(2024, month, day) is None:
            continue
        yield DateMention(
            span=Span(*m.span("date")), weekday=weekday, weekday_span=Span(*m.span("weekday")) if weekday else None,
            weekday_number=_WEEKDAY_OF[weekday.lower()] if weekday else None,
            day=day, month=month, year=year, value=day_of(year, month, day) if year else None, style="words",
            months=(Span(*m.span(f"month{sort}")),), year_span=Span(*m.span(f"year{sort}")) if year else None,
        )  # fmt: skip


def dateline(document: Prose) -> Dateline | None:
    """The dateline at the head of the first paragraph, such as “GENEVA, 14 July (UNHCR) –” or “Geneva –”."""
    return dateline_of(document, _DATELINE())


def month_name(word: str) -> str:
    """The full name of a month given in full or abbreviated."""
    return MONTHS[_MONTH_OF[word.rstrip(".").lower()] - 1]


def written(day: dt.date) -> str:
    """A date in words: “14 July 2026”."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def joins_days(before: str) -> bool:
    """Whether a text ends in a weekday that is joined to the next one: `Thursday and `."""
    return _SEVERAL_DAYS().search(before) is not None


def is_number_before(before: str) -> bool:
    """Whether a text ends in a word that introduces a number: `No.`, `Section `."""
    return _NUMBER().search(before) is not None
