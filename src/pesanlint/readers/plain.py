"""Plain text, as it is typed or pasted: a headline, paragraphs (wrapped or a line each), lists, WhatsApp's markers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pesanlint.document import BlockKind, Document, DocumentBuilder
from pesanlint.text import Span, lines

HEADLINE_LENGTH = 200

# A text wrapped by a mail program or an editor: full lines of about one length.
WRAPPED_LENGTH = range(40, 121)
WRAPPED_SPREAD = 25

_ITEM = re.compile(r"(?:[-*•]|\d{1,3}[.)])[ \t]+(?=\S)")

# *tebal*, _miring_ and ~coret~ only where blanks or punctuation stand around: not in snake_case, in an address or in 5*3*2.
_BEFORE = r"(?<![^\s(\[“\"‘'*_~])"
_AFTER = r"(?![^\s.,;:!?)\]”\"’'*_~])"
_MARKERS = [re.compile(rf"{_BEFORE}(?<!{m}){m}(?=[^\s{m}])([^{m}]+)(?<!\s){m}(?!{m}){_AFTER}") for m in (r"\*", "_", "~")]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line: the stretches of its prose in the source, and the marker it begins with if it is a list item."""

    prose: tuple[Span, ...]
    is_item: bool
    indent: int
    length: int


def read(source: str, path: str = "-") -> Document:
    """The document that a plain text holds."""
    builder = DocumentBuilder(source, path)
    comments = list(_comments(source))
    for span in comments:
        builder.comment(source[span.start + 4 : span.end - 3], span)
    blocks = [block for chunk in _chunks(_lines(source, comments)) for block in _blocks(chunk)]
    for index, block in enumerate(blocks):
        kind: BlockKind = "list-item" if block[0].is_item else "paragraph"
        if index == 0 and len(blocks) > 1 and _is_headline(block, source):
            kind = "title"
        builder.begin(kind)
        _add(builder, block)
    return builder.build()


def _comments(source: str) -> Iterator[Span]:
    """HTML comments, which hold suppressions in plain text too. One that is never closed is prose."""
    end = 0
    while (start := source.find("<!--", end)) >= 0 and (close := source.find("-->", start + 4)) >= 0:
        end = close + 3
        yield Span(start, end)


def _lines(source: str, comments: list[Span]) -> Iterator[_Line]:
    """Every line of the source; one that holds nothing but blanks and comments has no prose."""
    first = 0
    for line in lines(source):
        while first < len(comments) and comments[first].end <= line.start:
            first += 1
        pieces, at = [], line.start
        for comment in comments[first:]:
            if comment.start >= line.end:
                break
            pieces.append(Span(at, comment.start))
            at = max(at, comment.end)
        pieces.append(Span(at, line.end))
        yield _line(source, line.start, [piece for piece in pieces if source[piece.start : piece.end].strip()])
