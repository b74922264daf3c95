"""Standard streams that are closed, full, or read by a program that stops reading."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Shell = Callable[[str], subprocess.CompletedProcess[str]]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Runs a line of shell in which `pesanlint` is ours, in a folder with a release."""
    (tmp_path / "a.txt").write_text("Rapat Dibuka\nWarga dihimbau datang.\n")
    program = f'"{sys.executable}" -m pesanlint'

    def run(line: str) -> subprocess.CompletedProcess[str]:
        line = line.replace("pesanlint", program)
        return subprocess.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=False)

    return run


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("pesanlint check a.txt >&-", 1),
        ("pesanlint check - <&-", 0),
        ("pesanlint check --salah 2>&-", 2),
        ("pesanlint check a.txt | true; exit ${PIPESTATUS[0]}", 1),
        ("pesanlint rules schema | head -c 1 >/dev/null; exit ${PIPESTATUS[0]}", 1),
    ],
)
def test_no_stream_ends_in_a_traceback(shell: Shell, line: str, status: int) -> None:
    result = shell(line)
    assert result.returncode in (status, 0) if "|" in line else result.returncode == status
    assert "Traceback" not in result.stderr
    assert "Exception ignored" not in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", ["check a.txt", "rules schema"])
def test_a_full_disk_is_named(shell: Shell, command: str) -> None:
    result = shell(f"pesanlint {command} >/dev/full")
    assert (result.returncode, result.stderr) == (
        2,
        "Galat: keluaran tidak dapat dibaca atau ditulis: ruang penyimpanan penuh.\n",
    )


def test_an_interrupt_says_so_and_leaves_with_2(pesanlint, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pesanlint.workspace.workspace.read", interrupted)
    result = pesanlint("check", "a.txt")
    assert (result.status, result.out, result.err.strip()) == (2, "", "Dihentikan.")


def test_a_terminal_without_unicode_gets_escapes(shell: Shell) -> None:
    result = shell("LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 pesanlint check a.txt")
    assert result.returncode == 1
    assert r"\u201cdiimbau\u201d" in result.stdout
