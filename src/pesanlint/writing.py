"""Writes every file of pesanlint atomically, and never over changes that somebody else has saved.

The data is written to a file with an unpredictable name in the same folder, flushed to disk, and renamed into place. If the
existing file was read before, it is compared at the last moment and, on Linux, once more after it was exchanged: if somebody
has saved meanwhile, that version is restored."""

import errno
import os
import re
import stat
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from functools import cache
from pathlib import Path

from pesanlint.errors import WriteError, reason
from pesanlint.records import NamedTuple

_OURS = re.compile(r"\.pesanlint-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{16}\.tmp")
"""Names of temporary files: machine, process, and a random number."""
_OLD = 24 * 3600
"""Seconds after which a temporary file of another machine counts as abandoned."""
_NO_REPLACE, _EXCHANGE = 1, 2
"""Flags of `renameat2`: RENAME_NOREPLACE, RENAME_EXCHANGE."""
_HERE = -100
"""AT_FDCWD: names are relative to the working folder."""
_UNSUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})

CHANGED = "Berkas berubah sejak dibaca; perbaikan tidak ditulis. Jalankan kembali."

_BUSY = "Berkas sedang dibuka untuk ditulis oleh program lain; perbaikan tidak ditulis. Tutup dahulu, lalu jalankan kembali."


def put(
    path: Path, data: bytes, *, over: bytes | None = None, new: bool = False, follow: bool = False, like: Path | None = None,
    mode: int = 0o666,
) -> Path:  # fmt: skip
    """Write a file atomically and return its path, with links resolved.

    A replaced file keeps its mode, owner and attributes as far as this user may set them.

    Args:
        path: the file to write.
        data: the new content.
        over: the content read before; the file is replaced only if it is still the same.
        new: whether the file must not exist yet.
        follow: whether `path` may be a link; only for a path that a user has named explicitly.
        like: a file whose mode and owner a new file gets.
        mode: otherwise the mode of a new file, restricted by the umask.

    Raises: WriteError: the file cannot be written; it is a link, has several names (hard links), or is read-only; it has
        changed since it was read, or exists already.
    """
    target = Path(os.path.realpath(path)) if follow and path.is_symlink() else path
    try:
        old = _status_if_replaceable(target)
        if old and new:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        if over is not None and old is None:
            raise WriteError(CHANGED)
        clear_once(os.path.abspath(target.parent))  # noqa: PTH100  Links stay as they are.
        with _written(target.parent, data, mode if old is None and like is None else 0o600) as temporary:
            if model := target if old else like:
                _copy_attributes(temporary, model)
            if new:
                _place(temporary, target)
            elif over is None:
                temporary.replace(target)
            else:
                _swap(temporary, target, data, over)
    except OSError as error:
        raise WriteError(f"Tidak dapat ditulis: {reason(error)}.") from None
    return target


def put_new(files: Mapping[Path, bytes]) -> None:
    """Write new files, with their folders: all of them, or none.

    Raises:
        WriteError: one cannot be written, or exists already; the message names it.
    """
    written: list[Path] = []
    path = Path()
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            put(path, data, new=True)
            written.append(path)
    except (OSError, WriteError) as error:
        for one in written:
            with suppress(OSError):
                one.unlink()
        if isinstance(error, OSError):
            raise WriteError(f"{error.filename or path}: Tidak dapat ditulis: {reason(error)}.") from None
        raise WriteError(f"{path}: {error}") from None


def clear(folder: str) -> None:
    """Remove temporary files of this user from a folder if their process on this machine has ended, or if they are old."""
    tag = _machine()
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not (found := _OURS.fullmatch(entry.name)):
                continue
            with suppress(OSError):
                status = entry.stat(follow_symlinks=False)
                is_ours = stat.S_ISREG(status.st_mode) and (not hasattr(os, "geteuid") or status.st_uid == os.geteuid())
                is_dead = not _is_running(int(found[2])) if found[1] == tag else time.time() - status.st_ctime > _OLD
                if is_ours and is_dead:
                    os.unlink(entry.path)  # noqa: PTH108


clear_once = cache(clear)
"""The same, but only once per folder and run."""


def _status_if_replaceable(target: Path) -> os.stat_result | None:
    """The status of the file to replace; None if it does not exist yet.

    Raises:
        WriteError: it must not be replaced.
    """
    try:
        status = os.lstat(target)
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(status.st_mode):
        raise WriteError("Ini tautan, dan tautan tidak diikuti. Sebutkan berkas yang dituju, atau hapus tautannya.")
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(status.st_mode):
        raise WriteError("Ini bukan berkas biasa (pipa, soket, atau perangkat). Sebutkan berkas lain.")
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise WriteError("Berkas ini hanya boleh dibaca. Jika memang hendak diubah, beri izin tulis, lalu jalankan kembali.")
    if status.st_nlink > 1:
        raise WriteError(
            f"Berkas ini punya {status.st_nlink} nama (tautan keras); menulisnya akan memisahkan nama-nama itu. "
            "Salin ke berkas tersendiri, lalu jalankan kembali."
        )
    return status


@contextmanager
def _written(folder: Path, data: bytes, mode: int) -> Iterator[Path]:
    """Write the data to a temporary file in a folder; it is removed on exit unless it was renamed."""
    temporary = folder / f".pesanlint-{_machine()}-{os.getpid()}-{os.urandom(8).hex()}.tmp"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, flags, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink()


