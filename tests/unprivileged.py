"""Run as an ordinary user: file modes do not restrict root unless it gives up its capabilities."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

_DROP = 24
"""PR_CAPBSET_DROP."""
_RIGHTS = 0, 1, 2, 3
"""CAP_CHOWN, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER."""


def without_rights(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python with some arguments, as a user for whom modes and owners count."""
    if sys.platform == "win32":
        pytest.skip("Windows has no modes")
    give_up = None
    if os.geteuid() == 0:
        if sys.platform != "linux":
            pytest.skip("only on Linux can root give up its rights")
        library = ctypes.CDLL(None)

        def give_up() -> None:
            for right in _RIGHTS:
                if library.prctl(_DROP, right, 0, 0, 0) != 0:
                    os._exit(99)

    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, check=False, capture_output=True, text=True, preexec_fn=give_up, timeout=300
    )
    if done.returncode == 99:
        pytest.skip("this root may not give up its rights")
    return done
