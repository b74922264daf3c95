"""Reads plain text as other programs do: each run of lines between blank lines is a paragraph, whatever its lines look like."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePath

from pesanlint.document import LABELS, Block, Document, DocumentBuilder, Segment, SourceMap
from pesanlint.readers.formats import text_format
from pesanlint.readers.plain import in_lines
from pesanlint.records import NamedTuple, replaced
from pesanlint.spans import LINE_BREAK, Span

_PLAIN = frozenset((".txt", ".text"))
_LINE = re.compile(r"[^\r\n]+")
_CHAPTER = re.compile(
    r"(?i:(?:chapter|prologue|epilogue|interlude|afterword|foreword|preface)\b[^.!?]{0,60})|(?:\d{1,3}|[IVXLC]{1,7})\.?"
)
_PART = re.compile(r"(?i)(?:part|book|act|volume)\b[^.!?]{0,60}")
_LONGEST_TITLE = 12
"""Words of a line that is the title of a text if a chapter or a part follows."""


class Flat(NamedTuple):
    """A plain text in two ways, in both of which every character has the same offset."""

    paragraphs: Document
    whole: Document
    """The same as a single block, since sentences and matches go on over blank lines; in blocks if the text has chapters."""


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
    if blocks := _in_chapters(paragraphs):
        in_chapters = replaced(paragraphs, blocks=blocks)
        return Flat(in_chapters, in_chapters)
    text = paragraphs.text.replace("\n", " ")
    block = Block("paragraph", Span(0, len(text)), LABELS["paragraph"])
    joined = SourceMap([*_joined(paragraphs.map.segments)])
    return Flat(paragraphs, replaced(paragraphs, text=text, blocks=(block,) if text else (), map=joined))


def _in_chapters(document: Document) -> tuple[Block, ...]:
    """The blocks with headings, if a paragraph is a line such as `Chapter One`, `Prologue`, `IV` or `12.`; none otherwise."""
    text = document.text
    levels = {at: 2 for at, (_, span, _) in enumerate(document.blocks) if _CHAPTER.fullmatch(text, *span)}
    levels = {at: level for at, level in levels.items() if _is_line(document, at)}
    if not levels:
        return ()
    parts = (at for at, (_, span, _) in enumerate(document.blocks) if _PART.fullmatch(text, *span))
    levels |= {at: 1 for at in parts if _is_line(document, at)}
    first = text[slice(*document.blocks[0].span)]
    if 0 not in levels and 1 in levels and len(first.split()) <= _LONGEST_TITLE and _is_line(document, 0):
        levels[0] = 1
    return tuple(
        Block("heading", block.span, frozenset(("heading", f"h{levels[at]}"))) if at in levels else block
        for at, block in enumerate(document.blocks)
    )


def _is_line(document: Document, at: int) -> bool:
    """Whether a block is a single line."""
    return LINE_BREAK.search(document.source, *document.map.to_source(document.blocks[at].span)) is None


def _joined(segments: Sequence[Segment]) -> Iterator[Segment]:
    """The segments, with one that may not be written for each blank that stands for the blank lines between paragraphs."""
    for before, segment in pairwise(segments):
        yield before
        if before.prose.end < segment.prose.start:
            yield Segment(Span(before.prose.end, segment.prose.start), Span(before.source.end, segment.source.start), None)
    yield from segments[-1:]
