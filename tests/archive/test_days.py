"""Days in archives: read strictly, in all the ways that they are written."""

import datetime as dt

import pytest

from pesanlint.archive import days
from pesanlint.language.id.dates import MONTHS

DAY = dt.date(2025, 7, 17)


@pytest.mark.parametrize(
    "text",
    [
        "2025-07-17", "2025-07-17 09:00:00", "2025-07-17T09:00:00+07:00", "2025-07-17T09:00:00.123456+08:00", "2025/7/17",
        "17/7/2025", "17-07-2025", "17.07.2025 09.00", "17 Juli 2025", "Kamis, 17 Juli 2025", "Kamis, 17 Juli 2025 pukul 09.00 WIB",
        "17 jul 2025", "20250717", "17 July 2025", "Thu, 17 Jul 2025 02:00:00 +0000", "17-Jul-2025", " 17  Juli 2025 ",
    ],
)  # fmt: skip
def test_a_day_in_whatever_way_it_is_written(text: str) -> None:
    assert days.read(text) == DAY


@pytest.mark.parametrize("number", range(1, 13))
def test_all_twelve_months_are_known(number: int) -> None:
    assert days.read(f"5 {MONTHS[number - 1]} 2024") == dt.date(2024, number, 5)


def test_an_early_morning_is_not_the_day_before() -> None:
    assert days.read("2025-07-17T00:30:00+07:00") == DAY
    assert days.read("2025-07-17T05:30:00+09:00") == DAY


def test_a_time_in_utc_is_told_in_wib() -> None:
    assert days.read("2025-07-16T23:30:00Z") == DAY
    assert days.read("2025-07-16 23:30:00+00") == DAY
    assert days.read("Wed, 16 Jul 2025 23:30:00 GMT") == DAY


@pytest.mark.parametrize("text", ["", "  ", "0000-00-00", "0000-00-00 00:00:00"])
def test_no_day_is_none(text: str) -> None:
    assert days.read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "17-07-25",
        "7/17/2025",
        "30 Februari 2024",
        "2025",
        "1721181600",
        "kemarin",
        "17 Foo 2025",
        "2025-07-17 09:00 besok",
        "31/31/2025",
    ],
)
def test_what_is_not_certain_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"Tanggal|Tidak ada tanggal"):
        days.read(text)
