"""The type checker tells prose from source: what mixes them is an error."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAD = """
from pesanlint.document import Document
from pesanlint.finding import Finding, Fix, Match
from pesanlint.spans import Edit, SourceEdit, SourceSpan, Span, apply_edits
def of_prose(span: Span) -> None: ...
def of_source(span: SourceSpan) -> None: ...
def tried(document: Document, finding: Finding, match: Match) -> None:
    """
WRONG = [
    "of_prose(finding.span)",
    "of_source(match.span)",
    "of_source(document.blocks[0].span)",
    "of_prose(document.map.to_source(match.span))",
    "document.map.to_source(finding.span)",
    "finding.span.covers(match.span)",
    "apply_edits(document.source, [*finding.fixes[0].edits, *match.fixes[0].edits])",
    "document.edit_to_source(finding.fixes[0].edits[0])",
]
RIGHT = [
    "of_source(finding.span)",
    "of_source(document.map.to_source(match.span))",
    "of_prose(match.span.shifted(3))",
    "apply_edits(document.text, finding.fixes[0].meant)",
    "made: SourceEdit = Edit(finding.span, 'x')",
]


@pytest.fixture(scope="module")
def wrong_lines(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Those of all lines that the type checker refuses, checked at once."""
    file = tmp_path_factory.mktemp("types") / "mixed.py"
    lines = [*HEAD.strip("\n").split("\n")[:-1], *(f"    {line}" for line in (*WRONG, *RIGHT))]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    root = Path(__file__).parents[1]
    command = [sys.executable, "-m", "mypy", "--config-file", root / "pyproject.toml", "--no-error-summary"]
    command += ["--cache-dir", file.parent / "cache", file]  # of its own: two runs at once spoil a cache they share
    said = subprocess.run(command, capture_output=True, text=True, cwd=root, check=False).stdout
    at_fault = [int(line.split(":")[1]) for line in said.splitlines() if ": error:" in line and line.startswith(str(file))]
    return {lines[number - 1].strip() for number in at_fault}


@pytest.mark.parametrize("line", WRONG)
def test_what_mixes_them_is_refused(wrong_lines: set[str], line: str) -> None:
    assert line in wrong_lines


@pytest.mark.parametrize("line", RIGHT)
def test_what_does_not_is_accepted(wrong_lines: set[str], line: str) -> None:
    assert line not in wrong_lines
