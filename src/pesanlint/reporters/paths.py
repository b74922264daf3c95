"""Make paths relative to the repository, as code hosts require, however the caller named the file."""

import os
from functools import cache
from pathlib import Path


def from_root(path: str) -> str:
    """Return a path relative to the repository of the working folder, else to that of the file, else to the working folder.

    Folders are separated by `/`. A file outside all of them keeps its absolute path; `-` stays `-`.
    """
    if path == "-":
        return path
    try:
        folder = _real(os.path.dirname(path) or os.curdir)  # noqa: PTH120
    except (OSError, ValueError):  # the path contains a NUL
        return path
    here = _real(os.curdir)
    file = folder / os.path.basename(path)  # noqa: PTH119
    for root in (_repository(here), _repository(folder), here):
        if root and file.is_relative_to(root):
            return file.relative_to(root).as_posix()
    return file.as_posix()


@cache
def _real(folder: str) -> Path:
    return Path(os.path.realpath(folder))


@cache
def _repository(folder: Path) -> Path | None:
    """Return the root of the repository that a folder is in: the nearest folder with a `.git` (a file in a worktree)."""
    return next((above for above in (folder, *folder.parents) if os.path.exists(above / ".git")), None)  # noqa: PTH110
