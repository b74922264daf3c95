"""The pass over a document: which rules can fire, what they find, and what of that counts here."""

import datetime as dt
import hashlib
import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import lru_cache
from pathlib import Path
from typing import Self

from pesanlint.document import Document
from pesanlint.errors import RuleTimeout
from pesanlint.finding import Failure, Finding, Fix, Level, Match, Report
from pesanlint.guideline import Guideline, covers, find_config
from pesanlint.guideline.triggers import Triggers
from pesanlint.language.languages import language
from pesanlint.language.words import count
from pesanlint.linter.profile import JUDGING, RULES, SCANNING, Profile
from pesanlint.linter.suppressions import Suppressions
from pesanlint.reading.quoted import marks as quotation_marks
from pesanlint.reading.reading import Reading
from pesanlint.rule import Check, Rule
from pesanlint.search.automaton import Automaton
from pesanlint.spans import Edit, Span, narrowed
from pesanlint.store.guidelines import ready

_UNTIMED = nullcontext()
_FOREIGN = (
    "Naskah ini tampaknya tidak berbahasa Indonesia, bahasa pedoman ini. Bagian yang jelas berbahasa lain hanya diperiksa "
    "dengan aturan untuk segala bahasa."
)
_TELLING = 8
"""Words from which on a block tells its language; a headline has fewer."""
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Linter:
    """A guideline made ready to check documents.

    Args:
        guideline: the rules in force, and the desk they are applied by.
        select: beginnings of the names of the rules to apply; none means all.
        ignore: beginnings of the names of the rules to leave out.
        min_level: findings below it are left out.
    """

    def __init__(
        self,
        guideline: Guideline,
        *,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        min_level: Level = Level.SUGGESTION,
    ) -> None:
        self.guideline = guideline
        self.profile: Profile | None = None
        self._min_rank = min_level.rank
        self._ready: dict[int, tuple[Rule, Check]] = {}
        triggers = guideline.triggers or Triggers.of(guideline.rules, guideline.desk)
        self._applied = {
            index
            for index, name in enumerate(triggers.ids)
            if (not select or any(covers(s, name) for s in select)) and not any(covers(s, name) for s in ignore)
        }
        self._dated = self._applied.intersection(triggers.dated)
        self._untriggered, self._wary, self._spacing = triggers.untriggered, triggers.wary, frozenset(triggers.spacing)
        self._languages = [language(code) for code in guideline.languages]
        stems = next((one.enclitics.without for one in self._languages if one.enclitics.forms), lambda _: "")
        self._automaton = Automaton(triggers.needles, stems)

    @classmethod
    def from_config(cls, start: str | Path = ".") -> Self:
        """The linter that the configuration found at `start` or above it asks for; without one, the guideline `kpu`.

        Raises:
            GuidelineError: the configuration or the guideline is wrong; its problems say where.
        """
        file, guideline, _ = ready(find_config(Path(start)))
        config = file.config
        return cls(guideline, select=config.select, ignore=config.ignore, min_level=config.min_level)

    def check_text(self, text: str, *, on: dt.date | None = None) -> list[Finding]:
        """The findings in a plain text, in order. Offsets are code points of `text`.

        Args:
            text: the text.
            on: the day by whose guideline and roster it is judged; by default the date that the text bears, else today.
        """
        from pesanlint.readers import read_text

        return list(self.check(read_text(text), on).findings)

    def check(self, document: Document, on: dt.date | None = None) -> Report:
        """Everything there is to say of a document; rules that failed on it are among the report's failures."""
        profile = self.profile
        reading = Reading(document, on, language=self._languages[0])
        with profile.phase(SCANNING) if profile else _UNTIMED:
            hits = self._automaton.hits(reading.folded) if reading.blocks else {}
        failures = [Failure(message) for message in document.unread]
        candidates: list[Finding] = []
        wary = () if reading.folded.plain else self._wary
        spacing = () if reading.is_as_written else self._spacing
        can_fire = sorted(self._applied.intersection({*hits, *self._untriggered, *wary, *spacing})) if reading.blocks else []
        day = (reading.date if self._dated else None) or dt.date.today()
        for index in can_fire:
            rule, find = self._ready.get(index) or self._prepared(index)
            if index in self._dated and not rule.in_force(day):
                continue
            seen, its_hits = reading.in_language(language(rule.language)), hits.get(index, ())
            if index in spacing:
                seen, its_hits = seen.as_written, ()
            try:
                with profile.phase(RULES, rule.id) if profile else _UNTIMED:
                    matches = list(find(seen, its_hits))
            except RuleTimeout as error:
                failures.append(Failure(str(error), rule.id))
                continue
            if matches:
                with profile.phase(JUDGING) if profile else _UNTIMED:
                    candidates.extend(finding for match in matches if (finding := _judged(rule, match, document, seen)))
        suppressions = Suppressions(document)
        findings = [finding for finding in _untangled(candidates) if not suppressions.suppress(finding)]
        findings += suppressions.problems
        if suppressions.any:
            failed = {failure.rule for failure in failures}
            rules = self.guideline.rules
            checked = {rules[index].id for index in self._applied if rules[index].in_force(day)} - failed
            findings += suppressions.unused({rule.id for rule in rules}, checked)
        findings = [finding for finding in findings if finding.level.rank >= self._min_rank]
        findings.sort(key=lambda finding: (finding.span, finding.rule))
        judged_today = bool(self._dated) and reading.date is None
        return Report(document.path, document.source, tuple(findings), tuple(failures), judged_today, self._notes(reading))

    def day(self, document: Document) -> dt.date:
        """The day by whose guideline a document is judged: the date that it bears, else today."""
        return Reading(document, language=self._languages[0]).date or dt.date.today()

    def _notes(self, reading: Reading) -> tuple[str, ...]:
        """What to say of a text that is not in the language of the guideline, so that most of its rules pass over it."""
        if not reading.blocks or not all(one.is_foreign(reading.text) for one in self._languages):
            return ()
        readings = [reading.in_language(one) for one in self._languages]
        texts = (block for block in reading.blocks if count(reading.text[slice(*block.span)]) >= _TELLING)
        if not all(one.is_foreign(block) for block in texts for one in readings):
            return ()
        return (self._languages[0].messages.get("foreign", _FOREIGN),)

    def _prepared(self, index: int) -> tuple[Rule, Check]:
        """A rule and its check, made when the rule first can fire."""
        rule = self.guideline.rules[index]
        self._ready[index] = rule, rule.compile(self.guideline.desk)
        return self._ready[index]


