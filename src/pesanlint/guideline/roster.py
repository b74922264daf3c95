"""Reads a roster: the CSV file that a desk keeps in Excel, or YAML."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from pesanlint.guideline.problems import GuidelineError, Problem, did_you_mean, fail
from pesanlint.guideline.source import Location, read
from pesanlint.guideline.validation import validate
from pesanlint.readers.encoding import decode
from pesanlint.readers.errors import ReadError
from pesanlint.roster import Post, Roster
from pesanlint.rule import STRICT

_COLUMNS = {"nama": "name", "gelar": "degrees", "jabatan": "title", "satuan": "unit", "mulai": "from", "selesai": "to"}


@dataclass(frozen=True, slots=True)
class _Row:
    __pydantic_config__ = STRICT

    name: str
    title: str
    unit: str
    degrees: str = ""
    from_: date | None = None
    to: date | None = None


@dataclass(frozen=True, slots=True)
class _File:
    __pydantic_config__ = STRICT

    roster: tuple[_Row, ...] = field(default=())


def load_roster(path: Path) -> Roster:
    """Read a roster. Columns of a CSV: nama, gelar, jabatan, satuan, mulai, selesai (or name, degrees, title, unit, from, to).

    Raises:
        GuidelineError: it cannot be read, or a row in it is wrong.
    """
    if path.suffix.lower() in (".yaml", ".yml"):
        source = read(path)
        rows = validate(_File, source.data, lambda at, message, at_key: source.problem(at, message, at_key=at_key)).roster
    else:
        rows = tuple(_from_csv(path))
    return Roster(tuple(Post(row.name, row.title, row.unit, row.degrees, row.from_, row.to) for row in rows))


def _from_csv(path: Path) -> Iterator[_Row]:
    try:
        text, _, _ = decode(path.read_bytes())
    except (OSError, ReadError) as error:
        fail(str(path), f"Daftar pejabat tidak dapat dibaca: {error}.")
    separator = max(";,\t", key=text.partition("\n")[0].count)  # Excel writes ; where the comma is the decimal sign
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    header = [column.strip().lower() for column in next(rows, [])]
    problems = [
        Problem(str(path), 1, 1, f"Kolom “{column}” tidak dikenal.{did_you_mean(column, _COLUMNS)}")
        for column in header
        if column not in _COLUMNS and column not in _COLUMNS.values()
    ]
    found: list[_Row] = []
    for row in rows:
        cells = {_COLUMNS.get(name, name): cell.strip() for name, cell in zip(header, row, strict=False)}
        data: dict[str, Any] = {name: cell for name, cell in cells.items() if cell and name in _COLUMNS.values()}
        if data:
            try:
                found.append(validate(_Row, data, partial(_in_row, str(path), rows.line_num)))
            except GuidelineError as error:
                problems += error.problems
    if problems:
        raise GuidelineError(problems)
    yield from found


def _in_row(path: str, line: int, location: Location, message: str, at_key: bool) -> Problem:
    column = f"Kolom “{location[0]}”: " if location else ""
    return Problem(path, line, 1, column + message)
