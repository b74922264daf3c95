"""Packs: folders of rules, one YAML file a topic, with a `guideline.yaml` that names the pack and what it extends."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pesanlint.guideline.problems import GuidelineError, Problem, did_you_mean, fail
from pesanlint.guideline.source import Location, Source, read
from pesanlint.guideline.tables import TableError, Tables
from pesanlint.guideline.validation import validate
from pesanlint.keys import STRICT, Words
from pesanlint.shipped import rules_root

MANIFEST = "guideline.yaml"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `guideline.yaml` says of a pack."""

    __pydantic_config__ = STRICT

    name: str
    """The first part of the full names of the pack's rules; the same as the folder's name."""
    title: str
    """The pack's title in the handbook."""
    extends: Words = ()
    """The packs that this one stands on: names of packs beside it or shipped with pesanlint, or paths."""
    rules: dict[str, Any] = field(default_factory=dict)
    """Changes to the rules of those packs: full name → off, a level, or {level, off, locked, add}."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule as its pack wrote it: its keys with tables filled in, and where they stand."""

    id: str
    data: dict[str, Any]
    source: Source
    location: Location
    rows: dict[str, list[int]]
    """For each list with tables in it: which item of the file each item came from."""
    topic: str = ""
    """The title of the topic file."""

    def locate(self, location: Location, message: str, at_key: bool = False) -> Problem:
        """A problem at a place in the rule."""
        if len(location) > 1 and isinstance(location[1], int) and location[0] in self.rows:
            index = self.rows[str(location[0])][location[1]]
            location = (location[0], index, *location[2:])
        return self.source.problem((*self.location, *location), message, at_key=at_key)


@dataclass(frozen=True, slots=True)
class Pack:
    """One layer of a guideline, as it stands in its folder."""

    name: str
    title: str
    folder: Path
    manifest: Source
    extends: tuple[str, ...]
    drafts: tuple[Draft, ...]
    changes: dict[str, Any]
    tables: Tables

    @property
    def is_shipped(self) -> bool:
        """Whether the pack comes with pesanlint, and so has to name a source and examples for every rule."""
        return self.folder.is_relative_to(rules_root())


def stack(name: str, base: Path, asked_by: Problem) -> list[Pack]:
    """A pack and all that it stands on, lowest first.

    Args:
        name: a pack's name or path.
        base: the folder that a path is relative to.
        asked_by: where the pack is asked for; its message is not used.

    Raises:
        GuidelineError: a pack is not there, cannot be read, or stands on itself.
    """
    found: dict[Path, Pack] = {}
    _stack(name, base, asked_by, found, ())
    return list(found.values())


def _stack(name: str, base: Path, asked_by: Problem, found: dict[Path, Pack], above: tuple[Path, ...]) -> None:
    folder = _folder(name, base)
    if folder is None:
        shipped = sorted(path.parent.name for path in rules_root().glob(f"*/{MANIFEST}"))
        hint = did_you_mean(name, shipped) or f" Pak yang tersedia: {', '.join(shipped)}."
        fail(asked_by.path, f"Pak “{name}” tidak ditemukan.{hint}", asked_by.line, asked_by.column)
    if folder in above:
        circle = " → ".join(path.name for path in (*above, folder))
        fail(asked_by.path, f"Pak ini bertumpu pada dirinya sendiri: {circle}.", asked_by.line, asked_by.column)
    if folder in found:
        return
    pack = _read(folder)
    for index, lower in enumerate(pack.extends):
        _stack(lower, folder.parent, pack.manifest.problem(("extends", index), ""), found, (*above, folder))
    found[folder] = pack


def _folder(name: str, base: Path) -> Path | None:
    candidates = (base / name, rules_root() / name)
    try:
        return next((path.resolve() for path in candidates if (path / MANIFEST).is_file()), None)
    except OSError:  # a name that is too long, a folder that is closed to us
        return None


def _read(folder: Path) -> Pack:
    source = read(folder / MANIFEST)
    manifest = validate(Manifest, source.data, lambda at, message, at_key: source.problem(at, message, at_key=at_key))
    if manifest.name != folder.name:
        raise GuidelineError([source.problem(("name",), f"Nama pak harus sama dengan nama foldernya, “{folder.name}”.")])
    if "." in manifest.name:
        raise GuidelineError([source.problem(("name",), "Nama pak tidak boleh memuat titik; ganti nama foldernya.")])
    tables = Tables((folder / "data", folder.parent / "data", rules_root() / "data"))
    problems: list[Problem] = []
    drafts: dict[str, Draft] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.name == MANIFEST:
            continue
        try:
            for draft in _topic(read(path), manifest.name, tables, problems):
                if draft.id in drafts:
                    first = drafts[draft.id].locate(("id",), "")
                    problems.append(draft.locate(("id",), f"Aturan “{draft.id}” sudah ada di {first.path}:{first.line}."))
                else:
                    drafts[draft.id] = draft
        except GuidelineError as error:
            problems += error.problems
    if problems:
        raise GuidelineError(problems)
    return Pack(manifest.name, manifest.title, folder, source, manifest.extends, tuple(drafts.values()), manifest.rules, tables)


def _topic(source: Source, pack: str, tables: Tables, problems: list[Problem]) -> Iterator[Draft]:
    """The rules of one topic file."""
    if not isinstance(source.data, dict):
        problems.append(source.problem((), "Berkas topik harus berisi kunci “title” dan “rules”, bukan daftar atau teks."))
        return
    for key in source.data.keys() - {"title", "rules"}:
        hint = did_you_mean(key, ("title", "rules"))
        problems.append(source.problem((key,), f"Kunci “{key}” tidak dikenal di sini.{hint}", at_key=True))
    if not isinstance(source.data.get("title"), str):
        problems.append(source.problem(("title",), "Kunci “title” harus ada dan berupa teks."))
    rules = source.data.get("rules")
    if not isinstance(rules, list):
        problems.append(source.problem(("rules",), "Kunci “rules” harus ada dan berupa daftar aturan."))
        return
    for index, data in enumerate(rules):
        location: Location = ("rules", index)
        if not isinstance(data, dict):
            problems.append(source.problem(location, "Setiap aturan harus berupa pasangan kunci dan nilai."))
        elif not isinstance(data.get("id"), str):
            problems.append(source.problem(location, "Kunci “id” harus ada di sini."))
        else:
            filled = draft(f"{pack}.{data['id']}", data, source, location, tables, problems)
            yield replace(filled, topic=str(source.data.get("title", "")))


def draft(
    name: str, data: dict[str, Any], source: Source, location: Location, tables: Tables, problems: list[Problem]
) -> Draft:
    """A rule with every `each` item of its lists filled in from its table."""
    filled: dict[str, Any] = {**data, "id": name}
    rows: dict[str, list[int]] = {}
    for key, value in data.items():
        if not isinstance(value, list) or not any(isinstance(item, dict) and "each" in item for item in value):
            continue
        items: list[tuple[int, Any]] = []
        for index, item in enumerate(value):
            try:
                expanded = tables.expand(item) if isinstance(item, dict) and "each" in item else [item]
                items += [(index, one) for one in expanded if not (isinstance(one, dict) and one.get("not") == [])]
            except TableError as error:
                problems.append(source.problem((*location, key, index, "each"), str(error)))
        rows[key] = [index for index, _ in items]
        filled[key] = [item for _, item in items]
    return Draft(name, filled, source, location, rows)
