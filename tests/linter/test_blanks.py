"""Rules that are not about blanks find the same whatever the kind and number of blanks in a text."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from pesanlint.errors import WrongKey
from pesanlint.fixer.edits import fix
from pesanlint.guideline import Guideline
from pesanlint.kinds.pattern import Pattern
from pesanlint.kinds.substitution import Substitution, Swap
from pesanlint.linter import Linter
from pesanlint.readers import read_text
from pesanlint.rule import Example, Rule
from pesanlint.search.folding import Seen, beyond_ascii
from pesanlint.workspace.examples import _a_day_in_force, _desk, _linter, asked_for

KINDS = ["\u00a0", "  ", "\t", "\u2009", "\u202f", "\u2003", "\x0b", "\u2028", " \u00a0", "\u200b ", " \u00ad"]


def seen(text: str) -> str:
    return Seen(text, beyond_ascii(text)).text


def places(linter: Linter, text: str, on: dt.date | None) -> list[tuple[str, int, int]]:
    """Return the findings in a text, with offsets in its normalised form."""
    one = Seen(text, beyond_ascii(text))
    report = linter.check(read_text(text), on)
    assert not report.failures
    return [(finding.rule, one.place(finding.span.start), one.place(finding.span.end)) for finding in report.findings]


def respaced(text: str, first: int) -> Iterator[str]:
    """Return the text with other blanks: all of one kind, and twice in varying kinds."""
    first_part, *parts = text.split(" ")
    yield KINDS[first % len(KINDS)].join([first_part, *parts])
    for shift in (first, first + 5):
        yield first_part + "".join(KINDS[(shift + at) % len(KINDS)] + part for at, part in enumerate(parts))


def examples(guideline: Guideline) -> Iterator[tuple[Rule, Example, Linter]]:
    for index in asked_for(guideline, ()).values():
        rule = guideline.rules[index]
        parts = [other for other in guideline.rules if other.id == rule.id]
        if not rule.sees_blanks():
            linters: dict[object, Linter] = {}
            for example in rule.examples:
                desk = _desk(guideline, example)
                linters.setdefault(desk, _linter(parts, desk))
                yield rule, example, linters[desk]


def test_every_example_holds_with_any_other_blanks(kpu: Guideline) -> None:
    wrong = []
    for number, (rule, example, linter) in enumerate(examples(kpu)):
        text, on = example.ok or example.bad, example.date or _a_day_in_force(rule)
        expected = places(linter, text, on)
        assert bool(expected) == bool(example.bad)
        wrong += [(rule.id, other) for other in respaced(text, number) if places(linter, other, on) != expected]
    assert "\n".join(map(repr, wrong)) == ""


def test_every_example_is_fixed_alike_with_any_other_blanks(kpu: Guideline) -> None:
    wrong = []
    for number, (rule, example, linter) in enumerate(examples(kpu)):
        if example.good:
            on = example.date or _a_day_in_force(rule)
            other = example.bad.replace(" ", KINDS[number % len(KINDS)])
            fixed_text = fix(linter, read_text(other), unsafe=True, on=on).document.source
            if seen(fixed_text) != example.good:
                wrong.append((rule.id, other, fixed_text))
    assert "\n".join(map(repr, wrong)) == ""


def substitution(found: str, use: str, **keys: Any) -> Linter:
    rule = Substitution(id="uji.kata", kind="substitution", swap=(Swap((found,), (use,)),), names=True, **keys)
    return Linter(Guideline((rule,)))


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.txt", "Kata Komisi\u00a0Pemilihan  Umun ini.", "Kata Komisi\u00a0Pemilihan  Umum ini."),
        ("a.md", "Kata **Komisi&nbsp;Pemilihan** Umun ini.", "Kata **Komisi&nbsp;Pemilihan** Umum ini."),
        (
            "a.html",
            "<p>Kata Komisi&nbsp;Pemilihan&#160;&thinsp;Umun ini.",
            "<p>Kata Komisi&nbsp;Pemilihan&#160;&thinsp;Umum ini.",
        ),
        (
            "a.html",
            "<p>Kata <b>Komisi</b>&nbsp;Pemi&shy;lihan<br>Umun ini.",
            "<p>Kata <b>Komisi</b>&nbsp;Pemi&shy;lihan<br>Umum ini.",
        ),
    ],
)
def test_a_fix_leaves_the_blanks_that_it_does_not_concern(path: str, text: str, expected: str) -> None:
    linter = substitution("Komisi Pemilihan Umun", "Komisi Pemilihan Umum")
    assert fix(linter, read_text(text, path)).document.source == expected


@pytest.mark.parametrize("blank", KINDS)
def test_a_fix_may_take_a_blank_away(blank: str) -> None:
    fixed = fix(substitution("di karenakan", "dikarenakan"), read_text(f"Batal di{blank}karenakan\u00a0hujan."))
    assert fixed.document.source == "Batal dikarenakan\u00a0hujan."


@pytest.mark.parametrize("blank", KINDS)
def test_a_right_name_is_no_finding_for_its_blanks(linter: Linter, blank: str) -> None:
    text = "Komisi Pemilihan Umum dan Kementerian Dalam Negeri rapat di Kabupaten Toba dan Provinsi Jawa Timur."
    found = [one for one in places(linter, text.replace(" ", blank), None) if one[0] != "bahasa.spasi-ganda"]
    assert places(linter, text, None) == found == []


def test_nothing_in_a_quotation_is_edited_for_its_blanks(linter: Linter) -> None:
    text = "“Kami\u00a0dihimbau  datang oleh oleh\u00a0Ketua KPU Jatim,”\u00a0ujar\u2009Budi\u00a0Santoso."
    assert fix(linter, read_text(text), unsafe=True).document.source.startswith(text[: text.index("”") + 1])


def pattern(pattern: str, **keys: Any) -> Linter:
    rule = Pattern(id="uji.spasi", kind="pattern", message="Uji.", pattern=pattern, **keys).expanded(())
    return Linter(Guideline((rule,)))


@pytest.mark.parametrize(
    ("one", "text", "found", "fixed"),
    [
        (r"(?<=\S)[ ]{2,}(?=\S)", "Satu  dua\u00a0tiga.", ["  "], "Satu dua\u00a0tiga."),
        (r"(?<=\S)[ ]{2,}(?=\S)", "Satu dua tiga.", [], "Satu dua tiga."),
        (r"\t", "Satu\tdua\u00a0tiga.", ["\t"], "Satu dua\u00a0tiga."),
        ("[\u2009\u202f]", "Satu\u2009dua  tiga\u202fempat", ["\u2009", "\u202f"], "Satu dua  tiga empat"),
        ("a {2}b", "ca  bd, a b", ["a  b"], "c d, a b"),
        ("\u00ad", "pe\u00admilu", ["\u00ad"], "pe milu"),
    ],
)
def test_a_rule_about_blanks_sees_them_as_they_are_written(one: str, text: str, found: list[str], fixed: str) -> None:
    linter = pattern(one, as_written=True, use=" ", safe=True)
    findings = linter.check_text(text)
    assert [finding.found for finding in findings] == found
    assert all(text[slice(*finding.span)] == finding.found for finding in findings)
    assert fix(linter, read_text(text)).document.source == fixed


def test_an_as_written_rule_may_insert_other_blanks() -> None:
    linter = pattern(r"(?<=pukul) (?=\d)", as_written=True, use="\u00a0", safe=True)
    fixed = fix(linter, read_text("Rapat pukul 9 dan pukul\u00a010."))
    assert (fixed.document.source, fixed.count) == ("Rapat pukul\u00a09 dan pukul\u00a010.", 1)


def test_other_rules_hold_beside_one_about_blanks() -> None:
    spaces = Pattern(id="uji.spasi", kind="pattern", message="Uji.", pattern=r"[ ]{2,}", as_written=True, use=" ", safe=True)
    words = Substitution(id="uji.kata", kind="substitution", swap=(Swap(("di karenakan",), ("dikarenakan",)),))
    text = "“Satu  dua,” ujarnya.  Batal di\u00a0karenakan  hujan."
    fixed = fix(Linter(Guideline((spaces, words))), read_text(text))
    assert fixed.document.source == "“Satu  dua,” ujarnya. Batal dikarenakan hujan."


@pytest.mark.parametrize(
    "one",
    [
        "satu  dua",
        r"satu[ ]{2}dua",
        r"\s{2,}",
        r"\s\s+",
        r"satu\tdua",
        "pukul\u00a0",
        r"pukul\u00a0\d",
        "(?:\t|\u00a0)x",
        "(?! \u00a0)x",
        r"[\u2009\u202f]x",
        "pe\u00admilu",
    ],
)
def test_a_pattern_that_matches_only_unnormalized_blanks_is_an_error(one: str) -> None:
    with pytest.raises(WrongKey, match="as_written"):
        pattern(one)
    pattern(one, as_written=True)


@pytest.mark.parametrize(
    "one",
    [
        "satu dua",
        r"[ \u00a0]+x",
        r"[^\S\n]{1,3}x",
        r"\s+x",
        "(?: |\u00a0)x",
        "\u00a0?x",
        r"(?x) satu  \ dua",
        r"\s{0,3}x",
        " {1,2}x",
    ],
)
def test_a_pattern_that_also_matches_plain_blanks_is_accepted(one: str) -> None:
    assert pattern(one)


def test_blocks_of_blanks_only_are_not_there(linter: Linter) -> None:
    assert linter.check(read_text("<p>&nbsp;</p><p>&#8203;</p>", "a.html")).findings == ()
    finding = substitution("hoax", "hoaks").check(read_text("<p>&nbsp;</p><p>&nbsp;Hoax&nbsp;</p>", "a.html")).findings[0]
    assert (finding.found, finding.fixes[0].edits[0].text) == ("Hoax", "Hoaks")
