"""Parts, wholes and their percentages. All figures are made up."""

import pytest

from pesanlint.kinds.share import Share
from running import checked

QUOTIENT = Share(id="uji.bagian", kind="share", check="quotient")
BEYOND = Share(id="uji.lebih", kind="share", check="beyond")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Dari 800 pemilih, sebanyak 600 orang (70 persen) hadir.", "75"),
        ("Dari total 800 pemilih yang terdaftar, 600 pemilih atau 70 persen hadir.", "75"),
        ("Sebanyak 600 dari 800 pemilih (70%) hadir.", "75"),
        ("Sebanyak 600 pemilih atau 70 persen dari total 800 pemilih hadir.", "75"),
        ("Sebanyak 600 pemilih (70 persen) dari 800 pemilih hadir.", "75"),
        ("Progres mencapai 70 persen atau 600 dari 800 pemilih.", "75"),
        ("Terpakai Rp600 juta atau 70 persen dari Rp800 juta.", "75"),
        ("Pagu anggaran Rp800 juta terealisasi Rp600 juta (70 persen).", "75"),
        ("Dana Rp800 juta yang baru terserap sebesar Rp600 juta atau 70 persen itu diaudit.", "75"),
        ("Sebanyak 900 dari 800 pemilih (75 persen) hadir.", "112,5"),
        ("Sebanyak 600.000 pemilih atau 75,1 persen dari 800.000 pemilih hadir.", "75"),
    ],
)
def test_quotients(text: str, right: str) -> None:
    assert [match.values["use"] for _, match in checked(QUOTIENT, text)] == [right]


@pytest.mark.parametrize(
    "text",
    [
        "Dari 812.345 pemilih, sebanyak 612.345 orang (75,37 persen) hadir.",
        "Dari 812.345 pemilih, sebanyak 612.345 orang (75,38 persen) hadir.",
        "Sebanyak 600 pemilih, naik 70 persen dari 800 pemilih, hadir.",
        "Tiga dari empat upaya (74 persen) gagal.",
        "Sebanyak 600 TPS atau 70 persen dari 800 pemilih.",
        "Sekitar 600 dari 800 pemilih (70 persen) hadir.",
        "Sebanyak 600 dari 800 pemilih, atau hampir 80 persen, hadir.",
        "Sebanyak 50 persen dari 800 pemilih hadir.",
        "Terpakai Rp1,2 miliar atau 79 persen dari Rp1,5 miliar.",
        "Dari 800 pemilih di 3 desa, 600 orang (70 persen) hadir.",
    ],
)
def test_accepts_correct_or_unrelated_shares(text: str) -> None:
    assert checked(QUOTIENT, text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Petugas mendatangi 104,5 persen dari total pemilih.", ["104,5 persen"]),
        ("Tingkat partisipasi pemilih mencapai 107 persen.", ["107 persen"]),
        ("Kehadiran peserta sebesar 101%.", ["101%"]),
        ("Tingkat kehadiran anggota KPPS mencapai 102%.", ["102%"]),
        ("Partisipasi masyarakat pada Pilkada 2024 mencapai 108,3 persen.", ["108,3 persen"]),
        ("Coklit di Kabupaten Mawar mencapai 101,5 persen.", ["101,5 persen"]),
        ("Sebanyak 105 persen pemilih menggunakan hak pilih.", ["105 persen"]),
        ("Partisipasi pemilih mencapai 107 persen dari target.", []),
        ("Kehadiran peserta mencapai 120 persen dibandingkan dengan tahun lalu.", []),
        ("Coklit di Kabupaten Mawar naik 101,5 persen.", []),
        ("Sebanyak 105 persen pemilih baru tercatat.", []),
        ("Realisasi 104 persen dari target.", []),
        ("Penjualan naik 170 persen dari tahun lalu.", []),
        ("Partisipasi pemilih mencapai 100 persen.", []),
        ("Sebanyak 120 persen dari jumlah pemilih dicetak sebagai cadangan.", ["120 persen"]),
    ],
)
def test_beyond_a_hundred(text: str, wrong: list[str]) -> None:
    assert [stated for stated, _ in checked(BEYOND, text)] == wrong
