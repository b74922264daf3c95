"""Explain a rule (what it requires, why, its source) for the command line, editors and assistants."""

import datetime as dt
import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from pesanlint.errors import SelectorError
from pesanlint.finding import Level
from pesanlint.guideline import Guideline
from pesanlint.records import NamedTuple
from pesanlint.rule import Example, Rule
from pesanlint.workspace.examples import asked_for, first_message

_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#|]")
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
        self.guideline = guideline

    @cached_property
    def names(self) -> dict[str, int]:
        """Full name → index in the guideline, in its order."""
        return asked_for(self.guideline, ())

    def rule(self, name: str) -> Rule:
        """Return the rule with a full name."""
        return self.guideline.rules[self.names[name]]

    def explain(self, name: str) -> Explained:
        """Explain a rule.

        Args:
            name: its full name, with or without the pack.

        Raises:
            SelectorError: the rule does not exist; the message suggests the most similar name.
        """
        full = name if name in self.names else next((one for one in self.names if one.partition(".")[2] == name), None)
        if full is None:
            from pesanlint.authoring.problems import did_you_mean

            hint = did_you_mean(name, self.names)
            raise SelectorError(f"Tidak ada aturan bernama “{name}”.{hint} Lihat `pesanlint rules list`.")
        rule = self.rule(full)
        return Explained(
            rule.id, rule.level, rule.kind, rule.layer, first_message(self.guideline, rule).strip(), rule.why.strip(),
            rule.source.strip(), rule.valid_from, rule.valid_until, rule.examples,
        )  # fmt: skip

    @cached_property
    def _places(self) -> dict[str, Place]:
        found: dict[str, Place] = {}
        for layer in self.guideline.layers:
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


def markdown(told: Explained, *, most: int | None = None) -> str:
    """Return a rule in Markdown: message, reason, clause, and a maximum number of examples."""
    parts = [f"**{plain(told.message)}**", plain(told.why), f"Dasar: {plain(told.source)}" if told.source else ""]
    parts.append("\n".join(f"- {mark} {plain(text)}" for mark, text in pairs(told.examples)[:most]))
    parts.append(f"`{told.rule}` ({told.level.label})")
    return "\n\n".join(filter(None, parts))


def plain(text: str) -> str:
    """Escape a text for one line of Markdown."""
    return _MARKDOWN.sub(r"\\\g<0>", " ".join(text.split()))
