"""Stretches of days."""

import datetime as dt

import pytest

from pesanlint.language.id import spells
from pesanlint.spans import Span


def found(text: str, year: int | None = 2025) -> list[tuple[str, str, int]]:
    return [(str(spell.first), str(spell.last), spell.days) for spell in spells.find(text, Span(0, len(text)), year)]


AUGUST = ("2025-08-04", "2025-08-07", 4)


@pytest.mark.parametrize(
    "text",
    [
        "4–7 Agustus 2025",
        "4 - 7 Agustus",
        "4--7 Agustus 2025",
        "4 s.d. 7 Agustus 2025",
        "4 sampai dengan 7 Agustus 2025",
        "4 Agustus hingga 7 Agustus 2025",
        "4 Agustus 2025 sampai 7 Agustus 2025",
        "Senin, 4 Agustus hingga Kamis, 7 Agustus 2025",
        "Senin–Kamis, 4–7 Agustus 2025",
        "Senin sampai Kamis (4–7/8/2025)",
        "(4–7/8/2025)",
        "(4/8-7/8/2025)",
        "Senin (4/8/2025) hingga Kamis (7/8/2025)",
        "4, 5, 6, dan 7 Agustus 2025",
    ],
)
def test_forms(text: str) -> None:
    assert found(text) == [AUGUST]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30 Juni–2 Juli 2025", [("2025-06-30", "2025-07-02", 3)]),
        ("30 Desember–2 Januari 2026", [("2025-12-30", "2026-01-02", 4)]),
        ("4 dan 7 Agustus 2025", [("2025-08-04", "2025-08-07", 2)]),
        ("7–4 Agustus 2025", []),
        ("30–31 Februari 2025", []),
        ("pukul 09.00-15 Agustus", []),
        ("5-7 orang pada Agustus", []),
    ],
)
def test_borders(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert found(text) == expected


def test_weekdays_of_both_ends() -> None:
    text = "Senin–Jum'at, 4–8 Agustus 2025"
    (spell,) = spells.find(text, Span(0, len(text)), None)
    assert spell.weekdays == (0, 4)
    assert spell.has_year
    assert spell.first == dt.date(2025, 8, 4)
