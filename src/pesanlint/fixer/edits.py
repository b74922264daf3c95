"""Fixes into the text: all that fit, again and again until nothing fixable is left."""

import datetime as dt
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pesanlint.document import Document, edited
from pesanlint.finding import Failure, Finding, Fix, Report
from pesanlint.linter import Linter
from pesanlint.readers import read_text
from pesanlint.text import Edit, apply_edits, composed

MAX_PASSES = 10
"""A fix may open the way for another (`antar propinsi` → `antar provinsi` → `antarprovinsi`); chains this long do not end."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A document after its fixes, the number of findings mended, and what is left to say of it."""

    document: Document
    mended: int
    report: Report
    edits: tuple[Edit, ...] = ()
    """What leads from the document as it was to this one, all at once."""


def chosen(finding: Finding, *, unsafe: bool) -> Fix | None:
    """The fix of a finding that may be made: the first safe one, or with `unsafe` the first of any sort."""
    return next((fix for fix in finding.fixes if fix.safe or unsafe), None)


def compatible(fixes: Iterable[Fix]) -> list[Edit]:
    """The edits of as many fixes, in their order, as do not touch each other. A fix counts whole or not at all."""
    taken: list[Edit] = []
    for fix in fixes:
        if not any(_touches(taken, edit) for edit in fix.edits):
            for edit in fix.edits:
                insort(taken, edit)
    return taken


def _made(document: Document, edits: Sequence[Edit]) -> Document:
    """The document that the edits lead to."""
    if document.package:
        return edited(document, edits)
    reread = read_text(apply_edits(document.source, edits), document.path)
    return replace(reread, encoding=document.encoding, bom=document.bom)


def _touches(taken: Sequence[Edit], edit: Edit) -> bool:
    at = bisect_left(taken, edit)
    return any(
        other.span.start <= edit.span.end and edit.span.start <= other.span.end for other in taken[max(at - 1, 0) : at + 1]
    )


def fix(linter: Linter, document: Document, *, unsafe: bool = False, on: dt.date | None = None) -> Fixed:
    """Make the fixes that may be made. Doing it twice is the same as once.

    Where the fixes write each other's work anew without end, the document stays as it was and the report says so.
    """
    current, mended = document, 0
    all_edits: list[Edit] = []
    report = linter.check(current, on)
    day = on or linter.day(document)
    for _ in range(MAX_PASSES):
        fixes = [made for finding in report.findings if (made := chosen(finding, unsafe=unsafe))]
        edits = compatible(fixes)
        if not edits:
            return Fixed(current, mended, report, tuple(all_edits))
        all_edits = composed(all_edits, edits, current.source)
        taken = set(edits)
        mended += sum(taken.issuperset(made.edits) for made in fixes)
        current = _made(current, edits)
        report = linter.check(current, day)
    rules = sorted({finding.rule for finding in report.findings if chosen(finding, unsafe=unsafe)})
    before = linter.check(document, on)
    failure = Failure(
        f"Perbaikan aturan {', '.join(rules)} saling menulis ulang tanpa akhir; berkas dibiarkan.", rules[0] if rules else ""
    )
    return Fixed(document, 0, before._replace(failures=(*before.failures, failure)))
