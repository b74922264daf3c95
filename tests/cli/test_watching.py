"""`check --watch`, as a process that goes on while files change."""

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .small import small_guideline

Expect = Callable[[str], str]


class Watch:
    """A running watch, and what it has printed."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "pesanlint", "check", "--watch", "--output-format", "github", *arguments]
        env = {**os.environ, "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line)

    def until_waiting(self) -> str:
        """What is printed until the watch waits again."""
        seen = ""
        while "Menunggu perubahan" not in seen:
            seen += self._lines.get(timeout=180)
        return seen

    def is_silent(self, seconds: float) -> bool:
        """Whether nothing is printed for a while."""
        time.sleep(seconds)
        return self._lines.empty()


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Callable[..., Watch]]:
    """Starts a watch in a folder of its own."""
    small_guideline(tmp_path)
    (tmp_path / "a.txt").write_text("Warga dihimbau datang.\n")
    (tmp_path / "b.md").write_text("Kami hadir.\n")
    running: list[Watch] = []

    def start(*arguments: str) -> Watch:
        running.append(Watch(tmp_path, *arguments))
        return running[-1]

    yield start
    for one in running:
        one.process.kill()
        one.process.wait()


def test_what_changes_is_checked_again_however_it_is_saved(watching: Callable[..., Watch], tmp_path: Path) -> None:
    watch = watching()
    first = watch.until_waiting()
    assert "file=a.txt" in first
    (tmp_path / "b.md").write_text("Kami menghimbau.\n")
    second = watch.until_waiting()
    assert "file=b.md" in second
    assert "file=a.txt" not in second  # only what changed
    (tmp_path / "baru.tmp").write_text("Warga diimbau datang dan menghimbau.\n")
    (tmp_path / "baru.tmp").rename(tmp_path / "a.txt")  # as many editors save
    assert "menghimbau" in (third := watch.until_waiting())
    assert third.count("::warning") == 1


def test_a_folder_that_is_moved_in_is_walked_and_lock_files_are_passed_over(
    watching: Callable[..., Watch], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("luar")
    (outside / "c.txt").write_text("Warga dihimbau.\n")
    watch = watching(".")
    watch.until_waiting()
    (tmp_path / ".~lock.a.txt#").write_text("x")
    (tmp_path / "~$a.docx").write_text("x")
    assert watch.is_silent(1.5)
    outside.rename(tmp_path / "masuk")
    assert "file=masuk/c.txt" in watch.until_waiting()


def test_a_guideline_that_changes_is_used_and_one_that_is_wrong_is_said(watching: Callable[..., Watch], tmp_path: Path) -> None:
    watch = watching()
    watch.until_waiting()
    (tmp_path / "pesanlint.yaml").write_text("selcet: x\n")
    assert "pesanlint.yaml:1:1" in watch.until_waiting()
    (tmp_path / "pesanlint.yaml").write_text("guideline: ./uji\nselect: [uji.kepanjangan]\n")
    assert "dihimbau" not in watch.until_waiting()


def test_interrupting_ends_it_with_status_0(watching: Callable[..., Watch]) -> None:
    import signal

    watch = watching()
    watch.until_waiting()
    watch.process.send_signal(signal.SIGINT)
    assert watch.process.wait(timeout=30) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("-",), "tidak dapat dipakai bersama “-”"), (("--fix",), "--fix"), (("tak-ada",), "tidak ditemukan")],
)
def test_what_cannot_be_watched_is_said(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    command = [sys.executable, "-m", "pesanlint", "check", "--watch", *arguments]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert said in done.stderr
