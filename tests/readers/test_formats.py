"""The format of a file is recognised by its content first, then by its name."""

import pytest

from pesanlint.errors import ReadError
from pesanlint.readers import read_bytes
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


@pytest.mark.parametrize(
    ("data", "path", "says"),
    [
        (b"<rss><channel><title>a</title></channel></rss>", "a.xml", r"data \(\.xml\).*Salin naskahnya"),
        (b"no,nama\n1,Budi\n", "A.CSV", r"data \(\.csv\)"),
        (b'{"isi": "Warga dihimbau"}', "a.json", r"data \(\.json\)"),
        (b'{"isi": "a"}\n{"isi": "b"}\n', "a.jsonl", r"data \(\.jsonl\)"),
        (b"isi: a\n", "a.yml", r"data \(\.yml\)"),
        (b"Judul\n=====\n", "a.rst", r"\.rst belum dibaca"),
        (b"= Judul\n", "a.adoc", r"\.adoc belum dibaca"),
        (b"<div><?php echo 1 ?></div>", "a.php", "kode, bukan naskah"),
        (b"PK\x03\x04", "a.xlsx", r"\.xlsx belum dibaca"),
        (b"{\\rtf1 Isi}", "a.rtf", "RTF.*simpan sebagai .docx"),
        (b'\n{"isi": "Warga dihimbau"}', "a.txt", r"data \(JSON\)"),
        (b'[{"isi": "a"}]', "-", r"data \(JSON\)"),
        (b'{"isi": "a"}\n{"isi": "b"}\n', "a.txt", r"data \(JSON\)"),
        (b"<?xml version='1.0'?><feed><title>a</title></feed>", "a.txt", r"data \(XML\)"),
    ],
)
def test_files_that_are_not_prose_are_refused_with_advice(data: bytes, path: str, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        read_bytes(data, path)


@pytest.mark.parametrize(
    ("data", "path", "prose"),
    [
        (b"<!doctype html><p>Isi</p>", "a.php", "Isi"),
        (b"<?xml version='1.0'?><html><body><p>Isi</p></body></html>", "a.xml", "Isi"),
        (b"<?xml version='1.0'?><p>Isi</p>", "a.txt", "Isi"),
        (b"[14/07/25 10.15.03] Humas: Isi", "a.txt", "Isi"),
        (b'[Himbauan] "Isi"', "a.txt", '[Himbauan] "Isi"'),
        (b'{"Isi"', "a.txt", '{"Isi"'),
        (b"[1]", "a.txt", "[1]"),
        (b"Isi, a, b", "a.rilis", "Isi, a, b"),
        (b"Isi", "README", "Isi"),
        (b'{"a": 1}', "a.md", '{"a": 1}'),
    ],
)
def test_what_may_be_prose_is_read(data: bytes, path: str, prose: str) -> None:
    assert read_bytes(data, path).text == prose
