"""Which files are checked."""

import os
from pathlib import Path

import pytest

from pesanlint.errors import ReadError
from pesanlint.readers import read
from pesanlint.readers.discovery import discover


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*files: str, text: str = "") -> None:
    for file in files:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        Path(file).write_text(text)


def found(*paths: str, exclude: tuple[str, ...] = (), force_exclude: bool = False) -> list[str]:
    return [path.as_posix() for path in discover(map(Path, paths), exclude=exclude, force_exclude=force_exclude)]


@pytest.mark.usefixtures("tree")
class TestFolders:
    def test_files_of_known_formats_in_the_order_of_their_names(self) -> None:
        write("b.md", "a.TXT", "c.py", "sub/a.markdown", "sub/sub/a.txt", "tanpa", "anak/z.md")
        assert found(".") == ["a.TXT", "b.md", "anak/z.md", "sub/a.markdown", "sub/sub/a.txt"]

    def test_unread_documents_are_noted(self) -> None:
        write("a.md", "b.csv", "sub/c.CSV", "sub/d.rst", "lama/e.csv", ".f.csv", "g.png", "h.py", "i.yaml", "j.csv")
        write(".gitignore", text="j.csv")
        passed_over: set[Path] = set()
        files = discover([Path(), Path("b.csv")], exclude=["lama"], passed_over=passed_over)
        assert [file.as_posix() for file in files] == ["a.md", "b.csv"]
        assert {path.name for path in passed_over} == {"b.csv", "c.CSV", "d.rst"}

    def test_hidden_ones_are_left_out(self) -> None:
        write(".git/a.txt", ".rahasia/a.txt", ".a.txt", "a.txt")
        assert found(".") == ["a.txt"]

    def test_excluded_ones_are_left_out(self) -> None:
        write("a.md", "draf/a.md", "sub/draf/b.md", "sub/a.md", "sub/b.md")
        assert found(".", exclude=("/draf/", "sub/*", "!sub/b.md")) == ["a.md", "sub/b.md"]

    def test_links_to_folders_are_not_followed_and_links_to_files_are(self, tree: Path) -> None:
        write("sub/a.txt")
        (tree / "sub/lingkar").symlink_to(tree)
        (tree / "sub/folder.md").symlink_to(tree)
        (tree / "b.txt").symlink_to("sub/a.txt")
        assert found(".") == ["b.txt", "sub/a.txt"]

    def test_a_named_link_to_a_folder_is_followed(self, tree: Path) -> None:
        write("sub/a.txt")
        (tree / "tautan").symlink_to("sub")
        assert found("tautan", "sub") == ["tautan/a.txt"]

    def test_a_folder_that_cannot_be_listed_is_reported(self, monkeypatch: pytest.MonkeyPatch) -> None:
        write("a.txt", "sub/a.txt", "z/a.txt")
        scandir = os.scandir

        def refuse(path: Path) -> object:
            if Path(path).name == "sub":
                raise PermissionError(13, "Permission denied")
            return scandir(path)

        monkeypatch.setattr(os, "scandir", refuse)
        assert found(".") == ["a.txt", "sub", "z/a.txt"]
        with pytest.raises(ReadError, match="tidak dapat dilihat"):
            read(Path("sub"))


@pytest.mark.usefixtures("tree")
class TestNamedFiles:
    def test_are_found_whatever_their_name(self) -> None:
        write("a.py", ".b", ".gitignore", text="*")
        assert found("a.py", ".b", exclude=("*",)) == ["a.py", ".b"]

    def test_are_left_out_where_exclusion_is_forced(self) -> None:
        write("draf/a.md", "b.md")
        assert found("draf/a.md", "b.md", exclude=("draf/",), force_exclude=True) == ["b.md"]

    def test_are_found_once(self) -> None:
        write("a.md", "sub/b.md")
        assert found("a.md", "./a.md", "sub/../a.md", ".", "sub", str(Path("a.md").absolute())) == ["a.md", "sub/b.md"]

    def test_are_yielded_even_where_they_are_not(self) -> None:
        assert found("hilang.md", "hilang/lagi.md", "nul\0.md") == ["hilang.md", "hilang/lagi.md", "nul\0.md"]


@pytest.mark.usefixtures("tree")
class TestGitignore:
    def test_holds_at_every_level_the_innermost_last(self) -> None:
        write("a.md", "b.md", "build/a.md", "sub/a.md", "sub/build/a.md", "sub/c.md")
        write(".gitignore", text="build/\na.md\n")
        write("sub/.gitignore", text="!a.md\n/c.md\n")
        assert found(".") == ["b.md", "sub/a.md"]

    def test_applies_from_parents_within_the_repository_only(self) -> None:
        write("repo/.git/HEAD", "repo/sub/a.md", "repo/sub/b.md")
        write("repo/.gitignore", text="a.md")
        write(".gitignore", text="b.md")
        assert found("repo/sub") == ["repo/sub/b.md"]

    def test_does_not_apply_to_a_named_folder(self) -> None:
        write("build/a.md")
        write(".gitignore", text="build/")
        assert found(".", "build") == ["build/a.md"]

    def test_lines_that_are_no_pattern_are_passed_over(self) -> None:
        write("a.md", "b.md")
        Path(".gitignore").write_bytes(b"!\n\\\n\xff\nb.md\n")
        assert found(".") == ["a.md"]


def test_patterns_are_relative_to_the_configuration(tmp_path: Path) -> None:
    for name in ("luar/a.md", "proyek/a.md", "proyek/b.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    files = list(discover([tmp_path], exclude=["/a.md"], root=tmp_path / "proyek"))
    assert files == [tmp_path / "luar/a.md", tmp_path / "proyek/b.md"]


def test_an_invalid_pattern_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="“!”: Pola ini dilewati karena tidak sah"):
        list(discover([tmp_path], exclude=["!"]))
