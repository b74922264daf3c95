"""Render reports for pipes: one JSON object on each line, for a finding, a note or a failure, with its path."""

from collections.abc import Iterable, Iterator

from pesanlint.finding import Report
from pesanlint.reporters.json import dumped, encodable, failures, text, written


def render(reports: Iterable[Report]) -> Iterator[str]:
    """Yield a line for each finding, note and failure."""
    for report in reports:
        if report.lines:
            yield report.lines
            continue
        path = f'{{"path": {text(report.path)}, '
        for finding in written(report):
            yield encodable(f"{path}{finding}}}") + "\n"
        for note in report.notes:
            yield dumped({"path": report.path, "note": note}) + "\n"
        for failure in failures(report):
            yield dumped({"error": failure}) + "\n"
