"""Enclitics: which terms carry them, and which words have one."""

import pytest

from pesanlint.language.enclitics import NONE, Enclitics
from pesanlint.language.id.enclitics import ENCLITICS
from pesanlint.search.folding import Hit


@pytest.mark.parametrize(
    ("word", "without"),
    [("hoaksnya", "hoaks"), ("datanglah", "datang"), ("apapun", "apa"), ("dataku", "data"), ("hoaks", ""), ("nya", "")],
)
def test_a_word_without_its_enclitic(word: str, without: str) -> None:
    assert ENCLITICS.without(word) == without


@pytest.mark.parametrize(("enclitic", "written"), [("nya", "nya"), ("pun", " pun"), ("Pun", " Pun"), ("lah", "lah")])
def test_how_an_enclitic_is_written(enclitic: str, written: str) -> None:
    assert ENCLITICS.written(enclitic) == written


@pytest.mark.parametrize(
    ("form", "uses", "takes"),
    [
        ("hoax", ["hoaks"], True),
        ("hoax", ["hoaks", "berita bohong"], True),
        ("kerja sama", ["kerjasama"], True),
        ("kerja sama", ["gotong royong"], False),
        ("KPU", ["KPU RI"], False),
        ("hoax", ["KPU"], False),
        ("dll.", ["dan lain-lain"], False),
        ("bea", ["cukai"], False),
    ],
)
def test_which_terms_carry_an_enclitic(form: str, uses: list[str], takes: bool) -> None:
    assert ENCLITICS.takes(form, uses) is takes


@pytest.mark.parametrize(
    ("enclitics", "text", "other_words", "contexts", "found"),
    [
        (ENCLITICS, "hoaxnya", (), (), Hit(0, 7, "hoaxnya")),
        (ENCLITICS, "hoaxNYA", (), (), Hit(0, 7, "hoaxnya")),
        (ENCLITICS, "hoax\u00adnya", (), (), Hit(0, 8, "hoaxnya")),
        (ENCLITICS, "hoaxnya", ("hoaxnya",), (), Hit(0, 4, "hoax")),
        (ENCLITICS, "hoaxnya", (), ("hoax",), Hit(0, 7, "hoax")),
        (ENCLITICS, "hoaxnyat", (), (), Hit(0, 4, "hoax")),
        (ENCLITICS, "hoax nya", (), (), Hit(0, 4, "hoax")),
        (Enclitics(("que",)), "hoaxque", (), (), Hit(0, 7, "hoaxque")),
        (NONE, "hoaxnya", (), (), Hit(0, 4, "hoax")),
    ],
)
def test_a_term_with_the_enclitic_after_it(
    enclitics: Enclitics, text: str, other_words: tuple[str, ...], contexts: tuple[str, ...], found: Hit
) -> None:
    assert enclitics.with_enclitics(text, [Hit(0, 4, "hoax")], other_words, contexts) == [found]
