"""Neighbouring letters on a keyboard."""

import pytest

from pesanlint.language.keyboard import BESIDE, NEAR


@pytest.mark.parametrize(
    ("letter", "beside", "near"),
    [("q", "w", "a"), ("s", "ad", "wezx"), ("p", "o", "l"), ("m", "n", "jk"), ("g", "fh", "tyvb"), ("a", "s", "qwz")],
)
def test_neighbours(letter: str, beside: str, near: str) -> None:
    assert (set(BESIDE[letter]), set(NEAR[letter])) == (set(beside), set(near))


def test_neighbours_are_mutual() -> None:
    for neighbours in (BESIDE, NEAR):
        assert all(letter in neighbours[other] for letter, others in neighbours.items() for other in others)
        assert len(neighbours) == 26
