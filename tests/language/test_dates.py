"""Dates and datelines: what all languages share."""

import datetime as dt
import re

import pytest

from pesanlint.language.dates import DateMention, dateline, day_of, places
from pesanlint.spans import Span
from running import Blocks, document

HINT = re.compile(r"\dX")
LINE = re.compile(r"(?:(?P<only>\w+\.id)|(?P<place>[A-Z]\w+)(?:, (?P<outlet>\w+))?) [–-]\s*")


def mention(day: int, month: int, year: int | None, weekday: int | None) -> DateMention:
    value = day_of(year, month, day) if year else None
    return DateMention(Span(0, 0), None if weekday is None else "Hari", None, weekday, day, month, year, value, "words")


@pytest.mark.parametrize(
    ("year", "month", "day", "found"),
    [
        (2025, 7, 17, dt.date(2025, 7, 17)),
        (2024, 2, 29, dt.date(2024, 2, 29)),
        (2025, 2, 29, None),
        (2025, 6, 31, None),
        (2025, 13, 1, None),
    ],
)
def test_the_day_of_a_year(year: int, month: int, day: int, found: dt.date | None) -> None:
    assert day_of(year, month, day) == found


@pytest.mark.parametrize(
    ("day", "month", "year", "possible"),
    [(17, 7, 2025, True), (31, 6, 2025, False), (29, 2, 2025, False), (29, 2, None, True), (30, 2, None, False)],
)
def test_a_day_that_exists(day: int, month: int, year: int | None, possible: bool) -> None:
    assert mention(day, month, year, None).possible is possible


@pytest.mark.parametrize(
    ("day", "month", "year", "weekday", "fits"),
    [
        (17, 7, 2025, 3, True),  # Thursday
        (17, 7, 2025, 4, False),
        (17, 7, 2025, None, True),
        (31, 6, 2025, 1, False),
        (17, 7, None, 3, False),
    ],
)
def test_the_weekday_of_a_date(day: int, month: int, year: int | None, weekday: int | None, fits: bool) -> None:
    assert mention(day, month, year, weekday).fits_weekday is fits


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        (("a 1X b",), ["a 1X b"]),
        (("a" * 60 + "1X" + "b" * 60,), ["a" * 50 + "1X" + "b" * 50]),
        (("1X" + "a" * 40 + "2X",), ["1X" + "a" * 40 + "2X"]),
        (("1X" + "a" * 101 + "2X",), ["1X" + "a" * 50, "a" * 50 + "2X"]),
        (("a 1X", "2X b"), ["a 1X", "2X b"]),
        (("a", "b"), []),
        ((), []),
    ],
)
def test_places_of_dates(blocks: Blocks, found: list[str]) -> None:
    text = document(*blocks)
    assert [text.text[slice(*place)] for place in places(text, HINT)] == found


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        (("Jember, KPU – Rapat selesai.",), ("Jember", "KPU", "Jember, KPU – ")),
        (("Jember - Rapat selesai.",), ("Jember", None, "Jember - ")),
        (("kpu.id – Rapat selesai.",), ("", "kpu.id", "kpu.id – ")),
        ((("title", "Rapat – KPU"), "Jember – Rapat selesai."), ("Jember", None, "Jember – ")),
        (("Rapat KPU", "Jember – Rapat selesai."), ("Jember", None, "Jember – ")),
        (("Rapat", "Selesai", "Jember – Rapat selesai."), None),
        (("Jember – ",), None),
        (("Jember, Rapat selesai.",), None),
        (((("code", "Jember – Rapat")),), None),
        ((), None),
    ],
)
def test_datelines(blocks: Blocks, found: tuple[str, str | None, str] | None) -> None:
    text = document(*blocks)
    line = dateline(text, LINE)
    assert (line and (line.place, line.outlet, text.text[slice(*line.span)])) == found
