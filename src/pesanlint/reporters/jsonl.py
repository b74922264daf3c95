"""Render reports for pipes: one JSON object on each line, for a finding, a note or a failure, with its path."""

from collections.abc import Iterable, Iterator

from pesanlint.finding import Report
from pesanlint.reporters.json import dumped, encodable, failures, text, written


def render(reports: Iterable[Report]) -> Iterator[str]:
    """Yield the lines of each report: one for each finding, note and failure."""
    for report in reports:
        yield encoded(report).decode()


def encoded(report: Report) -> bytes:
    """The lines of a report in UTF-8; only one with a lone surrogate has everything beyond ASCII escaped."""
    path = f'{{"path": {text(report.path)}, '
    lines = [f"{path}{finding}}}" for finding in written(report)]
    lines += [dumped({"path": report.path, "note": note}) for note in report.notes]
    lines += [dumped({"error": failure}) for failure in failures(report)]
    lines.append("")
    try:
        return "\n".join(lines).encode()
    except UnicodeEncodeError:
        return "\n".join(map(encodable, lines[:-1])).encode() + b"\n"
