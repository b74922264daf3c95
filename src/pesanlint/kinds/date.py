"""Checks dates: wrong weekdays, impossible days, the format, and the year of the previous January."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import compress
from typing import ClassVar, Literal

from pesanlint.authoring.fields import record
from pesanlint.desk.desk import Desk
from pesanlint.finding import Fix, Match
from pesanlint.language.dates import DateMention, day_of
from pesanlint.language.language import Language
from pesanlint.reading.reading import Reading
from pesanlint.rule import DocumentCheck, DocumentRule
from pesanlint.search.folding import Hit
from pesanlint.spans import Edit, Span

_MESSAGES = {
    "weekday": "{date} jatuh pada hari {use}, bukan {found}; periksa mana yang keliru, hari atau tanggalnya.",
    "impossible": "Tidak ada tanggal {found} dalam kalender.",
    "format": "Tulis tanggal dengan nama bulan: “{use}”, bukan “{found}”.",
    "year": "{weekday}, {date} tidak ada; hari dan tanggal itu cocok dengan tahun {use}.",
}
_SHORT_MONTH = 5
_MONTHS = 12
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
_HALF_WEEK = 3


@record(kw_only=True)
class Date(DocumentRule):
    """Dates that cannot be right, or are not in the format of the guideline.

    `weekday`: the weekday is not that of the date; a date without a year takes the year of the release. `impossible`: the day
    does not exist. `format`: figures (17/07/2025) or an abbreviated month in running text; figures in brackets, as newspapers
    write them, are ignored. `year`: the weekday fits the year of the release, not the written one, as in dates copied in
    January; such a date is not reported by `weekday`."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use", "date", "weekday"})
    has_own_words: ClassVar[bool] = True

    kind: Literal["date"]
    check: Literal["weekday", "impossible", "format", "year"]
    """What is checked."""

    def variant(self) -> str:
        """What is checked."""
        return self.check

    def compile(self, desk: Desk) -> DocumentCheck:
        """Check every date of the document."""
        look = {"weekday": _weekday, "impossible": _impossible, "format": _format, "year": _year}[self.check]
        message = self.message or _MESSAGES[self.check]

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            told = reading.told.with_following(_odd(reading.language), 0, reading.dates_of_blocks)  # type: ignore[arg-type]
            for start, mentions in compress(zip(reading.starts, told, strict=True), told):
                for mention in mentions:
                    if (match := look(reading, mention.shifted(start))) is not None:
                        yield Match(match.span, match.values, match.fixes, message)

        return check


@cache
def _odd(language: Language) -> Callable[[str, object, Sequence[DateMention]], tuple[DateMention, ...]]:
    """A function that returns those dates of a block of which one of the checks may find something, as few are."""

    def is_odd(text: str, mention: DateMention) -> bool:
        if mention.value is None or mention.style == "figures" or not mention.fits_weekday:
            return True
        return any(_is_short(text[span.start : span.end], language) for span in mention.months)

    return lambda text, _, mentions: tuple([one for one in mentions if is_odd(text, one)]) if mentions else ()


def _is_short(month: str, language: Language) -> bool:
    """Whether the name of a month is abbreviated."""
    return len(month) <= _SHORT_MONTH and month.title() not in language.months


def _weekday(reading: Reading, mention: DateMention) -> Match | None:
    if mention.value and mention.fits_weekday:  # as nearly all
        return None
    day = _day_meant(reading, mention) if mention.weekday_span else None
    if day is None or mention.weekday_span is None or day.weekday() == mention.weekday_number or _own_year(reading, mention):
        return None
    right = reading.language.weekdays[day.weekday()]
    if mention.weekday and mention.weekday.isupper():
        right = right.upper()
    fixes = [Fix((Edit(mention.weekday_span, right),), safe=False), *_another_day(reading, mention, day)]
    return Match(mention.weekday_span, {"date": reading.language.written(day), "use": right}, tuple(fixes))


def _another_day(reading: Reading, mention: DateMention, day: dt.date) -> Iterator[Fix]:
    """The fix that takes the weekday as right: the nearest day of the month that falls on it."""
    assert mention.weekday_span is not None
    number = _DAY.search(reading.text, mention.weekday_span.end, mention.span.end)
    if number is None or int(number[1]) != day.day or mention.weekday_number is None:
        return
    ahead = (mention.weekday_number - day.weekday() + _HALF_WEEK) % 7 - _HALF_WEEK
    meant = day + dt.timedelta(days=ahead)
    if meant.month == day.month:
        yield Fix((Edit(Span(*number.span(1)), str(meant.day).zfill(len(number[1]))),), safe=False)


def _year(reading: Reading, mention: DateMention) -> Match | None:
    day = _own_year(reading, mention)
    if day is None:
        return None
    span = mention.year_span or mention.span
    values = {
        "weekday": mention.weekday or "",
        "date": reading.text[mention.span.start : mention.span.end],
        "use": str(day.year),
    }
    return Match(span, values, (Fix((Edit(span, str(day.year)),), safe=False),))


def _impossible(reading: Reading, mention: DateMention) -> Match | None:
    return None if mention.possible or _is_number(reading, mention) else Match(mention.span)


def _format(reading: Reading, mention: DateMention) -> Match | None:
    if mention.value is None or _is_number(reading, mention):
        return None
    if mention.style == "figures":
        in_brackets = reading.text[mention.span.start - 1 : mention.span.start] == "("
        return (
            None
            if in_brackets
            else _rewritten(mention.span, reading.language.written(mention.value), safe=mention.day > _MONTHS)
        )
    for span in mention.months:
        word = reading.text[span.start : span.end]
        if _is_short(word, reading.language):
            return _rewritten(span, reading.language.month_name(word), safe=True)
    return None


def _rewritten(span: Span, use: str, *, safe: bool) -> Match:
    return Match(span, {"use": use}, (Fix((Edit(span, use),), safe),))


def _is_number(reading: Reading, mention: DateMention) -> bool:
    """Whether figures are the number of a document or an article, not a date."""
    before = reading.text[max(mention.span.start - 12, 0) : mention.span.start]
    return mention.style == "figures" and reading.language.is_number_before(before)


def _day_meant(reading: Reading, mention: DateMention) -> dt.date | None:
    """The day to which a weekday belongs; None if uncertain."""
    if mention.weekday_span is None or _is_loose(reading, mention):
        return None
    if mention.value or mention.year or reading.release_date is None:
        return mention.value
    return day_of(reading.release_date.year, mention.month, mention.day)


def _is_loose(reading: Reading, mention: DateMention) -> bool:
    """Whether the weekday is one of several (`Kamis–Jumat, 17–18 Juli`), or `minggu` means a week."""
    assert mention.weekday_span is not None
    before = reading.text[max(mention.weekday_span.start - 30, 0) : mention.weekday_span.start]
    after = reading.text[mention.weekday_span.end : mention.weekday_span.end + 1]
    return reading.language.joins_days(before) or (mention.weekday == "minggu" and after not in (",", "("))


def _own_year(reading: Reading, mention: DateMention) -> dt.date | None:
    """The same day in the year of the release, if the weekday fits that year and not the written one; else None."""
    release = reading.release_date
    if release is None or mention.value is None or mention.weekday_span is None or mention.year == release.year:
        return None
    if mention.fits_weekday or _is_loose(reading, mention):
        return None
    day = day_of(release.year, mention.month, mention.day)
    return day if day and day.weekday() == mention.weekday_number and abs((day - release).days) <= 31 else None
