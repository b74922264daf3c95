"""Reads files from untrusted places: regular files only, up to a limit, and without ever blocking."""

import errno
import os
import stat
from pathlib import Path

MIB = 1024 * 1024

_FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)


def read_bounded(path: Path, limit: int) -> bytes:
    """The content of a regular file. Links are followed; a pipe, socket or device is refused and never opened.

    Raises:
        OSError: the file does not exist, is not a regular file, or has more than `limit` bytes. The reason is Indonesian and
            quotes nothing of the file.
    """
    try:
        _must_be_regular(path.stat(), path)  # opening a device can have side effects
        handle = os.open(path, _FLAGS)
    except ValueError:
        raise OSError(0, "namanya memuat karakter NUL", str(path)) from None
    with open(handle, "rb") as file:  # noqa: PTH123  A handle, not a path.
        _must_be_regular(os.fstat(handle), path)  # the file may have been replaced since the first check
        data = file.read(limit + 1) or b""
    if len(data) > limit:
        raise OSError(0, f"isinya lebih dari {limit // 1024} KiB", str(path))
    return data


def _must_be_regular(status: os.stat_result, path: Path) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "", str(path))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(0, "bukan berkas biasa (pipa, soket, atau perangkat)", str(path))
