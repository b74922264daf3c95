"""Render reports for test dashboards: JUnit XML with a suite for each file and a failed case for each finding."""

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from pesanlint.finding import Report
from pesanlint.spans import Lines

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(reports: Iterable[Report]) -> Iterator[str]:
    """Yield a suite for each file; a file without findings has one case that passed."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="pesanlint">\n'
    for report in reports:
        count = len(report.findings)
        cases = max(count + len(report.failures), 1)
        path = _attribute(report.path)
        yield f'<testsuite name={path} tests="{cases}" failures="{count}" errors="{len(report.failures)}">\n'
        lines = Lines(report.source)
        for finding in report.findings:
            line, column = lines.position(finding.span.start)
            place = f"{report.path}:{line}:{column}"
            yield (
                f"<testcase classname={path} name={_attribute(f'{finding.rule}:{line}:{column}')}>"
                f"<failure type={_attribute(finding.level.value)} message={_attribute(finding.message)}>"
                f"{_text(f'{place}: {finding.message} [{finding.source}]')}</failure></testcase>\n"
            )
        for failure in report.failures:
            name = _attribute(failure.rule or "pesanlint")
            yield f"<testcase classname={path} name={name}><error message={_attribute(failure.message)}/></testcase>\n"
        if not report.findings and not report.failures:
            yield f'<testcase classname={path} name="pesanlint"/>\n'
        yield "</testsuite>\n"
    yield "</testsuites>\n"


def _text(text: str) -> str:
    return escape(_NO_XML.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_NO_XML.sub("\ufffd", text))