def _judged(rule: Rule, match: Match, document: Document, reading: Reading) -> Finding | None:
    """The finding that a match comes to, or None where the rule has nothing to say in that place."""
    block = reading.block_at(match.span.start)
    in_quote = reading.in_speech(match.span)
    in_title = block.kind in ("title", "heading")
    as_narration = not in_quote or reading.may_be_narration(match.span)
    if block.kind == "code" or not _in_scope(rule, in_title=in_title, in_quote=in_quote, as_narration=as_narration):
        return None
    if reading.is_protected(match.span) or (not rule.any_language and reading.is_foreign(block)):
        return None
    span = document.map.to_source(reading.origin(match.span))
    message = match.message or rule.message
    if "{" in message:
        values = {"found": reading.text[match.span.start : match.span.end], **match.values}
        message = _PLACEHOLDER.sub(lambda m: values.get(m[1], m[0]), message)
    return Finding(
        rule=rule.id,
        level=Level.SUGGESTION if in_quote and "quote" not in rule.scope else rule.level,
        message=message.strip().replace("\N{SOFT HYPHEN}", ""),
        found=document.source[span.start : span.end],
        span=span,
        block=block.kind,
        in_quote=in_quote,
        source=rule.source,
        layer=rule.layer,
        fixes=tuple([made for fix in match.fixes if (made := _to_source(fix, match.span, document, reading))]),
        fingerprint=_fingerprint(rule, match, reading),
    )


def _in_scope(rule: Rule, *, in_title: bool, in_quote: bool, as_narration: bool) -> bool:
    if "all" in rule.scope or (in_quote and "quote" in rule.scope):
        return True
    return as_narration and ("narration" in rule.scope or ("title" if in_title else "body") in rule.scope)


def _to_source(fix: Fix, found: Span, document: Document, reading: Reading) -> Fix | None:
    """The fix in terms of the source; None where it would touch a direct quotation, a protected stretch or markup.

    It is safe only if it leaves alone whatever may stand between quotation marks, and the marks themselves.
    """
    edits: list[Edit] = []
    meant: list[Edit] = []
    for edit in fix.edits:
        if reading.touches_speech(edit.span) or (edit.span != found and reading.is_protected(edit.span)):
            return None
        for part in reading.edits(edit):
            in_source = document.edit_to_source(part)
            if in_source is None:
                return None
            edits.append(in_source)
            meant.append(narrowed(part, document.text))
    if not edits:
        return None
    safe = fix.safe and not any(_touches_quotation(narrowed(edit, reading.text), reading) for edit in fix.edits)
    return Fix(tuple(edits), safe, tuple(meant))


def _touches_quotation(edit: Edit, reading: Reading) -> bool:
    """Whether an edit changes something between quotation marks, or which marks there are."""
    start, end = edit.span
    before, removed, behind = reading.text[max(start - 1, 0) : start], reading.text[start:end], reading.text[end : end + 1]
    return (
        reading.touches_quotation(edit.span)
        or quotation_marks(before + removed + behind) != quotation_marks(before + edit.text + behind)
    )  # fmt: skip


def _fingerprint(rule: Rule, match: Match, reading: Reading) -> str:
    """What stays the same of a finding when the text around its sentence changes."""
    made = _fingerprint_of_sentence(rule.id, reading, reading.sentence_at(match.span.start)).copy()
    made.update(reading.folded_at(match.span).encode("utf-8", "replace"))
    return made.hexdigest()[:16]


@lru_cache(maxsize=1)  # a long sentence with many findings of a rule is read once
def _fingerprint_of_sentence(rule: str, reading: Reading, sentence: Span) -> "hashlib._Hash":
    return hashlib.sha256(f"{rule}\0{reading.folded_at(sentence)}\0".encode("utf-8", "replace"))


def _untangled(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without those whose mend stands in the way of a better one's.

    Of two findings with fixes that overlap, the longer one stays; then the graver one; then the one whose rule comes first
    in the alphabet. The same finding twice is one.
    """
    taken: list[Span] = []
    for finding in sorted(dict.fromkeys(findings), key=lambda f: (f.span.start - f.span.end, -f.level.rank, f.span, f.rule)):
        if not finding.fixes:
            yield finding
            continue
        if not _meets(taken, finding.span):
            insort(taken, finding.span)
            yield finding


def _meets(taken: list[Span], span: Span) -> bool:
    """Whether a span meets one of the spans that are taken, which are in order and apart."""
    at = bisect_left(taken, span)
    return any(other.overlaps(span) for other in taken[max(at - 1, 0) : at + 1])
