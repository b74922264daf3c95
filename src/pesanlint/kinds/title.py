"""Official titles: the office, the official name of the unit beside it, and who holds it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from pesanlint.finding import Fix, Match
from pesanlint.folding import folded
from pesanlint.indonesian.literals import standing
from pesanlint.indonesian.names import person_after, person_before
from pesanlint.indonesian.reading import Reading
from pesanlint.roster import Post, Roster
from pesanlint.rule import STRICT, Check, Desk, Hit, Rule, Term, Words
from pesanlint.text import Edit, Span

_NEAR = 2
"""Names that differ by this many letters or fewer are taken for the same name, misspelt."""
_LONG_ENOUGH = 6


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's official name and its short forms."""

    __pydantic_config__ = STRICT

    use: str
    """The official name."""
    not_: Words
    """Short forms that are not used beside an office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Title(Rule):
    """Official titles: the office, the official name of the unit beside it, and who holds it.

    Where an office and a person stand beside a short form (`Ketua KPU Jatim, Budi Santoso`), the short form gives way to
    the official name, unless the text has named that person before. Without a person beside it, the short form is right
    once the text has used the official name. Headlines and quotations do not count as having named anybody.

    With `roster: true`, persons named beside an office and unit of the desk's roster are looked up in it on the day of the
    text.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use"})
    terms: ClassVar[str | None] = "units"

    kind: Literal["title"]
    message: str = "Di sebelah jabatan tulis nama resmi “{use}”, bukan “{found}”."
    offices: Words
    """The offices."""
    units: tuple[Unit, ...] = ()
    """The units beside which they stand."""
    roster: bool = False
    """Whether to look the persons up in the desk's roster."""
    safe: bool = True
    """Whether the official name keeps the meaning in any context, so that `--fix` may write it."""

    def triggers(self) -> Iterable[str]:
        """The short forms; with a roster, the offices as well."""
        yield from (form for unit in self.units for form in unit.not_)
        if self.roster:
            yield from self.offices

    def listed(self) -> Iterator[Term]:
        """Every unit."""
        return (Term(unit.not_, (unit.use,)) for unit in self.units)

    def compile(self, desk: Desk) -> Check:
        """Look at each short form beside an office, and at each office of the roster."""
        units = {folded(form): unit for unit in self.units for form in unit.not_}
        offices = {folded(office): office for office in self.offices}
        alternatives = "|".join(sorted(map(re.escape, self.offices), key=len, reverse=True))
        office_before = re.compile(rf"(?<![\w-])(?:{alternatives})\s+$", re.IGNORECASE)
        longest = max(map(len, self.offices), default=0) + 5
        roster = _Lookup(desk.roster) if self.roster and desk.roster.posts else None

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            for span, term in standing(reading, hits, (), lambda _, term: term if term in units else None):
                office = office_before.search(reading.text[max(span.start - longest, 0) : span.start])
                if office and not _was_named(reading, Span(span.start - len(office[0]), span.end), units[term]):
                    use = units[term].use
                    yield Match(span, {"use": use}, (Fix((Edit(span, use),), self.safe),))
            if roster:
                for span, term in standing(reading, hits, (), lambda _, term: term if term in offices else None):
                    yield from roster.look_up(reading, span, offices[term])

        return check


def _was_named(reading: Reading, title: Span, unit: Unit) -> bool:
    """Whether the text has, before a title, named the person beside it; or, with no person beside it, the unit in full."""
    person = person_after(reading.text, title.end) or person_before(reading.text, title.start)
    name = reading.text[person.start : person.end] if person else unit.use
    first = person.start if person and person.start < title.start else title.start
    at = reading.text.find(name)
    while 0 <= at < first:
        if reading.block_at(at).kind not in ("title", "heading") and not reading.in_speech(Span(at, at + 1)):
            return True
        at = reading.text.find(name, at + 1)
    return False


class _Lookup:
    """The roster, by office."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster

    def look_up(self, reading: Reading, office_span: Span, office: str) -> Iterator[Match]:
        """What the roster says against a person named as the holder of an office."""
        text = reading.text
        for unit in sorted(
            {post.unit for post in self._roster.posts if post.title.casefold() == office.casefold()}, key=len, reverse=True
        ):
            after = re.compile(rf"\s+{re.escape(unit)}\b").match(text, office_span.end)
            person = person_after(text, after.end()) if after else None
            if after and person:
                yield from self._judge(reading, person, office, unit)
                return

    def _judge(self, reading: Reading, person: Span, office: str, unit: str) -> Iterator[Match]:
        name = reading.text[person.start : person.end]
        day = reading.date
        holders = [post for post in self._roster.posts if _is(post, office, unit) and (day is None or post.held_on(day))]
        posts = list(self._roster.of(name))
        if posts and not any(_is(post, office, unit) for post in posts if day is None or post.held_on(day)):
            named = ", ".join(sorted({post.name for post in holders}))
            hint = f" Pemegang jabatan itu: {named}." if named else ""
            yield Match(person, message=f"Menurut daftar pejabat, {name} bukan {office} {unit} pada tanggal naskah ini.{hint}")
        elif not posts and len(name) >= _LONG_ENOUGH:
            for post in holders:
                if _distance(name, post.name) <= _NEAR:
                    fix = Fix((Edit(person, post.name),), safe=False)
                    yield Match(
                        person, {"use": post.name}, (fix,), f"Menurut daftar pejabat, namanya “{post.name}”, bukan “{{found}}”."
                    )
                    return


def _is(post: Post, office: str, unit: str) -> bool:
    return post.title.casefold() == office.casefold() and post.unit == unit


def _distance(name: str, other: str) -> int:
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(name.casefold(), other.casefold(), score_cutoff=_NEAR)
