"""One block of a document as passage rules see it: its own text, and the little that they may know of the document."""

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from sys import maxsize
from typing import Protocol

from pesanlint.document import BlockKind
from pesanlint.language.language import Language
from pesanlint.search.folding import Folded
from pesanlint.spans import Span, last_begun, widest

_CAPITALISED = re.compile(r"(?<![^\W_])[^\W\d_a-z][^\W_]*(?:['’ʼ][^\W_]+)*")
_AMID = re.compile(r"[a-z,] ")


class WholeDocument(Protocol):
    """The part of `Reading` that a passage uses. Spans are in the text of the document."""

    @property
    def text(self) -> str:
        """The text of the document."""

    @property
    def language(self) -> Language:
        """The language of the document."""

    @property
    def folded(self) -> Folded:
        """The folded text, in which literals are searched."""

    @property
    def speech(self) -> tuple[Span, ...]:
        """The insides of direct quotations, in order, without overlaps."""

    @property
    def titles(self) -> tuple[Span, ...]:
        """The quotations that are titles or names, in order."""

    @property
    def capitalised(self) -> frozenset[str]:
        """The words and pairs of words that have capitals inside sentences."""


class Passage:
    """One block by itself. All spans are code points of its own `text`, so that its position in the document does not matter.

    A check of a passage sees nothing of the document except what `key` covers.

    Args:
        kind: the kind of the block.
        reading: the reading of the document.
        start: the beginning of the block in the document.
        end: the end of the block in the document.
    """

    def __init__(self, kind: BlockKind, reading: WholeDocument, start: int, end: int) -> None:
        self.kind = kind
        self.text = reading.text[start:end]
        self.is_headline = kind in ("title", "heading")
        """Whether the block is a title or a heading, where capitals prove little."""
        self.language = reading.language
        self._reading, self._start = reading, start
        self._offices: dict[Span, list[Span]] = {}

    @cached_property
    def key(self) -> bytes:
        """A hash of everything that checks can see: passages with the same key have the same findings."""
        shown = (self.kind, self.text, self.speech, self._titles, sorted(self.known_names))
        return hashlib.sha256(repr(shown).encode("utf-8", "replace")).digest()

    @property
    def span(self) -> Span:
        """The span of the whole text."""
        return Span(0, len(self.text))

    @cached_property
    def folded(self) -> Folded:
        """The folded text, in which literals are searched."""
        return self._reading.folded.part(self._start, self.text)

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences in order, without blanks around them; none in code."""
        return [] if self.kind == "code" else list(self.language.sentences(self.text, self.span))

    def sentence_at(self, offset: int) -> Span:
        """The sentence at an offset; the whole passage if the offset is outside all sentences."""
        sentences = self.sentences
        at = bisect_right(sentences, (offset, maxsize)) - 1
        return sentences[at] if at >= 0 and offset < sentences[at].end else self.span

    @cached_property
    def speech(self) -> tuple[Span, ...]:
        """The insides of direct quotations within this passage; a quotation may begin before or end after it."""
        return self._own(self._reading.speech)

    def in_speech(self, span: Span) -> bool:
        """Whether the whole span lies in a direct quotation."""
        return last_begun(self.speech, span.start).covers(span)

    @cached_property
    def _protected(self) -> tuple[Span, ...]:
        return widest(self.language.protected(self.text, self.span))

    @cached_property
    def _titles(self) -> tuple[Span, ...]:
        return self._own(self._reading.titles)

    def is_protected(self, span: Span) -> bool:
        """Whether the whole span lies in a stretch that no wording rule looks into.

        These are titles of laws, works and programmes, addresses such as URLs, and hashtags.
        """
        if self._protected and last_begun(self._protected, span.start).covers(span):
            return True
        return bool(self._titles) and any(title.covers(span) for title in self._titles)

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
        return self.language.is_foreign(self.text)

    @cached_property
    def known_names(self) -> frozenset[str]:
        """Its capitalised words, and pairs of neighbouring ones, that the document also has inside sentences.

        Inside a sentence a capital marks a name. Headlines do not count.
        """
        return self._reading.capitalised.intersection(capitalised(self.text))

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


def capitalised(text: str) -> set[str]:
    """The capitalised words of a text, and each pair of them with one blank between."""
    return {name for name, _ in _capitalised(text)}


def amid_sentences(text: str) -> set[str]:
    """The same without words that may open a sentence: each word must follow a small letter or a comma; pairs always count."""
    return {name for name, is_amid in _capitalised(text) if is_amid or " " in name}


def _capitalised(text: str) -> Iterator[tuple[str, bool]]:
    before, end = "", -1
    for m in _CAPITALISED.finditer(text):
        word, start = m[0], m.start()
        yield word, _AMID.match(text, max(start - 2, 0), start) is not None
        if start == end + 1 and text[end] == " ":
            yield f"{before} {word}", True
        before, end = word, m.end()
