"""The rows of a PDF's page, from pdfium: words that stand beside each other, without the marks of footnotes."""

import re
from ctypes import c_double
from dataclasses import replace
from itertools import accumulate
from typing import Any

from pesanlint.readers.layout import GUTTER, Line, Row

_JOINTS = "\x02\ufffe"
"""What pdfium writes for a hyphen at a line's end, in place of the line break."""
_LINE = re.compile(rf"[^\r\n{_JOINTS}]+[{_JOINTS}]?|[\r\n{_JOINTS}]+")
_WORD = re.compile(rf"[^\s{_JOINTS}]+[{_JOINTS}]?")

# Numbers that may be the mark of a footnote: drawn small and raised, or of characters of their own. Not those of units.
_NOTE = re.compile(r"(?<!\d)(?<!\d[.,])\d{1,3}(?!\d)|[¹²³⁰⁴-⁹]+")
_UNIT = re.compile(r"(?:^|[\W\d_])(?:[kdcm]?m|ha)$", re.IGNORECASE)
SMALL, RAISED = 0.85, 0.1
"""Shares of the size of the type beside it: a raised number is smaller than this, and stands higher than this."""
_NEAR = 4
"""Characters, line breaks among them, in which the letter beside a number is looked for."""
_CLOSING = ".,;:!?)]”’"


def rows(page: Any) -> list[Row]:
    """The rows of pdfium's text page, in the order in which they were drawn.

    What stands beside the end of a row on the same base line goes on with it: a raised number makes pdfium begin a new line.
    """
    letters = _Letters(page)
    notes = letters.notes()
    made: list[list[_Words]] = []
    end = 0
    for number, line in enumerate(_LINE.finditer(letters.text)):
        row: list[_Words] = []
        for place in _WORD.finditer(letters.text, *line.span()):
            word = letters.word(place.start(), place.end(), notes, number)
            is_behind_note, end = end - 1 in notes, place.end()
            if word is None:
                continue
            if made and not row and _stands_beside(word, made[-1][-1][-1]):
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


def _stands_beside(word: Line, before: Line) -> bool:
    return abs(word.base - before.base) < 1 and word.left > before.right - 1


def _run(words: _Words) -> Line:
    last = words[-1]
    return replace(last, text="".join(word.text for word in words), left=words[0].left)


class _Letters:
    """The letters of a text page, and where they stand. pdfium counts in UTF-16."""

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
        """A word without its notes; None where nothing is left of it.

        Args:
            start: its first letter.
            end: behind its last letter.
            notes: letters that are marks of footnotes.
            number: that of its line, which tells its place where pdfium does not.
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
        """The letters that are marks of footnotes."""
        found: set[int] = set()
        for m in _NOTE.finditer(self.text):
            start, end = m.span()
            if not _UNIT.search(self.text[max(start - 3, 0) : start]) and (not m[0].isascii() or self._is_raised(start, end)):
                found.update(range(start, end))
        return found

    def _is_raised(self, start: int, end: int) -> bool:
        """Whether a number stands small and high right behind a letter, or right before one."""
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
