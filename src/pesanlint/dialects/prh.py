"""Read a prh dictionary of terms (`prh.yml`) with its imports as a pack.

Follows the behaviour of prh: expressions are JavaScript's, a rule without a pattern finds its own term in full or half width
and in any letter case, and `specs` are examples.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pesanlint.authoring.marked import NOTHING, Location, Source, read
from pesanlint.authoring.project import Project
from pesanlint.authoring.tables import Tables
from pesanlint.authoring.validation import validate
from pesanlint.dialects.drafts import Draft, Pack
from pesanlint.errors import GuidelineError, Problem
from pesanlint.kinds import kind

_LITERAL = re.compile(r"/(.*)/([gimyu]*)", re.DOTALL)
_EMPTY = re.compile(r"\$(\d)")
_GROUP = re.compile(r"\$(\d)")
_NO_SLUG = re.compile(r"[^a-z0-9]+")
_WORD = "[0-9A-Za-z_]"
_BORDER = f"(?:(?<={_WORD})(?!{_WORD})|(?<!{_WORD})(?={_WORD}))"
_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|([bBdDwW/-])|.)", re.DOTALL)
_DEEPEST = 10
_KEYS = frozenset("expected pattern patterns regexpmustempty options specs prh".split())


def read_dictionary(path: Path, project: Project) -> Pack:
    """Return a prh dictionary as a pack.

    Args:
        path: the file.
        project: the project that must contain it and its imports.
    """
    reader = _Reader(project, path.stem)
    reader.file(path, 0, frozenset())
    return Pack(
        name=path.stem.partition(".")[0], title=f"prh: {path.name}", folder=path.parent, manifest=NOTHING, extends=(),
        drafts=tuple(reader.drafts.values()), changes={}, tables=Tables((), project), language="und",
        problems=tuple(reader.problems), left_out=tuple(reader.left_out), watched=tuple(sorted(reader.folders)),
    )  # fmt: skip


def expression(text: str) -> str:
    """Translate a regular expression of JavaScript to `regex`: `\\b`, `\\w` and `\\d` are ASCII there."""
    made, at, in_class = "", 0, False
    while at < len(text):
        if text[at] == "\\" and (m := _ESCAPE.match(text, at)):
            made += _escape(m, in_class=in_class)
            at = m.end()
            continue
        if in_class and text[at] in "[&~|":
            made += "\\"
        elif text.startswith("[^]", at):
            made, at = made + r"[\s\S]", at + 3
            continue
        elif text[at] == "{" and not in_class and not re.compile(r"\{\d+(?:,\d*)?\}").match(text, at):
            made += "\\"
        in_class = text[at] == "[" or (in_class and text[at] != "]")
        made, at = made + text[at], at + 1
    return made


def _escape(m: re.Match[str], *, in_class: bool) -> str:
    if code := m[1] or m[2]:
        return re.escape(chr(min(int(code, 16), 0x10FFFF)))
    inner = {"d": "0-9", "w": "0-9A-Za-z_"}.get(m[3] or "")
    if inner:
        return inner if in_class else f"[{inner}]"
    if m[3] in ("D", "W"):
        return m[0] if in_class else f"[^{'0-9' if m[3] == 'D' else '0-9A-Za-z_'}]"
    if m[3] in ("b", "B") and not in_class:
        return _BORDER if m[3] == "b" else f"(?!{_BORDER})"
    return m[3] if m[3] == "/" else m[0]


def widths(text: str) -> str:
    """Return an expression for a term in full or half width and any letter case, as prh does for a rule without a pattern."""
    made = []
    for character in text:
        if character.isascii() and character.isalnum():
            forms = dict.fromkeys((character.upper(), character.lower()))
            made.append(f"[{''.join(forms)}{''.join(chr(ord(one) + 0xFEE0) for one in forms)}]")
        else:
            made.append(character)  # prh does not escape it either
    return "".join(made)


@dataclass(slots=True)
class _Reader:
    """Reads dictionaries, and records unsupported parts."""

    project: Project
    name: str
    drafts: dict[str, Draft] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)
    folders: set[Path] = field(default_factory=set)
    _numbers: dict[str, int] = field(default_factory=dict)
    _above: list[Path] = field(default_factory=list)

    def file(self, path: Path, depth: int, ignored: frozenset[str]) -> None:
        """Read a dictionary and its imports.

        Args:
            path: the file.
            depth: number of imports that led to it.
            ignored: terms and patterns of rules that the importing file excludes.
        """
        try:
            source = read(path, self.project)
        except GuidelineError as error:
            self.problems += error.problems
            return
        self.folders.add(path.parent)
        self.problems += source.problems
        data = source.data
        if not isinstance(data, dict):
            self.problems.append(source.problem((), "Kamus prh berisi “version” dan “rules”."))
            return
        for key in data.keys() - {"version", "rules", "imports", "meta"}:
            self.left_out.append(source.problem((key,), f"Kunci “{key}” tidak dipakai di sini.", at_key=True))
        self._imports(data.get("imports"), source, path, depth)
        for index, rule in enumerate(data.get("rules") or ()):
            self._rule(rule, source, ("rules", index), ignored)

    def _imports(self, given: Any, source: Source, path: Path, depth: int) -> None:
        for index, one in enumerate(given if isinstance(given, list) else [given] if given else []):
            data = one if isinstance(one, dict) else {"path": one}
            target = (path.parent / str(data.get("path"))).resolve()
            if depth >= _DEEPEST or target in self._above:
                self.problems.append(source.problem(("imports", index), "Impor ini berputar, atau terlalu dalam."))
                continue
            if str(data.get("disableImports")).lower() == "true":
                depth = _DEEPEST
            ignored = frozenset(
                str(value)
                for rule in data.get("ignoreRules") or ()
                for value in (rule.values() if isinstance(rule, dict) else [rule])
            )
            self._above.append(path.resolve())
            self.file(target, depth + 1, ignored)
            self._above.pop()

    def _rule(self, rule: Any, source: Source, at: Location, ignored: frozenset[str]) -> None:
        rule = rule if isinstance(rule, dict) else {"expected": rule}
        expected = str(rule.get("expected") or "")
        written = rule.get("pattern") or rule.get("patterns") or []
        patterns = [str(one) for one in written] if isinstance(written, list) else [str(written)]
        if expected in ignored or any(pattern in ignored for pattern in patterns):
            return
        name = f"{self.name}.{self._slug(expected)}"
        if not expected:
            self.left_out.append(source.problem(at, f"Aturan “{name}” tidak dijalankan: “expected” tidak ada."))
            return
        for key in sorted(key for key in rule if key.lower() not in _KEYS):
            self.left_out.append(source.problem((*at, key), f"Aturan “{name}”: kunci “{key}” tidak dipakai.", at_key=True))
        options = rule.get("options") if isinstance(rule.get("options"), dict) else {}
        is_word = str((options or {}).get("wordBoundary")).lower() == "true"
        parts = [_pattern(pattern, is_word=is_word) for pattern in patterns] or [(_bordered(widths(expected), is_word), False)]
        wording: dict[str, Any] = {
            "not": "|".join(f"(?i:{text})" if is_any_case and len(parts) > 1 else f"(?:{text})" for text, is_any_case in parts),
            "use": _GROUP.sub(r"\\\1", expected),
        }
        if m := _EMPTY.fullmatch(str(rule.get("regexpMustEmpty") or "")):
            wording["unless"] = m[1]
        data: dict[str, Any] = {
            "id": name, "kind": "patterns", "level": "warning", "message": "Tulis “{use}”, bukan “{found}”.",
            "why": " ".join(str(rule.get("prh") or "").split()), "scope": ["narration", "quote"], "any_language": "true",
            "wordings": [wording], "border": "false", "as_written": "true",
            "match_case": "false" if all(is_any_case for _, is_any_case in parts) else "true",
            "examples": list(_examples(rule.get("specs"))),
        }  # fmt: skip
        data = {key: value for key, value in data.items() if value not in ("", [])}
        try:
            validate(kind("patterns"), data, lambda _, says, __: source.problem(at, says))
        except GuidelineError as error:
            why = f"Aturan “{name}” tidak dijalankan: "
            self.left_out += [one._replace(message=why + one.message) for one in error.problems]
            return
        self.drafts[name] = Draft(name, data, source, at, {}, topic=self.name, given={"literal": True})

    def _slug(self, expected: str) -> str:
        slug = _NO_SLUG.sub("-", expected.lower()).strip("-") or "istilah"
        self._numbers[slug] = number = self._numbers.get(slug, 0) + 1
        return slug if number == 1 else f"{slug}-{number}"


def _pattern(text: str, *, is_word: bool) -> tuple[str, bool]:
    """Return an expression for a pattern, and whether it ignores letter case."""
    if m := _LITERAL.fullmatch(text):
        return _bordered(expression(m[1]), is_word), "i" in m[2]
    return _bordered(re.escape(text), is_word), False


def _bordered(text: str, is_word: bool) -> str:
    return f"{_BORDER}{text}{_BORDER}" if is_word else text


def _examples(specs: Any) -> Iterator[dict[str, str]]:
    for spec in specs if isinstance(specs, list) else ():
        if isinstance(spec, dict) and spec.get("from") is not None and spec.get("to") is not None:
            before, after = str(spec["from"]), str(spec["to"])
            yield {"ok": before} if before == after else {"bad": before, "good": after}
