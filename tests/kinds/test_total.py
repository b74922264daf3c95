"""Parts and totals. All figures are made up."""

import pytest

from pesanlint.document import BlockKind
from pesanlint.kinds.total import Total
from running import checked

RULE = Total(id="uji.jumlah", kind="total")


def found(*blocks: str | tuple[BlockKind, str]) -> list[tuple[str, str]]:
    return [(stated, match.values["sum"]) for stated, match in checked(RULE, *blocks)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Ada 812.345 pemilih, terdiri atas 401.234 laki-laki dan 409.111 perempuan.", [("812.345", "810.345")]),
        ("Jumlah pemilih 812.345 dengan rincian laki-laki 401.234 dan perempuan 409.111.", [("812.345", "810.345")]),
        ("Ada 812.345 pemilih (401.234 laki-laki dan 409.111 perempuan).", [("812.345", "810.345")]),
        ("Pemilih laki-laki 120, pemilih perempuan 130, total 260 pemilih.", [("260", "250")]),
        ("Jumlah pemilih 260 orang. Rinciannya, laki-laki 120 orang dan perempuan 130 orang.", [("260", "250")]),
        ("Ada 260 pemilih yang terdiri dari 120 laki-laki dan 130 perempuan di 31 kecamatan dan 248 desa.", [("260", "250")]),
        ("Ada 36 TPS, terdiri atas 20 TPS di Mawar, 10 TPS di Melati, dan 5 TPS di Kenanga.", [("36", "35")]),
        ("Total ada 36 TPS dengan rincian dua puluh TPS di Mawar dan sebelas TPS di Melati.", [("36", "31")]),
        ("Enam orang, yakni empat guru, seorang dokter, dan seorang siswa, ditahan.", []),
        ("Enam orang, yakni empat guru dan seorang dokter, ditahan.", [("Enam", "5")]),
        ("Dana Rp2,5 miliar terdiri atas Rp1,5 miliar hibah dan Rp800 juta kas.", [("Rp2,5 miliar", "Rp2,3 miliar")]),
        ("Dana Rp2,5 miliar terdiri atas Rp1,54 miliar hibah dan Rp1 miliar kas.", []),
        ("Peserta terdiri atas 20 laki-laki dan 15 perempuan sehingga berjumlah 45 orang.", [("45", "35")]),
        ("Suara sah 90.000 dan suara tidak sah 5.000 sehingga total suara 96.000.", [("96.000", "95.000")]),
        ("Surat suara sah sebanyak 90.000, tidak sah 5.000, total 96.000 suara.", [("96.000", "95.000")]),
        ("Ada 96.000 suara, terdiri atas 90.000 suara sah dan 5.000 suara tidak sah.", [("96.000", "95.000")]),
        (
            "Rinciannya, Mawar 100 pemilih, Melati 200 pemilih, dan Kenanga 300 pemilih, dengan total 650 pemilih.",
            [("650", "600")],
        ),
        ("Dari 500 pemilih, 300 orang hadir dan sisanya 250 orang berhalangan.", [("500", "550")]),
        ("Dari 302 peserta, 138 di antaranya guru, 92 siswa, dan sisanya 73 orang wartawan.", [("302", "303")]),
        ("Dari total 500 TPS, sebanyak 300 TPS siap, 150 TPS belum siap, sedangkan sisanya 60 TPS digabung.", [("500", "510")]),
        ("Jumlah pemilih 810 orang (L: 400, P: 420).", [("810", "820")]),
        ("Jumlah pemilih 810 orang (L: 400/P: 420).", [("810", "820")]),
        ("Jumlah pemilih 810 orang (L = 400, P = 420).", [("810", "820")]),
        ("Jumlah pemilih 810 orang (P=420, L=400).", [("810", "820")]),
        ("Jumlah pemilih 810 orang (L:400/P:420).", [("810", "820")]),
        ("Jumlah pemilih 810 orang (P : 420, L : 400).", [("810", "820")]),
        ("Ada 20 laki-laki dan 15 perempuan tercatat sehingga jumlahnya 45 orang.", [("45", "35")]),
        ("Ada 90 TPS di 3 kecamatan, yakni Mawar 40 TPS, Melati 30 TPS, dan Kenanga 30 TPS.", [("90", "100")]),
        ("Ada 25 orang, terdiri atas 5 anggota, 10 staf, dan 12 tamu undangan.", [("25", "27")]),
        (
            "Dana terpakai Rp193 juta. Rinciannya, honor Rp20 juta dan sewa Rp135 juta. Rapat selesai.",
            [("Rp193 juta", "Rp155 juta")],
        ),
        ("Kegiatan selesai. Ada 50 peserta. Mereka terdiri atas 20 guru dan 31 siswa.", [("50", "51")]),
    ],
)
def test_sums(text: str, wrong: list[tuple[str, str]]) -> None:
    assert found(text) == wrong


