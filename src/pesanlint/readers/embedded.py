"""Reads a text that stands in pieces in a source, such as a comment without its marks: each character knows its place."""

from collections.abc import Iterable, Iterator

from pesanlint.document import Document, DocumentBuilder
from pesanlint.records import NamedTuple
from pesanlint.spans import SourceSpan, Span


class Embedded(NamedTuple):
    """A text and the place of each of its characters in the source."""

    text: str
    places: tuple[SourceSpan, ...]

    @classmethod
    def of(cls, source: str, kept: Iterable[tuple[SourceSpan, str | None]]) -> "Embedded":
        """The text of stretches of the source, each as it is or replaced by another text of the same length."""
        parts: list[str] = []
        places: list[SourceSpan] = []
        for span, text in kept:
            parts.append(source[span.start : span.end] if text is None else text)
            places += (Span(at, at + 1) for at in range(span.start, span.end))
        return cls("".join(parts), tuple(places))

    @classmethod
    def of_lines(cls, source: str, rows: Iterable[SourceSpan]) -> "Embedded":
        """The text of stretches of lines, with a line break after each."""
        parts: list[str] = []
        places: list[SourceSpan] = []
        for row in rows:
            parts.append(source[row.start : row.end] + "\n")
            places += (Span(at, at + 1) for at in range(row.start, row.end))
            places.append(Span(row.end, row.end + 1))
        return cls("".join(parts), tuple(places))

    def put_into(self, builder: DocumentBuilder, read: Document, labels: frozenset[str] = frozenset()) -> None:
        """Add the blocks of the document that was read from the text. No fix may change them.

        Args:
            builder: the document of the source.
            read: the document that was read from the text.
            labels: further labels of all blocks.
        """
        segments = read.map.segments
        at = 0
        for block in read.blocks:
            builder.begin(block.kind, labels=block.labels | labels)
            while at < len(segments) and segments[at].prose.start < block.span.end:
                prose, inside, _ = segments[at]
                text = read.text[prose.start : prose.end]
                if segments[at].is_even:
                    for start, end in self._runs(inside):
                        shown = text[start - inside.start : end - inside.start]
                        builder.add(Span(self.places[start].start, self.places[end - 1].end), shown, editable=False)
                elif text:
                    builder.add(self._whole(inside), text, editable=False)
                at += 1
        for comment in read.comments:
            builder.comment(comment.text, self._whole(comment.span))

    def _whole(self, inside: SourceSpan) -> SourceSpan:
        last = max(inside.end - 1, inside.start)
        return Span(
            self.places[min(inside.start, len(self.places) - 1)].start, self.places[min(last, len(self.places) - 1)].end
        )

    def _runs(self, inside: SourceSpan) -> Iterator[tuple[int, int]]:
        """The parts of a stretch whose characters are neighbours of one code point each in the source."""
        first = inside.start
        for at in range(inside.start, inside.end):
            is_odd = self.places[at].end - self.places[at].start != 1
            if at + 1 == inside.end or is_odd or self.places[at + 1].start != self.places[at].end:
                if is_odd and first < at:
                    yield first, at
                    first = at
                yield first, at + 1
                first = at + 1
