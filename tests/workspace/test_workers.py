"""Worker processes: results in order, errors, large chunks, and workers that die."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pesanlint.errors import ReadError
from pesanlint.workspace.workers import Workers
from pesanlint.workspace.workspace import Workspace

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="workers are not forks there")

LARGE = "x" * 2_000_000
"""More than a pipe holds."""


def doubled(_: Workspace, items: list[str]) -> list[str]:
    for item in items:
        if item.startswith("dies"):
            os.kill(os.getpid(), signal.SIGKILL)
        if item.startswith("fails"):
            raise ReadError(item)
        if item.startswith("odd"):
            return [lambda: None]  # type: ignore[list-item]  # cannot be sent
    return [item * 2 for item in items]


def results(desk: Path, chunks: list[list[str]], jobs: int = 2) -> list[list[str]]:
    (desk / "pesanlint.yaml").write_text("guideline: kita\n")
    (desk / "kita").mkdir()
    (desk / "kita/guideline.yaml").write_text("name: kita\ntitle: Kita\n")
    (desk / "kita/a.yaml").write_text("title: A\nrules:\n  - {id: a, kind: substitution, swap: [{not: hoax, use: hoaks}]}\n")
    with Workers(Workspace(), jobs, doubled, lambda item: f"died: {item}", desk) as workers:
        waiting: list[Callable[[], list[str]]] = [workers.start(chunk) for chunk in chunks]
        return [wait() for wait in waiting]


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("tail", ["", LARGE], ids=["small", "large"])
def test_results_are_in_order(tmp_path: Path, jobs: int, tail: str) -> None:
    chunks = [[f"{number}{tail}", "b"] for number in range(9)]
    assert results(tmp_path, chunks, jobs) == [[item * 2 for item in chunk] for chunk in chunks]


@pytest.mark.parametrize(
    ("chunks", "expected"),
    [
        ([["dies"]], [["died: dies"]]),
        ([["a", "dies", "b"], ["c"], ["d"]], [["aa", "died: dies", "bb"], ["cc"], ["dd"]]),
        ([["a"], ["dies", "dies too"], ["b"], ["dies"]], [["aa"], ["died: dies", "died: dies too"], ["bb"], ["died: dies"]]),
        ([["dies"], ["dies"], ["dies"], ["a"]], [["died: dies"]] * 3 + [["aa"]]),
        ([[LARGE, f"dies{LARGE}"], ["a"]], [[LARGE * 2, f"died: dies{LARGE}"], ["aa"]]),
    ],
)
def test_a_worker_that_dies_costs_the_item_only(tmp_path: Path, chunks: list[list[str]], expected: list[list[str]]) -> None:
    assert results(tmp_path, chunks) == expected


@pytest.mark.parametrize(("item", "error"), [("fails here", ReadError), ("odd", Exception)])
def test_an_error_in_a_worker_is_raised_here(tmp_path: Path, item: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        results(tmp_path, [["a"], [item], ["b"], ["c"]])
