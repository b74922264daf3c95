from datetime import date

import pytest

from pesanlint.guideline import GuidelineError
from pesanlint.guideline.roster import load_roster
from pesanlint.roster import Post

BUDI = Post("Budi Santoso", "Ketua", "KPU Kabupaten Mawar", "S.H., M.H.", date(2024, 6, 1), None)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "a.csv",
            b'nama,gelar,jabatan,satuan,mulai,selesai\nBudi Santoso,"S.H., M.H.",Ketua,KPU Kabupaten Mawar,2024-06-01,\n',
        ),
        (
            "a.csv",
            "Nama;Gelar;Jabatan;Satuan;Mulai\r\nBudi Santoso;S.H., M.H.;Ketua;KPU Kabupaten Mawar;2024-06-01\r\n".encode(
                "utf-8-sig"
            ),
        ),
        ("a.csv", b'name,degrees,title,unit,from\nBudi Santoso,"S.H., M.H.",Ketua,KPU Kabupaten Mawar,2024-06-01\n\n'),
        (
            "a.yaml",
            b"roster:\n  - {name: Budi Santoso, degrees: 'S.H., M.H.', title: Ketua, unit: KPU Kabupaten Mawar, from: 2024-06-01}\n",
        ),
    ],
)
def test_what_excel_and_people_write_is_read(tmp_path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert load_roster(tmp_path / name).posts == (BUDI,)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("nama,jabtan,satuan\nA,B,C\n", "a.csv:1:1: Kolom “jabtan” tidak dikenal. Maksud Anda “jabatan”?"),
        ("nama,jabatan,satuan\nA,B,C\nA,,C\n", "a.csv:3:1: Kolom “jabatan” harus diisi."),
        ("nama,jabatan,satuan,mulai\nA,B,C,1 Juni\n", "a.csv:2:1: Kolom “mulai”: Di sini diharapkan tanggal"),
    ],
)
def test_mistakes_in_a_row_are_pointed_at(tmp_path, data: str, problem: str) -> None:
    (tmp_path / "a.csv").write_text(data)
    with pytest.raises(GuidelineError) as caught:
        load_roster(tmp_path / "a.csv")
    assert any(problem in str(one) for one in caught.value.problems), caught.value
