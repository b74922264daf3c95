"""Bad input gets a clear entry in the report and status 2, and the other files are checked all the same."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

GOOD = b"Rapat Dibuka\nWarga dihimbau datang.\n"


@pytest.fixture
def check(pesanlint, tmp_path: Path):
    """Check the folder and return, for each file, the number of findings or the error."""

    def run(*paths: str) -> tuple[int, dict[str, int | str]]:
        result = pesanlint("check", "--select", "bahasa.kata-baku", "--output-format", "json", *paths)
        data = json.loads(result.out)
        found = {document["path"]: len(document["findings"]) for document in data["documents"]}
        return result.status, found | {error["path"]: error["message"] for error in data["errors"]}

    return run


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"Rapat dihimbau \xc3\xa9 \xc3\x28 selesai\n", "UTF-8"),
        (b"Rapat\0dihimbau\n", "bukan"),
        (b"PK\x03\x04" + b"\0" * 30, "ZIP"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\xff\xfea", "UTF-16"),
    ],
)
def test_a_file_that_is_not_text_is_reported(check, tmp_path: Path, data: bytes, says: str) -> None:
    (tmp_path / "rusak.txt").write_bytes(data)
    (tmp_path / "utuh.txt").write_bytes(GOOD)
    status, report = check(".")
    assert status == 2
    assert says in str(report["rusak.txt"])
    assert report["utuh.txt"] == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_encodings_and_line_breaks_that_people_have_are_read(check, tmp_path: Path, encoding: str, line_break: str) -> None:
    text = f"Rapat “Dibuka”{line_break}Warga dihimbau datang – segera.{line_break}"
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    assert check("a.txt") == (1, {"a.txt": 1})


def test_a_line_of_50_mb_is_refused_for_its_size(check, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"dihimbau " * (50 * 1024 * 1024 // 9))
    status, report = check("a.txt")
    assert status == 2
    assert "terlalu besar" in str(report["a.txt"])


def test_a_line_of_50_mb_is_checked_where_the_configuration_allows_it(check, tmp_path: Path) -> None:
    (tmp_path / "pesanlint.yaml").write_text("max_size: 100000000\n")
    (tmp_path / "a.txt").write_bytes(b"kata " * (10 * 1024 * 1024) + b"dihimbau\n")
    assert check("a.txt") == (1, {"a.txt": 1})


def test_an_empty_file_is_a_clean_one(check, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    assert check("a.txt") == (0, {"a.txt": 0})


def test_a_file_that_is_not_there(check) -> None:
    status, report = check("tiada.txt")
    assert status == 2
    assert "tidak ditemukan" in str(report["tiada.txt"])


def test_a_loop_of_symbolic_links_is_walked_once(check, tmp_path: Path) -> None:
    (tmp_path / "dalam").mkdir()
    (tmp_path / "dalam" / "a.txt").write_bytes(GOOD)
    (tmp_path / "dalam" / "putar").symlink_to(tmp_path, target_is_directory=True)
    assert check(".") == (1, {"dalam/a.txt": 1})


def test_a_link_to_itself(check, tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("a.txt")
    status, _ = check("a.txt")
    assert status == 2


def test_a_file_that_may_not_be_read_even_by_root(check, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD)

    opened = os.open

    def refuse(path: object, *args: Any, **options: Any) -> object:
        if str(path).endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr("os.open", refuse)
    status, report = check("a.txt")
    assert status == 2
    assert "izin" in str(report["a.txt"])


def test_a_pipe_does_not_hang(check, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    status, report = check("a.txt")
    assert status == 2
    assert "berkas biasa" in str(report["a.txt"])


def test_a_regex_that_backtracks_for_ever_is_stopped_and_named(pesanlint, tmp_path: Path) -> None:
    (tmp_path / "lokal").mkdir()
    (tmp_path / "lokal/guideline.yaml").write_text("name: lokal\ntitle: Lokal\nextends: bahasa\n")
    (tmp_path / "lokal/a.yaml").write_text(
        "title: A\nrules:\n  - {id: lambat, kind: pattern, message: '!', pattern: '(x+x+)+[^x]'}\n"
    )
    (tmp_path / "pesanlint.yaml").write_text("guideline: ./lokal\nselect: [lokal, bahasa.kata-baku]\n")
    (tmp_path / "a.txt").write_text("x" * 5000 + "\nWarga dihimbau datang.\n")
    result = pesanlint("check", "--output-format", "json", "a.txt")
    data = json.loads(result.out)
    assert result.status == 2
    assert [error["rule"] for error in data["errors"]] == ["lokal.lambat"]
    assert [finding["found"] for finding in data["documents"][0]["findings"]] == ["dihimbau"]


def test_odd_paths_and_text_cannot_command_the_terminal(pesanlint, tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m.txt").write_text("Warga \x1b[2J dihimbau \u202e datang.\n", encoding="utf-8")
    result = pesanlint("check", ".")
    assert "dihimbau" in result.out
    assert "\x1b" not in result.out
    assert "\u202e" not in result.out
