"""The hooks as a content repository uses them: the real pre-commit, a clone of this repository, a hook environment of its own."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from needs import needed_in_ci
from pesanlint.readers.formats import FORMATS, PACKAGES, TEXTS
from word import docx, p, r

ROOT = Path(__file__).parents[1]
BAD = "Rapat Dibuka\nWarga dihimbau datang ke kantor, Senin, 14 Juli 2025.\n"


@pytest.mark.parametrize("name", [".pre-commit-hooks.yaml", ".pre-commit-hook.yaml"])
def test_the_hooks_take_every_format_in_any_case(name: str) -> None:
    """But PDF, which needs an extra; the fixing hook takes what is text."""
    check, fix = yaml.safe_load((ROOT / name).read_text("utf-8"))
    for pattern, extensions in ((check["files"], FORMATS.keys() - {".pdf"}), (fix["files"], TEXTS)):
        for path in (f"siaran/a{extension}" for one in extensions for extension in (one, one.upper(), one.title())):
            assert re.search(pattern, path), path
        assert not any(re.search(pattern, path) for path in ("txt", "a.txt.bak", "a.py", "adocx", "a.pdf"))
    assert not any(re.search(fix["files"], f"a{extension}") for extension in PACKAGES)


class Repository:
    """A content repository with the hooks installed."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder, self._environment = folder, environment

    def run(self, *command: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            list(map(str, command)), cwd=self.folder, env=self._environment, capture_output=True, text=True, check=False
        )

    def commit(self, text: str) -> subprocess.CompletedProcess[str]:
        (self.folder / "rilis.txt").write_text(text, encoding="utf-8")
        self.run("git", "add", "-A")
        return self.run("git", "commit", "-m", "rilis")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    folder = tmp_path_factory.mktemp("isi")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("hooks")),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }  # fmt: skip
    content = Repository(folder, environment)
    clone = tmp_path_factory.mktemp("klon")
    content.run("git", "clone", "--quiet", ROOT, clone)
    snapshot(clone, environment)
    revision = Repository(clone, environment).run("git", "rev-parse", "HEAD").stdout.strip()
    content.run("git", "init", "--quiet", ".")
    (folder / "pesanlint.yaml").write_text("select: bahasa.kata-baku\n")
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {clone}\n  rev: {revision}\n  hooks: [{{id: pesanlint}}]\n"
    )
    installed = content.run(sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    if installed.returncode:
        needed_in_ci(f"a hook environment, from a package index: {(installed.stdout + installed.stderr)[-500:]}")
    return content


def snapshot(clone: Path, environment: dict[str, str]) -> None:
    """Bring the clone to the state of the work tree, so that what is tested is what is here."""
    here, there = Repository(ROOT, environment), Repository(clone, environment)
    patch = here.run("git", "diff", "--binary", "HEAD").stdout
    if patch:
        (clone / ".git" / "patch").write_text(patch, encoding="utf-8")
        there.run("git", "apply", "--index", ".git/patch")
    for name in here.run("git", "ls-files", "--others", "--exclude-standard").stdout.splitlines():
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        (clone / name).write_bytes((ROOT / name).read_bytes())
    there.run("git", "add", "-A")
    there.run("git", "commit", "--quiet", "-m", "work tree")


def test_a_commit_with_a_finding_fails_and_the_fixed_one_passes(repository: Repository) -> None:
    refused = repository.commit(BAD)
    assert refused.returncode != 0
    assert "bahasa.kata-baku" in refused.stdout + refused.stderr
    accepted = repository.commit(BAD.replace("dihimbau", "diimbau"))
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr


def test_with_staged_a_commit_is_refused_for_what_it_adds_only(repository: Repository) -> None:
    """Also where the file in the work tree is another one than that in the index."""
    config = repository.folder / ".pre-commit-config.yaml"
    before = config.read_text()
    (repository.folder / "lama.txt").write_text(BAD)
    repository.run("git", "add", "-A")
    repository.run("git", "commit", "--no-verify", "-qm", "lama")
    config.write_text(before.replace("{id: pesanlint}", "{id: pesanlint, args: [--staged]}"))
    try:
        old = repository.folder / "lama.txt"
        old.write_text(f"{BAD}Rapat ditutup.\n")
        repository.run("git", "add", "-A")
        old.write_text(f"{BAD}Warga dihimbau pulang.\n")  # not staged
        accepted = repository.run("git", "commit", "-m", "x")
        assert accepted.returncode == 0, accepted.stdout + accepted.stderr
        repository.run("git", "add", "-A")
        refused = repository.run("git", "commit", "-m", "x")
        assert refused.returncode != 0
        said = refused.stdout + refused.stderr
        assert "lama.txt:3:" in said
        assert "lama.txt:2:" not in said
    finally:
        config.write_text(before)
        repository.run("git", "rm", "-f", "--quiet", "lama.txt")
        repository.commit("Rapat dibuka.\n")


def test_files_whose_names_are_written_large_are_checked(repository: Repository) -> None:
    """As scanners, cameras and old Windows programs write them."""
    names = ["RILIS.DOCX", "RILIS.TXT", "a.HTM", "Siaran.Md"]
    for name in names:
        data = docx(p(r("Warga dihimbau datang."))) if name.endswith("DOCX") else BAD.encode()
        (repository.folder / name).write_bytes(data)
    refused = repository.commit("Rapat dibuka.\n")
    for name in names:
        assert f"{name}:" in refused.stdout + refused.stderr
        repository.run("git", "rm", "-f", "--quiet", name)


def test_the_fixing_hook_mends_and_fails_once(repository: Repository) -> None:
    config = repository.folder / ".pre-commit-config.yaml"
    config.write_text(config.read_text().replace("{id: pesanlint}", "{id: pesanlint-fix}"))
    refused = repository.commit(BAD)
    assert refused.returncode != 0
    fixed = (repository.folder / "rilis.txt").read_text("utf-8")
    assert fixed == BAD.replace("dihimbau", "diimbau")
    accepted = repository.commit(fixed + "Selesai.\n")
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr
