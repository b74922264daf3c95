"""Quotation marks that need no interpretation: those of a paragraph in which each mark clearly has its counterpart."""

import re
from functools import lru_cache

from pesanlint.deferred import deferred
from pesanlint.spans import Span

DOUBLE = '"“”„‟«»＂″‶ʺˮ❝❞〝〞〟「」『』《》〈〉〈〉⟨⟩⟪⟫❮❯﹁﹂﹃﹄｢｣⹂'
SINGLE = "'‘’‚‛‹›`´＇ʼ′‵ʹ❛❜"
"""All signs that writers use as quotation marks, apostrophes included."""
_IN_ASCII = ('"', "'", "`", "&", ",,")
_BEYOND_ASCII = re.compile(f"[{DOUBLE}{SINGLE}]")
_ANY = f"&{DOUBLE}{SINGLE}"
_BEFORE, _BEHIND = r"(?<![^\s(\[])", r"(?<=[^\W_]|[.,?!…]){}(?![^\s.,;:?!)])"
_PAIRED = [
    deferred(rf"[^{_ANY}]*+(?:{_BEFORE}{opening}(?=[^\W_])[^{_ANY}]*+{_BEHIND.format(closing)}[^{_ANY}]*+)++")
    for opening, closing in ("“”", '""')
]


@lru_cache(maxsize=256)  # asked for several times for each block
def may_quote(text: str) -> bool:
    """Whether a text has anything that may be a quotation mark of any sort, apostrophes included."""
    for mark in _IN_ASCII:
        if mark in text:
            return True
    return not text.isascii() and _BEYOND_ASCII.search(text) is not None


@lru_cache(maxsize=256)
def pairs(text: str) -> tuple[Span, ...] | None:
    """The stretches between marks of one sort, marks included, if all open and close in turns; else None.

    An opening mark follows a blank and precedes a word; a closing mark follows a word, which may end in punctuation, and
    precedes a blank or punctuation. Every interpretation pairs such marks alike.
    """
    if ",," in text or not any(paired().fullmatch(text) for paired in _PAIRED):
        return None
    opening, closing = ("“", "”") if "“" in text else ('"', '"')
    found: list[Span] = []
    start = text.find(opening)
    while start >= 0:
        end = text.find(closing, start + 1) + 1
        found.append(Span(start, end))
        start = text.find(opening, end)
    return tuple(found)
