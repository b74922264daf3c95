"""Fields of a front matter beyond the title."""

import pytest

from pesanlint.readers import read_text
from pesanlint.readers.fields import fields, values


def found(source: str) -> list[tuple[str, str]]:
    document = fields(read_text(source, "a.md"))
    if document is None:
        return []
    return [(max(block.labels), document.text[slice(*block.span)]) for block in document.blocks]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("title: Judul\nringkas: Kata satu", [("frontmatter.ringkas", "Kata satu")]),
        ("ringkas: \"Kata: satu\"", [("frontmatter.ringkas", "Kata: satu")]),
        ("ringkas: 'Kata ''satu'''", [("frontmatter.ringkas", "Kata 'satu'")]),
        ("ringkas: >\n  Kata\n  satu\n\n  dua", [("frontmatter.ringkas", "Kata satu dua")]),
        ("a: 1\nb: 2025-07-14\nc: true\nd: [x]\ne: {f: g}", []),
        ("a: ya\nb: yes", [("frontmatter.a", "ya"), ("frontmatter.b", "yes")]),
        ("a: [rusak", []),
        ("ringkas: [", []),
    ],
)  # fmt: skip
def test_texts_are_read_and_nothing_else(front: str, expected: list[tuple[str, str]]) -> None:
    assert found(f"---\n{front}\n---\n\nIsi\n") == expected


@pytest.mark.parametrize("source", ["Isi\n", "+++\na = 'b'\n+++\n\nIsi\n", "---\n\nIsi\n"])
def test_without_a_front_matter_in_yaml_there_are_none(source: str) -> None:
    assert found(source) == []


def test_the_title_is_a_field_where_the_document_has_none() -> None:
    assert found("---\ntitle: [a]\nTitle2: B\n---\n\nIsi\n") == [("frontmatter.Title2", "B")]


def test_values_are_data() -> None:
    assert values("---\ndraft: false\ntags: [a]\n---\n\nIsi\n") == {"draft": False, "tags": ["a"]}
    assert values("---\n- a\n---\n") == values("---\na: [\n---\n") == values("Isi") == {}


def test_places_are_those_of_the_file() -> None:
    source = '---\nringkas: "Kata satu"\n---\n\nIsi\n'
    document = fields(read_text(source, "a.md"))
    assert document is not None
    assert source[slice(*document.map.to_source(document.blocks[0].span))] == "Kata satu"
