"""Reads untrusted ZIP packages within limits, and their XML without entities or network access.

The central directory is checked before anything is unpacked, but not trusted afterwards: the bytes of every part are counted
while reading. Nothing is written to disk, so that the name of a part cannot do harm there; a name that points outside the
package is refused anyway, because no legitimate program writes one.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from copy import copy
from typing import TYPE_CHECKING

from pesanlint.errors import ReadError
from pesanlint.readers.limits import DEFAULT, Limits, figure

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHUNK = 2**16
_OLE = b"\xd0\xcf\x11\xe0"
"""The first bytes of old documents, and of new ones with a password (MS-OFFCRYPTO)."""
_LOCAL_HEADER = struct.Struct("<26xHH")
"""The header of an entry: fields repeated in the directory, then the lengths of name and extra field (APPNOTE 4.3.7)."""
_SIZES_AFTER = 0x8
"""The flag of an entry whose sizes follow its data instead of preceding it."""
_ALWAYS_ALLOWED = 2**20
"""Bytes: a part that is smaller than this when unpacked may have any compression ratio."""


class Archive:
    """A ZIP package in memory.

    Raises:
        ReadError: the package is broken, encrypted, beyond the limits, or malicious.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        if data.startswith(_OLE):
            raise ReadError(
                "Berkas ini dikunci kata sandi atau dokumen Office lama (.doc). "
                "Buka di Word, simpan sebagai .docx tanpa kata sandi, lalu periksa kembali."
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OverflowError):
            raise ReadError("Berkas rusak atau terpotong: arsip ZIP-nya tidak dapat dibuka. Minta salinan lain.") from None
        self._data = data
        self._limits = limits
        self._left = limits.unpacked
        self.entries = tuple(self._zip.infolist())
        self._parts = {entry.filename: entry for entry in self.entries if not entry.is_dir()}
        self._check()

    def _check(self) -> None:
        """Refuse packages whose directory is already beyond the limits or malicious."""
        limits = self._limits
        if len(self.entries) > limits.entries:
            raise _refused(f"memuat {figure(len(self.entries))} bagian, batasnya {figure(limits.entries)} (max_entries)")
        if len({entry.filename for entry in self.entries}) < len(self.entries):
            raise _refused("dua bagiannya bernama sama")
        total = 0
        for entry in self.entries:
            name, size = entry.filename, entry.file_size
            if name.startswith(("/", "\\")) or ":" in name or "\\" in name or ".." in name.split("/"):
                raise _refused(f"nama bagian “{name}” menunjuk ke luar berkas")
            if entry.flag_bits & 0x1:
                raise ReadError(
                    "Berkas ini disandi (dikunci kata sandi). Buka dan simpan tanpa kata sandi, lalu periksa kembali."
                )
            if size > _ALWAYS_ALLOWED and size > entry.compress_size * limits.ratio:
                raise _refused(f"bagian “{name}” mengembang lebih dari {figure(limits.ratio)} kali (max_ratio)")
            total += size
        if total > limits.unpacked:
            raise _too_much(limits)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def read(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            KeyError: there is no such part.
            ReadError: the part is broken, or larger than the limits allow when unpacked.
        """
        parts = []
        try:
            with self._zip.open(self._parts[name]) as file:
                while chunk := file.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise _too_much(self._limits)
                    parts.append(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError):
            raise _broken(name) from None
        return b"".join(parts)

    def with_parts(self, parts: Mapping[str, bytes]) -> bytes:
        """The bytes of the package with some of its parts replaced or added.

        All other parts are copied as stored, in their order, neither unpacked nor checked, even if they are damaged or use an
        unknown compression.

        Raises:
            ReadError: one of the other parts cannot be located by the directory.
        """
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
            for entry in map(copy, self.entries):
                if entry.filename in parts:
                    out.writestr(entry, parts[entry.filename])
                    continue
                stored = self._stored(entry)
                entry.flag_bits &= ~_SIZES_AFTER
                entry.header_offset = out.start_dir
                buffer.seek(out.start_dir)
                buffer.write(entry.FileHeader() + stored)
                out.filelist.append(entry)
                out.start_dir = buffer.tell()
            for name in parts:
                if name not in self:
                    out.writestr(name, parts[name])
        return buffer.getvalue()

    def _stored(self, entry: zipfile.ZipInfo) -> bytes:
        start = entry.header_offset
        header = self._data[start : start + _LOCAL_HEADER.size]
        if header.startswith(b"PK\3\4") and len(header) == _LOCAL_HEADER.size:
            start += len(header) + sum(_LOCAL_HEADER.unpack(header))
            stored = self._data[start : start + entry.compress_size]
            if len(stored) == entry.compress_size:
                return stored
        raise _broken(entry.filename)

    def xml(self, name: str) -> "_Element":
        """The root element of an XML part.

        Raises: KeyError: there is no such part. ReadError: as for `read`; or the part exceeds the size limit for XML, is not
            XML, declares a document type (no office document does), or is nested deeper than the limits allow.
        """
        limits = self._limits
        size = self._parts[name].file_size  # `zipfile` never reads more than the directory declares
        if size > limits.xml:
            raise _refused(f"bagian “{name}” memuat {figure(size)} bita XML, batasnya {figure(limits.xml)} (max_xml)")
        return parsed(self.read(name), name, limits.depth)


def parsed(data: bytes, name: str, depth: int = DEFAULT.depth) -> "_Element":
    """The root element of an XML part, without comments and processing instructions, which would split its texts.

    Args:
        data: the bytes of the part.
        name: the name of the part.
        depth: the maximum number of nested elements, the root included.

    Raises:
        ReadError: the part is not XML, is nested too deeply, or has a document type, which could declare entities.
    """
    from lxml import etree

    if b"<!DOCTYPE" in data.replace(b"\0", b""):
        raise _has_document_type(name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        if "Excessive depth" in str(error):  # 2,048: libxml2's own limit
            raise _too_deep(name, depth) from None
        raise _no_xml(name, getattr(error, "msg", error)) from None  # `str` adds a file name, `<string>`
    # lxml looks at the last message only: after an error, a mere warning lets the part pass, and writing it then fails.
    if errors := parser.error_log.filter_from_errors():
        raise _no_xml(name, errors[0].message)
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise _has_document_type(name)
    if root.xpath(f"boolean({'/*' * (depth + 1)})"):
        raise _too_deep(name, depth)
    return root


def _no_xml(name: str, error: object) -> ReadError:
    return ReadError(f"Berkas rusak: bagian “{name}” bukan XML yang sah ({error}). Minta salinan lain.")


def _broken(name: str) -> ReadError:
    return ReadError(f"Berkas rusak: bagian “{name}” tidak dapat dibaca. Minta salinan lain.")


def _too_deep(name: str, depth: int) -> ReadError:
    return _refused(f"bagian “{name}” bersarang lebih dari {depth} tingkat (max_depth)")


def _has_document_type(name: str) -> ReadError:
    return _refused(f"bagian “{name}” memuat DOCTYPE, tempat entitas berbahaya dinyatakan")


def _too_much(limits: Limits) -> ReadError:
    return _refused(f"isinya melebihi {figure(limits.unpacked)} bita setelah dibuka (max_unpacked)")


def _refused(reason: str) -> ReadError:
    return ReadError(
        f"Berkas ditolak: {reason}. Berkas yang wajar tidak demikian; jangan dibuka sebelum Anda yakin akan asalnya."
    )
