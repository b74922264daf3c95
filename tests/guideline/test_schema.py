"""The schema that editors get accepts what the loader accepts."""

from pathlib import Path

import jsonschema
import pytest

from pesanlint.guideline.packs import rules_root
from pesanlint.guideline.schema import schema
from pesanlint.guideline.source import parse, read

TOPICS = sorted(path for path in rules_root().glob("*/*.yaml") if path.name != "guideline.yaml")


def loosely(data: object) -> object:
    """Scalars as an editor reads them: `true` and `35` are no text there."""
    import yaml

    if isinstance(data, dict):
        return {key: loosely(value) for key, value in data.items()}
    if isinstance(data, list):
        return [loosely(item) for item in data]
    value = yaml.safe_load(data) if isinstance(data, str) and (data.isdigit() or data in ("true", "false")) else data
    return value


@pytest.mark.parametrize("path", TOPICS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_shipped_topics_are_valid(path: Path) -> None:
    jsonschema.Draft202012Validator(schema("rules")).validate(loosely(read(path).data))


@pytest.mark.parametrize(
    ("which", "text", "valid"),
    [
        ("config", "guideline: kpu\nrules: {kpu.a: off, kpu.b: {level: error, add: {swap: []}}}\n", True),
        ("config", "rules: {kpu.a: mati}\n", False),
        ("config", "guidline: kpu\n", False),
        ("guideline", "name: a\ntitle: A\nextends: bahasa\n", True),
        ("guideline", "name: a\n", False),
        ("rules", "title: A\nrules: [{id: a, kind: substitution, swap: [{each: provinsi, not: a, use: b}]}]\n", True),
        ("rules", "title: A\nrules: [{id: a, kind: substitution, swap: [{not: a, usse: b}]}]\n", False),
        ("rules", "title: A\nrules: [{id: a, kind: substitution, swap: [], layer: kpu}]\n", False),
    ],
)
def test_the_schema_knows_right_from_wrong(which: str, text: str, valid: bool) -> None:
    assert jsonschema.Draft202012Validator(schema(which)).is_valid(loosely(parse(text, "a.yaml").data)) == valid
