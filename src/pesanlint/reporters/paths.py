"""Paths as code hosts want them: from the folder of the repository, however the caller named the file."""

import os
from functools import cache
from pathlib import Path


def from_root(path: str) -> str:
    """A path from the repository of the working folder, else from that of the file, else from the working folder.

    It has `/` between folders. A file outside of all of them has its whole path; standard input stays what it is.
    """
    if path == "-":
        return path
    try:
        folder = _real(os.path.dirname(path) or os.curdir)  # noqa: PTH120
    except (OSError, ValueError):  # a NUL
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
    """The folder of the repository that a folder is in: the nearest with a `.git`, which is a file in a worktree."""
    return next((above for above in (folder, *folder.parents) if os.path.exists(above / ".git")), None)  # noqa: PTH110
