"""A document: its prose, its blocks, and the map from prose to source."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Literal, Protocol

from pesanlint.deferred import cached_property
from pesanlint.records import NamedTuple, made, record, replaced
from pesanlint.spans import Edit, SourceEdit, SourceSpan, Span, apply_edits, narrowed

BlockKind = Literal["title", "heading", "paragraph", "list-item", "table-cell", "blockquote", "code"]


PLACEHOLDER = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Takes the place of inline code or an image in the prose: it is not a word, but it separates words."""

Writer = Callable[[SourceEdit, str], SourceEdit | None]
"""Writes the text of an edit in a format: takes an edit whose text is prose, and the source, and returns the edit to apply.

Returns None if nothing can be written safely.
"""


_new = tuple.__new__  # twice as fast as calling the classes


def as_it_is(edit: SourceEdit, source: str) -> SourceEdit:
    """Write the text of the edit unchanged."""
    return edit


class Block(NamedTuple):
    """An independent stretch of `Document.text`: a headline, a paragraph, a list item..."""

    kind: BlockKind
    span: Span
    labels: frozenset[str] = frozenset()
    """Which elements it is and stands in, finer than its kind: `heading` and `h2`, `table` and `header`, `alt`."""


LABELS: Mapping[BlockKind, frozenset[str]] = {
    "title": frozenset(("heading", "h1")),
    "heading": frozenset(("heading",)),
    "paragraph": frozenset(("paragraph",)),
    "list-item": frozenset(("list",)),
    "table-cell": frozenset(("table", "cell")),
    "blockquote": frozenset(("blockquote",)),
    "code": frozenset(("code",)),
}
"""The labels of a block of which nothing more is known than its kind."""


class Prose(Protocol):
    """A text in blocks: a `Document` or a `Reading` of one."""

    @property
    def text(self) -> str:
        """The text."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks, in order."""


class Segment(NamedTuple):
    """A stretch of prose and the stretch of source that it comes from.

    If both have the same length, they correspond character by character; otherwise (a line break read as a blank, an entity)
    only as a whole.
    """

    prose: Span
    source: SourceSpan
    write: Writer | None = as_it_is
    """How an edit of the segment is written. None if no fix may change it: the format is only read, or somebody else has a
    tracked change there."""

    @property
    def editable(self) -> bool:
        """Whether a fix may change the segment."""
        return self.write is not None

    @property
    def is_even(self) -> bool:
        """Whether prose and source correspond character by character."""
        return self.prose.end - self.prose.start == self.source.end - self.source.start

    def start_at(self, offset: int) -> int:
        """The offset in the source of something that begins at an offset of the prose."""
        prose, source = self.prose, self.source
        if self.is_even:
            return source.start + min(offset, prose.end) - prose.start
        return source.start if offset <= prose.start else source.end

    def end_at(self, offset: int) -> int:
        """The offset in the source of something that ends at an offset of the prose."""
        return self.source.start + min(offset, self.prose.end) - self.prose.start if self.is_even else self.source.end


