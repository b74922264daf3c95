"""Checks stated figures and days against the canonical facts."""

import datetime as dt
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import ClassVar, Literal

from pesanlint.authoring.fields import record
from pesanlint.desk.desk import Desk
from pesanlint.desk.facts import Fact, written_value
from pesanlint.finding import Fix, Match
from pesanlint.language.dates import DateMention
from pesanlint.language.language import Language
from pesanlint.language.statements import Statements
from pesanlint.reading.reading import Reading
from pesanlint.reading.terms import whole_terms
from pesanlint.records import NamedTuple
from pesanlint.rule import DocumentCheck, DocumentRule, Term
from pesanlint.search.folding import Hit, folded
from pesanlint.spans import Edit, Span

_WORD_BEHIND = re.compile(r"\s+([^\W\d_][\w-]*)")
_UNIT_WITHIN = 100
"""Code points searched after a figure for the thing counted."""
_NEAR, _ABOUT_RIGHT = Decimal("0.2"), Decimal("0.05")
"""Shares of the canonical figure: maximum difference of a figure before the name, and of an approximate figure."""


@record(kw_only=True)
class FactCheck(DocumentRule):
    """Stated figures and days that differ from the canonical facts.

    A statement is the name of the thing with its figure or day beside it, separated only by words such as `sebanyak`,
    `mencapai`, `pada hari`: `jumlah pemilih sebanyak 204.807.222`. A figure right before the name counts if it is within a
    fifth of the canonical one. A sentence that limits the count in a way that neither the names of the fact nor its `part` do
    (`di dalam negeri`, men, a village, another list of voters, another election, a region other than the desk's) is about
    another count and is ignored. A figure rounded at its last digit (`204,8 juta`) is right, and so is one after `sekitar`,
    `hampir` or `lebih dari` that is within a twentieth, on the side that the word implies."""

    heeds_unit: ClassVar[bool] = True
    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use", "name", "source"})
    terms: ClassVar[str | None] = "facts"

    kind: Literal["fact"]
    message: str = "Menurut {source}, {name} ialah {use}, bukan “{found}”."
    facts: tuple[Fact, ...] = ()
    """The facts."""
    desk: bool = False
    """Whether to include the facts in the desk's own file."""

    def triggers(self) -> Iterable[str]:
        """The names."""
        return (name for fact in self.facts for name in fact.name)

    def desk_triggers(self, desk: Desk) -> Iterable[str]:
        """The names in the desk's own file."""
        return (name for fact in desk.facts for name in fact.name) if self.desk else ()

    def listed(self) -> Iterator[Term]:
        """Every fact with its source."""
        return (Term(write=(f"{_named(fact)}: {written_value(fact.value)}",), remark=fact.source) for fact in self.facts)

    def compile(self, desk: Desk) -> DocumentCheck:
        """Check the statements beside each name."""
        facts: dict[str, list[Fact]] = defaultdict(list)
        for fact in (*self.facts, *(desk.facts if self.desk else ())):
            for name in fact.name:
                facts[folded(name)].append(fact)
        own_region = desk.unit.partition(" ")[2]

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            how = reading.language.statements()
            if how is None:
                return
            day = reading.date or dt.date.today()
            for name, known in whole_terms(reading.text, hits, (), lambda _, term: facts.get(term)):
                in_force = [fact for fact in known if fact.in_force(day)]
                stated_of_it: Iterable[_Day | _Figure] = (*_days(reading, name, how), *_figures(reading, name, how))
                for stated in stated_of_it:
                    around = _around(reading, name, stated.span, own_region, how)
                    limits, context = how.limits(around), f"{folded(around)} {reading.folded_at(name)}"
                    same = [fact for fact in in_force if _counts_the_same(fact, limits, context, how) and stated.is_about(fact)]
                    about = [fact for fact in same if fact.part] or same
                    if about and not any(stated.agrees(fact) for fact in about):
                        yield _corrected(stated.span, about[0], reading.language, how)

        return check


def _counts_the_same(fact: Fact, limits: frozenset[str], context: str, how: Statements) -> bool:
    """Whether a statement is about the count of the fact.

    Args:
        fact: the fact.
        limits: the limits of the count in the sentence of the statement.
        context: the folded words around the statement.
        how: the words of the language for such statements.
    """
    own = how.limits(". ".join((*fact.name, *fact.unit, *fact.part)))
    return limits <= own and (not fact.part or any(folded(word) in context for word in fact.part))


def _around(reading: Reading, name: Span, stated: Span, own_region: str, how: Statements) -> str:
    """The sentence around a name, without the name, the desk's region and the parts counted after the figure."""
    text, sentence = reading.text, reading.sentence_at(name.start)
    divided = how.divides.search(text, max(name.end, stated.end), sentence.end)
    around = f"{text[sentence.start : name.start]}. {text[name.end : divided.start() if divided else sentence.end]}"
    for own in (own_region, own_region.partition(" ")[2]):
        around = around.replace(own, "") if own else around
    return re.sub(how.spared, "", around)


