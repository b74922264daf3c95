"""How Indonesian says who spoke."""

import pytest

from pesanlint.language.id import speaking


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
    ("text", "attributed"), [("kami siap, ujar Budi", True), ("kami siap, tegasnya", True), ("kami siap, kata orang", False)]
)
def test_a_speaker_behind_a_clause(text: str, attributed: bool) -> None:
    assert speaking.is_attributed(text) is attributed
