"""Reads a Markdown text again after an edit: only the paragraphs around the edit are parsed, wherever that is the same.

A paragraph that begins with a letter after an empty line, and that is in no list, quotation or HTML, was parsed without regard
to what precedes it, and what precedes it without regard to it. Between two such paragraphs a text can be parsed by itself,
unless it has something that refers to other parts or is referred to by them: definitions of links, elements of HTML, codes of
templates."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from pesanlint import codes
from pesanlint.document import LABELS, Block, Comment, Document, Segment, SourceMap
from pesanlint.readers import markdown, read_text
from pesanlint.readers.formats import text_format
from pesanlint.records import replaced
from pesanlint.spans import Span, common_ends

_LONGEST_CODE = 6000
"""Code points that a code of a template may take."""
_COMMENT = re.compile(r"<!--(?!-?>)[^<>]*-->")
_ENTANGLED = re.compile(r"<|\[/|\]:")
"""What may refer to, or be referred to by, what is further away, except comments."""
_CANDIDATES = 40
"""Lines that are looked at for the beginning of a paragraph."""


def reread(before: Document, source: str) -> Document:
    """The document in a text after an edit, as `read_text` reads it.

    Args:
        before: the document in the text before the edit, by `read_text` or this function.
        source: the text after the edit.
    """
    if text_format(before.source, before.path) == text_format(source, before.path) == "markdown":
        return _reread(before, source) or markdown.read(source, before.path)
    return read_text(source, before.path)


def _reread(before: Document, source: str) -> Document | None:
    """The document after an edit; None if the text must be parsed as a whole."""
    old = before.source
    same, same_at_end = common_ends(old, source)
    shift = len(source) - len(old)
    start, first = _last_paragraph(before, same)
    end, last = _first_paragraph(before, len(old) - same_at_end)
    gone, new = old[start:end], source[start : end + shift]
    if _is_entangled(old, start, end, gone) or _is_entangled(source, start, end + shift, new):
        return None
    if start and not _begins_before(source, start):
        return None
    middle = markdown.read(new, before.path) if end == len(old) else _read_apart(new, before.path)
    if middle is None:
        return None
    blocks = before.blocks
    has_title = any(block.kind == "title" for block in blocks[:first])
    if not has_title and _has_title(blocks[first:last]) != _has_title(middle.blocks):
        return None  # another heading becomes the title
    return _joined(before, middle, source, (start, end), (first, last), has_title=has_title)


def _last_paragraph(before: Document, limit: int) -> tuple[int, int]:
    """The last paragraph that begins before an offset: its own offset and the index of its block; else the beginning."""
    source, at = before.source, limit
    for _ in range(_CANDIDATES):
        at = source.rfind("\n", 0, max(at - 1, 0)) + 1
        if not at:
            break
        if (block := _block_at(before, at)) is not None:
            return at, block
    return 0, 0


def _first_paragraph(before: Document, limit: int) -> tuple[int, int]:
    """The first paragraph that begins after an offset of the source, with the empty line before it; else the end."""
    source, at = before.source, limit
    for _ in range(_CANDIDATES):
        at = source.find("\n", at) + 1
        if not at:
            break
        if source[max(at - 3, limit) : at].count("\n") == 2 and (block := _block_at(before, at)) is not None:
            return at, block
    return len(source), len(before.blocks)


def _block_at(before: Document, at: int) -> int | None:
    """The index of the paragraph that begins at the beginning of a line with a letter, after an empty line."""
    source, segments, blocks = before.source, before.map.segments, before.blocks
    if not (source[at : at + 1].isalpha() and source[max(at - 3, 0) : at].endswith(("\n\n", "\n\r\n"))):
        return None
    first = bisect_left(segments, at, key=lambda segment: segment.source.start)
    if first == len(segments) or segments[first].source.start != at:
        return None
    prose = segments[first].prose.start
    index = bisect_left(blocks, prose, key=lambda block: block.span.start)
    is_paragraph = index < len(blocks) and blocks[index].span.start == prose and blocks[index].kind == "paragraph"
    return index if is_paragraph and blocks[index].labels == LABELS["paragraph"] else None


def _is_entangled(source: str, start: int, end: int, part: str) -> bool:
    """Whether a part of a text may be read otherwise than by itself."""
    if _ENTANGLED.search(_COMMENT.sub("", part)) or ("[" in part and ("]:" in source or "[/" in source)):
        return True
    return bool(codes.find(source[max(start - _LONGEST_CODE, 0) : end + _LONGEST_CODE]))


def _begins_before(source: str, start: int) -> bool:
    """Whether the front matter, if the text may have one, ends before an offset."""
    if not source.startswith(("---", "+++")):
        return True
    return 0 < markdown.body_of(source) <= start


def _has_title(blocks: tuple[Block, ...]) -> bool:
    return any(block.kind == "title" for block in blocks)


def _read_apart(source: str, path: str) -> Document | None:
    """The document in a part of a text that a paragraph follows; None if something in it is still open at its end."""
    document = markdown.read(f"{source}X", path)
    if (index := _block_at(document, len(source))) is None or index != len(document.blocks) - 1:
        return None
    blocks = document.blocks[:-1]
    text = document.text[: blocks[-1].span.end] if blocks else ""
    return replaced(document, source=source, text=text, blocks=blocks, map=SourceMap(document.map.segments[:-1]))


def _joined(
    before: Document, middle: Document, source: str, place: tuple[int, int], indices: tuple[int, int], *, has_title: bool
) -> Document:
    """The document with another middle.

    Args:
        before: the document before the edit.
        middle: what was read between the blocks that stay.
        source: the text after the edit.
        place: the stretch of the old source in its place.
        indices: the index of the first block in its place, and of the first after it.
        has_title: whether the title comes before it.
    """
    (start, end), (first, last) = place, indices
    shift = len(source) - len(before.source)
    blocks, segments, text = before.blocks, before.map.segments, before.text
    head = text[: blocks[first - 1].span.end] if first else ""
    tail = text[blocks[last].span.start :] if last < len(blocks) else ""
    after_head = len(head) + bool(head and middle.text)
    parts = [part for part in (head, middle.text, tail) if part]
    moved = sum(map(len, parts)) + len(parts) - 1 - len(text) if tail else 0
    inside: Iterable[Block] = _moved(middle.blocks, after_head)
    if has_title:
        inside = (block._replace(kind="heading") if block.kind == "title" else block for block in inside)
    first_segment = bisect_left(segments, start, key=lambda segment: segment.source.start)
    last_segment = bisect_left(segments, end, key=lambda segment: segment.source.start)
    return replaced(
        before, source=source, text="\n".join(parts),
        blocks=(*blocks[:first], *inside, *(_moved(blocks[last:], moved) if moved else blocks[last:])),
        map=SourceMap(
            [
                *segments[:first_segment],
                *_shifted(middle.map.segments, after_head, start),
                *(_shifted(segments[last_segment:], moved, shift) if moved or shift else segments[last_segment:]),
            ],
            (first_segment, len(segments) - last_segment),
        ),
        comments=(
            *(one for one in before.comments if one.span.start < start),
            *(Comment(one.text, one.span.shifted(start)) for one in middle.comments),
            *(Comment(one.text, one.span.shifted(shift)) for one in before.comments if one.span.start >= end),
        ),
        metadata=before.metadata if start else middle.metadata,
    )  # fmt: skip


def _moved(blocks: tuple[Block, ...], by: int) -> Iterator[Block]:
    new = tuple.__new__  # there may be thousands; twice as fast as calling the classes
    return (new(Block, (kind, new(Span, (start + by, end + by)), labels)) for kind, (start, end), labels in blocks)


def _shifted(segments: tuple[Segment, ...], prose: int, source: int) -> Iterator[Segment]:
    new = tuple.__new__
    return (
        new(Segment, (new(Span, (a + prose, b + prose)), new(Span, (c + source, d + source)), write))
        for (a, b), (c, d), write in segments
    )
