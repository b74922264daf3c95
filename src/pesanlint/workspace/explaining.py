"""Explain a rule (what it requires, why, its source) for the command line, editors and assistants."""

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
    """The explanation of a rule. Texts are Indonesian, or in the language of the guideline."""

    rule: str
    level: Level
    kind: str
    layer: str
    message: str
    """The message of the finding in the rule's first `bad` example."""
    why: str
    source: str
    """The clause that the rule is based on."""
    valid_from: dt.date | None
    valid_until: dt.date | None
    examples: tuple[Example, ...]


class Place(NamedTuple):
    """The position of a rule: its file, and its line counted from 1."""

    file: Path
    line: int


class Handbook:
    """The rules of a guideline by name.

    Args:
        guideline: the guideline, with the examples of its rules.
    """

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline

    @classmethod
    def of(cls, setup: Setup) -> "Handbook":
        """Return the handbook of a configuration's guideline.

        Raises:
            GuidelineError: the configuration or the guideline is wrong.
        """
        from pesanlint.store.guidelines import ready

        return cls(ready(setup.path, allow_outside=setup.choices.allow_outside, examples=True).guideline)

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """Full name → rule, in the order of the guideline."""
        found: dict[str, Rule] = {}
        for rule in self._guideline.rules:  # additions of a layer to a rule come after it
            found.setdefault(rule.id, rule)
        return found

    def explain(self, name: str) -> Explained:
        """Explain a rule.

        Args:
            name: its full name, with or without the pack.

        Raises:
            SelectorError: the rule does not exist; the message suggests the most similar name.
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
        """Return the position of a rule, or None if its file cannot be read."""
        try:
            return self._places.get(name)
        except OSError:
            return None


def pairs(examples: Sequence[Example]) -> list[tuple[str, str]]:
    """Return the examples as pairs of `✗` or `✓` and a text, each once: a `good` text is often an `ok` example too."""
    lines = [
        (mark, text.strip())
        for example in examples
        for mark, text in (("✗", example.bad), ("✓", example.good or example.ok))
        if text
    ]
    return list(dict.fromkeys(lines))
