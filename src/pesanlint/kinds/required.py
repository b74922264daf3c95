"""Finds missing elements of a release, and missing messages on its topic."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import ClassVar, Literal

from pesanlint.authoring.fields import STRICT, Words, record
from pesanlint.deferred import deferred
from pesanlint.desk.desk import Desk
from pesanlint.document import Block
from pesanlint.finding import Match, either
from pesanlint.language.languages import language
from pesanlint.language.words import WORD, stands_alone
from pesanlint.reading.reading import Reading
from pesanlint.rule import DocumentCheck, DocumentRule, Term
from pesanlint.search.folding import Hit, folded
from pesanlint.spans import Span

Element = Literal["title", "dateline", "date", "who", "when", "where", "quotation", "closing"]


@record()
class KeyMessage:
    """Something that a release must say, in any wording."""

    __pydantic_config__ = STRICT

    say: str
    """The message, as told to the writer: `sampai kapan pemilih dapat memeriksa namanya`."""
    any: Words
    """Phrases, any of which conveys it."""


@record(kw_only=True)
class Required(DocumentRule):
    """Missing elements of a release, and missing messages on its topic.

    Each missing element or message, and each group of phrases without any occurrence, is one finding at the first sentence of
    the lead (a missing title: at the first block). The elements, recognised generously:

    - `title`: a title or heading above the first paragraph, a title in the metadata, or a short first line without a full stop.
    - `dateline`: an opening with place or outlet, such as `Melati, kab-melati.kpu.go.id –`.
    - `date`: a calendar date anywhere, or one in the metadata.
    - `who`: a name in the first two paragraphs, after the dateline.
    - `when`: a date, day, hour or other word of time in the first two paragraphs.
    - `where`: a dateline, or a place in the first two paragraphs (`di Aula ...`, `secara daring`).
    - `quotation`: a direct quotation.
    - `closing`: a note at the end on who wrote it or whom to ask (`(Humas KPU)`, `Editor:`, `Narahubung`, an address).
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "missing"})
    terms: ClassVar[str | None] = "phrases"

    kind: Literal["required"]
    message: str = "Naskah ini belum memuat {missing}."
    elements: tuple[Element, ...] = ()
    """The elements that a release must have."""
    phrases: tuple[Words, ...] = ()
    """Groups of phrases: at least one of each group must occur."""
    messages: tuple[KeyMessage, ...] = ()
    """The messages that a release must convey."""
    when: Words = ()
    """Check only texts that contain one of these phrases; without it, all texts."""
    about: Words = ()
    """Check only texts on one of these topics: it occurs in the headline, or in the lead and one more sentence."""
    unless: Words = ()
    """Ignore texts with one of these phrases in the headline or the first sentence: they are of another type
    (`rapat koordinasi`)."""
    min_words: int = 80
    """Ignore texts with fewer words: they are headlines, captions or notes, not releases."""

    def __post_init__(self) -> None:
        if not (self.elements or self.phrases or self.messages):
            raise ValueError("Isilah “elements”, “phrases”, atau “messages”: aturan ini belum mewajibkan apa pun.")

    def triggers(self) -> Iterable[str]:
        """The topics, or else the phrases of `when`. Without either the rule runs on every text."""
        return self.about or self.when

    def listed(self) -> Iterator[Term]:
        """Every group of phrases, and every message."""
        yield from (Term(write=group) for group in self.phrases)
        yield from (Term(write=message.any, remark=f"{message.say.capitalize()}.") for message in self.messages)

    def compile(self, desk: Desk) -> DocumentCheck:
        """Search for each element and each group."""
        own = language(self.language)
        groups = [(_searched(_any_of(group)), f"“{either(group, own.either)}”") for group in self.phrases]
        groups += [(_searched(_any_of(message.any)), message.say) for message in self.messages]
        is_meant, unless = _searched(_any_of(self.when)), _any_of(self.unless)

        def apart(text: str, hits: Sequence[Hit]) -> tuple[Span, ...]:
            return tuple(span for hit in hits if stands_alone(text, span := Span(hit.start, hit.end)))

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            topics = reading.told.with_hits(apart, reading.starts, hits) if hits else {}
            if (hits and not topics) or not reading.has_words(self.min_words):
                return
            release = _release(reading)
            if self.about and not release.is_about(topics):
                return
            if self.when and not reading.has(is_meant):
                return
            if self.unless and unless().search(release.headline_and_opening):
                return
            for element in self.elements:
                label, is_there = _ELEMENTS[element]
                if not is_there(release):
                    missing = own.messages.get(f"required.{element}", label)
                    yield Match(release.place_of(element), {"missing": missing})
            for phrase, label in groups:
                if not reading.has(phrase):
                    yield Match(release.opening, {"missing": label})

        return check


def _any_of(phrases: Iterable[str]) -> Callable[[], re.Pattern[str]]:
    return deferred(r"(?<!\w)(?:" + "|".join(re.escape(folded(phrase)) for phrase in phrases) + r")(?!\w)")


def _searched(pattern: Callable[[], re.Pattern[str]]) -> Callable[[str], object]:
    return lambda text: pattern().search(text)


def _has_words(text: str, span: Span, count: int) -> bool:
    return len([*islice(WORD.finditer(text, *span), count)]) == count


