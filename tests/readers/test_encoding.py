"""From bytes to text and back; files that are not text; files that cannot be read."""

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pesanlint.errors import ReadError
from pesanlint.readers import DEFAULT, read, read_bytes
from pesanlint.readers.encoding import encode


@pytest.mark.parametrize(
    ("data", "text", "encoding", "bom"),
    [
        (b"", "", "utf-8", b""),
        ("“Jum’at” 😀".encode(), "“Jum’at” 😀", "utf-8", b""),
        (b"\xef\xbb\xbfKata.", "Kata.", "utf-8", b"\xef\xbb\xbf"),
        (b"\xff\xfeK\0a\0", "Ka", "utf-16-le", b"\xff\xfe"),
        (b"\xfe\xff\0K\0a", "Ka", "utf-16-be", b"\xfe\xff"),
        (b"\x93Kata\x94 caf\xe9", "“Kata” café", "cp1252", b""),
    ],
)
def test_text_is_read_in_its_encoding(data: bytes, text: str, encoding: str, bom: bytes) -> None:
    document = read_bytes(data)
    assert (document.source, document.encoding, document.bom) == (text, encoding, bom)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"a\0b", "NUL"),
        (b"K\0a\0t\0a\0", "UTF-16"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "ZIP"),
        (b"\x89PNG\r\n", "PNG"),
        ("é\nbaris dua ".encode() + b"\xff", "baris 2, bita ke-14 (0xFF)"),
        (b"\xff\xfeK", "UTF-16 rusak"),
        (b"\x81", "UTF-8 rusak"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, says: str) -> None:
    with pytest.raises(ReadError) as error:
        read_bytes(data)
    assert says in str(error.value)


@settings(max_examples=200)
@given(st.one_of(st.binary(), st.text().map(str.encode), st.text().map(lambda text: b"\xff\xfe" + text.encode("utf-16-le"))))
def test_any_bytes_come_back_as_they_were_or_are_refused(data: bytes) -> None:
    for path in ("a.txt", "a.md"):
        with suppress(ReadError):
            document = read_bytes(data, path)
            assert encode(document.source, document.encoding, document.bom) == data


def test_a_file_is_read_in_the_format_of_its_name(tmp_path: Path) -> None:
    for name, text in [("a.md", "Judul"), ("a.MARKDOWN", "Judul"), ("a.txt", "# Judul"), ("a", "# Judul")]:
        (tmp_path / name).write_text("# Judul\n")
        document = read(tmp_path / name)
        assert (document.text, document.path) == (text, str(tmp_path / name))


def test_an_empty_file_is_an_empty_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    document = read(tmp_path / "a.txt")
    assert (document.text, document.blocks) == ("", ())


def test_a_file_that_is_too_big_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(50 * 2**20)
    with pytest.raises(ReadError, match=r"52\.428\.800 bita, batasnya 16\.777\.216 bita"):
        read(tmp_path / "a.txt")


@pytest.mark.parametrize("name", ["hilang.txt", "a.txt/b.txt", "nul\0.txt"])
def test_a_file_that_is_not_there(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").touch()
    with pytest.raises(ReadError):
        read(tmp_path / name)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").touch()

    def refuse(*_: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.open", refuse)
    with pytest.raises(ReadError, match="izin"):
        read(tmp_path / "a.txt")


def test_links_that_go_round_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("b.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    with pytest.raises(ReadError):
        read(tmp_path / "a.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="folder"):
        read(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system here")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(ReadError, match="bukan berkas biasa"):
        read(tmp_path / "a.txt")


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Rapat dibuka.\n" * 10_000)
    found = path.stat()
    monkeypatch.setattr(os, "stat", lambda *_: os.stat_result((*found[:6], 20, *found[7:])))
    assert read(path).source == "Rapat dibuka.\n" * 10_000
    with pytest.raises(ReadError, match="terlalu besar"):
        read(path, limits=DEFAULT._replace(size=100_000))
