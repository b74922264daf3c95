"""A document as the rules see it: what several rules need is computed on first use, once, and shared."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import islice
from typing import TypeVar

from pesanlint.deferred import cached_property
from pesanlint.document import Block, Document
from pesanlint.language.dates import Dateline, DateMention
from pesanlint.language.language import Language
from pesanlint.language.languages import DEFAULT
from pesanlint.language.words import WORD
from pesanlint.reading import quotations as quotation_marks
from pesanlint.reading import quoted
from pesanlint.reading.marks import signs_in
from pesanlint.reading.paired import Paired, paired
from pesanlint.reading.passage import Passage, as_lined
from pesanlint.reading.places import RAW, are_within
from pesanlint.reading.told import Told
from pesanlint.reading.wording import Wordings, amid_sentences, dates, day_of_event, finds, first_of
from pesanlint.search.folding import Folded, Hit, Seen, are_no_words, fold, is_plain, letter_runs
from pesanlint.spans import Edit, Span, joined, last_begun

T = TypeVar("T")
_MANY_WORDS = 100
"""Words: a count up to this number is shared by all rules."""


class Reading:
    """One document in its language: its text and blocks as rules see them, with normalised blanks. All spans are in `text`.

    Args:
        document: the document, in `language`.
        on: the date of the text, if known; overrides the dates in it.
        as_written: whether to keep unusual blanks and invisible characters.
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
        self.document = document
        self.language = language
        self.wordings = wordings or Wordings()
        self._beyond, seen = self.wordings.seen(document.text)
        self._seen = None if as_written else seen
        self.text, self.blocks = document.text, document.blocks
        self.is_as_written = self._seen is None or self._seen.is_as_written
        if self._seen and not self.is_as_written:
            self.text, self.blocks = self._seen.text, tuple(self._seen_blocks(self._seen))
        self.metadata, self.source = document.metadata, document.source
        self._given_date = on
        self.starts = [block.span.start for block in self.blocks]
        """The beginnings of the blocks, in order."""
        self.may_be_foreign = True  # where the words of the text do not tell that no block is in another language
        self.known_passages: dict[int, Passage] = {}
        """The passages of blocks that were asked for, by index; see `passage`."""
        self._others: dict[str, Reading] = {}
        self._meant: dict[tuple[str, ...], Set[int]] = {}

    @cached_property
    def folded(self) -> Folded:
        """The folded text, in which literals are searched."""
        return fold(self.text, self._beyond)

    @property
    def is_plain(self) -> bool:
        """Whether all its letters and digits are ASCII; also False if that is uncertain."""
        return are_no_words(self._beyond)

    def _seen_blocks(self, seen: Seen) -> Iterator[Block]:
        """The blocks that still have text after normalisation."""
        for kind, (start, end), labels in self.document.blocks:
            span = Span(seen.place(start), seen.place(end))
            if span.start < span.end:
                yield Block(kind, span, labels)

    # --- As it is written --------------------------------------------------------------------------------------------------

    @cached_property
    def as_written(self) -> "Reading":
        """The same document with its blanks as written, for rules about blanks."""
        if self.is_as_written:
            return self
        return Reading(self.document, self._given_date, language=self.language, as_written=True, wordings=self.wordings)

    @cached_property
    def raw(self) -> "Reading":
        """The source as one block that no fix may change, because what is markup in it is not known there."""
        return Reading(self.document.as_source(RAW), self._given_date, language=self.language, as_written=True)

    def in_language(self, language: Language) -> "Reading":
        """The same document in another language, for rules of that language."""
        if language.code == self.language.code:
            return self
        if language.code not in self._others:
            is_as_written = self._seen is None
            self._others[language.code] = Reading(
                self.document, self._given_date, language=language, as_written=is_as_written, wordings=self.wordings
            )
        return self._others[language.code]

    def origin(self, span: Span) -> Span:
        """The span of the document's text that a span of this text stands for."""
        return self._seen.origin(span) if self._seen and not self.is_as_written else span

    def edits(self, edit: Edit) -> list[Edit]:
        """An edit as edits of the document's text; blanks that it does not change are left alone."""
        if self._seen is None or (self.is_as_written and not self.text[edit[0][0] : edit[0][0] + 1].isspace()):
            return [edit]  # as nearly everywhere
        return self._seen.edits(edit)

    # --- Blocks ------------------------------------------------------------------------------------------------------------

    def index_at(self, offset: int) -> int:
        """The index of the block at an offset."""
        return bisect_right(self.starts, offset, 1) - 1

    def block_at(self, offset: int) -> Block:
        """The block at an offset."""
        return self.blocks[self.index_at(offset)]

    def passage(self, index: int) -> Passage:
        """The passage of the block with an index."""
        known = self.known_passages.get(index)
        if known is not None:
            return known
        passage = self.known_passages[index] = Passage(self.told.blocks[index], self, self.starts[index])
        return passage

    @property
    def passages(self) -> Iterator[Passage]:
        """One passage for each block."""
        return map(self.passage, range(len(self.blocks)))

    @cached_property
    def told(self) -> Told:
        """What functions tell of the text of each block."""
        return self.wordings.told(self, as_written=self._seen is None)

    def told_of_hits(self, ask: Callable[[str, Sequence[Hit]], tuple[T, ...]], hits: Sequence[Hit]) -> Iterator[tuple[int, T]]:
        """What a function tells of each block and the hits in it (`Told.with_hits`), each with the beginning of the block."""
        for at, those in self.told.with_hits(ask, self.starts, hits).items():
            start = self.starts[at]
            for one in those:
                yield start, one

    def hits_where(self, ask: Callable[[str], bool], hits: Sequence[Hit]) -> list[Hit]:
        """The hits of a rule in blocks of which a function says yes by their text; see `Told.of`."""
        told = self.told.of(ask) if hits else []
        return [hit for hit in hits if told[self.index_at(hit.start)]]

    @cached_property
    def odd_passages(self) -> list[int]:
        """The indices of the blocks with letters or digits beyond ASCII."""
        return [at for at, plain in enumerate(self.told.of(is_plain)) if not plain]

    @cached_property
    def lined(self) -> str:
        """The text as rules of other programs see it: with a line break wherever the source has one inside a block, and an
        asterisk for code and images; of the same length."""
        return as_lined(self.text, self.document, self._seen)

    def within(self, selectors: tuple[str, ...]) -> Set[int]:
        """Which blocks are meant by selectors; see `reading.places`."""
        if selectors not in self._meant:
            found = (at for at, block in enumerate(self.blocks) if are_within(selectors, block.labels))
            self._meant[selectors] = frozenset(found)
        return self._meant[selectors]

    def close(self) -> None:
        """Release the passages, which refer back to this object, so that it is freed at once.

        Otherwise the garbage collector would have to traverse all objects, the guideline included, every few documents.
        """
        as_written = self.__dict__.pop("as_written", self)
        for reading in (*self._others.values(), as_written) if as_written is not self else self._others.values():
            reading.close()
        if raw := self.__dict__.pop("raw", None):
            raw.close()
        self._others.clear()
        self.known_passages.clear()

    def passage_at(self, span: Span) -> tuple[Passage, Span]:
        """The passage in which a span begins, and the span within it."""
        index = self.index_at(span.start)
        return self.passage(index), span.shifted(-self.starts[index])

    def in_headline(self, offset: int) -> bool:
        """Whether an offset lies in a title or heading, where capitals prove little."""
        return self.block_at(offset).kind in ("title", "heading")

    def sentences_of(self, block: Block, *, by_stops: bool = False) -> list[Span]:
        """The sentences of a block, in order, without blanks around them; none in code. See `Passage.sentences_of`."""
        passage = self.passage(self.index_at(block.span.start))
        return [sentence.shifted(block.span.start) for sentence in passage.sentences_of(by_stops=by_stops)]

    def sentence_at(self, offset: int) -> Span:
        """The sentence at an offset; the block if the offset is outside all sentences."""
        passage, (at, _) = self.passage_at(Span(offset, offset))
        return passage.sentence_at(at).shifted(offset - at)

    def sentences_with(self, hits: Iterable[Hit]) -> Iterable[Span]:
        """The sentences in which hits begin, in order and each once; see `sentence_at`."""
        return dict.fromkeys(map(self.sentence_at, sorted(hit.start for hit in hits)))

    def is_protected(self, span: Span) -> bool:
        """Whether the whole span lies in a stretch that no wording rule looks into; see `Passage.is_protected`."""
        passage, place = self.passage_at(span)
        return passage.is_protected(place)

    def names_office(self, span: Span) -> bool:
        """Whether a stretch has a word for an office, a profession or a role in an event."""
        passage, place = self.passage_at(span)
        return passage.names_office(place)

    def folded_at(self, span: Span) -> str:
        """A stretch of the text, folded."""
        if "folded" not in self.__dict__:  # of a text that changes, blocks are folded
            passage, (start, end) = self.passage_at(span)
            if end <= len(passage.text):
                return passage.folded.text[start:end]
        return self.folded.text[span.start : span.end]

    def has(self, find: Callable[[str], object]) -> bool:
        """Whether a function finds something in the folded text. It must look for what is within one block."""
        return bool(find(self.folded.text)) if "folded" in self.__dict__ else any(self.told.of(finds(find)))

    def find_folded(self, phrase: str) -> int:
        """Where a phrase, itself folded, first occurs in the folded text; -1 if it does not."""
        if "folded" in self.__dict__:
            return self.folded.text.find(phrase)
        return next((self.starts[at] + first for at, (first,) in self.told.some(first_of(phrase)).items()), -1)

    # --- Quotations --------------------------------------------------------------------------------------------------------

    @cached_property
    def quotations(self) -> tuple[quotation_marks.Quotation, ...]:
        """The quotations, in order; nested ones follow the one around them."""
        return self.found_quotations.all

    @cached_property
    def found_quotations(self) -> quotation_marks.Quotations:
        """The quotations by block."""
        return quotation_marks.find(self, self.language, self.told)

    def told_of_quotations(self, ask: "quotation_marks.Ask[T]", length: int) -> Iterator[tuple[int, T]]:
        """What a function tells of each block and the quotations that begin in it; see `quotations.told_of`."""
        return quotation_marks.told_of(self, self.found_quotations, self.told, ask, length)

    @cached_property
    def titles(self) -> tuple[Span, ...]:
        """The quotations that are titles or names, in order."""
        return tuple(q.span for q in self.quotations if q.kind == "title")

    @cached_property
    def speech(self) -> tuple[Span, ...]:
        """The insides of direct quotations, and block quotations, in order, without overlaps."""
        said = [q.inner for q in self.quotations if q.kind == "speech" and q.depth == 0]
        blocks = [self.blocks[at].span for at, kind in enumerate(self.told.kinds) if kind == "blockquote"]
        return joined([*said, *blocks])

    @cached_property
    def signs(self) -> tuple[str, ...]:
        """All that may be a quotation mark in the text; see `marks.signs_in`."""
        return signs_in(self.text, self._beyond)

    @cached_property
    def paired(self) -> Paired | None:
        """The quotations by block, if all marks of the text clearly pair in their own blocks; else None."""
        return paired(self.document, self.language, self.told, self.starts, self.signs) if self.is_as_written else None

    def quotations_near(self, span: Span) -> Paired | None:
        """The quotations by block, if those in the block of a span can be told without others; else None."""
        return self.paired if self.paired and self.paired.holds(span) else None

    def in_speech(self, span: Span) -> bool:
        """Whether the whole span lies in a direct quotation."""
        return self.may_be_said(span) and last_begun(self._speech_near(span), span.start).covers(span)

    def _speech_near(self, span: Span) -> tuple[Span, ...]:
        return near.speech(span.start) if (near := self.quotations_near(span)) else self.speech

    def may_be_said(self, span: Span) -> bool:
        """Whether any of a span may be direct speech: not in a block without quotation marks."""
        index = self.index_at(span.start)
        passage = self.known_passages.get(index) or self.passage(index)
        return passage.may_be_said or span.end > self.starts[index] + len(passage.text)

    def may_be_narration(self, span: Span) -> bool:
        """Whether a span is in a quotation with a missing mark, so that it may not be speech at all."""
        return last_begun(self.found_quotations.unclosed, span.start).covers(span)

    def touches_speech(self, span: Span) -> bool:
        """Whether an edit of the span would change a direct quotation."""
        if not self.may_be_said(span):
            return False
        quote = last_begun(self._speech_near(span), max(span.end - 1, span.start))
        return quote.overlaps(span) or quote.covers(span)

    @cached_property
    def found_quoted(self) -> quoted.Quoted:
        """All that may be enclosed in marks, in the document's text, where the neighbours of a mark are as written."""
        return quoted.find(self.document, self.as_written.told)

    @cached_property
    def _enclosed(self) -> tuple[Span, ...]:
        return joined(self.found_quoted.all(self.document.blocks))

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """All quoted stretches, as spans of the document's text."""
        spans = [self.origin(quotation.span) for quotation in self.quotations]
        return self._enclosed if set(self._enclosed).issuperset(spans) else joined([*self._enclosed, *spans])

    def touches_quotation(self, span: Span) -> bool:
        """Whether an edit of the span could change a quotation mark or text between quotation marks of any sort."""
        if near := self.quotations_near(span):
            stretches = near.quoted(span.start)
        else:
            stretches = self.quoted if self.may_be_said(span) else self._enclosed
        if not stretches:  # most blocks have no mark
            return False
        written = self.origin(span)
        return last_begun(stretches, max(written.end - 1, written.start)).overlaps(written)

    # --- Words and names ---------------------------------------------------------------------------------------------------

    @cached_property
    def words(self) -> frozenset[str]:
        """The runs of ASCII letters in the text, each once: what is not among them need not be looked for."""
        return self.told.union(letter_runs)

    @cached_property
    def _first_words(self) -> int:
        return len([*islice(WORD.finditer(self.text), _MANY_WORDS)])

    def has_words(self, count: int) -> bool:
        """Whether the text has at least the given number of words."""
        if count <= _MANY_WORDS:
            return self._first_words >= count
        return len([*islice(WORD.finditer(self.text), count)]) == count

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """The register of names: words capitalised inside sentences, and pairs of neighbouring capitalised words.

        Taken from all blocks except headlines and code.
        """
        return self.told.union(amid_sentences, ("title", "heading", "code"))

    # --- Dates -------------------------------------------------------------------------------------------------------------

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates mentioned in the text, impossible ones too, in order."""
        told = self.dates_of_blocks
        return tuple([date.shifted(start) for start, found in zip(self.starts, told, strict=True) for date in found])

    @property
    def dates_of_blocks(self) -> list[tuple[DateMention, ...]]:
        """The same for each block, with offsets within."""
        return self.told.of(dates(self.language))  # type: ignore[arg-type]  # Languages are compared by identity.

    @cached_property
    def dateline(self) -> Dateline | None:
        """The place and outlet at the head of the text, such as “Jember, kab-jember.kpu.go.id –”; None without them."""
        return self.language.dateline(self)

    @cached_property
    def release_date(self) -> dt.date | None:
        """The date of the release; None if uncertain.

        It is the given date, else the one in the metadata, else the first date in the text with its correct weekday (typical of
        an event of the day), provided that all such dates are in the same year.
        """
        if self._given_date:
            return self._given_date
        try:
            return dt.date.fromisoformat(self.metadata.get("date", "")[:10])
        except ValueError:
            return day_of_event(self.dates_of_blocks)

    @cached_property
    def date(self) -> dt.date | None:
        """The date by which the text is checked: that of the release, else the first full date in the text, else None."""
        return self.release_date or next((one.value for found in self.dates_of_blocks for one in found if one.value), None)
