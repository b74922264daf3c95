"""What passes as part of a name."""

import pytest

from pesanlint.document import BlockKind
from pesanlint.reading.reading import Reading
from pesanlint.reading.terms import in_name
from pesanlint.spans import Span
from running import document


@pytest.mark.parametrize(
    ("kind", "text", "is_name"),
    [
        ("paragraph", "Hadir Budi Ijin.", True),
        ("paragraph", "Surat Ijin belum ada.", True),
        ("paragraph", "Ijin Sembiring hadir.", False),
        ("list-item", "Ijin Sembiring, S.H., M.Si.", True),
        ("table-cell", "Ijin Sembiring", True),
        ("list-item", "Ijin usaha dibahas.", False),
        ("list-item", "Ijin, lalu usul.", False),
        ("table-cell", "Ijin", False),
        ("title", "Ijin Usaha Dibuka", False),
        ("title", "Ijin Diperiksa", False),
        ("title", "Ijin Pardosi Dilantik", True),
        ("title", "Ketua Lantik Ijin Pardosi", True),
        ("title", "Ijin Pemilu Dibahas", False),
    ],
)
def test_names(kind: BlockKind, text: str, is_name: bool) -> None:
    at = text.index("Ijin")
    assert in_name(Reading(document((kind, text))), Span(at, at + 4)) == is_name


@pytest.mark.parametrize(
    ("kind", "text", "found", "is_name"),
    [
        ("paragraph", "Di Serang, KPU melatih petugas.", "Di Serang", True),
        ("paragraph", "Warga di Bawang datang.", "di Bawang", True),
        ("paragraph", "Warga di serang hama.", "di serang", False),
        ("title", "Warga di Serang Memeriksa Data", "di Serang", True),
        ("title", "Pemilih Di Imbau Memeriksa Data", "Di Imbau", False),
        ("title", "PEMILIH DI IMBAU MEMERIKSA DATA", "DI IMBAU", False),
        ("title", "PEMILIH DI SERANG MEMERIKSA DATA", "DI SERANG", True),
        ("title", "PPK Kejayan Dilantik", "Kejayan", True),
        ("list-item", "Kejaksan: 36.120", "Kejaksan", True),
        ("paragraph", "Bantan memiliki enam petugas.", "Bantan", True),
        ("paragraph", "Kami menyalurkan bantan itu.", "bantan", False),
        ("paragraph", "Rapat A & B dibuka.", "&", False),
        ("title", "Rapat A & B Dibuka", "&", False),
    ],
)
def test_places_that_look_like_words(kind: BlockKind, text: str, found: str, is_name: bool) -> None:
    at = text.index(found)
    assert in_name(Reading(document((kind, text))), Span(at, at + len(found))) == is_name


def test_a_name_that_the_text_has_is_one_in_its_headline() -> None:
    headline, body = ("title", "Budi Ijin Dilantik"), ("paragraph", "Ketua melantik Budi Ijin kemarin.")
    assert in_name(Reading(document(headline, body)), Span(5, 9))
    assert not in_name(Reading(document(headline)), Span(5, 9))
