"""Turn a record into a document, by the reader of its form, with its headline first."""

from dataclasses import replace

from pesanlint.archive.record import Record
from pesanlint.document import Block, Document, Segment, SourceMap
from pesanlint.readers import Limits, read_bytes, read_text
from pesanlint.spans import Span

_EXTENSIONS = {"text": ".txt", "html": ".html", "markdown": ".md"}
_BETWEEN = "\n\n"


def document(record: Record, limits: Limits) -> Document:
    """Return the document of a record. If its headline is separate, the source is the headline, a blank line and the body.

    Raises:
        ReadError: it cannot be read.
    """
    if record.form == "file":
        return read_bytes(record.data, record.place, limits=limits)
    read = read_text(record.body, f"{record.id}{_EXTENSIONS[record.form]}")
    return _titled(read, record.title) if record.title else read


def body_start(record: Record) -> int:
    """Return the offset of the body in the source of the document (code points)."""
    return len(record.title) + len(_BETWEEN) if record.title and record.form != "file" else 0


def _titled(read: Document, title: str) -> Document:
    """Return a document with the headline prepended. A title found by the reader becomes a paragraph, unless it is equal."""
    blocks = read.blocks
    if blocks and blocks[0].kind == "title":
        if read.text[slice(*blocks[0].span)].strip().casefold() == title.casefold():
            return replace(
                read,
                source=title + _BETWEEN + read.source,
                map=_moved(read, 0, len(title) + 2),
                comments=_comments(read, title),
            )
        blocks = (blocks[0]._replace(kind="paragraph"), *blocks[1:])
    by = len(title) + 1
    segment = Segment(Span(0, len(title)), Span(0, len(title)))
    moved = _moved(read, by, by + 1)
    return replace(
        read, source=title + _BETWEEN + read.source, text=title + "\n" + read.text if read.text else title,
        blocks=(Block("title", Span(0, len(title))), *(block._replace(span=block.span.shifted(by)) for block in blocks)),
        map=SourceMap((segment, *moved.segments)), comments=_comments(read, title),
    )  # fmt: skip


def _moved(read: Document, prose: int, source: int) -> SourceMap:
    return SourceMap(
        segment._replace(prose=segment.prose.shifted(prose), source=segment.source.shifted(source))
        for segment in read.map.segments
    )


def _comments(read: Document, title: str) -> tuple:  # type: ignore[type-arg]
    by = len(title) + len(_BETWEEN)
    return tuple(comment._replace(span=comment.span.shifted(by)) for comment in read.comments)
