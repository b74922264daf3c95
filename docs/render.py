"""Renders docs/kinds/ and docs/configuration.md from the code: `make docs`.

A page holds the docstring of the kind, the strings under its fields, their defaults, and a rule that pesanlint ships. The pages
are kept in the repository for those who read them there; a test fails when they are stale.
"""

import inspect
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pesanlint.dialects.drafts import Draft
from pesanlint.dialects.stacking import stack
from pesanlint.errors import Problem
from pesanlint.guideline.schema import schema
from pesanlint.kinds import KINDS, kind
from pesanlint.rule import Rule
from pesanlint.shipped import rules_root

HERE = Path(__file__).parent
_SHORT = 20
"""Lines: the first rule of no more is a kind's example."""
_NOTICE = "<!-- Rendered from the code by `make docs`. -->"
_PACKS = """
A pack is a folder with a `guideline.yaml` ([its keys](../configuration.md#guidelineyaml)); a topic is one YAML file in it, with
a `title` and a list of `rules`. Scalars are plain text (`no` is a word, `17:30` is no number), keys are not repeated, and
anchors, aliases and tags are errors. `pesanlint rules schema` prints the JSON Schema, for editors to complete keys and mark
mistakes.

An item of a list of terms may say `each: provinsi`: it then stands for one item a row of that table in `data/`, with `{column}`
filled in, and `where: {column: value}` keeps the rows that have that value.

A rule of a kind with triggers looks only at texts in which one of them occurs, so that it costs nothing elsewhere.
"""
_CONFIG = """
Found upwards from what is checked; the nearest counts. In `pyproject.toml` the same keys stand in the table `tool.pesanlint`.
Options on the command line come first. `pesanlint init` writes a first file, `pesanlint rules schema config` prints the JSON
Schema.

A rule that a layer has locked may not be left out here: not by `rules`, `ignore` or `select`, and not by a `min_level` above
its level. The same options on the command line may leave it out: they are one person's decision about one run.

Paths stay in the project: the repository around the configuration or, without one, its folder. What lies outside is read only
with `--allow-outside` ([security.md](security.md)). Levels may be given as `galat`, `peringatan` and `saran`, too.
"""


def pages() -> dict[str, str]:
    """Every page: its path in docs/, and its Markdown."""
    definitions = schema("rules")["$defs"]
    packs = stack("kpu", rules_root(), Problem("", 1, 1, ""), [])
    packs += stack("contoh/jenis", rules_root(), Problem("", 1, 1, ""), [])  # of kinds that the guideline has no need of
    drafts = [draft for pack in packs for draft in pack.drafts]
    kinds = {f"kinds/{name}.md": _page(_kind(name, definitions, drafts)) for name in KINDS}
    return {"configuration.md": _page(_configuration()), "kinds/README.md": _page(_index(definitions)), **kinds}


def _page(sections: Iterable[str]) -> str:
    heading, *rest = (section.strip("\n") for section in sections)
    return "\n\n".join([heading, _NOTICE, *rest]) + "\n"


def _index(definitions: dict[str, Any]) -> Iterator[str]:
    yield "# Kinds of rules"
    yield _PACKS
    rows = (f"| [{name}]({name}.md) | {_documentation(kind(name)).splitlines()[0]} |" for name in KINDS)
    yield "\n".join(["| kind | |", "| --- | --- |", *rows])
    yield "## Keys of every rule"
    rule = definitions["Pattern"]
    common = {key: rule["properties"][key] for key in _common(definitions)}
    common["kind"] = {**common["kind"], "const": None, "enum": list(KINDS)}
    common["message"] = {**common["message"], "default": None}
    yield "\n".join(_keys({**rule, "properties": common}, definitions))


def _kind(name: str, definitions: dict[str, Any], drafts: Sequence[Draft]) -> Iterator[str]:
    rule, definition = kind(name), definitions[KINDS[name]]
    own = {key: spec for key, spec in definition["properties"].items() if key not in _common(definitions)}
    yield f"# {name}"
    yield _documentation(rule)
    yield "## Keys"
    yield "Beside the [keys of every rule](README.md#keys-of-every-rule):"
    yield "\n".join(_keys({**definition, "properties": own}, definitions))
    placeholders = ", ".join(f"`{{{one}}}`" for one in sorted(rule.placeholders))
    default = definition["properties"]["message"]["default"]
    yield f"The message may name {placeholders}." + (f" By default it is: {default}" if default else "")
    named = ("triggers", "desk_triggers")
    triggers = [getattr(rule, name) for name in named if getattr(rule, name) is not getattr(Rule, name)]
    yield f"Triggers: {' '.join(map(_documentation, triggers)) or 'none.'}"
    if rule.terms:
        yield f"A lower layer may [add](../configuration.md#changes-to-rules) to `{rule.terms}`."
    yield "## Example"
    yield from _example([draft for draft in drafts if draft.data["kind"] == name])


