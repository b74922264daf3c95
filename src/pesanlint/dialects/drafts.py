"""Rules as they are written, before they are validated: what every dialect hands on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pesanlint.authoring.marked import Location, Source, decoded
from pesanlint.authoring.problems import did_you_mean
from pesanlint.authoring.tables import TableError, Tables
from pesanlint.errors import Problem
from pesanlint.rule import Rule
from pesanlint.shipped import rules_root


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
    problems: tuple[Problem, ...] = ()
    """What is wrong with it as it is written. A draft with problems is looked at for more of them, and makes no rule."""
    rule: Rule | None = None
    """The rule, where it is remembered from an earlier reading of the same file."""
    given: dict[str, Any] = field(default_factory=dict)
    """What a dialect says of the rule that is no key of the YAML: fields that the loader sets."""
    again: "Callable[[], Draft] | None" = None
    """Reads such a draft again. `data`, `source` and `rows` are empty until somebody needs them."""

    def whole(self) -> "Draft":
        """The draft with its data and their places."""
        return self.again() if self.again else self

    def locate(self, location: Location, message: str, at_key: bool = False) -> Problem:
        """A problem at a place in the rule."""
        if self.again:
            return self.again().locate(location, message, at_key)
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
    language: str
    """The language of the texts that its rules are for; empty for that of the first pack that it extends."""
    problems: tuple[Problem, ...]
    """What is wrong with its topic files. A pack with problems may have rules that nobody knows the names of."""
    topics: tuple["Topic", ...] = ()
    """Its topic files."""
    left_out: tuple[Problem, ...] = ()
    """Rules of another program that cannot be run here, and what else of its files is not heeded: each with its place."""
    watched: tuple[Path, ...] = ()
    """Folders beside its own in which a changed file can change it."""

    @property
    def is_shipped(self) -> bool:
        """Whether the pack comes with pesanlint, and so has to name a source and examples for every rule."""
        return self.folder.is_relative_to(rules_root())


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic file as it was read."""

    path: Path
    pack: str
    raw: bytes
    tables: Tables
    items: int = 0
    """How many items its rules have from tables."""

    def drafts(self, problems: list[Problem]) -> Iterator[Draft]:
        """Its rules as they are written. Problems that belong to none of them are added to the list.

        Raises:
            GuidelineError: the file is not the plain YAML that is wanted here, or a table of its is none.
        """
        return _drafts(decoded(self.raw, str(self.path)), self.pack, self.tables, problems)


Known = Callable[[Topic], list[Draft] | None]
"""What is remembered of a topic file that was read before and was right, if it and its tables are as they were."""


def _drafts(source: Source, pack: str, tables: Tables, problems: list[Problem]) -> Iterator[Draft]:
    """The rules of one topic file."""
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
    """A rule with every `each` item of its lists filled in from its table."""
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
