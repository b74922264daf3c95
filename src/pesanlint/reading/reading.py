"""A document as the rules read it: what several of them need is found out when first asked for, once, and shared."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from pesanlint.document import Block, BlockKind, Document
from pesanlint.language.dates import Dateline, DateMention
from pesanlint.language.language import Language
from pesanlint.language.languages import DEFAULT
from pesanlint.language.words import WORD
from pesanlint.reading import quotations as quotation_marks
from pesanlint.reading import quoted
from pesanlint.reading.passage import Passage
from pesanlint.reading.wording import Wordings
from pesanlint.search.folding import Folded, Seen, beyond_ascii, fold
from pesanlint.spans import Edit, Span, joined, last_begun

_MANY_WORDS = 100
"""Up to so many words are counted once for all rules."""


class Reading:
    """One document, read in its language: its text and blocks as rules see them, with plain blanks. All spans are in `text`.

    Args:
        document: the document.
        on: the day on which it is to be judged, where it is known better than the text can tell.
        language: the language that its rules are for.
        as_written: whether blanks and what is invisible are to be seen as they are.
        wordings: what the texts of its blocks tell, where some of that is known.
    """

    def __init__(
        self,
        document: Document,
        on: dt.date | None = None,
        *,
        language: Language = DEFAULT,
        as_written: bool = False,
        wordings: Wordings | None = None,
    ) -> None:
        self._document = document
        self.language = language
        self.wordings = wordings or Wordings()
        self._beyond = beyond_ascii(document.text)
        self._seen = None if as_written else Seen(document.text, self._beyond)
        self.text, self.blocks = document.text, document.blocks
        if self._seen and not self._seen.is_as_written:
            self.text, self.blocks = self._seen.text, tuple(self._seen_blocks(self._seen))
        self.metadata = document.metadata
        self._given_date = on
        self.starts = [block.span.start for block in self.blocks]
        """Where the blocks begin, in order."""
        self._others: dict[str, Reading] = {}
        self._told: dict[str, int] = {}

    @cached_property
    def folded(self) -> Folded:
        """The text as literals are looked for in it."""
        return fold(self.text, self._beyond)

    def _seen_blocks(self, seen: Seen) -> Iterator[Block]:
        """The blocks of which anything is seen."""
        for kind, (start, end) in self._document.blocks:
            span = Span(seen.place(start), seen.place(end))
            if span.start < span.end:
                yield Block(kind, span)

    # --- As it is written --------------------------------------------------------------------------------------------------

    @cached_property
    def as_written(self) -> "Reading":
        """The same document with its blanks as they are written, for rules about these."""
        if self.is_as_written:
            return self
        return Reading(self._document, self._given_date, language=self.language, as_written=True, wordings=self.wordings)

    def in_language(self, language: Language) -> "Reading":
        """The same document as read in another language, for rules that are for texts in that."""
        if language.code == self.language.code:
            return self
        if language.code not in self._others:
            is_as_written = self._seen is None
            other = Reading(
                self._document, self._given_date, language=language, as_written=is_as_written, wordings=self.wordings
            )
            self._others[language.code] = other
        return self._others[language.code]

    @property
    def is_as_written(self) -> bool:
        """Whether the text is seen just as it is written, as most are."""
        return self._seen is None or self._seen.is_as_written

    def origin(self, span: Span) -> Span:
        """Where in the document's text a stretch stands."""
        return self._seen.origin(span) if self._seen else span

    def edits(self, edit: Edit) -> list[Edit]:
        """An edit as edits of the document's text, without the blanks that it does not concern."""
        return self._seen.edits(edit) if self._seen else [edit]

    # --- Blocks ------------------------------------------------------------------------------------------------------------

    def index_at(self, offset: int) -> int:
        """Which block an offset lies in."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def block_at(self, offset: int) -> Block:
        """The block that an offset lies in."""
        return self.blocks[self.index_at(offset)]

    def passage(self, index: int) -> Passage:
        """A block by itself."""
        return self.passages[index]

    @cached_property
    def passages(self) -> list[Passage]:
        """The blocks, each by itself."""
        return [Passage(kind, self, start, end) for kind, (start, end) in self.blocks]

    @cached_property
    def odd_passages(self) -> list[int]:
        """The blocks with letters or digits beyond ASCII."""
        return [at for at, passage in enumerate(self.passages) if not passage.folded.plain]

    def close(self) -> None:
        """Let go of the passages, which refer back to it: so it is freed at once, and not by the collector of cycles.

        That would look through all that there is, the guideline too, every few documents.
        """
        as_written = self.__dict__.pop("as_written", self)
        for reading in (*self._others.values(), as_written) if as_written is not self else self._others.values():
            reading.close()
        self._others.clear()
        self.__dict__.pop("passages", None)

    def passage_at(self, span: Span) -> tuple[Passage, Span]:
        """The block that a span begins in by itself, and the span there."""
        index = self.index_at(span.start)
        return self.passage(index), span.shifted(-self.starts[index])

    def in_headline(self, offset: int) -> bool:
        """Whether an offset lies in a headline, where capitals say little."""
        return self.block_at(offset).kind in ("title", "heading")

    def is_foreign(self, span: Span) -> bool:
        """Whether the block that a span begins in is clearly in another language."""
        return self.passage_at(span)[0].is_foreign

    def sentences_of(self, block: Block) -> list[Span]:
        """The sentences of a block, in order, without blanks around them. Code has none."""
        return [sentence.shifted(block.span.start) for sentence in self.passage(self.index_at(block.span.start)).sentences]

    def sentences_in(self, *kinds: BlockKind) -> Iterator[Span]:
        """The sentences of the blocks of some kinds."""
        for block in self.blocks:
            if block.kind in kinds:
                yield from self.sentences_of(block)

    def sentence_at(self, offset: int) -> Span:
        """The sentence that an offset lies in, or the block where it lies in none."""
        index = self.index_at(offset)
        start = self.starts[index]
        return self.passage(index).sentence_at(offset - start).shifted(start)

    def is_protected(self, span: Span) -> bool:
        """Whether all of the span lies in a name or address that no wording rule looks into; see `Passage.is_protected`."""
        passage, place = self.passage_at(span)
        return passage.is_protected(place)

    def names_office(self, span: Span) -> bool:
        """Whether a stretch has a word for an office, a profession or a part in an event."""
        passage, place = self.passage_at(span)
        return passage.names_office(place)

    def folded_at(self, span: Span) -> str:
        """A stretch of the text, folded."""
        return self.folded.text[span.start : span.end]

    # --- Quotations --------------------------------------------------------------------------------------------------------

    @cached_property
    def quotations(self) -> tuple[quotation_marks.Quotation, ...]:
        """Stretches in quotation marks, in order; nested ones follow the one that they stand in."""
        return quotation_marks.find(self, self.language)

    @cached_property
    def titles(self) -> tuple[Span, ...]:
        """Quotations that are names of something, in order."""
        return tuple(q.span for q in self.quotations if q.kind == "title")

    @cached_property
    def speech(self) -> tuple[Span, ...]:
        """What was said, in order and apart: the insides of direct quotations, and blocks that are set as one."""
        said = [q.inner for q in self.quotations if q.kind == "speech" and q.depth == 0]
        blocks = [block.span for block in self.blocks if block.kind == "blockquote"]
        return joined([*said, *blocks])

    def in_speech(self, span: Span) -> bool:
        """Whether all of the span lies in a direct quotation."""
        return bool(self.speech) and last_begun(self.speech, span.start).covers(span)

    @cached_property
    def _unclosed(self) -> tuple[Span, ...]:
        return joined(q.inner for q in self.quotations if not q.closed)

    def may_be_narration(self, span: Span) -> bool:
        """Whether a span counts as speech only because a quotation mark is missing: where speech ends, nobody can tell."""
        return last_begun(self._unclosed, span.start).covers(span)

    def touches_speech(self, span: Span) -> bool:
        """Whether an edit of the span would change a direct quotation."""
        if not self.speech:
            return False
        quote = last_begun(self.speech, max(span.end - 1, span.start))
        return quote.overlaps(span) or quote.covers(span)

    @cached_property
    def _quoted(self) -> tuple[Span, ...]:
        """In the document's text: what stands beside a mark is seen there as the writer has it, markup and all."""
        return joined([*quoted.find(self._document), *(self.origin(quotation.span) for quotation in self.quotations)])

    def touches_quotation(self, span: Span) -> bool:
        """Whether an edit of the span would change what may stand between quotation marks of any sort, or such a mark."""
        if not self._quoted:
            return False
        written = self.origin(span)
        return last_begun(self._quoted, max(written.end - 1, written.start)).overlaps(written)

    def quoting(self, index: int) -> tuple[object, ...]:
        """What the document's quotation marks say of a block beyond what its passage shows, in terms of the block."""
        block = self.blocks[index].span
        written = self.origin(block)
        return _cut(self._unclosed, block), _cut(self._quoted, Span(written.start - 1, written.end + 1))

    # --- Words and names ---------------------------------------------------------------------------------------------------

    @cached_property
    def _first_words(self) -> int:
        return sum(1 for _ in islice(WORD.finditer(self.text), _MANY_WORDS))

    def has_words(self, count: int) -> bool:
        """Whether the text has so many words."""
        if count <= _MANY_WORDS:
            return self._first_words >= count
        return sum(1 for _ in islice(WORD.finditer(self.text), count)) == count

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """The register of names: capitalised words amid sentences, and pairs of words with capitals side by side.

        It is made of all blocks but headlines and code, once.
        """
        texts = (self.text[start:end] for kind, (start, end) in self.blocks if kind not in ("title", "heading", "code"))
        return frozenset().union(*(self.wordings.of(text, self.language).amid_sentences for text in texts))

    def first_told(self, name: str) -> int:
        """Where a name first stands in narration below a headline, -1 where it does not."""
        if name not in self._told:
            at = self.text.find(name)
            while at >= 0 and (self.in_headline(at) or self.in_speech(Span(at, at + 1))):
                at = self.text.find(name, at + 1)
            self._told[name] = at
        return self._told[name]

    # --- Dates -------------------------------------------------------------------------------------------------------------

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """Calendar dates that the text mentions, possible or not, in order."""
        return self.language.dates(self)

    @cached_property
    def dateline(self) -> Dateline | None:
        """The place and source that the text opens with, such as “Jember, kab-jember.kpu.go.id –”."""
        return self.language.dateline(self)

    @cached_property
    def release_date(self) -> dt.date | None:
        """The day that the release is of, where that is certain.

        The one given, else that of the metadata, else the first date in the text with its right weekday, as events of the
        day have it, if all dates of that sort are of one year.
        """
        if self._given_date:
            return self._given_date
        try:
            return dt.date.fromisoformat(self.metadata.get("date", "")[:10])
        except ValueError:
            current = [mention.value for mention in self.dates if mention.weekday and mention.value and mention.fits_weekday]
            return current[0] if len({value.year for value in current}) == 1 else None

    @cached_property
    def date(self) -> dt.date | None:
        """The day on which the text is judged: that of the release, else the first full date in the text, else None."""
        return self.release_date or next((mention.value for mention in self.dates if mention.value), None)


def _cut(spans: tuple[Span, ...], within: Span) -> tuple[tuple[int, int], ...]:
    """What of ordered spans lies within a stretch, in terms of that."""
    first = max(bisect_right(spans, (within.start, within.start)) - 1, 0)
    near = spans[first : bisect_right(spans, (within.end, within.end))]
    return tuple((max(a, within.start) - within.start, min(b, within.end) - within.start) for a, b in near if b >= within.start)
