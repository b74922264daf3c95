"""The table of literals: it hands back what was put in, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pesanlint.desk.roster import Post, Roster
from pesanlint.kinds.length import Length
from pesanlint.kinds.pattern import Pattern
from pesanlint.kinds.person import Person
from pesanlint.kinds.substitution import Substitution, Swap
from pesanlint.rule import Desk
from pesanlint.search.table import LiteralTable, Waiting
from pesanlint.search.triggers import Triggers

KEYS = st.text("abz09 \x1c\x1e\x1f\n1", max_size=4)
RULES = st.lists(st.integers(0, 400), max_size=3).map(tuple)
TEXTS = st.text("ab Z’\x1c\x1e\x1f1", min_size=1, max_size=6)
LITERALS = st.dictionaries(
    KEYS, st.lists(st.tuples(TEXTS, RULES, st.dictionaries(TEXTS, RULES, max_size=2)), max_size=3), max_size=60
)


@given(LITERALS, st.lists(KEYS))
def test_every_key_finds_its_literals(literals: dict[str, list[Waiting]], others: list[str]) -> None:
    table = LiteralTable.of(literals)
    assert {key: table.get(key) for key in [*literals, *others]} == {key: literals.get(key, []) for key in [*literals, *others]}
    assert sorted(table.literals(), key=str) == sorted((one for those in literals.values() for one in those), key=str)


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
    assert {word: [literal for literal, *_ in triggers.by_word.get(word)] for word in by_word} == {
        word: [literal] for word, literal in by_word.items()
    }
    assert len(list(triggers.by_word.literals())) == len(by_word)
    assert {literal for literal, *_ in triggers.by_part.literals()} == others


def test_literals_of_patterns_are_looked_up_by_words_that_they_hold_whole() -> None:
    rule = Pattern(id="uji.pola", kind="pattern", pattern="x", literals=("gedung kantor k", "kantor", " aula "))
    triggers = Triggers.of([rule], Desk())
    assert sorted(triggers.by_word.literals()) == [(" aula ", (0,), {}), ("gedung kantor k", (0,), {})]
    assert list(triggers.by_part.literals()) == [("kantor", (0,), {})]


def test_a_rule_that_cannot_fire_at_a_desk_waits_for_nothing_there() -> None:
    person = Person(id="uji.orang", kind="person", check="office")
    length = Length(id="uji.panjang", kind="length", message="Panjang.", unit="sentence", max=30)
    assert Triggers.of([person, length], Desk()).untriggered == [1]
    at_work = Triggers.of([person, length], Desk(roster=Roster((Post("Budi Santoso", "Ketua", "KPU Kabupaten Mawar"),))))
    assert at_work.untriggered == [1]
    assert [literal for literal, *_ in (*at_work.by_word.literals(), *at_work.by_part.literals())] == ["budi santoso"]
