"""YAML with the place of every value, so that each mistake can be pointed at.

The YAML of a guideline is the plain part of the language: scalars are text (`no`, `1:30` and dates are words here), keys are
not repeated, nothing is anchored or tagged. What a value means, the schema of its key says.
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
MAX_DEPTH = 20
_MOST_CONTROLS = 20
"""A file with more control characters than that is no text."""

Location = tuple[str | int, ...]
"""The way to a value from the root: keys and list indices."""

_REFUSED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Controls, and what reorders a line as it is shown. They have no place in texts that are written into other texts."""
_ESCAPES = {
    "\0": "\\0", "\a": "\\a", "\b": "\\b", "\v": "\\v", "\f": "\\f", "\r": "\\r", "\x1b": "\\e",
}  # fmt: skip
"""What YAML reads as such characters between double quotation marks, where people mean a regular expression."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# libyaml's words for the mistakes that people make, and ours.
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
    """One YAML file: its data, made of text, lists and mappings only, and where in the file each value stands."""

    path: str
    data: Any
    _root: "yaml.Node | None" = field(repr=False)
    problems: tuple[Problem, ...] = ()
    """What is wrong with the YAML, though it can be read: the data is as if what they name were not there."""
    _left_out: "_LeftOut | None" = field(default=None, repr=False)

    def problem(self, location: Location, message: str, *, at_key: bool = False) -> Problem:
        """A problem at a value, or at its key. Where there is no such value, at the nearest one around it."""
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
"""The source of what is nowhere written."""


class _LeftOut:
    """Control characters that are no YAML, taken out of a text so that its other mistakes are found too."""

    def __init__(self, text: str, path: str) -> None:
        self.problems: list[Problem] = []
        self._columns: dict[int, list[int]] = defaultdict(list)  # of each line
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
        """Where a place of the text that is left is in the whole text."""
        line, column = place
        for left_out in self._columns.get(line, ()):
            column += left_out <= column
        return Position(line, column)

    def together(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems of the text that is left and those of what was taken out."""
        return [
            *self.problems,
            *(Problem(one.path, *self.place(Position(one.line, one.column)), one.message) for one in problems),
        ]


def read(path: Path, project: Project = ANYWHERE) -> Source:
    """Read a YAML file, as far as it can be read.

    Args:
        path: the file.
        project: where the file may lie.

    Raises:
        GuidelineError: it cannot be read, is too big, or is not the plain YAML that is wanted here. What does not keep it
            from being read is among the source's `problems`.
    """
    return decoded(read_raw(path, project), str(path))


def read_raw(path: Path, project: Project = ANYWHERE) -> bytes:
    """The bytes of a YAML file.

    Raises:
        GuidelineError: it cannot be read, or is too big.
    """
    try:
        return project.read(path, MAX_SIZE)
    except OSError as error:
        fail(str(path), f"Berkas tidak dapat dibaca: {reason(error)}.")


def decoded(raw: bytes, shown: str) -> Source:
    """Read YAML that is at hand as bytes; `shown` is the name of its file.

    Raises:
        GuidelineError: it is not UTF-8, or not the plain YAML that is wanted here.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fail(shown, "Berkas ini bukan UTF-8; simpan ulang sebagai UTF-8.", raw[: error.start].count(b"\n") + 1)
    return parse(text, shown)


def parse(text: str, path: str) -> Source:
    """Read YAML that is at hand as text, as far as it can be read.

    Raises:
        GuidelineError: it is not the plain YAML that is wanted here. What does not keep it from being read is among the
            source's `problems`.
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
    """The nodes of a text.

    Raises:
        GuidelineError: it is not the plain YAML that is wanted here.
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
    """What goes beyond plain YAML. Looked for in the events, because composing nodes recurses as deep as the text nests."""
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
    """The first character of a text that a guideline must not hold; nothing where there is none."""
    m = _REFUSED.search(text)
    return m[0] if m else ""


def refusal(control: str) -> str:
    """What to say of such a character (Indonesian)."""
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
