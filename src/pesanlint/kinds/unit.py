"""Units of an institution: the region behind its name, official at first mention, and which one is meant."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from pesanlint.authoring.fields import STRICT, Words, record
from pesanlint.deferred import deferred
from pesanlint.desk.desk import Desk
from pesanlint.finding import Fix, Match, either
from pesanlint.reading.reading import Reading
from pesanlint.reading.terms import standing
from pesanlint.rule import DocumentCheck, DocumentRule, Term
from pesanlint.search.folding import Hit, folded
from pesanlint.spans import Edit, Span

_WORD = r"[^\s,;:/()“”\"]+"
_NEXT_WORD = re.compile(rf"[^\S\n]{{1,3}}({_WORD})")
_BEHIND_NAME = ".!?’'”"
_NEXT_WORDS = deferred(rf"(?:[^\S\n]{{1,3}}{_WORD}){{1,7}}")
_LEVELS = {
    "Kabupaten": r"(?:Kabupaten|Kab\.?|Bupati|Pemkab)",
    "Kota": r"(?:Kota|Pemkot|Walikota)",
}
_HOSTS = {"Kabupaten": "kab", "Kota": "kota"}
"""How levels of regions are told: by the words before the name, and in the address of the desk (`kab-malang.kpu.go.id`)."""


@record()
class Region:
    """A region as it is named behind an institution, and its short names."""

    __pydantic_config__ = STRICT

    use: str
    """The official name behind the institution, such as `Kabupaten Jember`."""
    not_: Words
    """Its short names, such as `Jember`, in the letter case in which they are written."""


@record(kw_only=True)
class Unit(DocumentRule):
    """Units of an institution: `KPU Jember` is `KPU Kabupaten Jember` at first mention, and `KPU Malang` may be two.

    A short name of one region is reported once in a text, unless the unit's official name stands before it. With `shared: true`
    the rule looks instead at short names of several regions, and reports where the text has not yet told which is meant: by the
    official name of just one of them, or by the address of its desk. The unit of the writing desk settles what a shared name
    means; such a name counts as that of one region. Headlines and quotations may use short names; what they tell, they tell.
    """

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
    """Whether to report short names that several regions share, in place of those of one region."""

    def triggers(self) -> Iterable[str]:
        """The institutions; the regions are looked up behind them."""
        return (spelling for body in self.bodies for spelling in body)

    def listed(self) -> Iterator[Term]:
        """The short names that the rule reports, without the institution before them."""
        return (Term((short,), names) for short, names in self._names().items() if (len(names) > 1) == self.shared)

    def _names(self) -> dict[str, tuple[str, ...]]:
        """The official names of the regions, by short name."""
        names: dict[str, dict[str, None]] = defaultdict(dict)
        for region in self.regions:
            for short in region.not_:
                names[short][region.use] = None
        return {short: tuple(uses) for short, uses in names.items()}

    def compile(self, desk: Desk) -> DocumentCheck:
        """Look up what follows each mention of an institution."""
        bodies = {folded(spelling): body for body in self.bodies for spelling in body}
        own = {desk.unit.removeprefix(f"{spelling} ") for spelling in self.triggers()}
        told = _Names(region.use for region in self.regions)
        regions = {short: tuple(own.intersection(names)) or names for short, names in self._names().items()}
        heads = {short.split()[0] for short in regions}

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            mentioned: set[tuple[Words, tuple[str, ...]]] = set()
            for span, body in standing(reading.text, hits, (), lambda _, term: bodies.get(term)):
                head = _NEXT_WORD.match(reading.text, span.end)
                if head is None or (head[1] not in heads and head[1].rstrip(_BEHIND_NAME) not in heads):
                    continue
                short, place = _short_name(reading.text, span.end, regions)
                if not short or not _in_narration(reading, place):
                    continue
                names = regions[short]
                if (body, names) in mentioned:
                    continue
                mentioned.add((body, names))
                if (len(names) > 1) != self.shared:
                    continue
                before = reading.text[: span.start]
                if not (told.which(before, names) if self.shared else told.in_full(before, body, names[0])):
                    yield _spelled_out(reading, Span(span.start, place.end), place, names)

        return check


def _short_name(text: str, offset: int, regions: Container[str]) -> tuple[str, Span]:
    """The longest short name of a region that follows an offset, and where; an empty one where none does."""
    following = _NEXT_WORDS().match(text, offset)
    words = list(re.finditer(_WORD, following[0])) if following else []
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


class _Names:
    """Looks for regions in a text by their official names; `Kabupaten Bandung Barat` does not name `Kabupaten Bandung`."""

    def __init__(self, names: Iterable[str]) -> None:
        self._places = {name.partition(" ")[2] for name in names}
        self._in_full: dict[tuple[Words, str], re.Pattern[str]] = {}
        self._with_level: dict[str, re.Pattern[str]] = {}

    def in_full(self, before: str, body: Words, region: str) -> bool:
        """Whether a unit's official name stands in the text before, in any spelling of its institution."""
        if (body, region) not in self._in_full:
            spellings = "|".join(map(re.escape, body))
            self._in_full[body, region] = re.compile(
                rf"\b(?:{spellings})\s+(?:Provinsi\s+)?{re.escape(region)}\b{self._no_longer(region)}"
            )
        return bool(self._in_full[body, region].search(before))

    def which(self, before: str, regions: Iterable[str]) -> bool:
        """Whether just one of several regions has been named with its level, or by the address of its desk."""
        return sum(bool(self._named_with_level(region).search(before)) for region in regions) == 1

    def _named_with_level(self, region: str) -> re.Pattern[str]:
        if region not in self._with_level:
            self._with_level[region] = re.compile(self._level_and_name(region))
        return self._with_level[region]

    def _level_and_name(self, region: str) -> str:
        level, _, place = region.partition(" ")
        named = rf"\b{_LEVELS.get(level, re.escape(level))}\s+{re.escape(place)}\b{self._no_longer(region)}"
        host = rf"|\b(?i:{_HOSTS[level]}-{re.escape(place.replace(' ', ''))})\." if level in _HOSTS else ""
        return named + host

    def _no_longer(self, region: str) -> str:
        """That no longer name of another region begins here, as a pattern."""
        place = region.partition(" ")[2] + " "
        rests = "|".join(re.escape(other[len(place) :]) for other in self._places if other.startswith(place))
        return rf"(?!\s+(?:{rests})\b)" if rests else ""
