"""Numbers as texts write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pesanlint.language.id import numbers
from pesanlint.spans import Span


def found(text: str) -> list[numbers.Number]:
    return list(numbers.find(text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Ada 812.345 pemilih dan 36 TPS.", ["812345", "36"]),
        ("Sebanyak 1,2 juta orang dan Rp2,5 miliar.", ["1200000.0", "2500000000.0"]),
        ("Rp 750.000,00 dan Rp. 5 ribu", ["750000.00", "5000"]),
        ("dua belas orang, tiga puluh lima siswa, seratus dua puluh guru", ["12", "35", "120"]),
        ("dua ribu lima ratus kotak dan satu juta suara", ["2500", "1000000"]),
        ("seorang guru dan seekor sapi", ["1", "1"]),
        ("Naik 12,5 persen (12,5%) dan lima persen", ["12.5", "12.5", "5"]),
        ("Pada 4–7 Agustus, 14-27 Juli, pukul 09.30, PKPU 1/2025, 5GB, 20-an, v1.2.3", []),
        ("kedua orang, keduanya, dua-duanya, satu-satunya", []),
        ("dua tiga kali", []),
        ("L:400/P:420, L : 5/P : 6", ["400", "420", "5", "6"]),
        ("Kode PL:400, 400/PB, nomor 12/P/2025", []),
        ("Ke-12 peserta", []),
        ("Harganya 22 ribu/kg dan 5 juta/orang", []),
    ],
)
def test_values(text: str, values: list[str]) -> None:
    assert [number.value for number in found(text)] == list(map(Decimal, values))


@pytest.mark.parametrize(
    ("text", "sort", "unit"),
    [
        ("812.345 pemilih", "count", "pemilih"),
        ("12 (dua belas) orang", "count", "orang"),
        ("514 kabupaten/kota", "count", "kabupaten/kota"),
        ("Rp5 miliar", "rupiah", ""),
        ("12 persen dari", "percent", "dari"),
        ("401.234, lalu", "count", ""),
        ("seorang guru", "count", "orang"),
    ],
)
def test_what_is_counted(text: str, sort: str, unit: str) -> None:
    assert (found(text)[0].sort, found(text)[0].unit) == (sort, unit)


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("sekitar 100 orang", True),
        ("lebih dari sebanyak 100 orang", True),
        ("hampir 1,2 juta orang", True),
        ("sebanyak 100 orang", False),
        ("mencapai 100 orang", False),
        ("salah satu orang", True),
    ],
)
def test_vague(text: str, vague: bool) -> None:
    assert found(text)[0].is_vague is vague


@pytest.mark.parametrize(
    ("written", "slack"),
    [("100 orang", "0"), ("1,2 juta", "100000.0"), ("51 ribu", "1000"), ("12,5 persen", "0.1"), ("Rp2.500", "0")],
)
def test_rounding(written: str, slack: str) -> None:
    assert found(written)[0].slack == Decimal(slack)


_ONES = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()


def in_words(value: int) -> str:
    for scale, name, one in ((1_000_000, "juta", "satu juta"), (1000, "ribu", "seribu"), (100, "ratus", "seratus")):
        if value >= scale:
            head = one if value // scale == 1 else f"{in_words(value // scale)} {name}"
            return f"{head} {in_words(value % scale)}".removesuffix(" nol")
    if value < 12:
        return _ONES[value]
    if value < 20:
        return f"{_ONES[value - 10]} belas"
    return f"{_ONES[value // 10]} puluh {in_words(value % 10)}".removesuffix(" nol")


@given(st.integers(1, 999_999_999))
def test_words_are_read_as_they_are_written(value: int) -> None:
    assert numbers.read_words(in_words(value)) == value


@given(st.integers(0, 10**12))
def test_figures_are_read_as_they_are_written(value: int) -> None:
    assert numbers.read(numbers.written(Decimal(value)))[0] == value


@pytest.mark.parametrize(
    ("value", "written"),
    [("254300000000000", "Rp254,3 triliun"), ("750000", "Rp750.000"), ("1500000", "Rp1,5 juta"), ("1234567", "Rp1.234.567")],
)
def test_rupiah(value: str, written: str) -> None:
    assert numbers.written_rupiah(Decimal(value)) == written
