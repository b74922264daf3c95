import pytest

from pesanlint.language.id.nearnames import abbreviations, glance, is_place_too, near, region_words, swapped
from pesanlint.language.id.slips import common_words


@pytest.mark.parametrize(
    ("word", "name", "is_region"),
    [
        ("trengalek", "Trenggalek", True),  # left out, doubled, swapped, beside; at the beginning, in the middle, at the end
        ("tenggalek", "Trenggalek", True),
        ("surabyaa", "Surabaya", True),
        ("lamonagn", "Lamongan", True),
        ("jembee", "Jember", True),
        ("bawsalu", "Bawaslu", False),
        ("musrebang", "Musrenbang", False),
        ("bhabinkamtibnas", "Bhabinkamtibmas", False),
    ],
)
def test_the_name_is_found_that_one_slip_leads_from(word: str, name: str, is_region: bool) -> None:
    found = near(word)[0]
    assert (found.name, found.is_region) == (name, is_region)


@pytest.mark.parametrize("word", ["trenggalek", "mapolres", "perwali", "tanjungbalai", "hendra", "barat", "kota", "trnglek"])
def test_names_and_what_is_further_away_are_near_none(word: str) -> None:
    assert near(word) == ()


@pytest.mark.parametrize(
    ("word", "common"),
    [
        ("infromasi", True),
        ("sektretariat", True),
        ("kabuapten", True),
        ("pemerinta", True),
        ("kurniawan", False),
        ("pelaksananaan", True),
        ("penanangan", True),
        ("pekalongan", False),
        ("pedurungan", False),
    ],
)
def test_a_word_one_slip_from_one_of_the_trade_is_told(word: str, common: bool) -> None:
    assert glance(word).is_common is common


def test_every_slip_that_leaves_a_letter_out_is_found() -> None:
    for meant in [word for word in common_words() if len(word) >= 9][::10]:
        for at in range(1, len(meant)):
            word = meant[:at] + meant[at + 1 :]
            assert word == meant or glance(word).is_common or glance(word).is_name


def test_abbreviations_with_two_letters_swapped() -> None:
    assert swapped("BNBP") == ("BNPB",)
    assert swapped("BNPB") == ()
    assert swapped("SKPD") == ()


def test_the_lists_do_not_contradict_each_other() -> None:
    assert "Panwascam" in abbreviations()
    assert "Trenggalek" in region_words()
    assert not {word.lower() for word in region_words()} & set(is_place_too())
    assert all(glance(word).names or glance(word).is_common for word in is_place_too())
