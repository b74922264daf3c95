"""`pesanlint init`: a folder that works at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pesanlint.errors import GuidelineError
from pesanlint.guideline import load, load_config

Run = Callable[..., Any]


def test_check_and_the_examples_run_at_once(pesanlint: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert pesanlint("init", "--unit", "KPU Kabupaten Mawar", "meja").status == 0
    monkeypatch.chdir(tmp_path / "meja")
    Path("rilis.txt").write_text("Siswa Datang\n\nSiswa mengunjungi Sudut Baca Digital.\n", encoding="utf-8")
    checked = pesanlint("check", "--output-format", "json")
    assert (checked.status, checked.err) == (1, "")
    assert "kabupaten-mawar.pojok-baca-digital" in checked.out
    tested = pesanlint("rules", "test")
    assert (tested.status, tested.out) == (0, "")


@pytest.mark.parametrize(
    ("unit", "pack"),
    [
        ("KPU Kabupaten Mawar", "kabupaten-mawar"),
        ("KPU Provinsi Daerah Istimewa Melati", "provinsi-daerah-istimewa-melati"),
        ("KIP Aceh", "kip-aceh"),
        ("KPU", "meja"),
        ("", "meja"),
        ("bahasa", "meja-bahasa"),
        ("Kementerian Perhubungan", "kementerian-perhubungan"),
        ("../..: {jahat} “x”\n# y", "jahat-x-y"),
    ],
)
def test_the_pack_has_the_unit_s_name(pesanlint: Run, tmp_path: Path, unit: str, pack: str) -> None:
    assert pesanlint("init", "--unit", unit, "meja").status == 0
    files = {path.relative_to(tmp_path / "meja").as_posix() for path in (tmp_path / "meja").rglob("*") if path.is_file()}
    assert files == {"pesanlint.yaml", "pejabat.csv", "fakta.yaml", f"{pack}/guideline.yaml", f"{pack}/istilah.yaml"}
    guideline = load(load_config(tmp_path / "meja/pesanlint.yaml"))
    assert (guideline.desk.unit, guideline.layers[-1].name, guideline.desk.roster.posts) == (unit, pack, ())


def test_nothing_is_overwritten_and_nothing_half_written(pesanlint: Run, tmp_path: Path) -> None:
    (tmp_path / "fakta.yaml").write_text("facts: []\n", encoding="utf-8")
    result = pesanlint("init", "--unit", "KPU Kabupaten Mawar")
    assert (result.status, result.err) == (2, "Galat: fakta.yaml sudah ada; tidak ditimpa.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["fakta.yaml"]


def test_a_folder_that_cannot_be_made_is_said_and_left_as_it_was(pesanlint: Run, tmp_path: Path) -> None:
    (tmp_path / "kabupaten-mawar").write_text("", encoding="utf-8")
    result = pesanlint("init", "--unit", "KPU Kabupaten Mawar")
    assert result.status == 2
    assert "Tidak dapat ditulis" in result.err
    assert [path.name for path in tmp_path.iterdir()] == ["kabupaten-mawar"]


@pytest.mark.parametrize(
    ("unit", "given", "below"),
    [
        ("KPU Kabupaten Mawar", (), "kpu"),
        ("Komisi Pemilihan Umum Provinsi Melati", (), "kpu"),
        ("KIP Aceh", (), "kpu"),
        ("", (), "kpu"),
        ("Kementerian Perhubungan", (), "bahasa"),
        ("Pemerintah Provinsi Melati", (), "bahasa"),
        ("Pemerintah Kabupaten Mawar", (), "bahasa"),
        ("RSUD dr. Mawar", (), "bahasa"),
        ("RSUD dr. Mawar", ("--extends", "kpu"), "kpu"),
        ("KPU Kabupaten Mawar", ("--extends", "bahasa"), "bahasa"),
    ],
)
def test_the_pack_below_is_guessed_or_given(
    pesanlint: Run, tmp_path: Path, unit: str, given: tuple[str, ...], below: str
) -> None:
    result = pesanlint("init", "--unit", unit, *given, "meja")
    assert (result.status, ("--extends" in result.out)) == (0, not given)
    guideline = load(load_config(tmp_path / "meja/pesanlint.yaml"))
    assert guideline.layers[-2].name == below


def test_a_pack_that_is_not_there_is_said(pesanlint: Run, tmp_path: Path) -> None:
    result = pesanlint("init", "--extends", "kpuu", "meja")
    assert (result.status, "tidak ditemukan; yang tersedia: bahasa, kpu" in result.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


DESKS = [
    ("Kementerian Perhubungan", "Menteri;Kementerian Perhubungan", "Menteri Perhubungan, Joko Susilo,"),
    ("Pemerintah Provinsi Melati", "Gubernur;Pemerintah Provinsi Melati", "Gubernur Melati, Joko Susilo,"),
    ("Pemerintah Kabupaten Mawar", "Bupati;Pemerintah Kabupaten Mawar", "Bupati Mawar, Joko Susilo,"),
    ("RSUD dr. Mawar", "Direktur;RSUD dr. Mawar", "Direktur RSUD dr. Mawar, Joko Susilo,"),
]


@pytest.mark.parametrize(("unit", "post", "named"), DESKS, ids=[unit for unit, _, _ in DESKS])
def test_roster_and_facts_are_in_force_at_every_desk(
    pesanlint: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unit: str, post: str, named: str
) -> None:
    assert pesanlint("init", "--unit", unit, "meja").status == 0
    monkeypatch.chdir(tmp_path / "meja")
    with Path("pejabat.csv").open("a", encoding="utf-8") as file:
        file.write(f"Joko Susilo;;{post};01/02/2023;\nRini Astuti;;{post};1-Jan-19;31-Jan-23\n")
    Path("fakta.yaml").write_text("facts: [{name: jumlah layanan, value: 12, unit: layanan}]\n", encoding="utf-8")
    day = "Kamis (17/7/2025)"
    texts = {
        "baik": f"{named} membuka rapat, {day}. Jumlah layanan sebanyak 12 layanan.",
        "jabatan": f"{named.replace('Joko Susilo', 'Rini Astuti')} membuka rapat, {day}.",
        "nama": f"{named.replace('Susilo', 'Susila')} membuka rapat, {day}.",
        "fakta": f"Jumlah layanan sebanyak 13 layanan, {day}.",
        "kenal": f"Rapat dibuka Joko Susilo di aula, {day}.",
    }
    found = {}
    for name, text in texts.items():
        Path(f"{name}.txt").write_text(f"Rapat Dibuka\n\n{text}\n", encoding="utf-8")
        out = pesanlint("check", f"{name}.txt", "--select", "bahasa", "--output-format", "jsonl").out
        wanted = ("pejabat-menjabat", "pejabat-dikenalkan", "nama-pejabat", "bahasa.fakta")
        found[name] = {rule for rule in wanted if rule in out}
    assert found == {
        "baik": set(), "jabatan": {"pejabat-menjabat"}, "nama": {"nama-pejabat"}, "fakta": {"bahasa.fakta"},
        "kenal": {"pejabat-dikenalkan"},
    }  # fmt: skip


def test_a_roster_that_no_rule_reads_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "meja").mkdir()
    (tmp_path / "meja/guideline.yaml").write_text("name: meja\ntitle: T\n", encoding="utf-8")
    (tmp_path / "pejabat.csv").write_text("nama,jabatan,satuan\nA B,Ketua,KPU\n", encoding="utf-8")
    (tmp_path / "fakta.yaml").write_text("facts: [{name: jumlah layanan, value: 12}]\n", encoding="utf-8")
    (tmp_path / "pesanlint.yaml").write_text("guideline: meja\nroster: pejabat.csv\nfacts: fakta.yaml\n", encoding="utf-8")
    with pytest.raises(GuidelineError) as caught:
        load(load_config(tmp_path / "pesanlint.yaml"))
    assert [(problem.line, problem.column) for problem in caught.value.problems] == [(2, 1), (3, 1)]
    assert "extends: [bahasa]" in str(caught.value)
