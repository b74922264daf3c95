"""The examples of the rules, run as tests: `bad` must be found and become `good`, `ok` must stay silent."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pesanlint.desk.desk import Desk
from pesanlint.desk.roster import Roster
from pesanlint.fixer.edits import fix
from pesanlint.guideline import Guideline
from pesanlint.linter import Linter
from pesanlint.readers import read_text
from pesanlint.rule import Example, Rule


@dataclass(frozen=True, slots=True)
class Broken:
    """An example that does not hold: of which rule, where among its examples, and how (Indonesian)."""

    rule: Rule
    index: int
    message: str


def broken_examples(guideline: Guideline) -> Iterator[Broken]:
    """Run every example of every rule, each rule by itself."""
    for rule in guideline.rules:
        if rule.examples and not _is_addition(rule, guideline):
            linters: dict[Desk, Linter] = {}
            for index, example in enumerate(rule.examples):
                desk = _desk(guideline, example)
                if desk not in linters:
                    linters[desk] = _linter(guideline, rule, desk)
                if message := _fault(linters[desk], rule, example):
                    yield Broken(rule, index, message)


def first_message(guideline: Guideline, rule: Rule) -> str:
    """What a writer reads where the rule's first `bad` example stands; without one, the rule's message as it is."""
    for example in rule.examples:
        if example.bad:
            linter = _linter(guideline, rule, _desk(guideline, example))
            report = linter.check(read_text(example.bad), example.date or _a_day_in_force(rule))
            if report.findings:
                return report.findings[0].message
    return rule.message


def _desk(guideline: Guideline, example: Example) -> Desk:
    """The desk that writes the example: the guideline's, but for what the example says of it."""
    desk = guideline.desk
    return replace(desk, unit=example.unit or desk.unit, roster=Roster(example.roster) if example.roster else desk.roster)


def _linter(guideline: Guideline, rule: Rule, desk: Desk) -> Linter:
    """A linter with this rule alone."""
    alone = tuple(other for other in guideline.rules if other.id == rule.id)
    return Linter(guideline._replace(rules=alone, desk=desk))


def _is_addition(rule: Rule, guideline: Guideline) -> bool:
    """Whether this is what a layer added to a rule; the examples are the rule's own, and are run with it."""
    return rule is not next(other for other in guideline.rules if other.id == rule.id)


def _fault(linter: Linter, rule: Rule, example: Example) -> str | None:
    on = example.date or _a_day_in_force(rule)
    text = example.ok or example.bad
    report = linter.check(read_text(text), on)
    if report.failures:
        return f"gagal diperiksa: {report.failures[0].message}"
    if example.ok:
        return (
            f"seharusnya tidak ada temuan, tetapi “{report.findings[0].found}” ditemukan: {example.ok}"
            if report.findings
            else None
        )
    if not report.findings:
        return f"seharusnya ada temuan, tetapi tidak ada: {example.bad}"
    if not example.good:
        return None
    fixed = fix(linter, read_text(text), unsafe=True, on=on)
    if fixed.document.source != example.good:
        return f"perbaikannya menjadi “{fixed.document.source}”, seharusnya “{example.good}”"
    return f"hasil perbaikannya masih melanggar: “{fixed.report.findings[0].found}”" if fixed.report.findings else None


def _a_day_in_force(rule: Rule) -> dt.date | None:
    return rule.valid_until or rule.valid_from
