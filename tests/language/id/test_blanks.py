import pytest

from pesanlint.language.id.blanks import moved_blank
from pesanlint.spans import Span


@pytest.mark.parametrize(
    ("text", "word", "found", "meant"),
    [
        ("seni dank anal budaya", "dank", "dank anal", "dan kanal"),
        ("digelar pad ahari itu", "ahari", "pad ahari", "pada hari"),
        ("warga yan gakan memilih", "yan", "yan gakan", "yang akan"),
        ("warga yan gakan memilih", "gakan", "yan gakan", "yang akan"),
        ("hadir denga nbaik", "nbaik", "denga nbaik", "dengan baik"),
        ("dank", "dank", None, None),
        ("dank-anal", "dank", None, None),
        ("buku Amoral gakan", "gakan", None, None),
        ("lagu rock and roll", "rock", None, None),
        ("fitur instant on dan", "instant", None, None),
        ("open house", "open", None, None),
        ("di gakan", "gakan", None, None),
        ("di konsulate dan kantor", "konsulate", None, None),
    ],
)
def test_a_blank_one_letter_off(text: str, word: str, found: str | None, meant: str | None) -> None:
    at = text.index(word)
    moved = moved_blank(text, Span(at, at + len(word)))
    assert (moved and text[slice(*moved[0])], moved and moved[1]) == (found, meant)
