"""A swap with `inflect: true` is expanded while the guideline is loaded, and never later."""

import subprocess
import sys

import pytest

from pesanlint.guideline.schema import schema
from pesanlint.rule import Rewrite


def pack(*rules: str, config: str = "") -> dict[str, str]:
    items = "".join(f"  - {rule}\n" for rule in rules)
    return {
        "uji/guideline.yaml": "name: uji\ntitle: Uji\n",
        "uji/a.yaml": f"title: A\nrules:\n{items}",
        "pesanlint.yaml": f"guideline: ./uji\n{config}",
    }


def rewrites(guideline) -> dict[str, str]:
    return {rewrite.found: rewrite.use for rule in guideline.rules for rewrite in rule.rewrites()}


IMBAU = "{id: imbau, kind: substitution, swap: [{not: himbau, use: imbau, inflect: true}]}"


def test_inflected_forms_are_triggers_and_rewrites(loaded) -> None:
    (rule,) = loaded(pack(IMBAU)).rules
    assert {"himbau", "menghimbau", "himbauan"} <= set(rule.triggers())
    assert Rewrite("swap", 0, "menghimbau", "mengimbau", False) in list(rule.rewrites())


def test_what_is_expanded_is_plain_data(loaded) -> None:
    (rule,) = loaded(pack(IMBAU)).rules
    assert all(type(pair) is tuple and all(type(word) is str for word in pair) for pair in rule.swap[0].inflected)


def test_terms_that_a_layer_adds_are_inflected(loaded) -> None:
    config = "rules: {uji.imbau: {add: {swap: [{not: ijin, use: izin, inflect: true}]}}}\n"
    guideline = loaded(pack(IMBAU, config=config))
    assert rewrites(guideline)["perijinan"] == "perizinan"
    assert [rule.layer for rule in guideline.rules] == ["uji", "pesanlint.yaml"]


@pytest.mark.parametrize(
    "other",
    [
        "{id: z, kind: substitution, swap: [{not: himbauan, use: seruan}]}",
        "{id: a, kind: substitution, swap: [{not: himbauan, use: seruan}]}",
        "{id: a, kind: substitution, swap: [{not: Himbauan, use: seruan}]}",
    ],
)
def test_an_explicit_term_wins_over_an_inflected_one(loaded, other: str) -> None:
    made = {found.lower(): use for found, use in rewrites(loaded(pack(IMBAU, other))).items()}
    assert (made["himbauan"], made["dihimbau"]) == ("seruan", "diimbau")


def test_a_form_that_another_rule_writes_is_not_replaced(loaded) -> None:
    made = rewrites(loaded(pack(IMBAU, "{id: b, kind: substitution, swap: [{not: serukan, use: himbaukan}]}")))
    assert made["serukan"] == "himbaukan"
    assert "himbaukan" not in made


def test_the_first_of_two_families_gets_a_shared_form(loaded) -> None:
    two = "{id: b, kind: substitution, swap: [{not: himbaui, use: serui, inflect: true}]}"
    made = rewrites(loaded(pack(IMBAU, two)))
    assert (made["himbaui"], made["dihimbaui"]) == ("serui", "diimbaui")


@pytest.mark.parametrize(
    ("swap", "problem"),
    [
        ("{not: sangsi, use: sanksi, inflect: true}", "“sangsi” adalah kata tersendiri"),
        ("{not: foto copy, use: fotokopi, inflect: true}", "“inflect” memerlukan satu kata dasar"),
        ("{not: ijin, use: [izin, restu], inflect: true}", "“inflect” memerlukan tepat satu “use”"),
        ("{not: ijin, use: izin, inflected: [[a, b]]}", "Kunci “inflected” diisi oleh pesanlint; hapuslah."),
        ("{not: ijin, use: izin, inflekt: true}", "Kunci “inflekt” tidak dikenal di sini. Maksud Anda “inflect”?"),
    ],
)
def test_mistakes_are_shown_where_they_stand(problems, swap: str, problem: str) -> None:
    (message,) = problems(pack(f"{{id: b, kind: substitution, swap: [{{not: a, use: b}}, {swap}]}}"))
    assert message.startswith("uji/a.yaml:3:")
    assert problem in message


def test_the_schema_has_the_key_and_not_what_the_loader_sets() -> None:
    keys = schema("rules")["$defs"]["Swap"]["properties"]
    assert "inflect" in keys
    assert "inflected" not in keys


def test_no_word_list_is_read_where_nothing_is_inflected() -> None:
    code = (
        "import sys; from pesanlint.kinds.substitution import Substitution, Swap\n"
        "Substitution(id='a.b', kind='substitution', swap=(Swap(('a',), ('b',), inflect=False),)).expanded(())\n"
        "print('pesanlint.language.id.inflection' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