@pytest.mark.parametrize(
    "text",
    [
        "Ada 810.345 pemilih, terdiri atas 401.234 laki-laki dan 409.111 perempuan.",
        "Sebanyak 164 dari 166 titik beroperasi, dengan rincian 100 titik di Jawa dan 66 titik di Bali.",
        "Ada 60 peserta, terdiri atas 25 guru, 20 siswa, serta perwakilan partai.",
        "Ada 60 peserta, terdiri atas sekitar 25 guru dan 20 siswa.",
        "Ada 60 peserta, terdiri atas 25 guru dan sisanya 20 siswa kelas 5 dan 15 siswa kelas 6.",
        "Ada tiga kategori, yakni 5 kilometer dan 10 kilometer.",
        "Ada 22 orang, terdiri atas lima pilot dan masing-masing dua teknisi dari skuadron 23 dan 15.",
        "Ada 111 tersangka, terdiri atas 106 WNI, 36 di antaranya perempuan, dan lima pria asing.",
        "Ada 38 aset, terdiri atas 30 kendaraan dan dua bidang tanah.",
        "Ada 500 pelamar dan 120 peserta lulus, terdiri atas 60 laki-laki dan 60 perempuan.",
        "Bantuan untuk 100 warga, terdiri atas 40 laki-laki, 50 perempuan, dan 10 anak.",
        "Pada 2025 dan 2024 terdiri atas 20 guru dan 30 siswa.",
        "Pria berusia 68 tahun dan perempuan berusia 60 tahun, total 3 korban.",
        "Target 70 persen, yakni 75 persen di Mawar dan 79 persen di Melati.",
        "Jumlahnya 1.000 orang, naik dari 900 orang, terdiri atas 600 guru dan 400 siswa.",
        "Suara sah 90.000 dan suara tidak sah 5.000, jumlah pemilih 100.000.",
        "Jumlah pemilih 820 orang (L: 400, P: 420).",
        "Jumlah pemilih 820 orang (L = 400/P = 420).",
        "Jumlah pemilih 820 orang tercatat di http://kpu-mawar.go.id/?l=400&p=420.",
        "Ada 2 sekolah, yakni SD 1 Mawar dan SD 2 Mawar.",
        "Dana terpakai Rp193 juta. Rinciannya, honor Rp20 juta dan sewa Rp135 juta. Kemudian cetak Rp38 juta.",
        "Ada 100 TPS di 3 kecamatan, yakni Mawar 40 TPS, Melati 30 TPS, dan Kenanga 30 TPS.",
        "Suara sah 90.000 dan suara tidak sah 5.000, total suara 95.000.",
        "Suara sah 90.000 dan suara tidak sah 5.000 di 300 TPS, total surat suara yang diterima 100.000.",
        "Ada 100.000 pemilih, dengan 90.000 suara sah dan 5.000 suara tidak sah.",
        "Rinciannya, Mawar 100 pemilih, Melati 200 pemilih, dan Kenanga 300 pemilih, dengan total 600 pemilih.",
        "Rinciannya, Mawar 100 pemilih, Melati 200 pemilih, dan Kenanga 300 pemilih, dengan jumlah 12 TPS.",
        "Dari 500 pemilih, 300 orang hadir dan sisanya 200 orang berhalangan.",
        "Dari 500 pemilih, sekitar 300 orang hadir dan sisanya 250 orang berhalangan.",
        "Dari 500 pemilih, 300 orang hadir, 120 di antaranya perempuan, dan sisanya 200 orang berhalangan.",
        "Dari 500 pemilih, 300 orang hadir, antaranya 120 perempuan, dan sisanya 200 orang berhalangan.",
        "Dari 302 peserta, 138 di antaranya guru, 92 siswa, dan sisanya 72 orang wartawan.",
        "Dari 302 peserta, 138 di antaranya guru, 38 di antaranya guru honorer, dan sisanya 164 siswa.",
        "Dari 302 peserta, 138 guru, 92 di antaranya guru honorer, dan sisanya 73 orang wartawan.",
        "Dari 12 kecamatan, 300 orang hadir dan sisanya 250 orang berhalangan.",
        "Dari 500 pemilih di 12 desa, 300 orang hadir dan sisanya 200 orang berhalangan.",
        "Rinciannya, Mawar berjumlah 47 kartu, Melati berjumlah 40 kartu, dan Kenanga berjumlah 30 kartu.",
        "Ada 40.842 ton pupuk yang terdiri dari 19.583 ton urea, 20.946 ton NPK, 90 ton ZA, dan 224 ton organik.",
        "Peserta adalah 5 orang, terdiri dari penyaji sebanyak 3 orang, yakni 1 orang pimpinan dan stafnya.",
        "Ada 513 kartu dengan rincian antara lain Mawar 47 kartu, Melati 40 kartu, dan Kenanga 30 kartu.",
        "Tingginya minimal 160 cm untuk pria dan 155 cm untuk wanita, total 300 pendaftar.",
    ],
)
def test_accepts_figures_that_are_no_total_and_parts(text: str) -> None:
    assert found(text) == []


