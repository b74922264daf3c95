"""Write terms as a pack, a Vale style or a prh dictionary."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import yaml

from pesanlint.dialects.drafts import Draft
from pesanlint.exchange.entry import Entry

_NO_SLUG = re.compile(r"[^a-z0-9]+")
_NO_NAME = re.compile(r"[^A-Za-z0-9]+")
_LEVELS = {"error": "Galat", "warning": "Peringatan", "suggestion": "Saran"}


class _Plain(yaml.SafeDumper):
    """Writes equal lists in full, because our files have no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def dumped(data: Any) -> bytes:
    """Return plain data as YAML, in the given order."""
    made: str = yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=128)
    return made.encode()


# --- A pack of ours -------------------------------------------------------------------------------------------------------


def pack(name: str, title: str, entries: Sequence[Entry], language: str) -> tuple[dict[str, bytes], list[str]]:
    """Return the files of a pack with some entries, and descriptions (Indonesian) of entries without a rule.

    Entries with a term to use are substitutions, others are forbidden phrases; entries without a term to avoid have no rule.
    There is one rule for each kind, level and clause.
    """
    by_rule: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    idle = 0
    for one in entries:
        if one.avoid:
            by_rule["substitution" if one.use else "forbidden", one.level, one.source].append(one)
        else:
            idle += 1
    rules = []
    for number, ((kind, level, source), those) in enumerate(by_rule.items(), 1):
        rule: dict[str, Any] = {"id": f"istilah-{number}", "kind": kind, "level": level}
        if kind == "substitution":
            rule["swap"] = [_item(one, "use", one.use) for one in those]
        else:
            rule["message"] = "Hindari “{found}”. {advice}"
            rule["phrases"] = [_item(one, "advice", one.note) for one in those]
        if source:
            rule["source"] = source
        rules.append(rule)
    manifest = {"name": name, "title": title, "language": language}
    files = {"guideline.yaml": dumped(manifest)}
    if rules:
        files["istilah.yaml"] = dumped({"title": title, "rules": rules})
    said = [f"{idle} entri tanpa istilah yang dihindari tidak menjadi aturan."] if idle else []
    notes = sum(bool(one.note) and bool(one.use) for one in entries)
    if notes:
        said.append(f"Catatan pada {notes} entri tidak ikut; aturan kata ganti tidak memuat catatan per istilah.")
    return files, said


def _item(one: Entry, key: str, value: Any) -> dict[str, Any]:
    made = {"not": list(one.avoid), key: list(value) if isinstance(value, tuple) else value, "except": list(one.context)}
    return {name: item for name, item in made.items() if item}


def pack_of(name: str, title: str, drafts: Iterable[Draft], language: str) -> dict[str, bytes]:
    """Return the files of a pack with another program's rules: a topic file for each style."""
    topics: dict[str, list[dict[str, Any]]] = defaultdict(list)
    taken: Counter[str] = Counter()
    for one in drafts:
        rest = one.id.partition(".")[2] or one.id
        data = {key: value for key, value in one.data.items() if key != "id"}
        slug = _slug(f"{one.topic}-{rest}" if one.topic != name else rest)
        taken[slug] += 1
        topics[one.topic or name].append({"id": slug if taken[slug] == 1 else f"{slug}-{taken[slug]}", **data})
    manifest = {"name": name, "title": title, "language": language}
    files = {"guideline.yaml": dumped(manifest)}
    for topic, rules in topics.items():
        files[f"{_slug(topic)}.yaml"] = dumped({"title": topic, "rules": rules})
    return files


def _slug(text: str) -> str:
    return _NO_SLUG.sub("-", re.sub(r"(?<=[a-z])(?=[A-Z])", "-", text).lower()).strip("-") or "aturan"


# --- Vale -----------------------------------------------------------------------------------------------------------------


def vale(style: str, entries: Sequence[Entry]) -> tuple[dict[str, bytes], list[str]]:
    """Return the files of a Vale style with some entries, and descriptions (Indonesian) of lost information."""
    files: dict[str, bytes] = {}
    by_rule: dict[tuple[str, str, bool], list[Entry]] = defaultdict(list)
    for one in entries:
        if one.avoid:
            by_rule[one.level, one.source, bool(one.use)].append(one)
    for number, ((level, source, has_use), those) in enumerate(by_rule.items(), 1):
        rule: dict[str, Any] = {"extends": "substitution" if has_use else "existence"}
        rule["message"] = "Gunakan '%s', bukan '%s'." if has_use else "Hindari '%s'."
        rule |= {"level": level, "ignorecase": True}
        if source:
            rule["description"] = source
        if context := sorted({word for one in those for word in one.context}):
            rule["exceptions"] = [re.escape(word).replace(r"\ ", " ") for word in context]
        if has_use:
            rule["action"] = {"name": "replace"}
            rule["swap"] = {
                _literal(word): "|".join(use.replace("|", r"\|") for use in one.use) for one in those for word in one.avoid
            }
        else:
            rule["tokens"] = [_literal(word) for one in those for word in one.avoid]
        files[f"{_NO_NAME.sub('', style) or 'Istilah'}/{_LEVELS[level]}{number}.yml"] = dumped(rule)
    said = ["Vale tidak mengenal kutipan langsung dan perbaikan yang aman: perbaikannya mengubah kutipan juga."]
    if any(one.note for one in entries):
        said.append("Catatan tidak ikut.")
    return files, said


def _literal(word: str) -> str:
    return re.sub(r"([\\.+*?()\[\]{}|^$])", r"\\\1", word)


# --- prh ------------------------------------------------------------------------------------------------------------------


def prh(entries: Sequence[Entry]) -> tuple[bytes, list[str]]:
    """Return a prh dictionary with some entries, and descriptions (Indonesian) of lost information."""
    rules = []
    several = without = 0
    for one in entries:
        if not one.avoid or not one.use:
            without += 1
            continue
        several += len(one.use) > 1
        rule: dict[str, Any] = {"expected": one.use[0], "patterns": [f"/{_boundary(word)}/i" for word in one.avoid]}
        if one.note:
            rule["prh"] = one.note
        rules.append(rule)
    said = ["prh tidak memuat tingkat, dasar, dan konteks, dan hurufnya tidak mengikuti naskah."]
    if several:
        said.append(f"{several} entri dengan beberapa pilihan: hanya yang pertama ikut.")
    if without:
        said.append(f"{without} entri tanpa istilah yang dihindari atau tanpa pengganti tidak ikut.")
    return dumped({"version": 1, "rules": rules}), said


def _boundary(word: str) -> str:
    return rf"\b{_literal(word).replace('/', chr(92) + '/')}\b"
