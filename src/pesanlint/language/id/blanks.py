"""Finds blanks typed one letter too early or too late: `dank anal` for `dan kanal`, `pad ahari` for `pada hari`."""

from math import inf

from pesanlint.deferred import deferred
from pesanlint.language.id.spelling import lexicon
from pesanlint.spans import Span

_BEFORE = deferred(r"(?<![^\W_])(?P<word>[a-z]+) $")
_BEHIND = deferred(r" (?P<word>[a-z]+)(?![^\W_]|-)")
_FAR = 24
"""Code points searched for the word before."""
_SHORTEST = 2
"""Minimum letters of each of the two words meant."""
_TYPED = 3
"""Minimum letters of each of the two words typed: `instant on` is English."""
_LONG = 4
"""Minimum letters of one of them."""


def moved_blank(text: str, span: Span) -> tuple[Span, str] | None:
    """The two words around a blank that is one letter off, and what was meant.

    Both words that were meant are frequent, so that a foreign phrase is not taken for them, and more frequent than those
    typed, one of which may be known (`konsulate dan` is no slip for `konsulat edan`).

    Args:
        text: the text of a block.
        span: an unknown word in small letters within it.
    """
    word = text[span.start : span.end]
    if behind := _BEHIND().match(text, span.end):
        meant = _meant(word, behind["word"])
        if meant:
            return Span(span.start, behind.end()), meant
    if before := _BEFORE().search(text, max(span.start - _FAR, 0), span.start):
        meant = _meant(before["word"], word)
        if meant:
            return Span(before.start(), span.end), meant
    return None


def _meant(first: str, second: str) -> str | None:
    known = lexicon()
    if min(len(first), len(second)) < _TYPED:
        return None
    for one, other in ((first[:-1], first[-1] + second), (first + second[0], second[1:])):
        if min(len(one), len(other)) < _SHORTEST or max(len(one), len(other)) < _LONG:
            continue
        if all(
            meant in known.frequent and _frequency(meant) > _frequency(word) for word, meant in ((first, one), (second, other))
        ):
            return f"{one} {other}"
    return None


def _frequency(word: str) -> float:
    known = lexicon()
    return known.frequency(word) if word in known.frequent else -inf
