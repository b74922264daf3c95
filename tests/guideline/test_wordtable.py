"""The table of words: it hands back what was put in, and nothing else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pesanlint.guideline.triggers import Triggers
from pesanlint.guideline.wordtable import WordTable
from pesanlint.kinds.pattern import Pattern
from pesanlint.kinds.substitution import Substitution, Swap
from pesanlint.rule import Desk

WORDS = st.text("abz09", min_size=1, max_size=4)
RULES = st.lists(st.integers(0, 400), max_size=3).map(tuple)
LITERALS = st.dictionaries(WORDS, st.tuples(st.text("ab z’", min_size=1, max_size=6), RULES), max_size=60)


@given(LITERALS, st.lists(WORDS))
def test_every_word_finds_its_literal(literals: dict[str, tuple[str, tuple[int, ...]]], others: list[str]) -> None:
    table = WordTable(json.loads(json.dumps(WordTable.of(literals).buckets)))
    assert {word: table.get(word) for word in [*literals, *others]} == {
        word: literals.get(word) for word in [*literals, *others]
    }
    assert sorted(table.literals()) == sorted(literals.values())


def test_the_character_that_parts_entries_may_stand_in_none() -> None:
    with pytest.raises(ValueError, match="\x7f"):
        WordTable.of({"a": ("a\x7fb", (1,))})


@pytest.mark.parametrize(
    ("terms", "by_word", "others"),
    [
        (("hoax",), {"hoax": "hoax"}, set()),
        (("di laksanakan",), {"laksanakan": "di laksanakan"}, set()),
        (("kartu merah", "kartu kuning"), {"merah": "kartu merah", "kuning": "kartu kuning"}, set()),
        (("ad hok", "ad hac"), {"hok": "ad hok", "hac": "ad hac"}, set()),
        (("kantor di", "kantor ke"), {}, {"kantor di", "kantor ke"}),
        (("kantor", "kantor di"), {"kantor": "kantor"}, {"kantor di"}),
        (("ke 5",), {}, {"ke 5"}),
        (("café",), {"caf": "café"}, set()),
        (("“",), {}, {'"'}),
    ],
)
def test_what_terms_are_looked_up_by(terms: tuple[str, ...], by_word: dict[str, str], others: set[str]) -> None:
    rule = Substitution(id="uji.kata", kind="substitution", swap=tuple(Swap((term,), ("x",)) for term in terms))
    triggers = Triggers.of([rule], Desk())
    assert {word: found[0] for word in by_word if (found := triggers.by_word.get(word))} == by_word
    assert len(list(triggers.by_word.literals())) == len(by_word)
    assert set(triggers.others) == others


def test_literals_of_patterns_are_looked_up_by_words_that_they_hold_whole() -> None:
    rule = Pattern(id="uji.pola", kind="pattern", pattern="x", literals=("gedung kantor k", "kantor", " aula "))
    triggers = Triggers.of([rule], Desk())
    assert sorted(triggers.by_word.literals()) == [(" aula ", (0,)), ("gedung kantor k", (0,))]
    assert set(triggers.others) == {"kantor"}
