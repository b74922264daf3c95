"""Render reports for GitHub Actions: workflow commands, shown as annotations beside the changed lines."""

import secrets
from collections.abc import Iterable, Iterator

from pesanlint.finding import Level, Report
from pesanlint.reporters.paths import from_root
from pesanlint.spans import Lines
from pesanlint.visible import visible_lines

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "notice"}


def render(reports: Iterable[Report]) -> Iterator[str]:
    """Yield a command for each finding, note and failure."""
    for report in reports:
        yield from _commands(report)


def encoded(report: Report) -> bytes:
    """The commands of a report in UTF-8, with lone surrogates escaped."""
    return "".join(_commands(report)).encode("utf-8", "backslashreplace")


def _commands(report: Report) -> Iterator[str]:
    lines, path = Lines(report.source), _property(from_root(report.path))
    for finding in report.findings:
        start, end = lines.position(finding.span.start), lines.position(finding.span.end)
        place = f"line={start.line},endLine={end.line}"
        if start.line == end.line:
            place += f",col={start.column},endColumn={end.column}"
        message = f"{finding.message} [{finding.source}]" if finding.source else finding.message
        command = _COMMANDS[finding.level]
        yield f"::{command} file={path},{place},title={_property(finding.rule)}::{_data(message)}\n"
    for note in report.notes:
        yield f"::notice file={path},title=pesanlint::{_data(note)}\n"
    for failure in report.failures:
        title = _property(failure.rule or "pesanlint")
        yield f"::error file={path},title={title}::{_data(failure.message)}\n"


def stop_and_resume() -> tuple[str, str]:
    """Return two lines between which GitHub executes no commands. They use a random word, so no text can contain the end."""
    word = secrets.token_hex(16)
    return f"::stop-commands::{word}\n", f"::{word}::\n"


def _data(text: str) -> str:
    return visible_lines(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
