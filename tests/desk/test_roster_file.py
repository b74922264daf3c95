from dataclasses import asdict, replace
from datetime import date

import pytest

from pesanlint.desk.roster import Post
from pesanlint.desk.roster_file import load_roster
from pesanlint.errors import GuidelineError

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
        (
            "nama,jabtan,satuan\nA,B,C\n",
            "a.csv:1:6: Kolom “jabtan” tidak dikenal. Maksud Anda “jabatan”? Kolom yang dikenal: nama, gelar, jabatan, satuan,",
        ),
        ("nama,jabatan,satuan\nA,B,C\nA,,C\n", "a.csv:3:3: Kolom “jabatan” kosong."),
        ("name,title,unit\nA,B,C\nA,,C\n", "a.csv:3:3: Kolom “title” kosong."),
        (
            "nama,jabatan,satuan,mulai\nA,B,C,1 Juni\n",
            "a.csv:2:7: Kolom “mulai”: “1 Juni” tidak terbaca sebagai tanggal. Tulis 2025-07-17, 17/7/2025, 17-07-2025,",
        ),
        (
            "nama,jabatan,satuan,mulai\nA,B,C,31/02/2024\n",
            "a.csv:2:7: Kolom “mulai”: Tidak ada tanggal seperti “31/02/2024” dalam kalender",
        ),
        (
            "nama,jabatan,satuan,mulai,Sampai\nA,B,C,2024-06-02,2024-06-01\n",
            "a.csv:2:18: Kolom “sampai”: Masa jabatan ini berakhir sebelum dimulai.",
        ),
        ('nama,jabatan,satuan\nA,,C\nA,B,"C\nD,E,F\n', "a.csv:3:1: Tanda petik yang dibuka pada baris ini tidak ditutup."),
        ('nama,jabatan,satuan\nA,,C\nA,B,"C\nD,E,F\n', "a.csv:2:3: Kolom “jabatan” kosong."),
        ('nama,jabatan,"satuan\nA,B,C\n', "a.csv:1:1: Tanda petik yang dibuka pada baris ini tidak ditutup."),
        ('nama,jabatan,satuan\nA,B,"C" D\n', "a.csv:2:1: Baris ini tidak dapat dibaca sebagai CSV. Gandakan"),
        ('nama,"jab\ntan",satuan\nA,B,C\n', "a.csv:1:6: Kolom “jab tan” tidak dikenal."),
        ("sep=;\nnama;jabatan\nA;B\n", "a.csv:2:1: Kolom “satuan” tidak ada. Kolom yang dikenal: nama, gelar,"),
        ("nama,jabatan,satuan,jabatan\nA,B,C,D\n", "a.csv:1:21: Kolom “jabatan” ada lebih dari satu kali."),
        ('nama;jabatan;satuan;mulai\n"A ""B"" C";"D\nE";F;7/17/2025\n', "a.csv:3:6: Kolom “mulai”: Tidak ada tanggal"),
        ("nama,jabatan,satuan\nA\x00B,C,D\n", "a.csv:1:1: Daftar pejabat tidak dapat dibaca."),
        ("nama,jabatan,satuan\nA \u202eB,C,D\n", "a.csv:2:1: Kolom “nama”: Karakter kendali U+202E tidak boleh ada"),
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


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("17-Jul-25", date(2025, 7, 17)),
        ("31-Des-29", date(2029, 12, 31)),
        ("31-Dec-29", date(2029, 12, 31)),
        ("1-Agu-24", date(2024, 8, 1)),
        ("1-Agt-24", date(2024, 8, 1)),
        ("5-May-24", date(2024, 5, 5)),
        ("17/7/2025", date(2025, 7, 17)),
        ("17/7/25", date(2025, 7, 17)),
        ("3/4/2025", date(2025, 4, 3)),
        ("17.7.2025", date(2025, 7, 17)),
        ("17-07-2025", date(2025, 7, 17)),
        ("17 Juli 2025", date(2025, 7, 17)),
        ("17 Nopember 2025", date(2025, 11, 17)),
        ("17 Okt. 2025", date(2025, 10, 17)),
        ("2025/7/17", date(2025, 7, 17)),
        ("2025-07-17 00:00:00", date(2025, 7, 17)),
        ("17/07/2025 0:00", date(2025, 7, 17)),
        ("1/1/68", date(2068, 1, 1)),
        ("1/1/69", date(1969, 1, 1)),
        ("29/2/2024", date(2024, 2, 29)),
    ],
)
def test_days_are_read_as_excel_and_people_write_them(tmp_path, written: str, day: date) -> None:
    (tmp_path / "a.csv").write_text(f"nama;jabatan;satuan;mulai\nA;B;C;{written}\n", encoding="utf-8")
    assert load_roster(tmp_path / "a.csv").posts[0].from_ == day


@pytest.mark.parametrize(
    "written", ["7/17/2025", "29/2/2025", "Juli 2025", "17/7", "45855", "17/7-2025", "0/7/2025", "17-Xyz-25", "17 Juli 025"]
)
def test_what_is_no_certain_day_is_refused(tmp_path, written: str) -> None:
    (tmp_path / "a.csv").write_text(f"nama;jabatan;satuan;mulai\nA;B;C;{written}\n", encoding="utf-8")
    with pytest.raises(GuidelineError) as caught:
        load_roster(tmp_path / "a.csv")
    assert ":2:7: Kolom “mulai”: " in str(caught.value)
    assert f"“{written}”" in str(caught.value)
