"""Facts: figures and days that must be the canonical ones wherever a release states them."""

import datetime as dt
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import ClassVar, Literal, NamedTuple

from pesanlint.authoring.fields import record
from pesanlint.desk.desk import Desk
from pesanlint.desk.facts import Fact, written_value
from pesanlint.finding import Fix, Match
from pesanlint.language.dates import DateMention
from pesanlint.language.language import Language
from pesanlint.language.statements import Statements
from pesanlint.reading.reading import Reading
from pesanlint.reading.terms import standing
from pesanlint.rule import DocumentCheck, DocumentRule, Term
from pesanlint.search.folding import Hit, folded
from pesanlint.spans import Edit, Span

_WORD_BEHIND = re.compile(r"\s+([^\W\d_][\w-]*)")
_UNIT_WITHIN = 100
"""So many characters behind a figure are looked at for what is counted."""
_NEAR, _ABOUT_RIGHT = Decimal("0.2"), Decimal("0.05")


@record(kw_only=True)
class FactCheck(DocumentRule):
    """Figures and days that must be the canonical ones wherever a release states them.

    A statement is the name of the thing with its figure or day beside it, and between them nothing but words such as
    `sebanyak`, `mencapai`, `pada hari`: `jumlah pemilih sebanyak 204.807.222`. A figure right before the name counts where it
    is within a fifth of the canonical one. A sentence that limits the count in a way that neither a name of the fact nor its
    `part` does (`di dalam negeri`, men, a village, another list of voters, another election, another region than the desk's) is
    about another count, and passes. A figure rounded at its last digit (`204,8 juta`) is right, and so is one behind `sekitar`,
    `hampir` or `lebih dari` that is within a twentieth, on the side that the word says.
    """

    heeds_unit: ClassVar[bool] = True
    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use", "name", "source"})
    terms: ClassVar[str | None] = "facts"

    kind: Literal["fact"]
    message: str = "Menurut {source}, {name} ialah {use}, bukan “{found}”."
    facts: tuple[Fact, ...] = ()
    """The facts."""
    desk: bool = False
    """Whether the facts in the desk's own file count as well."""

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
        """Look at what stands beside each name."""
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
            for name, known in standing(reading.text, hits, (), lambda _, term: facts.get(term)):
                in_force = [fact for fact in known if fact.in_force(day)]
                stated_of_it: Iterable[_Day | _Figure] = (*_days(reading, name, how), *_figures(reading, name, how))
                for stated in stated_of_it:
                    around = _around(reading, name, stated.span, own_region, how)
                    limits, told = how.limits(around), f"{folded(around)} {reading.folded_at(name)}"
                    same = [fact for fact in in_force if _has(fact, limits, told, how) and stated.is_about(fact)]
                    about = [fact for fact in same if fact.part] or same
                    if about and not any(stated.agrees(fact) for fact in about):
                        yield _corrected(stated.span, about[0], reading.language, how)

        return check


def _has(fact: Fact, limits: frozenset[str], told: str, how: Statements) -> bool:
    """Whether a statement within these limits, with these folded words around it, is of the count that the fact is of."""
    own = how.limits(". ".join((*fact.name, *fact.unit, *fact.part)))
    return limits <= own and (not fact.part or any(folded(word) in told for word in fact.part))


def _around(reading: Reading, name: Span, stated: Span, own_region: str, how: Statements) -> str:
    """The sentence around a name, without the name, the desk's region and the parts that are counted behind the figure."""
    text, sentence = reading.text, reading.sentence_at(name.start)
    divided = how.divides.search(text, max(name.end, stated.end), sentence.end)
    around = f"{text[sentence.start : name.start]}. {text[name.end : divided.start() if divided else sentence.end]}"
    for own in (own_region, own_region.partition(" ")[2]):
        around = around.replace(own, "") if own else around
    return re.sub(how.spared, "", around)


def _named(fact: Fact) -> str:
    """The thing, with the part of it that is meant."""
    return f"{fact.name[0]} ({fact.part[0]})" if fact.part else fact.name[0]


def _corrected(stated: Span, fact: Fact, language: Language, how: Statements) -> Match:
    value = fact.value
    use = language.written(value) if isinstance(value, dt.date) else how.written(f"{value:,f}")
    values = {"use": use, "name": _named(fact), "source": fact.source or how.source}
    return Match(stated, values, (Fix((Edit(stated, use),), safe=False),))


class _Day(NamedTuple):
    """A day that a text says a thing is on."""

    span: Span
    mention: DateMention

    def is_about(self, fact: Fact) -> bool:
        """Whether the fact is a day."""
        return isinstance(fact.value, dt.date)

    def agrees(self, fact: Fact) -> bool:
        """Whether it is that day, or may be where no year is given."""
        assert isinstance(fact.value, dt.date)
        year = self.mention.year or fact.value.year
        return (year, self.mention.month, self.mention.day) == (fact.value.year, fact.value.month, fact.value.day)


class _Figure(NamedTuple):
    """A figure that a text says a thing comes to."""

    span: Span
    value: Decimal
    step: Decimal
    """What one more in the last digit would add."""
    about: str
    """The word that makes it a rough figure, if there is one."""
    counted: str
    """The text behind it, from the word that says what is counted."""
    how: Statements
    """How the language of the text states it."""
    is_before: bool
    """Whether it stands before the name, where it may count a part of the thing."""

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
        """Whether it is that figure, or a fair rounding of it."""
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
    """The days that the text says of a name: `X pada Rabu, 14 Februari 2024`, `14 Februari 2024 sebagai X`."""
    sentence = reading.sentence_at(name.start)
    several = re.compile(how.several_days, re.IGNORECASE)
    behind_name = bisect_left(reading.dates, name.end, key=lambda mention: mention.span.start)
    for mention in reading.dates[max(behind_name - 2, 0) : behind_name + 2]:  # no other date may stand between
        if not sentence.start <= mention.span.start < sentence.end:
            continue
        start = mention.weekday_span.start if mention.weekday_span else mention.span.start
        behind = start >= name.end and how.day_behind.fullmatch(reading.text, name.end, start)
        before = mention.span.end <= name.start and how.day_before.fullmatch(reading.text, mention.span.end, name.start)
        if (behind or before) and not several.search(reading.text, *mention.span):
            yield _Day(mention.span, mention)


def _figures(reading: Reading, name: Span, how: Statements) -> Iterator[_Figure]:
    """The figures that the text says of a name: `X sebanyak 204.807.222 pemilih`, `823.220 X`."""
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
