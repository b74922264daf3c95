"""Read SQLite: a table, a view or a query, opened read-only."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from pesanlint.archive.columns import choose
from pesanlint.archive.sources import Choices, Source, Tell
from pesanlint.archive.sources.rows import Row, chosen, records, unreadable
from pesanlint.errors import ReadError


def source(name: str, choices: Choices, tell: Tell) -> Source:
    """Return the records of a SQLite database.

    Raises:
        ReadError: it is not a SQLite database, or the table is ambiguous.
    """
    try:
        with closing(_open(name)) as database:
            query = choices.query or f"SELECT * FROM {_quoted(_table(database, choices, name))}"  # noqa: S608
            total = database.execute(f"SELECT count(*) FROM ({query})").fetchone()[0] or 1  # noqa: S608  The caller's own words.
            header = [column[0] for column in database.execute(f"SELECT * FROM ({query}) LIMIT 0").description]  # noqa: S608
    except sqlite3.Error as error:
        raise unreadable(name, error) from None
    columns = chosen(header, choices, name, tell)
    read = [0]

    def rows() -> Iterator[Row]:
        with closing(_open(name)) as database:
            try:
                for cells in database.execute(query):
                    read[0] += 1
                    yield read[0], dict(zip(header, cells, strict=True))
            except sqlite3.Error as error:
                yield read[0] + 1, f"Sisa tabel tidak dapat dibaca: {error}."

    return Source(records(rows(), columns, name, choices), lambda: read[0] / total, name)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _open(name: str) -> sqlite3.Connection:
    database = sqlite3.connect(f"{Path(name).absolute().as_uri()}?mode=ro", uri=True)
    database.text_factory = lambda data: data.decode("utf-8", "replace")
    return database


def _table(database: sqlite3.Connection, choices: Choices, name: str) -> str:
    """Return the caller's table, else the only one with a text column."""
    found = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name")]
    if choices.table:
        if choices.table not in found:
            raise ReadError(f"{name}: tabel “{choices.table}” tidak ada. Tabel yang ada: {', '.join(found) or '(tidak ada)'}.")
        return choices.table
    fitting = [table for table in found if _holds_text(database, table, choices)]
    if len(fitting) != 1:
        raise ReadError(f"{name}: sebutkan tabelnya dengan --table. Tabel yang ada: {', '.join(found) or '(tidak ada)'}.")
    return str(fitting[0])


def _holds_text(database: sqlite3.Connection, table: str, choices: Choices) -> bool:
    names = [row[1] for row in database.execute(f"PRAGMA table_info({_quoted(table)})")]
    try:
        choose(names, choices.columns, table)
    except ReadError:
        return False
    return True
