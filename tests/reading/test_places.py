import pytest

from pesanlint.guideline import Guideline
from pesanlint.kinds.patterns import Patterns, Wording
from pesanlint.language.syllables import count
from pesanlint.linter import Linter
from pesanlint.readers import read_text
from pesanlint.reading.measures import MEASURES, measures
from pesanlint.reading.paths import fits, standing
from pesanlint.reading.places import unknown
from pesanlint.reading.reading import Reading

SOURCE = """---
title: kata depan
---
# kata satu

## kata dua

kata tiga ![kata alt](a.png "kata atribut")

> kata kutip

- kata butir

| kata kepala |
|---|
| kata sel |
"""


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        (("heading",), "satu dua"),
        (("heading.h2",), "dua"),
        (("paragraph",), "tiga"),
        (("alt", "attribute"), "alt atribut"),
        (("table.header",), "kepala"),
        (("table.cell",), "sel"),
        (("list", "blockquote"), "kutip butir"),
        (("text & ~heading & ~frontmatter & ~table & ~alt & ~attribute",), "tiga kutip butir"),
        (("frontmatter",), "depan"),
        (("raw",), "depan satu dua tiga alt atribut kutip butir kepala sel"),
    ],
)
def test_where_a_rule_looks(blocks: tuple[str, ...], found: str) -> None:
    rule = Patterns(
        id="uji.kata", kind="patterns", message="x", wordings=(Wording(not_=r"kata \w+"),), blocks=blocks, scope=("all",),
        any_language=True,
    ).expanded(set())  # fmt: skip
    report = Linter(Guideline((rule,))).check(read_text(SOURCE, "a.md"))
    assert " ".join(finding.found.removeprefix("kata ") for finding in report.findings) == found
    assert all(finding.found == SOURCE[slice(*finding.span)] for finding in report.findings)


def test_a_name_that_no_block_has() -> None:
    assert unknown("heading.h7 & ~kotak") == ["h7", "kotak"]


@pytest.mark.parametrize(
    ("glob", "path", "is_so"),
    [
        ("*", "a/b.md", True),
        ("*.md", "a/b.md", True),
        ("*.{md,txt}", "a.txt", True),
        ("docs/*.md", "x/docs/a/b.md", True),
        ("docs/*.md", "x/mydocs/a.md", False),
        ("!*.md", "a.md", False),
        ("**/a?.md", "x/ab.md", True),
        ("[ab].md", "b.md", True),
        ("{a", "{a", False),
    ],
)
def test_globs_of_files(glob: str, path: str, is_so: bool) -> None:
    assert fits(glob, path) == is_so


def test_the_last_glob_that_fits_counts() -> None:
    files = (("*.md", "on"), ("docs/*", "error"), ("docs/x.md", "off"))
    assert [standing(files, path) for path in ("a.md", "docs/a.md", "docs/x.md", "a.txt")] == ["on", "error", "off", "off"]


def test_measures_of_a_text() -> None:
    found = measures(Reading(read_text(SOURCE + "\nDua kalimat. Ini yang kedua, [tautan](x).\n", "a.md")))
    assert found.keys() == MEASURES.keys()
    wanted = {"headings": 2, "heading_h2": 1, "list": 1, "blockquote": 1, "table_cells": 2, "paragraphs": 2}
    assert {name: found[name] for name in wanted} == wanted
    assert (found["words"], found["sentences"]) == (12, 5)


def test_all_measures_of_an_empty_text_are_zero() -> None:
    assert set(measures(Reading(read_text(""))).values()) == {0}


@pytest.mark.parametrize(
    ("word", "code", "number"),
    [
        ("air", "id", 2),
        ("pulau", "id", 2),
        ("survei", "id", 2),
        ("penyelenggara", "id", 5),
        ("make", "en", 1),
        ("table", "en", 2),
        ("x", "id", 1),
    ],
)
def test_syllables(word: str, code: str, number: int) -> None:
    assert count(word, code) == number
