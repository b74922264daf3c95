"""Fixes into the text: all that fit, again and again until nothing fixable is left."""

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
"""Characters that are read again in a pass, to find the fixes that would not read as they are meant."""

MAX_PASSES = 10
"""A fix may open the way for another (`antar propinsi` → `antar provinsi` → `antarprovinsi`); chains this long do not end."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A document after its fixes, the number of findings mended, and what is left to say of it."""

    document: Document
    mended: int
    report: Report
    edits: tuple[SourceEdit, ...] = ()
    """What leads from the document as it was to this one, all at once."""


def chosen(finding: Finding, *, unsafe: bool) -> SourceFix | None:
    """The fix of a finding that may be made: the first safe one, or with `unsafe` the first of any sort."""
    return next((fix for fix in finding.fixes if fix.safe or unsafe), None)


def compatible(fixes: Iterable[SourceFix]) -> list[SourceFix]:
    """As many of the fixes, in their order, as do not touch each other. A fix counts whole or not at all."""
    taken: list[SourceEdit] = []
    kept: list[SourceFix] = []
    for fix in fixes:
        if not any(_touches(taken, edit) for edit in fix.edits):
            kept.append(fix)
            for edit in fix.edits:
                insort(taken, edit)
    return kept


def made(document: Document, fixes: Sequence[SourceFix]) -> tuple[list[SourceFix], Document]:
    """As many of the fixes as read as they are meant once they are made, and the document that they lead to.

    A format's writer judges an edit by what stands beside it. Whether the file as a whole then reads as it should (whether
    its lines still look wrapped, whether two signs far apart have become markup) shows when it is read again. Where it does
    not, halves of the fixes are tried, down to the ones to blame; what has not been tried by `MAX_REREAD` is not made.
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
    """The words of each block, in any order of the blocks.

    Blanks may come to be printed as fewer; images at the ends of a block are none of it, and before which prose their texts
    come depends on what stands before them.
    """
    blocks = (line.replace(PLACEHOLDER, f" {PLACEHOLDER} ").strip(f" {PLACEHOLDER}").split() for line in text.split("\n"))
    return sorted(words for words in blocks if words)


def _touches(taken: Sequence[SourceEdit], edit: SourceEdit) -> bool:
    at = bisect_left(taken, edit)
    return any(
        other.span.start <= edit.span.end and edit.span.start <= other.span.end for other in taken[max(at - 1, 0) : at + 1]
    )


def fix(linter: Linter, document: Document, *, unsafe: bool = False, on: dt.date | None = None) -> Fixed:
    """Make the fixes that may be made. Doing it twice is the same as once.

    Where the fixes write each other's work anew without end, the document stays as it was and the report says so.
    """
    current, mended = document, 0
    all_edits: list[SourceEdit] = []
    report = linter.check(current, on)
    day = on or linter.day(document)
    for _ in range(MAX_PASSES):
        fixes = [fix for finding in report.findings if (fix := chosen(finding, unsafe=unsafe))]
        if not fixes:
            return Fixed(current, mended, report, tuple(all_edits))
        fitting = compatible(fixes)
        held, reread = made(current, fitting)
        if not held:
            report = _without(report, fitting)
            continue
        edits = {edit for fix in held for edit in fix.edits}
        all_edits = composed(all_edits, edits, current.source)
        mended += sum(edits.issuperset(fix.edits) for fix in fixes)
        current = reread
        report = linter.check(current, day)
    rules = sorted({finding.rule for finding in report.findings if chosen(finding, unsafe=unsafe)})
    before = linter.check(document, on)
    failure = Failure(
        f"Perbaikan aturan {', '.join(rules)} saling menulis ulang tanpa akhir; berkas dibiarkan.", rules[0] if rules else ""
    )
    return Fixed(document, 0, before._replace(failures=(*before.failures, failure)))


def _without(report: Report, refused: Iterable[SourceFix]) -> Report:
    """The report without the fixes that would not read as they are meant: their findings are for a person to mend."""
    gone = set(refused)
    findings = (finding._replace(fixes=tuple(fix for fix in finding.fixes if fix not in gone)) for finding in report.findings)
    return report._replace(findings=tuple(findings))
