"""The neutral language: checks that need no words of a language, and no others."""

import inspect

import pytest

from pesanlint.language.language import Language
from pesanlint.language.languages import language
from pesanlint.readers import read_text
from pesanlint.spans import Span


@pytest.mark.parametrize("code", ["id", "en", "jv"])
def test_every_language_answers_all_that_the_door_asks(code: str) -> None:
    asked = [name for name, _ in inspect.getmembers(Language) if not name.startswith("_")]
    assert [name for name in asked if not hasattr(language(code), name)] == []
    assert language(code).code == code
    assert language(code) is language(code)


def test_sentences_end_at_stops_that_capitals_follow() -> None:
    text = "Seratus iku akeh. Dheweke teka! pancen."
    assert [text[slice(*span)] for span in language("jv").sentences(text, Span(0, len(text)))] == [
        "Seratus iku akeh.",
        "Dheweke teka! pancen.",
    ]


def test_addresses_are_protected_and_dates_are_read_by_their_form() -> None:
    document = read_text("Waca www.kpu.go.id ing 2026-07-14, ora 2026-02-30.")
    protected = language("jv").protected(document.text, document.blocks[0].span)
    assert [document.text[slice(*span)] for span in protected] == ["www.kpu.go.id"]
    dates = language("jv").dates(document)
    assert [(str(mention.value), mention.possible) for mention in dates] == [("2026-07-14", True), ("None", False)]


@pytest.mark.parametrize("text", ["This is a text in the language of others.", "Ini adalah teks yang lain.", ""])
def test_nothing_is_foreign_to_it(text: str) -> None:
    assert not language("jv").is_foreign(text)
