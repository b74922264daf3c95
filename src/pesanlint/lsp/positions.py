"""Convert offsets in code points to positions of the protocol and back: lines from 0, columns in the negotiated units.

The protocol has three line breaks. Others of Python and pygls (form feed, U+0085, U+2028) are ordinary characters.
"""

from bisect import bisect_right
from itertools import accumulate, count
from operator import add

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
        self._text = text
        self._codec, self._unit = _CODECS.get(PositionEncodingKind(encoding), ("", 1))
        self._is_even = not self._codec or text.isascii()
        if "\r" in text:
            breaks = [m.span() for m in LINE_BREAK.finditer(text)]
            self._starts = [0, *(end for _, end in breaks)]
            self._ends = [*(start for start, _ in breaks), len(text)]
        else:  # ten times as fast
            self._ends = list(map(add, accumulate(map(len, text.split("\n"))), count()))
            self._starts = [0, *(end + 1 for end in self._ends[:-1])]

    def position(self, offset: int) -> Position:
        """Return the position of an offset in code points."""
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        return Position(line, self._units(start, min(offset, self._ends[line])))

    def range(self, span: SourceSpan) -> Range:
        """Return the range of a stretch of the text."""
        return Range(self.position(span.start), self.position(span.end))

    def offset(self, position: Position) -> int:
        """Return the offset of a position. A position past the end of its line or the text is that end, as in the protocol."""
        if position.line >= len(self._starts):
            return len(self._text)
        start, end = self._starts[position.line], self._ends[position.line]
        if self._is_even or not position.character:
            return min(start + position.character, end)
        encoded = self._text[start:end].encode(self._codec, "surrogatepass")[: position.character * self._unit]
        return start + len(encoded.decode(self._codec, "ignore"))

    def span(self, where: Range) -> SourceSpan:
        """Return the span of a range."""
        return Span(self.offset(where.start), self.offset(where.end))

    def line(self, number: int) -> str:
        """Return a line (from 0) without its line break; "" if it does not exist."""
        return self._text[self._starts[number] : self._ends[number]] if number < len(self._starts) else ""

    def _units(self, start: int, end: int) -> int:
        """Return the number of units of a stretch of a line."""
        if self._is_even:
            return end - start
        part = self._text[start:end]
        return len(part) if part.isascii() else len(part.encode(self._codec, "surrogatepass")) // self._unit
