"""The word list, and words taken apart to the roots that they may come from."""

import re

import pytest

from pesanlint.language.id.inflection import vocabulary
from pesanlint.language.id.vocabulary import read_vocabulary
from pesanlint.shipped import rules_root

LIST = rules_root() / "data" / "kata.txt"


def test_the_list_is_plain_sorted_and_small() -> None:
    lines = LIST.read_text("utf-8").splitlines()
    assert LIST.stat().st_size < 1_000_000
    assert [line for line in lines if not re.fullmatch("[a-z]+(?: [a-z]+)*", line)] == []
    roots = [line.split()[0] for line in lines]
    assert roots == sorted(set(roots))


@pytest.mark.parametrize(
    ("word", "root"), [("menyukseskan", "sukses"), ("sukses", "sukses"), ("himbauan", None), ("mempunyai", "punya")]
)
def test_words_stand_under_their_root(word: str, root: str | None) -> None:
    assert vocabulary().root_of(word) == root


def test_a_root_is_a_word_of_its_own_even_where_it_stands_under_another(tmp_path) -> None:
    path = tmp_path / "kata.txt"
    path.write_text("alam alaman pengalaman\nalaman\n", encoding="utf-8")
    words = read_vocabulary(path)
    assert (words.root_of("alaman"), words.root_of("pengalaman")) == ("alaman", "alam")


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("mempunyai", "punya"),
        ("menyukseskannya", "sukses"),
        ("penulisan", "tulis"),
        ("pengkajian", "kaji"),
        ("mengajikan", "kaji"),
        ("memperdulikan", "duli"),
        ("berejeki", "ejek"),
        ("asallah", "asal"),
    ],
)
def test_words_are_taken_apart(word: str, root: str) -> None:
    assert root in vocabulary().roots_of(word)
