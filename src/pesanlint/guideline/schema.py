"""JSON Schema of the YAML files, for editors; made from the same dataclasses that the loader validates by."""

from dataclasses import dataclass, field
from typing import Annotated, Any, Union

from pydantic import Field, TypeAdapter

from pesanlint.guideline.config import Config
from pesanlint.guideline.layers import Change
from pesanlint.guideline.packs import Manifest
from pesanlint.kinds import KINDS, kind
from pesanlint.rule import STRICT

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(which: str) -> dict[str, Any]:
    """The schema of one sort of file.

    Args:
        which: `rules` (a topic file of a pack), `guideline` (guideline.yaml) or `config` (pesanlint.yaml).
    """
    if which == "rules":
        made = _topics()
    else:
        made = TypeAdapter(Manifest if which == "guideline" else Config).json_schema()
        made["properties"]["rules"]["additionalProperties"] = {"anyOf": [{"enum": ["off", "error", "warning", "suggestion"]}, _change()]}
    return {"$schema": _DIALECT, **made}


def _change() -> dict[str, Any]:
    made = TypeAdapter(Change).json_schema()
    return {**made, "$defs": None, "properties": made["properties"]}


def _topics() -> dict[str, Any]:
    any_rule: Any = Annotated[Union[tuple(kind(name) for name in KINDS)], Field(discriminator="kind")]  # noqa: UP007  Made at run time.

    @dataclass
    class Topic:
        __pydantic_config__ = STRICT

        title: str
        """The topic's heading in the handbook."""
        rules: list[any_rule] = field(default_factory=list)
        """The rules, in the order of the handbook."""

    made = TypeAdapter(Topic).json_schema()
    for name, definition in made["$defs"].items():
        definition.get("properties", {}).pop("layer", None)
        if "not" in definition.get("properties", {}):  # items that a table may fill
            definition["properties"]["each"] = {"type": "string", "description": "A table in data/: one item for each of its rows."}
            definition["properties"]["where"] = {"type": "object", "description": "Column: value; only rows that have it."}
        del name
    return made
