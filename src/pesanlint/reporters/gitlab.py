"""Render reports for GitLab: a Code Quality report, shown in merge requests."""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from pesanlint.finding import Level, Report
from pesanlint.reporters.json import dumped
from pesanlint.reporters.paths import from_root
from pesanlint.spans import Lines

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.SUGGESTION: "info"}


def render(reports: Iterable[Report]) -> Iterator[str]:
    """Render a list of issues. GitLab requires unique fingerprints, so a finding that occurs again in a file is numbered."""
    yield "["
    separator = "\n"
    for report in reports:
        lines, path = Lines(report.source), from_root(report.path)
        seen: Counter[str] = Counter()
        issues = [
            (
                finding.message,
                finding.rule,
                finding.fingerprint,
                _SEVERITIES[finding.level],
                lines.position(finding.span.start).line,
            )
            for finding in report.findings
        ] + [(failure.message, failure.rule or "pesanlint.gagal", failure.message, "blocker", 1) for failure in report.failures]
        for message, rule, fingerprint, severity, line in issues:
            seen[fingerprint] += 1
            key = "\0".join((path, rule, fingerprint, str(seen[fingerprint])))
            yield separator + dumped({
                "description": message,
                "check_name": rule,
                "fingerprint": sha256(key.encode("utf-8", "surrogatepass")).hexdigest(),
                "severity": severity,
                "location": {"path": path, "lines": {"begin": line}},
            })  # fmt: skip
            separator = ",\n"
    yield "\n]\n"
