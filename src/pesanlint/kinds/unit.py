"""Checks the names of an institution's regional units: official at first mention, and unambiguous."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from pesanlint.authoring.fields import STRICT, Words, record
from pesanlint.deferred import deferred
from pesanlint.desk.desk import Desk
from pesanlint.finding import Fix, Match, either
from pesanlint.reading.reading import Reading
from pesanlint.reading.terms import whole_terms
from pesanlint.records import column
from pesanlint.rule import DocumentCheck, DocumentRule, Term
from pesanlint.search.folding import Hit, folded
from pesanlint.spans import Edit, Span

_NAME_WORD = r"[^\s,;:/()“”\"]+"
_NEXT_WORD = re.compile(rf"[^\S\n]{{1,3}}({_NAME_WORD})")
_BEHIND_NAME = ".!?’'”"
_NEXT_WORDS = deferred(rf"(?:[^\S\n]{{1,3}}{_NAME_WORD}){{1,7}}")
_LEVELS = {
    "Kabupaten": r"(?:Kabupaten|Kab\.?|Bupati|Pemkab)",
    "Kota": r"(?:Kota|Pemkot|Walikota)",
}
_HOSTS = {"Kabupaten": "kab", "Kota": "kota"}
"""How the level of a region is shown: by words before the name, or in the address of its desk (`kab-malang.kpu.go.id`)."""


@record()
class Region:
    """A region as named after an institution, and its short names."""

    __pydantic_config__ = STRICT

    use: str
    """The official name after the institution, such as `Kabupaten Jember`."""
    not_: Words
    """Its short names, such as `Jember`, in their own letter case."""


@record(kw_only=True)
class Unit(DocumentRule):
    """Short names of an institution's regional units, such as `KPU Jember`.

    At first mention `KPU Jember` must be `KPU Kabupaten Jember`; `KPU Malang` may mean two units. A short name of one region is
    reported once per text, unless the unit's official name occurs before it. With `shared: true` the rule instead reports short
    names that several regions share, unless the text has shown before which one is meant: by the official name of exactly one
    of them, or by the address of its desk. The unit of the writing desk settles what a shared name means; such a name counts as
    that of one region. Headlines and quotations may use short names, and what they show counts."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use"})
    terms: ClassVar[str | None] = "regions"
    heeds_unit: ClassVar[bool] = True

    kind: Literal["unit"]
    message: str = "Pada penyebutan pertama tulis nama resminya, “{use}”, bukan “{found}”."
    bodies: tuple[Words, ...]
    """The institutions, each with all its spellings: `[KPU, Komisi Pemilihan Umum]`."""
    regions: tuple[Region, ...]
    """The regions in which they have units. Several may have a short name in common."""
    shared: bool = False
    """Whether to report short names that several regions share, instead of those of one region."""

    def triggers(self) -> Iterable[str]:
        """The institutions; the regions are looked up after them."""
        return (spelling for body in self.bodies for spelling in body)

    def listed(self) -> Iterator[Term]:
        """The short names that the rule reports, without the institution before them."""
        return (Term((short,), names) for short, names in self._names().items() if (len(names) > 1) == self.shared)

    def _names(self) -> dict[str, tuple[str, ...]]:
        """Short name → the official names of its regions."""
        names: dict[str, tuple[str, ...]] = {}
        for use, shorts in zip(column(self.regions, "use"), column(self.regions, "not_"), strict=True):
            for short in shorts:
                if use not in (others := names.get(short, ())):
                    names[short] = (*others, use)
        return names

    def compile(self, desk: Desk) -> DocumentCheck:
        """Look up what follows each mention of an institution."""
        bodies = {folded(spelling): body for body in self.bodies for spelling in body}
        official = _OfficialNames(column(self.regions, "use"))
        regions = self._names()
        if desk.unit:
            own = {desk.unit.removeprefix(f"{spelling} ") for spelling in self.triggers()}
            regions = {short: tuple(own.intersection(names)) or names for short, names in regions.items()}
        heads = {short.partition(" ")[0] for short in regions}

        def mentions(text: str, hits: Sequence[Hit]) -> tuple[tuple[Span, Words, Span, str], ...]:
            found = []
            for span, body in whole_terms(text, hits, (), lambda _, term: bodies.get(term)):
                head = _NEXT_WORD.match(text, span.end)
                if head and (head[1] in heads or head[1].rstrip(_BEHIND_NAME) in heads):
                    short, place = _short_name(text, span.end, regions)
                    if short:
                        found.append((span, body, place, short))
            return tuple(found)

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            mentioned: set[tuple[Words, tuple[str, ...]]] = set()
            for start, (inside, body, there, short) in reading.told_of_hits(mentions, hits):
                names, place = regions[short], there.shifted(start)
                if (body, names) in mentioned or not _in_narration(reading, place):
                    continue
                mentioned.add((body, names))
                if (len(names) > 1) != self.shared:
                    continue
                span = inside.shifted(start)
                before = reading.text[: span.start]
                if not (official.which(before, names) if self.shared else official.in_full(before, body, names[0])):
                    yield _spelled_out(reading, Span(span.start, place.end), place, names)

        return check


