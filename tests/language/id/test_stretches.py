import pytest

from pesanlint.language.id.stretches import chance
from pesanlint.language.languages import language


@pytest.mark.parametrize(
    ("rarer", "more_frequent"),
    [
        ("elam", "ama "),
        ("an p", " dan"),
        (" teknis ", " dalam "),
        ("(kpu", "ang "),
    ],
)
def test_a_stretch_is_rarer_than_another(rarer: str, more_frequent: str) -> None:
    assert chance(rarer) < chance(more_frequent)


@pytest.mark.parametrize("stretch", ["", " ", "a", "  ", "dan ", " yang ak", "§§§§"])
def test_every_stretch_has_a_share(stretch: str) -> None:
    assert 0 < chance(stretch) <= 1


def test_other_languages_know_none() -> None:
    assert language("en").chance("the ") == language("xx").chance("the ") == 1
    assert language("id").chance("dan ") == chance("dan ")
