"""Render reports for code scanning: SARIF 2.1.0 (OASIS standard), report by report. Columns and offsets are code points."""

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from pesanlint.finding import Finding, Level, Report, SourceFix
from pesanlint.reporters.json import dumped
from pesanlint.reporters.paths import from_root
from pesanlint.spans import Lines, SourceSpan

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "note"}


def render(reports: Iterable[Report]) -> Iterator[str]:
    """Render one run. Its rules and notifications come last, because they are known only at the end."""
    rules: dict[str, dict[str, Any]] = {}
    notifications: list[dict[str, Any]] = []
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", "results": ['
    separator, has_failed = "\n", False
    for report in reports:
        lines = Lines(report.source)
        for finding in report.findings:
            rules.setdefault(finding.rule, _rule(finding))
            yield separator + dumped(_result(report, finding, lines))
            separator = ",\n"
        has_failed = has_failed or bool(report.failures)
        notifications += [
            {
                "level": level,
                "message": {"text": message},
                "locations": [{"physicalLocation": {"artifactLocation": _artifact(report)}}],
            }
            for level, message in (
                *(("note", note) for note in report.notes),
                *(("error", failure.message) for failure in report.failures),
            )
        ]
    driver = {"name": "pesanlint", "version": version("pesanlint"), "rules": list(rules.values())}
    invocation = {"executionSuccessful": not has_failed, "toolExecutionNotifications": notifications}
    yield f'\n], "tool": {dumped({"driver": driver})}, "invocations": {dumped([invocation])}}}]}}\n'


def _rule(finding: Finding) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": finding.rule, "defaultConfiguration": {"level": _LEVELS[finding.level]}}
    return {**rule, "help": {"text": finding.source}} if finding.source else rule


def _result(report: Report, finding: Finding, lines: Lines) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.level],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(report), "region": _region(finding.span, lines)}}],
        "properties": {"layer": finding.layer, "inQuote": finding.in_quote},
    }
    if finding.fingerprint:
        result["partialFingerprints"] = {"pesanlint/v1": finding.fingerprint}
    if finding.fixes:
        result["fixes"] = [_fix(report, fix, lines) for fix in finding.fixes]
    return result


def _fix(report: Report, fix: SourceFix, lines: Lines) -> dict[str, Any]:
    replacements = [{"deletedRegion": _region(edit.span, lines), "insertedContent": {"text": edit.text}} for edit in fix.edits]
    return {
        "description": {"text": "Perbaikan aman." if fix.safe else "Perbaikan yang perlu diperiksa."},
        "artifactChanges": [{"artifactLocation": _artifact(report), "replacements": replacements}],
    }


def _region(span: SourceSpan, lines: Lines) -> dict[str, int]:
    start, end = lines.position(span.start), lines.position(span.end)
    return {
        "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
        "charOffset": span.start, "charLength": span.end - span.start,
    }  # fmt: skip


def _artifact(report: Report) -> dict[str, str]:
    path = from_root(report.path)
    quoted = quote(path.encode("utf-8", "surrogatepass"))
    return {"uri": f"file:///{quoted.lstrip('/')}" if PurePath(path).is_absolute() else quoted}
