"""A small version of `benchmarks/kills.py`: runs of `--fix` killed at random moments."""

import importlib.util
import sys
from pathlib import Path

import pytest

KILLS = Path(__file__).parents[1] / "benchmarks/kills.py"


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
def test_killed_runs_leave_nothing_half_written_and_the_next_run_nothing_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = importlib.util.spec_from_file_location("kills", KILLS)
    assert spec
    assert spec.loader
    kills = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "kills", kills)
    spec.loader.exec_module(kills)
    outcome = kills.trial(15, 7, tmp_path)
    assert outcome.killed > 5
    assert (outcome.half_written, outcome.left_over, outcome.not_mended) == (0, 0, 0)
