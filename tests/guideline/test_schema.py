"""The schema that editors get accepts what the loader accepts."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from pesanlint.guideline.schema import schema
from pesanlint.shipped import rules_root

MANIFESTS = sorted(rules_root().rglob("guideline.yaml"))
FILES = [
    *(("guideline", path) for path in MANIFESTS),
    *(("rules", path) for manifest in MANIFESTS for path in sorted(manifest.parent.glob("*.yaml")) if path != manifest),
    ("config", rules_root() / "contoh/pesanlint.yaml"),
    ("facts", rules_root() / "contoh/fakta.yaml"),
]


def as_an_editor_reads(text: str) -> object:
    """YAML with its types: `true` and `35` are no text there. Dates are, in JSON."""
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


@pytest.mark.parametrize(("which", "path"), FILES, ids=[f"{path.parent.name}/{path.name}" for _, path in FILES])
def test_shipped_files_are_valid(which: str, path: Path) -> None:
    jsonschema.Draft202012Validator(schema(which)).validate(as_an_editor_reads(path.read_text("utf-8")))


@pytest.mark.parametrize(
    ("which", "text", "valid"),
    [
        ("config", "guideline: kpu\nrules: {kpu.a: 'off', kpu.b: {level: error, add: {swap: []}}}\n", True),
        ("config", "rules: {kpu.a: mati}\n", False),
        ("config", "guidline: kpu\n", False),
        ("facts", "facts: [{name: jumlah TPS, value: 1.234, unit: TPS}]\n", True),
        ("facts", "facts: [{name: jumlah TPS}]\n", False),
        ("guideline", "name: a\ntitle: A\nextends: bahasa\n", True),
        ("guideline", "name: a\n", False),
        ("rules", "title: A\nrules: [{id: a, kind: substitution, swap: [{each: provinsi, not: a, use: b}]}]\n", True),
        ("rules", "title: A\nrules: [{id: a, kind: unexplained, entries: [{each: singkatan, short: a}]}]\n", True),
        ("rules", "title: A\nrules: [{id: a, kind: substitution, swap: [{not: a, usse: b}]}]\n", False),
        ("rules", "title: A\nrules: [{id: a, kind: substitution, swap: [], layer: kpu}]\n", False),
    ],
)
def test_the_schema_knows_right_from_wrong(which: str, text: str, valid: bool) -> None:
    assert jsonschema.Draft202012Validator(schema(which)).is_valid(as_an_editor_reads(text)) == valid
