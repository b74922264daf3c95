"""Finds short names of units beside an office, where the official name is required."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import ClassVar, Literal

from pesanlint.authoring.fields import STRICT, Words, record
from pesanlint.desk.desk import Desk
from pesanlint.finding import Fix, Match
from pesanlint.reading.occurrences import places
from pesanlint.reading.reading import Reading
from pesanlint.reading.terms import whole_terms
from pesanlint.rule import DocumentCheck, DocumentRule, Term
from pesanlint.search.folding import Hit, folded
from pesanlint.spans import Edit, Span


@record()
class UnitName:
    """A unit's official name and its short forms."""

    __pydantic_config__ = STRICT

    use: str
    """The official name."""
    not_: Words
    """The short forms that must not be used beside an office."""


@record(kw_only=True)
class Title(DocumentRule):
    """Short names of units beside an office, where the official name is required.

    Beside an office and a person (`Ketua KPU Jatim, Budi Santoso`) the short form is replaced by the official name, unless the
    text has named that person before. Without a person beside it, the short form is right once the text has used the official
    name. Mentions in headlines and quotations do not count."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use"})
    terms: ClassVar[str | None] = "units"

    kind: Literal["title"]
    message: str = "Di sebelah jabatan tulis nama resmi “{use}”, bukan “{found}”."
    offices: Words
    """The offices."""
    units: tuple[UnitName, ...]
    """The units beside which they stand."""
    safe: bool = True
    """Whether the official name keeps the meaning in any context, so that `--fix` may apply it."""

    def triggers(self) -> Iterable[str]:
        """The short forms."""
        return (form for unit in self.units for form in unit.not_)

    def listed(self) -> Iterator[Term]:
        """Every unit."""
        return (Term(unit.not_, (unit.use,)) for unit in self.units)

    def compile(self, desk: Desk) -> DocumentCheck:
        """Check each short form beside an office."""
        units = {folded(form): unit for unit in self.units for form in unit.not_}
        alternatives = "|".join(sorted(map(re.escape, self.offices), key=len, reverse=True))
        office_before = re.compile(rf"(?<![\w-])(?:{alternatives})\s+$", re.IGNORECASE)
        longest = max(map(len, self.offices), default=0) + 5

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            for span, term in whole_terms(reading.text, hits, (), lambda _, term: term if term in units else None):
                office = office_before.search(reading.text[max(span.start - longest, 0) : span.start])
                if office and not _was_named(reading, Span(span.start - len(office[0]), span.end), units[term]):
                    use = units[term].use
                    yield Match(span, {"use": use}, (Fix((Edit(span, use),), self.safe),))

        return check


def _was_named(reading: Reading, title: Span, unit: UnitName) -> bool:
    """Whether the text has named the person beside a title before it or, without a person, the unit by its official name."""
    language = reading.language
    person = language.person_after(reading.text, title.end) or language.person_before(reading.text, title.start)
    name = reading.text[person.start : person.end] if person else unit.use
    first = person.start if person and person.start < title.start else title.start
    before = takewhile(lambda at: at < first, places(reading, name))
    return any(_narrates(reading, at) for at in before)


def _narrates(reading: Reading, at: int) -> bool:
    """Whether an offset is neither in a headline nor in speech."""
    return not (reading.in_headline(at) or reading.in_speech(Span(at, at + 1)))
