"""Builds a document of paragraphs for read-only formats: its source is its text, one line per paragraph, and not editable."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping

from pesanlint.document import BlockKind, Document, DocumentBuilder
from pesanlint.records import replaced
from pesanlint.spans import Span

HEADLINE_LENGTH = 200
"""Code points: maximum length of a headline that is not marked up as one."""
_CLOSING_MARKS = "\"”’'»)]*_~"


class Paragraph:
    """A paragraph, and the comments attached to it."""

    __slots__ = ("comments", "kind", "text")

    def __init__(self, kind: BlockKind, text: str, comments: tuple[str, ...] = ()) -> None:
        self.kind, self.text, self.comments = kind, text, comments


def of(document: Document) -> list[Paragraph]:
    """The paragraphs of a document that was read from a part of a file, each with the comments in it and before it."""
    paragraphs = [Paragraph(block.kind, document.text[block.span.start : block.span.end]) for block in document.blocks]
    ends = [document.map.to_source(block.span).end for block in document.blocks]
    for comment in document.comments:
        at = bisect_left(ends, comment.span.start)
        if at == len(paragraphs):
            paragraphs.append(Paragraph("paragraph", ""))
        paragraphs[at].comments += (comment.text,)
    return paragraphs


def document(
    paragraphs: Iterable[Paragraph],
    path: str,
    data: bytes,
    metadata: Mapping[str, str] | None = None,
    skipped: Mapping[str, int] | None = None,
) -> Document:
    """The document of the paragraphs, with runs of blanks collapsed. Without a title, the first may become one by its looks."""
    read = [Paragraph(p.kind, " ".join(p.text.split()), p.comments) for p in paragraphs]
    read = [paragraph for paragraph in read if paragraph.text or paragraph.comments]
    written = [paragraph for paragraph in read if paragraph.text]
    if len(written) > 1 and written[0].kind == "paragraph" and all(p.kind != "title" for p in written):
        written[0].kind = "title" if looks_like_headline(written[0].text) else "paragraph"
    source = "\n".join(paragraph.text for paragraph in written)
    builder = DocumentBuilder(source, path)
    builder.metadata.update(metadata or {})
    builder.skipped = Counter(skipped or {})
    at = 0
    for paragraph in read:
        for comment in paragraph.comments:
            here = min(at, len(source))
            builder.comment(comment, Span(here, here))
        if paragraph.text:
            builder.begin(paragraph.kind)
            builder.add(Span(at, at + len(paragraph.text)), editable=False)
            at += len(paragraph.text) + 1
    return replaced(builder.build(), package=data)


def looks_like_headline(text: str) -> bool:
    """Whether the first block of a text is short and not a sentence, a salutation or the introduction of a list."""
    text = text.rstrip(_CLOSING_MARKS)
    return len(text) <= HEADLINE_LENGTH and not text.endswith((".", ":", ",", ";"))
