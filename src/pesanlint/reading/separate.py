"""Tells whether a word stands by itself, or is part of an address, a code or a reduplication."""

import re

from pesanlint.spans import Span

_TOUCHED = re.compile(r"[\w@#/\\&'’ʼ=+*~-]$")
_TOUCHING = re.compile(r"[\w@#/\\&'’ʼ=+*~-]|[.:]\w")
"""Characters beside a word that is part of an address, a code, a foreign name or a reduplication."""


def is_separate(text: str, span: Span) -> bool:
    """Whether a word is not part of an address, a code or a reduplication."""
    return not (_TOUCHED.search(text, max(span.start - 1, 0), span.start) or _TOUCHING.match(text, span.end))


def is_other_half(text: str, span: Span, meant: str) -> bool:
    """Whether a word is half of a reduplication whose other half is the intended word: `undang-udang`."""
    before, behind = text[max(span.start - len(meant) - 1, 0) : span.start], text[span.end : span.end + len(meant) + 1]
    if before.lower() == f"{meant}-":
        return not _TOUCHED.search(text, max(span.start - len(meant) - 2, 0), span.start - len(meant) - 1)
    return behind == f"-{meant}" and not _TOUCHING.match(text, span.end + len(meant) + 1)
