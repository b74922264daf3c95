"""Pairs the quotation marks of a text, block by block, where a mark is missing or a quotation spans several blocks."""

import re
from collections.abc import Iterable, Iterator, Sequence

from pesanlint.document import Block, BlockKind
from pesanlint.language.language import Language
from pesanlint.records import NamedTuple
from pesanlint.spans import Span

_DOUBLE = '"“”„‟«»＂″「」『』'
_MARK = re.compile(rf"[{_DOUBLE}‚‛‹›'‘’](?:(?<=['‘’])['‘’])?")  # Word turns two single marks into ‘’
_OPENING = ("“", "„", "‟", "«", "‘", "‚", "‛", "‹", "‘‘", "「", "『")
_CLOSING = ("”", "»", "’", "›", "’’", "」", "』")
_BEFORE_OPENING = "([{-–—/“„«‘‚‹\"'"
_BEHIND_CLOSING = ".,;:?!…)]}-–—/”»’›\"'"


class _Mark(NamedTuple):
    """A quotation mark, and whether its neighbours allow it only to open or only to close."""

    span: Span
    double: bool
    opens: bool
    closes: bool


def _marks(text: str, block: Span) -> Iterator[_Mark]:
    for m in _MARK.finditer(text, *block):
        before = text[m.start() - 1] if m.start() > block.start else " "
        behind = text[m.end()] if m.end() < block.end else " "
        double = len(m[0]) == 2 or m[0] in _DOUBLE
        if not double and before.isalnum() and behind.isalnum():
            continue  # an apostrophe: Jum'at
        opens = not behind.isspace() and (before.isspace() or before in _BEFORE_OPENING)
        closes = not before.isspace() and (behind.isspace() or behind in _BEHIND_CLOSING)
        if opens == closes and m[0] in _OPENING:
            opens, closes = True, False
        elif opens == closes and m[0] in _CLOSING:
            opens, closes = False, True
        yield _Mark(Span(*m.span()), double, opens and not closes, closes and not opens)


FINAL = (",", ".", "?", "!", "…")
_YEAR = re.compile(r"\d\d(?!\d)")


class Pair(NamedTuple):
    """Two marks, of which one may be missing, and what is between them."""

    span: Span
    inner: Span
    closed: bool


