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
from pesanlint.workspace.examples import asked_for, first_message
from pesanlint.workspace.workspace import Setup

_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#|]")
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
    def names(self) -> dict[str, int]:
        """The full names of the rules in the order of the guideline, each with its index there."""
        return asked_for(self._guideline, ())

    def rule(self, name: str) -> Rule:
        """The rule of a full name."""
        return self._guideline.rules[self.names[name]]

    def explain(self, name: str) -> Explained:
        """A rule in words.

        Args:
            name: its full name, or that without its pack.

        Raises:
            SelectorError: there is no such rule; the message names the likeliest one.
        """
        full = name if name in self.names else next((one for one in self.names if one.partition(".")[2] == name), None)
        if full is None:
            from pesanlint.authoring.problems import did_you_mean

            hint = did_you_mean(name, self.names)
            raise SelectorError(f"Tidak ada aturan bernama “{name}”.{hint} Lihat `pesanlint rules list`.")
        rule = self.rule(full)
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


def markdown(told: Explained, *, most: int | None = None) -> str:
    """A rule in Markdown: what it says, why, on what ground, and its examples, at most so many of them."""
    parts = [f"**{plain(told.message)}**", plain(told.why), f"Dasar: {plain(told.source)}" if told.source else ""]
    parts.append("\n".join(f"- {mark} {plain(text)}" for mark, text in pairs(told.examples)[:most]))
    parts.append(f"`{told.rule}` ({told.level.label})")
    return "\n\n".join(filter(None, parts))


def plain(text: str) -> str:
    """A text that Markdown shows as it is, in one line."""
    return _MARKDOWN.sub(r"\\\g<0>", " ".join(text.split()))
