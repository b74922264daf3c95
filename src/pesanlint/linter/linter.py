"""Checks a document: selects the rules that can fire, runs them, and turns their matches into a report."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from pesanlint.deferred import cached_property
from pesanlint.document import Document, count_words
from pesanlint.errors import RuleTimeout
from pesanlint.finding import Failure, Finding, Level, Report
from pesanlint.guideline import Guideline, covers, find_config
from pesanlint.guideline.triggers import Triggers
from pesanlint.language.enclitics import NONE
from pesanlint.language.language import Language
from pesanlint.language.languages import language
from pesanlint.language.words import has_words
from pesanlint.linter.judging import by_preference, judged, untangled
from pesanlint.linter.passed_over import PassedOver
from pesanlint.linter.profile import JUDGING, RULES, SCANNING, Profile
from pesanlint.linter.reach import Known, Look, Looks, placed
from pesanlint.reading.places import names
from pesanlint.reading.reading import Reading
from pesanlint.reading.wording import Wordings
from pesanlint.records import NamedTuple, replaced
from pesanlint.rule import PassageRule, Rule
from pesanlint.search.automaton import Automaton
from pesanlint.search.folding import Hit
from pesanlint.store.guidelines import ready
from pesanlint.store.pieces import StoredRules

if TYPE_CHECKING:
    from pesanlint.readers.flat import Flat

_UNTIMED = nullcontext()
_FOREIGN = (
    "Naskah ini tampaknya tidak berbahasa Indonesia, bahasa pedoman ini. Bagian yang jelas berbahasa lain hanya diperiksa "
    "dengan aturan untuk segala bahasa."
)
_TELLING = 8
"""Minimum words of a block that shows its language; a headline has fewer."""


class Firing(NamedTuple):
    """A rule that can fire on a document, and what it must check."""

    rule: Rule
    look: Look
    reading: Reading
    places: Sequence[Hit]
    everywhere: bool
    """Whether it also checks blocks without a trigger."""
    judged_in: Reading | None = None
    """The reading in which its matches are judged, if another one with the same offsets."""


class Linter:
    """Checks documents by a guideline.

    Args:
        guideline: the rules in force, and the desk that writes the documents.
        select: prefixes of the names of the rules to apply; empty for all rules.
        ignore: prefixes of the names of the rules to leave out.
        min_level: the lowest level to report.
        is_whole: whether the checked texts are whole documents. Document rules ignore other texts, such as a single paragraph.
    """

    def __init__(
        self,
        guideline: Guideline,
        *,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        min_level: Level = Level.SUGGESTION,
        is_whole: bool = True,
    ) -> None:
        self.guideline = guideline
        self.profile: Profile | None = None
        self._min_rank = min_level.rank
        self._ready: dict[int, tuple[Rule, Look, Language]] = {}
        self._at_unit: dict[int, tuple[Rule, Look, Language]] = {}
        """The rules that heed the unit, apart: another one shares the rest."""
        triggers = guideline.triggers or Triggers.of(guideline.rules, guideline.desk)
        self._looks = Looks()
        self._names = triggers.ids
        self._applied = {
            index
            for index, name in enumerate(triggers.ids)
            if (not select or any(covers(s, name) for s in select)) and not any(covers(s, name) for s in ignore)
        }
        if not is_whole:
            self._applied = {index for index in self._applied if isinstance(guideline.rules[index], PassageRule)}
        self._dated = self._applied.intersection(triggers.dated)
        self._untriggered, self._wary, self._spacing = map(frozenset, (triggers.untriggered, triggers.wary, triggers.spacing))
        self._raw = self._applied.intersection(triggers.raw)
        self.sees_source = bool(self._raw) or any(layer.watched for layer in guideline.layers)
        """Whether rules look at more than the prose, as those of other programs do: at the source, its comments, its path."""
        self._foreign = frozenset(layer.name for layer in guideline.layers if layer.watched)
        """The layers of other programs."""
        self._has_own = any(not layer.watched for layer in guideline.layers)
        """Whether the guideline has rules of pesanlint."""
        self._languages = [language(code) for code in guideline.languages]
        enclitics = next((one.enclitics for one in self._languages if one.enclitics.forms), NONE)
        self.automaton = Automaton(triggers.needles, enclitics.without, enclitics.forms)

    @classmethod
    def from_config(cls, start: str | Path = ".") -> Self:
        """The linter for the configuration found at `start` or above it; without one, for the guideline `kpu`.

        Raises:
            GuidelineError: the configuration or the guideline is invalid; its problems say where.
        """
        file, guideline, _ = ready(find_config(Path(start)))
        config = file.config
        return cls(guideline, select=config.select, ignore=config.ignore, min_level=config.min_level)

    def check_text(self, text: str, *, on: dt.date | None = None) -> list[Finding]:
        """The findings in a plain text, in order. Offsets are code points of `text`.

        Args:
            text: the text.
            on: the date of the guideline and roster to apply; by default the date given in the text, else today.
        """
        from pesanlint.readers import read_text

        return list(self.check(read_text(text), on).findings)

    def at(self, unit: str) -> "Linter":
        """The linter for the desk of another unit. Everything that does not depend on the unit is shared."""
        from copy import copy

        other = copy(self)
        other.guideline = self.guideline._replace(desk=replaced(self.guideline.desk, unit=unit))
        other._at_unit = {}
        return other

    def check(self, document: Document, on: dt.date | None = None, *, reading: Reading | None = None) -> Report:
        """The report on a document; rules that failed on it are among its failures.

        Args:
            document: the document.
            on: the date of the document, if known; overrides the dates in it.
            reading: the result of `reading` for the document, if the caller needs it too; it is not closed.
        """
        profile = self.profile
        is_own = reading is None
        reading = reading or self.reading(document, on)
        flat = self._flat(document)
        with profile.phase(SCANNING) if profile else _UNTIMED:
            is_searched = reading.blocks and (self._has_own or not flat)
            hits = self.automaton.hits(reading.folded) if is_searched else {}
            reading.may_be_foreign = reading.language.may_be_foreign(reading.folded)
        failures = [Failure(message) for message in document.unread]
        candidates: list[Finding] = []
        apart, foreign = PassedOver(document), set[str]()
        known: Known = {}
        looks = self._looks
        for firing in chain(
            self.firing(reading, hits), self._in_fields(document, on), self._in_elements(document, on), self._as_flat(flat, on)
        ):
            rule, look, seen, places, everywhere, judged_in = firing
            if flat and rule.literal and not rule.is_beside_prose() and seen.document is document:
                continue
            try:
                if profile:
                    with profile.phase(RULES, rule.id):
                        matches = looks.matches(look, seen, places, everywhere, known)
                else:  # a context for each rule costs more than some rules
                    matches = looks.matches(look, seen, places, everywhere, known)
            except RuleTimeout as error:
                failures.append(Failure(str(error), rule.id))
                continue
            if matches:
                with profile.phase(JUDGING) if profile else _UNTIMED:
                    of = judged_in or seen
                    if judged_in:  # whose blocks are others
                        matches = [placed(match.shifted(seen.starts[at]), judged_in) for at, match in matches]
                    found = [f for at, match in matches if (f := judged(rule, match, at, of))]
                    candidates.extend(
                        apart.without(found, rule) if rule.ignores or rule.skips or document.passed_over else found
                    )
                if rule.literal:
                    foreign.add(rule.id)
        if foreign:
            from pesanlint.linter.switches import heeding

            candidates = heeding(candidates, foreign, document)
        report = self.report(document, reading, candidates, failures)
        if is_own:
            reading.close()
        return report

    def reading(self, document: Document, on: dt.date | None = None, wordings: Wordings | None = None) -> Reading:
        """A document as the rules of the guideline's first language see it."""
        return Reading(document, on, language=self._languages[0], wordings=wordings)

    def firing(self, reading: Reading, hits: Mapping[int, Sequence[Hit]]) -> Iterator["Firing"]:
        """The rules that can fire on a document, in order, each with what it must check.

        Args:
            reading: the document.
            hits: index of a rule → where its triggers occur.
        """
        wary = () if reading.is_plain else self._wary
        spacing = () if reading.is_as_written else self._spacing
        can_fire = sorted(self._applied.intersection({*hits, *self._untriggered, *wary, *spacing})) if reading.blocks else []
        day, raw, new = self.day_of(reading) if self._dated else None, self._raw, tuple.__new__
        special = self._dated.union(raw, spacing)
        known, untriggered, own = self._ready, self._untriggered, reading.language
        for index in can_fire:
            rule, look, its_language = known.get(index) or self._at_unit.get(index) or self._prepared(index, can_fire)
            if index not in special and its_language is own and not rule.files:  # twice as fast as calling `Firing`
                yield new(Firing, (rule, look, reading, hits.get(index, ()), index in untriggered, None))
                continue
            if day and index in self._dated and not rule.in_force(day):
                continue
            is_raw = index in raw
            if is_raw and rule.is_inline():
                continue
            if rule.files and (level := rule.level_in(*self._place(reading.document))) is not rule.level:
                if level is None:
                    continue
                rule = replaced(rule, level=level)
            seen = reading if its_language is own else reading.in_language(its_language)
            if is_raw:
                yield Firing(rule, look, seen.raw, (), True)
            elif index in spacing:
                yield Firing(rule, look, seen.as_written, (), True)
            else:
                yield Firing(rule, look, seen, hits.get(index, ()), index in untriggered)

    def _place(self, document: Document) -> tuple[str, Callable[[], Mapping[str, Any]]]:
        """The path of a document, and a function that returns its front matter."""

        def front_matter() -> Mapping[str, Any]:
            from pesanlint.readers.fields import values  # rare, as what else is imported below

            return values(document.source)

        return document.path, cache(front_matter)

    def _flat(self, document: Document) -> "Flat | None":
        """A plain text as rules of other programs see it; None if it is no plain text, or there are no such rules."""
        if not self._foreign:
            return None
        from pesanlint.readers.flat import flat

        return flat(document)

    def _as_flat(self, flat: "Flat | None", on: dt.date | None) -> Iterator["Firing"]:
        """The rules of other programs that can fire on a plain text.

        They search it as a whole, unless they are about paragraphs; quotations are those of its paragraphs.
        """
        if flat is None:
            return
        whole, paragraphs = self.reading(flat.whole, on), self.reading(flat.paragraphs, on)
        is_alike = len(whole.text) == len(paragraphs.text)  # not where a line has nothing but invisible characters
        hits = self.automaton.hits((whole if is_alike else paragraphs).folded) if paragraphs.blocks else {}
        for firing in self.firing(whole if is_alike else paragraphs, hits):
            rule = firing.rule
            if not rule.literal or rule.is_beside_prose():
                continue
            of = paragraphs.in_language(firing.reading.language)
            of = of.as_written if firing.reading.is_as_written else of
            if is_alike and not rule.is_about_whole() and not names(rule.blocks, "paragraph"):
                yield firing._replace(judged_in=of)
            else:
                yield firing._replace(reading=of)
        whole.close()
        paragraphs.close()

    def _in_fields(self, document: Document, on: dt.date | None) -> Iterator["Firing"]:
        """The rules of other programs that can fire on the fields of a front matter, each of which is a text of its own."""
        if not self._foreign:
            return
        from pesanlint.readers.fields import fields, has_front_matter

        if not has_front_matter(document.source) or (front := fields(document)) is None:
            return
        reading = self.reading(front, on)
        for firing in self.firing(reading, self.automaton.hits(reading.folded) if reading.blocks else {}):
            if firing.rule.literal and not firing.rule.is_raw() and not firing.rule.is_about_whole():
                yield firing
        reading.close()

    def _in_elements(self, document: Document, on: dt.date | None) -> Iterator["Firing"]:
        """The rules about elements within prose, such as links, that can fire on a document."""
        reading: Reading | None = None
        for index in (raw := sorted(self._raw)):
            rule, look, _ = self._ready.get(index) or self._at_unit.get(index) or self._prepared(index, raw)
            if not rule.is_inline() or (level := rule.level_in(*self._place(document))) is None:
                continue
            if reading is None:
                from pesanlint.readers.markup import inline

                reading = self.reading(inline(document), on)
            yield Firing(rule if level is rule.level else replaced(rule, level=level), look, reading, (), True)
        if reading:
            reading.close()

    def report(
        self, document: Document, reading: Reading, candidates: Iterable[Finding], failures: Sequence[Failure]
    ) -> Report:
        """The report on a document: the candidates that are not suppressed, in order, and problems with suppressions."""
        findings = untangled(candidates, self._foreign)
        suppressed: tuple[str, ...] = ()
        if document.comments:
            findings, suppressed = self._unsuppressed(document, reading, by_preference(findings), failures)
        if self._min_rank:
            findings = [finding for finding in findings if finding.level.rank >= self._min_rank]
        findings.sort(key=lambda finding: (finding.span, finding.rule))
        judged_today = bool(self._dated) and reading.date is None
        notes = self._notes(reading)
        report = Report(
            document.path, document.source, tuple(findings), tuple(failures), judged_today, notes, suppressed=suppressed
        )
        if not document.skipped:
            return report
        return report._replace(skipped=document.skipped, words=count_words(document.text))

    def _unsuppressed(
        self, document: Document, reading: Reading, found: Iterable[Finding], failures: Iterable[Failure]
    ) -> tuple[list[Finding], tuple[str, ...]]:
        """The findings that comments do not suppress, with those on the comments; and the rules of the suppressed ones."""
        from pesanlint.linter.suppressions import Suppressions  # few texts have comments

        suppressions = Suppressions(document)
        findings: list[Finding] = []
        suppressed: list[str] = []
        for finding in found:
            if suppressions.suppress(finding):
                suppressed.append(finding.rule)
            else:
                findings.append(finding)
        findings += suppressions.problems
        if suppressions.any:
            failed = {failure.rule for failure in failures}
            names, rules, day = self._names, self.guideline.rules, self.day_of(reading)
            gone = {index for index in self._dated if not rules[index].in_force(day)}
            findings += suppressions.unused(set(names), {names[index] for index in self._applied - gone} - failed)
        return findings, tuple(suppressed)

    def day_of(self, reading: Reading) -> dt.date:
        """The day on which rules must be in force to apply: the date of the document, else today."""
        return (reading.date if self._dated else None) or dt.date.today()

    @cached_property
    def turns(self) -> list[dt.date]:
        """The days, in order, on which a rule comes into force or is no longer in force."""
        rules = [self.guideline.rules[index] for index in self._dated]
        ends = [rule.valid_until + dt.timedelta(1) for rule in rules if rule.valid_until and rule.valid_until < dt.date.max]
        return sorted({*ends, *(rule.valid_from for rule in rules if rule.valid_from)})

    def day(self, document: Document) -> dt.date:
        """The day whose guideline applies to a document: the date given in it, else today."""
        return self.reading(document).date or dt.date.today()

    def _notes(self, reading: Reading) -> tuple[str, ...]:
        """The note for a text that is not in the language of the guideline, so that most rules ignore it."""
        if not reading.blocks or not reading.may_be_foreign:
            return ()
        for one in map(reading.in_language, self._languages):
            # In nearly every text the first block that is long enough rules it out, so that the whole text is not examined.
            if any(has_words(passage.text, _TELLING) and not passage.is_foreign for passage in one.passages):
                return ()
        if not all(one.is_foreign(reading.text) for one in self._languages):
            return ()
        return (self._languages[0].messages.get("foreign", _FOREIGN),)

    def _prepared(self, index: int, among: Sequence[int]) -> tuple[Rule, Look, Language]:
        """A rule, its compiled check and its language, built when the rule can first fire, as the others among some can now."""
        rules = self.guideline.rules
        rule = rules.at(index, among) if isinstance(rules, StoredRules) else rules[index]
        look = self._looks.of(rule, self.guideline.desk, is_wary=index in self._wary)
        ready = self._at_unit if rule.heeds_unit else self._ready
        ready[index] = rule, look, language(rule.language)
        return ready[index]
