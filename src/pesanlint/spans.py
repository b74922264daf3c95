"""Spans of text, edits to it, and lines and columns.

Offsets are code points everywhere in pesanlint; spans are half-open. The type checker distinguishes spans of the prose (`Span`)
from spans of the source (`SourceSpan`), and likewise their edits; at run time they are the same.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from sys import maxsize
from typing import TYPE_CHECKING, Any, Generic, TypeAlias

from pesanlint.records import NamedTuple


class Prose:
    """Type marker of spans and edits of the text that people read: of a document, a passage, a sentence."""


class Source:
    """Type marker of spans and edits of the file's text."""


if TYPE_CHECKING:
    from typing_extensions import TypeVar

    Of = TypeVar("Of", Prose, Source, default=Prose)
else:
    from typing import TypeVar

    Of = TypeVar("Of")


_new = tuple.__new__


class Span(NamedTuple, Generic[Of]):
    """A half-open stretch of text, in code points."""

    start: int
    end: int

    def overlaps(self, other: "Span[Of]") -> bool:
        """Whether both share a character, or one is an insertion point strictly inside the other."""
        if self == other:
            return True
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span[Of]") -> bool:
        """Whether the whole of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> "Span[Of]":
        """The same span moved by `by` code points."""
        return _new(Span, (self[0] + by, self[1] + by))  # half of what calling the class costs; a text has thousands


SourceSpan: TypeAlias = Span[Source]
_NOWHERE: Span[Any] = Span(-1, -1)


def last_begun(spans: Sequence[Span[Of]], offset: int) -> Span[Of]:
    """The last of the sorted spans that begins at or before an offset; a span that overlaps nothing if there is none."""
    at = bisect_right(spans, (offset, maxsize))
    return spans[at - 1] if at else _NOWHERE


def widest(spans: Iterable[Span[Of]]) -> tuple[Span[Of], ...]:
    """The sorted spans without those that lie within another one.

    Only the last of them that begins at or before an offset can cover a span that begins there.
    """
    kept: list[Span[Of]] = []
    found = list(spans)
    if len(found) < 2:  # in most blocks
        return tuple(found)
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return tuple(kept)


def joined(spans: Iterable[Span[Of]]) -> tuple[Span[Of], ...]:
    """The spans sorted, with overlapping ones merged."""
    apart: list[Span[Of]] = []
    for span in sorted(spans):
        if apart and span.start < apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
        else:
            apart.append(span)
    return tuple(apart)


class Edit(NamedTuple, Generic[Of]):
    """The replacement of the text at `span` by `text`."""

    span: Span[Of]
    text: str


SourceEdit: TypeAlias = Edit[Source]


def narrowed(edit: Edit[Of], source: str) -> Edit[Of]:
    """The same edit without the characters at both ends that it does not change."""
    (first, last), after = edit
    start, end, text = _apart(source[first:last], after)
    return _new(Edit, (_new(Span, (first + start, last - end)), text))


@lru_cache(maxsize=1024)  # the same replacements occur again and again
def _apart(before: str, after: str) -> tuple[int, int, str]:
    """How many characters two texts have in common at the beginning, and how many of the others at the end; the new ones."""
    start = end = 0
    most = min(len(before), len(after))
    while start < most and before[start] == after[start]:
        start += 1
    while end < most - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return start, end, after[start : len(after) - end]


def apply_edits(source: str, edits: Iterable[Edit[Of]]) -> str:
    """The source with the edits applied.

    Raises:
        ValueError: two edits overlap, or one lies outside the source.
    """
    parts: list[str] = []
    at = 0
    for edit in sorted(edits):
        if edit.span.start < at or edit.span.end > len(source) or edit.span.end < edit.span.start:
            raise ValueError(f"edit at {edit.span} overlaps another or lies outside the text")
        parts += source[at : edit.span.start], edit.text
        at = edit.span.end
    parts.append(source[at:])
    return "".join(parts)


def composed(first: Iterable[SourceEdit], second: Iterable[SourceEdit], middle: str) -> list[SourceEdit]:
    """The edits that are equivalent to applying `first` and then `second`.

    Args:
        first: edits of the source.
        second: edits of the text that results from `first`.
        middle: that text.
    """
    done: list[tuple[SourceSpan, SourceSpan]] = []  # the span of each first edit in the middle text, and in the source
    shift = 0
    for edit in sorted(first):
        start = edit.span.start + shift
        done.append((Span(start, start + len(edit.text)), edit.span))
        shift = done[-1][0].end - edit.span.end
    groups: list[tuple[SourceSpan, list[SourceEdit]]] = []
    changed: list[tuple[SourceSpan, list[SourceEdit]]] = [(span, []) for span, _ in done]
    changed += [(edit.span, [edit]) for edit in second]
    for span, edits in sorted(changed, key=lambda change: change[0]):
        if groups and span.start <= groups[-1][0].end:
            before, taken = groups[-1]
            groups[-1] = Span(before.start, max(before.end, span.end)), [*taken, *edits]
        else:
            groups.append((span, edits))
    result: list[SourceEdit] = []
    at = shift = 0
    for span, edits in groups:
        start = span.start - shift
        while at < len(done) and done[at][0].end <= span.end:
            shift = done[at][0].end - done[at][1].end
            at += 1
        inside = (Edit(edit.span.shifted(-span.start), edit.text) for edit in edits)
        result.append(Edit(Span(start, span.end - shift), apply_edits(middle[span.start : span.end], inside)))
    return result


BEYOND_UTF_16 = re.compile("[\U00010000-\U0010ffff]")
"""A character that takes two units in UTF-16."""


class Utf16:
    """Offsets of a text in code points and in units of UTF-16, as browsers and editors count them."""

    def __init__(self, text: str) -> None:
        self._wide = [m.start() for m in BEYOND_UTF_16.finditer(text)]

    def units(self, offset: int) -> int:
        """Return the number of UTF-16 units before an offset in code points."""
        return offset + bisect_left(self._wide, offset)


LINE_BREAK = re.compile(r"\r\n|\r|\n")


class Position(NamedTuple):
    """A line and column as shown to people: both from 1, the column in code points."""

    line: int
    column: int


class Lines:
    """Converts offsets in a text into lines and columns."""

    def __init__(self, source: str) -> None:
        self._source = source
        if "\r" in source:
            self._starts = [0, *[m.end() for m in LINE_BREAK.finditer(source)]]
        else:  # most texts; ten times as fast
            self._starts = list(accumulate([len(line) + 1 for line in source.split("\n")[:-1]], initial=0))

    def position(self, offset: int) -> Position:
        """The line and column (from 1) of an offset in code points."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def positions(self, start: int, end: int) -> tuple[int, int, int, int]:
        """The line and column of both ends of a stretch; in most texts it ends on the line on which it begins."""
        starts = self._starts
        line = bisect_right(starts, start)
        column = start - starts[line - 1] + 1
        if line == len(starts) or end < starts[line]:
            return line, column, line, column + end - start
        return line, column, *self.position(end)

    def span(self, line: int) -> SourceSpan:
        """The span of a line (from 1) in the source, without its line break."""
        start = self._starts[line - 1]
        if line == len(self._starts):
            return Span(start, len(self._source))
        end = self._starts[line] - 1
        return Span(start, end - (self._source[end - 1 : end + 1] == "\r\n"))


