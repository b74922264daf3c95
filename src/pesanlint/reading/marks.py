"""Quotation marks that need no interpretation: those of a paragraph in which each mark clearly has its counterpart."""

import re
from collections.abc import Callable
from functools import lru_cache

from pesanlint.search.folding import beyond_ascii
from pesanlint.spans import Span

DOUBLE = '"“”„‟«»＂″‶ʺˮ˝❝❞〝〞〟「」『』《》〈〉〈〉⟨⟩⟪⟫❮❯﹁﹂﹃﹄｢｣⹂\x93\x94'
SINGLE = "'‘’‚‛‹›`´＇ʼ′‵ʹ❛❜\x91\x92\ufffd"
"""All signs that writers use as quotation marks, apostrophes included.

The control characters are the marks of Windows-1252 read as ISO 8859-1; U+FFFD may have replaced any of these signs.
"""
_IN_ASCII = ('"', "'", "`", "&", ",,")
_ALL = frozenset(DOUBLE + SINGLE)
_REGULAR = (("“", "”"), ('"',))
"""The marks of one sort, in the order of `signs_in`."""
_OPENS = re.compile(r"[“\"](?<![^\s(\[].)(?=[^\W_])")
_CLOSES = re.compile(r"[”\"](?:(?<=[^\W_].)|(?<=[.,?!…].))(?![^\s.,;:?!)])")


@lru_cache(maxsize=256)  # asked for several times for each block
def may_quote(text: str) -> bool:
    """Whether a text has anything that may be a quotation mark of any sort, apostrophes included."""
    for mark in _IN_ASCII:
        if mark in text:
            return True
    return not (text.isascii() or beyond_ascii(text).isdisjoint(_ALL))


def signs_in(text: str, beyond: set[str]) -> tuple[str, ...]:
    """Everything in a text that may be a quotation mark of any sort, apostrophes included, each sort once.

    Args:
        text: the text.
        beyond: its characters beyond ASCII.
    """
    return (*[mark for mark in _IN_ASCII if mark in text], *sorted(beyond & _ALL))


def has_any(text: str, signs: tuple[str, ...]) -> bool:
    """Whether a text has one of the signs: `may_quote` where those of the whole document are known."""
    for sign in signs:  # noqa: SIM110  twice as fast as a generator
        if sign in text:
            return True
    return False


@lru_cache(maxsize=64)  # always the same function, so that what it tells of a text is known after an edit
def pairs_by(signs: tuple[str, ...]) -> Callable[[str], tuple[Span, ...] | None]:
    """A function that returns `pairs` of a text which has no other sign that may be a mark; empty for a text without any."""

    def pairs_here(text: str) -> tuple[Span, ...] | None:
        for sign in signs:
            if sign in text:  # as in few blocks
                return _pairs(text, tuple([one for one in signs if one in text]))
        return ()

    return pairs_here


@lru_cache(maxsize=256)
def pairs(text: str) -> tuple[Span, ...] | None:
    """The stretches between marks of one sort, marks included, if all open and close in turns; else None.

    An opening mark follows a blank and precedes a word; a closing mark follows a word, which may end in punctuation, and
    precedes a blank or punctuation. Every interpretation pairs such marks alike.
    """
    return _pairs(text, signs_in(text, beyond_ascii(text)))


def _pairs(text: str, signs: tuple[str, ...]) -> tuple[Span, ...] | None:
    """The same, if all signs in the text that may be a mark are known."""
    if signs not in _REGULAR:
        return None
    opening, closing = signs[0], signs[-1]
    found: list[Span] = []
    start = text.find(opening)
    while start >= 0:
        end = text.find(closing, start + 1)
        if end < 0 or not _OPENS.match(text, start) or not _CLOSES.match(text, end):
            return None
        found.append(Span(start, end + 1))
        start = text.find(opening, end + 1)
    is_each_used = opening == closing or text.count(opening) == text.count(closing) == len(found)
    return tuple(found) if found and is_each_used else None
