"""How hard a text is to read, by a formula."""

from collections.abc import Iterable

from pesanlint.indonesian.words import WORDS

LONG = 6
"""A word of more letters than this is a long one."""


def lix(sentences: Iterable[str]) -> tuple[float, int]:
    """The läsbarhetsindex (LIX) of a text and the number of its words.

    LIX is the mean length of sentences in words plus the percentage of words of more than six letters. It needs no
    syllables, and was shown to order texts alike in several languages. For Indonesian no scale of its own has been
    established; prefixes and suffixes make its words longer than those of the languages that LIX was made for, so only
    large differences mean something.

    Args:
        sentences: the sentences, one by one.

    Source:
        C. H. Björnsson, Läsbarhet (Stockholm: Liber, 1968); J. Anderson, "Lix and Rix: Variations on a Little-known
        Readability Index", Journal of Reading 26(6), 1983.
    """
    words = long_words = number = 0
    for sentence in sentences:
        lengths = [len(word) for word in WORDS.findall(sentence)]
        words += len(lengths)
        long_words += sum(length > LONG for length in lengths)
        number += bool(lengths)
    return (words / number + 100 * long_words / words, words) if words else (0.0, 0)
