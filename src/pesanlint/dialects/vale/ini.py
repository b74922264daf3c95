"""`.vale.ini`: which styles hold for which files, at which level, and what is not looked at."""

import re
from pathlib import Path
from typing import NamedTuple

_KEY = re.compile(r"\s*([^=:\s][^=]*?)\s*=\s*(.*)")
_BAR = re.compile(r"(?<!\\),")


class Entry(NamedTuple):
    """A key of a section with its value, and its line."""

    section: str
    key: str
    value: str
    line: int


def entries(text: str) -> list[Entry]:
    """The keys of a file, in order; those above every section have an empty one."""
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
    """The parts of a value that are parted by commas; a backslash before one keeps it."""
    return [part.strip().replace("\\,", ",") for part in _BAR.split(value) if part.strip()]


def after_none(values: list[str]) -> list[str]:
    """The values behind the last `NONE`, each once."""
    if "NONE" in values:
        values = values[len(values) - values[::-1].index("NONE") :]
    return list(dict.fromkeys(values))


class Settings:
    """What a `.vale.ini` says, ready to be asked.

    Args:
        text: the file.
        folder: the folder that its paths are relative to.
    """

    def __init__(self, text: str, folder: Path) -> None:
        self.all: list[Entry] = []
        self.conditional: list[Entry] = []
        """What stands in sections that hold on a condition, `[*.md if .Meta.draft]`, which nobody here can ask."""
        for one in entries(text):
            (self.conditional if " if " in one.section else self.all).append(one)
        self.paths = [folder / value for value in self._values("", "StylesPath")]
        self.min_level = (self._values("", "MinAlertLevel") or ["suggestion"])[-1]
        self.vocabularies = after_none([word for value in self._values("", "Vocab") for word in words(value)])
        self.template = (self._values("", "WordTemplate") or [""])[-1]
        self.sections = list(dict.fromkeys(one.section for one in self.all if one.section and one.section != "formats"))

    def _values(self, section: str, key: str) -> list[str]:
        return [one.value for one in self.all if one.section == section and one.key.lower() == key.lower()]

    def styles(self, section: str) -> list[str] | None:
        """The styles of a section; None where it does not say."""
        values = self._values(section, "BasedOnStyles")
        return after_none([word for value in values for word in words(value)]) if values else None

    def named(self) -> list[str]:
        """Every style that a section is based on, and of which a rule is switched, in order."""
        based = [style for section in self.sections for style in self.styles(section) or ()]
        switched = [one.key.partition(".")[0] for one in self.all if one.section and "." in one.key and "[" not in one.key]
        return list(dict.fromkeys([*based, *switched]))

    def files(self, rule: str, known: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        """For a rule, globs of files with what holds there; see `Rule.files`."""
        style = rule.partition(".")[0]
        based = ((section, self.styles(section)) for section in self.sections)
        found = [(section, "on" if style in styles else "off") for section, styles in based if styles is not None]
        checks: list[tuple[str, tuple[str, str]]] = []
        for section in sorted(self.sections, key=lambda one: one != "*"):  # those of `[*]` come first
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

    def ignores(self) -> tuple[tuple[str, str], ...]:
        """Globs of files, each with an expression for what is not looked at there."""
        keys = ("tokenignores", "blockignores", "ignorepatterns")
        return tuple(
            (one.section or "*", pattern) for one in self.all if one.key.lower() in keys for pattern in words(one.value)
        )
