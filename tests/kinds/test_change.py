"""From one figure to another. All figures are made up."""

import pytest

from pesanlint.kinds.change import Change
from running import checked

DIRECTION = Change(id="uji.arah", kind="change", check="direction")
AMOUNT = Change(id="uji.selisih", kind="change", check="amount")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Jumlah TPS naik dari 1.200 menjadi 1.120.", ["1.200 menjadi 1.120"]),
        ("Jumlah TPS turun dari 1.120 TPS pada 2020 menjadi 1.200 TPS pada 2024.", ["1.120 TPS pada 2020 menjadi 1.200"]),
        ("Terjadi penurunan jumlah TPS dari 1.120 menjadi 1.200.", ["1.120 menjadi 1.200"]),
        ("Jumlah TPS, dari 1.200 naik menjadi 1.120.", ["1.200 naik menjadi 1.120"]),
        ("Jumlah pemilih turun menjadi 45.200 dari sebelumnya 44.100 orang.", ["45.200 dari sebelumnya 44.100"]),
        ("Anggaran dipangkas dari Rp1,2 miliar menjadi Rp1,5 miliar.", ["Rp1,2 miliar menjadi Rp1,5 miliar"]),
        ("Jumlah TPS semula 1.200 bertambah menjadi 1.120.", ["1.200 bertambah menjadi 1.120"]),
        ("Jumlah TPS yang semula 1.120 TPS berkurang menjadi 1.200 TPS.", ["1.120 TPS berkurang menjadi 1.200"]),
        ("Semula ada 12 petugas, lalu bertambah menjadi 10 tim.", []),
        ("Regu yang semula 12 petugas bertambah menjadi 10 tim.", []),
        ("Jumlah TPS semula 1.120 bertambah menjadi 1.200.", []),
        ("Jumlah TPS naik dari 1.120 menjadi 1.200.", []),
        ("Peringkatnya naik dari 12 menjadi 5.", []),
        ("Jumlah TPS tidak naik dari 1.200 menjadi 1.120.", []),
        ("Jumlah TPS berkurang karena kapasitasnya diubah dari 300 menjadi 500 pemilih.", []),
        ("Jumlah TPS naik dari sekitar 1.200 menjadi 1.120.", []),
        ("Jumlah TPS naik dari 1.200 pada 2019, turun menjadi 1.120 pada 2024.", []),
        ("Kabupaten Mawar turun dari Rp1,4 triliun menjadi 425 miliar.", []),
        ("Jumlah TPS naik dari 40 persen menjadi 38 TPS.", []),
        ("Harga beras turun dari Rp 22 ribu/kg menjadi Rp 18 ribu.", []),
    ],
)
def test_direction(text: str, wrong: list[str]) -> None:
    assert [stated for stated, _ in checked(DIRECTION, text)] == wrong


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Jumlah pemilih bertambah 120 orang, dari 1.000 menjadi 1.110 orang.", ["110"]),
        ("Jumlah pemilih bertambah sebanyak 120 dari 1.000 pemilih menjadi 1.110 pemilih.", ["110"]),
        ("Jumlah pemilih naik dari 1.000 menjadi 1.110 atau naik 120 pemilih.", ["110"]),
        ("Dari 1.000 pemilih menjadi 1.110 pemilih, bertambah 120 orang.", ["110"]),
        ("Laba turun 20 persen dari Rp200 juta menjadi Rp150 juta.", ["25 persen"]),
        ("Terjadi penurunan panen sebesar 40 persen, dari 2 ton menjadi hanya 1,5 ton.", ["25 persen"]),
        ("Jumlah pemilih semula 1.000 menjadi 1.110 atau bertambah 120 pemilih.", ["110"]),
        ("Jumlah pemilih 1.110 orang, naik 120 orang dari sebelumnya 1.000 orang.", ["110"]),
        ("Jumlah pemilih 1.110 (naik 12 persen dari sebelumnya 1.000).", ["11 persen"]),
        (
            "Jumlah pemilih 1.110 orang, bertambah 120 orang dibandingkan dengan triwulan sebelumnya yang berjumlah 1.000 orang.",
            ["110"],
        ),
        ("Jumlah pemilih 1.110 orang, naik 120 orang dibanding triwulan lalu (1.000 orang).", ["110"]),
        ("Dari 1.000 pemilih naik 120 pemilih menjadi 1.110 pemilih.", ["110"]),
        ("Jumlah itu naik dari semula 1.000, bertambah 120 menjadi 1.110 pemilih.", ["110"]),
        ("Jumlah pemilih 1.110 orang, naik 110 orang dari sebelumnya 1.000 orang.", []),
        ("Jumlah pemilih 1.110 orang, naik 11 persen dari sebelumnya 1.000 orang.", []),
        ("Ada 1.110 orang hadir, naik 120 orang dari sebelumnya 12 desa.", []),
        ("Ada 1.110 pemilih, naik 30 TPS dari sebelumnya 1.000 TPS.", []),
        ("Dari 1.000 pemilih, bertambah 20 pemilih per hari menjadi 1.110 pemilih.", []),
        ("Dari 1.000 pemilih naik 110 pemilih menjadi 1.110 pemilih.", []),
        ("Jumlah pemilih bertambah 110 orang, dari 1.000 menjadi 1.110 orang.", []),
        ("Laba melonjak 104,53 persen secara tahunan dari Rp293,80 miliar menjadi Rp600,92 miliar.", []),
        ("Partisipasi naik dari 75 persen menjadi 78 persen atau naik 5 poin persentase.", ["3 poin"]),
        ("Partisipasi naik 4 poin, dari 75 persen menjadi 78 persen.", ["3 poin"]),
        ("Partisipasi naik 3 poin persen, dari 75 persen menjadi 78 persen.", []),
        ("Partisipasi naik dari 75,2 persen menjadi 78,4 persen (naik 3,2 poin).", []),
        ("Partisipasi naik 3 persen, dari 75 persen menjadi 78 persen.", []),
        ("Partisipasi naik 4 persen, dari 75 persen menjadi 78 persen.", []),
        ("Jumlah desa naik dari 10 desa menjadi 20 desa, bertambah 5.000 pemilih.", []),
        ("Biaya bertambah Rp50 ribu per bulan, dari Rp200 ribu menjadi Rp450 ribu.", []),
        ("Jumlah pemilih bertambah sekitar 120 orang, dari 1.000 menjadi 1.110 orang.", []),
    ],
)
def test_amount(text: str, right: list[str]) -> None:
    assert [match.values["use"] for _, match in checked(AMOUNT, text)] == right
