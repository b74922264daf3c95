"""Calendar dates and datelines in Indonesian: `Selasa, 14 Juli 2026`, `14/7/2026`, `Jakarta -`."""

import datetime as dt
import re
from collections.abc import Iterator

from pesanlint.deferred import deferred
from pesanlint.document import Prose
from pesanlint.language.dates import PLACE, Dateline, DateMention, day_of, places
from pesanlint.language.dates import dateline as dateline_of
from pesanlint.search.folding import folded
from pesanlint.spans import Span

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
"""Monday first, as in `date.weekday`."""
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip

# Also nonstandard spellings and abbreviations.
_WEEKDAY_OF = {name.lower(): i for i, name in enumerate(WEEKDAYS)} | {"jum'at": 4, "jum’at": 4, "ahad": 6}
_MONTH_OF = (
    {name.lower(): i for i, name in enumerate(MONTHS, 1)}
    | {name[:3].lower(): i for i, name in enumerate(MONTHS, 1)}
    | {"pebruari": 2, "nopember": 11, "agt": 8, "agust": 8, "sept": 9, "nov": 11, "nop": 11}
)

_WEEKDAY = r"(?P<weekday>" + "|".join(_WEEKDAY_OF) + r")"
MONTH = r"(?:" + "|".join(sorted(_MONTH_OF, key=len, reverse=True)) + r")(?![a-z])(?:\.(?=\s*\d{4}))?"
"""The name of a month, in full or abbreviated, as a regular expression."""
_PART_OF_DAY = r"(?:\s+(?:pagi|siang|sore|petang|malam|subuh|dini\s+hari))?"
_TO = r"\s*(?:[-–—]|s\.?d\.?|sampai(?:\s+dengan)?|hingga)\s*"
_DATE = re.compile(
    rf"(?<![\w/.,-])(?:{_WEEKDAY}{_PART_OF_DAY}\s*(?:,\s*|\(\s*|\s)\s*(?:tanggal\s+)?|tanggal\s+)?"
    rf"(?P<date>(?P<day>\d{{1,2}})(?:{_TO}\d{{1,2}})?\s+(?P<month>{MONTH})(?:{_TO}\d{{1,2}}\s+(?P<month_to>{MONTH}))?(?:\s+(?P<year>\d{{4}})(?!\d))?"
    r"|(?P<fday>\d{1,2})(?P<mark>[/-])(?P<fmonth>\d{1,2})(?:(?P=mark)(?P<fyear>\d{4}|\d{2}))?(?![\w/-]))",
    re.IGNORECASE,
)  # fmt: skip
_HINT = re.compile(rf"\d(?:\s+(?:{'|'.join(sorted({name[:3] for name in _MONTH_OF}))})|[/-]\d)", re.IGNORECASE)
"""A cheap pattern that occurs in every date, and in little else."""


_SEVERAL_DAYS = deferred(
    rf"(?:{'|'.join(WEEKDAYS)})\s*(?:[-–—/,&]|dan|s\.?d\.?|sampai(?:\s+dengan)?|hingga)\s*$", re.IGNORECASE
)
_NUMBER = deferred(r"\b(?:nomor|no\.?|pasal)\s*:?\s*$", re.IGNORECASE)
_COUNTS_WEEKS = deferred(  # `selama dua minggu, 4–17 Agustus`
    r"(?:\d|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|belas|puluh|beberapa|sejumlah|berapa|setiap|tiap|per"
    r"|hitungan|tengah|akhir|awal|dalam))\s{1,2}$",
    re.IGNORECASE,
)


def month_name(word: str) -> str:
    """The full name of a month given in full, abbreviated or in a known misspelling."""
    return MONTHS[_MONTH_OF[folded(word.rstrip("."))] - 1]


def written(day: dt.date) -> str:
    """A date in words: “17 Juli 2025”."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def joins_days(before: str) -> bool:
    """Whether a text ends in a weekday that is joined to the next one: `Kamis–`, `Sabtu dan `."""
    return _SEVERAL_DAYS().search(before) is not None


def is_number_before(before: str) -> bool:
    """Whether a text ends in a word that introduces the number of a document or an article."""
    return _NUMBER().search(before) is not None


def read(text: str) -> dt.date | None:
    """The date of a text that consists of one date (`1 Juni 2024`); None for any other text."""
    m = _DATE.fullmatch(text.strip())
    if m is None or len(m["year"] or m["fyear"] or "") < len("2024"):
        return None
    month = int(m["fmonth"]) if m["fday"] else _MONTH_OF[folded(m["month"].rstrip("."))]
    return day_of(int(m["fyear"] or m["year"]), month, int(m["fday"] or m["day"]))


def find(document: Prose) -> tuple[DateMention, ...]:
    """All dates mentioned in a document, in order.

    Dates in figures without a year (`18/3`), or with a year of two digits (`18/3/25`), count only after a weekday; a year
    of two digits counts up to next year.
    """
    return tuple(mention for place in places(document, _HINT) for mention in _in_place(document.text, place))


def _in_place(text: str, place: Span) -> Iterator[DateMention]:
    for m in _DATE.finditer(text, *place):
        figures = m["fday"] is not None
        weekday = m["weekday"]
        if (
            weekday
            and folded(weekday) == "minggu"
            and _COUNTS_WEEKS().search(text, max(place.start, m.start() - 20), m.start())
        ):
            weekday = None
        if figures and len(m["fyear"] or "") < len("2024") and not weekday:
            continue
        day = int(m["fday"] or m["day"])
        month = int(m["fmonth"]) if figures else _MONTH_OF[folded(m["month"].rstrip("."))]
        written_year = m["fyear"] or m["year"]
        is_short = written_year is not None and len(written_year) < len("2024")
        year = int(f"20{written_year}" if is_short else written_year) if written_year else None
        if year is not None and not 1900 <= year <= (dt.date.today().year + 1 if is_short else 2200):
            continue
        yield DateMention(
            span=Span(*m.span("date")), weekday=weekday, weekday_span=Span(*m.span("weekday")) if weekday else None,
            weekday_number=_WEEKDAY_OF[folded(weekday)] if weekday else None,
            day=day, month=month, year=year, value=day_of(year, month, day) if year else None,
            style="figures" if figures else "words", months=tuple(Span(*m.span(n)) for n in ("month", "month_to") if m[n]),
            year_span=Span(*m.span("fyear" if figures else "year")) if written_year else None,
        )  # fmt: skip


_OUTLET = r"(?:[\w-]+\.)+(?:go\.id|id|com|net)|[A-Z]{2,}[\w .]{0,20}"
_DATELINE = re.compile(
    rf"\s*(?:(?P<only>(?:[\w-]+\.)+(?:go\.id|id|com|net))|(?P<place>{PLACE})(?:,\s*(?P<outlet>{_OUTLET}))?(?:\s*[,(]\s*[^–—\n-]{{0,40}}\)?)?)"
    r"\s*(?:[–—]|--|-(?=\s)|(?<=\s)-)\s*",
)  # fmt: skip


def dateline(document: Prose) -> Dateline | None:
    """The dateline at the head of the first paragraph, such as “Jember, kab-jember.kpu.go.id –” or “Jakarta -”."""
    return dateline_of(document, _DATELINE)
