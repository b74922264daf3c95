"""Collects the prose of markup: blocks that consist of pieces of the source, with blanks collapsed as in print."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pesanlint import codes
from pesanlint.document import PLACEHOLDER, BlockKind, DocumentBuilder, Writer, as_it_is
from pesanlint.readers import templates
from pesanlint.records import NamedTuple
from pesanlint.spans import SourceSpan, Span


class Piece(NamedTuple):
    """A stretch of the source, and the `text` it is read as; None for the source itself."""

    source: SourceSpan
    text: str | None = None
    is_image: bool = False
    editable: bool = True
    """Whether a fix may change it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A block before it is built: its pieces have no blanks at their ends, but may have several between them."""

    kind: BlockKind
    pieces: Sequence[Piece]
    write: Writer
    length: int
    """Code points of its prose, including blanks that are not printed."""
    labels: frozenset[str] = frozenset()

    @property
    def at(self) -> int:
        """The beginning of the block in the source."""
        return self.pieces[0].source.start


@dataclass(slots=True)
class Flow:
    """Collects the blocks of a document.

    An image within text is read as a placeholder, and its text is a block of its own: a caption. Captions before all prose of a
    block precede the block, others follow it."""

    source: str
    write: Writer = as_it_is
    """Writes edits of the running text."""
    blocks: list[Draft] = field(default_factory=list)
    _pieces: list[Piece] = field(default_factory=list)
    _captions: list[Draft] = field(default_factory=list)
    codes: list[SourceSpan] = field(init=False)
    """The spans of code in the source."""

    def __post_init__(self) -> None:
        self.codes = [Span(*code) for code in codes.find(self.source)]

    def add(self, piece: Piece) -> None:
        """Add a piece to the open block."""
        append(self._pieces, piece)

    def caption(self, pieces: Sequence[Piece], label: str, write: Writer | None = None) -> None:
        """Add a text that belongs to the open block but is not part of its prose: that of an image or an attribute."""
        if caption := self.draft("paragraph", pieces, write, frozenset((label,))):
            self._captions.append(caption)

    def end(self, kind: BlockKind = "paragraph", labels: frozenset[str] = frozenset()) -> None:
        """Close the open block."""
        block, self._pieces = self.draft(kind, self._pieces, None, labels), []
        captions, self._captions = sorted(self._captions, key=lambda caption: caption.at), []
        if block is None:
            self.blocks += captions
        else:
            self.blocks += [caption for caption in captions if caption.at < block.at]
            self.blocks.append(block)
            self.blocks += [caption for caption in captions if caption.at > block.at]

    def draft(
        self, kind: BlockKind, pieces: Sequence[Piece], write: Writer | None = None, labels: frozenset[str] = frozenset()
    ) -> Draft | None:
        """The block of the pieces without blanks and images at both ends; None if nothing is left."""
        if self.codes:
            pieces = list(self._without_codes(pieces))
        first, last = 0, len(pieces)
        while first < last and self._is_blank(pieces[first]):
            first += 1
        while last > first and self._is_blank(pieces[last - 1]):
            last -= 1
        kept = list(pieces[first:last])
        if kept and kept[-1].text is None:
            start, end = kept[-1].source
            kept[-1] = kept[-1]._replace(source=Span(start, start + len(self.source[start:end].rstrip())))
        if kept and kept[0].text is None:
            start, end = kept[0].source
            kept[0] = kept[0]._replace(source=Span(end - len(self.source[start:end].lstrip()), end))
        length = sum(len(self.reads(piece)) for piece in kept)
        return Draft(kind, kept, write or self.write, length, labels) if kept else None

    def _without_codes(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """The pieces, with each code of a template replaced by a placeholder."""
        for piece in pieces:
            at, end = piece.source
            for code in templates.within(self.codes, piece.source) if piece.text is None else ():
                if at < code.start:
                    yield piece._replace(source=Span(at, code.start))
                if templates.is_read(self.source, code):
                    yield piece._replace(source=code, editable=False)
                else:
                    yield Piece(code, PLACEHOLDER, is_image=not templates.prints(self.source, code))
                at = code.end
            if at < end:
                yield piece._replace(source=Span(at, end))

    def _is_blank(self, piece: Piece) -> bool:
        return piece.is_image or not self.reads(piece).strip()

    def text(self, block: Draft) -> str:
        """The prose of a block."""
        return "".join(map(self.reads, block.pieces))

    def reads(self, piece: Piece) -> str:
        """The prose of a piece."""
        return self.source[piece.source.start : piece.source.end] if piece.text is None else piece.text

    def put_into(self, builder: DocumentBuilder) -> None:
        """Build all blocks; the first title is that of the document, further ones become headings.

        Blanks on both sides of markup without text are collapsed to one, as in print.
        """
        has_title = False
        for block in self.blocks:
            builder.begin("heading" if block.kind == "title" and has_title else block.kind, block.write, block.labels)
            has_title = has_title or block.kind == "title"
            for piece in block.pieces if block.kind == "code" else self._printed(block.pieces):
                builder.add(piece.source, piece.text, editable=piece.editable and piece.text != PLACEHOLDER)

    def _printed(self, pieces: Iterable[Piece]) -> list[Piece]:
        """The pieces without blanks after a blank. No fix may change that first blank: without it, the others would appear."""
        printed: list[Piece] = []
        for piece in pieces:
            text, end = self.reads(piece), piece.source.end
            if text.startswith(" ") and printed and self.reads(printed[-1]).endswith(" "):
                last = printed.pop()
                before: SourceSpan = Span(last.source.start, last.source.end - 1)
                if last.text is None and before.start < before.end:
                    printed.append(last._replace(source=before))
                    last = last._replace(source=Span(before.end, last.source.end))
                printed.append(last._replace(editable=False))
                if piece.text is not None or not text.strip(" "):
                    continue
                piece = piece._replace(source=Span(end - len(text.lstrip(" ")), end))
            printed.append(piece)
        return printed


def append(pieces: list[Piece], piece: Piece) -> None:
    """Append a piece to others; it is merged with the last one if both are unchanged consecutive source."""
    start, end = piece.source
    if start == end:
        return
    before = pieces[-1] if pieces else None
    if before and before.source.end == start and before.text is None and before[1:] == piece[1:]:
        pieces[-1] = piece._replace(source=Span(before.source.start, end))
    else:
        pieces.append(piece)
