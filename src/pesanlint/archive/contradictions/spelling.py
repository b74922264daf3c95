"""Tell a slip in a word from another word."""

from collections.abc import Sequence

_LETTERS = {1: 4, 2: 7}
"""Number of differing letters → minimum length of the words."""
_LEAST_STRETCH = 2
"""Minimum letters that a blend takes from a word."""
SMALL = frozenset("dan atau di ke dari yang untuk pada dengan serta oleh".split())
"""Words that a name may have or not have."""
_SUFFIX = 3
"""Maximum letters that one form of a word has more than the other: `makan` and `makanan`."""


def is_one_word(one: str, other: str, most: int = 2) -> bool:
    """Whether two words are the same, spellings of one word, or one with a suffix and one without.

    Args:
        one: a word.
        other: the other word.
        most: maximum number of letters in which two spellings differ.
    """
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= _LETTERS[1] and long.startswith(short) and len(long) - len(short) <= _SUFFIX:
        return True
    allowed = max((count for count, least in _LETTERS.items() if len(short) >= least), default=0)
    return differing_letters(one, other) <= min(allowed, most)


def is_blend(word: str, parts: Sequence[str]) -> bool:
    """Whether a word is made of a stretch of each of some words, in order: `reskrimsus` of `reserse kriminal khusus`.

    A small word (`dan`, `di`) may be left out.
    """
    if not parts:
        return not word
    if parts[0] in SMALL and is_blend(word, parts[1:]):
        return True
    return any(
        word[:length] in parts[0] and is_blend(word[length:], parts[1:])
        for length in range(_LEAST_STRETCH, min(len(word), len(parts[0])) + 1)
    )


def differing_letters(one: str, other: str) -> int:
    """Return the number of letters to insert, remove, replace or swap between two words; 3 stands for more than two."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=2)
