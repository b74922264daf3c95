"""Terms for kinds in capitals: where they are ordinary words, and where they belong to a name."""

import re

import pytest

from pesanlint.language.id import terms
from pesanlint.search.folding import Hit


def at_hits(find, words):
    """A finder that is told where forms of the words occur."""
    forms = [form for word in words for form in terms.forms(word)]
    return lambda text: find(text, [Hit(*m.span(), form.lower()) for form in forms for m in re.finditer(re.escape(form), text)])


KINDS = at_hits(
    terms.kinds, ["kepala desa", "tokoh masyarakat", "warga negara Indonesia", "pengawas pemilu", "desa", "kepala OPD"]
)
LISTED = at_hits(terms.listed, ["asisten", "staf ahli", "camat", "desa", "masyarakat"])
EXPANDED = terms.expanded(["sumber daya manusia", "tempat pemungutan suara"])


def found(finder, text: str) -> list[str]:
    return [text[slice(*span)] for span in finder(text)]


@pytest.mark.parametrize(
    ("term", "forms"),
    [
        ("kepala desa", ["Kepala Desa", "Kepala desa", "kepala Desa"]),
        ("kepala OPD", ["Kepala OPD"]),
        ("pengawas pemilu", ["Pengawas Pemilu", "Pengawas pemilu"]),
        ("tugas pokok dan fungsi", ["Tugas Pokok dan Fungsi", "Tugas pokok dan fungsi", "tugas Pokok dan Fungsi"]),
        ("desa", ["Desa"]),
    ],
)
def test_forms(term: str, forms: list[str]) -> None:
    assert list(terms.forms(term)) == forms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ia meminta para Kepala Desa hadir.", ["Kepala Desa"]),
        ("Ia meminta kepala Desa hadir.", ["kepala Desa"]),
        ("Ia memberi bantuan untuk Kepala Desa, Tokoh Masyarakat, dan warga.", ["Kepala Desa", "Tokoh Masyarakat"]),
        ("Hadir Ketua KPU Mawar, serta Tokoh Masyarakat di sana.", ["Tokoh Masyarakat"]),
        ("Seluruh Kepala Desa hadir.", ["Kepala Desa"]),
        ("Ia seorang Warga Negara Indonesia yang baik.", ["Warga Negara Indonesia"]),
        ("Ia tinggal di Desa itu sejak 2020.", ["Desa"]),
        ("Ia bertemu Kepala Desa Mawar.", []),
        ("Ia bertemu Kepala Desa dan Ketua RT.", []),
        ("Ia bekerja di Dinas Pemberdayaan Masyarakat dan Desa.", []),
        ("Kegiatan itu bertema Desa dan warganya.", []),
        ("Kepala Desa hadir.", []),
        ("Ia seorang warga negara Indonesia.", []),
        ("Ia membaca Peran Warga melalui Tokoh Masyarakat di sana.", []),
    ],
)
def test_kinds(text: str, expected: list[str]) -> None:
    assert found(KINDS, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hadir Sekda Budi, Asisten, Staf Ahli, dan Camat.", ["Asisten", "Staf Ahli", "Camat"]),
        ("Ia bertemu Camat kemarin.", []),
        ("Turut hadir Asisten, Staf Ahli, dan Camat Mawar.", ["Asisten", "Staf Ahli"]),
        ("Hadir Dinas Sosial, Pemberdayaan Masyarakat, dan Desa.", []),
    ],
)
def test_lists(text: str, expected: list[str]) -> None:
    assert found(LISTED, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mereka menaikkan mutu Sumber Daya manusia (SDM) naik.", ["Sumber Daya manusia"]),
        ("Mutu sumber daya manusia (SDM) naik.", []),
        ("Badan Pengembangan Sumber Daya Manusia (BPSDM) hadir.", []),
        ("Ia memilih di Tempat Pemungutan Suara (TPS) 4 pagi itu.", []),
        ("Ada dua Tempat Pemungutan Suara (TPS) di sana.", ["Tempat Pemungutan Suara"]),
    ],
)
def test_expansions(text: str, expected: list[str]) -> None:
    assert found(EXPANDED, text) == expected
