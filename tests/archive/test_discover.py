"""Candidates for the guideline are rules that load and whose examples hold; a new rule shows what it would find."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from pesanlint.archive.checking import check_archive
from pesanlint.archive.discover import as_yaml, candidates
from pesanlint.archive.sources import Choices, open_source
from pesanlint.archive.tables import opened
from pesanlint.workspace import Workspace

UNIT = "KPU Kabupaten Jember"
BODIES = [
    *["Ketua KPU Kabupaten Jember, Budi Santoso, membuka rapat badan ad hoc itu."] * 6,
    *["Ketua KPU Kabupaten Jember, Budi Santosa, membuka rapat badan adhoc itu."] * 4,
    *["KPU membahas Daftar Pemilih Khusus (DPK) tahun berjalan."] * 4,
    "KPU membahas Daftar Pemilih Kusus (DPK) tahun berjalan.",
    *["Sekretaris KPU Kabupaten Jember, Siti Aminah, menolak hoax yang beredar."] * 3,
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive in which things are written in two ways."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "kita").mkdir()
    (folder / "pesanlint.yaml").write_text("guideline: kita\n")
    (folder / "kita/guideline.yaml").write_text("name: kita\ntitle: Kita\n")
    (folder / "kita/a.yaml").write_text(
        "title: A\nrules: [{id: a, kind: substitution, swap: [{not: merubah, use: mengubah}]}]\n"
    )
    records = (
        {"id": f"r{at}", "tanggal": f"2024-{at % 12 + 1:02}-01", "unit": UNIT, "isi": body} for at, body in enumerate(BODIES)
    )
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, records)))
    check_archive(open_source(str(folder / "a.jsonl"), Choices()), folder / "hasil", Workspace(folder=folder), jobs=1)
    return folder


def called(desk: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pesanlint", *arguments], cwd=desk, capture_output=True, text=True, check=False, timeout=300
    )


def test_what_is_written_in_two_ways_is_a_candidate(desk: Path) -> None:
    with opened(desk / "hasil") as tables:
        found = list(candidates(tables, Workspace(folder=desk).setup_in(desk).linter.guideline))
    forms = {(one.sort, tuple((variant.form, variant.hits) for variant in one.variants)) for one in found}
    assert ("name", (("Budi Santoso", 6), ("Budi Santosa", 4))) in forms
    assert ("expansion", (("Daftar Pemilih Khusus", 4), ("Daftar Pemilih Kusus", 1))) in forms
    assert ("term", (("ad hoc", 6), ("adhoc", 4))) in forms
    assert found[0].variants[0].desks == {UNIT: 4}
    assert set(found[0].variants[0].years) == {"2024"}


def test_the_rules_load_and_their_examples_hold(desk: Path) -> None:
    done = called(desk, "archive", "discover", "hasil", "--out", "kita/calon.yaml")
    assert done.returncode == 0, done.stderr
    text = (desk / "kita/calon.yaml").read_text("utf-8")
    assert len(yaml.safe_load(text)["rules"]) == 3
    assert f"Budi Santosa: 4 kali; 2024 4; {UNIT} 4" in text
    tested = called(desk, "rules", "test", "kita/calon.yaml")
    assert tested.returncode == 0, tested.stdout + tested.stderr
    (desk / "kita/calon.yaml").unlink()


def test_what_the_guideline_mends_is_no_candidate(desk: Path, tmp_path: Path) -> None:
    from pesanlint.linter import Linter

    rules = {"title": "A", "rules": [{"id": "b", "kind": "substitution", "swap": [{"not": "adhoc", "use": "ad hoc"}]}]}
    (tmp_path / "kita").mkdir()
    (tmp_path / "pesanlint.yaml").write_text("guideline: kita\n")
    (tmp_path / "kita/guideline.yaml").write_text("name: kita\ntitle: Kita\n")
    (tmp_path / "kita/a.yaml").write_text(yaml.safe_dump(rules))
    with opened(desk / "hasil") as tables:
        found = list(candidates(tables, Linter.from_config(tmp_path).guideline))
    assert {one.sort for one in found} == {"name", "expansion"}


def test_without_candidates_there_is_an_empty_topic() -> None:
    assert yaml.safe_load("".join(as_yaml([]))) == {"title": "Calon aturan dari arsip", "rules": []}


def test_the_effect_of_a_new_rule(desk: Path) -> None:
    (desk / "baru.yaml").write_text("title: Baru\nrules: [{id: hoaks, kind: substitution, swap: [{not: hoax, use: hoaks}]}]\n")
    before = {path: path.stat().st_mtime_ns for path in (desk / "hasil").rglob("*")}
    done = called(desk, "archive", "effect", "hasil", "--rule", "baru.yaml")
    assert done.returncode == 0, done.stderr
    assert f"3 temuan dalam 3 dari {len(BODIES)} rilis." in done.stdout
    assert "uji-coba.hoaks 3" in done.stdout
    assert "[hoax]" in done.stdout
    assert {path: path.stat().st_mtime_ns for path in (desk / "hasil").rglob("*")} == before


def test_the_effect_of_a_rule_by_its_name(desk: Path) -> None:
    assert "0 temuan" in called(desk, "archive", "effect", "hasil", "--rule", "kita.a").stdout


def test_mistakes_are_said(desk: Path) -> None:
    (desk / "salah.yaml").write_text("title: Baru\nrules: [{id: hoaks, kind: substitusi}]\n")
    for rule in ("tak.ada", "tak-ada.yaml", "salah.yaml"):
        done = called(desk, "archive", "effect", "hasil", "--rule", rule)
        assert (done.returncode, "Traceback" in done.stderr, bool(done.stderr.strip())) == (2, False, True), rule
    moved = called(desk, "archive", "effect", "hasil", "--rule", "kita.a", "--source", "pindah.jsonl")
    assert (moved.returncode, "--source" in moved.stderr) == (2, True)
