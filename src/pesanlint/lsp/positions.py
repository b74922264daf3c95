"""Offsets in code points to the positions of the protocol and back: lines from 0, characters in the units agreed upon.

The protocol knows three line ends. What Python and pygls take for more of them (form feed, U+0085, U+2028) is text.
"""

from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

from pesanlint.spans import LINE_BREAK, SourceSpan, Span

UTF_8, UTF_16, UTF_32 = PositionEncodingKind.Utf8, PositionEncodingKind.Utf16, PositionEncodingKind.Utf32
_CODECS = {UTF_8: ("utf-8", 1), UTF_16: ("utf-16-le", 2)}
"""How a line is encoded, and how many bytes make a unit; in UTF-32 a unit is a code point."""


class Positions:
    """The lines of a text.

    Args:
        text: the text.
        encoding: in what units the characters of a line are counted.
    """

    def __init__(self, text: str, encoding: PositionEncodingKind | str = UTF_16) -> None:
        self._text = text
        self._codec, self._unit = _CODECS.get(PositionEncodingKind(encoding), ("", 1))
        self._is_even = not self._codec or text.isascii()
        breaks = [] if "\r" not in text and "\n" not in text else [m.span() for m in LINE_BREAK.finditer(text)]
        self._starts = [0, *(end for _, end in breaks)]
        self._ends = [*(start for start, _ in breaks), len(text)]

    def position(self, offset: int) -> Position:
        """Where a code point stands."""
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        return Position(line, self._units(start, min(offset, self._ends[line])))

    def range(self, span: SourceSpan) -> Range:
        """Where a stretch of the text stands."""
        return Range(self.position(span.start), self.position(span.end))

    def offset(self, position: Position) -> int:
        """The code point at a position. One behind the end of its line or of the text is that end, as the protocol has it."""
        if position.line >= len(self._starts):
            return len(self._text)
        start, end = self._starts[position.line], self._ends[position.line]
        if self._is_even or not position.character:
            return min(start + position.character, end)
        encoded = self._text[start:end].encode(self._codec, "surrogatepass")[: position.character * self._unit]
        return start + len(encoded.decode(self._codec, "ignore"))

    def span(self, where: Range) -> SourceSpan:
        """The stretch of the text in a range."""
        return Span(self.offset(where.start), self.offset(where.end))

    def line(self, number: int) -> str:
        """A line, from 0, without its end; empty where there is none."""
        return self._text[self._starts[number] : self._ends[number]] if number < len(self._starts) else ""

    def _units(self, start: int, end: int) -> int:
        """How many units a stretch of a line has."""
        if self._is_even:
            return end - start
        part = self._text[start:end]
        return len(part) if part.isascii() else len(part.encode(self._codec, "surrogatepass")) // self._unit
