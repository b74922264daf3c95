"""Read YAML with the position of every value, so that a message can point at each mistake.

A guideline uses only plain YAML: every scalar is text (`no`, `1:30` and dates too), keys are unique, and anchors, aliases and
tags are not allowed. The schema of a key decides what its value means.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from pesanlint.authoring.problems import fail
from pesanlint.authoring.project import ANYWHERE, Project
from pesanlint.errors import GuidelineError, Problem, reason
from pesanlint.spans import Lines, Position

MAX_SIZE = 1024 * 1024
"""Bytes that a YAML file may have."""
MAX_DEPTH = 20
_MOST_CONTROLS = 20
"""Control characters beyond which a file is not text."""

Location = tuple[str | int, ...]
"""The path to a value from the root: keys and list indices."""

_REFUSED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Control characters and those that reorder a displayed line; terms and messages may not contain them."""
_ESCAPES = {
    "\0": "\\0", "\a": "\\a", "\b": "\\b", "\v": "\\v", "\f": "\\f", "\r": "\\r", "\x1b": "\\e",
}  # fmt: skip
"""Control character → its YAML escape in double quotation marks, which people write when they mean a regular expression."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Messages of libyaml → ours (Indonesian).
_TOO_DEEP = f"Susunan ini lebih dalam daripada {MAX_DEPTH} tingkat."
_SCANNER_MESSAGES = {
    "exceeded maximum nesting depth": _TOO_DEEP,
    "found character that cannot start any token": "Karakter ini tidak boleh mengawali nilai. Gunakan spasi, bukan tab, untuk "
    "menjorokkan baris; apit teks yang diawali %, @, atau ` dengan tanda petik.",
    "mapping values are not allowed in this context": "Tanda titik dua di sini tidak sah. Apit teksnya dengan tanda petik.",
    "could not find expected ':'": "Kunci ini harus diikuti titik dua.",
    "did not find expected key": "Jorokan baris ini tidak sejajar dengan kunci di atasnya.",
    "did not find expected '-' indicator": "Jorokan baris ini tidak sejajar dengan butir daftar di atasnya.",
    "found a tab character that violates indentation": "Gunakan spasi, bukan tab, untuk menjorokkan baris.",
    "did not find expected node content": "Di sini diharapkan nilai; apit teks yang memuat tanda baca dengan tanda petik.",
    "but found another document": "Satu berkas memuat satu dokumen YAML saja; hapus baris “---”.",
    "found unknown escape character": "Di antara tanda petik ganda, garis miring terbalik mengawali kode YAML. Apit pola ini "
    "dengan tanda petik tunggal, misalnya '\\d+'.",
    "found unexpected end of stream": "Tanda petik atau kurung yang dibuka tidak ditutup.",
    "did not find expected ',' or ']'": "Daftar [...] ini tidak ditutup, atau antarbutirnya tidak diberi koma.",
    "did not find expected ',' or '}'": "Pasangan {...} ini tidak ditutup, atau antarkuncinya tidak diberi koma.",
}


@dataclass(frozen=True, slots=True)
class Source:
    """One YAML file: its data, consisting of text, lists and mappings only, and the position of each value in the file."""

    path: str
    data: Any
    _root: "yaml.Node | None" = field(repr=False)
    problems: tuple[Problem, ...] = ()
    """Mistakes in the YAML that do not prevent reading it; what they point at is left out of the data."""
    _left_out: "_LeftOut | None" = field(default=None, repr=False)

    def problem(self, location: Location, message: str, *, at_key: bool = False) -> Problem:
        """Return a problem at a value or its key, or at the nearest enclosing value if there is no value at the location."""
        line, column = self._position(location, at_key=at_key)
        return Problem(self.path, line, column, message)

    def _position(self, location: Location, *, at_key: bool) -> Position:
        node, key = self._root, None
        for index, step in enumerate(location):
            child: Any = None
            if isinstance(node, yaml.MappingNode):
                child = next(((k, v) for k, v in node.value if k.value == str(step)), None)
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                child = (None, node.value[step])
            if child is None:
                break
            key = child[0] if index == len(location) - 1 else None
            node = child[1]
        chosen = key if at_key and key is not None else node
        if chosen is None:
            return Position(1, 1)
        place = Position(chosen.start_mark.line + 1, chosen.start_mark.column + 1)
        return self._left_out.place(place) if self._left_out else place


NOTHING = Source("", {}, None)
"""The source of data that comes from no file."""


class _LeftOut:
    """Removes the control characters that YAML forbids from a text, so that its other mistakes are found too."""

    def __init__(self, text: str, path: str) -> None:
        self.problems: list[Problem] = []
        self._columns: dict[int, list[int]] = defaultdict(list)  # line → columns of the removed characters
        self.text = text
        found = list(islice(yaml.reader.Reader.NON_PRINTABLE.finditer(text), _MOST_CONTROLS + 1))
        if len(found) > _MOST_CONTROLS:
            fail(path, "Berkas ini penuh karakter kendali dan bukan teks; simpan ulang sebagai teks biasa (UTF-8).")
        if found:
            places = Lines(text)
            for m in found:
                line, column = places.position(m.start())
                self._columns[line].append(column)
                message = f"Karakter U+{ord(m[0]):04X} tidak boleh ada dalam berkas ini; hapuslah."
                self.problems.append(Problem(path, line, column, message))
            self.text = yaml.reader.Reader.NON_PRINTABLE.sub("", text)

    def place(self, place: Position) -> Position:
        """Return the position in the original text of a position in the text without control characters."""
        line, column = place
        for left_out in self._columns.get(line, ()):
            column += left_out <= column
        return Position(line, column)

    def together(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return the problems of the removed characters and those of the remaining text, at their original positions."""
        return [
            *self.problems,
            *(Problem(one.path, *self.place(Position(one.line, one.column)), one.message) for one in problems),
        ]


