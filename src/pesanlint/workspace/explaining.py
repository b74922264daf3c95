"""What a rule asks for, why, and on what ground, for all who ask: the command line, an editor, an assistant."""

import datetime as dt
import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from pesanlint.errors import SelectorError
from pesanlint.finding import Level
from pesanlint.guideline import Guideline
from pesanlint.rule import Example, Rule
from pesanlint.workspace.examples import first_message
from pesanlint.workspace.workspace import Setup

_ID = re.compile(r"^\s*-?\s*id:\s*[\"']?([\w.-]+)[\"']?\s*(?:#.*)?$", re.MULTILINE)


class Explained(NamedTuple):
    """A rule in words. Texts are Indonesian, or in the language of the guideline."""

    rule: str
    level: Level
    kind: str
    layer: str
    message: str
    """What a writer reads where the first example to avoid stands."""
    why: str
    source: str
    """The clause that it rests on."""
    valid_from: dt.date | None
    valid_until: dt.date | None
    examples: tuple[Example, ...]


class Place(NamedTuple):
    """Where a rule is written: the file, and its line from 1."""

    file: Path
    line: int


class Handbook:
    """The rules of a guideline, to be looked up by name.

    Args:
        guideline: the guideline, its rules with their examples.
    """

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline

    @classmethod
    def of(cls, setup: Setup) -> "Handbook":
        """That of the guideline that a configuration asks for.

        Raises:
            GuidelineError: the configuration or the guideline is wrong.
        """
        from pesanlint.store.guidelines import ready

        return cls(ready(setup.path, allow_outside=setup.choices.allow_outside, examples=True).guideline)

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """The rules by their full names, in the order of the guideline."""
        found: dict[str, Rule] = {}
        for rule in self._guideline.rules:  # what a layer has added to a rule comes later
            found.setdefault(rule.id, rule)
        return found

    def explain(self, name: str) -> Explained:
        """A rule in words.

        Args:
            name: its full name, or that without its pack.

        Raises:
            SelectorError: there is no such rule; the message names the likeliest one.
        """
        rule = self.rules.get(name) or next((one for id_, one in self.rules.items() if id_.partition(".")[2] == name), None)
        if rule is None:
            from pesanlint.authoring.problems import did_you_mean

            hint = did_you_mean(name, self.rules)
            raise SelectorError(f"Tidak ada aturan bernama “{name}”.{hint} Lihat `pesanlint rules list`.")
        return Explained(
            rule.id, rule.level, rule.kind, rule.layer, first_message(self._guideline, rule).strip(), rule.why.strip(),
            rule.source.strip(), rule.valid_from, rule.valid_until, rule.examples,
        )  # fmt: skip

    @cached_property
    def _places(self) -> dict[str, Place]:
        found: dict[str, Place] = {}
        for layer in self._guideline.layers:
            for file in sorted(layer.folder.glob("*.yaml")) if layer.folder else ():
                text = file.read_text("utf-8", errors="replace")
                for m in _ID.finditer(text):
                    found.setdefault(f"{layer.name}.{m[1]}", Place(file, text.count("\n", 0, m.start(1)) + 1))
        return found

    def place(self, name: str) -> Place | None:
        """Where a rule is written; None where that is no file that can be read."""
        try:
            return self._places.get(name)
        except OSError:
            return None


def pairs(examples: Sequence[Example]) -> list[tuple[str, str]]:
    """Examples as lines: `✗` or `✓`, and a text. What is right after a fix is often an example of its own as well."""
    lines = [
        (mark, text.strip())
        for example in examples
        for mark, text in (("✗", example.bad), ("✓", example.good or example.ok))
        if text
    ]
    return list(dict.fromkeys(lines))
