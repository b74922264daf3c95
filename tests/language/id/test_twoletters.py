import pytest

from pesanlint.language.id.twoletters import with_missing_letters, without_doubled_syllable, without_two_letters


@pytest.mark.parametrize(
    ("word", "candidates"),
    [
        ("melakukukan", ["melakukan"]),
        ("ketententuan", ["ketentuan"]),
        ("tetembang", []),  # the first syllable, as regional languages double it
        ("pamomong", []),  # too short
    ],
)
def test_without_doubled_syllable(word: str, candidates: list[str]) -> None:
    assert list(without_doubled_syllable(word)) == candidates


@pytest.mark.parametrize(
    ("word", "candidates"),
    [
        ("perekomian", ["perekonomian"]),
        ("masyakat", ["masyarakat"]),
        ("masarakt", []),  # the letters are not adjacent
        ("pesrta", []),  # too short
    ],
)
def test_with_missing_letters(word: str, candidates: list[str]) -> None:
    assert with_missing_letters(word) == candidates


@pytest.mark.parametrize(
    ("word", "meant", "is_found"),
    [
        ("dipertanggungjawabankan", "dipertanggungjawabkan", True),
        ("perkembanganbiakan", "perkembangbiakan", True),
        ("menandatangi", "mendatangi", False),  # too short: two other letters may be missing
        ("mensejajarkan", "menjajarkan", False),  # the letters are at the beginning
    ],
)
def test_without_two_letters(word: str, meant: str, *, is_found: bool) -> None:
    assert (meant in without_two_letters(word)) is is_found
