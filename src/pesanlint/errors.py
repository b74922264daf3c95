"""What can go wrong. Every message is for the person who can put it right, in Indonesian.

PesanlintError
├── GuidelineError   a guideline or configuration that cannot be used: every problem, with file, line and column
├── ReadError        a file that cannot be read
├── WriteError       a file that could not be written; the original is as it was
├── BaselineError    a baseline that cannot be used
├── SelectorError    a rule was named that does not exist
├── RuleTimeout      a rule took longer on a document than it may
├── WrongKey         a key of a rule holds what cannot work; also a ValueError, as the validator asks
└── ItemError        the same of one item of a rule's list; also a ValueError
"""

import errno
from collections.abc import Iterable
from typing import NamedTuple


class PesanlintError(Exception):
    """The base class of all of them."""


class Problem(NamedTuple):
    """One mistake: the file, the line and the column (from 1, in code points), and what to do about it (Indonesian)."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class GuidelineError(PesanlintError):
    """A guideline or configuration that cannot be used. Carries every problem found, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class ReadError(PesanlintError):
    """A file that cannot be read; the message says where and what to do."""


class WriteError(PesanlintError):
    """A file that could not be written; the message says why. The original is as it was."""


class BaselineError(PesanlintError):
    """A baseline that cannot be used; the message says why and what to do."""


class SelectorError(PesanlintError):
    """A rule was selected or ignored that does not exist; the message names the likeliest one."""


class RuleTimeout(PesanlintError):  # noqa: N818  A time limit is no error of the rule's.
    """A rule took longer on a document than it may; the message says what to do."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Aturan ini berjalan lebih lama daripada {seconds:g} detik dan dihentikan; sederhanakan polanya.")


class WrongKey(PesanlintError, ValueError):  # noqa: N818  As its base class.
    """A key of a rule holds what cannot work; the message says why. The loader says where."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


class ItemError(PesanlintError, ValueError):
    """One item of a rule's list asks for what cannot be had; `item` is its index."""

    def __init__(self, item: int, message: str) -> None:
        super().__init__(message)
        self.item = item


_REASONS = {
    errno.ENOENT: "tidak ditemukan",
    errno.ENOTDIR: "bagian dari lokasinya bukan folder",
    errno.EISDIR: "ini folder, bukan berkas",
    errno.EEXIST: "sudah ada",
    errno.EACCES: "izinnya tidak cukup",
    errno.EPERM: "izinnya tidak cukup",
    errno.EROFS: "tempat itu hanya dapat dibaca",
    errno.ENOSPC: "ruang penyimpanan penuh",
    errno.EDQUOT: "kuota penyimpanan habis",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.ELOOP: "tautannya berputar",
    errno.EIO: "perangkatnya gagal membaca atau menulis",
}


def reason(error: OSError) -> str:
    """Why the operating system refused something: a few Indonesian words without a full stop; if rare, the system's own."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
