"""Read PostgreSQL and DuckDB by their addresses: one read-only query, with every value as text."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pesanlint.archive.sources import Choices, Source, Tell
from pesanlint.archive.sources.rows import Row, chosen, records, unreadable
from pesanlint.errors import ReadError

_ROWS = 500
"""Rows fetched at a time."""
_PASSWORD = re.compile(r"(?<=://)([^:/@]+):[^@/]+(?=@)|(?<=[?&]password=)[^&]+")


def source(name: str, choices: Choices, tell: Tell) -> Source:
    """Return the records of a query.

    Raises:
        ReadError: the query is missing, or the database rejects it.
    """
    if not choices.query:
        raise ReadError('Sebutkan yang hendak dibaca, misalnya --query "SELECT id, tanggal, isi FROM rilis ORDER BY id".')
    shown = _PASSWORD.sub(lambda m: m[1] if m[1] else "…", name)
    rows = _duckdb(name.partition(":")[2], choices.query) if name.startswith("duckdb:") else _postgresql(name, choices.query)
    try:
        total, header = next(rows)
    except StopIteration:  # pragma: no cover
        raise unreadable(shown, "tidak ada jawaban") from None
    except Exception as error:
        raise unreadable(shown, _PASSWORD.sub("…", str(error))) from None
    columns = chosen(header, choices, shown, tell)
    read = [0]

    def numbered() -> Iterator[Row]:
        try:
            for cells in rows:
                read[0] += 1
                yield read[0], dict(zip(header, cells, strict=True))
        except Exception as error:
            yield read[0] + 1, f"Sisa jawaban basis data tidak dapat dibaca: {str(error)[:120]}."

    return Source(records(numbered(), columns, "kueri", choices), lambda: read[0] / max(total, 1), shown)


def _duckdb(path: str, query: str) -> Iterator[Any]:
    import duckdb

    if path and not Path(path).is_file():
        raise ReadError("berkas tidak ditemukan")
    with duckdb.connect(path or ":memory:", read_only=bool(path)) as database:
        database.execute("SET TimeZone = 'Asia/Jakarta'")
        total = database.execute(f"SELECT count(*) FROM ({query})").fetchone()  # noqa: S608  The caller's own words.
        found = database.execute(f"SELECT COLUMNS(*)::VARCHAR FROM ({query})")  # noqa: S608
        yield total[0] if total else 0, [column[0] for column in found.description or ()]
        while some := found.fetchmany(_ROWS):
            yield from some


def _postgresql(address: str, query: str) -> Iterator[Any]:
    try:
        import psycopg
        from psycopg.types.string import TextLoader
    except ImportError:
        raise ReadError("PostgreSQL memerlukan tambahan: pip install 'pesanlint[postgresql]'") from None

    with psycopg.connect(address, connect_timeout=20) as connection:
        connection.read_only = True
        for kind in connection.adapters.types:
            connection.adapters.register_loader(kind.oid, TextLoader)
            if kind.array_oid:
                connection.adapters.register_loader(kind.array_oid, TextLoader)
        connection.execute("SET TIME ZONE 'Asia/Jakarta'")
        total = connection.execute(f"SELECT count(*) FROM ({query}) AS asked").fetchone()  # noqa: S608
        with connection.cursor("pesanlint") as cursor:
            cursor.itersize = _ROWS
            cursor.execute(query)
            yield int(total[0]) if total else 0, [column.name for column in cursor.description or ()]
            yield from cursor
