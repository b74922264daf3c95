"""Render reports for programs: one JSON document, written report by report.

docs/output.md describes the form, which is stable: `{"version": 1, "documents": [...], "errors": [...]}`. Offsets are code
points of the decoded source; lines and columns are counted from 1.
"""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from pesanlint.finding import Finding, Level, Report, SourceFix
from pesanlint.spans import Lines

text = encode_basestring
"""Returns a text as JSON has it."""


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
            tail = f", {dumped(more)[1:]}" if more else "}"
            found = ", ".join([f"{{{finding}}}" for finding in written(report)])
            yield separator + encodable(f'{{"path": {text(report.path)}, "findings": [{found}]{tail}')
            separator = ",\n"
    yield f'\n], "errors": {dumped(errors)}}}\n'


def findings(report: Report) -> Iterator[dict[str, Any]]:
    """Yield the findings of a report as plain data."""
    for finding in written(report):
        yield json.loads(f"{{{finding}}}")


def written(report: Report) -> Iterator[str]:
    """Yield the findings of a report, each as the members of a JSON object, without its braces.

    An encoder of any data takes three times as long as one of findings only.
    """
    if not report.findings:
        return
    positions = Lines(report.source).positions
    for finding in report.findings:
        yield _finding(finding, *positions(*finding.span))


def failures(report: Report) -> Iterator[dict[str, str]]:
    """Yield the failures of a report as plain data."""
    for failure in report.failures:
        yield {"path": report.path, "message": failure.message, **({"rule": failure.rule} if failure.rule else {})}


_ENCODER = json.JSONEncoder(ensure_ascii=False)


def dumped(data: Any) -> str:
    """Return the data as JSON on one line. Lone surrogates, which UTF-8 cannot encode, are escaped."""
    return encodable(_ENCODER.encode(data))


def encodable(written: str) -> str:
    """The JSON itself, or, with lone surrogates, which UTF-8 cannot encode, the same with everything beyond ASCII escaped."""
    try:
        written.encode()
    except UnicodeEncodeError:
        return json.dumps(json.loads(written))
    return written


def _finding(finding: Finding, line: int, column: int, last_line: int, last_column: int) -> str:
    rule, level, message, found, (start, end), block, in_quote, source, layer, fixes, fingerprint = finding
    return (
        f'{_head(rule, level)}"message": {text(message)}, "found": {text(found)}, '
        f'"start": {{"offset": {start}, "line": {line}, "column": {column}}}, '
        f'"end": {{"offset": {end}, "line": {last_line}, "column": {last_column}}}, '
        f'"block": {text(block)}, "in_quote": {"true" if in_quote else "false"}, {_origin(source, layer)}'
        f'"fingerprint": {text(fingerprint)}, "fixes": [{", ".join(map(_fix, fixes))}]'
    )


@lru_cache(maxsize=1024)  # the same for all findings of a rule
def _head(rule: str, level: Level) -> str:
    return f'"rule": {text(rule)}, "level": "{level.value}", '


@lru_cache(maxsize=1024)
def _origin(source: str, layer: str) -> str:
    return f'"source": {text(source)}, "layer": {text(layer)}, '


def _fix(fix: SourceFix) -> str:
    edits = [f'{{"start": {start}, "end": {end}, "text": {text(new)}}}' for (start, end), new in fix.edits]
    return f'{{"safe": {"true" if fix.safe else "false"}, "edits": [{", ".join(edits)}]}}'
