"""Read `.vale.ini`: the styles for each file, their levels, and ignored text."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pesanlint.reading.conditions import is_valid

_KEY = re.compile(r"\s*([^=:\s][^=]*?)\s*=\s*(.*)")
_OF_RULE = re.compile(r"([\w.-]+)\[(\w+)\]")
_BAR = re.compile(r"(?<!\\),")


class Entry(NamedTuple):
    """A key of a section with its value and line."""

    section: str
    key: str
    value: str
    line: int


def entries(text: str) -> list[Entry]:
    """Return the keys of a file in order; those above all sections have an empty section."""
    found: list[Entry] = []
    section = ""
    lines = iter(enumerate(text.splitlines(), 1))
    for number, line in lines:
        written = line.strip()
        while written.endswith("\\") and (more := next(lines, None)):
            written = f"{written[:-1].rstrip()} {more[1].strip()}".strip()
        if written.startswith(("#", ";")) or not written:
            continue
        if written.startswith("[") and written.endswith("]"):
            section = written[1:-1].strip()
        elif m := _KEY.fullmatch(written):
            found.append(Entry(section, m[1], _unquoted(m[2]), number))
    return found


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'`":
        return value[1:-1]
    return value


def words(value: str) -> list[str]:
    """Return the items of a value separated by commas; a backslash escapes a comma."""
    return [part.strip().replace("\\,", ",") for part in _BAR.split(value) if part.strip()]


def after_none(values: list[str]) -> list[str]:
    """Return the values after the last `NONE`, each once."""
    if "NONE" in values:
        values = values[len(values) - values[::-1].index("NONE") :]
    return list(dict.fromkeys(values))


_NEVER_READ = frozenset("code tt script style pre figure".split())
"""Elements that are not read anyway."""


class Settings:
    """The settings of a `.vale.ini`.

    Args:
        text: the file.
        folder: the folder that its paths are relative to.
        brought: configurations that packages brought along, which it goes beyond.
    """

    def __init__(self, text: str, folder: Path, brought: Sequence[str] = ()) -> None:
        self.all: list[Entry] = []
        self.conditional: list[Entry] = []
        """Keys of sections whose condition, as in `[*.md if .Meta.draft]`, is none that can be evaluated here."""
        for one in (*(one._replace(line=1) for text_ in brought for one in entries(text_)), *entries(text)):
            _, has_condition, condition = one.section.partition(" if ")
            (self.conditional if has_condition and not is_valid(condition) else self.all).append(one)
        self.paths = [folder / value for value in self._values("", "StylesPath")]
        self.min_level = (self._values("", "MinAlertLevel") or ["suggestion"])[-1]
        self.vocabularies = after_none([word for value in self._values("", "Vocab") for word in words(value)])
        self.template = (self._values("", "WordTemplate") or [""])[-1]
        self.sections = list(dict.fromkeys(one.section for one in self.all if one.section and one.section != "formats"))

    def _values(self, section: str, key: str) -> list[str]:
        return [one.value for one in self.all if one.section == section and one.key.lower() == key.lower()]

    def styles(self, section: str) -> list[str] | None:
        """Return the styles of a section; None if it names none."""
        values = self._values(section, "BasedOnStyles")
        return after_none([word for value in values for word in words(value)]) if values else None

    def named(self) -> list[str]:
        """Return, in order, the styles that sections are based on, and those of configured rules."""
        based = [style for section in self.sections for style in self.styles(section) or ()]
        switched = [one.key.partition(".")[0] for one in self.all if one.section and "." in one.key and "[" not in one.key]
        return list(dict.fromkeys([*based, *switched]))

    def files(self, rule: str, known: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        """Return globs of files with the setting of a rule for them; see `Rule.files`."""
        style = rule.partition(".")[0]
        based = ((section, self.styles(section)) for section in self.sections)
        found = [(section, "on" if style in styles else "off") for section, styles in based if styles is not None]
        checks: list[tuple[str, tuple[str, str]]] = []
        for section in sorted(self.sections, key=lambda one: one != "*"):  # `[*]` comes first
            if self.styles(section) == []:
                checks.append(("", (section, "off")))
            for one in self.all:
                if one.section != section or one.key not in (rule, style):
                    continue
                value = one.value
                if value == "UNSET":
                    inherited = [check for check in checks if check[0] == one.key and check[1][0] not in (section, "*")]
                    if section == "*" or {check[1][0] for check in checks if check[0] == one.key} <= {section}:
                        checks = [check for check in checks if check[0] != one.key or check in inherited]
                    else:
                        based_on = [says for glob, says in found if glob in (section, "*")]
                        checks.append((one.key, (section, based_on[-1] if based_on else "off")))
                else:
                    checks.append((one.key, (section, "on" if value == "YES" else value if value in known else "off")))
        return (*found, *(check for _, check in checks))

    def section_vocabularies(self) -> list[tuple[str, str]]:
        """Return the vocabularies of sections, each with its section."""
        found: list[tuple[str, str]] = []
        for section in self.sections:
            named = [word for value in self._values(section, "Vocab") for word in words(value)]
            found += ((section, name) for name in after_none(named))
        return found

    def keys_of_rules(self) -> dict[str, dict[str, str]]:
        """Return the keys that are set for single rules, `Vale.Spelling[split] = YES`, by rule."""
        found: dict[str, dict[str, str]] = {}
        for one in self.all:
            if m := _OF_RULE.fullmatch(one.key):
                found.setdefault(m[1], {})[m[2].lower()] = one.value
        return found

    def skips(self) -> tuple[tuple[str, str], ...]:
        """Return globs of files, each with an element, a class (`.name`) or a scope that is passed over; see `Rule.skips`."""
        found: list[tuple[str, str]] = []
        for one in self.all:
            key = one.key.lower()
            if key == "ignoredclasses":
                found += (("*", f".{word}") for word in words(one.value))
            elif key in ("ignoredscopes", "skippedscopes"):
                for word in set(words(one.value)) - _NEVER_READ:
                    labels = [label for label in word.split(".") if label != "text"]
                    extension = labels.pop() if len(labels) > 2 or labels[-1:] in (["md"], ["mdx"], ["html"]) else ""
                    found.append((f"*.{extension}" if extension else "*", ".".join(labels)))
        return tuple(sorted(found))

    def ignores(self) -> tuple[tuple[str, str], ...]:
        """Return globs of files, each with an expression for ignored text."""
        keys = ("tokenignores", "blockignores", "ignorepatterns")
        return tuple(
            (one.section or "*", pattern) for one in self.all if one.key.lower() in keys for pattern in words(one.value)
        )