def read(path: Path, project: Project = ANYWHERE) -> Source:
    """Read a YAML file. Mistakes that do not prevent reading it are in the source's `problems`.

    Args:
        path: the file.
        project: the project that the file must be in.

    Raises:
        GuidelineError: it cannot be read, is too large, or is not plain YAML.
    """
    return decoded(read_raw(path, project), str(path))


def read_raw(path: Path, project: Project = ANYWHERE) -> bytes:
    """Return the bytes of a YAML file.

    Raises:
        GuidelineError: it cannot be read, or is too large.
    """
    try:
        return project.read(path, MAX_SIZE)
    except OSError as error:
        fail(str(path), f"Berkas tidak dapat dibaca: {reason(error)}.")


def decoded(raw: bytes, shown: str) -> Source:
    """Read YAML from bytes; `shown` is the path in messages.

    Raises:
        GuidelineError: it is not UTF-8, or not plain YAML.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fail(shown, "Berkas ini bukan UTF-8; simpan ulang sebagai UTF-8.", raw[: error.start].count(b"\n") + 1)
    return parse(text, shown)


def parse(text: str, path: str) -> Source:
    """Read YAML from text. Mistakes that do not prevent reading it are in the source's `problems`.

    Raises:
        GuidelineError: it is not plain YAML.
    """
    left_out = _LeftOut(text, path)
    try:
        root = _composed(left_out.text, path)
    except GuidelineError as error:
        raise GuidelineError(left_out.together(error.problems)) from None
    problems: list[Problem] = []
    data = _value(root, path, problems) if root is not None else None
    return Source(path, data, root, tuple(left_out.together(problems)), left_out if left_out.problems else None)


def _composed(text: str, path: str) -> "yaml.Node | None":
    """Return the root node of a text, or None for an empty text.

    Raises:
        GuidelineError: it is not plain YAML.
    """
    try:
        if problems := list(_not_plain(text, path)):
            raise GuidelineError(problems)
        root: yaml.Node | None = yaml.compose(text, _LOADER)
    except yaml.MarkedYAMLError as error:
        message = _SCANNER_MESSAGES.get(error.problem or "", f"YAML tidak sah: {error.problem}.")
        mark = error.problem_mark
        if mark is None:
            fail(path, message)
        fail(path, message, mark.line + 1, mark.column + 1)
    except yaml.YAMLError as error:
        fail(path, f"YAML tidak sah: {str(error).splitlines()[0]}.")
    return root


def _not_plain(text: str, path: str) -> Iterator[Problem]:
    """Yield what goes beyond plain YAML. Reads the parser's events, because composing nodes recurses as deep as the text."""
    depth = 0
    for event in yaml.parse(text, _LOADER):
        mark = event.start_mark
        assert mark is not None, "the parser marks every event"
        line, column = mark.line + 1, mark.column + 1
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            yield Problem(path, line, column, "Jangkar (&) dan alias (*) tidak dipakai di sini; tuliskan nilainya.")
        elif isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag is not None:
            yield Problem(path, line, column, f"Tag “{event.tag}” tidak dipakai di sini; tuliskan nilainya saja.")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                yield Problem(path, line, column, _TOO_DEEP)
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _value(node: yaml.Node, path: str, problems: list[Problem]) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, path, problems) for item in node.value]
    if isinstance(node, yaml.ScalarNode):
        _refuse_controls(node, path, problems)
        value = _REFUSED.sub("", node.value)
        return value or (value if node.style else None)
    found: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        mark = key.start_mark
        if not isinstance(key, yaml.ScalarNode):
            problems.append(Problem(path, mark.line + 1, mark.column + 1, "Kunci harus berupa satu kata."))
        elif (name := _REFUSED.sub("", key.value)) in found:
            message = f"Kunci “{name}” sudah ada pada baris {lines[name]}."
            problems.append(Problem(path, mark.line + 1, mark.column + 1, message))
        else:
            _refuse_controls(key, path, problems)
            lines[name] = mark.line + 1
            found[name] = _value(value, path, problems)
    return found


def control_in(text: str) -> str:
    """Return the first character of a text that a guideline must not contain, or "" if there is none."""
    m = _REFUSED.search(text)
    return m[0] if m else ""


def refusal(control: str) -> str:
    """Return the message (Indonesian) for such a character."""
    return f"Karakter kendali U+{ord(control):04X} tidak boleh ada dalam pedoman; hapuslah."


def _refuse_controls(node: yaml.ScalarNode, path: str, problems: list[Problem]) -> None:
    if control := control_in(node.value):
        message = refusal(control)
        if node.style == '"' and (escape := _ESCAPES.get(control)):
            message = (
                f"Di antara tanda petik ganda, YAML membaca “{escape}” sebagai karakter kendali U+{ord(control):04X}. "
                "Apit teks ini dengan tanda petik tunggal (')."
            )
        problems.append(Problem(path, node.start_mark.line + 1, node.start_mark.column + 1, message))
