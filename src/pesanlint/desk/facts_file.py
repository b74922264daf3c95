"""Reads a desk's own facts, `fakta.yaml`."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from pesanlint.authoring.fields import STRICT
from pesanlint.authoring.marked import Source, read
from pesanlint.authoring.project import ANYWHERE, Project
from pesanlint.authoring.validation import validate_file
from pesanlint.desk.facts import Fact, written_value
from pesanlint.errors import GuidelineError, Problem
from pesanlint.search.folding import folded


@dataclass(frozen=True, slots=True)
class File:
    """The content of the file."""

    __pydantic_config__ = STRICT

    facts: tuple[Fact, ...] = ()
    """The facts."""


def load_facts(path: Path, project: Project = ANYWHERE) -> tuple[Fact, ...]:
    """The facts in a file.

    Raises:
        GuidelineError: the file cannot be read, a fact is invalid, or two facts contradict each other.
    """
    source = read(path, project)
    file, problems = validate_file(File, source)
    if wrong := [*problems, *_contradictions(file.facts, source)]:
        raise GuidelineError(wrong)
    return file.facts


def _contradictions(facts: tuple[Fact, ...], source: Source) -> Iterator[Problem]:
    for index, fact in enumerate(facts):
        if fact.valid_from and fact.valid_until and fact.valid_from > fact.valid_until:
            yield source.problem(("facts", index, "valid_until"), "Fakta ini berakhir sebelum mulai berlaku.")
    for (first, one), (second, other) in combinations(enumerate(facts), 2):
        names = _words(one.name) & _words(other.name)
        if names and _is_same_sort(one, other) and one.value != other.value and _coexist(one, other):
            line = source.problem(("facts", first), "").line
            said = f"Fakta “{min(names)}” sudah ada pada baris {line} dengan nilai {written_value(one.value)}"
            yield source.problem(("facts", second, "value"), f"{said}; perbaiki salah satunya, atau batasi masa berlakunya.")


def _words(given: tuple[str, ...]) -> set[str]:
    return {folded(word) for word in given}


def _is_same_sort(one: Fact, other: Fact) -> bool:
    """Whether both are days, or figures that count the same thing, of the same part."""
    if isinstance(one.value, dt.date) != isinstance(other.value, dt.date):
        return False
    return all(first == second or bool(first & second) for first, second in zip(_counts(one), _counts(other), strict=True))


def _counts(fact: Fact) -> tuple[set[str], set[str]]:
    return _words(fact.unit), _words(fact.part)


def _coexist(one: Fact, other: Fact) -> bool:
    """Whether both are in force on some day."""
    start = max(one.valid_from or dt.date.min, other.valid_from or dt.date.min)
    return start <= min(one.valid_until or dt.date.max, other.valid_until or dt.date.max)
