"""Terms of a rule in a text: whole words, the longest first, outside their contexts."""

import pytest

from pesanlint.reading.terms import finder, whole_terms
from pesanlint.search.folding import Hit, fold


def hits(text: str, *terms: str) -> list[Hit]:
    small = text.lower()
    return [Hit(at, at + len(term), term) for term in terms for at in range(len(text)) if small.startswith(term, at)]


@pytest.mark.parametrize(
    ("text", "terms", "contexts", "found"),
    [
        ("hoax dan Hoax", ["hoax"], [], ["hoax", "Hoax"]),
        ("hoaxes", ["hoax"], [], []),
        ("anti-hoax", ["hoax"], [], ["hoax"]),
        ("uang muka kerja", ["uang", "uang muka"], [], ["uang muka"]),
        ("uang muka kerja", ["muka kerja", "uang muka"], [], ["uang muka"]),
        ("General Manager hadir", ["manager", "general manager"], ["general manager"], []),
        ("General Manager dan manager", ["manager", "general manager"], ["general manager"], ["manager"]),
        ("Papua tengah menyusun jadwal", ["papua tengah"], [], []),
        ("Papua Tengah dan Papua", ["papua tengah"], [], ["Papua Tengah"]),
        ("", ["hoax"], [], []),
    ],
)
def test_terms(text: str, terms: list[str], contexts: list[str], found: list[str]) -> None:
    chosen = whole_terms(text, hits(text, *terms), contexts, lambda _, term: term)
    assert [text[slice(*span)] for span, _ in chosen] == found


def test_a_term_that_is_not_chosen_hides_no_shorter_one() -> None:
    text = "uang muka"
    chosen = whole_terms(text, hits(text, "uang", "uang muka"), (), lambda _, term: term if term == "uang" else None)
    assert [term for _, term in chosen] == ["uang"]


@pytest.mark.parametrize(
    ("phrases", "text", "found"),
    [
        (["Uang Muka", "uang"], "uang muka dan uang", ["uang muka", "uang"]),
        (["uang"], "Uang, uangnya", ["Uang"]),
        ([""], "uang", []),
        ([], "uang", []),
    ],
)
def test_phrases_as_whole_words(phrases: list[str], text: str, found: list[str]) -> None:
    assert [text[slice(*span)] for span in finder(phrases)(text, fold(text))] == found
