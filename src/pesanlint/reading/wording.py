"""The analysis of a text by itself, independent of its document: folding, sentences, protected stretches, capitals, dates."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from sys import maxsize

from pesanlint.deferred import cached_property
from pesanlint.document import Block, Prose
from pesanlint.language import stops
from pesanlint.language.dates import DateMention
from pesanlint.language.language import Language
from pesanlint.reading.told import Kept, Told, shown
from pesanlint.records import NamedTuple
from pesanlint.search.beginnings import numbers
from pesanlint.search.folding import Folded, Hit, Seen, beyond_ascii, fold
from pesanlint.spans import Span, common_ends, last_begun, widest

_CAPITALISED = re.compile(r"(?<![^\W_])[^\W\d_a-z][^\W_]*(?:['’ʼ][^\W_]+)*")
_LONG = 2000
"""Code points of a text from which on it is split once for all questions about its sentences."""
_NO_SENTENCE = Span(0, 0)
_AMID = re.compile(r"[a-z,] ")


class Wording:
    """A text in a language, analysed on demand. Spans are in that text."""

    def __init__(self, text: str, language: Language) -> None:
        self.text, self.language = text, language
        self._sentence = _NO_SENTENCE
        """The one that was last asked for: findings of several rules are in one."""

    @cached_property
    def folded(self) -> Folded:
        """The folded text, in which literals are searched."""
        return fold(self.text)

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences in order, without blanks around them."""
        return sentences(self.text, self.language)  # type: ignore[arg-type]  # Languages are compared by identity.

    @cached_property
    def sentences_by_stops(self) -> list[Span]:
        """The same as other programs find them; see `language.stops`."""
        return list(stops.sentences(self.text))

    def sentence_at(self, offset: int) -> Span:
        """The sentence at an offset; the whole text if the offset is outside all sentences."""
        if "sentences" in self.__dict__ or len(self.text) > _LONG:
            return _at(self.sentences, offset, self.text)
        if self._sentence[0] <= offset < self._sentence[1]:
            return self._sentence
        sentence = self.language.sentence_at(self.text, offset)
        if sentence is None or sentence.start > offset:
            return Span(0, len(self.text))
        self._sentence = sentence
        return sentence

    def is_protected(self, span: Span) -> bool:
        """Whether the whole span lies in a stretch that no wording rule looks into."""
        start, end = span
        words = self.text[start:end]
        if not _is_between_blanks(self.text, start, end, words):
            stretches = self._protected
        elif self.language.may_be_titled(words):
            stretches = self._protected_words
        else:
            stretches = self._protected_outside_titles
        return bool(stretches) and last_begun(stretches, start).covers(span)

    @cached_property
    def _protected_words(self) -> tuple[Span, ...]:
        return widest(self.language.protected_words(self.text, titles=True))

    @cached_property
    def _protected_outside_titles(self) -> tuple[Span, ...]:
        return widest(self.language.protected_words(self.text, titles=False))

    @cached_property
    def _protected(self) -> tuple[Span, ...]:
        return widest(self.language.protected(self.text, Span(0, len(self.text))))

    @cached_property
    def numbers(self) -> list[int]:
        """The places of numbers of ASCII digits, in order."""
        return numbers(self.text)

    @cached_property
    def is_foreign(self) -> bool:
        """Whether the text is clearly in another language."""
        return self.language.is_foreign(self.text)

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """The capitalised words, and each pair of them with one blank between."""
        return capitalised(self.text)


def _is_between_blanks(text: str, start: int, end: int, stretch: str) -> bool:
    """Whether a stretch is words of letters alone, between blanks or before punctuation at the end of a word."""
    if not (stretch.isalpha() or stretch.replace(" ", "").isalpha()) or (start and text[start - 1] != " "):
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
    return _at(sentences(text, language), offset, text)  # type: ignore[arg-type]  # Languages are compared by identity.


def _at(found: Sequence[Span], offset: int, text: str) -> Span:
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
        self._told: dict[bool, tuple[Kept, Told]] = {}
        self._seen_before = before._seen if before else None
        self._seen: tuple[str, set[str], Seen] | None = None

    def of(self, text: str, language: Language) -> Wording:
        """The analysis of a text in a language."""
        key = language.code, text
        wording = self._now.get(key)
        if wording is None:
            wording = self._now[key] = self._before.get(key) or Wording(text, language)
        return wording

    def told(self, prose: Prose, *, as_written: bool) -> Told:
        """What functions tell of the texts of the blocks.

        Args:
            prose: the text of the document.
            as_written: whether it shows unusual blanks.
        """
        if as_written not in self._told:
            if before := self._told_before.get(as_written):
                kept = before[0].after(prose)
                self._told[as_written] = kept, Told(kept.shown, before[1])
            else:
                blocks = shown(prose)
                self._told[as_written] = Kept(prose.text, prose.blocks, blocks), Told(blocks)
        return self._told[as_written][1]

    def seen(self, text: str) -> tuple[set[str], Seen]:
        """The characters beyond ASCII of the text of the document, and the text with normalised blanks."""
        if self._seen is None or self._seen[0] is not text:
            self._seen = text, *_seen(text, self._seen_before)
        return self._seen[1:]


def _seen(text: str, before: tuple[str, set[str], Seen] | None) -> tuple[set[str], Seen]:
    if before is None:
        beyond = beyond_ascii(text)
        return beyond, Seen(text, beyond)
    was, known, seen = before
    head, tail = common_ends(was, text)
    gone, end = beyond_ascii(was[head : len(was) - tail]), len(text) - tail
    beyond = {one for one in known if one not in gone or one in text} | beyond_ascii(text[head:end])
    return beyond, Seen(text, beyond, text[max(head - 1, 0) : end + 1] if seen.is_as_written else text)


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


@lru_cache(maxsize=256)  # always the same function, so that what it tells of a text is known after an edit
def finds(find: Callable[[str], object]) -> Callable[[str], bool]:
    """A function that tells whether another one finds something in the folded text of a block."""
    return lambda text: bool(find(fold(text).text))


@lru_cache(maxsize=256)
def first_of(phrase: str) -> Callable[[str], tuple[int, ...]]:
    """A function that tells where a folded phrase first occurs in the text of a block, folded; nothing if it does not."""
    return lambda text: () if (at := fold(text).text.find(phrase)) < 0 else (at,)


def day_of_event(told: Iterable[Sequence[DateMention] | None]) -> dt.date | None:
    """The first date with its correct weekday, typical of an event of the day, if all such dates are in one year."""
    days = [one.value for found in told for one in found or () if one.weekday and one.value and one.fits_weekday]
    return days[0] if len({day.year for day in days}) == 1 else None
