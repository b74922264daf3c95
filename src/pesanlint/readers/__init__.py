"""From a file to a `Document`: one module a format, each with `read(source, path) -> Document`."""

import os
import stat
from dataclasses import replace
from importlib import import_module
from pathlib import Path, PurePath
from typing import Protocol, cast

from pesanlint.document import Document
from pesanlint.readers.encoding import ReadError, decode

__all__ = ["FORMATS", "MAX_SIZE", "ReadError", "read", "read_bytes", "read_text"]

# The module for each file name extension; anything else is plain text. A module is imported when its format is first met.
FORMATS = {
    ".txt": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}

MAX_SIZE = 16 * 2**20
"""The greatest size of a file, in bytes: a hundred times the longest release, and still read in seconds."""


class Reader(Protocol):
    """What the module of a text format offers."""

    def read(self, source: str, path: str) -> Document:
        """The document that a decoded file holds. Never fails, whatever the text."""
        ...


def read(path: Path, *, max_size: int = MAX_SIZE) -> Document:
    """The document in a file.

    Args:
        path: the file; its extension says what format it is in.
        max_size: bytes; a bigger file is refused before it is read.

    Raises:
        ReadError: there is no such file, it is no regular file, too big, not to be read, or no text.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ReadError(_not_a_file(path, status.st_mode))
        if status.st_size > max_size:
            raise ReadError(_too_big(status.st_size, max_size))
        with path.open("rb") as file:
            data = file.read(max_size + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise ReadError(_unreadable(error)) from None
    if len(data) > max_size:
        raise ReadError(_too_big(len(data), max_size))
    return read_bytes(data, os.fspath(path))


def read_bytes(data: bytes, path: str = "-") -> Document:
    """The document in the bytes of a file; `document.encoding` and `document.bom` are what to write it back with.

    Raises:
        ReadError: the bytes are no text, or in no encoding that is known here.
    """
    text, encoding, bom = decode(data)
    return replace(read_text(text, path), encoding=encoding, bom=bom)


def read_text(source: str, path: str = "-") -> Document:
    """The document in a text, in the format that the extension of `path` says; plain text if it says none."""
    name = FORMATS.get(PurePath(path).suffix.lower(), "plain")
    reader = cast("Reader", import_module(f"pesanlint.readers.{name}"))
    return reader.read(source, path)


def _not_a_file(path: Path, mode: int) -> str:
    if not stat.S_ISDIR(mode):
        return "Ini bukan berkas biasa (pipa, soket, atau perangkat). Salin isinya ke berkas teks, lalu periksa berkas itu."
    try:
        os.scandir(path).close()
    except OSError as error:
        return f"Isi folder tidak dapat dilihat: {error.strerror}. Minta izin baca kepada pemiliknya."
    return "Ini folder, bukan berkas. Sebutkan berkas di dalamnya."


def _too_big(size: int, max_size: int) -> str:
    limit = _figure(max_size)
    return f"Berkas terlalu besar: {_figure(size)} bita, batasnya {limit} bita. Bagi berkas ini menjadi beberapa berkas."


def _figure(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _unreadable(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "Berkas tidak ditemukan. Periksa nama dan foldernya."
        case PermissionError():
            return "Berkas tidak dapat dibaca karena izinnya tidak cukup. Minta izin baca kepada pemilik berkas."
        case OSError(strerror=str(reason)):
            return f"Berkas tidak dapat dibaca: {reason}."
    return f"Berkas tidak dapat dibaca: {error}."
