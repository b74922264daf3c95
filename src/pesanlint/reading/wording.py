"""The analysis of a text by itself, independent of its document: folding, sentences, protected stretches, capitals, dates."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from sys import maxsize
from typing import NamedTuple

from pesanlint.deferred import cached_property
from pesanlint.document import Block
from pesanlint.language.dates import DateMention
from pesanlint.language.language import Language
from pesanlint.reading.told import Shown, Told
from pesanlint.search.folding import Folded, Hit, fold
from pesanlint.spans import Span, last_begun, widest

_CAPITALISED = re.compile(r"(?<![^\W_])[^\W\d_a-z][^\W_]*(?:['’ʼ][^\W_]+)*")
_AMID = re.compile(r"[a-z,] ")


class Wording:
    """A text in a language, analysed on demand. Spans are in that text."""

    def __init__(self, text: str, language: Language) -> None:
        self.text, self.language = text, language

    @cached_property
    def folded(self) -> Folded:
        """The folded text, in which literals are searched."""
        return fold(self.text)

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences in order, without blanks around them."""
        return sentences(self.text, self.language)  # type: ignore[arg-type]  # Languages are compared by identity.

    def is_protected(self, span: Span) -> bool:
        """Whether the whole span lies in a stretch that no wording rule looks into."""
        stretches = self._protected_words if _is_between_blanks(self.text, *span) else self._protected
        return bool(stretches) and last_begun(stretches, span.start).covers(span)

    @cached_property
    def _protected_words(self) -> tuple[Span, ...]:
        return widest(self.language.protected_words(self.text))

    @cached_property
    def _protected(self) -> tuple[Span, ...]:
        return widest(self.language.protected(self.text, Span(0, len(self.text))))

    @cached_property
    def is_foreign(self) -> bool:
        """Whether the text is clearly in another language."""
        return self.language.is_foreign(self.text)

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """The capitalised words, and each pair of them with one blank between."""
        return capitalised(self.text)


def _is_between_blanks(text: str, start: int, end: int) -> bool:
    """Whether a stretch is words of letters alone, between blanks or before punctuation at the end of a word."""
    if not text[start:end].replace(" ", "").isalpha() or text[start - 1 : start] not in ("", " "):
        return False
    behind = text[end : end + 2]
    return not behind or behind[0] == " " or (behind[0] in ".,;" and behind[1:] in ("", " "))


@lru_cache(maxsize=256)  # several rules look at the same block
def sentences(text: str, language: Language) -> list[Span]:
    """The sentences of a text, in order, without blanks around them."""
    return list(language.sentences(text, Span(0, len(text))))


def sentences_with(text: str, language: Language, hits: Iterable[Hit]) -> Iterable[Span]:
    """The sentences of a text in which hits begin, in order and each once; all of it where a hit is in no sentence."""
    return dict.fromkeys(sentence_at(text, language, hit.start) for hit in sorted(hits))


def sentence_at(text: str, language: Language, offset: int) -> Span:
    """The sentence of a text at an offset; all of the text if the offset is in no sentence."""
    found = sentences(text, language)  # type: ignore[arg-type]  # Languages are compared by identity.
    at = bisect_right(found, (offset, maxsize)) - 1
    return found[at] if at >= 0 and offset < found[at].end else Span(0, len(text))


class Wordings:
    """The analysed texts of a document's blocks, each analysed once.

    Args:
        before: the analysed texts of the document before it was edited, which are reused.
    """

    def __init__(self, before: "Wordings | None" = None) -> None:
        self._before = before._now if before else {}
        self._now: dict[tuple[str, str], Wording] = {}
        self._told_before = before._told if before else {}
        self._told: dict[bool, Told] = {}

    def of(self, text: str, language: Language) -> Wording:
        """The analysis of a text in a language."""
        key = language.code, text
        wording = self._now.get(key)
        if wording is None:
            wording = self._now[key] = self._before.get(key) or Wording(text, language)
        return wording

    def told(self, blocks: Sequence[Shown], *, as_written: bool) -> Told:
        """What functions tell of the texts of the blocks.

        Args:
            blocks: the blocks.
            as_written: whether they show unusual blanks.
        """
        if as_written not in self._told:
            self._told[as_written] = Told(blocks, self._told_before.get(as_written))
        return self._told[as_written]


def capitalised(text: str) -> frozenset[str]:
    """The capitalised words, and each pair of them with one blank between."""
    return frozenset(name for name, _ in _capitalised(text))


def amid_sentences(text: str) -> frozenset[str]:
    """The capitalised words that follow a small letter or a comma, so that they open no sentence; and all the pairs."""
    return frozenset(name for name, is_amid in _capitalised(text) if is_amid or " " in name)


def _capitalised(text: str) -> Iterator[tuple[str, bool]]:
    before, end = "", -1
    for m in _CAPITALISED.finditer(text):
        word, start = m[0], m.start()
        yield word, _AMID.match(text, max(start - 2, 0), start) is not None
        if start == end + 1 and text[end] == " ":
            yield f"{before} {word}", True
        before, end = word, m.end()


class _Alone(NamedTuple):
    """A block as a text of its own."""

    text: str
    blocks: tuple[Block, ...]


@cache
def dates(language: Language) -> Callable[[str], tuple[DateMention, ...]]:
    """A function that finds the dates in the text of a block."""
    return lambda text: language.dates(_Alone(text, (Block("paragraph", Span(0, len(text))),)))
