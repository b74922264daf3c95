"""prh dictionaries, as prh runs them."""

from pathlib import Path

import pytest

from pesanlint.dialects.prh import expression, widths
from pesanlint.guideline import Config, ConfigFile, Guideline, GuidelineError, load
from pesanlint.linter import Linter
from pesanlint.readers import read_text
from pesanlint.search import patterns
from pesanlint.workspace.examples import broken_examples

DICTIONARY = r"""
version: 1
imports:
  - path: lain.yml
    ignoreRules:
      - expected: dibuang
rules:
  - expected: Cookie
  - expected: jQuery
    patterns: [/jquery/i, j-query]
    specs:
      - {from: JQUERY, to: jQuery}
      - {from: jQuery, to: jQuery}
  - expected: $1あること
    pattern: /(で|と)有る(こと|事)/
    prh: ひらがなで書く
  - expected: web
    pattern: /(foo)?Web/
    regexpMustEmpty: $1
  - expected: ES
    options: {wordBoundary: true}
"""


def guideline(folder: Path, text: str = DICTIONARY) -> Guideline:
    (folder / "prh.yml").write_text(text, encoding="utf-8")
    (folder / "lain.yml").write_text(
        "version: 1\nrules:\n  - expected: dibuang\n    pattern: x\n  - expected: kept\n    pattern: zz\n", encoding="utf-8"
    )
    return load(ConfigFile(Config(guideline="prh.yml"), folder))


@pytest.mark.parametrize(
    ("text", "fixes"),
    [
        ("cookie ＣＯＯＫＩＥ Cookie", ["Cookie", "Cookie"]),
        ("JQuery j-query jQuery", ["jQuery", "jQuery"]),
        ("全部で有る事", ["であること"]),
        ("Web fooWeb", ["web"]),
        ("es XES es_x", ["ES"]),
        ("x zz", ["kept"]),
    ],
)
def test_what_a_dictionary_finds(tmp_path: Path, text: str, fixes: list[str]) -> None:
    findings = Linter(guideline(tmp_path)).check(read_text(text)).findings
    assert [fix.meant[0].text or fix.edits[0].text for one in findings for fix in one.fixes][: len(fixes)] != []
    assert [one.message.partition("”")[0].removeprefix("Tulis “") for one in findings] == fixes


def test_specs_are_examples(tmp_path: Path) -> None:
    made = guideline(tmp_path)
    (rule,) = (one for one in made.rules if one.examples)
    assert [(one.bad, one.good, one.ok) for one in rule.examples] == [("JQUERY", "jQuery", ""), ("", "", "jQuery")]
    assert list(broken_examples(made)) == []


def test_a_failing_spec_is_reported(tmp_path: Path) -> None:
    made = guideline(tmp_path, DICTIONARY.replace("to: jQuery}", "to: Lain}", 1))
    (broken,) = broken_examples(made)
    assert "perbaikannya menjadi" in broken.message


def test_import_cycles_and_errors_are_reported(tmp_path: Path) -> None:
    with pytest.raises(GuidelineError, match="berputar"):
        guideline(tmp_path, "version: 1\nimports: prh.yml\nrules: []\n")
    made = guideline(tmp_path, "version: 1\nrules:\n  - {expected: a, pattern: /(/}\n  - {expected: b, pattern: c}\n")
    assert [rule.id for rule in made.rules] == ["prh.b"]
    assert "prh.yml:3:5: Aturan “prh.a” tidak dijalankan" in made.layers[0].left_out[0]


@pytest.mark.parametrize(
    ("written", "matches", "misses"),
    [
        (r"\bweb\b", ["web"], []),
        (r"[^]", ["\n", "a"], []),
        (r"\/a\u3042\u{1F600}", ["/aあ😀"], ["a"]),
        (r"[\w&&]+", ["a&"], ["é"]),
        (r"\W\D", ["éx"], ["a1"]),
    ],
)
def test_an_expression_of_javascript_in_our_dialect(written: str, matches: list[str], misses: list[str]) -> None:
    compiled = patterns.compiled(expression(written), match_case=True)
    assert [text for text in (*matches, *misses) if compiled.fullmatch(text)] == matches


def test_a_border_of_words_is_one_of_ascii_letters() -> None:
    compiled = patterns.compiled(expression(r"\bWeb\b"), match_case=True)
    assert compiled.search("のWebで")
    assert not compiled.search("aWeb")


def test_widths() -> None:
    assert widths("a1-") == "[AaＡａ][1１]-"
