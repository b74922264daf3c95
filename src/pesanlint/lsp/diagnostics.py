"""Convert reports and problems into diagnostics of the protocol."""

from collections.abc import Callable

from lsprotocol.types import CodeDescription, Diagnostic, DiagnosticSeverity, Position, Range

from pesanlint.errors import Problem
from pesanlint.finding import Finding, Level, Report
from pesanlint.lsp.positions import Positions
from pesanlint.records import NamedTuple
from pesanlint.spans import common_ends

SOURCE = "pesanlint"
_SEVERITIES = {
    Level.ERROR: DiagnosticSeverity.Error,
    Level.WARNING: DiagnosticSeverity.Warning,
    Level.SUGGESTION: DiagnosticSeverity.Information,
}
_TOP = Range(Position(0, 0), Position(0, 0))


class Shown(NamedTuple):
    """The diagnostics of a report."""

    report: Report
    of_findings: list[Diagnostic]
    all: list[Diagnostic]
    """Those of the findings, and at the top of the text those of failures and notes."""


def of_report(report: Report, positions: Positions, link: Callable[[str], str | None], before: Shown | None = None) -> Shown:
    """Return the diagnostics for a report: its findings, and at the top of the text its failures and notes.

    Args:
        report: the report.
        positions: the lines of the text.
        link: where the clause of a rule can be read: an URI.
        before: the diagnostics of the text before an edit, with the same links. Those that the edit leaves as they were are
            the same objects afterwards.
    """
    findings = report.findings
    head, tail = _same(before.report, report) if before else (0, 0)
    new = findings[head : len(findings) - tail]
    links = {rule: CodeDescription(href) if (href := link(rule)) else None for rule in {one.rule for one in new}}
    found = [
        Diagnostic(
            positions.range(finding.span),
            finding.message,
            _SEVERITIES[finding.level],
            finding.rule,
            links[finding.rule],
            SOURCE,
        )
        for finding in new
    ]
    if before:
        known = before.of_findings
        found = [*known[:head], *found, *known[len(known) - tail :]]
    failed = [
        Diagnostic(_TOP, failure.message, DiagnosticSeverity.Warning, failure.rule or None, source=SOURCE)
        for failure in report.failures
    ]
    noted = [Diagnostic(_TOP, note, DiagnosticSeverity.Information, source=SOURCE) for note in report.notes]
    return Shown(report, found, [*found, *failed, *noted])


def _same(before: Report, after: Report) -> tuple[int, int]:
    """Return how many findings, at the beginning and at the end, are shown in the same place as before an edit."""
    old, new = before.findings, after.findings
    head, tail = common_ends(before.source, after.source)
    shift = len(after.source) - len(before.source)
    first = last = 0
    most = min(len(old), len(new))
    while first < most and new[first].span.end < head and _are_alike(old[first], new[first], 0):
        first += 1
    changed = len(after.source) - tail
    line = after.source.find("\n", changed)
    breaks = before.source.count("\n", head, len(before.source) - tail) - after.source.count("\n", head, changed)
    if line < 0 or breaks or "\r" in before.source[max(head - 1, 0) : line - shift] + after.source[max(head - 1, 0) : line]:
        return first, 0
    while last < most - first and new[-1 - last].span.start > line and _are_alike(old[-1 - last], new[-1 - last], shift):
        last += 1
    return first, last


def _are_alike(old: Finding, new: Finding, shift: int) -> bool:
    return old is new or (
        old.span.start + shift == new.span.start
        and old.span.end + shift == new.span.end
        and old.rule == new.rule
        and old.level is new.level
        and old.message == new.message
    )


def of_problem(problem: Problem, positions: Positions | None = None) -> Diagnostic:
    """Return the diagnostic for a problem in a configuration or a guideline, from its position to the end of the line."""
    line, column = max(problem.line - 1, 0), max(problem.column - 1, 0)
    start, end = Position(line, column), Position(line, column + 1)
    if positions:
        text = positions.line(line)
        first = positions.offset(Position(line, 0))
        start = positions.position(first + min(column, len(text)))
        end = positions.position(first + len(text))
    return Diagnostic(Range(start, end), problem.message, DiagnosticSeverity.Error, source=SOURCE)
