"""Generates JSON Schema of the YAML files for editors, from the same dataclasses that the loader validates."""

from dataclasses import dataclass
from typing import Annotated, Any, Union

from pydantic import Field, TypeAdapter

from pesanlint.authoring.fields import STRICT
from pesanlint.desk.facts_file import File
from pesanlint.dialects.native import Manifest
from pesanlint.finding import Level
from pesanlint.guideline.config import Config
from pesanlint.guideline.layers import Change
from pesanlint.kinds import KINDS, kind
from pesanlint.rule import Rule

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_LEVELS = [name for level in Level for name in (level.value, level.label)]
_TABLE_KEYS = {
    "each": {"type": "string", "description": "A table in data/: the item is repeated for each row, with {column} filled in."},
    "where": {"type": "object", "description": "Columns and their values; only rows with these values are used."},
}


def schema(which: str) -> dict[str, Any]:
    """The schema of one type of file.

    Args:
        which: `rules` (a topic file of a pack), `guideline` (guideline.yaml) `config` (pesanlint.yaml)
            or `facts` (fakta.yaml).
    """
    match which:
        case "rules":
            made = _topic()
        case "facts":
            made = TypeAdapter(File).json_schema()
        case _:
            made = _with_changes(Manifest if which == "guideline" else Config)
    if level := made.get("$defs", {}).get("Level"):
        level["enum"] = _LEVELS
    return {"$schema": _DIALECT, **made}


def _topic() -> dict[str, Any]:
    any_rule: Any = Annotated[Union[tuple(kind(name) for name in KINDS)], Field(discriminator="kind")]  # noqa: UP007  Made at run time.

    @dataclass
    class Topic:
        __pydantic_config__ = STRICT

        title: str
        """The topic's heading in the handbook."""
        rules: list[any_rule]
        """The rules, in the order of the handbook."""

    made = TypeAdapter(Topic).json_schema()
    inherited = TypeAdapter(Rule).json_schema()["properties"]
    for definition in made["$defs"].values():
        keys = definition.get("properties", {})
        for name in keys.keys() & inherited.keys() if "kind" in keys else ():  # pydantic documents only a class's own fields
            keys[name].setdefault("description", inherited[name]["description"])
    for name in _filled_by_tables(made["$defs"]):
        made["$defs"][name]["properties"].update(_TABLE_KEYS)
    return made


def _filled_by_tables(definitions: dict[str, Any]) -> set[str]:
    """The definitions of the items that a table can fill: those in the list of terms of each kind."""
    found = set()
    for known in map(kind, KINDS):
        terms = definitions.get(known.__name__, {}).get("properties", {}).get(known.terms or "", {})
        reference = terms.get("items", {}).get("$ref", "")
        found.add(reference.rpartition("/")[2])
    return found & definitions.keys()


def _with_changes(wanted: type) -> dict[str, Any]:
    made = TypeAdapter(wanted).json_schema()
    change = TypeAdapter(Change).json_schema(ref_template="#/$defs/{model}")
    made["$defs"] = {**made.get("$defs", {}), **change.pop("$defs", {}), "Change": change}
    made["properties"]["rules"]["additionalProperties"] = {"anyOf": [{"enum": ["off", *_LEVELS]}, {"$ref": "#/$defs/Change"}]}
    return made
