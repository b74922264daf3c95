"""Recognising a text in another language by its function words."""

import pytest

from pesanlint.language.recognise import Recogniser
from pesanlint.search.folding import fold

RECOGNISER = Recogniser(["dan", "yang"], [["lan", "ing"]], [["the", "of"]])


@pytest.mark.parametrize(
    ("text", "is_foreign"),
    [
        ("the head of the office", True),
        ("The Head Of office", True),
        ("wong lan desa ing kene", True),
        ("Lan Ing hadir", False),
        ("the head", False),
        ("the head of the office dan lain", True),
        ("the head of dan lain", False),
        ("program the best of yang hadir", False),
        ("THE OF THE OF", False),
        ("warga dan desa", False),
        ("x" * 2000 + " the head of the office", False),
        ("", False),
    ],
)
def test_a_text_in_another_language(text: str, is_foreign: bool) -> None:
    assert RECOGNISER.is_foreign(text) is is_foreign
    assert not is_foreign or RECOGNISER.may_be_foreign(fold(text))


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("the head of the office", True),
        ("The head, THE HEAD", True),
        ("the head, other", False),
        ("dan desa", False),
        ("", False),
    ],
)
def test_a_quick_question_before(text: str, may_be: bool) -> None:
    assert RECOGNISER.may_be_foreign(fold(text)) is may_be
