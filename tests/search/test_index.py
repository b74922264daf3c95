"""The index of needles: the words by which literals are looked up."""

import pytest

from pesanlint.desk.desk import Desk
from pesanlint.desk.roster import Post, Roster
from pesanlint.guideline.triggers import Triggers
from pesanlint.kinds.length import Length
from pesanlint.kinds.pattern import Pattern
from pesanlint.kinds.person import Person
from pesanlint.kinds.substitution import Substitution, Swap
from pesanlint.search.index import Parts


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
def test_lookup_keys_of_terms(terms: tuple[str, ...], by_word: dict[str, str], others: set[str]) -> None:
    rule = Substitution(id="uji.kata", kind="substitution", swap=tuple(Swap((term,), ("x",)) for term in terms))
    needles = Triggers.of([rule], Desk()).needles
    assert {word: [literal for literal, *_ in those] for word, those in needles.by_word.find(by_word.keys())} == {
        word: [literal] for word, literal in by_word.items()
    }
    assert len(list(needles.by_word.literals())) == len(by_word)
    assert {literal for literal, *_ in needles.by_part.literals()} == others


KEYS = [
    "",
    "a b",
    " di",
    "kata",
    "yang",
    "yan\xe9",
    "ruang ra",
    "ang rapa",
    "\u2014 ketu",
    "\U0001f600 ya",
    "a?b?c?d?",
    "\n",
    "x",
]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a b",
        "kat",
        "kata",
        "xkata yang",
        "di ruang rapat",
        " di ruang rap",
        "yan\xe9 \u2014 ketua",
        "yan\u2014\U0001f600 ya a\u2014b\u2014c\u2014d\u2014",
        "\ud800kata a b",
        "yang" * 40,
    ],
)
def test_keys_within_a_text(text: str) -> None:
    """Some that a text beyond Latin-1 does not have are no harm: their literals are searched for."""
    found, expected = Parts.of(KEYS).within(text), {key for key in KEYS if key in text and len(key) not in (1, 2)}
    assert found >= expected
    assert found - expected <= ({"a?b?c?d?"} if "\u2014" in text else set())


def test_literals_of_patterns_are_looked_up_by_words_that_they_hold_whole() -> None:
    rule = Pattern(id="uji.pola", kind="pattern", pattern="x", literals=("gedung kantor k", "kantor", " aula "))
    needles = Triggers.of([rule], Desk()).needles
    assert sorted(needles.by_word.literals()) == [(" aula ", (0,), {}), ("gedung kantor k", (0,), {})]
    assert list(needles.by_part.literals()) == [("kantor", (0,), {})]


def test_a_rule_that_cannot_fire_at_a_desk_has_no_triggers() -> None:
    person = Person(id="uji.orang", kind="person", check="office")
    length = Length(id="uji.panjang", kind="length", message="Panjang.", unit="sentence", max=30)
    assert Triggers.of([person, length], Desk()).untriggered == [1]
    at_work = Triggers.of([person, length], Desk(roster=Roster((Post("Budi Santoso", "Ketua", "KPU Kabupaten Mawar"),))))
    assert at_work.untriggered == [1]
    assert [literal for literal, *_ in (*at_work.needles.by_word.literals(), *at_work.needles.by_part.literals())] == [
        "budi santoso"
    ]
