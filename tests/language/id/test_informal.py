import pytest

from pesanlint.language.id.informal import is_colloquial, is_drawn_out

FREQUENT = frozenset({"pesan", "segar", "kecamatan", "mimpi", "lai"})


@pytest.mark.parametrize(
    ("word", "meant", "expected"),
    [
        ("ngambil", "tampil", True),
        ("bawain", "bawaan", True),
        ("mimpiin", "mimpin", True),
        ("laiin", "lain", False),  # short: a slip
        ("penyelesain", "penyelesaian", False),  # no verb
        ("pesen", "persen", True),
        ("seger", "segera", True),
        ("kecameten", "kecamatan", False),  # long: a slip
        ("pesan", "persen", False),
    ],
)
def test_colloquial_words(word: str, meant: str, expected: bool) -> None:
    assert is_colloquial(word, meant, FREQUENT.__contains__) is expected


@pytest.mark.parametrize(("word", "expected"), [("jauuuuuh", True), ("kemerdekaaaan", False), ("tujuannnya", False)])
def test_sounds_drawn_out(word: str, expected: bool) -> None:
    assert is_drawn_out(word) is expected
