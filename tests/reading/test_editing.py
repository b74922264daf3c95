"""Operations that make a replacement out of what was found."""

import pytest

from pesanlint.reading.editing import made, steps


@pytest.mark.parametrize(
    ("found", "edit", "expected"),
    [
        ("Wow!", ["trim_right", "!"], "Wow"),
        ("the option --no-exit", ["split", " ", "2", "wrap", "`"], "`--no-exit`"),
        ("50 %", ["replace", " ", ""], "50%"),
        ("50%", ["regex", r"(\d+)%", "$1 persen"], "50 persen"),
        ("(satu)", ["remove", "()"], "satu"),
        ("satu  dua", ["squeeze", "upper"], "SATU DUA"),
        ("satu dua", ["capitalize"], "Satu dua"),
        ("flushInterval", ["simple"], "flush interval"),
        ("flush interval", ["camel"], "flushInterval"),
        ("HTTPServer", ["snake"], "http_server"),
        ('"satu" -- dua...', ["smart"], "“satu” – dua…"),
        ("“satu” – dua…", ["dumb"], '"satu" -- dua...'),
        ("é ß", ["ascii"], "e ss"),
        ("a, b", ["truncate", ","], "a"),
        ("*a*", ["unwrap", "*", "prefix", "<", "suffix", ">"], "<a>"),
        ("a b", ["split", " ", "7"], "a b"),
    ],
)  # fmt: skip
def test_operations(found: str, edit: list[str], expected: str) -> None:
    assert made(found, edit) == expected


def test_groups_of_the_expression_may_be_named() -> None:
    assert made("Ada Lovelace", ["prefix", "$2, $1: "], ["Ada", "Lovelace"]) == "Lovelace, Ada: Ada Lovelace"


@pytest.mark.parametrize("edit", [["nothing"], ["trim"], ["split", " ", "x"], ["regex", "(", ""]])
def test_wrong_operations_are_refused(edit: list[str]) -> None:
    with pytest.raises(ValueError, match=r"."):
        steps(edit)
