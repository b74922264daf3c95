"""Finds quotations and tells direct speech from titles and from words in scare quotes.

EYD V, III.J (tanda petik) and III.K (tanda petik tunggal): double marks enclose direct speech and titles, single marks a
quotation inside a quotation. Real texts mix straight and curly marks, omit one mark of a pair, and put the blank on the wrong
side.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import compress, count
from typing import Literal, NamedTuple, TypeVar

from pesanlint.document import Block, BlockKind, Prose
from pesanlint.language import casing as capitals
from pesanlint.language.language import Language
from pesanlint.language.words import WORD
from pesanlint.reading.marks import may_quote, pairs
from pesanlint.reading.told import Told
from pesanlint.spans import Span

T = TypeVar("T")
QuotationKind = Literal["speech", "title", "scare"]


class Quotation(NamedTuple):
    """A stretch in quotation marks.

    Spans are code points of `Document.text`. A speech of several paragraphs is one quotation.
    """

    span: Span
    """The stretch with its marks."""
    inner: Span
    """The stretch without its marks."""
    kind: QuotationKind
    depth: int
    """The number of quotations around it."""
    closed: bool
    """Whether both marks are present."""

    def shifted(self, by: int) -> "Quotation":
        """The same quotation moved by `by` code points."""
        span, inner, kind, depth, closed = self
        return tuple.__new__(Quotation, (span.shifted(by), inner.shifted(by), kind, depth, closed))


ATTRIBUTION = 200
"""Code points after a block that may tell who spoke at its end."""


class Quotations(NamedTuple):
    """The quotations of a document."""

    all: tuple[Quotation, ...]
    """All in order; nested ones follow the one around them."""
    alone: list[tuple[Quotation, ...] | None]
    """For each block its quotations, offsets within, if none is left open before it; None if one is left open after it."""
    linked: frozenset[int]
    """The indices of the blocks whose quotations depend on those before them or after them."""


def find(document: Prose, language: Language, told: Told) -> Quotations:
    """Find the quotations of a document. Code has none.

    A quotation without a closing mark ends before its attribution (`…, kata Budi`), else with its block, unless the next
    paragraph repeats the opening mark or has the closing one. A quotation without an opening mark that ends like speech begins
    with its block, or after the previous quotation or reported sentence; otherwise its span is the mark alone.

    Args:
        document: the document.
        language: its language.
        told: what is told of its blocks.
    """
    pairing = _Pairing(document.text, language)
    alone = told.with_following(_alone(language), ATTRIBUTION)  # type: ignore[arg-type]  # Languages are compared by identity.
    found, linked = pairing.run(document.blocks, told.kinds, alone)
    if pairing.pairs:
        found += _classified(pairing.pairs, document.text, document.blocks, language)
        found.sort(key=lambda quotation: (quotation.span.start, -quotation.span.end))
    return Quotations(tuple(found), alone, frozenset(linked))


Ask = Callable[[str, Callable[[], str], Sequence[Quotation]], tuple[T, ...]]
"""Tells of the text of a block, of what follows, across blocks, and of the quotations in it, with offsets in the block."""


def told_of(document: Prose, found: Quotations, told: Told, ask: Ask[T], length: int) -> Iterator[tuple[int, T]]:
    """What a function tells of each block and the quotations that begin in it, each with the index of the block.

    Args:
        document: the document.
        found: its quotations.
        told: what is told of its blocks.
        ask: the function. It may be called without need.
        length: the maximum number of code points that follow the block or the last of these quotations.
    """
    answers = told.with_following(_of_some(ask), length, found.alone)
    for at in sorted({*compress(count(), answers), *found.linked}):
        for one in ask(*_beginning_in(document, at, found, length)) if at in found.linked else answers[at]:
            yield at, one


def _beginning_in(
    document: Prose, at: int, found: Quotations, length: int
) -> tuple[str, Callable[[], str], Sequence[Quotation]]:
    """A block, what follows, and the quotations that begin in it, with offsets in the block."""
    start, end = document.blocks[at].span
    first, until = (bisect_left(found.all, place, key=lambda one: one.span.start) for place in (start, end + 1))
    here = [one.shifted(-start) for one in found.all[first:until]]
    last = max((one.span.end + start for one in here), default=end)
    return document.text[start:end], lambda: document.text[end : max(last, end) + length], here


@lru_cache(maxsize=64)  # always the same function, so that what it tells of a text is known after an edit
def _of_some(ask: Callable[..., tuple[T, ...]]) -> Callable[..., tuple[T, ...]]:
    return lambda text, following, quotations: ask(text, following, quotations) if quotations else ()


def _classified(pairs: Iterable["_Pair"], text: str, blocks: Iterable[Block], language: Language) -> Iterator[Quotation]:
    starts = iter(blocks)
    block = next(starts, None)
    ends: list[int] = []
    for span, inner, closed in sorted(pairs, key=lambda pair: (pair.span.start, -pair.span.end)):
        while block and block.span.end < span.start:
            block = next(starts, None)
        while ends and ends[-1] <= span.start:
            ends.pop()
        kind = _kind(language, text, span, inner, block.span if block else span)
        yield Quotation(span, inner, kind, len(ends), closed)
        ends.append(span.end)


def between(pairs: Iterable[Span], around: str, block: Span, language: Language) -> tuple[Quotation, ...]:
    """The quotations of a block whose marks clearly pair.

    Args:
        pairs: the stretches between its marks, marks included.
        around: the text of the block and of what follows.
        block: the block in that text.
        language: its language.
    """
    return tuple(
        Quotation(span, inner, _kind(language, around, span, inner, block), 0, True)
        for span in pairs
        for inner in (Span(span.start + 1, span.end - 1),)
    )


@cache
def _alone(language: Language) -> Callable[[str, Callable[[], str]], tuple[Quotation, ...] | None]:
    """A function that finds the quotations in a block by itself, before which none is left open.

    It takes the text of the block, and a function that returns what follows, which may begin with the attribution of a
    quotation. It returns None if a quotation is left open at the end of the block.
    """

    def quotations(text: str, following: Callable[[], str]) -> tuple[Quotation, ...] | None:
        if not may_quote(text):
            return ()
        around = text + following()
        block = Span(0, len(text))
        if (regular := pairs(text)) is not None:
            return between(regular, around, block, language)
        pairing = _Pairing(around, language)
        if not pairing.is_closed_after(Block("paragraph", block)):
            return None
        return tuple(_classified(pairing.pairs, around, (Block("paragraph", block),), language))

    return quotations


# --- Marks -----------------------------------------------------------------------------------------------------------------

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


# --- Pairs -----------------------------------------------------------------------------------------------------------------

_FINAL = (",", ".", "?", "!", "…")
_YEAR = re.compile(r"\d\d(?!\d)")


class _Pair(NamedTuple):
    span: Span
    inner: Span
    closed: bool


class _Pairing:
    """Pairs the marks, block by block. `_open` holds the opening marks without a closing one so far."""

    def __init__(self, text: str, language: Language) -> None:
        self._text, self._language = text, language
        self._open: list[_Mark] = []
        self.pairs: list[_Pair] = []
        self._said_until = 0

    def run(
        self, blocks: Sequence[Block], kinds: Iterable[BlockKind], alone: Iterable[tuple[Quotation, ...] | None]
    ) -> tuple[list[Quotation], list[int]]:
        """Pair the marks of blocks with each other.

        Return the quotations in blocks of which these are known, and the indices of the other blocks.

        Args:
            blocks: the blocks.
            kinds: the kind of each.
            alone: for each block the quotations in it if none is left open before it; None if one is left open after it.
        """
        found: list[Quotation] = []
        linked: list[int] = []
        previous: int | None = None
        for at, (kind, known) in enumerate(zip(kinds, alone, strict=True)):
            if kind == "code":
                linked.append(at)
                continue
            if known is not None and not self._open:
                if known:
                    start = blocks[at].span.start
                    found += [quotation.shifted(start) for quotation in known]
            else:
                linked.append(at)
                self._continue(None if previous is None else blocks[previous], blocks[at])
            previous = at
        if previous is not None:
            self._abandon(blocks[previous].span.end)
        return found, linked

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
        if before.endswith(_FINAL) or self._language.attribution_end(self._text, mark.span.end, certain=True) is not None:
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
        self.pairs.append(_Pair(Span(opening.start, closing.end), Span(opening.end, closing.start), closed))
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


# --- Kinds -----------------------------------------------------------------------------------------------------------------

_NEAR = 120
"""Code points examined before a quotation."""
_SHORT_SPEECH, _LONG_SPEECH = 3, 6
"""Minimum words of a quotation taken for speech: after a verb of saying or with a capital; without either."""


def _kind(language: Language, text: str, span: Span, inner: Span, block: Span) -> QuotationKind:
    end = min(inner.end, inner.start + 400)
    if not WORD.search(text, inner.start, end):
        return "scare"
    ending = text[max(inner.start, inner.end - 3) : inner.end].rstrip()
    if ending.endswith(",") or language.attribution_end(text, span.end, certain=True) is not None:
        return "speech"
    before = text[max(block.start, span.start - _NEAR) : span.start]
    if language.introduces_title(before):
        return "title"
    words = WORD.findall(text, inner.start, end)
    if ending.endswith(_FINAL) or (len(words) >= _SHORT_SPEECH and language.introduces_speech(before)):
        return "speech"
    if _is_title(words, language):
        return "title"
    is_sentence = len(words) >= _SHORT_SPEECH and capitals.is_capitalised(words[0])
    return "speech" if is_sentence or len(words) >= _LONG_SPEECH else "scare"


def _is_title(words: list[str], language: Language) -> bool:
    """Whether all words have capitals, except those that stay small in titles."""
    return capitals.is_capitalised(words[0]) and all(
        capitals.is_capitalised(word) or word in language.small_in_titles or word.isdigit() for word in words
    )