class Pairing:
    """Pairs the marks, block by block. `_open` holds the opening marks without a closing one so far."""

    def __init__(self, text: str, language: Language) -> None:
        self._text, self._language = text, language
        self._open: list[_Mark] = []
        self.pairs: list[Pair] = []
        self._said_until = 0

    def run(self, blocks: Sequence[Block], kinds: Iterable[BlockKind], alone: Iterable[object | None]) -> list[int]:
        """Pair the marks of blocks that depend on each other. Return the indices of these blocks, and of code.

        Args:
            blocks: the blocks.
            kinds: the kind of each.
            alone: for each block None if a quotation is left open after it, although none is before it.
        """
        linked: list[int] = []
        previous: int | None = None
        for at, (kind, known) in enumerate(zip(kinds, alone, strict=True)):
            if kind == "code":
                linked.append(at)
                continue
            if known is None or self._open:
                linked.append(at)
                self._continue(None if previous is None else blocks[previous], blocks[at])
            previous = at
        if previous is not None:
            self._abandon(blocks[previous].span.end)
        return linked

    def is_closed_after(self, block: Block) -> bool:
        """Whether no quotation is left open after the first block."""
        self._continue(None, block)
        return not self._open

    def _continue(self, previous: Block | None, block: Block) -> None:
        marks = list(_marks(self._text, block.span))
        if previous and self._open and not self._carries_on(previous, block, marks):
            self._abandon(previous.span.end)
        elif self._open and marks[0].span.start == block.span.start:
            marks.pop(0)  # a paragraph of a long speech that repeats the opening mark
        if marks:
            self._pair(marks, block.span)

    def _carries_on(self, previous: Block, block: Block, marks: list[_Mark]) -> bool:
        """Whether a quotation left open continues in the next block; otherwise its closing mark is missing."""
        if previous.kind != block.kind or block.kind not in ("paragraph", "blockquote") or not marks or not marks[0].double:
            return False
        said = Span(max(self._open[0].span.end, previous.span.start), previous.span.end)
        if self._language.attribution_in(self._text, said) is not None:
            return False
        return marks[0].closes or marks[0].span.start == block.span.start

    def _pair(self, marks: list[_Mark], block: Span) -> None:
        doubles = [mark for mark in marks if mark.double]
        at = 0
        for mark in marks:
            if mark.double:
                at += 1
                self._double(mark, doubles[at : at + 2], block)
            elif mark.opens and not _YEAR.match(self._text, mark.span.end):
                self._open.append(mark)
            elif mark.closes and self._open and not self._open[-1].double:
                self._close(mark)
        while self._open and (not self._open[-1].double or len(self._open) > 1):
            self._drop(block.end)

    def _double(self, mark: _Mark, following: list[_Mark], block: Span) -> None:
        if not any(other.double for other in self._open):
            self._first(mark, block)
        elif mark.opens and [other.closes for other in following] == [True, True]:
            self._open.append(mark)
        elif mark.opens and self._open[0].span.start < block.start and [other.closes for other in following[:1]] == [True]:
            self._open.append(mark)  # within a speech that continues from the previous paragraph
        elif mark.opens and self._opens_anew(mark, following):
            self._abandon(mark.span.start)
            self._open.append(mark)
        else:
            while not self._open[-1].double:
                self._open.pop()
            self._close(mark)

    def _opens_anew(self, mark: _Mark, following: list[_Mark]) -> bool:
        """Whether a mark that looks like an opening one is one, so that the previous quotation lacks its closing mark.

        It is not in `"Kami siap, "ujar Ketua`, where the blank is on the wrong side.
        """
        paired = bool(following) and following[0].closes
        directed = self._text[mark.span.start : mark.span.end] in _OPENING
        return (paired or directed) and self._language.attribution_end(self._text, mark.span.end) is None

    def _first(self, mark: _Mark, block: Span) -> None:
        """Handle a double mark while none is open: it opens, unless it means inches or its opening mark is missing."""
        before = self._text[max(mark.span.start - 1, block.start) : mark.span.start]
        if before.isdigit() and not mark.opens:
            return
        self._open.clear()  # single marks before it were apostrophes
        if not mark.closes:
            self._open.append(mark)
            return
        start = mark.span.start
        if before.endswith(FINAL) or self._language.attribution_end(self._text, mark.span.end, certain=True) is not None:
            start = max(block.start, self._said_until)
            start = self._said_from(Span(start, mark.span.start))
            start = mark.span.start - len(self._text[start : mark.span.start].lstrip())
        self._add(Span(start, start), mark.span)

    def _said_from(self, stretch: Span) -> int:
        """The earliest beginning of a speech without an opening mark: after the last reported sentence."""
        told = stretch.start
        for sentence in self._language.sentences(self._text, stretch):
            if sentence.end < stretch.end and self._language.reports(self._text[sentence.start : sentence.end]):
                told = sentence.end
        return told

    def _close(self, mark: _Mark) -> None:
        self._add(self._open.pop().span, mark.span)

    def _add(self, opening: Span, closing: Span) -> None:
        closed = bool(len(range(*opening)) and len(range(*closing)))
        self.pairs.append(Pair(Span(opening.start, closing.end), Span(opening.end, closing.start), closed))
        self._said_until = closing.end

    def _abandon(self, end: int) -> None:
        """End all open quotations at an offset, without a closing mark."""
        while self._open:
            self._drop(end)

    def _drop(self, end: int) -> None:
        mark = self._open.pop()
        if mark.double:  # a single mark was an apostrophe
            said = self._language.attribution_in(self._text, Span(mark.span.end, end))
            end = end if said is None else said  # after `…, kata Budi` comes narration
            end = mark.span.end + len(self._text[mark.span.end : end].rstrip())
            self._add(mark.span, Span(end, end))
