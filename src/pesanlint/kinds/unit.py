"""Units of an institution: the region behind its name, official at first mention, and which one is meant."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from pesanlint.finding import Fix, Match
from pesanlint.folding import folded
from pesanlint.indonesian.literals import standing
from pesanlint.indonesian.reading import Reading
from pesanlint.rule import STRICT, Check, Desk, Hit, Rule, Words
from pesanlint.text import Edit, Span

_NEXT_WORDS = re.compile(r"[^\S\n]{1,3}(?P<words>[^\s,;:/()“”\"]+(?: [^\s,;:/()“”\"]+){0,6})")
_LEVELS = {
    "Kabupaten": r"(?:Kabupaten|Kab\.?|Bupati|Pemkab)",
    "Kota": r"(?:Kota|Pemkot|Walikota)",
}
_HOSTS = {"Kabupaten": "kab", "Kota": "kota"}
"""How levels of regions are told: by the words before the name, and in the address of the desk (`kab-malang.kpu.go.id`)."""


@dataclass(frozen=True, slots=True)
class Region:
    """A region as it is named behind an institution, and its short names."""

    __pydantic_config__ = STRICT

    use: str
    """The official name behind the institution, such as `Kabupaten Jember`."""
    not_: Words
    """Its short names, such as `Jember`, in the letter case in which they are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Rule):
    """Units of an institution: `KPU Jember` is `KPU Kabupaten Jember` at first mention, and `KPU Malang` may be two.

    A short name of one region is reported once in a text, unless the unit's official name stands before it. With `shared: true`
    the rule looks instead at short names of several regions, and reports where the text has not yet told which is meant: by the
    official name of just one of them, or by the address of its desk. The unit of the writing desk settles what a shared name
    means; such a name counts as that of one region. Headlines and quotations may use short names; what they tell, they tell.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use"})
    terms: ClassVar[str | None] = "regions"

    kind: Literal["unit"]
    message: str = "Pada penyebutan pertama tulis nama resminya, “{use}”, bukan “{found}”."
    bodies: tuple[Words, ...]
    """The institutions, each with all its spellings: `[KPU, Komisi Pemilihan Umum]`."""
    regions: tuple[Region, ...]
    """The regions in which they have units. Several may have a short name in common."""
    shared: bool = False
    """Whether to report short names that several regions share, in place of those of one region."""

    def triggers(self) -> Iterable[str]:
        """The institutions; the regions are looked up behind them."""
        return (spelling for body in self.bodies for spelling in body)

    def compile(self, desk: Desk) -> Check:
        """Look up what follows each mention of an institution."""
        bodies = {folded(spelling): body for body in self.bodies for spelling in body}
        own = {desk.unit.removeprefix(f"{spelling} ") for spelling in self.triggers()}
        regions: dict[str, list[str]] = defaultdict(list)
        for region in self.regions:
            for short in region.not_:
                if region.use not in regions[short]:
                    regions[short].append(region.use)
        for short, names in regions.items():
            regions[short] = [name for name in names if name in own] or names

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            mentioned: set[tuple[Words, str]] = set()
            for span, body in standing(reading, hits, (), lambda _, term: bodies.get(term)):
                place = _short_name(reading.text, span.end, regions)
                if place is None or not _in_narration(reading, place):
                    continue
                short = reading.text[place.start : place.end]
                if (body, short) in mentioned:
                    continue
                mentioned.add((body, short))
                names, before = regions[short], reading.text[: span.start]
                if (len(names) > 1) != self.shared:
                    continue
                told = _tells_which(before, names) if self.shared else _names_in_full(before, body, names[0])
                if not told:
                    yield _spelled_out(reading, Span(span.start, place.end), place, names)

        return check


def _short_name(text: str, offset: int, regions: dict[str, list[str]]) -> Span | None:
    """The longest short name of a region that follows an offset."""
    m = _NEXT_WORDS.match(text, offset)
    if m is None:
        return None
    words = m["words"].split(" ")
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count]).rstrip(".!?’'”")
        if name in regions:
            return Span(m.start("words"), m.start("words") + len(name))
    return None


def _in_narration(reading: Reading, span: Span) -> bool:
    headline = reading.block_at(span.start).kind in ("title", "heading", "code")
    return not (headline or reading.in_speech(span) or reading.is_protected(span))


def _names_in_full(before: str, body: Words, region: str) -> bool:
    """Whether a unit's official name stands in the text before, in any spelling of its institution."""
    return any(re.search(rf"\b{re.escape(spelling)}\s+{re.escape(region)}\b", before) for spelling in body)


def _tells_which(before: str, names: Iterable[str]) -> bool:
    """Whether just one of several regions has been named with its level, or by the address of its desk."""
    return sum(bool(_with_level(name).search(before)) for name in names) == 1


def _with_level(name: str) -> re.Pattern[str]:
    level, _, place = name.partition(" ")
    host = rf"(?i:{_HOSTS[level]}-{re.escape(place.replace(' ', ''))}\.)" if level in _HOSTS else "(?!)"
    return re.compile(rf"\b(?:{_LEVELS.get(level, re.escape(level))}\s+{re.escape(place)}\b|{host})")


def _spelled_out(reading: Reading, span: Span, place: Span, names: Sequence[str]) -> Match:
    body = reading.text[span.start : place.start]
    fixes = tuple(Fix((Edit(place, name),), safe=False) for name in names)
    return Match(span, {"use": "” atau “".join(body + name for name in names)}, fixes)