def _copy_attributes(temporary: Path, model: Path) -> None:
    """Give a new file the owner, mode and attributes of another one, as far as this user may.

    In a shared folder only root can keep the owner. If the group cannot be kept either, it gets the permissions of everybody,
    as in Vim: its members are not those for whom the mode was set."""
    status, own = model.stat(), temporary.stat()
    mode = stat.S_IMODE(status.st_mode) & 0o777 | stat.S_IWUSR  # the copy of a read-only file for review must be writable
    kept = (own.st_uid, own.st_gid) == (status.st_uid, status.st_gid)
    if hasattr(os, "chown") and not kept:
        try:
            os.chown(temporary, status.st_uid, status.st_gid)
            kept = True
        except OSError:
            try:
                os.chown(temporary, -1, status.st_gid)
            except OSError:
                mode = mode & ~0o070 | (mode & 0o007) << 3
    if sys.platform == "linux":
        with suppress(OSError):
            for name in os.listxattr(model):
                if kept or name.startswith("user."):
                    with suppress(OSError):
                        os.setxattr(temporary, name, os.getxattr(model, name))
    temporary.chmod(mode)


def _place(temporary: Path, target: Path) -> None:
    """Rename a file to a path that does not exist yet.

    Raises:
        FileExistsError: it exists.
    """
    if _renamed(temporary, target, _NO_REPLACE):
        return
    if sys.platform == "win32":
        temporary.rename(target)  # refuses to replace
        return
    try:
        os.link(temporary, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        temporary.rename(target)


class _Seen(NamedTuple):
    """A file at one moment."""

    identity: tuple[int, ...]
    content: bytes
    is_being_written: bool = False


def _swap(temporary: Path, target: Path, data: bytes, read: bytes) -> None:
    """Replace a file by another one if it still has the content that was read from it.

    Raises:
        WriteError: it has changed; then it is left, or restored, in its place.
    """
    ours, before = _seen(temporary, len(data)), _seen(target, len(read))
    if before.content != read or _identity(os.lstat(target)) != before.identity:
        raise WriteError(CHANGED)
    if not _renamed(temporary, target, _EXCHANGE):
        temporary.replace(target)
        return
    came_out = _seen(temporary, len(read), is_apart=True)
    if came_out.is_being_written or came_out.content != read:
        _put_back(temporary, target, ours, len(data))
        raise WriteError(_BUSY if came_out.is_being_written else CHANGED)


def _put_back(temporary: Path, target: Path, ours: _Seen, size: int) -> None:
    """Restore the version that somebody has saved, or an even newer one saved meanwhile."""
    placed = ours
    while True:
        saved = _seen(temporary, size)
        try:
            if not _renamed(temporary, target, _EXCHANGE):
                return
        except FileNotFoundError:  # our file was removed
            _place(temporary, target)
            return
        came_out = _seen(temporary, size, is_apart=True)
        if came_out == placed:  # nothing newer
            return
        placed = saved


def _seen(path: Path, size: int, *, is_apart: bool = False) -> _Seen:
    """The current state of a file; its content is read up to `size` + 1 bytes.

    Args:
        path: the file.
        size: the expected size in bytes.
        is_apart: whether the file is no longer at its original path, so that only programs that have it open already can write
            to it.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags), "rb") as file:  # noqa: PTH123  A handle, not a path.
        with _closed_to_writers(file.fileno()) if is_apart else nullcontext(False) as is_being_written:
            content = file.read(size + 1)
        return _Seen(_identity(os.fstat(file.fileno())), content, is_being_written)


def _identity(status: os.stat_result) -> tuple[int, ...]:
    """The properties of a file that change if anybody modifies it; the number of its names is not one of them."""
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_mode, status.st_uid, status.st_gid


@contextmanager
def _closed_to_writers(handle: int) -> Iterator[bool]:
    """Yield whether another program has a file open for writing; if not, none can open it within the context.

    Uses a lease (fcntl(2)), which Linux grants to the owner of a file only while nobody has it open for writing. Without leases
    it yields False."""
    if sys.platform != "linux" or threading.current_thread() is not threading.main_thread():
        yield False
        return
    import fcntl
    import signal

    before = signal.signal(signal.SIGIO, signal.SIG_IGN)  # sent to us if another program waits for the lease
    try:
        try:
            fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        except OSError as error:
            yield error.errno == errno.EAGAIN
            return
        try:
            yield False
        finally:
            fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    finally:
        signal.signal(signal.SIGIO, before)


def _renamed(source: Path, target: Path, flag: int) -> bool:
    """Rename with a flag of `renameat2`; return False if the system or the file system does not support it."""
    rename = _renameat2()
    if rename is None:
        return False
    import ctypes

    if rename(_HERE, os.fsencode(source), _HERE, os.fsencode(target), flag) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNSUPPORTED:
        return False
    raise OSError(number, os.strerror(number), str(target))


@cache
def _renameat2() -> Callable[..., int] | None:
    if sys.platform != "linux":
        return None
    import ctypes

    try:
        function = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):  # an old C library
        return None
    function.argtypes = ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint
    return function


@cache
def _machine() -> str:
    """A hash of the machine and, on Linux, the container: process numbers are unique within it."""
    import hashlib

    name, container = os.uname().nodename if sys.platform != "win32" else os.environ.get("COMPUTERNAME", ""), ""
    with suppress(OSError):
        container = os.readlink("/proc/self/ns/pid")  # noqa: PTH115
    return hashlib.sha256(f"{name} {container}".encode("utf-8", "replace")).hexdigest()[:8]


def _is_running(process: int) -> bool:
    if sys.platform == "win32":  # `kill` has another meaning there, and open files cannot be removed
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
