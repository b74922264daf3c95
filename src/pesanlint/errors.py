"""All exceptions. Every message is Indonesian and addressed to the person who can solve the problem.

PesanlintError
├── GuidelineError   a guideline or configuration is invalid: every problem, with file, line and column
├── ReadError        a file cannot be read
├── WriteError       a file could not be written; the original is unchanged
├── BaselineError    a baseline cannot be used
├── ChangesError     what a change touches cannot be found out
├── SelectorError    a selected or ignored rule does not exist
├── RuleTimeout      a rule exceeded its time limit on a document
├── WrongKey         a key of a rule has an invalid value; also a ValueError, as the validator requires
└── ItemError        an item of a rule's list is invalid; also a ValueError
"""

import errno
from collections.abc import Iterable

from pesanlint.records import NamedTuple


class PesanlintError(Exception):
    """The base class of all exceptions of pesanlint."""


class Problem(NamedTuple):
    """One mistake: the file, the line and the column (from 1, in code points), and how to correct it (Indonesian)."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class GuidelineError(PesanlintError):
    """A guideline or configuration is invalid. `problems` has every problem found, ordered by file, line and column."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class ReadError(PesanlintError):
    """A file cannot be read; the message says where and what to do."""


class WriteError(PesanlintError):
    """A file could not be written; the message says why. The original is unchanged."""


class BaselineError(PesanlintError):
    """A baseline cannot be used; the message says why and what to do."""


class ChangesError(PesanlintError):
    """What a change has touched cannot be found out; the message says why."""


class SelectorError(PesanlintError):
    """A selected or ignored rule does not exist; the message suggests the most similar one."""


class RuleTimeout(PesanlintError):  # noqa: N818  A time limit is not an error of the rule.
    """A rule exceeded its time limit on a document; the message says what to do."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Aturan ini berjalan lebih lama daripada {seconds:g} detik dan dihentikan; sederhanakan polanya.")


class WrongKey(PesanlintError, ValueError):  # noqa: N818  As its base class.
    """A key of a rule has an invalid value; the message says why. The loader adds the place."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


class ItemError(PesanlintError, ValueError):
    """An item of a rule's list is invalid; `item` is its index."""

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
    """The reason of a system error: a few Indonesian words without a full stop; for rare errors the system's own message."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
