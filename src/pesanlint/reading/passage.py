"""One block of a document as passage rules see it: its own text, and the little that they may know of the document."""

from bisect import bisect_left, bisect_right
from typing import Any, Protocol

from pesanlint.deferred import cached_property
from pesanlint.document import PLACEHOLDER, Document
from pesanlint.hashing import sha256
from pesanlint.language.language import Language
from pesanlint.reading.marks import has_any
from pesanlint.reading.paired import Paired
from pesanlint.reading.told import Shown
from pesanlint.reading.wording import Wordings
from pesanlint.search.folding import Folded, Seen
from pesanlint.spans import Span, last_begun


class WholeDocument(Protocol):
    """The part of `Reading` that a passage uses. Spans are in the text of the document."""

    @property
    def text(self) -> str:
        """The text of the document."""

    @property
    def lined(self) -> str:
        """The same with a line break wherever the source has one inside a block, and an asterisk for code."""

    @property
    def language(self) -> Language:
        """The language of the document."""

    @property
    def wordings(self) -> Wordings:
        """The analysed texts of the blocks."""

    @property
    def signs(self) -> tuple[str, ...]:
        """All that may be a quotation mark in the document."""

    @property
    def may_be_foreign(self) -> bool:
        """False if no block can be in another language."""

    @property
    def speech(self) -> tuple[Span, ...]:
        """The insides of direct quotations, in order, without overlaps."""

    @property
    def titles(self) -> tuple[Span, ...]:
        """The quotations that are titles or names, in order."""

    def quotations_near(self, span: Span) -> Paired | None:
        """The quotations by block, if those in the block of a span can be told without others; else None."""

    @property
    def capitalised(self) -> frozenset[str]:
        """The words and pairs of words that have capitals inside sentences."""


class Passage:
    """One block by itself. All spans are code points of its own `text`, so that its position in the document does not matter.

    A check of a passage sees nothing of the document except what `key` covers.

    Args:
        block: the block by itself.
        reading: the reading of the document.
        start: the beginning of the block in the document.
    """

    def __init__(self, block: Shown, reading: WholeDocument, start: int) -> None:
        self.kind, self.labels, self.text = block
        self.is_headline = self.kind in ("title", "heading")
        """Whether the block is a title or a heading, where capitals prove little."""
        self.language = reading.language
        self._reading, self._start = reading, start
        self._wording = reading.wordings.of(self.text, reading.language)
        self.may_be_said = self.kind == "blockquote" or has_any(self.text, reading.signs)
        """Whether any of it may be direct speech: a text without quotation marks is not, even between others that have some."""
        self._offices: dict[Span, list[Span]] = {}

    @property
    def shown(self) -> tuple[Any, ...]:
        """Everything that checks can see: passages that show the same have the same findings."""
        return self.kind, self.labels, self.lined, self.speech, self._titles, self.known_names

    @cached_property
    def key(self) -> bytes:
        """A hash of everything that checks can see."""
        kind, labels, *shown, told = self.shown
        return sha256(repr((kind, sorted(labels), shown, sorted(told))).encode("utf-8", "replace")).digest()

    @cached_property
    def lined(self) -> str:
        """The text with a line break wherever the source has one, and an asterisk for code; of the same length."""
        return self._reading.lined[self._start : self._start + len(self.text)]

    @property
    def span(self) -> Span:
        """The span of the whole text."""
        return Span(0, len(self.text))

    @cached_property
    def folded(self) -> Folded:
        """The folded text, in which literals are searched."""
        return self._wording.folded

    @property
    def numbers(self) -> list[int]:
        """The places of numbers of ASCII digits, in order."""
        return self._wording.numbers

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences in order, without blanks around them; none in code."""
        return [] if self.kind == "code" else self._wording.sentences

    def sentences_of(self, *, by_stops: bool) -> list[Span]:
        """The sentences of our own rules, or those of rules of other programs."""
        if by_stops and self.kind != "code":
            return self._wording.sentences_by_stops
        return self.sentences

    def sentence_at(self, offset: int) -> Span:
        """The sentence at an offset; the whole passage if the offset is outside all sentences."""
        return self.span if self.kind == "code" else self._wording.sentence_at(offset)

    @cached_property
    def speech(self) -> tuple[Span, ...]:
        """The insides of direct quotations within this passage; a quotation may begin before or end after it."""
        near = self._near
        return self._own(near.speech(self._start) if near else self._reading.speech)

    def in_speech(self, span: Span) -> bool:
        """Whether the whole span lies in a direct quotation."""
        return last_begun(self.speech, span.start).covers(span)

    @cached_property
    def _titles(self) -> tuple[Span, ...]:
        near = self._near
        return self._own(near.titles(self._start) if near else self._reading.titles)

    @property
    def _near(self) -> Paired | None:
        return self._reading.quotations_near(Span(self._start, self._start + len(self.text)))

    def is_protected(self, span: Span) -> bool:
        """Whether the whole span lies in a stretch that no wording rule looks into.

        These are titles of laws, works and programmes, addresses such as URLs, and hashtags.
        """
        if self._wording.is_protected(span):
            return True
        return self.may_be_said and any([title.covers(span) for title in self._titles])  # noqa: C419  no generator for none

    def _own(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """The parts of ordered spans of the document that lie in this passage, as spans of its text."""
        if not spans:
            return ()
        start, end = self._start, self._start + len(self.text)
        first = max(bisect_right(spans, (start, start)) - 1, 0)
        near = spans[first : bisect_left(spans, (end, end))]
        return tuple(Span(max(a, start) - start, min(b, end) - start) for a, b in near if a < end and b > start)

    @cached_property
    def is_foreign(self) -> bool:
        """Whether the passage is clearly in another language."""
        return self._reading.may_be_foreign and self._wording.is_foreign

    @cached_property
    def known_names(self) -> frozenset[str]:
        """Its capitalised words, and pairs of neighbouring ones, that the document also has inside sentences.

        Inside a sentence a capital marks a name. Headlines do not count.
        """
        return self._reading.capitalised.intersection(self._wording.capitalised)

    def names_office(self, span: Span) -> bool:
        """Whether a stretch has a word for an office, a profession or a role in an event."""
        sentence = self.sentence_at(span.start)
        if not sentence.covers(span):
            return next(self.language.offices(self.folded.text, span), None) is not None
        if sentence not in self._offices:
            self._offices[sentence] = list(self.language.offices(self.folded.text, sentence))
        found = self._offices[sentence]
        at = bisect_left(found, (span.start, 0))
        return at < len(found) and span.covers(found[at])


def as_lined(text: str, document: Document, seen: Seen | None) -> str:
    """A text as rules of other programs see it: with the line breaks of its source, and an asterisk for code and images.

    Args:
        text: the text.
        document: the document that it is of.
        seen: the text with normalised blanks, if `text` is that.
    """
    source, made, at = document.source, list[str](), 0
    for segment in document.map.segments:
        if segment.prose.end - segment.prose.start != 1 or "\n" not in source[slice(*segment.source)]:
            continue
        place = seen.place(segment.prose.start) if seen else segment.prose.start
        if text[place : place + 1] == " " and place >= at:
            made += [text[at:place], "\n"]
            at = place + 1
    return ("".join([*made, text[at:]]) if made else text).replace(PLACEHOLDER, "*")