def _documentation(thing: object) -> str:
    return inspect.getdoc(thing) or ""


def _common(definitions: dict[str, Any]) -> list[str]:
    """The keys that all kinds have."""
    return [
        key
        for key in definitions["Pattern"]["properties"]
        if all(key in definitions[one]["properties"] for one in KINDS.values())
    ]


def _keys(definition: dict[str, Any], definitions: dict[str, Any], indent: str = "") -> Iterator[str]:
    """A list of the keys that a mapping takes, with those of the mappings in it below each."""
    required = definition.get("required", ())
    for key, spec in definition["properties"].items():
        says = [_type(spec, definitions), "required" if key in required else _default(spec.get("default"))]
        description = " ".join(spec.get("description", "").split())
        yield f"{indent}- `{key}`: {', '.join(filter(None, says))}. {description}".rstrip()
        if nested := _nested(spec, definitions):
            yield from _keys(nested, definitions, indent + "  ")


def _type(spec: dict[str, Any], definitions: dict[str, Any]) -> str:
    """What may stand under a key, in words."""
    if name := spec.get("$ref"):
        spec = definitions[name.rpartition("/")[2]]
    if choices := [choice for choice in spec.get("anyOf", ()) if choice.get("type") != "null"]:
        one, many = choices[0], choices[1:]
        return _type(one, definitions) + (" or a list of them" if many else "")
    if "enum" in spec:
        return "one of " + ", ".join(f"`{word}`" for word in spec["enum"])
    if spec["type"] == "array":
        return "a list" if "$ref" in spec["items"] else f"a list, each {_type(spec['items'], definitions)}"
    if isinstance(spec["type"], list):
        return " or ".join(_TYPES[one] for one in spec["type"])
    return "a date (2025-07-17)" if spec.get("format") == "date" else _TYPES[spec["type"]]


_TYPES = {
    "string": "a text",
    "boolean": "`true` or `false`",
    "integer": "a whole number",
    "number": "a figure",
    "object": "keys with values",
}


def _default(value: Any) -> str:
    if value in (None, "", [], {}):
        return ""
    shown = " ".join(value) if isinstance(value, list) else str(value).lower() if isinstance(value, bool) else value
    return f"by default `{shown}`"


def _nested(spec: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any] | None:
    inner = spec.get("items") or spec.get("additionalProperties")
    reference = inner.get("$ref") if isinstance(inner, dict) else None
    found: dict[str, Any] | None = definitions[reference.rpartition("/")[2]] if reference else None
    return found if found and "properties" in found else None


def _example(drafts: Sequence[Draft]) -> Iterator[str]:
    """The first short rule of a kind as it stands in its file."""
    written = [(draft, _yaml(draft)) for draft in drafts]
    short = (pair for pair in written if len(pair[1]) <= _SHORT)
    draft, lines = next(short, None) or min(written, key=lambda pair: len(pair[1]))
    path = Path(draft.source.path).relative_to(rules_root()).as_posix()
    yield f"From [rules/{path}](../../rules/{path}):"
    yield "\n".join(["```yaml", *lines, "```"])


def _yaml(draft: Draft) -> list[str]:
    """The lines of a rule in its file."""
    start = draft.locate((), "").line - 1
    lines = inspect.cleandoc("\n" + "\n".join(Path(draft.source.path).read_text("utf-8").splitlines()[start:])).splitlines()
    end = next((index for index, line in enumerate(lines) if index and line and not line.startswith(" ")), len(lines))
    return "\n".join(lines[:end]).rstrip().splitlines()


def _configuration() -> Iterator[str]:
    config, manifest = schema("config"), schema("guideline")
    yield "# Configuration"
    yield "## pesanlint.yaml"
    yield _CONFIG
    yield "\n".join(_keys(config, config["$defs"]))
    yield "## guideline.yaml"
    yield "What makes a folder a pack. `pesanlint rules schema guideline` prints the JSON Schema."
    yield "\n".join(_keys(manifest, manifest["$defs"]))
    yield "## Changes to rules"
    yield "The values under `rules` in both files: `off`, a level, or these keys."
    yield "\n".join(_keys(config["$defs"]["Change"], config["$defs"]))


if __name__ == "__main__":
    for path, text in pages().items():
        (HERE / path).parent.mkdir(exist_ok=True)
        (HERE / path).write_text(text, encoding="utf-8")
