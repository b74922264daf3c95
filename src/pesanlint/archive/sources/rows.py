"""Turn the rows of any table into records; an unreadable row becomes a record with a problem."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from pesanlint.archive.columns import Columns, choose, record
from pesanlint.archive.record import Record
from pesanlint.archive.sources import Choices, Tell
from pesanlint.errors import ReadError

Row = tuple[int, Mapping[str, Any] | str]
"""Its number from 1, and its cells or, for an unreadable row, the problem (Indonesian)."""


def records(rows: Iterable[Row], columns: Columns, file: str, choices: Choices, word: str = "baris") -> Iterator[Record]:
    """Return the records of rows.

    Args:
        rows: the rows.
        columns: the column of each field.
        file: the file of the rows.
        choices: the caller's settings.
        word: the word for a row in messages.
    """
    name = PurePath(file).name
    for number, cells in rows:
        place = f"{name}, {word} {number}"
        if isinstance(cells, str):
            yield Record(place, place, problem=cells)
            continue
        made = record(lambda column, cells=cells: text(cells.get(column)), columns, place, choices.form)  # type: ignore[misc]
        if made.size() > choices.limits.size:
            made = made._replace(body="", problem="Naskahnya terlalu panjang (max_size).")
        yield made


def chosen(names: Iterable[str], choices: Choices, file: str, tell: Tell) -> Columns:
    """Return the column of each field, and report the assignment to the caller.

    Raises:
        ReadError: a named column does not exist, or no column has the text.
    """
    columns = choose(names, choices.columns, PurePath(file).name)
    tell(f"{PurePath(file).name}: {columns.told()}. Ubah dengan --column.")
    return columns


def text(value: Any) -> str:
    """Return a cell as text, unchanged: types are parsed later."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bytes():
            return value.decode("utf-8", "replace")
        case bool():
            return str(value).lower()
        case float() if value.is_integer() and abs(value) < 2**53:
            return str(int(value))
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def unreadable(file: str, why: object) -> ReadError:
    """Return the error for an unreadable table."""
    return ReadError(f"{file}: tidak dapat dibaca: {' '.join(str(why).split())[:200]}.")
