"""Which format a file is in: what it holds says so before its name does."""

import pytest

from pesanlint.readers import ReadError, read_bytes
from pesanlint.readers.formats import package_format, text_format


@pytest.mark.parametrize("name", ["a.docx", "a.docm", "a.odt", "a.pdf"])
@pytest.mark.parametrize(
    ("data", "prose"), [(b"Isi rilis.", "Isi rilis."), (b"<!doctype html><p>Isi</p>", "Isi"), (b"<p>Isi</p>", "Isi")]
)
def test_a_text_in_the_name_of_a_package_is_read_as_text(name: str, data: bytes, prose: str) -> None:
    assert read_bytes(data, name).text == prose


@pytest.mark.parametrize(
    ("data", "says"), [(b"{\\rtf1 Isi}", "RTF.*simpan sebagai .docx"), (b"\x89PNG\r\n", "PNG"), (b"Rar!\x1a", "RAR")]
)
def test_what_else_stands_in_the_name_of_a_package_is_named(data: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        read_bytes(data, "a.docx")


@pytest.mark.parametrize(
    ("data", "path", "name"),
    [
        (b"PK\x03\x04", "a.docx", "docx"),
        (b"\xd0\xcf\x11\xe0", "a.docx", "docx"),
        (b"", "a.odt", "odt"),
        (b"\n\n%PDF-1.7", "a.pdf", "pdf"),
        (b"Isi", "a.eml", "eml"),
        (b"\xef\xbb\xbfFrom: a@b.contoh\nMIME-Version: 1.0\n\nIsi", "a.txt", "eml"),
        (b"Isi", "a.txt", None),
    ],
)
def test_packages(data: bytes, path: str, name: str | None) -> None:
    assert package_format(data, path) == name


@pytest.mark.parametrize(
    ("source", "path", "name"),
    [
        *((f"<{tag}>Isi", "a.txt", "html") for tag in ("p", "div", "h1", "ul", "table", "article", "section", "P class='a'")),
        ("<!-- c -->\n<p>Isi", "-", "html"),
        ("<p>Isi", "a.md", "markdown"),
        ("<b>Isi", "a.txt", "plain"),
        ("<param>", "a.txt", "plain"),
        ("Tag <p> membuka paragraf", "a.txt", "plain"),
    ],
)
def test_texts(source: str, path: str, name: str) -> None:
    assert text_format(source, path) == name


def test_a_message_with_a_byte_order_mark_has_its_subject() -> None:
    data = b"\xef\xbb\xbfSubject: Rapat\nFrom: a@b.contoh\nMIME-Version: 1.0\n\nIsi.\n"
    assert read_bytes(data, "a.eml").text == "Rapat\nIsi."
