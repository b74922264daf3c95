"""Progress is shown on a terminal only, while there is no other output."""

import io
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pesanlint.cli import progress
from pesanlint.cli.progress import Progress, announced

pty = pytest.importorskip("pty", reason="needs pseudo-terminals")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "seconds", "said"), [(Terminal, 0.3, True), (Terminal, 0, False), (io.StringIO, 0.3, False)]
)
def test_what_takes_long_is_announced_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, stream: Callable[[], io.StringIO], seconds: float, said: bool
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.1)
    monkeypatch.setattr(sys, "stderr", shown := stream())
    with announced("Menyusun"):
        time.sleep(seconds)
    time.sleep(0.2)
    assert shown.getvalue() == ("Menyusun\n" if said else "")


def test_all_files_are_counted_soon_and_none_before_they_are_needed() -> None:
    taken = 0

    def files() -> Iterator[int]:
        nonlocal taken
        for number in range(1, 201):
            taken = number
            yield number

    shown = Progress(files)
    assert taken == 0
    shown.step()
    assert (taken, shown.line(1)) == (64, "Diperiksa: 1 berkas, 1 tiap detik")
    for _ in range(99):
        shown.step()
    assert shown.line(50) == "Diperiksa: 100 dari 200 berkas, 2 tiap detik, sisa 0:50"
    for _ in range(100):
        shown.step()
    assert shown.line(4000) == "Diperiksa: 200 dari 200 berkas, 0 tiap detik, sisa 0:00"


def test_what_keeps_files_from_being_counted_is_left_to_those_who_check_them() -> None:
    def files() -> Iterator[int]:
        yield 1
        raise PermissionError

    shown = Progress(files)
    for _ in range(3):
        shown.step()
    assert shown.line(1) == "Diperiksa: 3 berkas, 3 tiap detik"


def at_a_terminal(folder: Path, *arguments: str, out: Path | None) -> str:
    """What a terminal is sent when we run at it: standard error, and standard output too if it goes to no file."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        if out:
            os.dup2(os.open(out, os.O_WRONLY | os.O_CREAT), 1)
        code = "from pesanlint.cli import main, progress; progress._PATIENCE = progress._INTERVAL = 0; main()"
        os.execv(sys.executable, [sys.executable, "-c", code, *arguments])
    said = b""
    try:
        while data := os.read(terminal, 65536):
            said += data
    except OSError:  # how Linux says that the other side is gone
        pass
    os.waitpid(child, 0)
    os.close(terminal)
    return said.decode()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "kita").mkdir()
    (tmp_path / "pesanlint.yaml").write_text("guideline: kita\n")
    (tmp_path / "kita/guideline.yaml").write_text("name: kita\ntitle: Kita\n")
    (tmp_path / "kita/a.yaml").write_text(
        "title: A\nrules:\n  - {id: imbau, kind: substitution, swap: [{not: dihimbau, use: diimbau}]}\n"
    )
    for number in range(60):
        (tmp_path / f"{number:02}.txt").write_text("Warga dihimbau datang.\n")
    return tmp_path


@pytest.mark.parametrize("options", [(), ("--fix",), ("--diff",), ("--jobs", "1"), ("--output-format", "json")])
def test_a_run_whose_output_goes_to_a_file_shows_how_far_it_is(desk: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    said = at_a_terminal(desk, "check", "--no-cache", *options, ".", out=tmp_path / "hasil")
    assert "dari 60 berkas" in said
    assert "sisa 0:0" in said
    assert "Diperiksa" not in (tmp_path / "hasil").read_text("utf-8")


@pytest.mark.parametrize("options", [(), ("--fix",), ("--diff",)])
def test_where_both_are_the_terminal_findings_stay_whole(desk: Path, options: tuple[str, ...]) -> None:
    (desk / "99.md").write_text("Warga dihimbau.\n")
    said = at_a_terminal(desk, "check", "--no-cache", *options, ".", out=None)
    assert "Diperiksa" in said
    lines = [line for line in said.replace("\r", "\n").split("\n") if "Diperiksa" in line]
    assert not any(word in line for line in lines for word in ("dihimbau", "perbaikan", "+Warga"))
    assert said.count("+Warga diimbau") == (61 if options == ("--diff",) else 0)
    assert said.count("kita.imbau") == (61 if options == () else 0)


def test_a_run_that_ends_early_leaves_the_cursor_to_be_seen(desk: Path, tmp_path: Path) -> None:
    (desk / "50").mkdir()
    (desk / "50/pesanlint.yaml").write_text("guidline: kita\n")
    (desk / "50/a.txt").write_text("Rapat.\n")
    said = at_a_terminal(desk, "check", "--fix", ".", out=tmp_path / "hasil")
    assert "tidak dikenal" in said
    assert said.rindex("\x1b[?25h") > said.rindex("\x1b[?25l")


@pytest.mark.parametrize("options", [(), ("--fix",)])
def test_where_standard_error_is_no_terminal_nothing_is_shown(pesanlint, desk: Path, options: tuple[str, ...]) -> None:
    result = pesanlint("check", *options, ".")
    assert "Diperiksa" not in result.err + result.out
    assert "Menyusun" not in result.err + result.out
