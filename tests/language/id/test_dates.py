"""Dates as Indonesian writes them: what is read, and what only looks like one."""

import datetime as dt

import pytest

from pesanlint.language.id import dates
from pesanlint.readers import read_text


def found(text: str) -> list[tuple[str, str | None, dt.date | None]]:
    document = read_text(text)
    return [(document.text[slice(*one.span)], one.weekday, one.value) for one in dates.find(document)]


DAY = dt.date(2025, 7, 17)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Rapat pada Kamis, 17 Juli 2025.", [("17 Juli 2025", "Kamis", DAY)]),
        ("Rapat pada Kamis (17/7/2025).", [("17/7/2025", "Kamis", DAY)]),
        ("Rapat pada Kamis malam, 17 Juli 2025.", [("17 Juli 2025", "Kamis", DAY)]),
        ("Rapat hari Jum'at tanggal 18 Juli 2025.", [("18 Juli 2025", "Jum'at", dt.date(2025, 7, 18))]),
        ("Batasnya 17 juli 2025.", [("17 juli 2025", None, DAY)]),
        ("Batasnya 17 Nop 2025.", [("17 Nop 2025", None, dt.date(2025, 11, 17))]),
        ("Masa 17–19 Juli 2025.", [("17–19 Juli 2025", None, DAY)]),
        ("Masa 30 Juni s.d. 2 Juli 2025.", [("30 Juni s.d. 2 Juli 2025", None, dt.date(2025, 6, 30))]),
        ("Batasnya 31 Juni 2025.", [("31 Juni 2025", None, None)]),
        ("Batasnya 17 Juli.", [("17 Juli", None, None)]),
        ("Skor 18/3 dan rasio 1/2.", []),
        ("Nomor 17/7/20250 dan 3.17 Juli.", []),
        ("Ada 17 julid di sini.", []),
        ("", []),
    ],
)
def test_dates_are_found(text: str, mentions: list[tuple[str, str | None, dt.date | None]]) -> None:
    assert found(text) == mentions


@pytest.mark.parametrize(
    ("text", "day"),
    [("17 Juli 2025", DAY), (" 17/7/2025 ", DAY), ("17/7/25", None), ("Juli 2025", None), ("31 Juni 2025", None)],
)
def test_a_text_that_is_nothing_but_a_day(text: str, day: dt.date | None) -> None:
    assert dates.read(text) == day


def test_a_day_is_written_as_it_is_read() -> None:
    assert dates.written(DAY) == "17 Juli 2025"
    assert dates.read(dates.written(DAY)) == DAY


@pytest.mark.parametrize(("word", "name"), [("nop", "November"), ("Pebruari", "Februari"), ("Agt.", "Agustus"), ("Mei", "Mei")])
def test_months_by_any_name(word: str, name: str) -> None:
    assert dates.month_name(word) == name


@pytest.mark.parametrize(
    ("text", "place", "outlet"),
    [
        ("Jember, kab-jember.kpu.go.id – Rapat dibuka.", "Jember", "kab-jember.kpu.go.id"),
        ("Jakarta - Rapat dibuka.", "Jakarta", None),
        ("JAKARTA, KPU -- Rapat dibuka.", "JAKARTA", "KPU"),
        ("kpu.go.id – Rapat dibuka.", "", "kpu.go.id"),
    ],
)
def test_datelines(text: str, place: str, outlet: str | None) -> None:
    line = dates.dateline(read_text(text))
    assert line is not None
    assert (line.place, line.outlet) == (place, outlet)
    assert text[line.span.end :] == "Rapat dibuka."


@pytest.mark.parametrize("text", ["Rapat dibuka – lalu ditutup.", "Rapat dibuka.", "KTP-el dibagikan."])
def test_what_is_no_dateline(text: str) -> None:
    assert dates.dateline(read_text(text)) is None


@pytest.mark.parametrize(
    ("before", "joins"),
    [
        ("pada Kamis–", True),
        ("Sabtu dan ", True),
        ("Selasa & ", True),
        ("Sabtu s.d. ", True),
        ("pada ", False),
        ("Kamis, pada ", False),
    ],
)
def test_days_that_are_named_together(before: str, joins: bool) -> None:
    assert dates.joins_days(before) is joins


@pytest.mark.parametrize(("before", "number"), [("Nomor ", True), ("Pasal ", True), ("No. ", True), ("pada ", False)])
def test_what_numbers_stand_behind(before: str, number: bool) -> None:
    assert dates.is_number_before(before) is number
