"""Names of persons by the shape of their words: what all languages share."""

import re

import pytest

from pesanlint.language.names import behind, form, person_at, person_before
from pesanlint.spans import Span

NAME = re.compile(form(r"(?:Dr\.\s)?", r"(?:van\s)?"))
NO_PERSON = frozenset(["rapat", "menurut"])


def at(text: str, offset: int) -> Span | None:
    return person_at(text, offset, NAME, NO_PERSON)


def shown(text: str, span: Span | None) -> str | None:
    return None if span is None else text[slice(*span)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Budi Santoso hadir", "Budi Santoso"),
        ("Budi hadir", "Budi"),
        ("Dr. Budi Santoso hadir", "Budi Santoso"),
        ("Vincent van Gogh hadir", "Vincent van Gogh"),
        ("Vincent bin Gogh hadir", "Vincent"),
        ("B. J. Habibie hadir", "B. J. Habibie"),
        ("Nur'aini O'Brien hadir", "Nur'aini O'Brien"),
        ("A B C", None),
        ("A. B.", None),
        ("Budi Santoso Adi Wijaya Putra Utama hadir", "Budi Santoso Adi Wijaya Putra"),
        ("Budi Rapat Akbar", "Budi"),
        ("Menurut Budi", None),
        ("KPU hadir", None),
        ("budi hadir", None),
        ("", None),
    ],
)
def test_a_name_at_the_beginning(text: str, name: str | None) -> None:
    assert shown(text, at(text, 0)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [("Ketua Budi", "Budi"), ("Ketua, Budi", "Budi"), ("Ketua,  Budi", "Budi"), ("Ketua: Budi", None), ("KetuaBudi", None)],
)
def test_a_name_after_an_office(text: str, name: str | None) -> None:
    assert shown(text, behind(text, len("Ketua"), at)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hadir Budi Santoso, Ketua", "Budi Santoso"),
        ("hadir Budi Santoso, Dr., Ketua", "Budi Santoso"),
        ("hadir Budi Santoso Ketua", None),
        ("hadir Budi, Ketua", None),
        ("hadir Budi Rapat, Ketua", None),
        ("a" * 200 + " Budi Santoso, Ketua", "Budi Santoso"),
    ],
)
def test_a_name_before_an_office(text: str, name: str | None) -> None:
    assert shown(text, person_before(text, text.index("Ketua"), NO_PERSON)) == name
