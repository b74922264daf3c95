"""Reads plain text as other programs do: each run of lines between blank lines is a paragraph, whatever its lines look like."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePath
from typing import NamedTuple

from pesanlint.document import LABELS, Block, Document, DocumentBuilder, Segment, SourceMap
from pesanlint.readers.formats import text_format
from pesanlint.readers.plain import in_lines
from pesanlint.records import replaced
from pesanlint.spans import LINE_BREAK, Span

_PLAIN = frozenset((".txt", ".text"))
_LINE = re.compile(r"[^\r\n]+")


class Flat(NamedTuple):
    """A plain text in two ways, in both of which every character has the same offset."""

    paragraphs: Document
    whole: Document
    """The same as a single block, since sentences and matches go on over blank lines."""


def flat(document: Document) -> Flat | None:
    """Return a plain text as other programs see it; None for other formats."""
    source = document.source
    is_named_so = PurePath(document.path).suffix.lower() in _PLAIN
    if document.package or not is_named_so or text_format(source, document.path) != "plain":
        return None  # other extensions may be read as comments of code, or as another markup
    builder = DocumentBuilder(source, document.path)
    end = -1
    for m in _LINE.finditer(source):
        text = m[0].strip()
        if not text:
            continue
        start = m.start() + m[0].index(text[0])
        if end < 0 or len(LINE_BREAK.findall(source, end, start)) > 1:
            builder.begin("paragraph", in_lines)
        else:
            builder.add(Span(end, start), " ")
        end = start + len(text)
        builder.add(Span(start, end))
    paragraphs = replaced(builder.build(), comments=document.comments)
    text = paragraphs.text.replace("\n", " ")
    block = Block("paragraph", Span(0, len(text)), LABELS["paragraph"])
    joined = SourceMap([*_joined(paragraphs.map.segments)])
    return Flat(paragraphs, replaced(paragraphs, text=text, blocks=(block,) if text else (), map=joined))


def _joined(segments: Sequence[Segment]) -> Iterator[Segment]:
    """The segments, with one that may not be written for each blank that stands for the blank lines between paragraphs."""
    for before, segment in pairwise(segments):
        yield before
        if before.prose.end < segment.prose.start:
            yield Segment(Span(before.prose.end, segment.prose.start), Span(before.source.end, segment.source.start), None)
    yield from segments[-1:]
