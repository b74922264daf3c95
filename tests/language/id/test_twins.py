"""Words that the rest of a text shows to be misspelt."""

import pytest

from pesanlint.language.id.twins import run_on, twins


@pytest.mark.parametrize(
    ("word", "words", "parts"),
    [
        ("timseluntuk", {"timsel"}, "timsel untuk"),
        ("Kerjasamapada", {"kerjasama"}, "Kerjasama pada"),
        ("untukpanwascam", {"Panwascam"}, "untuk panwascam"),
        ("Sidalihdengan", {"SIDALIH"}, "Sidalih dengan"),
        ("timseluntuk", {"seleksi"}, None),
        ("karsauntuk", {"kars"}, None),
    ],
)
def test_a_word_of_the_text_joined_with_a_function_word(word: str, words: set[str], parts: str | None) -> None:
    assert run_on(word, words) == parts


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("Sisawdi", "Siswadi"),
        ("Wajkiran", "Wajiran"),
        ("Pnawaslucam", "Panwaslucam"),
        ("Waejono", "Warjono"),
        ("Suanrso", "Sunarso"),
    ],
)
def test_a_name_one_letter_from_another_one(word: str, other: str) -> None:
    assert list(twins([word], [word, other, "Budiman", "kegiatan"])) == [(word, other)]


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("Mulyana", "Mulyani"),
        ("Lampungnya", "Lampung"),
        ("Siswadi", "Siswanto"),
        ("Siswadi", "siswadi"),
        ("Inovation", "Innovation"),
    ],
)
def test_names_of_kin_other_lengths_and_foreign_words_are_no_twins(word: str, other: str) -> None:
    assert not list(twins([word], [word, other]))
