"""Render reports for pipes: one JSON object on each line, for a finding, a note or a failure, with its path."""

from collections.abc import Iterable, Iterator

from pesanlint.finding import Report
from pesanlint.reporters.json import dumped, encodable, failures, is_encodable, text, written


def render(reports: Iterable[Report]) -> Iterator[str]:
    """Yield the lines of each report: one for each finding, note and failure."""
    for report in reports:
        if report.lines:
            yield report.lines
            continue
        path = f'{{"path": {text(report.path)}, '
        lines = [f"{path}{finding}}}" for finding in written(report)]
        together = "\n".join(lines)
        if lines:
            yield (together if is_encodable(together) else "\n".join(map(encodable, lines))) + "\n"
        for note in report.notes:
            yield dumped({"path": report.path, "note": note}) + "\n"
        for failure in failures(report):
            yield dumped({"error": failure}) + "\n"
