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

from pesanlint.guideline.problems import GuidelineError, Problem, did_you_mean, fail
from pesanlint.guideline.source import Location, read
from pesanlint.guideline.validation import validate
from pesanlint.indonesian import dates
from pesanlint.indonesian.names import without_degrees
from pesanlint.keys import STRICT
from pesanlint.readers.encoding import decode
from pesanlint.readers.errors import ReadError
from pesanlint.reasons import reason
from pesanlint.roster import Post, Roster

COLUMNS = {"nama": "name", "gelar": "degrees", "jabatan": "title", "satuan": "unit", "mulai": "from", "selesai": "to"}
"""The columns of a CSV file, and the keys that they stand for."""
_KEYS = COLUMNS | {"sampai": "to"}
"""The same, with what people call a column as well."""

_SHEETS = (".xlsx", ".xls", ".xlsm", ".ods")
_DATES = ("from", "to")
_MISSING = re.compile(r"^Kunci “(\w+)” harus ada di sini")
_TOO_SOON = "Masa jabatan ini berakhir sebelum dimulai."
_MISPLACED_QUOTE = "Baris ini tidak dapat dibaca sebagai CSV. Gandakan tanda petik yang termasuk isian kolom."
_CSV_MISTAKES = {"unexpected end of data": "Tanda petik yang dibuka pada baris ini tidak ditutup."}
_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


@dataclass(frozen=True, slots=True)
class _File:
    __pydantic_config__ = STRICT

    roster: tuple[Post, ...] = field(default=())


def load_roster(path: Path) -> Roster:
    """Read a roster.

    A CSV file has the columns nama, gelar, jabatan, satuan, mulai, selesai (or name, degrees, title, unit, from, to), between
    commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252. Dates are 2024-06-01, 01/06/2024 (day first) or 1 Juni 2024.
    Degrees may stand in their own column or at the name; names and offices may be in capitals.

    Raises:
        GuidelineError: it cannot be read, or a row in it is wrong.
    """
    if path.suffix.lower() in (".yaml", ".yml"):
        source = read(path)
        posts = validate(_File, source.data, lambda at, message, at_key: source.problem(at, message, at_key=at_key)).roster
        wrong = [index for index, post in enumerate(posts) if _ends_too_soon(post)]
        if wrong:
            raise GuidelineError(source.problem(("roster", index, "to"), _TOO_SOON) for index in wrong)
    else:
        posts = tuple(_from_csv(path))
    return Roster(tuple(replace(post, name=_calm(without_degrees(post.name)), title=_calm(post.title)) for post in posts))


def _calm(words: str) -> str:
    """Words in capitals, as lists of persons often are, as a text writes them."""
    return " ".join(word.capitalize() for word in words.split()) if words.isupper() else words


def _from_csv(path: Path) -> Iterator[Post]:
    if path.suffix.lower() in _SHEETS:
        fail(str(path), "Simpan dahulu lembar kerja ini sebagai CSV, lalu sebutkan berkas CSV-nya pada “roster”.")
    try:
        text, _, _ = decode(path.read_bytes())
    except OSError as error:
        fail(str(path), f"Daftar pejabat tidak dapat dibaca: {reason(error)}.")
    except ReadError as error:
        fail(str(path), f"Daftar pejabat tidak dapat dibaca. {error}")
    lines = text.splitlines(keepends=True)
    skipped = bool(lines and lines[0].lower().startswith("sep="))  # a line of Excel's own
    header_line = "".join(lines[skipped : skipped + 1])
    separator = max(";,\t", key=header_line.count)  # Excel writes ; where the comma is the decimal sign
    rows = _rows(str(path), lines[skipped:], 1 + skipped, separator)
    line, first = next(rows, (1 + skipped, []))
    header = [" ".join(column.split()).lower() for column in first]
    if problems := list(_in_header(str(path), line, header)):
        raise GuidelineError(problems)
    yield from _in_rows(str(path), rows, header)


def _rows(path: str, lines: list[str], line: int, separator: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file, each with the line on which it begins.

    Raises:
        GuidelineError: a quotation mark is not closed, or stands where it cannot.
    """
    rows = csv.reader(io.StringIO("".join(lines), newline=""), delimiter=separator, strict=True)
    while True:
        start = line + rows.line_num
        try:
            row = next(rows, None)
        except csv.Error as error:
            fail(path, _CSV_MISTAKES.get(str(error), _MISPLACED_QUOTE), start)
        if row is None:
            return
        yield start, row


def _in_header(path: str, line: int, header: list[str]) -> Iterator[Problem]:
    """What is wrong with the names of the columns."""
    keys = [_KEYS.get(column, column) for column in header]
    for column, key in zip(header, keys, strict=True):
        if key and key not in COLUMNS.values():
            yield Problem(path, line, 1, f"Kolom “{column}” tidak dikenal.{did_you_mean(column, COLUMNS)}")
        elif key and keys.count(key) > 1:
            yield Problem(path, line, 1, f"Kolom “{column}” ada lebih dari satu kali.")
    if all(not key or key in COLUMNS.values() for key in keys):
        for name in ("nama", "jabatan", "satuan"):
            if COLUMNS[name] not in keys:
                yield Problem(path, line, 1, f"Kolom “{name}” tidak ada. Kolom yang dikenal: {', '.join(COLUMNS)}.")


def _in_rows(path: str, rows: Iterator[tuple[int, list[str]]], header: list[str]) -> Iterator[Post]:
    keys = [_KEYS.get(column, column) for column in header]
    named = {key: name for name, key in COLUMNS.items()} | dict(zip(keys, header, strict=True))
    problems: list[Problem] = []
    try:
        for line, row in rows:
            cells = {key: cell.strip() for key, cell in zip(keys, row, strict=False) if key}
            data: dict[str, Any] = {key: _cell(key, cell) for key, cell in cells.items() if cell}
            if not data:
                continue
            locate = partial(_in_row, path, line, named)
            try:
                post = validate(Post, data, locate)
            except GuidelineError as error:
                problems += error.problems
                continue
            if _ends_too_soon(post):
                problems.append(locate(("to",), _TOO_SOON, False))
            yield post
    except GuidelineError as error:  # a row that is none
        problems += error.problems
    if problems:
        raise GuidelineError(problems)


def _ends_too_soon(post: Post) -> bool:
    return bool(post.from_ and post.to and post.from_ > post.to)


def _cell(key: str, cell: str) -> str | date:
    """What a cell holds: a day in the ways that Excel and people write it, or text."""
    if key in _DATES:
        if m := _FIGURES.fullmatch(cell):
            cell = f"{m[3]}-{m[2]:0>2}-{m[1]:0>2}"
        elif day := dates.read(cell):
            return day
    return cell


def _in_row(path: str, line: int, named: Mapping[str, str], location: Location, message: str, at_key: bool) -> Problem:
    if location:
        return Problem(path, line, 1, f"Kolom “{named[str(location[0])]}”: {message}")
    return Problem(path, line, 1, _MISSING.sub(lambda m: f"Kolom “{named[m[1]]}” kosong", message))
