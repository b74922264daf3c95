"""Reports for code hosts give a file's path in the repository, however it was named."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pesanlint.finding import Failure, Finding, Level, Report
from pesanlint.reporters import paths, render
from pesanlint.spans import Span


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A repository with a file in a folder, a link to it, and a folder beside it; the working folder is the repository."""
    folder = tmp_path.resolve() / "repo"
    (folder / "siaran").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "siaran" / "a b.txt").touch()
    (tmp_path / "luar").mkdir()
    (tmp_path / "tautan").symlink_to(folder)
    monkeypatch.chdir(folder)
    forget()
    yield folder
    forget()


def forget() -> None:
    """As if the command ran anew, which has one working folder."""
    paths._real.cache_clear()
    paths._repository.cache_clear()


@pytest.mark.parametrize(
    ("working", "path"),
    [
        (".", "siaran/a b.txt"),
        (".", "./siaran/a b.txt"),
        (".", "siaran/../siaran/a b.txt"),
        (".", "{}/repo/siaran/a b.txt"),
        (".", "{}/tautan/siaran/a b.txt"),
        ("siaran", "a b.txt"),
        ("siaran", "../siaran/a b.txt"),
        ("siaran", "{}/repo/siaran/a b.txt"),
        ("../luar", "../repo/siaran/a b.txt"),
        ("../luar", "{}/repo/siaran/a b.txt"),
        ("..", "repo/siaran/a b.txt"),
        ("/", "{}/repo/siaran/a b.txt"),
    ],
)
def test_a_path_begins_at_the_repository(repository: Path, working: str, path: str) -> None:
    os.chdir(working)
    forget()
    path = path.format(repository.parent)
    assert paths.from_root(path) == "siaran/a b.txt"
    report = Report(path, "a", (Finding("uji.a", Level.ERROR, "A.", "a", Span(0, 1), "paragraph"),), (Failure("Gagal."),))
    sarif, gitlab, github = ("".join(render(name, [report])) for name in ("sarif", "gitlab", "github"))
    places = [place for one in ("results", "invocations") for place in _uris(json.loads(sarif)["runs"][0][one])]
    assert places == ["siaran/a%20b.txt"] * 2
    assert {issue["location"]["path"] for issue in json.loads(gitlab)} == {"siaran/a b.txt"}
    assert github.count("file=siaran/a b.txt,") == 2
    assert "".join(render("text", [report])).startswith(f"{path}:1:1:")


def _uris(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        yield from (value for key, value in data.items() if key == "uri")
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _uris(value)


def test_the_fingerprint_for_gitlab_does_not_hang_on_how_a_file_is_named(repository: Path) -> None:
    finding = Finding("uji.a", Level.ERROR, "A.", "a", Span(0, 1), "paragraph", fingerprint="f")
    prints = {
        json.loads("".join(render("gitlab", [Report(path, "a", (finding,))])))[0]["fingerprint"]
        for path in ("siaran/a b.txt", "./siaran/a b.txt", str(repository / "siaran" / "a b.txt"))
    }
    assert len(prints) == 1


@pytest.mark.parametrize(
    ("path", "expected"),
    [("-", "-"), ("a.txt", "a.txt"), ("b/../a.txt", "a.txt"), ("../a.txt", "{}/a.txt"), ("a\0b/c.txt", "a\0b/c.txt"), ("x" * 5000, "x" * 5000)],
)  # fmt: skip
def test_without_a_repository_a_path_begins_at_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, expected: str
) -> None:
    (tmp_path / "kerja" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "kerja")
    forget()
    assert paths.from_root(path) == expected.format(tmp_path.resolve())
    forget()


def test_a_file_outside_has_a_whole_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kerja").mkdir()
    monkeypatch.chdir(tmp_path / "kerja")
    forget()
    sarif = json.loads("".join(render("sarif", [Report("../a b.txt", failures=(Failure("Gagal."),))])))
    assert list(_uris(sarif["runs"][0]["invocations"])) == [f"file://{tmp_path.resolve()}/a%20b.txt"]
    forget()
