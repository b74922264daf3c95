"""`check --since` and `--staged`: a review is told of what the change brings."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .small import small_guideline

GIT = ("git", "-c", "user.name=Uji", "-c", "user.email=uji@example.org", "-c", "commit.gpgsign=false")
OLD = "Rapat dibuka.\n\nWarga dihimbau datang.\n\nAni hadir.\n"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    small_guideline(tmp_path)
    (tmp_path / "a.txt").write_text(OLD, encoding="utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path)
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    subprocess.run([*GIT, *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")


def found(folder: Path, *arguments: str) -> list[tuple[str, str, int]]:
    command = [sys.executable, "-m", "pesanlint", "check", "--output-format", "json", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return [
        (one["path"], finding["found"], finding["start"]["line"])
        for one in json.loads(done.stdout)["documents"]
        for finding in one["findings"]
    ]


def test_only_findings_on_lines_that_the_change_touched_are_reported(repo: Path) -> None:
    assert found(repo) == [("a.txt", "dihimbau", 3)]
    assert found(repo, "--since", "HEAD") == []
    (repo / "a.txt").write_text(OLD.replace("Ani hadir", "Ani menghimbau"), encoding="utf-8")
    assert found(repo, "--since", "HEAD") == [("a.txt", "menghimbau", 5)]
    assert found(repo, "--since=HEAD", ".") == [("a.txt", "menghimbau", 5)]


def test_a_file_that_is_new_is_reported_whole_and_one_that_only_moved_not_at_all(repo: Path) -> None:
    git(repo, "mv", "a.txt", "pindah.txt")
    (repo / "baru spasi é.txt").write_text("Warga dihimbau.\n", encoding="utf-8")
    assert found(repo, "--since", "HEAD") == [("baru spasi é.txt", "dihimbau", 1)]
    (repo / "pindah.txt").write_text(OLD.replace("Ani hadir", "Ani menghimbau"), encoding="utf-8")
    assert ("pindah.txt", "menghimbau", 5) in found(repo, "--since", "HEAD")
    assert len(found(repo, "--since", "HEAD")) == 2


def test_a_finding_elsewhere_is_reported_where_the_change_has_caused_it(repo: Path) -> None:
    introduced = "Daftar Pemilih Tetap (DPT) dibahas oleh petugas.\n\nRapat membahas DPT hari ini.\n\nWarga dihimbau hadir.\n"
    (repo / "b.txt").write_text(introduced, encoding="utf-8")
    commit(repo)
    assert [one for one in found(repo) if one[0] == "b.txt"] == [("b.txt", "dihimbau", 5)]
    # The line that spelled it out goes: what was a later mention is the first one now.
    (repo / "b.txt").write_text(introduced.split("\n", 2)[2], encoding="utf-8")
    assert found(repo, "--since", "HEAD") == [("b.txt", "DPT", 1)]


def test_what_a_branch_brings_is_counted_from_where_it_began(repo: Path) -> None:
    git(repo, "checkout", "-q", "-b", "cabang")
    (repo / "b.txt").write_text("Kami menghimbau.\n", encoding="utf-8")
    commit(repo)
    git(repo, "checkout", "-q", "main")
    (repo / "a.txt").write_text(OLD.replace("Warga dihimbau", "Warga diimbau"), encoding="utf-8")
    commit(repo)
    git(repo, "checkout", "-q", "cabang")
    assert found(repo, "--since", "main") == [("b.txt", "menghimbau", 1)]


def test_staged_is_what_will_be_committed(repo: Path) -> None:
    (repo / "a.txt").write_text("Kami menghimbau.\n" + OLD, encoding="utf-8")
    git(repo, "add", "a.txt")
    (repo / "a.txt").write_text("Mari.\nKami terhimbau.\nKami menghimbau.\n" + OLD, encoding="utf-8")
    assert found(repo, "--staged") == [("a.txt", "menghimbau", 1)]
    git(repo, "commit", "-q", "-m", "x")
    assert found(repo, "--staged") == []


def test_before_the_first_commit_all_is_new(tmp_path: Path) -> None:
    small_guideline(tmp_path)
    git(tmp_path, "init", "-q")
    (tmp_path / "a.txt").write_text("Warga dihimbau.\n")
    git(tmp_path, "add", "a.txt")
    assert [one[1] for one in found(tmp_path, "--staged")] == ["dihimbau"]


def test_a_word_file_is_compared_by_its_findings(repo: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("Warga dihimbau datang.")
    document.save(str(repo / "a.docx"))
    commit(repo)
    document.add_paragraph("Kami menghimbau.")
    document.save(str(repo / "a.docx"))
    assert [one[:2] for one in found(repo, "--since", "HEAD")] == [("a.docx", "menghimbau")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--since", "tak-ada"), "revisi “tak-ada” tidak ada di repositori ini"),
        (("--since=--output=x",), "tidak ada di repositori ini"),
        (("--since", "HEAD", "--fix"), "tanpa --fix"),
        (("--since", "HEAD", "--staged"), "--since atau --staged"),
        (("--staged", "-"), "tanpa"),
    ],
)
def test_an_unknown_revision_or_an_invalid_combination_is_reported(repo: Path, arguments: tuple[str, ...], said: str) -> None:
    command = [sys.executable, "-m", "pesanlint", "check", *arguments]
    done = subprocess.run(command, cwd=repo, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert said in done.stderr
    assert not (repo / "x").exists()


def test_a_folder_without_git_is_said(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pesanlint", "check", "--staged"]
    env = {**os.environ, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env=env)
    assert (done.returncode, done.stderr) == (2, "Galat: folder ini bukan repositori git.\n")
