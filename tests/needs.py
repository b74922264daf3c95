"""Functions that several tests need."""

import os

import pytest


def needed_in_ci(what: str) -> None:
    """Skip a test because something is not installed, except in CI, where that is an error."""
    if os.environ.get("CI"):
        pytest.fail(f"CI needs {what}")
    pytest.skip(f"needs {what}")
