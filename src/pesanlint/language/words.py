"""Words: where they begin and end. One name for each meaning of “word” that several modules share."""

import re
from itertools import islice

from pesanlint.spans import Span

_APOSTROPHES = "'’ʼ"

LETTERS = re.compile(r"[^\W\d_]+")
"""A run of letters: `Jum` and `at` in `Jum'at`."""
ALPHANUMERICS = re.compile(r"\w+")
"""A run of letters, digits and underscores."""
WORD = re.compile(rf"[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*")
"""A word without hyphens: `Jum'at` is one word, `isu-isu` two."""
HYPHENATED_WORD = re.compile(rf"[^\W_]+(?:[-{_APOSTROPHES}][^\W_]+)*")
"""A word with its hyphens: `isu-isu` is one word."""
_COUNTED = re.compile(rf"[^\W_]+(?:[-./:@{_APOSTROPHES}][^\W_]+)*")
"""A word as people count them: `S.Pd.`, `20/1/2025`, `1.970.189`, `09.00` and `dan/atau` are one each."""

_BORDERS = frozenset(["", *' \n.,:;?!()/-"“”–—'])


def stands_alone(text: str, span: Span) -> bool:
    """Whether a stretch is not part of a longer word: no letter, digit or underscore touches it.

    A hyphen is a border (`anti-hoaks`), an apostrophe between letters is not (`Ma'ruf`).
    """
    start, end = span
    if text[start - 1 : start] in _BORDERS and text[end : end + 1] in _BORDERS:  # the usual case
        return True
    return not (start > 0 and _goes_on(text, start, start - 1)) and not (end < len(text) and _goes_on(text, end - 1, end))


def _goes_on(text: str, inner: int, outer: int) -> bool:
    """Whether the word of the character at `inner` continues to its neighbour at `outer`."""
    beside = text[outer]
    if beside == " " or not _is_wordy(text, inner):
        return False
    return _is_wordy(text, outer) or (beside in _APOSTROPHES and _is_wordy(text, 2 * outer - inner))


def _is_wordy(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def count(text: str) -> int:
    """The number of words in a text; a reduplicated word, a degree, a date and a figure are one each."""
    return sum(1 for _ in _COUNTED.finditer(text))


def has_words(text: str, least: int) -> bool:
    """Whether a text has at least a number of words, counted as by `count`."""
    return next(islice(_COUNTED.finditer(text), least - 1, None), None) is not None


_ASCII_ALPHANUMERICS = bytes(code for code in range(128) if chr(code).isalnum())
_SHAPES = bytes(ord("a" if code in _ASCII_ALPHANUMERICS else "-" if code in b"-'" else " ") for code in range(256))


def at_most(text: str) -> int:
    """An upper bound of `count`, found faster: the number of characters other than letters and digits, plus one."""
    return len(text.encode("ascii", "replace").translate(None, _ASCII_ALPHANUMERICS)) + 1


def lengths(text: str, *, plain: bool) -> list[int]:
    """The lengths of all words of a text in characters, hyphens included.

    Args:
        text: the text.
        plain: whether all its letters and digits are ASCII, which allows counting bytes.
    """
    shapes = text.replace("’", "'").encode("ascii", "replace").translate(_SHAPES) if plain else b"--"
    if b"--" in shapes:
        return [len(word) for word in HYPHENATED_WORD.findall(text)]
    return list(map(len, (b" " + shapes + b" ").replace(b" -", b" ").replace(b"- ", b" ").split()))
