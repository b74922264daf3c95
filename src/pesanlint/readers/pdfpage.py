"""Extracts the rows of a PDF page from pdfium: words beside each other, without footnote marks."""

import re
from ctypes import c_double
from dataclasses import replace
from itertools import accumulate
from typing import Any

from pesanlint.readers.layout import GUTTER, Line, Row

_JOINTS = "\x02\ufffe"
"""Characters that pdfium writes for a hyphen at the end of a line, instead of the line break."""
_LINE = re.compile(rf"[^\r\n{_JOINTS}]+[{_JOINTS}]?|[\r\n{_JOINTS}]+")
_PRINTED_WORD = re.compile(rf"[^\s{_JOINTS}]+[{_JOINTS}]?")

# Numbers that may be footnote marks: small and raised digits, or superscript characters. Not the exponents of units.
_NOTE = re.compile(r"(?<!\d)(?<!\d[.,])\d{1,3}(?!\d)|[¹²³⁰⁴-⁹]+")
_UNIT = re.compile(r"(?:^|[\W\d_])(?:[kdcm]?m|ha)$", re.IGNORECASE)
SMALL, RAISED = 0.85, 0.1
"""Ratios to the font size beside it: a raised number is smaller than the first, and higher by more than the second."""
_NEAR = 4
"""Characters, including line breaks, searched for the letter beside a number."""
_CLOSING = ".,;:!?)]”’"


def rows(page: Any) -> list[Row]:
    """The rows of pdfium's text page, in the order in which they were drawn.

    Text beside the end of a row on the same base line continues that row: pdfium begins a new line after a raised number.
    """
    letters = _Letters(page)
    notes = letters.notes()
    made: list[list[_Words]] = []
    end = 0
    for number, line in enumerate(_LINE.finditer(letters.text)):
        row: list[_Words] = []
        for place in _PRINTED_WORD.finditer(letters.text, *line.span()):
            word = letters.word(place.start(), place.end(), notes, number)
            is_behind_note, end = end - 1 in notes, place.end()
            if word is None:
                continue
            if made and not row and _is_beside(word, made[-1][-1][-1]):
                row = made.pop()
            if row and word.left - row[-1][-1].right < GUTTER:
                row[-1].append(word if is_behind_note and word.text[0] in _CLOSING else replace(word, text=f" {word.text}"))
            else:
                row.append([word])
        if row:
            made.append(row)
    return [[_run(words) for words in row] for row in made]


_Words = list[Line]
"""The words of a run, each with the blank before it."""


def _is_beside(word: Line, before: Line) -> bool:
    return abs(word.base - before.base) < 1 and word.left > before.right - 1


def _run(words: _Words) -> Line:
    last = words[-1]
    return replace(last, text="".join(word.text for word in words), left=words[0].left)


class _Letters:
    """The letters of a text page and their positions. pdfium counts in UTF-16 code units."""

    def __init__(self, page: Any) -> None:
        from pypdfium2 import raw

        self._raw, self._page = raw, page
        self.text: str = page.get_text_range()
        self._units = None if self.text.isascii() else [0, *accumulate(2 if c > "\uffff" else 1 for c in self.text)]
        self._have_places = (self._units[-1] if self._units else len(self.text)) == page.count_chars()
        self._box, self._x, self._y = raw.FS_RECTF(), c_double(), c_double()

    def _index(self, at: int) -> int:
        return self._units[at] if self._units else at

    def _left(self, at: int) -> float:
        self._raw.FPDFText_GetLooseCharBox(self._page, self._index(at), self._box)
        return float(self._box.left)

    def _right(self, at: int) -> float:
        self._raw.FPDFText_GetLooseCharBox(self._page, self._index(at), self._box)
        return float(self._box.right)

    def _base(self, at: int) -> float:
        self._raw.FPDFText_GetCharOrigin(self._page, self._index(at), self._x, self._y)
        return self._y.value

    def _size(self, at: int) -> float:
        return float(self._raw.FPDFText_GetFontSize(self._page, self._index(at)))

    def word(self, start: int, end: int, notes: set[int], number: int) -> Line | None:
        """A word without footnote marks; None if nothing is left of it.

        Args:
            start: the offset of its first letter.
            end: the offset after its last letter.
            notes: the offsets of footnote marks.
            number: the number of its line, from which its position is estimated if pdfium gives none.
        """
        kept = [at for at in range(start, end) if at not in notes] if notes else range(start, end)
        if not kept:
            return None
        text = "".join(map(self.text.__getitem__, kept)) if notes else self.text[start:end]
        first, last = kept[0], kept[-1] - (text[-1] in _JOINTS)
        if text[-1] in _JOINTS:
            text = text[:-1] + "-"
        if not self._have_places:
            return Line(text, 5 * start, 5 * end, -12 * number, 10)
        return Line(text, self._left(first), self._right(last), self._base(last), self._size(last))

    def notes(self) -> set[int]:
        """The offsets of footnote marks."""
        found: set[int] = set()
        for m in _NOTE.finditer(self.text):
            start, end = m.span()
            if not _UNIT.search(self.text[max(start - 3, 0) : start]) and (not m[0].isascii() or self._is_raised(start, end)):
                found.update(range(start, end))
        return found

    def _is_raised(self, start: int, end: int) -> bool:
        """Whether a number is small and raised, right after or before a letter."""
        if not self._have_places:
            return False
        before = max(start - _NEAR, 0) + len(self.text[max(start - _NEAR, 0) : start].rstrip()) - 1
        behind = self.text[end : end + _NEAR]
        after = end + len(behind) - len(behind.lstrip())
        for beside in (before, after):
            if not 0 <= beside < len(self.text) or self.text[beside].isspace() or self.text[beside] in _JOINTS:
                continue
            size = self._size(beside)
            if self._size(start) < SMALL * size and RAISED * size < self._base(start) - self._base(beside) < size:
                gap = self._left(start) - self._right(before) if beside == before else self._left(after) - self._right(end - 1)
                if -size < gap < size:
                    return True
        return False
