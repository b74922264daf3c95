"""Writes fixed files: atomically, and never over changes that somebody else has just saved."""

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

__all__ = ["WriteError", "encoded", "fixed_file", "is_only_read", "write"]


def write(
    path: Path | None,
    before: Document,
    fixed: Fixed,
    findings: Sequence[Finding],
    *,
    out: Path | None = None,
    in_place: bool = False,
) -> Path | None:
    """Write the result of the fixes and return its path; None if there is nothing to write.

    A text is written in place, with its encoding, mode and owner. A Word file is a document of record: tracked changes and
    comments are written to a file beside it.

    Args:
        path: the file that was read; None for standard input.
        before: the document before the fixes.
        fixed: the result of the fixes.
        findings: the remaining findings, for the comments of a Word file.
        out: the file to write instead.
        in_place: whether a Word file is also written in place.

    Raises: WriteError: the file has changed since it was read, cannot be written, has an encoding that lacks a character, or is
        signed; or a reviewed file exists already, or `out` is the Word file itself without `in_place`.
    """
    target = out or path
    if before.package:
        if is_only_read(before):
            return None
        data = fixed_file(before, fixed, findings)
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
    if not fixed.count and out is None:
        return None
    assert target is not None
    return _written(path, encoded(before), target, encoded(fixed.document))


def fixed_file(before: Document, fixed: Fixed, findings: Sequence[Finding]) -> bytes:
    """The bytes of the fixed file: a text with the fixes applied, a Word file with tracked changes and comments.

    Args:
        before: the document before the fixes, not of a read-only format.
        fixed: the result of the fixes.
        findings: the remaining findings, for the comments of a Word file.

    Raises:
        WriteError: the encoding lacks a character, or the Word file is signed.
    """
    if not before.package:
        return encoded(fixed.document)
    from pesanlint.fixer.word import reviewed

    return reviewed(before, fixed.edits, findings, dt.datetime.now(dt.UTC))


def encoded(document: Document) -> bytes:
    """The bytes of a text in its original encoding.

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
    """Whether the document's format is read-only, so that fixes are not written."""
    return bool(document.package) and package_format(document.package, document.path) != "docx"


def _written(path: Path | None, read: bytes, target: Path, data: bytes, *, new: bool = False) -> Path:
    """Write the new content of a file in place, or elsewhere with its mode and owner; return the path."""
    if path and (target == path or _is_same(path, target)):
        return put(target, data, over=read, follow=True)
    if path and not _is_unchanged(path, read):
        raise WriteError(CHANGED)
    try:
        return put(target, data, follow=True, new=new, like=path)
    except WriteError as error:
        raise WriteError(f"{target}: {error}") from None


def _is_unchanged(path: Path, read: bytes) -> bool:
    try:
        return path.read_bytes() == read
    except OSError as error:
        raise WriteError(f"Tidak dapat ditulis: {reason(error)}.") from None


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False