def _short_name(text: str, offset: int, regions: Container[str]) -> tuple[str, Span]:
    """The longest short name of a region that follows an offset, and its span; the empty string if none follows."""
    following = _NEXT_WORDS().match(text, offset)
    words = list(re.finditer(_NAME_WORD, following[0])) if following else []
    for count in range(len(words), 0, -1):
        read = " ".join(word[0] for word in words[:count])
        name = read.rstrip(_BEHIND_NAME)
        if name in regions:
            return name, Span(words[0].start(), words[count - 1].end() - len(read) + len(name)).shifted(offset)
    return "", Span(offset, offset)


def _in_narration(reading: Reading, span: Span) -> bool:
    headline = reading.block_at(span.start).kind in ("title", "heading", "code")
    return not (headline or reading.in_speech(span) or reading.is_protected(span))


def _spelled_out(reading: Reading, span: Span, place: Span, names: Sequence[str]) -> Match:
    uses = [reading.text[span.start : place.start] + name for name in names]
    return Match(
        span, {"use": either(uses, reading.language.either)}, tuple(Fix((Edit(span, use),), safe=False) for use in uses)
    )


class _OfficialNames:
    """Searches a text for official names of regions; `Kabupaten Bandung Barat` does not count as `Kabupaten Bandung`."""

    def __init__(self, names: Iterable[str]) -> None:
        self._places = {name.partition(" ")[2] for name in names}
        self._in_full: dict[tuple[Words, str], re.Pattern[str]] = {}
        self._with_level: dict[str, re.Pattern[str]] = {}

    def in_full(self, before: str, body: Words, region: str) -> bool:
        """Whether the official name of a unit occurs in the given text, with any spelling of its institution."""
        if (body, region) not in self._in_full:
            spellings = "|".join(map(re.escape, body))
            self._in_full[body, region] = re.compile(
                rf"\b(?:{spellings})\s+(?:Provinsi\s+)?{re.escape(region)}\b{self._not_a_longer_name(region)}"
            )
        return bool(self._in_full[body, region].search(before))

    def which(self, before: str, regions: Iterable[str]) -> bool:
        """Whether exactly one of the regions occurs in the given text with its level, or by the address of its desk."""
        return sum(bool(self._named_with_level(region).search(before)) for region in regions) == 1

    def _named_with_level(self, region: str) -> re.Pattern[str]:
        if region not in self._with_level:
            self._with_level[region] = re.compile(self._level_and_name(region))
        return self._with_level[region]

    def _level_and_name(self, region: str) -> str:
        level, _, place = region.partition(" ")
        named = rf"\b{_LEVELS.get(level, re.escape(level))}\s+{re.escape(place)}\b{self._not_a_longer_name(region)}"
        host = rf"|\b(?i:{_HOSTS[level]}-{re.escape(place.replace(' ', ''))})\." if level in _HOSTS else ""
        return named + host

    def _not_a_longer_name(self, region: str) -> str:
        """A negative lookahead: the name is not the start of the longer name of another region."""
        place = region.partition(" ")[2] + " "
        rests = "|".join(re.escape(other[len(place) :]) for other in self._places if other.startswith(place))
        return rf"(?!\s+(?:{rests})\b)" if rests else ""
