"""A small version of `benchmarks/kills.py`: runs of `--fix` killed at random moments, and several at the same time."""

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")


@pytest.fixture
def kills() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("kills", Path(__file__).parents[1] / "benchmarks/kills.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "kills", module)
        spec.loader.exec_module(module)
        yield module


def test_killed_runs_leave_nothing_half_written_and_the_next_run_nothing_over(kills, tmp_path: Path) -> None:
    outcome = kills.trial(15, 7, tmp_path)
    assert outcome.killed > 5
    assert (outcome.half_written, outcome.left_over, outcome.not_fixed) == (0, 0, 0)


def test_runs_at_the_same_time_leave_every_file_whole_and_fixed(kills, tmp_path: Path) -> None:
    kills.begin(tmp_path)
    originals = {path.name: path.read_bytes() for path in kills.files(tmp_path)}
    runs = [subprocess.Popen(kills.COMMAND, cwd=tmp_path, stdout=-1, stderr=-1, text=True) for _ in range(3)]
    assert not any("Traceback" in run.communicate(timeout=300)[1] for run in runs)
    assert kills.half_written(tmp_path, originals) == kills.left_over(tmp_path) == []
    assert all((tmp_path / f"{number:02}.txt").read_bytes() == kills.text(kills.GOOD) for number in range(kills.TEXTS))
