"""Finds quotations and tells direct speech from titles and from words in scare quotes.

EYD V, III.J (tanda petik) and III.K (tanda petik tunggal): double marks enclose direct speech and titles, single marks a
quotation inside a quotation. Real texts mix straight and curly marks, omit one mark of a pair, and put the blank on the wrong
side.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import compress, count
from typing import Literal, TypeVar

from pesanlint.deferred import cached_property
from pesanlint.document import Block, Prose
from pesanlint.language import casing as capitals
from pesanlint.language.language import Language
from pesanlint.language.words import WORD
from pesanlint.reading.marks import may_quote, pairs
from pesanlint.reading.pairing import FINAL, Pair, Pairing
from pesanlint.reading.told import Told
from pesanlint.records import NamedTuple
from pesanlint.spans import Span, joined

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


class Quotations:
    """The quotations of a document.

    Args:
        blocks: the blocks of the document.
        told: for each block its quotations, with offsets within, if none is left open before it; None if one is left open
            after it.
        linked: the indices of the blocks whose quotations depend on those before them or after them, and of code.
        others: the quotations in these blocks, in order.
    """

    def __init__(
        self,
        blocks: Sequence[Block],
        told: list[tuple[Quotation, ...] | None],
        linked: Collection[int],
        others: tuple[Quotation, ...],
    ) -> None:
        self._blocks, self.told, self.linked, self.others = blocks, told, linked, others
        self.alone = told
        """The same; None also for all linked blocks."""
        if linked:
            self.alone = told.copy()
            for at in linked:
                self.alone[at] = None

    @cached_property
    def all(self) -> tuple[Quotation, ...]:
        """All in order; nested ones follow the one around them."""
        starts = [block.span.start for block in self._blocks]
        found = [one.shifted(start) for start, those in zip(starts, self.alone, strict=True) if those for one in those]
        return tuple(sorted([*found, *self.others], key=_place) if self.others else found)

    @cached_property
    def unclosed(self) -> tuple[Span, ...]:
        """The insides of those with a missing mark, in order, without overlaps."""
        return joined(one.inner for one in self.all if not one.closed)

    def speech_near(self, at: int) -> list[Span]:
        """The insides of the direct quotations of a block, or of all if those of the block depend on others; in order."""
        start, found = self._blocks[at].span.start, self.alone[at]
        return self._speech if found is None else [one.inner.shifted(start) for one in spoken(found)]

    @cached_property
    def _speech(self) -> list[Span]:
        return [one.inner for one in spoken(self.all)]


def spoken(quotations: Iterable[Quotation]) -> Iterator[Quotation]:
    """The direct quotations among some, without those inside others."""
    return (one for one in quotations if one.kind == "speech" and one.depth == 0)


def _place(quotation: Quotation | Pair) -> tuple[int, int]:
    return quotation.span.start, -quotation.span.end


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
    pairing = Pairing(document.text, language)
    alone = told.with_following(_alone(language), ATTRIBUTION)  # type: ignore[arg-type]  # Languages are compared by identity.
    linked = frozenset(pairing.run(document.blocks, told.kinds, alone))
    others = _classified(pairing.pairs, document.text, document.blocks, language) if pairing.pairs else ()
    return Quotations(document.blocks, alone, linked, tuple(others))


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
    answers = told.with_following(_of_some(ask), length, found.told)
    asked = compress(count(), answers)
    for at in sorted({*asked, *found.linked}) if found.linked else asked:
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


def _classified(pairs: Iterable[Pair], text: str, blocks: Iterable[Block], language: Language) -> Iterator[Quotation]:
    starts = iter(blocks)
    block = next(starts, None)
    ends: list[int] = []
    for span, inner, closed in sorted(pairs, key=_place):
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
        pairing = Pairing(around, language)
        if not pairing.is_closed_after(Block("paragraph", block)):
            return None
        return tuple(_classified(pairing.pairs, around, (Block("paragraph", block),), language))

    return quotations


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
    if ending.endswith(FINAL) or (len(words) >= _SHORT_SPEECH and language.introduces_speech(before)):
        return "speech"
    if _is_title(words, language):
        return "title"
    is_sentence = len(words) >= _SHORT_SPEECH and capitals.is_capitalised(words[0])
    return "speech" if is_sentence or len(words) >= _LONG_SPEECH else "scare"


_SMALL_IN_ENGLISH = frozenset("a an and at by for from in of on or s the to with".split())
"""Words that stay small in English titles, and the `s` behind an apostrophe."""


def _is_title(words: list[str], language: Language) -> bool:
    """Whether all words have capitals, except those that stay small in titles."""
    return capitals.is_capitalised(words[0]) and all(
        capitals.is_capitalised(word) or word in language.small_in_titles or word in _SMALL_IN_ENGLISH or word.isdigit()
        for word in words
    )
