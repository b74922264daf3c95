"""Every line of the threat model names a test, and the test exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/security.md").read_text("utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith(("| it cannot", "| ---"))]


def test_there_are_rows() -> None:
    assert len(ROWS) > 15


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip())
def test_each_line_is_held_by_a_test(row: str) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row)
    assert named
    for path, name in named:
        assert f"def {name}(" in (ROOT / path).read_text("utf-8"), (path, name)


def test_the_limits_are_the_code_s() -> None:
    from pesanlint.authoring import marked as source
    from pesanlint.authoring import tables
    from pesanlint.desk import roster_file as roster
    from pesanlint.guideline import config
    from pesanlint.readers import ignoring, limits
    from pesanlint.workspace import baseline

    mib = 1024 * 1024
    sizes = (source.MAX_SIZE, config.MAX_TOML, tables.MAX_SIZE, roster.MAX_SIZE, baseline.MAX_SIZE)
    assert [size // mib for size in sizes] == [1, 4, 4, 8, 64]
    assert (source.MAX_DEPTH, tables.MAX_ITEMS, limits.DEFAULT.size // mib) == (20, 200_000, 16)
    assert (1024, 10_000, mib) == (ignoring.MAX_PATTERN, ignoring.MAX_PATTERNS, ignoring.MAX_SIZE)
