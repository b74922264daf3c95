"""Conditions of sections in `.vale.ini`."""

import pytest

from pesanlint.reading.conditions import holds, is_valid

META = {"published": False, "tags": ["internal"], "weight": 3, "author": {"name": "Ani"}}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (".Meta.published == false", True),
        (".Meta.draft", False),
        ("not .Meta.draft", True),
        ('"internal" in .Meta.tags', True),
        ('"x" not in .Meta.tags and .Meta.weight >= 3', True),
        ('"x" in .Meta.nothing or .Meta.weight < 3', False),
        ('.Name startsWith "_" || .Path startsWith "docs/"', True),
        ('.Path == "docs/a.md"', True),
        ('.Ext in [".md", ".txt"] && !(.Name contains "b")', True),
        ('.Meta.author.name matches "^A"', True),
        ('.Meta["weight"] == 3', True),
        (".Meta.weight > 'a'", False),
        ('.Meta.nothing startsWith "a"', False),
    ],
)  # fmt: skip
def test_conditions_are_evaluated(condition: str, expected: bool) -> None:
    assert is_valid(condition)
    assert holds(condition, "/home/x/docs/a.md", META) is expected


@pytest.mark.parametrize(
    "condition", ["", ".Meta.published ==", ".Nothing", "a b", "(.Meta.x", ".Meta.x =~ 'a'", "len(.Name) > 2"]
)
def test_what_cannot_be_evaluated_is_told(condition: str) -> None:
    assert not is_valid(condition)
    assert not holds(condition, "a.md", {})
