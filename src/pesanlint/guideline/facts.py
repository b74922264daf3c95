"""Reads a desk's own facts, `fakta.yaml`."""

from dataclasses import dataclass
from pathlib import Path

from pesanlint.facts import Fact
from pesanlint.guideline.source import read
from pesanlint.guideline.validation import validate
from pesanlint.keys import STRICT


@dataclass(frozen=True, slots=True)
class File:
    """What stands in the file."""

    __pydantic_config__ = STRICT

    facts: tuple[Fact, ...] = ()
    """The facts."""


def load_facts(path: Path) -> tuple[Fact, ...]:
    """The facts in a file.

    Raises:
        GuidelineError: it cannot be read, or a fact in it is wrong.
    """
    source = read(path)
    return validate(File, source.data, lambda at, message, at_key: source.problem(at, message, at_key=at_key)).facts
