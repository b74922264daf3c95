"""How hard a text is to read."""

import pytest

from pesanlint.language.readability import lix


@pytest.mark.parametrize(
    ("words", "long_words", "sentences", "expected"),
    [(10, 0, 1, 10.0), (10, 10, 1, 110.0), (10, 0, 2, 5.0), (4, 1, 1, 29.0), (0, 0, 1, 0.0)],
)
def test_lix_is_words_a_sentence_and_the_percentage_of_long_words(
    words: int, long_words: int, sentences: int, expected: float
) -> None:
    assert lix(words, long_words, sentences) == expected
