"""Applies all compatible fixes to a text, repeatedly until nothing fixable is left."""

import datetime as dt
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pesanlint.document import PLACEHOLDER, Document, edited
from pesanlint.finding import Failure, Finding, Report, SourceFix
from pesanlint.linter import Linter
from pesanlint.readers import read_text
from pesanlint.spans import SourceEdit, apply_edits, composed

MAX_REREAD = 50_000_000
"""Characters re-read in a pass to find the fixes whose result would not be read as intended."""

MAX_PASSES = 10
"""A fix may enable another (`antar propinsi` → `antar provinsi` → `antarprovinsi`); longer chains are assumed endless."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A document after its fixes, the number of fixed findings, and the report on the result."""

    document: Document
    count: int
    report: Report
    edits: tuple[SourceEdit, ...] = ()
    """The edits that turn the original document into this one."""


def chosen(finding: Finding, *, unsafe: bool) -> SourceFix | None:
    """The fix of a finding to apply: the first safe one or, with `unsafe`, the first one; None without one."""
    return next((fix for fix in finding.fixes if fix.safe or unsafe), None)


def compatible(fixes: Iterable[SourceFix]) -> list[SourceFix]:
    """The fixes, in order, without those that touch an earlier one. A fix is kept as a whole or not at all."""
    taken: list[SourceEdit] = []
    kept: list[SourceFix] = []
    for fix in fixes:
        if not any(_touches(taken, edit) for edit in fix.edits):
            kept.append(fix)
            for edit in fix.edits:
                insort(taken, edit)
    return kept


def applied(document: Document, fixes: Sequence[SourceFix]) -> tuple[list[SourceFix], Document]:
    """Apply the fixes whose result re-reads as intended; return them and the document.

    The writer of a format checks an edit only by its neighbours. Whether the whole file is still read as intended (whether its
    lines still look wrapped, whether two distant signs have become markup) shows when it is re-read. If not, the fixes are
    bisected to find the bad ones; fixes not tested within `MAX_REREAD` are not applied.
    """
    if document.package:
        return list(fixes), edited(document, [edit for fix in fixes for edit in fix.edits])
    held: list[SourceFix] = []
    result = document
    groups = [list(fixes)] if fixes else []
    for _ in range(1 + MAX_REREAD // (len(document.source) + 1)):
        if not groups:
            break
        group = groups.pop()
        together = [*held, *group]
        reread = read_text(apply_edits(document.source, [edit for fix in together for edit in fix.edits]), document.path)
        meant = apply_edits(document.text, [edit for fix in together for edit in fix.meant])
        if reread.text == meant or _words(reread.text) == _words(meant):
            held, result = together, replace(reread, encoding=document.encoding, bom=document.bom)
        elif half := len(group) // 2:
            groups += group[half:], group[:half]
    return held, result


def _words(text: str) -> list[list[str]]:
    """The words of each block; the order of blocks and the number of blanks do not matter.

    Images at the ends of a block are not part of it, and the position of their texts depends on what precedes them.
    """
    blocks = (line.replace(PLACEHOLDER, f" {PLACEHOLDER} ").strip(f" {PLACEHOLDER}").split() for line in text.split("\n"))
    return sorted(words for words in blocks if words)


def _touches(taken: Sequence[SourceEdit], edit: SourceEdit) -> bool:
    at = bisect_left(taken, edit)
    return any(
        other.span.start <= edit.span.end and edit.span.start <= other.span.end for other in taken[max(at - 1, 0) : at + 1]
    )


def fix(linter: Linter, document: Document, *, unsafe: bool = False, on: dt.date | None = None) -> Fixed:
    """Apply the allowed fixes. Applying them twice gives the same result as once.

    If fixes undo each other endlessly, the document is unchanged and the report has a failure.
    """
    current, count = document, 0
    all_edits: list[SourceEdit] = []
    report = linter.check(current, on)
    day = on or linter.day(document)
    for _ in range(MAX_PASSES):
        fixes = [fix for finding in report.findings if (fix := chosen(finding, unsafe=unsafe))]
        if not fixes:
            return Fixed(current, count, report, tuple(all_edits))
        fitting = compatible(fixes)
        held, reread = applied(current, fitting)
        if not held:
            report = _without(report, fitting)
            continue
        edits = {edit for fix in held for edit in fix.edits}
        all_edits = composed(all_edits, edits, current.source)
        count += sum(edits.issuperset(fix.edits) for fix in fixes)
        current = reread
        report = linter.check(current, day)
    rules = sorted({finding.rule for finding in report.findings if chosen(finding, unsafe=unsafe)})
    before = linter.check(document, on)
    failure = Failure(
        f"Perbaikan aturan {', '.join(rules)} saling menulis ulang tanpa akhir; berkas dibiarkan.", rules[0] if rules else ""
    )
    return Fixed(document, 0, before._replace(failures=(*before.failures, failure)))


def _without(report: Report, refused: Iterable[SourceFix]) -> Report:
    """The report without the fixes whose result would not be read as intended: a person must fix those findings."""
    gone = set(refused)
    findings = (finding._replace(fixes=tuple(fix for fix in finding.fixes if fix not in gone)) for finding in report.findings)
    return report._replace(findings=tuple(findings))
