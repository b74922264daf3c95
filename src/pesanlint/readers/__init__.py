"""Reads files into `Document`s: one module per format, chosen by the content of the file and its name."""

import errno
import os
import stat
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from pesanlint.document import Document
from pesanlint.errors import ReadError, reason
from pesanlint.readers.encoding import decode
from pesanlint.readers.formats import FORMATS, named_format, package_format, text_format, why_unread, why_unread_package
from pesanlint.readers.limits import DEFAULT, Limits, figure
from pesanlint.records import replaced

__all__ = ["DEFAULT", "FORMATS", "Limits", "ReadError", "read", "read_bytes", "read_text"]


_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_MORE = 65_536
"""Bytes read at a time of what a file has beyond its size."""


class TextReader(Protocol):
    """The interface of the module of a text format."""

    def read(self, source: str, path: str) -> Document:
        """The document in a decoded file. Never fails, whatever the text."""
        ...


class PackageReader(Protocol):
    """The interface of the module of a package format, whose file is not a text."""

    def read_package(self, data: bytes, path: str, limits: Limits) -> Document:
        """The document in a file; its `source` is its `text`, its `package` is the data.

        Raises:
            ReadError: the file is broken, refused, or contains no text.
        """
        ...


def read(path: Path | str, *, limits: Limits = DEFAULT) -> Document:
    """The document in a file.

    Args:
        path: the file; its name determines the format if its content does not.
        limits: the limits; a larger file is refused before it is read.

    Raises:
        ReadError: the file does not exist, is not a regular file, is too large, cannot be read, or is not a text.
    """
    try:
        status = os.stat(path)  # noqa: PTH116  as below, three times as fast as the method
        if not stat.S_ISREG(status.st_mode):
            raise ReadError(_not_a_file(path, status.st_mode))
        if status.st_size > limits.size:
            raise ReadError(_too_big(status.st_size, limits.size))
        data = _bytes(path, status.st_size, limits.size)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise ReadError(_unreadable(error)) from None
    return read_bytes(data, os.fspath(path), limits=limits)


def read_bytes(data: bytes, path: str = "-", *, limits: Limits = DEFAULT) -> Document:
    """The document in the bytes of a file.

    For a text, `document.encoding` and `document.bom` are needed to write it back.

    Raises: ReadError: the file is too large, is not a text or has an unknown encoding, is a broken or refused package, or is
        not prose (`why_unread`).
    """
    if len(data) > limits.size:
        raise ReadError(_too_big(len(data), limits.size))
    if name := package_format(data, path):
        return cast("PackageReader", import_module(f"pesanlint.readers.{name}")).read_package(data, path, limits)
    if reason := why_unread_package(data, path):
        raise ReadError(reason)
    text, encoding, bom = decode(data)
    if not named_format(path, limits.formats) and (reason := why_unread(text, path)):
        raise ReadError(reason)
    if named_format(path, limits.formats) == "notebook":
        from pesanlint.readers.notebook import is_notebook

        if not is_notebook(text):
            raise ReadError("Berkas ini bukan buku catatan Jupyter yang utuh. Simpan ulang dari Jupyter, lalu periksa lagi.")
    document = read_text(text, path, limits.formats)
    return document if (encoding, bom) == ("utf-8", b"") else replaced(document, encoding=encoding, bom=bom)


def read_text(source: str, path: str = "-", formats: Iterable[tuple[str, str]] = ()) -> Document:
    """The document in a text. The format is that of its content, else of the extension of `path`, else plain text.

    Args:
        source: the text.
        path: its name.
        formats: formats that go before these; see `Limits.formats`.
    """
    name, _, markup = text_format(source, path, formats).partition("+")
    if markup:
        from pesanlint.readers import code

        return code.read(source, path, markup=markup)
    return _text_reader(name).read(source, path)


@cache
def _text_reader(name: str) -> TextReader:
    return cast("TextReader", import_module(f"pesanlint.readers.{name}"))


def _bytes(path: Path | str, size: int, most: int) -> bytes:
    """The bytes of a file with a size, which may have become larger since, up to some more than the most."""
    file = os.open(path, _READING)
    try:
        data = os.read(file, size + 1)
        while len(data) != size and len(data) <= most and (more := os.read(file, _MORE)):
            data += more
    finally:
        os.close(file)
    return data


def _not_a_file(path: Path | str, mode: int) -> str:
    if not stat.S_ISDIR(mode):
        return "Ini bukan berkas biasa (pipa, soket, atau perangkat). Salin isinya ke berkas teks, lalu periksa berkas itu."
    try:
        os.scandir(path).close()
    except OSError as error:
        return f"Isi folder tidak dapat dilihat: {reason(error)}. Minta izin baca kepada pemiliknya."
    return "Ini folder, bukan berkas. Sebutkan berkas di dalamnya."


def _too_big(size: int, max_size: int) -> str:
    limit = figure(max_size)
    return f"Berkas terlalu besar: {figure(size)} bita, batasnya {limit} bita. Bagi berkas ini menjadi beberapa berkas."


def _unreadable(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "Berkas tidak ditemukan. Periksa nama dan foldernya."
        case PermissionError():
            return "Berkas tidak dapat dibaca karena izinnya tidak cukup. Minta izin baca kepada pemilik berkas."
        case OSError(errno=errno.ENAMETOOLONG):
            return "Nama atau lokasinya terlalu panjang. Pendekkan nama foldernya, atau jalankan dari folder yang lebih dalam."
        case OSError():
            return f"Berkas tidak dapat dibaca: {reason(error)}."
    return f"Berkas tidak dapat dibaca: {error}."
