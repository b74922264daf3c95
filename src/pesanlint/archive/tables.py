"""Open the tables of a checked archive for SQL."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from pesanlint.archive.schema import TABLES
from pesanlint.archive.store import read_manifest
from pesanlint.errors import ReadError

Row = dict[str, Any]


class Tables:
    """A checked archive in DuckDB, with a view for each table."""

    def __init__(self, database: duckdb.DuckDBPyConnection, manifest: dict[str, Any]) -> None:
        self._database, self.manifest = database, manifest

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return the rows of a query as column name → value."""
        found = self._database.execute(sql, list(values))
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, cells, strict=True)) for cells in found.fetchall()]

    def each(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """Yield the rows of a query a few at a time. No other query may run meanwhile."""
        found = self._database.execute(sql, list(values))
        names = [column[0] for column in found.description or ()]
        while some := found.fetchmany(2000):
            for cells in some:
                yield dict(zip(names, cells, strict=True))


@contextmanager
def opened(folder: Path) -> Iterator[Tables]:
    """Open the tables of a checked archive.

    Raises:
        ReadError: it does not exist, its check is not finished, or a part is damaged.
    """
    manifest = read_manifest(folder)
    if not manifest.get("complete"):
        raise ReadError(
            f"{folder}: pemeriksaan belum selesai. Jalankan kembali `pesanlint archive check`; pemeriksaan dilanjutkan."
        )
    with duckdb.connect() as database:
        try:
            for table in TABLES:
                parts = f"{folder / table}/part-*.parquet".replace("'", "''")
                database.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{parts}')")  # noqa: S608
            yield Tables(database, manifest)
        except duckdb.IOException:
            raise ReadError(
                f"{folder}: hasil pemeriksaan tidak lengkap atau rusak. Jalankan kembali `pesanlint archive check`."
            ) from None
        except duckdb.InvalidInputException:
            raise ReadError(
                f"{folder}: hasil pemeriksaan rusak. Hapus folder itu, lalu jalankan kembali `pesanlint archive check`."
            ) from None
