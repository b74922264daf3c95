"""Convert offsets in code points to positions of the protocol and back: lines from 0, columns in the negotiated units.

The protocol has three line breaks. Others of Python and pygls (form feed, U+0085, U+2028) are ordinary characters.
"""

from bisect import bisect_right
from collections.abc import Iterator
from copy import copy
from itertools import accumulate

from lsprotocol.types import Position, PositionEncodingKind, Range

from pesanlint.spans import LINE_BREAK, SourceSpan, Span

UTF_8, UTF_16, UTF_32 = PositionEncodingKind.Utf8, PositionEncodingKind.Utf16, PositionEncodingKind.Utf32
_CODECS = {UTF_8: ("utf-8", 1), UTF_16: ("utf-16-le", 2)}
"""Unit → the encoding of a line, and the bytes of a unit; in UTF-32 a unit is a code point."""


class Positions:
    """The lines of a text.

    Args:
        text: the text.
        encoding: the units in which columns are counted.
    """

    def __init__(self, text: str, encoding: PositionEncodingKind | str = UTF_16) -> None:
        self.text, self._encoding = text, encoding
        self._codec, self._unit = _CODECS.get(PositionEncodingKind(encoding), ("", 1))
        self._is_even = not self._codec or text.isascii()
        self._starts = [0, *_after_breaks(text)]

    def edited(self, span: SourceSpan, new: str) -> "Positions":
        """Return the lines after an edit: a stretch of the text was replaced."""
        text = f"{self.text[: span.start]}{new}{self.text[span.end :]}"
        begin, end = max(span.start - 1, 0), span.end + 1
        if "\r" in self.text[begin:end] or "\r" in new:
            return Positions(text, self._encoding)
        edited = copy(self)
        edited.text, edited._is_even = text, not self._codec or text.isascii()
        starts, shift = self._starts, len(new) - (span.end - span.start)
        edited._starts = [
            *starts[: bisect_right(starts, span.start)],
            *(span.start + at for at in _after_breaks(new)),
            *[start + shift for start in starts[bisect_right(starts, span.end) :]],
        ]
        return edited

    def _end(self, line: int) -> int:
        """Return the end of a line, without its line break."""
        if line + 1 == len(self._starts):
            return len(self.text)
        end = self._starts[line + 1] - 1
        return end - (self.text[end - 1 : end + 1] == "\r\n")

    def position(self, offset: int) -> Position:
        """Return the position of an offset in code points."""
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        return Position(line, self._units(start, min(offset, self._end(line))))

    def range(self, span: SourceSpan) -> Range:
        """Return the range of a stretch of the text."""
        return Range(self.position(span.start), self.position(span.end))

    def offset(self, position: Position) -> int:
        """Return the offset of a position. A position past the end of its line or the text is that end, as in the protocol."""
        if position.line >= len(self._starts):
            return len(self.text)
        start, end = self._starts[position.line], self._end(position.line)
        if self._is_even or not position.character:
            return min(start + position.character, end)
        encoded = self.text[start:end].encode(self._codec, "surrogatepass")[: position.character * self._unit]
        return start + len(encoded.decode(self._codec, "ignore"))

    def span(self, where: Range) -> SourceSpan:
        """Return the span of a range."""
        return Span(self.offset(where.start), self.offset(where.end))

    def line(self, number: int) -> str:
        """Return a line (from 0) without its line break; "" if it does not exist."""
        return self.text[self._starts[number] : self._end(number)] if number < len(self._starts) else ""

    def _units(self, start: int, end: int) -> int:
        """Return the number of units of a stretch of a line."""
        if self._is_even:
            return end - start
        part = self.text[start:end]
        return len(part) if part.isascii() else len(part.encode(self._codec, "surrogatepass")) // self._unit


def _after_breaks(text: str) -> Iterator[int]:
    """Return the offsets after the line breaks of a text."""
    if "\r" in text:
        return (m.end() for m in LINE_BREAK.finditer(text))
    return accumulate(len(line) + 1 for line in text.split("\n")[:-1])  # ten times as fast
