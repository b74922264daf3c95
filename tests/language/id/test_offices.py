"""Words that introduce a person: offices, professions, ranks, in full and shortened."""

import pytest

from pesanlint.language.id import offices
from pesanlint.spans import Span


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ketua kpu, budi", ["ketua"]),
        ("wakil bupati dan sekretarisnya", ["wakil", "bupati", "sekretarisnya"]),
        ("kasubbag hukum dan menpora", ["kasubbag", "menpora"]),
        ("menko polhukam", ["menko"]),
        ("akp budi dan kolonel adi", ["akp", "kolonel"]),
        ("ketuaan, menang, kabar", []),
        ("", []),
    ],
)
def test_offices(text: str, found: list[str]) -> None:
    assert [text[slice(*span)] for span in offices.find(text, Span(0, len(text)))] == found


def test_only_the_stretch_is_looked_at() -> None:
    assert list(offices.find("ketua hadir, bupati pergi", Span(6, 12))) == []
