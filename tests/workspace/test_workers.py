"""Worker processes: results in order, errors, large chunks, and workers that die."""

import copyreg
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pesanlint.errors import ReadError
from pesanlint.workspace.workers import Workers
from pesanlint.workspace.workspace import Workspace

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="workers are not forks there")

LARGE = "x" * 2_000_000
"""More than a pipe holds."""


class Picky(Exception):  # noqa: N818
    """Can be sent, but not received: it is made again of its message alone."""

    def __init__(self, what: str, where: str) -> None:
        super().__init__(f"{what}: {where}")


class Bound(Exception):  # noqa: N818
    """Cannot be sent."""

    def __init__(self) -> None:
        super().__init__(lambda: None)


def doubled(place: Workspace, items: list[str]) -> list[str]:
    seen = place.folder / "seen"
    for item in items:
        if item.startswith("dies"):
            os.kill(os.getpid(), signal.SIGKILL)
        if item.startswith("fails"):
            raise ReadError(item)
        if item.startswith("odd"):
            return [lambda: None]  # type: ignore[list-item]  # cannot be sent
        if item == "picky":
            raise Picky("salah", "di sini")
        if item == "bound":
            raise Bound
        if item == "unlucky" and not seen.exists():
            seen.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if item == "slow":
            seen.touch()
            time.sleep(0.5)
            seen.unlink()
        if item == "hungry":  # dies while another worker is at work
            for _ in range(10):
                if seen.exists():
                    os.kill(os.getpid(), signal.SIGKILL)
                time.sleep(0.02)
    return [item * 2 for item in items]


def workspace(desk: Path) -> Workspace:
    (desk / "pesanlint.yaml").write_text("guideline: kita\n")
    (desk / "kita").mkdir()
    (desk / "kita/guideline.yaml").write_text("name: kita\ntitle: Kita\n")
    (desk / "kita/a.yaml").write_text("title: A\nrules:\n  - {id: a, kind: substitution, swap: [{not: hoax, use: hoaks}]}\n")
    return Workspace(folder=desk)


def results(desk: Path, chunks: list[list[str]], jobs: int = 2) -> list[list[str]]:
    with Workers(workspace(desk), jobs, doubled, lambda item: f"died: {item}", desk) as workers:
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


@pytest.mark.parametrize(
    "chunks",
    [[["unlucky"], ["a"]], [["a", "unlucky"], ["b"]], [["slow"], ["hungry"], ["a"]], [["slow"], ["hungry", "a"], ["b"]]],
)
def test_an_item_is_to_blame_only_if_a_worker_dies_over_it_alone(tmp_path: Path, chunks: list[list[str]]) -> None:
    assert results(tmp_path, chunks) == [[item * 2 for item in chunk] for chunk in chunks]


def test_results_that_a_dying_worker_has_sent_are_kept(tmp_path: Path) -> None:
    """Whether they are read before the next chunk is sent to that worker or not."""
    chunks = [[f"{number}"] if number % 3 else [f"dies {number}"] for number in range(60)]
    expected = [[f"died: {item}" if item.startswith("dies") else item * 2 for item in chunk] for chunk in chunks]
    assert results(tmp_path, chunks) == expected


@pytest.mark.parametrize(("item", "error"), [("fails here", ReadError), ("odd", Exception)])
def test_an_error_in_a_worker_is_raised_here(tmp_path: Path, item: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        results(tmp_path, [["a"], [item], ["b"], ["c"]])


@pytest.mark.parametrize(("item", "said"), [("picky", "Picky: salah: di sini"), ("bound", "Bound: ")])
def test_an_error_that_cannot_be_sent_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, item: str, said: str) -> None:
    monkeypatch.delitem(copyreg.dispatch_table, Picky, raising=False)  # `distributed` teaches pickle all errors that it finds
    with pytest.raises(RuntimeError, match=said) as raised:
        results(tmp_path, [["a"], [item], ["b"]])
    assert any("in doubled" in note for note in raised.value.__notes__)


def test_a_chunk_is_kept_pickled_only_until_it_is_sent(tmp_path: Path) -> None:
    with Workers(workspace(tmp_path), 1, doubled, str.upper, tmp_path) as workers:
        waiting = [workers.start([name + LARGE]) for name in "ab"]
        assert [len(task.data) > len(LARGE) for task in workers._waiting] == [True]
        assert [task.data for worker in workers._workers.values() for task in worker.tasks] == [b""]
        assert [wait()[0][:1] for wait in waiting] == ["a", "b"]
