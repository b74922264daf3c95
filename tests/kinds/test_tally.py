"""Lists and tables with a total. All figures are made up."""

import pytest

from pesanlint.document import BlockKind
from pesanlint.kinds.tally import Tally
from running import checked

RULE = Tally(id="uji.baris", kind="tally")


def found(kind: BlockKind, *texts: str, before: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    blocks = [*before, *((kind, text) for text in texts)]
    return [(stated, match.values["sum"]) for stated, match in checked(RULE, *blocks)]


@pytest.mark.parametrize(
    ("items", "wrong"),
    [
        (["Laki-laki: 120", "Perempuan: 130", "Total: 260"], [("260", "250")]),
        (["Laki-laki: 120", "Perempuan: 130", "Total: 250"], []),
        (["Kecamatan Mawar 1: 20 TPS", "Kecamatan Melati: 15 TPS", "Jumlah keseluruhan: 36 TPS"], [("36", "35")]),
        (["Laki-laki: 120", "Perempuan: 130", "TPS: 12", "Total: 250"], []),
        (["Jumlah TPS: 823", "Jumlah desa: 40", "Jumlah pemilih: 900"], []),
        (["Peserta: 120 orang", "Ruang: 4 ruang", "Total: 130 orang"], []),
        (["Honor: Rp5.000", "Sewa: Rp6.000", "Total: Rp12.000"], [("Rp12.000", "Rp11.000")]),
        (["Laki-laki: 120", "Total: 130"], []),
        (["Laki-laki: sekitar 120", "Perempuan: 130", "Total: 260"], []),
        (["Nilai Budi: 80", "Nilai Siti: 90", "Nilai Agus: 70", "Total: 80"], []),
    ],
)
def test_lists(items: list[str], wrong: list[tuple[str, str]]) -> None:
    assert found("list-item", *items) == wrong


@pytest.mark.parametrize(
    ("items", "below", "wrong"),
    [
        (["Mawar: 100 pemilih", "Melati: 200 pemilih", "Kenanga: 300 pemilih"], "Total: 650 pemilih", [("650", "600")]),
        (["Mawar: 100 pemilih", "Melati: 200 pemilih", "Kenanga: 300 pemilih"], "Jumlah keseluruhan 650.", [("650", "600")]),
        (["Honor: Rp7.447.000", "Sewa: Rp1.374.000"], "Total: Rp8.831.000", [("Rp8.831.000", "Rp8,821 juta")]),
        (["Honor: Rp7.447.000", "Sewa: Rp1.374.000"], "Total: Rp8.821.000.", []),
        (["Honor: Rp7.447", "Sewa: Rp1.374"], "Total anggaran sebesar Rp8.831.", [("Rp8.831", "Rp8.821")]),
        (["Honor: Rp5 juta", "Sewa: Rp2,4 juta"], "Total anggaran: Rp8 juta", []),
        (["Mawar: 100 pemilih", "Melati: 200 pemilih", "Kenanga: 300 pemilih"], "Total: 600 pemilih", []),
        (["Mawar: 100 pemilih", "Melati: 200 pemilih"], "Total: 320 pemilih dari dua kecamatan di Kota Balai.", []),
        (["Mawar: 100 pemilih", "Melati: 200 pemilih"], "Rapat itu mencatat total 320 pemilih.", []),
        (["Mawar: 100", "Melati: 200", "Total: 320"], "Total: 400", [("320", "300")]),
    ],
)
def test_a_total_below_the_list(items: list[str], below: str, wrong: list[tuple[str, str]]) -> None:
    blocks = [*(("list-item", item) for item in items), below]
    assert [(stated, match.values["sum"]) for stated, match in checked(RULE, *blocks)] == wrong


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (["Rinciannya:", "Mawar: 100 pemilih", "Melati: 200 pemilih", "Total: 320 pemilih"], [("320", "300")]),
        (["Suara sah: 90.000", "Suara tidak sah: 5.000", "Jumlah: 96.000"], [("96.000", "95.000")]),
        (["Mawar: 100 pemilih", "Melati: 200 pemilih", "Total: 300 pemilih"], []),
        (["Mawar: 100 pemilih", "Melati: 200 pemilih", "Rapat selesai.", "Total: 320 pemilih"], []),
        (["Mawar: 100 pemilih", "Melati: 20 TPS", "Total: 130 pemilih"], []),
        (["Pukul: 09.00 WIB", "Ruang: 12", "Total: 20"], []),
    ],
)
def test_lines_without_markers(lines: list[str], wrong: list[tuple[str, str]]) -> None:
    assert [(stated, match.values["sum"]) for stated, match in checked(RULE, *lines)] == wrong


HEAD = ("No", "Kecamatan", "L", "P", "Jumlah")
ROWS = ("1", "Mawar", "1.204", "1.310", "2.514", "2", "Melati", "900", "1.000", "1.900", "3", "Kenanga", "96", "90", "186")


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        ((*HEAD, *ROWS, "Jumlah", "2.200", "2.400", "4.600"), []),
        ((*HEAD, *ROWS, "Jumlah", "2.200", "2.400", "4.660"), [("4.660", "4.600")]),
        ((*HEAD, *ROWS, "TOTAL", "2.220", "2.400", "4.600"), [("2.220", "2.200")]),
        ((*HEAD, *ROWS[:14], "168", "Jumlah", "2.200", "2.400", "4.600"), [("4.600", "4.582"), ("168", "186")]),
        (("Kecamatan", "TPS", "Mawar", "20", "Melati", "15", "Jumlah", "36"), [("36", "35")]),
        (("Kecamatan", "TPS", "Mawar", "20", "Melati", "-", "Jumlah", "20"), []),
        (("Kecamatan", "Partisipasi", "Mawar", "80", "Melati", "82", "Kenanga", "81", "Jumlah", "81"), []),
        (("Kecamatan", "TPS", "Mawar", "20", "Melati", "15 TPS", "Jumlah", "36"), []),
        (("Kecamatan", "TPS", "Mawar", "20", "Jumlah", "36", "Melati", "15"), []),
        (
            ("Uraian", "Biaya", "Honor", "Rp1.200.000", "Sewa", "Rp 900.000,-", "Jumlah", "Rp2.200.000"),
            [("2.200.000", "2.100.000")],
        ),
        (("Uraian", "Biaya", "Honor", "Rp1.200.000", "Sewa", "Rp 900.000,-", "Jumlah", "Rp2.100.000"), []),
        (
            (
                "Uraian",
                "Unit",
                "Harga",
                "Biaya",
                "Kotak",
                "5",
                "Rp20",
                "Rp100",
                "Bilik",
                "4",
                "Rp10",
                "Rp40",
                "Jumlah",
                "9",
                "-",
                "Rp140",
            ),
            [],
        ),
        (("Jumlah", "36"), []),
    ],
)
def test_tables(cells: tuple[str, ...], wrong: list[tuple[str, str]]) -> None:
    assert found("table-cell", *cells, before=("Rekapitulasi jumlah pemilih.",)) == wrong
