import pytest

from pesanlint.kinds.expansion import Expanded, Expansion
from running import checked

ENTRIES = (
    Expanded("DPT", ("Daftar Pemilih Tetap",), wrong=("Data Pemilih Tetap",)),
    Expanded("PDPB", ("Pemutakhiran Data Pemilih Berkelanjutan",)),
    Expanded("APBD", ("Anggaran Pendapatan dan Belanja Daerah",)),
    Expanded("Sentra", ("pusat kegiatan",)),
    Expanded("PAW", ("penggantian antarwaktu",)),
    Expanded("NPHD", ("naskah perjanjian hibah daerah",)),
    Expanded("TMS", ("tidak memenuhi syarat",)),
    Expanded("JDIH", ("Jaringan Dokumentasi dan Informasi Hukum",)),
    Expanded("UMKM", ("usaha mikro, kecil, dan menengah",)),
    Expanded("PPK", ("Panitia Pemilihan Kecamatan",)),
    Expanded("PPK", ("Pejabat Pembuat Komitmen",)),
)
ALL = ("letters", "missing", "order", "different", "listed", "reversed", "commas")


def found(text: str, *report: str) -> list[tuple[str, str]]:
    rule = Expansion(id="uji.kepanjangan", kind="expansion", entries=ENTRIES, report=report or ALL)
    return [(words, match.fixes[0].edits[0].text) for words, match in checked(rule, text)]


@pytest.mark.parametrize(
    ("text", "difference", "words", "right"),
    [
        ("KPU menetapkan Daftar Pemilih Tetapp (DPT).", "letters", "Daftar Pemilih Tetapp", "Daftar Pemilih Tetap"),
        ("KPU menetapkan daftar pemlih tetap (DPT).", "letters", "daftar pemlih tetap", "Daftar Pemilih Tetap"),
        (
            "KPU menggelar Pemuktahiran Data Pemilih Berkelanjutan (PDPB).",
            "letters",
            "Pemuktahiran Data Pemilih Berkelanjutan",
            "Pemutakhiran Data Pemilih Berkelanjutan",
        ),
        ("Rapat membahas Daftar, Pemilih Tetap (DPT).", "commas", "Daftar, Pemilih Tetap", "Daftar Pemilih Tetap"),
        ("Rapat membahas penggantian antar waktu (PAW).", "letters", "penggantian antar waktu", "penggantian antarwaktu"),
        ("Rapat membahas pengantian antarwaktu (PAW).", "letters", "pengantian antarwaktu", "penggantian antarwaktu"),
        (
            "Dana berasal dari Anggaran Pendapatan Belanja Daerah (APBD).",
            "missing",
            "Anggaran Pendapatan Belanja Daerah",
            "Anggaran Pendapatan dan Belanja Daerah",
        ),
        (
            "Laman Jaringan Informasi dan Dokumentasi Hukum (JDIH) dibuka.",
            "order",
            "Jaringan Informasi dan Dokumentasi Hukum",
            "Jaringan Dokumentasi dan Informasi Hukum",
        ),
        (
            "KPU menggelar Pemutakhiran Daftar Pemilih Berkelanjutan (PDPB).",
            "different",
            "Pemutakhiran Daftar Pemilih Berkelanjutan",
            "Pemutakhiran Data Pemilih Berkelanjutan",
        ),
        ("KPU menetapkan Data Pemilih Tetap (DPT).", "listed", "Data Pemilih Tetap", "Daftar Pemilih Tetap"),
        ("KPU menetapkan DPT (Data Pemilih Tetap).", "listed", "Data Pemilih Tetap", "Daftar Pemilih Tetap"),
        ("KPU menetapkan DPT (Daftar Pemiih Tetap).", "letters", "Daftar Pemiih Tetap", "Daftar Pemilih Tetap"),
        (
            "Dua berkas TMS (Tidak Memenuhi Syarat) dikembalikan.",
            "reversed",
            "TMS (Tidak Memenuhi Syarat)",
            "Tidak Memenuhi Syarat (TMS)",
        ),
        ("Naskh Perjanjian Hibah Derah (NPHD)", "letters", "Naskh Perjanjian Hibah Derah", "Naskah Perjanjian Hibah Daerah"),
        ("Daftar Pemlih Tetep (DPT)", "letters", "Daftar Pemlih Tetep", "Daftar Pemilih Tetap"),
        ("Naskah Perjanjian Hibah Derah (NPHD)", "letters", "Naskah Perjanjian Hibah Derah", "Naskah Perjanjian Hibah Daerah"),
    ],
)
def test_an_expansion_is_compared_by_words_and_letters(text: str, difference: str, words: str, right: str) -> None:
    assert found(text, difference) == [(words, right)]
    assert found(text, *(other for other in ALL if other != difference)) == []


@pytest.mark.parametrize(
    "text",
    [
        "KPU menetapkan Daftar Pemilih Tetap (DPT).",
        "KPU menetapkan daftar pemilih tetap (DPT) itu.",
        "Jember, kab-jember.kpu.go.id – Daftar Pemilih Tetap (DPT) ditetapkan.",
        "Bantuan bagi usaha mikro, kecil dan menengah (UMKM) disalurkan.",
        "Panitia Pemilihan Kecamatan (PPK) dan Pejabat Pembuat Komitmen (PPK) hadir.",
        "Pejabat Pembina Kepegawaian (PPK) hadir.",  # two words differ
        "Warga Desa Panti Kidul (PPK) hadir.",
        "Daftar Nama Pemilih Tetap (DPT) ditetapkan.",  # one word more
        "Dewan Pimpinan Tinggi (DPT) hadir.",
        "Pemilih Tetap (DPT) ditetapkan.",  # the first word may be missing on purpose
        "Berdasarkan Daftar Pemilih Tetap, (DPT) itu lengkap.",
        "Data Pemilih: Tetap (DPT).",
        "Ketua (DPT) hadir.",
        "(DPT) hadir.",
        "DPT (lihat lampiran) ditetapkan.",
        "DPT (12 orang) ditetapkan.",
        "“Daftar Pemlih Tetap (DPT) sudah lengkap,” ujar Ketua KPU, Budi Santoso.",
    ],
)
def test_what_is_right_or_of_something_else_is_silent(text: str) -> None:
    assert found(text) == []


def test_a_fix_is_safe_only_for_letters_of_a_single_expansion() -> None:
    def safe(text: str) -> bool:
        rule = Expansion(id="uji.kepanjangan", kind="expansion", entries=ENTRIES, report=ALL)
        ((_, match),) = checked(rule, text)
        return match.fixes[0].safe

    assert safe("Daftar Pemilih Tetapp (DPT)")
    assert not safe("Anggaran Pendapatan Belanja Daerah (APBD)")
    assert not safe("Panita Pemilihan Kecamatan (PPK)")
    assert not safe("TMS (Tidak Memenuhi Syarat)")
