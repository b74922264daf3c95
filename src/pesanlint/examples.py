"""The examples of the rules, run as tests: `bad` must be found and become `good`, `ok` must stay silent."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

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
            linters: dict[str, Linter] = {}
            for index, example in enumerate(rule.examples):
                if example.unit not in linters:
                    linters[example.unit] = _linter(guideline, rule, example)
                if message := _fault(linters[example.unit], rule, example):
                    yield Broken(rule, index, message)


def first_message(guideline: Guideline, rule: Rule) -> str:
    """What a writer reads where the rule's first `bad` example stands; without one, the rule's message as it is."""
    for example in rule.examples:
        if example.bad:
            report = _linter(guideline, rule, example).check(read_text(example.bad), example.date or _a_day_in_force(rule))
            if report.findings:
                return report.findings[0].message
    return rule.message


def _linter(guideline: Guideline, rule: Rule, example: Example) -> Linter:
    """A linter with this rule alone, for the desk that writes the example."""
    alone = tuple(other for other in guideline.rules if other.id == rule.id)
    desk = replace(guideline.desk, unit=example.unit) if example.unit else guideline.desk
    return Linter(replace(guideline, rules=alone, desk=desk))


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
