"""List the sentences of a document, each with its position in the record's fields."""

from collections.abc import Iterator

from pesanlint.document import BlockKind, Document
from pesanlint.reading.reading import Reading
from pesanlint.records import NamedTuple
from pesanlint.spans import Span

_LONGEST = 600
"""Maximum characters of a sentence that are kept as context."""


class Sentence(NamedTuple):
    """A sentence of a reading."""

    span: Span
    kind: BlockKind


def sentences(reading: Reading) -> Iterator[Sentence]:
    """Yield the sentences of all blocks except code, in order; a headline is one sentence."""
    for index, block in enumerate(reading.blocks):
        if block.kind == "code":
            continue
        if block.kind in ("title", "heading"):
            yield Sentence(block.span, block.kind)
            continue
        for inner in reading.passage(index).sentences:
            yield Sentence(inner.shifted(block.span.start), block.kind)


def placed(reading: Reading, document: Document, body_start: int, span: Span, sentence: Span) -> dict[str, object]:
    """Return the position of a stretch in the form of the tables.

    Args:
        reading: the document as rules read it.
        document: the document.
        body_start: where in its source the body begins.
        span: the place in the reading.
        sentence: the sentence that it stands in.
    """
    start, end = document.map.to_source(reading.origin(span))
    return {
        **in_field(start, end, body_start),
        "context": reading.text[sentence.start : min(sentence.end, sentence.start + _LONGEST)],
        "in_quote": reading.in_speech(span),
    }  # fmt: skip


def in_field(start: int, end: int, body_start: int) -> dict[str, object]:
    """Convert a stretch of the source into a stretch of the title or the body."""
    if start < body_start:
        return {"field": "title", "start": start, "end": min(end, body_start)}
    return {"field": "body", "start": start - body_start, "end": end - body_start}
