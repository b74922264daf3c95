"""Finds periods of days: `4–7 Agustus 2025`, `30 Juni sampai 2 Juli`, `Senin–Rabu (4–6/8/2025)`, `4, 5, dan 6 Agustus`."""

import datetime as dt
import re
from collections.abc import Iterator

from pesanlint.deferred import deferred
from pesanlint.language.id.dates import MONTH, MONTHS, WEEKDAYS, month_name
from pesanlint.records import NamedTuple
from pesanlint.search.folding import folded
from pesanlint.spans import Span

_WEEKDAYS = {folded(name): number for number, name in enumerate(WEEKDAYS)} | {"jum'at": 4, "ahad": 6}
_WEEKDAY = "|".join([*WEEKDAYS, "Jum['’]at", "Ahad"])
_TO = (
    r"(?:\s{0,2}(?:-{1,2}|[–—])\s{0,2}"
    r"|\s{1,2}(?:s\.?d\.?|s/d|sampai(?:\s{1,2}dengan)?|hingga)\s{1,2}(?:(?:pada|hari|tanggal)\s{1,2}){0,2})"
)
_TO_OR_AND = rf"(?:{_TO}|\s{{1,2}}dan\s{{1,2}})"
_ENUMERATED = r"(?P<list>(?:,\s{1,2}\d{1,2})*(?:\s{0,2},\s{1,2}(?:dan\s{1,2})?|\s{1,2}dan\s{1,2}))"


def _weekday(name: str) -> str:
    return rf"(?:hari\s{{1,2}})?(?P<{name}>{_WEEKDAY})"


def _in_figures(form: str, end: int, *, month_is_optional: bool = False) -> str:
    day, month, year = (f"{form}{part}{end}" for part in ("d", "m", "y"))
    rest = rf"/(?P<{month}>\d{{1,2}})(?:/(?P<{year}>\d{{4}}))?"
    return rf"(?P<{day}>\d{{1,2}})" + (f"(?:{rest})?" if month_is_optional else rest)


_IN_WORDS = (
    rf"(?:{_weekday('wd1')}(?:{_TO_OR_AND}{_weekday('wd2')})?[\s,(]{{1,3}}(?:tanggal\s{{1,2}}|pada\s{{1,2}})?)?"
    rf"(?<![\d/.,:-])(?P<d1>\d{{1,2}})(?:\s{{1,2}}(?P<m1>{MONTH})(?:\s{{1,2}}(?P<y1>\d{{4}}))?)?"
    rf"(?:{_TO}(?:{_weekday('own')}[\s,(]{{1,3}}(?:tanggal\s{{1,2}})?)?|{_ENUMERATED})"
    rf"(?P<d2>\d{{1,2}})\s{{1,2}}(?P<m2>{MONTH})(?:\s{{1,2}}(?P<y2>\d{{4}}))?(?!\d)"
)
_IN_BRACKETS = (
    rf"(?:{_weekday('bwd1')}{_TO_OR_AND}{_weekday('bwd2')}[\s,]{{0,2}})?"
    rf"\({_in_figures('b', 1, month_is_optional=True)}\s?[-–—]\s?{_in_figures('b', 2)}\)"
)
_EACH_IN_BRACKETS = rf"{_weekday('ewd1')}\s?\({_in_figures('e', 1)}\){_TO}{_weekday('ewd2')}\s?\({_in_figures('e', 2)}\)"
_SPELL = deferred(f"{_IN_WORDS}|{_IN_BRACKETS}|{_EACH_IN_BRACKETS}", re.IGNORECASE)


class Spell(NamedTuple):
    """A period of days in a text, from its first to its last day."""

    span: Span
    first: dt.date
    last: dt.date
    has_year: bool
    """Whether the text gives the year; otherwise the year is the one passed to `find`."""
    days: int
    """The number of days, first and last included; of an enumeration, the number of days it names."""
    weekdays: tuple[int, int] | None
    """The weekdays written before both days (`Senin–Rabu, 4–6 Agustus`), 0 for Monday; None if each day has its own."""


def find(text: str, span: Span, year: int | None) -> Iterator[Spell]:
    """The periods in a stretch of text, in order, without those that have an impossible day or end before they begin.

    Args:
        text: the text.
        span: where to look (code points).
        year: the year of days written without one; None for the current year.
    """
    for m in _SPELL().finditer(text, *span):
        form = next(form for form in ("", "b", "e") if m[f"{form}d1"])
        day, month, in_year = ({end: m[f"{form}{part}{end}"] for end in (1, 2)} for part in ("d", "m", "y"))
        last_month = _month(month[2])
        first_month = _month(month[1]) if month[1] else last_month
        last_year = int(in_year[2] or year or dt.date.today().year)
        first_year = int(in_year[1] or last_year - (first_month > last_month))
        first, last = _day(first_year, first_month, int(day[1])), _day(last_year, last_month, int(day[2]))
        if first is None or last is None or first >= last:
            continue
        days = 2 + len(re.findall(r"\d+", m["list"])) if m["list"] else (last - first).days + 1
        one, other = ("", "") if form == "e" else (m[f"{form}wd1"], m[f"{form}wd2"])
        weekdays = (_number(one), _number(other)) if one and other else None
        yield Spell(Span(*m.span()), first, last, bool(in_year[2]), days, weekdays)


def _month(written: str) -> int:
    return int(written) if written.isdigit() else MONTHS.index(month_name(written)) + 1


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _number(weekday: str) -> int:
    return _WEEKDAYS[folded(weekday).replace("’", "'")]
