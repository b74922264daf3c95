from dataclasses import asdict, replace
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
        (
            "a.csv",
            b"sep=;\r\nNAMA;Jabatan;Satuan;Mulai;;\r\nBudi Santoso, S.H., M.H.;Ketua;KPU Kabupaten Mawar;01/06/2024;;\r\n;;;;;\r\n",
        ),
        ("a.csv", b"nama\tjabatan\tsatuan\tmulai\nBudi Santoso\tKetua\tKPU Kabupaten Mawar\t1 Juni 2024\n"),
        ("a.csv", b'name,degrees,title,unit,from\nBudi Santoso,"S.H., M.H.",Ketua,KPU Kabupaten Mawar,2024-06-01\n\n'),
        (
            "a.yaml",
            b"roster:\n  - {name: Budi Santoso, degrees: 'S.H., M.H.', title: Ketua, unit: KPU Kabupaten Mawar, from: 2024-06-01}\n",
        ),
    ],
)
def test_what_excel_and_people_write_is_read(tmp_path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    (post,) = load_roster(tmp_path / name).posts
    assert asdict(replace(post, degrees=BUDI.degrees)) == asdict(BUDI)


def test_windows_1252_is_read(tmp_path) -> None:
    (tmp_path / "a.csv").write_bytes("nama;jabatan;satuan\nRené d’Arc;Anggota;KPU Kabupaten Mawar\n".encode("cp1252"))
    assert load_roster(tmp_path / "a.csv").posts[0].name == "René d’Arc"


@pytest.mark.parametrize(
    "written",
    ["Budi Santoso", "Budi Santoso, S.H., M.H.", "Dr. H. Budi Santoso, S.H.", "Prof Budi  Santoso", "Hj. Budi Santoso"],
)
def test_degrees_may_stand_at_the_name(tmp_path, written: str) -> None:
    (tmp_path / "a.csv").write_text(f"nama;jabatan;satuan\n{written};Ketua;KPU\n", encoding="utf-8")
    assert load_roster(tmp_path / "a.csv").posts[0].name == "Budi Santoso"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("nama,jabtan,satuan\nA,B,C\n", "a.csv:1:1: Kolom “jabtan” tidak dikenal. Maksud Anda “jabatan”?"),
        ("nama,jabatan,satuan\nA,B,C\nA,,C\n", "a.csv:3:1: Kolom “jabatan” kosong."),
        ("name,title,unit\nA,B,C\nA,,C\n", "a.csv:3:1: Kolom “title” kosong."),
        ("nama,jabatan,satuan,mulai\nA,B,C,1 Juni\n", "a.csv:2:1: Kolom “mulai”: Di sini diharapkan tanggal"),
        ("nama,jabatan,satuan,mulai\nA,B,C,31/02/2024\n", "a.csv:2:1: Kolom “mulai”: Tidak ada tanggal seperti itu"),
        (
            "nama,jabatan,satuan,mulai,Sampai\nA,B,C,2024-06-02,2024-06-01\n",
            "a.csv:2:1: Kolom “sampai”: Masa jabatan ini berakhir sebelum dimulai.",
        ),
        ('nama,jabatan,satuan\nA,,C\nA,B,"C\nD,E,F\n', "a.csv:3:1: Tanda petik yang dibuka pada baris ini tidak ditutup."),
        ('nama,jabatan,satuan\nA,,C\nA,B,"C\nD,E,F\n', "a.csv:2:1: Kolom “jabatan” kosong."),
        ('nama,jabatan,"satuan\nA,B,C\n', "a.csv:1:1: Tanda petik yang dibuka pada baris ini tidak ditutup."),
        ('nama,jabatan,satuan\nA,B,"C" D\n', "a.csv:2:1: Baris ini tidak dapat dibaca sebagai CSV. Gandakan"),
        ('nama,"jab\ntan",satuan\nA,B,C\n', "a.csv:1:1: Kolom “jab tan” tidak dikenal."),
        ("sep=;\nnama;jabatan\nA;B\n", "a.csv:2:1: Kolom “satuan” tidak ada. Kolom yang dikenal: nama, gelar,"),
        ("nama,jabatan,satuan,jabatan\nA,B,C,D\n", "a.csv:1:1: Kolom “jabatan” ada lebih dari satu kali."),
        ("PK\x03\x04", "a.csv:1:1: Daftar pejabat tidak dapat dibaca. Berkas ini adalah arsip ZIP"),
    ],
)
def test_mistakes_in_a_row_are_pointed_at(tmp_path, data: str, problem: str) -> None:
    (tmp_path / "a.csv").write_text(data)
    with pytest.raises(GuidelineError) as caught:
        load_roster(tmp_path / "a.csv")
    assert any(problem in str(one) for one in caught.value.problems), caught.value


def test_a_workbook_is_to_be_saved_as_csv(tmp_path) -> None:
    (tmp_path / "pejabat.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(GuidelineError, match="Simpan dahulu lembar kerja ini sebagai CSV"):
        load_roster(tmp_path / "pejabat.xlsx")


def test_names_in_capitals_are_written_as_in_a_text(tmp_path) -> None:
    (tmp_path / "a.csv").write_text(
        "NAMA;JABATAN;SATUAN\nDRS. BUDI SANTOSO, S.H.;KETUA;KPU Kabupaten Mawar\n", encoding="utf-8"
    )
    (post,) = load_roster(tmp_path / "a.csv").posts
    assert (post.name, post.title, post.unit) == ("Budi Santoso", "Ketua", "KPU Kabupaten Mawar")


def test_an_office_that_ends_before_it_begins(tmp_path) -> None:
    (tmp_path / "a.yaml").write_text("roster:\n  - {name: A, title: B, unit: C, from: 2024-06-02, to: 2024-06-01}\n")
    with pytest.raises(GuidelineError, match=r"a\.yaml:2:56: Masa jabatan ini berakhir sebelum dimulai\."):
        load_roster(tmp_path / "a.yaml")
