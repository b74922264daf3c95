"""One block of a document as rules of that reach see it: its own text, and what the document says of it."""

import hashlib
from bisect import bisect_left, bisect_right
from functools import cached_property
from sys import maxsize
from typing import Protocol

from pesanlint.document import BlockKind
from pesanlint.language.language import Language
from pesanlint.reading.wording import Wordings
from pesanlint.search.folding import Folded
from pesanlint.spans import Span, last_begun


class Around(Protocol):
    """What a passage asks of the reading of its document. Spans are in the text of the whole."""

    @property
    def text(self) -> str:
        """The text of the whole."""

    @property
    def language(self) -> Language:
        """The language that it is read in."""

    @property
    def wordings(self) -> Wordings:
        """What the texts of its blocks tell by themselves."""

    @property
    def speech(self) -> tuple[Span, ...]:
        """What was said, in order and apart."""

    @property
    def titles(self) -> tuple[Span, ...]:
        """Quotations that are names of something, in order."""

    @property
    def capitalised(self) -> frozenset[str]:
        """Words and pairs of words that have capitals amid sentences."""


class Passage:
    """One block by itself. All spans are code points of its own `text`, so that it is the same wherever it stands.

    A check that is given a passage sees nothing of the document but what `key` covers.

    Args:
        kind: what the block is.
        reading: the reading of the document that it is a block of.
        start: where it begins there.
        end: where it ends there.
    """

    def __init__(self, kind: BlockKind, reading: Around, start: int, end: int) -> None:
        self.kind = kind
        self.text = reading.text[start:end]
        self.is_headline = kind in ("title", "heading")
        """Whether it is one, where capitals say little."""
        self.language = reading.language
        self._reading, self._start = reading, start
        self._wording = reading.wordings.of(self.text, reading.language)
        self._offices: dict[Span, list[Span]] = {}

    @property
    def shown(self) -> tuple[object, ...]:
        """All that the passage shows: two that show the same have the same findings."""
        return self.kind, self.text, self.speech, self._titles, self.told

    @cached_property
    def key(self) -> bytes:
        """A hash of all that the passage shows."""
        *shown, told = *self.shown[:-1], sorted(self.told)
        return hashlib.sha256(repr((*shown, told)).encode("utf-8", "replace")).digest()

    @property
    def span(self) -> Span:
        """All of it."""
        return Span(0, len(self.text))

    @cached_property
    def folded(self) -> Folded:
        """The text as literals are looked for in it."""
        return self._wording.folded

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences in order, without blanks around them. Code has none."""
        return [] if self.kind == "code" else self._wording.sentences

    def sentence_at(self, offset: int) -> Span:
        """The sentence that an offset lies in, or the whole passage where it lies in none."""
        sentences = self.sentences
        at = bisect_right(sentences, (offset, maxsize)) - 1
        return sentences[at] if at >= 0 and offset < sentences[at].end else self.span

    @cached_property
    def speech(self) -> tuple[Span, ...]:
        """What of it was said: the insides of direct quotations, which may run on from and to other passages."""
        return self._own(self._reading.speech)

    def in_speech(self, span: Span) -> bool:
        """Whether all of the span lies in a direct quotation."""
        return last_begun(self.speech, span.start).covers(span)

    @cached_property
    def _titles(self) -> tuple[Span, ...]:
        return self._own(self._reading.titles)

    def is_protected(self, span: Span) -> bool:
        """Whether all of the span lies in a name or address that no wording rule looks into.

        These are titles of laws, works and programmes, URLs and hashtags.
        """
        if self._wording.protected and last_begun(self._wording.protected, span.start).covers(span):
            return True
        return bool(self._titles) and any(title.covers(span) for title in self._titles)

    def _own(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """Those parts of ordered spans of the document that lie in this passage."""
        if not spans:
            return ()
        start, end = self._start, self._start + len(self.text)
        first = max(bisect_right(spans, (start, start)) - 1, 0)
        near = spans[first : bisect_left(spans, (end, end))]
        return tuple(Span(max(a, start) - start, min(b, end) - start) for a, b in near if a < end and b > start)

    @cached_property
    def is_foreign(self) -> bool:
        """Whether it is clearly in another language."""
        return self._wording.is_foreign

    @cached_property
    def told(self) -> frozenset[str]:
        """What of its capitalised words, and pairs of such words side by side, the document has amid its sentences.

        There a capital is one of a name. Headlines do not count.
        """
        return self._reading.capitalised.intersection(self._wording.capitalised)

    def names_office(self, span: Span) -> bool:
        """Whether a stretch has a word for an office, a profession or a part in an event."""
        sentence = self.sentence_at(span.start)
        if not sentence.covers(span):
            return next(self.language.offices(self.folded.text, span), None) is not None
        if sentence not in self._offices:
            self._offices[sentence] = list(self.language.offices(self.folded.text, sentence))
        found = self._offices[sentence]
        at = bisect_left(found, (span.start, 0))
        return at < len(found) and span.covers(found[at])
