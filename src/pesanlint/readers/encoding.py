"""Decodes the bytes of a file and encodes them again, without loss."""

import codecs
import re
from contextlib import suppress
from functools import cache

from pesanlint.errors import ReadError
from pesanlint.records import NamedTuple

UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
UTF_8_BOM = b"\xef\xbb\xbf"

# First bytes of other files that are handed in with the name of a text → their format.
SIGNATURES = {
    b"PK\x03\x04": "arsip ZIP",
    b"%PDF": "PDF",
    b"\xd0\xcf\x11\xe0": "dokumen Office lama (.doc) atau dokumen yang dikunci kata sandi",
    b"{\\rtf": "RTF",
    b"\x89PNG": "gambar PNG",
    b"\xff\xd8\xff": "gambar JPEG",
    b"GIF8": "gambar GIF",
    b"\x1f\x8b": "arsip GZIP",
    b"Rar!": "arsip RAR",
    b"7z\xbc\xaf": "arsip 7-Zip",
}
_SIGNATURES = tuple(SIGNATURES)
_BOMS = (UTF_8_BOM, *UTF_16)


@cache
def _c1() -> dict[int, str]:
    """Code 0x80 to 0x9F → its character in Windows-1252 (quotation marks, dashes): ISO 8859 control codes never occur."""
    return {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}


_LATIN = frozenset(("ascii", "iso8859-1", "cp1252"))
"""Charsets that senders often name by mistake."""
_NO_CHARSETS = frozenset(("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"))
"""Codecs of Python that are not charsets of mail; some take quadratic time."""

_FOR_WORD = (b"\xd0\xcf\x11\xe0", b"{\\rtf")
_UTF_8_SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_LINE_BREAK = re.compile(rb"\r\n|\r|\n")
_AS_TEXT = "Simpan isinya sebagai berkas teks (UTF-8), lalu periksa kembali."
_AS_DOCX = "Buka di Word atau LibreOffice, simpan sebagai .docx tanpa kata sandi, lalu periksa kembali."


class Decoded(NamedTuple):
    """A text with its encoding and byte order mark: it is written as `bom + text.encode(encoding)`."""

    text: str
    encoding: str
    bom: bytes


def decode(data: bytes) -> Decoded:
    """The text of a file: UTF-8, UTF-16 with a byte order mark, or Windows-1252.

    Raises:
        ReadError: the bytes are not a text, or are broken UTF-8 or UTF-16.
    """
    if data.startswith(_SIGNATURES):
        name = next(name for signature, name in SIGNATURES.items() if data.startswith(signature))
        raise ReadError(f"Berkas ini adalah {name}, bukan teks. {_AS_DOCX if data.startswith(_FOR_WORD) else _AS_TEXT}")
    bom = _bom(data)
    encoding = UTF_16.get(bom, "utf-8")
    body = data[len(bom) :]
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8" or bom or _UTF_8_SEQUENCE.search(body):
            raise _broken(data, len(bom) + error.start, encoding) from None
        text, encoding = _windows_1252(data), "cp1252"
    if "\0" in text:
        raise ReadError(f"Berkas ini bukan teks (memuat bita NUL) atau tersimpan sebagai UTF-16/UTF-32 tanpa BOM. {_AS_TEXT}")
    return Decoded(text, encoding, bom)


def _bom(data: bytes) -> bytes:
    """The byte order mark at the beginning of a file; empty if there is none."""
    if not data.startswith(_BOMS):
        return b""
    return next(mark for mark in _BOMS if data.startswith(mark))


def decode_labelled(data: bytes, label: str | None) -> str:
    """The text of a part as mail programs show it, whose sender names its charset rightly, wrongly or not at all.

    A byte order mark decides, then the named charset. Western European charsets fit any bytes and are often named by default:
    UTF-8 is tried before them, and they are read as Windows-1252. If no charset fits, each broken byte becomes a replacement
    character."""
    bom = _bom(data)
    body, named = data[len(bom) :], UTF_16.get(bom) or ("utf-8" if bom else _charset(label or ""))
    for charset in ("utf-8",) if named in ("", *_LATIN) else (named, "utf-8"):
        with suppress(LookupError, UnicodeError):
            return body.decode(charset).translate(_c1())
    if named in _LATIN or (named in ("", "utf-8") and not _UTF_8_SEQUENCE.search(body)):
        return body.decode("latin-1").translate(_c1())
    try:
        return body.decode(named or "utf-8", "replace").translate(_c1())
    except (LookupError, UnicodeError):
        return body.decode("utf-8", "replace")


def _charset(label: str) -> str:
    """Python's name of a charset; empty if unknown."""
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return ""
    return "" if name in _NO_CHARSETS else name


def _windows_1252(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise _broken(data, error.start, "utf-8") from None


def _broken(data: bytes, offset: int, encoding: str) -> ReadError:
    name = encoding.removesuffix("-le").removesuffix("-be").upper()
    where = f"bita ke-{offset + 1}"
    if encoding == "utf-8":
        where = f"baris {len(_LINE_BREAK.findall(data, 0, offset)) + 1}, {where}"
    value = f" (0x{data[offset]:02X})" if offset < len(data) else ""
    return ReadError(
        f"Pengodean {name} rusak pada {where}{value}. "
        "Buka berkas ini di penyunting teks, perbaiki huruf yang rusak, lalu simpan sebagai UTF-8."
    )


def encode(text: str, encoding: str, bom: bytes = b"") -> bytes:
    """The bytes of a text in its original encoding.

    Raises:
        UnicodeEncodeError: the encoding lacks a character of the text.
    """
    return bom + text.encode(encoding)
