"""`pesanlint check` on Word files: where the review goes, and what is never written over."""

import json
from pathlib import Path

import pytest

from pesanlint.readers import read
from word import docx, p, r, resolved, unzipped, zipped

FILE = docx(p("Rapat Dibuka"), p("Warga ", r("dihim", "<w:b/>"), "bau datang."))
MENDED = "Rapat Dibuka\nWarga diimbau datang."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "rilis.docx"
    path.write_bytes(FILE)
    return path


def test_findings_stand_at_paragraph_and_character(pesanlint, file: Path) -> None:
    result = pesanlint("check", "rilis.docx", "--select", "bahasa.kata-baku")
    assert result.status == 1
    assert result.out.startswith("rilis.docx:2:7: peringatan [bahasa.kata-baku]")
    assert "2 | Warga dihimbau datang." in result.out


def test_the_review_goes_beside_the_original(pesanlint, file: Path) -> None:
    result = pesanlint("check", "rilis.docx", "--fix")
    assert (result.status, result.err) == (0, "Hasil perbaikan: rilis.pesanlint.docx\n1 temuan diperbaiki.\n")
    assert file.read_bytes() == FILE
    assert read(file.with_name("rilis.pesanlint.docx")).text == MENDED


def test_a_review_that_someone_may_be_working_on_is_not_written_over(pesanlint, file: Path) -> None:
    (review := file.with_name("rilis.pesanlint.docx")).write_bytes(b"punya Sari")
    result = pesanlint("check", "rilis.docx", "--fix")
    assert result.status == 2
    assert "rilis.pesanlint.docx sudah ada" in result.out
    assert "temuan (" in result.out
    assert review.read_bytes() == b"punya Sari"


@pytest.mark.parametrize("options", [["--out", "lain.docx"], ["--out", "rilis.docx", "--in-place"], ["--in-place"]])
def test_the_review_goes_where_it_is_asked_for(pesanlint, file: Path, options: list[str]) -> None:
    assert pesanlint("check", "rilis.docx", "--fix", *options).status == 0
    target = file.with_name("lain.docx" if "lain.docx" in options else "rilis.docx")
    assert read(target).text == MENDED
    assert (file.read_bytes() == FILE) == (target != file)
    assert not file.with_name("rilis.pesanlint.docx").exists()


def test_a_review_is_not_checked_with_its_folder(pesanlint, file: Path) -> None:
    pesanlint("check", "--fix", ".")
    data = json.loads(pesanlint("check", "--output-format", "json", ".").out)
    assert [document["path"] for document in data["documents"]] == ["rilis.docx"]


def test_after_all_is_accepted_nothing_is_left_to_do(pesanlint, file: Path) -> None:
    pesanlint("check", "rilis.docx", "--fix", "--in-place")
    file.write_bytes(accepted := resolved(file.read_bytes(), accept=True))
    assert pesanlint("check", "rilis.docx", "--fix").status == 0
    assert file.read_bytes() == accepted
    assert not file.with_name("rilis.pesanlint.docx").exists()


def test_a_file_that_changed_since_it_was_read_is_left(pesanlint, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pesanlint.fixer.word as word

    def slow(*args: object) -> bytes:
        file.write_bytes(FILE + b"disimpan lagi")
        return FILE + b"hasil"

    monkeypatch.setattr(word, "reviewed", slow)
    result = pesanlint("check", "rilis.docx", "--fix", "--in-place")
    assert result.status == 2
    assert "berubah sejak dibaca" in result.out
    assert file.read_bytes() == FILE + b"disimpan lagi"


def test_the_original_is_written_over_only_where_that_is_said(pesanlint, file: Path) -> None:
    file.with_name("tautan.docx").symlink_to(file)
    for place in ("rilis.docx", "./rilis.docx", "tautan.docx"):
        result = pesanlint("check", "--fix", "--out", place, "rilis.docx")
        assert (result.status, "--in-place" in result.out) == (2, True)
    assert file.read_bytes() == FILE


def test_a_signed_file_is_refused(pesanlint, file: Path) -> None:
    file.write_bytes(zipped(unzipped(FILE) | {"_xmlsignatures/sig1.xml": b"<a/>"}))
    result = pesanlint("check", "rilis.docx", "--fix")
    assert result.status == 2
    assert "ditandatangani secara digital" in result.out


def test_the_diff_is_of_the_prose(pesanlint, file: Path) -> None:
    result = pesanlint("check", "rilis.docx", "--diff")
    assert "-Warga dihimbau datang." in result.out
    assert "+Warga diimbau datang." in result.out
    assert file.read_bytes() == FILE


def test_a_word_file_on_standard_input_needs_out(pesanlint, tmp_path: Path) -> None:
    assert pesanlint("check", "-", stdin=FILE).status == 1
    result = pesanlint("check", "--fix", "-", stdin=FILE)
    assert (result.status, "--out" in result.err) == (2, True)
    assert pesanlint("check", "--fix", "--out", "hasil.docx", "-", stdin=FILE).status == 0
    assert read(tmp_path / "hasil.docx").text == MENDED


def test_out_accepts_one_file_only(pesanlint, file: Path) -> None:
    for paths in ([], ["."], ["rilis.docx", "lain.docx"]):
        result = pesanlint("check", "--fix", "--out", "hasil.docx", *paths)
        assert (result.status, "tepat satu berkas" in result.err) == (2, True)


@pytest.mark.parametrize(
    ("key", "part", "says"),
    [
        ("max_unpacked: 1000", b"x" * 2000, "max_unpacked"),
        ("max_xml: 100", b"", "max_xml"),
        ("max_entries: 3", b"", "max_entries"),
        ("max_depth: 2", b"", "max_depth"),
        ("{}", b"\0" * 3_000_000, "max_ratio"),
    ],
)
def test_a_hostile_file_is_refused_with_the_key_that_would_allow_it(
    pesanlint, file: Path, key: str, part: bytes, says: str
) -> None:
    file.write_bytes(zipped(unzipped(FILE) | {"word/media/a.bin": part}))
    file.with_name("pesanlint.yaml").write_text(key)
    result = pesanlint("check", "rilis.docx")
    assert result.status == 2
    assert says in result.out
