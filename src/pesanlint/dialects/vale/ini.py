"""Read `.vale.ini`: the styles for each file, their levels, and ignored text."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pesanlint.reading.conditions import is_valid
from pesanlint.records import NamedTuple

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


_CORE = frozenset("stylespath minalertlevel ignoredscopes wordtemplate skippedscopes ignoredclasses vocab nlpendpoint".split())
"""Keys that belong above all sections."""
_OF_SECTIONS = frozenset(
    "vocab basedonstyles ignorepatterns blockignores commentdelimiters tokenignores transform lang view".split()
)
"""Keys that belong in sections."""
_APART = frozenset("formats asciidoctor sphinx".split())
"""Sections that are none of files."""
_VALUES = frozenset("YES NO UNSET suggestion warning error".split())
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
        self.dropped = list(self._dropped([one for text_ in brought for one in entries(text_)], entries(text)))
        self.paths = [folder / value for value in self._values("", "StylesPath")]
        self.min_level = (self._values("", "MinAlertLevel") or ["suggestion"])[-1]
        self.vocabularies = after_none([word for value in self._values("", "Vocab") for word in words(value)])
        self.template = (self._values("", "WordTemplate") or [""])[-1]
        self.sections = list(dict.fromkeys(one.section for one in self.all if one.section and one.section != "formats"))

    def _values(self, section: str, key: str) -> list[str]:
        return [one.value for one in self.all if one.section == section and one.key.lower() == key.lower()]

    @staticmethod
    def _dropped(brought: Sequence[Entry], own: Sequence[Entry]) -> Iterator[tuple[Entry, list[str]]]:
        """Yield entries that replace styles which a package turns on, with these."""
        given = [word for one in brought if one.section and one.key.lower() == "basedonstyles" for word in words(one.value)]
        for one in own:
            if one.section and one.key.lower() == "basedonstyles" and (named := words(one.value)):
                gone = [style for style in after_none(given) if style not in named]
                if gone and "NONE" not in named:
                    yield one, gone

    def misplaced(self) -> Iterator[tuple[Entry, str]]:
        """Yield the keys that stand in sections and belong above them, or the other way around, each with what to do."""
        for one in self.all:
            key = one.key.lower()
            if one.section and one.section not in _APART and key in _CORE - _OF_SECTIONS:
                yield one, f"Tulis “{one.key}” di atas semua bagian."
            elif not one.section and key in _OF_SECTIONS - _CORE:
                yield one, f"Tulis “{one.key}” di dalam sebuah bagian, misalnya [*]."

    def unknown(self) -> Iterator[tuple[Entry, str]]:
        """Yield the keys of sections that mean nothing or have a surprising effect, each with what to say of it."""
        for one in self.all:
            is_known = one.key.lower() in _CORE | _OF_SECTIONS or _OF_RULE.fullmatch(one.key) or one.value in _VALUES
            if one.section and one.section not in _APART and not is_known:
                is_rule = "." in one.key
                says = f"Nilai “{one.value}” untuk “{one.key}” tidak dikenal; aturan itu dimatikan." if is_rule else ""
                yield one, says or f"Kunci “{one.key}” tidak dikenal."
        for one, gone in self.dropped:
            yield one, f"BasedOnStyles di [{one.section}] mengganti gaya dari paket: {', '.join(gone)}. Sebutkan bila dipakai."
        if given := [one for one in self.all if one.section == "formats"]:
            from pesanlint.readers.code import LANGUAGES

            for one in given:
                if one.value in LANGUAGES and one.key not in LANGUAGES:
                    yield one, f"“{one.key} = {one.value}” tidak dipakai di sini."

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