def _named(fact: Fact) -> str:
    """The name of the fact, with its part in brackets."""
    return f"{fact.name[0]} ({fact.part[0]})" if fact.part else fact.name[0]


def _corrected(stated: Span, fact: Fact, language: Language, how: Statements) -> Match:
    value = fact.value
    use = language.written(value) if isinstance(value, dt.date) else how.written(f"{value:,f}")
    values = {"use": use, "name": _named(fact), "source": fact.source or how.source}
    return Match(stated, values, (Fix((Edit(stated, use),), safe=False),))


class _Day(NamedTuple):
    """A stated day of a thing."""

    span: Span
    mention: DateMention

    def is_about(self, fact: Fact) -> bool:
        """Whether the fact is a day."""
        return isinstance(fact.value, dt.date)

    def agrees(self, fact: Fact) -> bool:
        """Whether it is the day of the fact; without a year, the same day in any year."""
        assert isinstance(fact.value, dt.date)
        year = self.mention.year or fact.value.year
        return (year, self.mention.month, self.mention.day) == (fact.value.year, fact.value.month, fact.value.day)


class _Figure(NamedTuple):
    """A stated figure of a thing."""

    span: Span
    value: Decimal
    step: Decimal
    """The value of one unit of its last digit."""
    about: str
    """The word that makes it approximate; empty without one."""
    counted: str
    """The text after it, which begins with the thing counted."""
    how: Statements
    """The words of the language for such statements."""
    is_before: bool
    """Whether it precedes the name; then it may count only a part of the thing."""

    def is_about(self, fact: Fact) -> bool:
        """Whether it counts what the fact counts."""
        if not isinstance(fact.value, Decimal) or (self.step < 1 and fact.value == int(fact.value)):
            return False
        percent = re.compile(self.how.percent, re.IGNORECASE)
        if bool(percent.match(self.counted)) != any(percent.match(unit) for unit in fact.unit):
            return False
        if self.is_before:
            return abs(self.value - fact.value) <= fact.value * _NEAR
        word = _WORD_BEHIND.match(self.counted)
        if word and word[1].lower() in self.how.carries_on:
            return not self._may_be_year
        counted = (*map(folded, fact.unit), *self.how.counted)
        return folded(self.counted.strip()).startswith(counted) if word else not self._may_be_year

    @property
    def _may_be_year(self) -> bool:
        return self.step == 1 and 1900 <= self.value <= 2100

    def agrees(self, fact: Fact) -> bool:
        """Whether it is the figure of the fact, rounded or approximate at most."""
        assert isinstance(fact.value, Decimal)
        steps = fact.value / self.step
        if self.value in (steps.quantize(Decimal(1), rounding) * self.step for rounding in (ROUND_HALF_UP, ROUND_DOWN)):
            return True
        off, most = fact.value - self.value, fact.value * _ABOUT_RIGHT
        match self.how.about.get(self.about):
            case None:
                return False
            case "below":
                return -most <= off <= 0
            case "above":
                return 0 <= off <= most
            case _:
                return abs(off) <= most


def _days(reading: Reading, name: Span, how: Statements) -> Iterator[_Day]:
    """The days stated for a name: `X pada Rabu, 14 Februari 2024`, `14 Februari 2024 sebagai X`."""
    sentence = reading.sentence_at(name.start)
    several = re.compile(how.several_days, re.IGNORECASE)
    behind_name = bisect_left(reading.dates, name.end, key=lambda mention: mention.span.start)
    for mention in reading.dates[max(behind_name - 2, 0) : behind_name + 2]:  # only the nearest dates: none may be between
        if not sentence.start <= mention.span.start < sentence.end:
            continue
        start = mention.weekday_span.start if mention.weekday_span else mention.span.start
        behind = start >= name.end and how.day_behind.fullmatch(reading.text, name.end, start)
        before = mention.span.end <= name.start and how.day_before.fullmatch(reading.text, mention.span.end, name.start)
        if (behind or before) and not several.search(reading.text, *mention.span):
            yield _Day(mention.span, mention)


def _figures(reading: Reading, name: Span, how: Statements) -> Iterator[_Figure]:
    """The figures stated for a name: `X sebanyak 204.807.222 pemilih`, `823.220 X`."""
    text, sentence = reading.text, reading.sentence_at(name.start)
    if m := how.figure_behind.match(text, name.end, sentence.end):
        yield _figure(m, how, text[m.end() : min(sentence.end, m.end() + _UNIT_WITHIN)], is_before=False)
    if m := how.figure_before.search(text, max(sentence.start, name.start - 60), name.start):
        yield _figure(m, how, "", is_before=True)


def _figure(m: re.Match[str], how: Statements, counted: str, *, is_before: bool) -> _Figure:
    whole, decimals = how.value(m["figure"])
    scale = how.scales[folded(m["scale"] or "")]
    step = Decimal(scale).scaleb(-len(decimals))
    about = (m["about"] or "").lower()
    return _Figure(Span(*m.span("number")), Decimal(whole + decimals) * step, step, about, counted, how, is_before)
