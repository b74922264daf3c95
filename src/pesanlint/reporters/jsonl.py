"""For pipes: one JSON object a line, a finding or a failure, each with its path."""

from collections.abc import Iterable, Iterator

from pesanlint.finding import Report
from pesanlint.reporters.json import dumped, failures, findings


def render(reports: Iterable[Report]) -> Iterator[str]:
    """A line for each finding and each failure."""
    for report in reports:
        for finding in findings(report):
            yield dumped({"path": report.path, **finding}) + "\n"
        for failure in failures(report):
            yield dumped({"error": failure}) + "\n"
