"""Run the examples of the rules as tests: `bad` must have a finding and be fixed to `good`; `ok` must have none."""

import datetime as dt
import os
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pesanlint.desk.desk import Desk
from pesanlint.desk.roster import Roster
from pesanlint.errors import SelectorError
from pesanlint.fixer.edits import fix
from pesanlint.guideline import Guideline, covers, no_such_rule
from pesanlint.linter import Linter
from pesanlint.readers import read_text
from pesanlint.rule import Example, Rule


@dataclass(frozen=True, slots=True)
class Broken:
    """An example that fails: its rule, its index among the rule's examples, and the reason (Indonesian)."""

    rule: Rule
    index: int
    message: str


def _names(guideline: Guideline) -> list[str]:
    return guideline.triggers.ids if guideline.triggers else [rule.id for rule in guideline.rules]


def asked_for(guideline: Guideline, which: Sequence[str]) -> dict[str, int]:
    """Return the names of the rules asked for, each with the index of the first rule of that name in the guideline.

    Args:
        guideline: the guideline. Additions of a layer to a rule come after the rule, under the same name.
        which: names of rules, beginnings of names, and rule files; if empty, all rules.

    Raises:
        SelectorError: one of them matches no rule and no rule file of the guideline.
        GuidelineError: a rule file cannot be read.
    """
    names = _names(guideline)
    all_names = {name: index for index, name in reversed(list(enumerate(names)))}  # the first of each name
    chosen: set[str] = set()
    for one in which:
        if _is_file(one):
            chosen.update(_in_file(Path(one), guideline, all_names))
        elif message := no_such_rule(one, all_names):
            raise SelectorError(message)
        else:
            chosen.update(name for name in all_names if covers(one, name))
    return {name: all_names[name] for name in dict.fromkeys(names) if not which or name in chosen}


def _is_file(one: str) -> bool:
    return one.endswith((".yaml", ".yml")) or "/" in one or os.sep in one


def _in_file(path: Path, guideline: Guideline, names: Collection[str]) -> list[str]:
    """Return the names of the rules in a rule file that the guideline contains."""
    from pesanlint.authoring.marked import read
    from pesanlint.dialects.native import MANIFEST

    folder = path.absolute().parent.resolve()
    pack = next((layer.name for layer in guideline.layers if layer.folder and layer.folder.resolve() == folder), None)
    if pack is None or path.name == MANIFEST:
        raise SelectorError(f"{path} bukan berkas aturan dari pedoman ini. Lihat `pesanlint rules list`.")
    data = read(path).data
    found = [f"{pack}.{one['id']}" for one in data["rules"]]
    return [name for name in found if name in names]


def broken_examples(guideline: Guideline, names: Mapping[str, int] | None = None) -> Iterator[Broken]:
    """Run the examples of each rule with that rule alone, and yield those that fail.

    Args:
        guideline: the guideline.
        names: the rules whose examples are run, as `asked_for` returns them; by default all rules.
    """
    parts: dict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(_names(guideline)):
        parts[name].append(index)
    for first in (asked_for(guideline, ()) if names is None else names).values():
        rule = guideline.rules[first]
        linters: dict[tuple[object, ...], Linter] = {}
        for index, example in enumerate(rule.examples):
            desk = (example.unit, example.roster)
            if desk not in linters:
                linters[desk] = _linter([guideline.rules[at] for at in parts[rule.id]], _desk(guideline, example))
            if message := _fault(linters[desk], rule, example):
                yield Broken(rule, index, message)


def first_message(guideline: Guideline, rule: Rule) -> str:
    """Return the message of the finding in the rule's first `bad` example; without one, the rule's own message."""
    for example in rule.examples:
        if example.bad:
            parts = [guideline.rules[at] for at, name in enumerate(_names(guideline)) if name == rule.id]
            linter = _linter(parts, _desk(guideline, example))
            report = linter.check(read_text(example.bad), example.date or _a_day_in_force(rule))
            if report.findings:
                return report.findings[0].message
    return rule.message


def _desk(guideline: Guideline, example: Example) -> Desk:
    """Return the guideline's desk with the unit and roster that the example gives, if any."""
    desk = guideline.desk
    return replace(desk, unit=example.unit or desk.unit, roster=Roster(example.roster) if example.roster else desk.roster)


def _linter(rules: Sequence[Rule], desk: Desk) -> Linter:
    """Return a linter with only these rules: one rule and the layers' additions to it."""
    return Linter(Guideline(rules, desk=desk))


def _fault(linter: Linter, rule: Rule, example: Example) -> str | None:
    """Return the reason (Indonesian) why an example fails, or None if it passes."""
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
    """Return a day on which the rule is in force; None if it always is."""
    return rule.valid_until or rule.valid_from