def _is_headline(text: str, first: Block, *, is_alone: bool) -> bool:
    """Whether the first block is a headline, marked up as one or not."""
    line = text[first.span.start : min(first.span.end, first.span.start + 400)].rstrip()
    ends = line.endswith((".", ":", ",")) and not line.endswith("...")  # a truncated headline ends in three dots
    if line.endswith(".") and "." not in line[:-1]:  # a wrong full stop makes no sentence of words with capitals
        words = WORD.findall(line)
        ends = sum(word[0].islower() for word in words) > len(words) * _SMALL_IN_HEADLINE
    looks_so = not is_alone and len(WORD.findall(line)) <= _HEADLINE_WORDS and not ends
    return first.kind in ("title", "heading") or looks_so


@lru_cache(maxsize=1)
def _release(reading: Reading) -> "_Release":
    return _Release(reading)  # shared by all rules that check the same text in turn


class _Release:
    """The parts of a text in which the elements are searched."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.metadata = reading.metadata
        blocks, kinds = reading.blocks, reading.told.kinds
        prose = [at for at, kind in enumerate(kinds) if kind != "code"] or list(range(len(blocks)))
        self.first, self.last = blocks[prose[0]], [blocks[at] for at in prose[-_LAST_BLOCKS:]]
        self.has_headline = _is_headline(reading.text, self.first, is_alone=len(prose) == 1)
        body = prose[self.has_headline :] or prose
        paragraphs = [at for at in body if kinds[at] == "paragraph"] or body
        start = blocks[paragraphs[0]].span.start
        self.opening = reading.sentence_at(start)
        long_ones = (at for at in paragraphs if _has_words(reading.text, blocks[at].span, _PARAGRAPH_WORDS))
        self.last_of_lead = ([*islice(long_ones, 2)] or paragraphs)[-1]
        self.lead_end = blocks[self.last_of_lead].span.end
        behind_dateline = reading.dateline.span.end if reading.dateline else 0
        self.lead = reading.text[behind_dateline if start < behind_dateline < self.lead_end else start : self.lead_end]

    @property
    def headline_and_opening(self) -> str:
        """The headline and the first sentence, folded: they show the type of the text."""
        headline = self.reading.text[slice(*self.first.span)] if self.has_headline else self.metadata.get("title", "")
        return folded(f"{headline}\n{self.reading.text[slice(*self.opening)]}")

    def is_about(self, topics: Mapping[int, tuple[Span, ...]]) -> bool:
        """Whether the text is about a topic, rather than only mentions it.

        Args:
            topics: where the topic occurs in blocks, by their indices, in order.
        """
        having = list(topics)
        if not having:
            return False
        if self.has_headline and self.reading.index_at(self.first.span.start) in topics:
            return True
        starts, first, last = self.reading.starts, having[0], having[-1]
        opening = self.reading.sentence_at(starts[first] + topics[first][0].start)
        return opening.start < self.lead_end and opening != self.reading.sentence_at(starts[last] + topics[last][-1].start)

    def place_of(self, element: Element) -> Span:
        """Where to report that an element is missing."""
        return self.first.span if element == "title" else self.opening

    def has_title(self) -> bool:
        return self.has_headline or bool(self.metadata.get("title"))

    def has_dateline(self) -> bool:
        return self.reading.dateline is not None

    def has_date(self) -> bool:
        return any(self.reading.dates_of_blocks) or bool(self.metadata.get("date"))

    def has_who(self) -> bool:
        return self.reading.language.tells("who", self.lead)

    def has_when(self) -> bool:
        in_words = self.reading.language.tells("when", self.lead)
        return in_words or any(self.reading.dates_of_blocks[: self.last_of_lead + 1])

    def has_where(self) -> bool:
        return self.has_dateline() or self.reading.language.tells("where", self.lead)

    def has_quotation(self) -> bool:
        return any(quote.kind == "speech" for quote in self.reading.quotations)

    def has_closing(self) -> bool:
        ends = (self.reading.text[max(b.span.start, b.span.end - _SIGNATURE) : b.span.end] for b in self.last)
        return any(self.reading.language.tells("closing", end) for end in ends)


_ELEMENTS: dict[Element, tuple[str, Callable[[_Release], bool]]] = {
    "title": ("judul", _Release.has_title),
    "dateline": ("baris asal berita (tempat atau laman, lalu tanda pisah) di awal teras", _Release.has_dateline),
    "date": ("tanggal", _Release.has_date),
    "who": ("pelaku (siapa) pada teras", _Release.has_who),
    "when": ("waktu (kapan) pada teras", _Release.has_when),
    "where": ("tempat (di mana) pada teras", _Release.has_where),
    "quotation": ("kutipan langsung narasumber", _Release.has_quotation),
    "closing": ("penutup berisi penulis, humas, atau narahubung", _Release.has_closing),
}
"""Element → its name in messages, and the method that recognises it."""

_SMALL_IN_HEADLINE = 0.35
"""Share of words in small letters up to which a line with a full stop may be a headline."""
_HEADLINE_WORDS, _PARAGRAPH_WORDS = 30, 8
"""Maximum words of an unmarked headline, and minimum words of a paragraph of the lead."""
_LAST_BLOCKS, _SIGNATURE = 4, 160
"""Blocks at the end, and code points at the end of each, in which a closing is searched."""
