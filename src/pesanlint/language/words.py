"""Words: where they begin and end."""

import re

from pesanlint.spans import Span

_APOSTROPHES = "'’ʼ"
WORD = re.compile(rf"[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*")
"""A word without hyphens; `Jum'at` is one word, `isu-isu` two."""


_BORDERS = frozenset(["", *' \n.,:;?!()/-"“”–—'])


def stands_alone(text: str, span: Span) -> bool:
    """Whether a stretch is not part of a longer word: no letter, digit or underscore touches it.

    A hyphen is a border (`anti-hoaks`), an apostrophe between letters is not (`Ma'ruf`).
    """
    start, end = span
    if text[start - 1 : start] in _BORDERS and text[end : end + 1] in _BORDERS:  # as nearly everywhere
        return True
    return not (start > 0 and _goes_on(text, start, start - 1)) and not (end < len(text) and _goes_on(text, end - 1, end))


def _goes_on(text: str, inner: int, outer: int) -> bool:
    """Whether a word goes on from its character at `inner` to the one beside it."""
    beside = text[outer]
    if beside == " " or not _is_wordy(text, inner):
        return False
    return _is_wordy(text, outer) or (beside in _APOSTROPHES and _is_wordy(text, 2 * outer - inner))


def _is_wordy(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


WORDS = re.compile(r"[^\W_]+(?:[-'’ʼ][^\W_]+)*")
"""A word with its hyphens: `isu-isu` is one word."""


def count(text: str) -> int:
    """How many words a text has; a reduplicated word is one."""
    return sum(1 for _ in WORDS.finditer(text))


_LETTERS = bytes(code for code in range(128) if chr(code).isalnum())
_SHAPES = bytes(ord("a" if code in _LETTERS else "-" if code in b"-'" else " ") for code in range(256))


def at_most(text: str) -> int:
    """A number that `count` does not exceed, found faster: one more than the characters that are no letter or digit."""
    return len(text.encode("ascii", "replace").translate(None, _LETTERS)) + 1


def lengths(text: str, *, plain: bool) -> list[int]:
    """The lengths of all words, each with its hyphens.

    Args:
        text: the text.
        plain: whether its letters and digits are all ASCII ones, so that bytes can be counted instead.
    """
    shapes = text.replace("’", "'").encode("ascii", "replace").translate(_SHAPES) if plain else b"--"
    if b"--" in shapes:
        return [len(word) for word in WORDS.findall(text)]
    return list(map(len, (b" " + shapes + b" ").replace(b" -", b" ").replace(b"- ", b" ").split()))
