"""Words: where they begin and end."""

import re

from pesanlint.text import Span

_APOSTROPHES = "'’ʼ"
WORD = re.compile(rf"[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*")
"""A word without hyphens; `Jum'at` is one word, `isu-isu` two."""


def stands_alone(text: str, span: Span) -> bool:
    """Whether a stretch is not part of a longer word: no letter, digit or underscore touches it.

    A hyphen is a border (`anti-hoaks`), an apostrophe between letters is not (`Ma'ruf`).
    """
    start, end = span
    return not (_joined(text, start - 1, -1) and _is_wordy(text, start)) and not (
        _joined(text, end, 1) and _is_wordy(text, end - 1)
    )


def _is_wordy(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def _joined(text: str, at: int, step: int) -> bool:
    """Whether the character at `at`, going in the direction of `step`, carries the word on."""
    return _is_wordy(text, at) or (0 <= at < len(text) and text[at] in _APOSTROPHES and _is_wordy(text, at + step))


WORDS = re.compile(r"[^\W_]+(?:[-'’ʼ][^\W_]+)*")
"""A word with its hyphens: `isu-isu` is one word."""


def count(text: str) -> int:
    """How many words a text has; a reduplicated word is one."""
    return sum(1 for _ in WORDS.finditer(text))
