"""Hostile packages: what is refused, and with what message."""

import io
import re
import struct
import zipfile
from contextlib import nullcontext

import pytest

from pesanlint.errors import ReadError
from pesanlint.readers.archives import Archive, parsed
from pesanlint.readers.limits import DEFAULT


def packed(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_a_part_is_read_as_it_was_written() -> None:
    archive = Archive(packed({"a.xml": b"<a>x</a>", "b/": b""}), DEFAULT)
    assert list(archive) == ["a.xml"]
    assert archive.read("a.xml") == b"<a>x</a>"
    assert archive.xml("a.xml").text == "x"


@pytest.mark.parametrize("name", ["/etc/passwd", "../a.xml", "word/../../a.xml", "C:\\a.xml", "word\\..\\a.xml"])
def test_a_name_that_points_outside_is_refused(name: str) -> None:
    data = packed({"x" * len(name): b"a"}).replace(b"x" * len(name), name.encode())
    with pytest.raises(ReadError, match="menunjuk ke luar"):
        Archive(data, DEFAULT)


@pytest.mark.parametrize(
    ("parts", "limits", "says"),
    [
        ({"a": b"\0" * 3_000_000}, DEFAULT, r"max_ratio"),
        ({"a": b"ab", "b": b"cd"}, DEFAULT._replace(unpacked=3), r"melebihi 3 bita .*max_unpacked"),
        ({str(n): b"" for n in range(11)}, DEFAULT._replace(entries=10), r"memuat 11 bagian, batasnya 10 \(max_entries\)"),
    ],
)
def test_a_bomb_is_refused_before_it_is_unpacked(parts: dict[str, bytes], limits, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        Archive(packed(parts), limits)


def test_a_part_is_read_as_xml_up_to_a_limit_of_its_own() -> None:
    archive = Archive(packed({"a.xml": b"<a>12345</a>", "b": b"x" * 100}), DEFAULT._replace(xml=11))
    with pytest.raises(ReadError, match=r"“a.xml” memuat 12 bita XML, batasnya 11 \(max_xml\)"):
        archive.xml("a.xml")
    assert len(archive.read("b")) == 100


def test_what_is_allowed_is_for_the_desk_to_say() -> None:
    data = packed({"a": b"\0" * 3_000_000})
    assert len(Archive(data, DEFAULT._replace(ratio=10_000)).read("a")) == 3_000_000


def test_a_false_declared_size_is_ignored() -> None:
    """The directory says 10 bytes, the stream holds three million."""
    data = packed({"a": b"\0" * 3_000_000})
    lying = data.replace(struct.pack("<I", 3_000_000), struct.pack("<I", 10))
    with pytest.raises(ReadError, match="tidak dapat dibaca"):
        Archive(lying, DEFAULT).read("a")


def test_the_limit_holds_over_all_reading() -> None:
    archive = Archive(packed({"a": b"abcdef"}, zipfile.ZIP_STORED), DEFAULT._replace(unpacked=10))
    archive.read("a")
    with pytest.raises(ReadError, match="max_unpacked"):
        archive.read("a")


def test_two_parts_of_one_name_are_refused() -> None:
    data = packed({"a1": b"x", "a2": b"y"}).replace(b"a2", b"a1")
    with pytest.raises(ReadError, match="bernama sama"):
        Archive(data, DEFAULT)


def test_an_encrypted_part_is_refused() -> None:
    data = bytearray(packed({"a": b"x"}))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + at] |= 1
    with pytest.raises(ReadError, match="kata sandi"):
        Archive(bytes(data), DEFAULT)


@pytest.mark.parametrize(
    "data", [packed({"a": b"x" * 100})[:60], b"PK\x03\x04" + b"\0" * 40, b""], ids=["cut off", "no directory", "nothing"]
)
def test_a_broken_archive_is_said_to_be_broken(data: bytes) -> None:
    with pytest.raises(ReadError, match="rusak"):
        Archive(data, DEFAULT)


def test_a_broken_part_is_said_to_be_broken() -> None:
    data = bytearray(packed({"a": b"x" * 100}, zipfile.ZIP_STORED))
    data[60] ^= 1
    with pytest.raises(ReadError, match="bagian “a” tidak dapat dibaca"):
        Archive(bytes(data), DEFAULT).read("a")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
        '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
        '<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>',
    ],
)
def test_a_document_type_is_refused(xml: str, encoding: str) -> None:
    with pytest.raises(ReadError, match="DOCTYPE"):
        parsed(xml.encode(encoding), "a.xml")


@pytest.mark.parametrize(
    "xml",
    [
        b"<a>",
        b"",
        b"<a>&e;</a>",
        b"<?xml version='1.0' encoding='x'?><a/>",
        b"<a xmlns:b='x y'/>",
        b"<a xmlns:b='x y'><b xml:space='z'/></a>",  # of an error with a warning behind it, the parser raises nothing
    ],
)
def test_what_is_no_xml_is_refused(xml: bytes) -> None:
    with pytest.raises(ReadError, match=re.escape("bagian “a.xml” bukan XML yang sah")) as raised:
        parsed(xml, "a.xml")
    assert "<string>" not in str(raised.value)


@pytest.mark.parametrize(("depth", "limit", "is_read"), [(3, 3, True), (4, 3, False), (256, 256, True), (3_000, 256, False)])
def test_what_is_too_deep_is_refused(depth: int, limit: int, is_read: bool) -> None:
    archive = Archive(packed({"a": b"<a>" * depth + b"</a>" * depth}), DEFAULT._replace(depth=limit))
    with nullcontext() if is_read else pytest.raises(ReadError, match=rf"lebih dari {limit} tingkat \(max_depth\)"):
        assert archive.xml("a").tag == "a"


@pytest.mark.parametrize("apart", ["<!--x-->", "<?x y?>"])
def test_a_comment_or_an_instruction_cuts_no_text(apart: str) -> None:
    root = parsed(f"{apart}<a>satu {apart}dua{apart}<b/></a>".encode(), "a.xml")
    assert root.text == "satu dua"
    assert [child.tag for child in root] == ["b"]
