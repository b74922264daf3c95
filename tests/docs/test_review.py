"""The jobs on the page on reviews, their shell lines run as a forge does: in a clone, for a branch of a remote."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

PAGE = (Path(__file__).parents[2] / "docs/review.md").read_text("utf-8")
GIT = ("git", "-c", "user.name=Uji", "-c", "user.email=uji@example.org", "-c", "commit.gpgsign=false")


def job(name: str) -> Any:
    """A file that the page gives."""
    [block] = [one.split("```", 1)[0] for one in PAGE.split("```yaml\n")[1:] if one.startswith(f"# {name}\n")]
    return yaml.safe_load(block)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with a branch that adds twelve findings."""
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    origin.mkdir()
    git(origin, "init", "-q", "-b", "main")
    (origin / "pesanlint.yaml").write_text("guideline: ./uji\nexclude: [uji]\n")
    (origin / "uji").mkdir()
    (origin / "uji/guideline.yaml").write_text("name: uji\ntitle: Uji\n")
    (origin / "uji/a.yaml").write_text(
        "title: Uji\nrules:\n  - {id: imbau, kind: substitution, level: warning, swap: [{not: dihimbau, use: diimbau}]}\n"
    )
    (origin / "lama.md").write_text("Warga dihimbau.\n")
    git(origin, "add", "-A")
    git(origin, "commit", "-q", "-m", "x")
    git(tmp_path, "clone", "-q", str(origin), str(clone))
    git(clone, "checkout", "-q", "-b", "cabang")
    (clone / "baru.md").write_text("Warga dihimbau `x`.\n\n" * 12)
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "y")
    return clone


def git(folder: Path, *arguments: str) -> None:
    subprocess.run([*GIT, *arguments], cwd=folder, check=True, capture_output=True)


def run(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, **variables}
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script], cwd=folder, env=env, capture_output=True, text=True, check=False
    )


def test_the_github_job_annotates_the_change_and_sums_all_of_it_up(clone: Path, tmp_path: Path) -> None:
    steps = {
        one["name"]: one["run"] for one in job(".github/workflows/naskah.yml")["jobs"]["pesanlint"]["steps"] if "name" in one
    }
    summary = tmp_path / "summary.md"
    given = {"GITHUB_BASE_REF": "main", "GITHUB_STEP_SUMMARY": str(summary)}
    annotated = run(steps["Annotations"], clone, **given)
    assert annotated.returncode == 1
    assert annotated.stdout.count("::warning file=baru.md") == 12
    assert "lama.md" not in annotated.stdout
    assert run(steps["Summary"], clone, **given).returncode == 0
    lines = summary.read_text("utf-8").splitlines()
    assert sum("baru.md:" in line for line in lines) == 12
    assert all(line.startswith("    ") for line in lines)


def test_the_gitlab_job_leaves_a_report_of_the_change(clone: Path) -> None:
    script = [line for line in job(".gitlab-ci.yml")["naskah"]["script"] if not line.startswith("pip ")]
    done = run("\n".join(script), clone, CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main")
    assert done.returncode == 1
    report = json.loads((clone / "gl-code-quality-report.json").read_text("utf-8"))
    assert {one["location"]["path"] for one in report} == {"baru.md"}
    assert len(report) == 12
