"""Ordinary words with a capital inside a sentence, and names that look like them."""

from collections.abc import Iterator

import pytest

from pesanlint.language.id import ordinary
from pesanlint.spans import Span


def words(text: str, found: Iterator[Span]) -> list[str]:
    return [text[slice(*span)] for span in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ia menilai kinerja Organisasi tersebut.", ["Organisasi"]),
        ("Ia meminta Masyarakat hadir.", ["Masyarakat"]),
        ("Ia bertemu Budi kemarin.", []),
        ("Ia membaca majalah Masyarakat kemarin.", []),
        ("Ia memuji Masyarakat Adat Nusantara.", []),
        ("Organisasi itu bubar.", []),
        ("", []),
    ],
)
def test_words_alone(text: str, found: list[str]) -> None:
    assert words(text, ordinary.alone(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ia mencapai 126 Target Kinerja tahun ini.", ["Target Kinerja"]),
        ("Ia hadir pada acara Penyerahan Hadiah kemarin.", ["Penyerahan Hadiah"]),
        ("Ia menerima Penghargaan Kinerja kemarin.", []),
        ("Ia mengikuti program Target Kinerja kemarin.", []),
    ],
)
def test_phrases(text: str, found: list[str]) -> None:
    assert words(text, ordinary.phrases(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Badan Kesatuan Bangsa Dan Politik", ["Dan"]),
        ("Badan Kesatuan Bangsa dan Politik", []),
        ("Pesan Dan Brown", []),
        ("Tuhan Yang Maha Esa", []),
    ],
)
def test_function_words_in_names(text: str, found: list[str]) -> None:
    assert words(text, ordinary.in_names(["dan", "yang"])(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ia hadir bersama Segenap karyawan.", ["Segenap"]),
        ("Segenap karyawan hadir.", []),
        ("Ia naik Para Games tahun lalu.", []),
        ("Ia membaca buku Segenap karyawan.", []),
    ],
)
def test_words_of_quantity(text: str, found: list[str]) -> None:
    assert words(text, ordinary.amid(["segenap", "para"])(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("KPU Kabupaten Jember Menggelar rapat.", ["Menggelar"]), ("KPU Kabupaten Jember menggelar rapat.", [])],
)
def test_verbs_after_a_name(text: str, found: list[str]) -> None:
    assert words(text, ordinary.verbs(text)) == found
