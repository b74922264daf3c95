"""One block of a document as rules of that reach see it: its own text, and what the document says of it."""

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


class Around(Protocol):
    """What a passage asks of the reading of its document. Spans are in the text of the whole."""

    @property
    def text(self) -> str:
        """The text of the whole."""

    @property
    def language(self) -> Language:
        """The language that it is read in."""

    @property
    def folded(self) -> Folded:
        """The text as literals are looked for in it."""

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
        return self._reading.folded.part(self._start, self.text)

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences in order, without blanks around them. Code has none."""
        return [] if self.kind == "code" else list(self.language.sentences(self.text, self.span))

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
    def _protected(self) -> tuple[Span, ...]:
        return widest(self.language.protected(self.text, self.span))

    @cached_property
    def _titles(self) -> tuple[Span, ...]:
        return self._own(self._reading.titles)

    def is_protected(self, span: Span) -> bool:
        """Whether all of the span lies in a name or address that no wording rule looks into.

        These are titles of laws, works and programmes, URLs and hashtags.
        """
        if self._protected and last_begun(self._protected, span.start).covers(span):
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
        return self.language.is_foreign(self.text)

    @cached_property
    def told(self) -> frozenset[str]:
        """What of its capitalised words, and pairs of such words side by side, the document has amid its sentences.

        There a capital is one of a name. Headlines do not count.
        """
        return self._reading.capitalised.intersection(capitalised(self.text))

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


def capitalised(text: str) -> set[str]:
    """The capitalised words of a text, and each pair of them with a blank between."""
    return {name for name, _ in _capitalised(text)}


def amid_sentences(text: str) -> set[str]:
    """Those of them that are no first words, for what stands before a word in small letters or a comma; and all the pairs."""
    return {name for name, is_amid in _capitalised(text) if is_amid or " " in name}


def _capitalised(text: str) -> Iterator[tuple[str, bool]]:
    before, end = "", -1
    for m in _CAPITALISED.finditer(text):
        word, start = m[0], m.start()
        yield word, _AMID.match(text, max(start - 2, 0), start) is not None
        if start == end + 1 and text[end] == " ":
            yield f"{before} {word}", True
        before, end = word, m.end()
