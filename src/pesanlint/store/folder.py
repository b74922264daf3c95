"""Locates the cache folder, and checks that no other user can write to it."""

import os
import stat
import sys
from pathlib import Path

_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


def folder() -> Path | None:
    """The cache folder of this user, created if missing; None if there is none to which only this user can write."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", ""))
    elif sys.platform == "darwin":
        base = Path.home() / "Library/Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    if not base.is_absolute():
        return None
    try:
        path = base / "pesanlint"
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = path.lstat()
    except (OSError, RuntimeError):  # RuntimeError: there is no home
        return None
    return path if stat.S_ISDIR(status.st_mode) and is_ours(status) else None


def is_ours(status: os.stat_result) -> bool:
    """Whether a file belongs to this user and nobody else may write to it. On Windows the folder itself is private."""
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & _OTHERS_MAY_WRITE)
