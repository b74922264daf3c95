"""Words: where they begin and end, and how many there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pesanlint.language.words import ALPHANUMERICS, HYPHENATED_WORD, LETTERS, WORD, at_most, count, lengths, stands_alone
from pesanlint.spans import Span


@pytest.mark.parametrize(
    ("text", "without_hyphens", "with_hyphens"),
    [
        ("Isu-isu hari Jum'at", ["Isu", "isu", "hari", "Jum'at"], ["Isu-isu", "hari", "Jum'at"]),
        ("KTP-el, 2024!", ["KTP", "el", "2024"], ["KTP-el", "2024"]),
        ("a_b – c", ["a", "b", "c"], ["a", "b", "c"]),
        (
            "The chair’s “state-of-the-art” plan",
            ["The", "chair’s", "state", "of", "the", "art", "plan"],
            ["The", "chair’s", "state-of-the-art", "plan"],
        ),
        ("", [], []),
    ],
)
def test_words_with_and_without_their_hyphens(text: str, without_hyphens: list[str], with_hyphens: list[str]) -> None:
    assert WORD.findall(text) == without_hyphens
    assert HYPHENATED_WORD.findall(text) == with_hyphens
    assert count(text) == len(with_hyphens)


@pytest.mark.parametrize(
    ("text", "letters", "alphanumerics"),
    [
        ("Jum'at, KTP-el", ["Jum", "at", "KTP", "el"], ["Jum", "at", "KTP", "el"]),
        ("B2 a_b 2024", ["B", "a", "b"], ["B2", "a_b", "2024"]),
        ("", [], []),
    ],
)
def test_runs_of_characters(text: str, letters: list[str], alphanumerics: list[str]) -> None:
    assert LETTERS.findall(text) == letters
    assert ALPHANUMERICS.findall(text) == alphanumerics


@pytest.mark.parametrize(
    ("text", "stretch", "alone"),
    [
        ("anti-hoaks", "hoaks", True),
        ("(hoaks)", "hoaks", True),
        ("hoaks", "hoaks", True),
        ("hoaksnya", "hoaks", False),
        ("KH Ma'ruf", "ruf", False),
        ("'hoaks'", "hoaks", True),
        ("_hoaks_", "hoaks", False),
        ("hoaks2", "hoaks", False),
        ("hoaks…", "hoaks", True),
    ],
)
def test_what_stands_alone(text: str, stretch: str, alone: bool) -> None:
    at = text.index(stretch)
    assert stands_alone(text, Span(at, at + len(stretch))) is alone


@given(st.text())
def test_no_more_words_than_at_most(text: str) -> None:
    assert count(text) <= at_most(text)


@given(st.text("ab -'’.,"))
def test_lengths_are_those_of_the_words(text: str) -> None:
    assert lengths(text, plain=True) == lengths(text, plain=False) == [len(word) for word in HYPHENATED_WORD.findall(text)]
