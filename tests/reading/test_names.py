"""Names of places, where they could be taken for words or for slips."""

import pytest

from pesanlint.readers import read_text
from pesanlint.reading.names import is_behind_preposition, is_place, may_be_place
from pesanlint.reading.reading import Reading
from pesanlint.spans import Span


def reading(text: str) -> Reading:
    return Reading(read_text(text, "rilis.md"))


def stretch(read: Reading, words: str) -> Span:
    at = read.text.index(words)
    return Span(at, at + len(words))


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("Di Tempel, petugas hadir.", "Di Tempel", True),
        ("Petugas di Tempel hadir.", "di Tempel", True),
        ("Petugas di tempel hadir.", "di tempel", False),
        ("Petugas Kejaksan hadir.", "Kejaksan", True),
        ("Petugas kejaksan hadir.", "kejaksan", False),
        ("# Warga di Bukit Hadir", "di Bukit", False),
        ("Petugas pada Tempel hadir.", "pada Tempel", False),
        ("Petugas di Kota Tempel hadir.", "di Kota Tempel", False),
    ],
)
def test_places(text: str, words: str, place: bool) -> None:
    read = reading(text)
    assert is_place(read, stretch(read, words)) is place


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("Rapat digelar di Krikil.", True),
        ("Di Krikil rapat digelar.", True),
        ("Rapat digelar di krikil.", False),
        ("Rapat digelar di KRIKIL.", False),
        ("Rapat digelar pada Krikil.", False),
        ("# Rapat di Krikil", False),
        ("Rapat abadi Krikil.", False),
    ],
)
def test_behind_a_preposition(text: str, behind: bool) -> None:
    read = reading(text)
    at = read.text.lower().index("krikil")
    assert is_behind_preposition(read, Span(at, at + len("krikil"))) is behind


@pytest.mark.parametrize(
    ("text", "may_be"), [("# Warga di Kenali", True), ("Warga di Kenali hadir.", False), ("# Warga di kenali", False)]
)
def test_a_place_in_a_headline_may_be_one(text: str, may_be: bool) -> None:
    read = reading(text)
    at = read.text.lower().index("di kenali")
    assert may_be_place(read, Span(at, at + len("di kenali"))) is may_be
