"""A file is written whole or not at all."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from pesanlint.document import Document
from pesanlint.errors import WriteError
from pesanlint.finding import Report
from pesanlint.fixer.edits import Fixed
from pesanlint.fixer.files import write
from pesanlint.readers import read


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(b"lama\r\n")
    return path


def changed(before: Document, source: str = "baru\r\n") -> Fixed:
    return Fixed(replace(before, source=source), 1, Report(before.path))


def test_mode_and_bytes_are_kept(path: Path) -> None:
    path.chmod(0o640)
    before = read(path)
    write(path, before, changed(before), ())
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"baru\r\n", 0o640)
    assert [child.name for child in path.parent.iterdir()] == ["a.txt"]


def test_a_link_stays_a_link(path: Path) -> None:
    link = path.with_name("tautan.txt")
    link.symlink_to(path.name)
    before = read(link)
    write(link, before, changed(before), ())
    assert link.is_symlink()
    assert path.read_bytes() == b"baru\r\n"


def test_a_concurrent_save_is_not_overwritten(path: Path) -> None:
    before = read(path)
    path.write_bytes(b"suntingan orang lain\n")
    with pytest.raises(WriteError, match="berubah sejak dibaca"):
        write(path, before, changed(before), ())
    assert path.read_bytes() == b"suntingan orang lain\n"


def test_a_character_that_the_encoding_lacks(path: Path) -> None:
    path.write_bytes("“lama”".encode("cp1252"))
    before = read(path)
    with pytest.raises(WriteError, match="tidak memuat “→”"):
        write(path, before, changed(before, "“baru” →"), ())
    assert path.read_bytes() == "“lama”".encode("cp1252")


@pytest.mark.parametrize(
    ("number", "says"), [(errno.EROFS, "hanya dapat dibaca"), (errno.EACCES, "izinnya tidak cukup"), (errno.ENOSPC, "penuh")]
)
def test_a_folder_that_cannot_be_written_to(path: Path, monkeypatch: pytest.MonkeyPatch, number: int, says: str) -> None:
    before = read(path)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(WriteError, match=says):
        write(path, before, changed(before), ())
    assert path.read_bytes() == b"lama\r\n"
    assert [child.name for child in path.parent.iterdir()] == ["a.txt"]
