"""Capitals of words, titles and whole texts."""

import pytest

from pesanlint.language import casing
from pesanlint.language.languages import language

INDONESIAN, ENGLISH = (language(code).small_in_titles for code in ("id", "en"))


@pytest.mark.parametrize(
    ("text", "small", "title"),
    [
        ("rapat koordinasi di jember", INDONESIAN, "Rapat Koordinasi di Jember"),
        ("di jember", INDONESIAN, "Di Jember"),
        ("undang-undang dan ramah-tamah", INDONESIAN, "Undang-Undang dan Ramah-tamah"),
        ("pelatihan secara daring melalui zoom", INDONESIAN, "Pelatihan secara Daring melalui Zoom"),
        ("KPU dan KTP-el", INDONESIAN, "KPU dan KTP-el"),
        ("vote of the people", ENGLISH, "Vote of the People"),
        ("the vote", ENGLISH, "The Vote"),
        ("the vote", frozenset(), "The Vote"),
        ("", INDONESIAN, ""),
    ],
)
def test_titles(text: str, small: frozenset[str], title: str) -> None:
    assert casing.title_case(text, small) == title


def test_a_small_word_amid_a_title_stays_small() -> None:
    assert casing.title_case("di jember", INDONESIAN, opens=False) == "di Jember"


@pytest.mark.parametrize(
    ("text", "capitals"),
    [("wali kota", "WALI KOTA"), ("Rp5 juta", "Rp5 JUTA"), ("KTP-el", "KTP-el"), ("kg", "kg"), ("a", "A"), ("", "")],
)
def test_whole_texts_in_capitals(text: str, capitals: str) -> None:
    assert casing.shouted(text) == capitals


@pytest.mark.parametrize(
    ("word", "is_capitalised"), [("Warga", True), ("warga", False), ("KPU", True), ("2024", False), ("", False), ("Über", True)]
)
def test_capitalised_words(word: str, is_capitalised: bool) -> None:
    assert casing.is_capitalised(word) is is_capitalised
