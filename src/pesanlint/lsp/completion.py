"""Completions: names of rules in suppressions and configurations, keys and values in YAML."""

import re
from collections.abc import Iterable, Iterator

from lsprotocol.types import CompletionItem, CompletionItemKind, Position, Range, TextEdit

from pesanlint.lsp import yaml_keys
from pesanlint.lsp.texts import Text
from pesanlint.workspace.explaining import Handbook

VERBS = ("abaikan", "abaikan-mulai", "abaikan-selesai", "abaikan-berkas")
_COMMAND = re.compile(r"pesanlint:\s*(?:[\w-]*|abaikan(?:-\w+)?\s+(?:[\w.-]+[\s,]+)*(?P<rule>[\w.-]*))$", re.IGNORECASE)
_WORD = re.compile(r"[\w.-]*$")
_KEY = re.compile(r"\s*(?:- +)*(?:([\w.-]+):\s+)?\S*$")
_LISTS_OF_RULES = ("select", "ignore")


def completions(text: Text, position: Position, handbook: Handbook | None) -> list[CompletionItem]:
    """Return the completions at the cursor."""
    line = text.positions.line(position.line)
    offset = text.positions.offset(position)
    before = line[: offset - text.positions.offset(Position(position.line, 0))]
    word = _WORD.search(before)
    assert word
    where = Range(text.positions.position(offset - len(word[0])), position)
    sort = yaml_keys.sort_of(text.path) if text.is_yaml else ""
    if sort:
        return list(_in_yaml(text, position, before, sort, where, handbook))
    if text.is_yaml or not (m := _COMMAND.search(before)):
        return []
    if m["rule"] is None:
        return [_item(verb, where, CompletionItemKind.Keyword, f"{verb} ") for verb in VERBS]
    return list(_rules(handbook, where))


def _in_yaml(
    text: Text, position: Position, before: str, sort: str, where: Range, handbook: Handbook | None
) -> Iterator[CompletionItem]:
    m = _KEY.match(before)
    if m is None:
        return
    place = yaml_keys.place_at(text.source.split("\n"), position.line, len(before))
    key = m[1]
    if sort == "config" and _names_rules(place, key):
        yield from _rules(handbook, where, ": " if place.path == ("rules",) else "")
    elif key:
        for value in yaml_keys.values_at(sort, place, key):
            yield _item(value, where, CompletionItemKind.EnumMember)
    else:
        for name, said in yaml_keys.keys_at(sort, place).items():
            if name not in place.beside[-1]:
                yield _item(name, where, CompletionItemKind.Property, f"{name}: ", said)


def _names_rules(place: yaml_keys.Place, key: str | None) -> bool:
    """Whether a place in a configuration takes names of rules."""
    if key:
        return not place.path and key in _LISTS_OF_RULES
    return place.path == ("rules",) or place.path[:1] in [(one,) for one in _LISTS_OF_RULES]


def _rules(handbook: Handbook | None, where: Range, behind: str = "") -> Iterator[CompletionItem]:
    names: Iterable[str] = handbook.names if handbook else ()
    packs = dict.fromkeys(name.partition(".")[0] for name in names)
    for pack in packs:
        yield _item(pack, where, CompletionItemKind.Module, f"{pack}{behind}", "Semua aturan pak ini.")
    for name in names:
        yield _item(name, where, CompletionItemKind.EnumMember, f"{name}{behind}")


def _item(label: str, where: Range, kind: CompletionItemKind, written: str = "", said: str = "") -> CompletionItem:
    return CompletionItem(
        label, kind=kind, documentation=said or None, text_edit=TextEdit(where, written or label), filter_text=label
    )
