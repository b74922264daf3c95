"""Read packs: folders with a YAML file for each topic, and a `guideline.yaml` with the pack's name and what it extends."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pesanlint.authoring.fields import STRICT, Words
from pesanlint.authoring.marked import NOTHING, Location, Source, decoded, read, read_raw
from pesanlint.authoring.problems import did_you_mean
from pesanlint.authoring.project import ANYWHERE, HOW, Project
from pesanlint.authoring.tables import TableError, Tables
from pesanlint.authoring.validation import validate_file
from pesanlint.errors import GuidelineError, Problem
from pesanlint.language.languages import DEFAULT
from pesanlint.rule import Rule
from pesanlint.shipped import rules_root

MANIFEST = "guideline.yaml"
_LANGUAGE = re.compile("[a-z]{2,3}")
_NO_LANGUAGE = "“{}” bukan kode bahasa; tulis kode dua atau tiga huruf menurut ISO 639, seperti “id” atau “en”."


@dataclass(frozen=True, slots=True)
class Manifest:
    """The content of a pack's `guideline.yaml`."""

    __pydantic_config__ = STRICT

    name: str
    """The name of the pack's folder, which is also the first part of its rules' full names."""
    title: str
    """The pack's title in the handbook."""
    extends: Words = ()
    """The packs that this one extends: names of packs beside it or shipped with pesanlint, or paths."""
    language: str = ""
    """The language of the texts that the pack's own rules apply to: `id`, `en`, or another ISO 639 code. By default that of
    the first pack that it extends, else Indonesian."""
    topics: Words = ()
    """The order of the topic files in the handbook, by their names without `.yaml`; others come behind, by the alphabet."""
    rules: dict[str, Any] = field(default_factory=dict)
    """Changes to the rules of those packs: full name → off, a level, or {level, off, locked, add}."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule as written in its pack, with its tables expanded, and the positions of its values."""

    id: str
    data: dict[str, Any]
    source: Source
    location: Location
    rows: dict[str, list[int]]
    """Key of a list with tables → for each expanded item, the index of the item in the file."""
    topic: str = ""
    """The title of the topic file."""
    problems: tuple[Problem, ...] = ()
    """Mistakes found so far. A draft with problems is checked for more of them, but becomes no rule."""
    rule: Rule | None = None
    """The rule, if it is cached from an earlier reading of the same file."""
    again: "Callable[[], Draft] | None" = None
    """Reads a cached draft again; its `data`, `source` and `rows` are empty."""

    def whole(self) -> "Draft":
        """Return the draft with its data and their positions."""
        return self.again() if self.again else self

    def locate(self, location: Location, message: str, at_key: bool = False) -> Problem:
        """Return a problem at a location in the rule."""
        if self.again:
            return self.again().locate(location, message, at_key)
        if len(location) > 1 and isinstance(location[1], int) and location[0] in self.rows:
            index = self.rows[str(location[0])][location[1]]
            location = (location[0], index, *location[2:])
        return self.source.problem((*self.location, *location), message, at_key=at_key)


