"""Convert reports and problems into diagnostics of the protocol."""

from collections.abc import Callable

from lsprotocol.types import CodeDescription, Diagnostic, DiagnosticSeverity, Position, Range

from pesanlint.errors import Problem
from pesanlint.finding import Level, Report
from pesanlint.lsp.positions import Positions

SOURCE = "pesanlint"
_SEVERITIES = {
    Level.ERROR: DiagnosticSeverity.Error,
    Level.WARNING: DiagnosticSeverity.Warning,
    Level.SUGGESTION: DiagnosticSeverity.Information,
}
_TOP = Range(Position(0, 0), Position(0, 0))


def of_report(report: Report, positions: Positions, link: Callable[[str], str | None]) -> list[Diagnostic]:
    """Return the diagnostics for a report: its findings, and at the top of the text its failures and notes.

    Args:
        report: the report.
        positions: the lines of the text.
        link: where the clause of a rule can be read: an URI.
    """
    links = {rule: CodeDescription(href) if (href := link(rule)) else None for rule in {one.rule for one in report.findings}}
    found = [
        Diagnostic(
            positions.range(finding.span),
            finding.message,
            _SEVERITIES[finding.level],
            finding.rule,
            links[finding.rule],
            SOURCE,
        )
        for finding in report.findings
    ]
    failed = [
        Diagnostic(_TOP, failure.message, DiagnosticSeverity.Warning, failure.rule or None, source=SOURCE)
        for failure in report.failures
    ]
    noted = [Diagnostic(_TOP, note, DiagnosticSeverity.Information, source=SOURCE) for note in report.notes]
    return [*found, *failed, *noted]


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
