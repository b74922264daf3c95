"""How hard a text is to read."""

import pytest

from pesanlint.language.readability import lix


@pytest.mark.parametrize(
    ("words", "sentences", "expected"),
    [
        ([6] * 10, 1, 10.0),
        ([7] * 10, 1, 110.0),
        ([6] * 10, 2, 5.0),
        ([6, 6, 6, 7], 1, 29.0),
        ([], 1, 0.0),
    ],
)
def test_lix_is_words_a_sentence_and_the_percentage_of_long_words(words: list[int], sentences: int, expected: float) -> None:
    assert lix(words, sentences) == expected