def lines(source: str) -> Iterator[SourceSpan]:
    """The spans of all lines of the source, without their line breaks."""
    at = 0
    if "\r" not in source:
        for line in source.split("\n"):
            if at < len(source):
                yield Span(at, at + len(line))
            at += len(line) + 1
        return
    for m in LINE_BREAK.finditer(source):
        yield Span(at, m.start())
        at = m.end()
    if at < len(source):
        yield Span(at, len(source))


class FromBytes:
    """Converts byte offsets to code points. Offsets must be increasing, so that every byte is decoded once."""

    def __init__(self, data: bytes, start: int) -> None:
        self._data, self._byte, self._point = data, 0, start

    def __call__(self, byte: int) -> int:
        """The code point at a byte; one at or before the last one asked for is that of the last one."""
        self._point += len(self._data[self._byte : byte].decode())
        self._byte = max(byte, self._byte)
        return self._point


def common_ends(old: str, new: str) -> tuple[int, int]:
    """How many code points two texts have in common at the beginning, and how many of the others at the end."""
    for one, other, ends in _compared:
        if one is old and other is new:
            return ends
    most = min(len(old), len(new))  # as in `same_ends`, but of two long texts only one is copied
    head = _same(most, lambda a, b: new.startswith(old[a:b], a))
    tail = _same(most - head, lambda a, b: new.endswith(old[len(old) - b : len(old) - a], 0, len(new) - a))
    ends = head, tail
    _compared[:] = [(old, new, ends), *_compared[:1]]
    return ends


_compared: list[tuple[str, str, tuple[int, int]]] = []
"""The last answers: after an edit, several steps compare the same two long texts, of the source and of the prose."""


def same_ends(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """How many items two sequences have in common at the beginning, and how many of the others at the end."""
    head = _same(len(min(old, new, key=len)), lambda a, b: old[a:b] == new[a:b])
    most = min(len(old), len(new)) - head
    tail = _same(most, lambda a, b: old[len(old) - b : len(old) - a] == new[len(new) - b : len(new) - a])
    return head, tail


def _same(most: int, are_equal: Callable[[int, int], bool]) -> int:
    """The largest number up to which everything is equal."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if are_equal(least, middle):
            least = middle
        else:
            most = middle - 1
    return least
