"""Reads a roster: the CSV file that a desk keeps in Excel, or YAML."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from pesanlint.authoring.fields import STRICT
from pesanlint.authoring.marked import Location, control_in, read, refusal
from pesanlint.authoring.problems import did_you_mean, fail
from pesanlint.authoring.project import ANYWHERE, Project
from pesanlint.authoring.validation import validate, validate_file
from pesanlint.desk.roster import Post, Roster
from pesanlint.errors import GuidelineError, Problem, ReadError, reason
from pesanlint.inputs import MIB
from pesanlint.language.id import dates
from pesanlint.language.id.names import without_degrees
from pesanlint.readers.encoding import decode
from pesanlint.records import NamedTuple

COLUMNS = {"nama": "name", "gelar": "degrees", "jabatan": "title", "satuan": "unit", "mulai": "from", "selesai": "to"}
"""Column of a CSV file → its key."""
_KEYS = COLUMNS | {"sampai": "to"}
"""The same, with alternative names of columns."""

MAX_SIZE = 8 * MIB
_SHEETS = (".xlsx", ".xls", ".xlsm", ".ods")
_DATES = ("from", "to")
_MISSING = re.compile(r"^Kunci “(\w+)” harus ada di sini")
_TOO_SOON = "Masa jabatan ini berakhir sebelum dimulai."
_MISPLACED_QUOTE = "Baris ini tidak dapat dibaca sebagai CSV. Gandakan tanda petik yang termasuk isian kolom."
_CSV_MISTAKES = {"unexpected end of data": "Tanda petik yang dibuka pada baris ini tidak ditutup."}
_FIGURES = re.compile(r"(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})")
_NAMED = re.compile(r"(?P<day>\d{1,2})[ ./-]+(?P<month>[A-Za-z]{3,9})\.?[ ./-]+(?P<year>\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})")
_MIDNIGHT = re.compile(r"[ T]0{1,2}[:.]00(?:[:.]00)?$")
_ENGLISH = {"may": 5, "aug": 8, "oct": 10, "dec": 12, "january": 1, "february": 2, "march": 3, "june": 6, "july": 7}
_ENGLISH |= {"august": 8, "october": 10, "december": 12}
"""English names of months that differ from Indonesian ones, as an English Excel writes them."""
_WRONG_DATE = (
    "“{cell}” tidak terbaca sebagai tanggal. Tulis 2025-07-17, 17/7/2025, 17-07-2025, 17.7.2025, 17-Jul-25, atau 17 Juli 2025; "
    "hari selalu lebih dahulu daripada bulan, dan tahun dua angka 00–68 dibaca 2000–2068, 69–99 dibaca 1969–1999."
)
_NO_SUCH_DAY = "Tidak ada tanggal seperti “{cell}” dalam kalender; hari ditulis lebih dahulu daripada bulan."


@dataclass(frozen=True, slots=True)
class _File:
    __pydantic_config__ = STRICT

    roster: tuple[Post, ...] = field(default=())


def load_roster(path: Path, project: Project = ANYWHERE) -> Roster:
    """Read a roster.

    A CSV file has the columns nama, gelar, jabatan, satuan, mulai, selesai (or name, degrees, title, unit, from, to), separated
    by commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252. Dates are 2024-06-01, 1/6/2024, 1-Jun-24 or 1 Juni 2024.
    Degrees may be in their own column or with the name; names and offices may be in capitals.

    Raises:
        GuidelineError: the file cannot be read, or a row is invalid.
    """
    if path.suffix.lower() in (".yaml", ".yml"):
        source = read(path, project)
        file, problems = validate_file(_File, source)
        posts = file.roster
        too_soon = (index for index, post in enumerate(posts) if _ends_too_soon(post))
        if wrong := [*problems, *(source.problem(("roster", index, "to"), _TOO_SOON) for index in too_soon)]:
            raise GuidelineError(wrong)
    else:
        posts = tuple(_from_csv(path, project))
    return Roster(
        tuple(
            replace(post, name=_without_capitals(without_degrees(post.name)), title=_without_capitals(post.title))
            for post in posts
        )
    )


def _without_capitals(words: str) -> str:
    """Words, with those in capitals (as in many lists of persons) converted to initial capitals."""
    return " ".join(word.capitalize() for word in words.split()) if words.isupper() else words


def _from_csv(path: Path, project: Project) -> Iterator[Post]:
    if path.suffix.lower() in _SHEETS:
        fail(str(path), "Simpan dahulu lembar kerja ini sebagai CSV, lalu sebutkan berkas CSV-nya pada “roster”.")
    try:
        text, _, _ = decode(project.read(path, MAX_SIZE))
    except OSError as error:
        fail(str(path), f"Daftar pejabat tidak dapat dibaca: {reason(error)}.")
    except ReadError as error:
        fail(str(path), f"Daftar pejabat tidak dapat dibaca. {error}")
    lines = text.splitlines(keepends=True)
    skipped = bool(lines and lines[0].lower().startswith("sep="))  # Excel's own header line
    header_line = "".join(lines[skipped : skipped + 1])
    separator = max(";,\t", key=header_line.count)  # Excel writes ; if the comma is the decimal mark
    rows = _rows(str(path), lines[skipped:], 1 + skipped, separator)
    first = next(rows, _Row([], [(1 + skipped, 1)]))
    header = [" ".join(column.split()).lower() for column in first.cells]
    if problems := list(_in_header(str(path), first, header)):
        raise GuidelineError(problems)
    yield from _in_rows(str(path), rows, header)


class _Row(NamedTuple):
    """A row of a CSV file, with the line and column at which each cell begins; at least one."""

    cells: list[str]
    places: list[tuple[int, int]]

    def place(self, index: int) -> tuple[int, int]:
        """The beginning of a cell; of the row, if the row has no such cell."""
        return self.places[index] if index < len(self.places) else self.places[0]


def _rows(path: str, lines: list[str], line: int, separator: str) -> Iterator[_Row]:
    """The rows of a CSV file.

    Raises:
        GuidelineError: a quotation mark is not closed or is misplaced.
    """
    rows = csv.reader(io.StringIO("".join(lines), newline=""), delimiter=separator, strict=True)
    while True:
        start = rows.line_num
        try:
            row = next(rows, None)
        except csv.Error as error:
            fail(path, _CSV_MISTAKES.get(str(error), _MISPLACED_QUOTE), line + start)
        if row is None:
            return
        yield _Row(row, list(_places("".join(lines[start : rows.line_num]), line + start, separator)))


def _places(raw: str, line: int, separator: str) -> Iterator[tuple[int, int]]:
    """The line and column at which each cell of a row begins."""
    column, is_quoted = 1, False
    yield line, column
    for character in raw:
        column += 1
        if character == '"':
            is_quoted = not is_quoted
        elif character == "\n":
            line, column = line + 1, 1
        elif character == separator and not is_quoted:
            yield line, column


def _in_header(path: str, row: _Row, header: list[str]) -> Iterator[Problem]:
    """The problems of the names of the columns."""
    keys = [_KEYS.get(column, column) for column in header]
    known = f"Kolom yang dikenal: {', '.join(COLUMNS)}."
    for index, (column, key) in enumerate(zip(header, keys, strict=True)):
        if key and key not in COLUMNS.values():
            yield Problem(path, *row.place(index), f"Kolom “{column}” tidak dikenal.{did_you_mean(column, COLUMNS)} {known}")
        elif key and key in keys[:index]:
            yield Problem(path, *row.place(index), f"Kolom “{column}” ada lebih dari satu kali.")
    if all(not key or key in COLUMNS.values() for key in keys):
        for name in ("nama", "jabatan", "satuan"):
            if COLUMNS[name] not in keys:
                yield Problem(path, *row.place(0), f"Kolom “{name}” tidak ada. {known}")


def _in_rows(path: str, rows: Iterator[_Row], header: list[str]) -> Iterator[Post]:
    columns = {_KEYS.get(column, column): index for index, column in enumerate(header) if column}
    problems: list[Problem] = []
    try:
        for row in rows:
            locate = partial(_in_row, path, row, columns, header)
            before = len(problems)
            data: dict[str, Any] = {}
            for key, index in columns.items():
                if cell := row.cells[index].strip() if index < len(row.cells) else "":
                    try:
                        data[key] = _cell(key, cell)
                    except ValueError as error:
                        problems.append(locate((key,), str(error), False))
                        data[key] = None if key in _DATES else "?"
            if not data:
                continue
            try:
                post = validate(Post, data, locate)
            except GuidelineError as error:
                problems += error.problems
                continue
            if _ends_too_soon(post):
                problems.append(locate(("to",), _TOO_SOON, False))
            if len(problems) == before:
                yield post
    except GuidelineError as error:  # an unreadable row
        problems += error.problems
    if problems:
        raise GuidelineError(problems)


def _ends_too_soon(post: Post) -> bool:
    return bool(post.from_ and post.to and post.from_ > post.to)


def _cell(key: str, cell: str) -> str | date:
    """The value of a cell: a day, or a text.

    Raises:
        ValueError: it is not a valid day, or a text with control characters; the message is Indonesian.
    """
    if key in _DATES:
        return _day(cell)
    if control := control_in(cell):
        raise ValueError(refusal(control))
    return cell


def _day(cell: str) -> date:
    """A day in the formats of Excel and people.

    A year of two digits is read as in POSIX: terms of office neither began before 1969 nor end after 2068.

    Raises:
        ValueError: the format is unknown or ambiguous, or the day does not exist.
    """
    written = _MIDNIGHT.sub("", cell)
    m = _FIGURES.fullmatch(written) or _NAMED.fullmatch(written) or _YEAR_FIRST.fullmatch(written)
    month = _month(m["month"]) if m else 0
    if m is None or month == 0:
        raise ValueError(_WRONG_DATE.format(cell=cell))
    year = int(m["year"])
    if len(m["year"]) == 2:
        year += 2000 if year <= 68 else 1900
    try:
        return date(year, month, int(m["day"]))
    except ValueError:
        raise ValueError(_NO_SUCH_DAY.format(cell=cell)) from None


def _month(written: str) -> int:
    """The number of a month; 0 if it is not the name of a month."""
    if written.isdigit():
        return int(written) or 13
    try:
        return dates.MONTHS.index(dates.month_name(written)) + 1
    except KeyError:
        return _ENGLISH.get(written.lower(), 0)


def _in_row(
    path: str, row: _Row, columns: Mapping[str, int], header: list[str], location: Location, message: str, at_key: bool
) -> Problem:
    if location:
        index = columns[str(location[0])]
        return Problem(path, *row.place(index), f"Kolom “{header[index]}”: {message}")
    if m := _MISSING.match(message):
        index = columns[m[1]]
        return Problem(path, *row.place(index), _MISSING.sub(f"Kolom “{header[index]}” kosong", message))
    return Problem(path, *row.place(0), message)
