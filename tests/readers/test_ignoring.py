"""Patterns of `.gitignore` match as in pathspec, in bounded time."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

from pesanlint.readers.discovery import discover
from pesanlint.readers.ignoring import MAX_PATTERN, PatternError, bounded, parse, within_names

PIECES = st.sampled_from(["*", "**", "/", "a", "b", "?", "[ab]", "[!a]", "\\*", "/**/", "**/", "aa"])
PATHS = st.lists(st.text("ab*", min_size=1, max_size=6), min_size=1, max_size=5).map("/".join)


@given(st.lists(PIECES, min_size=1, max_size=9).map("".join), st.lists(PATHS, min_size=1, max_size=8))
def test_the_bounded_expression_matches_the_same(pattern: str, paths: list[str]) -> None:
    try:
        plain, _ = GitIgnoreSpecPattern.pattern_to_regex(pattern)
    except ValueError:
        return
    if plain is not None:
        fast, slow = re.compile(bounded(plain)), re.compile(within_names(plain))
        for path in paths:
            for text in (path, f"{path}/"):
                assert bool(fast.match(text)) == bool(slow.match(text)), (pattern, text, plain, bounded(plain))


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*a" * 200 + "*b", "a" * 255),
        ("*a" * 200 + "*b", "/".join(["a" * 255] * 15)),
        ("*[!b]" * 150 + "*c", "a" * 255),
        ("?*" * 200 + "b", "a" * 255),
        ("**/a/" * 200 + "b", "a/" * 2040 + "c"),
        ("x/" + "**/a/" * 180 + "b", "x/" + "a/" * 2040 + "c"),
        ("**/*a*/" * 140 + "b", "aa/" * 1350 + "c"),
        ("**/*a*a*a*/" * 90 + "b", ("a" * 99 + "/") * 40 + "c"),
    ],
)
def test_patterns_match_in_bounded_time(pattern: str, path: str) -> None:
    start = time.process_time()
    assert not parse([pattern], []).match_file(path)
    assert time.process_time() - start < 5  # was years


def test_a_skipped_line_is_reported(tmp_path: Path) -> None:
    lines = ["*.tmp", "x" * (MAX_PATTERN + 1), "/", "b.txt"]
    (tmp_path / ".gitignore").write_text("\n".join(lines), encoding="utf-8")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    said: list[str] = []
    assert [path.name for path in discover([tmp_path], warn=said.append)] == ["a.txt"]
    assert said[0] == f"{tmp_path / '.gitignore'}:2: Pola ini dilewati: panjangnya lebih dari {MAX_PATTERN} karakter."


def test_too_many_patterns_are_said() -> None:
    faults: list[PatternError] = []
    assert len(parse(["a"] * 10_050, faults).patterns) == 10_000
    assert [fault.line for fault in faults] == [10_001]


def test_a_pipe_in_place_of_it_is_passed_over(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / ".gitignore")
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    said: list[str] = []
    assert [path.name for path in discover([tmp_path], warn=said.append)] == ["a.txt"]
    assert "bukan berkas biasa" in said[0]
