"""`pesanlint init`: a folder that works at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pesanlint.guideline import load, load_config

Run = Callable[..., Any]


def test_check_and_the_examples_run_at_once(pesanlint: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert pesanlint("init", "--unit", "KPU Kabupaten Mawar", "meja").status == 0
    monkeypatch.chdir(tmp_path / "meja")
    Path("rilis.txt").write_text("Siswa Datang\n\nSiswa mengunjungi Rumah Pintar Pemilih.\n", encoding="utf-8")
    checked = pesanlint("check", "--output-format", "json")
    assert (checked.status, checked.err) == (1, "")
    assert "kabupaten-mawar.rumah-pintar-pemilu" in checked.out
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
    assert "tidak dapat ditulis" in result.err
    assert [path.name for path in tmp_path.iterdir()] == ["kabupaten-mawar"]
