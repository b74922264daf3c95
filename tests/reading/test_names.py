"""What is a name: one answer for every kind."""

import pytest

from pesanlint.document import BlockKind, Document
from pesanlint.reading.names import Name, name_at
from pesanlint.reading.reading import Reading
from pesanlint.spans import Span
from running import document


def _name(document: Document, span: Span) -> Name:
    return name_at(*Reading(document).passage_at(span))


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
    assert (_name(document((kind, text)), Span(at, at + 4)) is Name.CERTAIN) == is_name


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
    assert (_name(document((kind, text)), Span(at, at + len(found))) is Name.CERTAIN) == is_name


def test_a_name_that_the_text_has_is_one_in_its_headline() -> None:
    headline, body = ("title", "Budi Ijin Dilantik"), ("paragraph", "Ketua melantik Budi Ijin kemarin.")
    assert _name(document(headline, body), Span(5, 9)) is Name.CERTAIN
    assert _name(document(headline), Span(5, 9)) is Name.NO


@pytest.mark.parametrize(
    ("kind", "text", "found", "name"),
    [
        ("paragraph", "Di Tempel, petugas hadir.", "Di Tempel", Name.CERTAIN),
        ("paragraph", "Petugas di tempel hadir.", "di tempel", Name.NO),
        ("paragraph", "Petugas Kejaksan hadir.", "Kejaksan", Name.CERTAIN),
        ("paragraph", "Petugas kejaksan hadir.", "kejaksan", Name.NO),
        ("title", "Warga di Bukit Hadir", "di Bukit", Name.PERHAPS),
        ("title", "Warga di Kenali", "di Kenali", Name.PERHAPS),
        ("title", "Warga di kenali", "di kenali", Name.NO),
        ("paragraph", "Rapat digelar di Krikil.", "Krikil", Name.CERTAIN),
        ("paragraph", "Di Krikil rapat digelar.", "Krikil", Name.CERTAIN),
        ("paragraph", "Rapat digelar di krikil.", "krikil", Name.NO),
        ("paragraph", "Rapat digelar di KRIKIL.", "KRIKIL", Name.NO),
        ("paragraph", "Rapat digelar pada Krikil.", "Krikil", Name.NO),
        ("title", "Rapat di Krikil", "Krikil", Name.NO),
        ("paragraph", "Rapat abadi Krikil.", "Krikil", Name.NO),
        ("paragraph", "Hutang Pardosi berkata.", "Hutang", Name.PERHAPS),
        ("paragraph", "Hutang negara lunas.", "Hutang", Name.NO),
    ],
)
def test_how_certain_a_name_is(kind: BlockKind, text: str, found: str, name: Name) -> None:
    at = text.index(found)
    assert _name(document((kind, text)), Span(at, at + len(found))) is name
