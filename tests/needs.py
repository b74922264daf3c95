"""What several tests need that is no fixture."""

import os

import pytest


def needed_in_ci(what: str) -> None:
    """Skip a test for want of something, except in CI, where it must not be wanting."""
    if os.environ.get("CI"):
        pytest.fail(f"CI needs {what}")
    pytest.skip(f"needs {what}")
