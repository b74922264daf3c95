"""Return the keys that the guideline's YAML accepts at a place, and their meaning, from the JSON Schema of the loader."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pesanlint.guideline.schema import schema as schema_of
from pesanlint.records import NamedTuple

_LINE = re.compile(r"( *)((?:- +)*)(?:([\w-]+):(?:\s+(.*))?$|)")
_ITEM = "[]"

schema = cache(schema_of)


class Place(NamedTuple):
    """The place of a line in a YAML file: the keys that lead there (`[]` for an item), and the texts of the keys beside it."""

    path: tuple[str, ...]
    beside: tuple[dict[str, str], ...]
    """For each enclosing mapping, the innermost last: keys with their texts."""


def sort_of(path: Path) -> str:
    """Return the schema of a file: `config`, `guideline`, `rules` or `facts`; "" for other files."""
    if path.name == "pesanlint.yaml":
        return "config"
    if path.name == "guideline.yaml":
        return "guideline"
    if path.name == "fakta.yaml" and not (path.parent / "guideline.yaml").exists():
        return "facts"
    return "rules" if path.suffix == ".yaml" and (path.parent / "guideline.yaml").exists() else ""


def place_at(lines: Sequence[str], number: int, column: int) -> Place:
    """Return the place of a line.

    Args:
        lines: all lines.
        number: the line, from 0.
        column: the column, which gives the depth of a line without a key.
    """
    spaces, dashes, key, _ = _parted(lines[number] if number < len(lines) else "")
    want = len(spaces) + len(dashes) if key or dashes else min(column, len(spaces))
    path: list[str] = []
    levels: list[dict[str, str]] = [{}]
    at_item = False
    if dashes:
        path, want, at_item = [_ITEM], len(spaces), True
    for line in reversed(lines[:number]):
        spaces, dashes, key, text = _parted(line)
        if not (key or dashes):
            continue
        column = len(spaces) + len(dashes)
        if not at_item and column == want and key:
            levels[0].setdefault(key, text)
        elif key and (column < want or (at_item and column == want and not dashes)):
            path.insert(0, key)
            levels.insert(0, {key: text})
            want, at_item = column, False
        else:
            continue
        if dashes:
            path.insert(0, _ITEM)
            want, at_item = len(spaces), True
    return Place(tuple(path), tuple(levels))


def keys_at(sort: str, place: Place) -> dict[str, str]:
    """Return the keys accepted at a place, each with its meaning."""
    found: dict[str, str] = {}
    for node in _nodes_at(sort, place):
        for name, of_key in node.get("properties", {}).items():
            found.setdefault(name, _described(sort, of_key))
    return found


def values_at(sort: str, place: Place, key: str) -> list[str]:
    """Return the values that a key at a place accepts, if they are known."""
    root, found = schema(sort), []
    for node in _nodes_at(sort, place):
        if (kinds := node.get("discriminator", {}).get("mapping")) and key == node["discriminator"]["propertyName"]:
            found += kinds
        of_key = node.get("properties", {}).get(key) or node.get("additionalProperties")
        for one in _alternatives(root, of_key) if isinstance(of_key, dict) else ():
            found += one.get("enum", [])
            found += ["true", "false"] if one.get("type") == "boolean" else []
            items = one.get("items")
            found += items.get("enum", []) if isinstance(items, dict) else []
            found += [one["const"]] if isinstance(one.get("const"), str) and not found else []
    return list(dict.fromkeys(map(str, found)))


def _nodes_at(sort: str, place: Place) -> list[dict[str, Any]]:
    """Return the definitions that may apply at a place; of the kinds of rules only the rule's own, if it is known."""
    root = schema(sort)
    kind = next((level["kind"] for level in reversed(place.beside) if level.get("kind")), "")
    nodes = list(_alternatives(root, root))
    for step in place.path:
        below: list[dict[str, Any]] = []
        for node in nodes:
            more = (
                node.get("items") if step == _ITEM else node.get("properties", {}).get(step) or node.get("additionalProperties")
            )
            if isinstance(more, dict):
                below += _alternatives(root, more)
        nodes = [one for one in below if kind and _kind(one) == kind] or below
    return nodes


def _kind(node: dict[str, Any]) -> str:
    return str(node.get("properties", {}).get("kind", {}).get("const", ""))


def _alternatives(root: dict[str, Any], node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a definition, and those that it refers to."""
    yield node
    if reference := node.get("$ref"):
        yield from _alternatives(root, root["$defs"][reference.rpartition("/")[2]])
    for one in (*node.get("anyOf", ()), *node.get("oneOf", ())):
        yield from _alternatives(root, one)


def _described(sort: str, node: dict[str, Any]) -> str:
    said = next((one["description"] for one in _alternatives(schema(sort), node) if one.get("description")), "")
    default = node.get("default")
    return f"{said} Default: `{default}`." if said and default not in (None, "", [], {}) else said


def _parted(line: str) -> tuple[str, str, str, str]:
    """Return the blanks before a line, its dashes, its key and the text after the key."""
    if line.lstrip().startswith("#"):
        return "", "", "", ""
    m = _LINE.match(line)
    assert m
    return m[1], m[2], m[3] or "", (m[4] or "").strip().strip("\"'")