@dataclass(frozen=True, slots=True)
class Pack:
    """One layer of a guideline, as read from its folder."""

    name: str
    title: str
    folder: Path
    manifest: Source
    extends: tuple[str, ...]
    drafts: tuple[Draft, ...]
    changes: dict[str, Any]
    tables: Tables
    language: str
    """The language of the texts that its rules apply to; "" until `stack` has read the packs that it extends."""
    problems: tuple[Problem, ...]
    """Mistakes in its topic files. A pack with problems may contain rules whose names could not be read."""
    topics: tuple["Topic", ...] = ()
    """Its topic files."""

    @property
    def is_shipped(self) -> bool:
        """Whether the pack comes with pesanlint; every rule of such a pack must have a source and examples."""
        return self.folder.is_relative_to(rules_root())


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic file, as read from disk."""

    path: Path
    pack: str
    raw: bytes
    tables: Tables
    items: int = 0
    """Number of items that its rules take from tables."""

    def drafts(self, problems: list[Problem]) -> Iterator[Draft]:
        """Yield the drafts of its rules. Problems outside the rules are added to the list.

        Raises:
            GuidelineError: the file is not plain YAML, or a table cannot be read.
        """
        return _drafts(decoded(self.raw, str(self.path)), self.pack, self.tables, problems)


Known = Callable[[Topic], list[Draft] | None]
"""Returns the cached drafts of a topic file if neither it nor its tables have changed since, else None."""


def stack(
    name: str,
    base: Path,
    asked_by: Problem,
    problems: list[Problem],
    project: Project = ANYWHERE,
    known: Known = lambda _: None,
) -> list[Pack]:
    """Return a pack and all packs that it extends, lowest first, leaving out those that cannot be read.

    Args:
        name: a pack's name or path.
        base: the folder that a path is relative to.
        asked_by: the position at which the pack is named; its message is not used.
        problems: the list that receives missing packs, wrong manifests and packs that extend themselves.
        project: the project that packs and their files must be in.
        known: returns the cached drafts of a topic file.
    """
    found: dict[Path, Pack] = {}
    _stack(name, base, asked_by, found, (), problems, project, known)
    return list(found.values())


def _stack(
    name: str,
    base: Path,
    asked_by: Problem,
    found: dict[Path, Pack],
    above: tuple[Path, ...],
    problems: list[Problem],
    project: Project,
    known: Known,
) -> None:
    folder = _folder(name, base)
    if folder is None:
        shipped = sorted(path.parent.name for path in rules_root().glob(f"*/{MANIFEST}"))
        hint = did_you_mean(name, shipped) or f" Pak yang tersedia: {', '.join(shipped)}."
        problems.append(asked_by._replace(message=f"Pak “{name}” tidak ditemukan.{hint}"))
        return
    if not project.holds(folder):
        problems.append(asked_by._replace(message=f"Pak “{name}” berada di luar folder proyek {project.root}. {HOW}."))
        return
    if folder in above:
        circle = " → ".join(path.name for path in (*above, folder))
        problems.append(asked_by._replace(message=f"Pak ini bertumpu pada dirinya sendiri: {circle}."))
        return
    if folder in found:
        return
    pack = _read(folder, problems, project, known)
    for index, lower in enumerate(pack.extends):
        asked_by = pack.manifest.problem(("extends", index), "")
        _stack(lower, folder.parent, asked_by, found, (*above, folder), problems, project, known)
    if not pack.language:
        first = found.get(_folder(pack.extends[0], folder.parent) or folder) if pack.extends else None
        pack = replace(pack, language=first.language if first else DEFAULT.code)
    found[folder] = pack


def _folder(name: str, base: Path) -> Path | None:
    candidates = (base / name, rules_root() / name)
    try:
        return next((path.resolve() for path in candidates if (path / MANIFEST).is_file()), None)
    except OSError:  # the name is too long, or the folder may not be read
        return None


def _read(folder: Path, of_manifests: list[Problem], project: Project, known: Known) -> Pack:
    source, manifest = _manifest(folder, of_manifests, project)
    tables = Tables((folder / "data", folder.parent / "data", rules_root() / "data"), project)
    problems: list[Problem] = []
    drafts: list[Draft] = []
    topics: list[Topic] = []
    first: dict[str, Draft] = {}
    for path in _in_order(folder, manifest, source, of_manifests):
        try:
            topic, before_it = Topic(path, manifest.name, read_raw(path, project), tables), tables.made
            remembered = known(topic)
            for draft in topic.drafts(problems) if remembered is None else remembered:
                before = first.setdefault(draft.id, draft)
                if draft.id and before is not draft:
                    place = before.locate(("id",), "")
                    twice = draft.locate(("id",), f"Aturan “{draft.id}” sudah ada di {place.path}:{place.line}.")
                    draft = replace(draft, problems=(*draft.problems, twice))
                drafts.append(draft)
            topics.append(replace(topic, items=tables.made - before_it))
        except GuidelineError as error:
            problems += error.problems
    return Pack(
        manifest.name, manifest.title, folder, source, manifest.extends, tuple(drafts), manifest.rules, tables,
        manifest.language, tuple(problems), tuple(topics),
    )  # fmt: skip


def _in_order(folder: Path, manifest: Manifest, source: Source, problems: list[Problem]) -> list[Path]:
    """The topic files of a pack in the order that it decides."""
    files = {path.stem: path for path in sorted(folder.glob("*.yaml")) if path.name != MANIFEST}
    for index, name in enumerate(manifest.topics):
        if name not in files:
            message = f"Tidak ada berkas {name}.yaml dalam pak ini.{did_you_mean(name, files)}"
            problems.append(source.problem(("topics", index), message))
    order = {name: at for at, name in reversed(list(enumerate(manifest.topics)))}
    return [files[name] for name in sorted(files, key=lambda name: (order.get(name, len(order)), name))]


def _manifest(folder: Path, problems: list[Problem], project: Project) -> tuple[Source, Manifest]:
    """Return a pack's manifest; if it cannot be read, one with only the name that checking its rules needs."""
    try:
        source = read(folder / MANIFEST, project)
        manifest, wrong = validate_file(Manifest, source)
    except GuidelineError as error:
        problems += error.problems
        return NOTHING, Manifest(folder.name.partition(".")[0], "")
    problems += wrong
    if manifest.name != folder.name:
        problems.append(source.problem(("name",), f"Nama pak harus sama dengan nama foldernya, “{folder.name}”."))
    elif "." in manifest.name:
        problems.append(source.problem(("name",), "Nama pak tidak boleh memuat titik; ganti nama foldernya."))
    if manifest.language and not _LANGUAGE.fullmatch(manifest.language):
        problems.append(source.problem(("language",), _NO_LANGUAGE.format(manifest.language)))
    return source, replace(manifest, name=folder.name.partition(".")[0])


def _drafts(source: Source, pack: str, tables: Tables, problems: list[Problem]) -> Iterator[Draft]:
    """Yield the drafts of one topic file."""
    problems += source.problems
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
            continue
        filled = draft(f"{pack}.{data.get('id')}", data, source, location, tables)
        if not isinstance(data.get("id"), str):
            nameless = source.problem(location, "Kunci “id” harus ada di sini.")
            problems.append(nameless)
            filled = replace(filled, id="", problems=(*filled.problems, nameless))
        yield replace(filled, topic=str(source.data.get("title", "")))


def draft(name: str, data: dict[str, Any], source: Source, location: Location, tables: Tables) -> Draft:
    """Return a draft with every `each` item of its lists expanded from its table."""
    filled: dict[str, Any] = {**data, "id": name}
    rows: dict[str, list[int]] = {}
    problems: list[Problem] = []
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
    return Draft(name, filled, source, location, rows, problems=tuple(problems))
