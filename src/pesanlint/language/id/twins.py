"""Finds words that the rest of a text shows to be misspelt: joined with a function word, or written otherwise elsewhere."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from pesanlint.deferred import deferred
from pesanlint.language.id.nearnames import is_place_too
from pesanlint.language.id.slips import common_words
from pesanlint.language.id.spelling import judged, lexicon

_JOINING = tuple(
    """adalah agar akan atau bahwa dalam dari dengan karena kepada melalui menjadi oleh pada para saat sebagai serta telah
    tentang terhadap tersebut tidak untuk yang""".split()
)
"""Function words that are often typed without a blank beside them."""
_REST = 5
"""Minimum letters of the other word."""
SHORTEST_TWIN = 7
"""Minimum letters of a word that is compared with others of the text."""
_TWO_LONG, _FREQUENT = 12, 8
"""Minimum letters of two long words joined by mistake, and of the frequent one of them."""
_FOREIGN = deferred(r"(?:tion|tional|sity|siti|ment|ness|ing|ical|land|burg|tech|oon|ic|ia|ry|ll)$")
"""Ends of foreign words and names, which may be written in two languages."""
_VOWELS = frozenset("aiueo")


def run_on(word: str, words: Collection[str]) -> str | None:
    """A word of the text that was typed together with a function word, with the blank between them.

    Args:
        word: an unknown word, with or without a capital.
        words: the words of the text.
    """
    small = word.lower()
    if small.endswith(_JOINING):
        for one in _JOINING:
            if small.endswith(one) and _is_used(small[: -len(one)], words) and not lexicon().knows(small):
                return f"{word[: -len(one)]} {one}"
    if small.startswith(_JOINING):
        for one in _JOINING:
            if small.startswith(one) and _is_used(small[len(one) :], words) and not lexicon().knows(small):
                return f"{word[: len(one)]} {word[len(one) :]}"
    return None


def long_run_on(word: str) -> str | None:
    """A capitalised word that is two long words joined, one of them frequent in press releases: `Gedungpelayanan`."""
    meant = judged(word.lower()) if len(word) >= _TWO_LONG else None
    parts = meant.uses[0].split(" ") if meant else []
    if len(parts) > 1 and any(len(part) >= _FREQUENT and part in common_words() for part in parts):
        return f"{word[: len(parts[0])]} {word[len(parts[0]) :]}"
    return None


def _is_used(rest: str, words: Collection[str]) -> bool:
    return len(rest) >= _REST and (rest in words or rest.capitalize() in words or rest.upper() in words)


def twins(strange: Iterable[str], words: Collection[str]) -> Iterator[tuple[str, str]]:
    """Capitalised words of a text that are one letter apart.

    Args:
        strange: the unknown ones.
        words: all words of the text.
    """
    by_first: Mapping[str, list[str]] = {word[0]: [] for word in strange}
    if by_first:
        for word in words:
            if word[0] in by_first and len(word) >= SHORTEST_TWIN - 1 and word[1:].islower():
                by_first[word[0]].append(word)
    for word in strange:
        for other in by_first[word[0]]:
            if -2 < len(word) - len(other) < 2 and is_one_apart(word, other) and not _is_right(word, other):
                yield word, other


def _is_right(word: str, other: str) -> bool:
    """Whether a word is known, the name of a district or village, or, like the other one, foreign."""
    small = word.lower()
    is_foreign = _FOREIGN().search(word) or _FOREIGN().search(other)
    return is_foreign is not None or small in is_place_too() or lexicon().knows(small)


def is_one_apart(word: str, other: str) -> bool:
    """Whether one letter was added, left out, replaced or swapped with the next; not at the end, where names of kin differ."""
    at = next((at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), -1)
    if at < 0:
        return False
    rest, intended = word[at:], other[at:]
    if len(rest) == len(intended) == 1 and rest in _VOWELS and intended in _VOWELS:  # `Mulyana`, `Mulyani`
        return False
    return (
        rest[1:] in (intended, intended[1:])
        or rest == intended[1:]
        or (rest[:2] == intended[1::-1] and rest[2:] == intended[2:])
    )
