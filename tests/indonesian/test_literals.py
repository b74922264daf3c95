"""What passes as part of a name."""

import pytest

from pesanlint.document import BlockKind
from pesanlint.indonesian.literals import in_name
from pesanlint.indonesian.reading import Reading
from pesanlint.text import Span
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


def test_a_name_that_the_text_has_is_one_in_its_headline() -> None:
    headline, body = ("title", "Budi Ijin Dilantik"), ("paragraph", "Ketua melantik Budi Ijin kemarin.")
    assert in_name(Reading(document(headline, body)), Span(5, 9))
    assert not in_name(Reading(document(headline)), Span(5, 9))
