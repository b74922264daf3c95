"""Every example of every shipped rule passes, and a failing one is reported."""

from dataclasses import replace

import pytest

from pesanlint.guideline import Config, ConfigFile, Guideline, load
from pesanlint.kinds.foreign import Foreign
from pesanlint.kinds.substitution import Substitution
from pesanlint.rule import Example
from pesanlint.shipped import rules_root
from pesanlint.workspace.examples import broken_examples
from running import checked


def test_every_example_of_every_shipped_rule_holds(kpu: Guideline) -> None:
    assert [f"{one.rule.id} {one.index + 1}: {one.message}" for one in broken_examples(kpu)] == []


def test_every_kind_is_at_work(kpu: Guideline) -> None:
    """In the guideline, or in the pack that shows the kinds which it has no need of."""
    from pesanlint.kinds import KINDS

    of_others = load(ConfigFile(Config(guideline="contoh/jenis"), rules_root()))
    assert {rule.kind for rule in (*kpu.rules, *of_others.rules)} == set(KINDS)
    assert {rule.kind for rule in kpu.rules}.isdisjoint(rule.kind for rule in of_others.rules)
    assert [f"{one.rule.id} {one.index + 1}: {one.message}" for one in broken_examples(of_others)] == []


def test_every_rule_has_a_trap_or_says_what_is_right(kpu: Guideline) -> None:
    assert [rule.id for rule in kpu.rules if not any(example.ok or example.good for example in rule.examples)] == []


@pytest.mark.parametrize(
    ("example", "says"),
    [
        (Example(bad="Semua sudah benar."), "seharusnya ada temuan"),
        (Example(ok="Warga dihimbau datang."), "seharusnya tidak ada temuan"),
        (Example(bad="Warga dihimbau datang.", good="Warga dihimbau."), "perbaikannya menjadi"),
    ],
)
def test_an_example_that_does_not_hold_is_named(kpu: Guideline, example: Example, says: str) -> None:
    rule = next(rule for rule in kpu.rules if rule.id == "bahasa.kata-baku")
    (broken,) = broken_examples(kpu._replace(rules=(replace(rule, examples=(example,)),)))
    assert says in broken.message


def test_english_phrases_that_other_rules_replace_are_not_reported_twice(kpu: Guideline) -> None:
    foreign = next(rule for rule in kpu.rules if isinstance(rule, Foreign))
    swaps = (swap for rule in kpu.rules if isinstance(rule, Substitution) for swap in rule.swap)
    phrases = {one for swap in swaps for one in swap.not_ if " " in one}
    assert [one for one in sorted(phrases) if checked(foreign, f"Warga melihat {one} itu.")] == []