class SourceMap:
    """Maps offsets in the prose to offsets in the source.

    Within a block, later prose comes from later source. The same holds from block to block, except for texts of attributes: one
    inside a paragraph's markup is a block after that paragraph.

    Args:
        segments: the segments, in order of the prose.
        kept: how many segments, at the beginning and at the end, are those of the text before an edit, the latter moved.
    """

    def __init__(self, segments: Iterable[Segment], kept: tuple[int, int] = (0, 0)) -> None:
        self.segments, self.kept = tuple(segments), kept

    @cached_property
    def _starts(self) -> list[int]:
        return [segment.prose.start for segment in self.segments]

    def begun(self, span: Span) -> tuple[Segment, ...]:
        """The segments that begin in a stretch of prose."""
        starts = self._starts
        return self.segments[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def to_source(self, span: Span) -> SourceSpan:
        """The stretch of source that a stretch of prose comes from, with any markup inside it."""
        if not self.segments:
            return Span(0, 0)
        start, end = span
        first = self.segments[bisect_right(self._starts, start, 1) - 1]
        (begin, until), (begin_there, until_there), _ = first
        if start <= end <= until and until - begin == until_there - begin_there:  # as nearly everywhere
            shift = begin_there - begin
            return _new(Span, (start + shift, end + shift))
        start = first.start_at(span.start)
        if span.end <= span.start:
            return Span(start, start)
        last = first if span.end <= first.prose.end else self.segments[bisect_right(self._starts, span.end - 1, 1) - 1]
        return Span(start, max(start, last.end_at(span.end)))

    def edit_to_source(self, edit: Edit, prose: str, source: str) -> SourceEdit | None:
        """The edit as an edit of the source, written in its format; None if it would cut through markup.

        If the whole edit cannot be written, only the characters that it changes are.
        """
        (start, end), text = edit
        if self.segments:
            (begin, until), (begin_there, until_there), write = self.segments[bisect_right(self._starts, start, 1) - 1]
            if write and end <= until and until - begin == until_there - begin_there:  # as nearly everywhere
                shift = begin_there - begin
                written = write(_new(Edit, (_new(Span, (start + shift, end + shift)), text)), source)
                if written and written.text == text:
                    return written
        segments = self.touched(edit.span)
        whole = self._written(edit, source, segments)
        if whole and whole.text == edit.text and len(segments) == 1:
            return whole
        change = narrowed(edit, prose)
        if change.text or change.span.start < change.span.end:
            return self._written(change, source, self.touched(change.span)) or whole
        return Edit(self.to_source(change.span), "")

    def _written(self, edit: Edit, source: str, segments: Sequence[Segment]) -> SourceEdit | None:
        if not segments or (write := segments[0].write) is None:
            return None
        if len(segments) == 1 and segments[0].is_even:
            return write(Edit(self.to_source(edit.span), edit.text), source)
        if any(left.source.end != right.source.start or left.write != right.write for left, right in pairwise(segments)):
            return None
        if any(segment.prose.start < at < segment.prose.end for segment in segments if not segment.is_even for at in edit.span):
            return None
        return write(Edit(self.to_source(edit.span), edit.text), source)

    def touched(self, span: Span) -> tuple[Segment, ...]:
        """The segments that an edit of the span would change; for an insertion, the segment into which it inserts."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        return self.segments[first : max(bisect_left(self._starts, span.end), first + 1)]


class Comment(NamedTuple):
    """A comment in the source, which is not prose and may contain suppressions. `span` is in the source."""

    text: str
    span: SourceSpan


@record()
class Document:
    """A file as prose in blocks.

    `text` is the prose: all blocks in order, with one line break between two blocks and none inside a block.
    `source` is the decoded file; for a format without a text (Word) it equals `text`.
    """

    source: str
    text: str
    blocks: tuple[Block, ...]
    map: SourceMap
    path: str = "-"
    comments: tuple[Comment, ...] = ()
    metadata: dict[str, str] = made(dict)
    """Information that the file gives about itself, such as `date` and `title` in a front matter."""
    encoding: str = "utf-8"
    bom: bytes = b""
    """The byte-order mark: the file is written as `bom + source.encode(encoding)`."""
    package: bytes = b""
    """The bytes of the file, if the format has no text."""
    unread: tuple[str, ...] = ()
    """A message (Indonesian) for each part of the file that was not read although it may contain prose, with the reason."""
    skipped: tuple[tuple[str, int], ...] = ()
    """Prose skipped on purpose: each reason (Indonesian) with its number of words, largest first."""
    passed_over: tuple[SourceSpan, ...] = ()
    """Stretches of the source within which nothing is reported, such as a parameter's name in a comment."""

    def as_source(self, label: str) -> "Document":
        """The source as one block with a label, which no edit of the text reaches: what is markup in it is not known there."""
        whole = Span(0, len(self.source))
        blocks = (Block("paragraph", whole, frozenset((label,))),) if self.source else ()
        segments = SourceMap([Segment(whole, Span(*whole), None)])
        return Document(self.source, self.source, blocks, segments, self.path, metadata=self.metadata)

    def edit_to_source(self, edit: Edit) -> SourceEdit | None:
        """An edit of the prose as an edit of the source that keeps all markup; None if there is no such edit."""
        return self.map.edit_to_source(edit, self.text, self.source)


class DocumentBuilder:
    """Builds a document from pieces of its source, in order."""

    def __init__(self, source: str, path: str) -> None:
        self.source, self.path = source, path
        self.metadata: dict[str, str] = {}
        self.skipped: Counter[str] = Counter()
        self._parts: list[str] = []
        self._length = 0
        self._segments: list[Segment] = []
        self._blocks: list[Block] = []
        self._comments: list[Comment] = []
        self._kind: BlockKind = "paragraph"
        self._labels = LABELS["paragraph"]
        self._write: Writer = as_it_is
        self._start: int | None = None

    def begin(self, kind: BlockKind, write: Writer = as_it_is, labels: frozenset[str] = frozenset()) -> None:
        """Open a block, after closing the open one. A block without prose is dropped.

        Args:
            kind: the kind of the block.
            write: how an edit of the block is written.
            labels: which elements it is and stands in, where more is known than its kind.
        """
        self.end()
        self._kind, self._write, self._labels = kind, write, labels or LABELS[kind]

    def add(self, source: SourceSpan, text: str | None = None, *, editable: bool = True) -> None:
        """Add prose to the open block.

        Args:
            source: the stretch of source that the prose comes from.
            text: the prose; by default the source itself.
            editable: whether a fix may change it.
        """
        text = self.source[source.start : source.end] if text is None else text
        if not text:
            return
        if self._start is None:
            if self._blocks:
                self._parts.append("\n")
                self._length += 1
            self._start = self._length
        self._segments.append(Segment(Span(self._length, self._length + len(text)), source, self._write if editable else None))
        self._parts.append(text)
        self._length += len(text)

    def end(self) -> None:
        """Close the open block."""
        if self._start is not None:
            self._blocks.append(Block(self._kind, Span(self._start, self._length), self._labels))
            self._start = None

    def comment(self, text: str, span: SourceSpan) -> None:
        """Add a comment of the source."""
        self._comments.append(Comment(text, span))

    def build(self) -> Document:
        """The document so far."""
        self.end()
        return Document(
            self.source, "".join(self._parts), tuple(self._blocks), SourceMap(self._segments), self.path,
            tuple(self._comments), self.metadata, skipped=tuple((+self.skipped).most_common()),
        )  # fmt: skip


def count_words(text: str) -> int:
    """The number of words in a text, separated by blanks."""
    return len(text.split())


def edited(document: Document, edits: Iterable[SourceEdit]) -> Document:
    """The document after edits of its text, for a format whose source is its text; its blocks keep their kinds.

    Raises:
        ValueError: two edits overlap, or one lies outside the text.
    """
    made = sorted(edits)
    text = apply_edits(document.source, made)
    ends = [edit.span.end for edit in made]
    shifts = [0, *accumulate(len(edit.text) - (edit.span.end - edit.span.start) for edit in made)]

    def after(offset: int) -> int:
        """The new position of an offset, after anything inserted there."""
        return offset + shifts[bisect_right(ends, offset)]

    def before(offset: int) -> int:
        at = bisect_left(ends, offset)
        while at < len(made) and made[at].span.start < made[at].span.end == offset:
            at += 1
        return offset + shifts[at]

    segments = document.map.segments
    following = [*(segment.prose.start for segment in segments[1:]), -1]
    moved = []
    for segment, next_start in zip(segments, following, strict=True):
        start, end = segment.prose
        span = Span(before(start), before(end) if end == next_start else after(end))
        moved.append(segment._replace(prose=span, source=Span(*span)))
    blocks = (block._replace(span=Span(before(block.span.start), after(block.span.end))) for block in document.blocks)
    comments = (
        comment._replace(span=Span(before(comment.span.start), before(comment.span.end))) for comment in document.comments
    )
    return replaced(
        document, source=text, text=text, map=SourceMap(moved), comments=tuple(comments),
        blocks=tuple(block for block in blocks if block.span.start < block.span.end),
    )  # fmt: skip
