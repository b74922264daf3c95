"""Tell a slip in a word from another word."""

_LETTERS = {1: 4, 2: 7}
"""Number of differing letters → minimum length of the words."""
_SUFFIX = 3
"""Maximum letters that one form of a word has more than the other: `makan` and `makanan`."""


def is_one_word(one: str, other: str) -> bool:
    """Whether two words are the same, spellings of one word, or one with a suffix and one without."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= _LETTERS[1] and long.startswith(short) and len(long) - len(short) <= _SUFFIX:
        return True
    return differing_letters(one, other) <= max((count for count, least in _LETTERS.items() if len(short) >= least), default=0)


def differing_letters(one: str, other: str) -> int:
    """Return the number of letters to insert, remove, replace or swap between two words; 3 stands for more than two."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=2)
