"""Which files a repository's configuration can make pesanlint read. docs/security.md names these tests."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pesanlint.authoring.project import Project
from pesanlint.errors import GuidelineError
from pesanlint.guideline import load, load_config
from pesanlint.store.guidelines import fetch, ready

SECRET = "kunci: RAHASIA-42\n"
PACK = {
    "{at}/guideline.yaml": "name: provinsi\ntitle: T\n",
    "{at}/a.yaml": "title: T\nrules:\n  - {id: a, kind: substitution, message: m, swap: [{not: x, use: y}]}\n",
}


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A repository beside a secret of its user."""
    write(tmp_path, {"rahasia.env": SECRET, "luar/guideline.yaml": "name: luar\ntitle: T\n"})
    return write(tmp_path / "repo", {".git/HEAD": "", "pesanlint.yaml": "", "meja/guideline.yaml": "name: meja\ntitle: T\n"})


@pytest.mark.parametrize("link", [False, True], ids=["path", "link"])
@pytest.mark.parametrize("key", ["roster", "facts", "guideline", "table", "topic", "config", "pyproject"])
def test_a_file_outside_is_neither_read_nor_quoted(repo: Path, key: str, link: bool) -> None:
    target = "../luar" if key == "guideline" else "../rahasia.env"
    config = repo / ("pyproject.toml" if key == "pyproject" else "pesanlint.yaml")
    if key in ("table", "topic", "config", "pyproject"):
        inside = {"table": "meja/data/t.tsv", "topic": "meja/b.yaml"}.get(key, config.name)
        (repo / inside).parent.mkdir(exist_ok=True)
        (repo / inside).unlink(missing_ok=True)
        (repo / inside).symlink_to(repo.parent / "rahasia.env")
        if key in ("table", "topic"):
            config.write_text("guideline: meja\n", encoding="utf-8")
            rule = "{id: a, kind: substitution, message: m, swap: [{each: t, not: a, use: b}]}"
            write(repo, {"meja/a.yaml": f"title: T\nrules: [{rule}]\n"})
    else:
        if link:
            (repo / "x").symlink_to(target)
        pack = "" if key == "guideline" else "guideline: meja\n"
        config.write_text(f"{pack}{key}: {'x' if link else target}\n", encoding="utf-8")
    with pytest.raises(GuidelineError) as caught:
        load(load_config(config))
    assert "di luar folder proyek" in str(caught.value)
    assert "--allow-outside" in str(caught.value)
    assert "RAHASIA" not in str(caught.value)


@pytest.mark.parametrize("key", ["roster", "facts", "topic"])
@pytest.mark.parametrize("what", ["/dev/zero", "pipa"])
def test_pipes_and_devices_are_refused(repo: Path, key: str, what: str) -> None:
    os.mkfifo(repo / "pipa")
    if key == "topic":
        (repo / "meja/b.yaml").symlink_to(what if what.startswith("/") else "../pipa")
        (repo / "pesanlint.yaml").write_text("guideline: meja\n", encoding="utf-8")
    else:
        (repo / "pesanlint.yaml").write_text(f"guideline: meja\n{key}: {what}\n", encoding="utf-8")
    for allow in (False, True):
        with pytest.raises(GuidelineError, match=r"di luar folder proyek|bukan berkas biasa"):
            load(load_config(repo / "pesanlint.yaml", allow_outside=allow))


def test_a_layer_elsewhere_in_the_repository_is_inside_the_project(repo: Path) -> None:
    write(repo, {name.format(at="provinsi"): text for name, text in PACK.items()})
    files = {"pesanlint.yaml": "guideline: jember", "jember/guideline.yaml": "name: jember\ntitle: T\nextends: ../provinsi\n"}
    write(repo / "kabupaten", files)
    assert [rule.id for rule in load(load_config(repo / "kabupaten/pesanlint.yaml")).rules] == ["provinsi.a"]


def test_the_caller_may_allow_it_and_the_cache_does_not_remember_that(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    config = write(repo, {"pesanlint.yaml": "guideline: ../luar\n"}) / "pesanlint.yaml"
    assert ready(config, allow_outside=True).guideline.layers[0].name == "luar"
    assert fetch(config, allow_outside=True)
    assert fetch(config) is None


@pytest.mark.parametrize(
    ("repository", "start", "root"),
    [
        ("", "a/b", "a/b"),
        ("a", "a/b", "a"),
        ("a/b", "a/b", "a/b"),
        ("home", "home/a/b", "home/a/b"),
        (".", "home/a", "home/a"),
        ("home/a", "home/a/b", "home/a"),
    ],
)
def test_the_project_is_the_repository_unless_that_is_a_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, repository: str, start: str, root: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / start).mkdir(parents=True)
    if repository:
        (tmp_path / repository / ".git").mkdir()
    assert Project.around(tmp_path / start).root == (tmp_path / root).resolve()


def test_a_baseline_outside_is_neither_read_nor_written(repo: Path, pesanlint: Callable[..., object]) -> None:
    write(repo, {"pesanlint.yaml": "guideline: meja\nbaseline: ../rahasia.env\n", "a.txt": "Warga datang.\n"})
    for more in ((), ("--write-baseline",)):
        result = pesanlint("check", str(repo / "a.txt"), *more)
        assert (result.status, "di luar folder proyek" in result.err, "RAHASIA" in result.err) == (2, True, False)  # type: ignore[attr-defined]
    assert (repo.parent / "rahasia.env").read_text(encoding="utf-8") == SECRET


def test_tables_do_not_multiply_without_end(repo: Path) -> None:
    write(repo, {"meja/data/t.tsv": "a\n" + "b\n" * 5000, "pesanlint.yaml": "guideline: meja\n"})
    items = "".join("      - {each: t, not: x, use: y}\n" for _ in range(60))
    write(repo, {"meja/a.yaml": f"title: T\nrules:\n  - id: a\n    kind: substitution\n    message: m\n    swap:\n{items}"})
    with pytest.raises(GuidelineError, match="lebih dari 200000 butir"):
        load(load_config(repo / "pesanlint.yaml"))
