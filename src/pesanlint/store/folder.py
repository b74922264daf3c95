"""The cache folder: where it is, and how to read and write in it: nobody else's files are trusted, and none is half written."""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

_OLD = 30 * 24 * 3600
"""Seconds."""
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


def folder() -> Path | None:
    """The cache folder of this user, made if need be; None where there is none that is ours alone to write to."""
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
    """Whether a file belongs to this user and nobody else may write to it. Windows keeps the folder itself private."""
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & _OTHERS_MAY_WRITE)


def read(path: Path) -> bytes | None:
    """What a file in the cache holds; None where there is none, or it is a link, no plain file, or not ours."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as file:  # noqa: PTH123  A handle, not a path.
            status = os.fstat(handle)
            return file.read() if stat.S_ISREG(status.st_mode) and is_ours(status) else None
    except OSError:
        return None


def write(path: Path, data: bytes) -> None:
    """Put a file in the place of another at once; where that fails, there is just nothing in the cache."""
    from pesanlint.writing import WriteError, put

    with suppress(WriteError):
        put(path, data, mode=0o600)


def clear_old(folder: Path, pattern: str) -> None:
    """Remove the files of a name that were written long ago: of other versions of the program, or of desks that are no more."""
    import time

    for path in folder.glob(pattern):
        try:
            if path.lstat().st_mtime < time.time() - _OLD:
                path.unlink()
        except OSError:
            continue
