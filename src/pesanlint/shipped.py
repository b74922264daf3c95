"""Finds the data that pesanlint ships beside its code."""

from pathlib import Path


def rules_root() -> Path:
    """The folder of the shipped packs: inside the installed package, or at the root of the repository."""
    installed = Path(__file__).parent / "rules"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "rules"
