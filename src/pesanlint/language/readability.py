"""Computes how hard a text is to read."""

LONG = 6
"""Letters: a word with more than this is long."""


def lix(words: int, long_words: int, sentences: int) -> float:
    """The läsbarhetsindex (LIX) of a text.

    LIX is the mean length of sentences in words plus the percentage of words of more than six letters. It needs no
    syllables, and was shown to order texts alike in several languages. For Indonesian no scale of its own has been
    established; prefixes and suffixes make its words longer than those of the languages that LIX was made for, so only
    large differences mean something.

    Args:
        words: the number of words.
        long_words: how many of them have more letters than `LONG`.
        sentences: the number of sentences.

    Source:
        C. H. Björnsson, Läsbarhet (Stockholm: Liber, 1968); J. Anderson, "Lix and Rix: Variations on a Little-known
        Readability Index", Journal of Reading 26(6), 1983.
    """
    return words / sentences + 100 * long_words / words if words else 0.0
