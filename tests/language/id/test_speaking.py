"""How Indonesian says who spoke."""

import pytest

from pesanlint.language.id import speaking
from pesanlint.spans import Span


@pytest.mark.parametrize(
    ("behind", "end", "certain"),
    [
        (" ujar Ketua", " ujar ", True),
        (", tegasnya.", ", tegasnya", True),
        (", demikian ujar Budi", ", demikian ujar ", True),
        (" kata dia", " kata ", True),
        (" tambah lagi", " tambah ", False),
        (" Ketua hadir", None, False),
        (" jelas.", None, False),
        (" ujarannya", None, False),
        ("", None, False),
    ],
)
def test_what_follows_a_closing_mark(behind: str, end: str | None, certain: bool) -> None:
    text = f"”{behind}"
    assert speaking.attribution_end(text, 1) == (None if end is None else 1 + len(end))
    assert (speaking.attribution_end(text, 1, certain=True) is not None) is certain


@pytest.mark.parametrize(
    ("before", "introduces"),
    [
        ("Ketua menegaskan, ", True),
        ("Ketua menegaskan bahwa ", True),
        ("Menurutnya, ", True),
        ("Ketua berkata: ", True),
        ("yel-yel ", True),
        ("Ketua menegaskan hal itu. Lalu, ", False),
        ("dalam acara ", False),
        ("", False),
    ],
)
def test_what_introduces_a_quotation(before: str, introduces: bool) -> None:
    assert speaking.introduces(before) is introduces


@pytest.mark.parametrize(
    ("text", "speaks"),
    [("Ketua menyampaikannya.", True), ("ujar", True), ("disampaikan", True), ("katanya", True), ("Rapat dibuka.", False)],
)
def test_whether_somebody_speaks(text: str, speaks: bool) -> None:
    assert speaking.speaks(text) is speaks


@pytest.mark.parametrize(("word", "is_saying"), [("Ujar", True), ("tegasnya", True), ("rapat", False)])
def test_words_of_saying(word: str, is_saying: bool) -> None:
    assert speaking.is_saying(word) is is_saying


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("kami siap, ujar Budi", 10),
        ("kami siap, tegasnya", 10),
        ("kami siap, kata dia", 10),
        ("kami siap, kata orang", None),
    ],
)
def test_a_speaker_behind_a_clause(text: str, end: int | None) -> None:
    assert speaking.attribution_in(text, Span(0, len(text))) == end


@pytest.mark.parametrize(
    ("sentence", "reports"),
    [("Budi mengatakan bahwa data itu lengkap.", True), ("Kami mengatakan itu.", False), ("Rapat selesai.", False)],
)
def test_what_is_told_of_a_speech(sentence: str, reports: bool) -> None:
    assert speaking.reports(sentence) is reports
