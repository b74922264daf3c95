"""Writing what the fixes come to: whole or not at all, and never over what someone else has just saved."""

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path

from pesanlint.document import Document
from pesanlint.errors import WriteError, reason
from pesanlint.finding import Finding
from pesanlint.fixer.edits import Fixed
from pesanlint.readers.encoding import encode
from pesanlint.readers.formats import REVIEWED, package_format
from pesanlint.writing import CHANGED, put

__all__ = ["WriteError", "encoded", "is_only_read", "mended_file", "write"]


def write(
    path: Path | None,
    before: Document,
    fixed: Fixed,
    findings: Sequence[Finding],
    *,
    out: Path | None = None,
    in_place: bool = False,
) -> Path | None:
    """Write what the fixes make of a file, and say where; None where there is nothing to write.

    A text is written in its own place, with its encoding, mode and owner. A Word file is a document of record: the tracked
    changes and comments go into a file beside it.

    Args:
        path: the file that was read; None for standard input.
        before: what was read from it.
        fixed: what the fixes made of it.
        findings: what is left to say, for the comments of a Word file.
        out: the file to write instead.
        in_place: whether a Word file is written in its own place too.

    Raises:
        WriteError: the file has changed since it was read, cannot be written, has an encoding that lacks a character, is
            signed; or there is already a reviewed file, or `out` is the Word file itself without `in_place`.
    """
    target = out or path
    if before.package:
        if is_only_read(before):
            return None
        data = mended_file(before, fixed, findings)
        if data == before.package and out is None:
            return None
        if out is None and path and not in_place:
            target = path.with_name(f"{path.stem}{REVIEWED}{path.suffix}")
        if path and out and _is_same(path, out) and not in_place:
            raise WriteError("--out menunjuk ke naskah aslinya. Sebutkan tempat lain, atau tambahkan --in-place.")
        if target is None:
            raise WriteError("Dokumen Word dari masukan baku ditulis ke berkas; sebutkan berkas itu dengan --out.")
        if target != path and out is None and os.path.lexists(target):
            raise WriteError(
                f"{target.name} sudah ada, mungkin sedang Anda tinjau. Pindahkan, atau sebutkan tempat lain dengan --out."
            )
        return _written(path, before.package, target, data, new=out is None)
    if not fixed.mended and out is None:
        return None
    assert target is not None
    return _written(path, encoded(before), target, encoded(fixed.document))


def mended_file(before: Document, fixed: Fixed, findings: Sequence[Finding]) -> bytes:
    """The file with its fixes: a text with them made, a Word file with tracked changes and comments.

    Args:
        before: what was read from it, in no format that is only read.
        fixed: what the fixes made of it.
        findings: what is left to say, for the comments of a Word file.

    Raises:
        WriteError: the encoding lacks a character, or the Word file is signed.
    """
    if not before.package:
        return encoded(fixed.document)
    from pesanlint.fixer.word import reviewed

    return reviewed(before, fixed.edits, findings, dt.datetime.now(dt.UTC))


def encoded(document: Document) -> bytes:
    """A text as the bytes of a file, in the encoding that it was read in.

    Raises:
        WriteError: the encoding lacks a character.
    """
    try:
        return encode(document.source, document.encoding, document.bom)
    except UnicodeEncodeError as error:
        missing = error.object[error.start]
        raise WriteError(
            f"Pengodean {document.encoding} tidak memuat “{missing}”; simpan dahulu berkas sebagai UTF-8."
        ) from None


def is_only_read(document: Document) -> bool:
    """Whether no fix is written into files of the document's format."""
    return bool(document.package) and package_format(document.package, document.path) != "docx"


def _written(path: Path | None, read: bytes, target: Path, data: bytes, *, new: bool = False) -> Path:
    """Write what became of a file into its own place, or somewhere else with its mode and owner; say where."""
    if path and (target == path or _is_same(path, target)):
        return put(target, data, over=read, follow=True)
    if path and not _still_holds(path, read):
        raise WriteError(CHANGED)
    try:
        return put(target, data, follow=True, new=new, like=path)
    except WriteError as error:
        raise WriteError(f"{target}: {error}") from None


def _still_holds(path: Path, read: bytes) -> bool:
    try:
        return path.read_bytes() == read
    except OSError as error:
        raise WriteError(f"Tidak dapat ditulis: {reason(error)}.") from None


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False
