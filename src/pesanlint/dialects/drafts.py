"""Drafts of rules before validation: the output of every dialect."""

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
    """A rule as written: its keys with tables expanded, and their positions."""

    id: str
    data: dict[str, Any]
    source: Source
    location: Location
    rows: dict[str, list[int]]
    """For each list with tables: the item of the file that each item came from."""
    topic: str = ""
    """The title of the topic file."""
    problems: tuple[Problem, ...] = ()
    """Problems of the text. A draft with problems is checked for more of them, but gives no rule."""
    rule: Rule | None = None
    """The rule, if the cache has it from an earlier reading of the same file."""
    given: dict[str, Any] = field(default_factory=dict)
    """Fields of the rule that a dialect sets and that are not keys of the YAML."""
    again: "Callable[[], Draft] | None" = None
    """Reads such a draft again. `data`, `source` and `rows` are empty until they are needed."""

    def whole(self) -> "Draft":
        """Return the draft with its data and their positions."""
        return self.again() if self.again else self

    def locate(self, location: Location, message: str, at_key: bool = False) -> Problem:
        """Return a problem at a position in the rule."""
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
    """The language of the texts that its rules apply to; "" for that of the first pack that it extends."""
    problems: tuple[Problem, ...]
    """Problems of its topic files. A pack with problems may have rules with unknown names."""
    topics: tuple["Topic", ...] = ()
    """Its topic files."""
    left_out: tuple[Problem, ...] = ()
    """Unsupported rules and settings of another program, each with its position."""
    watched: tuple[Path, ...] = ()
    """Other folders whose files it depends on."""

    @property
    def is_shipped(self) -> bool:
        """Whether pesanlint ships the pack; then every rule needs a source and examples."""
        return self.folder.is_relative_to(rules_root())


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic file."""

    path: Path
    pack: str
    raw: bytes
    tables: Tables
    items: int = 0
    """Number of items of its rules that come from tables."""

    def drafts(self, problems: list[Problem]) -> Iterator[Draft]:
        """Return its rules as written. Problems outside of them are added to the list.

        Raises:
            GuidelineError: the file is not plain YAML, or one of its tables is invalid.
        """
        return _drafts(decoded(self.raw, str(self.path)), self.pack, self.tables, problems)


Known = Callable[[Topic], list[Draft] | None]
"""Return the cached drafts of a topic file without problems, if it and its tables are unchanged."""


def _drafts(source: Source, pack: str, tables: Tables, problems: list[Problem]) -> Iterator[Draft]:
    """Read the rules of one topic file."""
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
    """Return a rule with every `each` item of its lists expanded from its table."""
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
