"""Which rules can match: triggers are found everywhere in a text, and no match is missed because of its triggers."""

from pathlib import Path
from typing import Any

import pytest
import regex
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pesanlint.desk.desk import Desk
from pesanlint.errors import WrongKey
from pesanlint.guideline import Guideline
from pesanlint.guideline.triggers import Triggers
from pesanlint.kinds.pattern import Pattern
from pesanlint.kinds.substitution import Substitution, Swap
from pesanlint.language.id.indonesian import INDONESIAN
from pesanlint.linter import Linter
from pesanlint.reading.reading import Reading
from pesanlint.rule import Rule
from pesanlint.search.automaton import Automaton
from pesanlint.search.folding import fold
from pesanlint.spans import Span
from running import document


def swaps(*terms: str, **keys: Any) -> Substitution:
    return Substitution(id="uji.kata", kind="substitution", swap=tuple(Swap((term,), ("x",)) for term in terms), **keys)


def found(rule: Rule, text: str) -> set[str]:
    """Return the stretches of a text in which a rule's triggers occur."""
    reading = Reading(document(text))
    hits = Automaton(Triggers.of([rule], Desk()).needles).hits(reading.folded)
    return {text[slice(*reading.origin(Span(hit.start, hit.end)))] for hit in hits.get(0, ())}


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (swaps("hoax"), "Hoax, HOAX, antihoaxes, dan hoax.", {"Hoax", "HOAX", "hoax"}),
        (swaps("hoax"), "Ini prahoa.", set()),
        (swaps("di samping"), "Disamping atau Di\u00a0Samping?", {"Di\u00a0Samping"}),
        (swaps("hoax"), "ho\u00adax di sini", {"ho\u00adax"}),
        (swaps("hoax"), "anti\u200bhoax", set()),
        (swaps("juli", match_case=True), "Juli, juli, JULI", {"juli"}),
        (swaps("dpr-ri", match_case=True), "DPR-RI dan dpr-ri", {"dpr-ri"}),
        (swaps("jumlah  suara"), "jumlah suara", {"jumlah suara"}),
    ],
)
def test_hits(rule: Rule, text: str, expected: set[str]) -> None:
    assert found(rule, text) >= expected
    assert {hit for hit in found(rule, text) if hit.lower() not in {one.lower() for one in expected}} == set()


def test_a_trigger_in_another_letter_case_is_no_hit_where_case_counts() -> None:
    assert found(swaps("juli", match_case=True), "Juli") == set()
    assert found(swaps("juli"), "Juli") == {"Juli"}


ATOMS = ["a", "K", "s", "ke", "Di", "“", "-", " ", r"\d", r"\p{L}", r"\p{Lu}", r"\w", "[a-c]", "[^x]", "[,;é]", r"\b", "(?=K)"]
WORDS = ["a", "A", "k", "K", "ke", "Ke", "Di", "di", "s", "ſ", "\u0130", "é", "5", "“", '"', "-", ",", ".", " ", "  ", "\u00a0", "\u00ad", "\n\n"]  # fmt: skip


@settings(max_examples=500)
@given(st.lists(st.sampled_from(ATOMS), min_size=1, max_size=4), st.lists(st.sampled_from(WORDS), max_size=14), st.booleans())
def test_triggers_hide_no_match(atoms: list[str], words: list[str], match_case: bool) -> None:
    """A pattern finds the same with its derived literals as without them."""
    assume(regex.search(r"\w|[^\\]", "".join(atoms)))
    try:
        plain = Pattern(
            id="uji.pola", kind="pattern", message="Uji.", pattern="".join(atoms), match_case=match_case, scope=("all",), any_language=True
        )  # fmt: skip
    except WrongKey:
        return
    text = "".join(words)
    with_literals = plain.expanded(())
    linter, findings = Linter(Guideline((with_literals,))), Linter(Guideline((plain,))).check_text(text)
    assert linter.check_text(text) == findings
    linter.automaton._looking_up = 0
    assert linter.check_text(text) == findings


def test_lookups_and_the_automaton_find_the_same(kpu: Guideline) -> None:
    automaton = Automaton(Triggers.of(kpu.rules, kpu.desk).needles)
    text = fold((Path(__file__).parents[2] / "demo/rilis.txt").read_text("utf-8"))
    first = automaton.hits(text)
    automaton.prepare()
    later = automaton.hits(text)
    assert len(first) > 20
    assert {rule: sorted(hits) for rule, hits in first.items()} == {rule: sorted(hits) for rule, hits in later.items()}


TEXTS = (
    "Hoaxnya, hoax. Hoax",
    "hoaxlah kantor di pra-hoaxku",
    "hoaxnyalah 5 ijin-ijin, ijin hoax kantor kantor di",
    "",
    "Hoax",
)


@pytest.mark.parametrize("texts", [TEXTS, TEXTS[::-1], TEXTS[1:2] * 3])
def test_where_the_words_are_few_and_known_the_same_is_found(texts: tuple[str, ...]) -> None:
    index = Triggers.of([swaps("hoax", "kantor di"), swaps("ijin", "di kantor")], Desk()).needles
    words = frozenset(word for word in ("hoax", "ijin", "kantor", "di", "tiada") if index.by_word.find({word}))
    enclitics = INDONESIAN.enclitics
    asking = Automaton(index, enclitics.without, enclitics.forms)
    knowing = Automaton(index._replace(words=words), enclitics.without, enclitics.forms)
    found = [knowing.hits(fold(text)) for text in texts]
    assert found == [asking.hits(fold(text)) for text in texts]
    assert any(found)


def test_the_automaton_replaces_lookups_after_enough_text() -> None:
    automaton = Automaton(Triggers.of([swaps("kantor di", "kantor ke")], Desk()).needles)
    assert automaton.hits(fold("Kantor di"))
    assert automaton._looking_up > 0
    assert automaton.hits(fold("a" * 30_000)) == {}
    assert automaton._looking_up == 0


def test_a_prepared_automaton_looks_nothing_up() -> None:
    automaton = Automaton(Triggers.of([swaps("kantor di", "kantor ke")], Desk()).needles)
    automaton.prepare()
    assert automaton._looking_up == 0
    assert "_few" in vars(automaton)
    assert automaton.hits(fold("Kantor di"))


def test_a_lone_surrogate_does_not_prevent_hits() -> None:
    automaton = Automaton(Triggers.of([swaps("kantor di", "kantor ke")], Desk()).needles)
    automaton.prepare()
    assert [hit.trigger for hit in automaton.hits(fold("\ud83d kantor di"))[0]] == ["kantor di"]
