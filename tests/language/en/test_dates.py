"""Dates as English writes them."""

import datetime as dt

import pytest

from pesanlint.language.en import dates
from pesanlint.readers import read_text

DAY = dt.date(2026, 7, 14)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("on Tuesday, 14 July 2026.", [("14 July 2026", "Tuesday", DAY)]),
        ("on Tue 14 Jul 2026.", [("14 Jul 2026", "Tue", DAY)]),
        ("on Tuesday, July 14, 2026, at noon.", [("July 14, 2026", "Tuesday", DAY)]),
        ("on Tuesday evening, July 14th, 2026.", [("July 14th, 2026", "Tuesday", DAY)]),
        ("on Tuesday the 14th of July 2026.", [("14th of July 2026", "Tuesday", DAY)]),
        ("from 14–16 July 2026.", [("14–16 July 2026", None, DAY)]),
        ("from July 14 to 16, 2026.", [("July 14 to 16, 2026", None, DAY)]),
        ("on 14 JULY 2026.", [("14 JULY 2026", None, DAY)]),
        ("on 31 June 2026.", [("31 June 2026", None, None)]),
        ("on July 14.", [("July 14", None, None)]),
        ("In May 45 people came.", []),
        ("You may 5 times march 3 miles.", []),
        ("On May 1,300 people came.", []),
        ("At May 14:30 and 14 Mayors.", []),
        ("", []),
    ],
)
def test_dates_are_found(text: str, mentions: list[tuple[str, str | None, dt.date | None]]) -> None:
    document = read_text(text)
    assert [(text[slice(*one.span)], one.weekday, one.value) for one in dates.find(document)] == mentions


@pytest.mark.parametrize(
    ("text", "place"),
    [("GENEVA – The council met.", "GENEVA"), ("New York -- It met.", "New York"), ("The council met.", None)],
)
def test_datelines(text: str, place: str | None) -> None:
    line = dates.dateline(read_text(text))
    assert (line.place if line else None) == place