def test_a_list_under_its_lead_in() -> None:
    lead = "Ada 36 TPS dengan rincian sebagai berikut:"
    right: tuple[BlockKind, str] = ("list-item", "Kecamatan Mawar 1: 20 TPS")
    assert found(lead, right, ("list-item", "Kecamatan Melati: 15 TPS")) == [("36", "35")]
    assert found(lead, right, ("list-item", "Kecamatan Melati: 16 TPS")) == []
    assert found(lead, right, ("list-item", "Kecamatan Melati: 3 desa, 15 TPS")) == []
    assert found(lead, "Kecamatan Mawar 20 TPS.", ("list-item", "Kecamatan Melati: 15 TPS")) == []
    announced = "Rincian pemilih sebanyak 650 orang sebagai berikut:"
    assert found(announced, ("list-item", "Mawar: 100 orang"), ("list-item", "Melati: 500 orang")) == [("650", "600")]
    assert found(announced, ("list-item", "Mawar: 150 orang"), ("list-item", "Melati: 500 orang")) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Sebanyak 60 persen setuju, sedangkan sisanya 45 persen menolak.", [("45 persen", "105")]),
        ("Sebanyak 60 persen setuju, 30 persen menolak, dan sisanya, 15 persen, tidak menjawab.", [("15 persen", "105")]),
        ("Sebanyak 60 persen setuju, sedangkan sisanya 30 persen menolak.", [("30 persen", "90")]),
        ("Sebanyak 60 persen setuju, sedangkan sisanya 40 persen menolak.", []),
        ("Dari 80 persen yang hadir, 60 persen setuju dan sisanya 40 persen menolak.", []),
        ("Sebanyak 33,3 persen setuju, 33,3 persen menolak, dan sisanya 33,3 persen abstain.", []),
        ("Sekitar 60 persen setuju dan sisanya 45 persen menolak.", []),
        ("Partisipasi 80 persen. Sisanya 25 persen tidak hadir.", []),
    ],
)
def test_a_rest_in_percent(text: str, wrong: list[tuple[str, str]]) -> None:
    assert found(text) == wrong


def test_percentages_beyond_a_hundred() -> None:
    (stated, match), *_ = checked(RULE, "Responden terdiri atas 56 persen laki-laki dan 54 persen perempuan.")
    assert (stated, match.values["sum"]) == ("54 persen", "110")
    assert match.message is not None
    assert found("Responden terdiri atas 50,5 persen laki-laki dan 49,6 persen perempuan.") == []
    assert found("Responden terdiri atas 50 persen guru, 40 persen siswa, dan 20 persen wartawan.") == [("20 persen", "110")]
