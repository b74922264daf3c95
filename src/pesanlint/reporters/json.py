"""Render reports for programs: one JSON document, written report by report.

docs/output.md describes the form, which is stable: `{"version": 1, "documents": [...], "errors": [...]}`. Offsets are code
points of the decoded source; lines and columns are counted from 1.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pesanlint.finding import Finding, Report
from pesanlint.spans import Lines


def render(reports: Iterable[Report]) -> Iterator[str]:
    """Render the whole document; errors come at the end."""
    errors: list[dict[str, str]] = []
    yield '{"version": 1, "documents": ['
    separator = "\n"
    for report in reports:
        errors += failures(report)
        if report.findings or not report.failures or report.source:
            more: dict[str, Any] = {"notes": list(report.notes)} if report.notes else {}
            more |= {"skipped": dict(report.skipped)} if report.skipped else {}
            yield separator + dumped({"path": report.path, "findings": list(findings(report)), **more})
            separator = ",\n"
    yield f'\n], "errors": {dumped(errors)}}}\n'


def findings(report: Report) -> Iterator[dict[str, Any]]:
    """Yield the findings of a report as plain data."""
    lines = Lines(report.source) if report.findings else None
    for finding in report.findings:
        assert lines is not None
        yield _finding(finding, lines)


def failures(report: Report) -> Iterator[dict[str, str]]:
    """Yield the failures of a report as plain data."""
    for failure in report.failures:
        yield {"path": report.path, "message": failure.message, **({"rule": failure.rule} if failure.rule else {})}


_ENCODER = json.JSONEncoder(ensure_ascii=False)


def dumped(data: Any) -> str:
    """Return the data as JSON on one line. Lone surrogates, which UTF-8 cannot encode, are escaped."""
    text = _ENCODER.encode(data)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(data)
    return text


def _finding(finding: Finding, lines: Lines) -> dict[str, Any]:
    def place(offset: int) -> dict[str, int]:
        line, column = lines.position(offset)
        return {"offset": offset, "line": line, "column": column}

    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "message": finding.message,
        "found": finding.found,
        "start": place(finding.span.start),
        "end": place(finding.span.end),
        "block": finding.block,
        "in_quote": finding.in_quote,
        "source": finding.source,
        "layer": finding.layer,
        "fingerprint": finding.fingerprint,
        "fixes": [
            {
                "safe": fix.safe,
                "edits": [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits],
            }
            for fix in finding.fixes
        ],
    }
