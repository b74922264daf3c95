"""The SQLite file of the cache: compiled guidelines, their literals, and results of earlier runs.

It contains only data that can be computed again, and no caller depends on it: data that cannot be read counts as missing, and
data that cannot be written is computed again next time. Each row has a checksum, because SQLite does not notice a damaged byte
within a value."""

import marshal
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any
from zlib import crc32

from pesanlint.store import folder

NAME = "cache.sqlite3"
MAX_SIZE = 768 * 2**20
"""Bytes: a larger file is replaced by a new one."""
_VERSION = 7
"""Version of the tables; a file of another version is replaced by a new one."""
_WAIT = 2
"""Seconds that a writer waits for another one."""
_TABLES = """
CREATE TABLE guidelines (id INTEGER PRIMARY KEY, place TEXT, made INTEGER, checksum INTEGER, data BLOB);
CREATE INDEX newest ON guidelines (place, made);
CREATE TABLE pieces (key TEXT PRIMARY KEY, checksum INTEGER, data BLOB);
CREATE TABLE uses (guideline INTEGER, key TEXT, PRIMARY KEY (guideline, key)) WITHOUT ROWID;
CREATE TABLE literals (sort TEXT, key TEXT, segment INTEGER, checksum INTEGER, data BLOB, PRIMARY KEY (sort, key, segment))
    WITHOUT ROWID;
CREATE TABLE results (key BLOB PRIMARY KEY, day TEXT, checksum INTEGER, data TEXT);
"""
"""`pieces` are the parts of guidelines, each named by a hash of everything it depends on; guidelines share common pieces, and
`uses` lists the pieces of each guideline. `literals` are those of one rule (a segment), by the key under which they are looked
up."""

_AT_ONCE = 500
"""Maximum number of keys in a query."""

Row = tuple[Any, ...]


class Unavailable(Exception):  # noqa: N818  A state, not an error.
    """The cache cannot be read or written at the moment, or its content is damaged."""


class Database:
    """A connection to the file, for this process only: a forked process opens its own, as SQLite requires."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._process = 0
        self._connection: sqlite3.Connection | None = None
        self._inherited: list[sqlite3.Connection | None] = []
        """Connections inherited from the parent process; they must not be closed here, because that would harm the parent's."""

    def rows(self, query: str, *values: object) -> list[Row]:
        """The rows returned by a query.

        Raises:
            Unavailable: the file cannot be read.
        """
        return list(self.each(query, *values))

    def each(self, query: str, *values: object) -> Iterator[Row]:
        """The rows returned by a query, one by one.

        Raises:
            Unavailable: the file cannot be read; raised while iterating.
        """
        try:
            yield from self._open().execute(query, values)
        except (sqlite3.Error, UnicodeError) as error:
            raise Unavailable(str(error)) from None

    def rows_of(self, query: str, keys: Iterable[str | int], *values: object) -> Iterator[Row]:
        """The rows returned by a query for some keys, which stand in the place of `KEYS`, after the other values.

        Raises:
            Unavailable: the file cannot be read; raised while iterating.
        """
        rest = iter(keys)
        while several := list(islice(rest, _AT_ONCE)):
            yield from self.rows(query.replace("KEYS", ",".join("?" * len(several))), *values, *several)

    def write(self, *statements: tuple[str, Iterable[Sequence[object]]]) -> None:
        """Run each statement with each of its rows in one transaction.

        Raises:
            Unavailable: the file cannot be written.
        """
        try:
            connection = self._open()
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                for statement, rows in statements:
                    connection.executemany(statement, rows)
        except (sqlite3.Error, UnicodeError) as error:
            raise Unavailable(str(error)) from None

    def settle(self) -> None:
        """Move written data from the log into the file, so that the next process need not read the whole log.

        If others are reading, the next writer does it.
        """
        with suppress(sqlite3.Error):
            connection = self._open()
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            connection.execute(f"PRAGMA busy_timeout = {_WAIT * 1000}")

    def pieces(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Key → data, for the pieces that exist and are undamaged.

        Raises:
            Unavailable: the file cannot be read.
        """
        rows = self.rows_of("SELECT key, checksum, data FROM pieces WHERE key IN (KEYS)", keys)
        return {key: data for key, found, data in rows if found == checksum(key, data)}

    def _open(self) -> sqlite3.Connection:
        if self._connection is None or self._process != os.getpid():
            if self._process:
                self._inherited.append(self._connection)
            self._connection, self._process = _connected(self._path), os.getpid()
        return self._connection


def packed(value: Any) -> bytes:
    """Plain data as bytes. `marshal` is many times as fast as JSON; the same data may give other bytes."""
    return marshal.dumps(value)


def unpacked(data: bytes) -> Any:
    """The plain data in bytes that this user's program has written (see `store.folder`). No code in them would be run."""
    return marshal.loads(data)  # noqa: S302


def checksum(*values: object) -> int:
    """The checksum of the values of a row, whose data is the last."""
    *keys, data = values
    found = crc32("\0".join(map(str, keys)).encode("utf-8", "replace"))
    return crc32(data if type(data) is bytes else repr(data).encode(), found)


def database() -> Database | None:
    """The database of this user; None without a cache folder."""
    where = folder.folder()
    if where is None:
        return None
    path = where / NAME
    if path not in _opened:
        _opened[path] = Database(path)
    return _opened[path]


_opened: dict[Path, Database] = {}


def _connected(path: Path) -> sqlite3.Connection:
    """A connection to a file of this user, with our tables in it.

    Raises:
        sqlite3.Error: the file cannot be opened or created.
    """
    try:
        if path.is_symlink() or (path.exists() and (not folder.is_ours(path.lstat()) or path.stat().st_size > MAX_SIZE)):
            _removed(path)
        path.touch(mode=0o600)
        try:
            return _prepared(path)
        except sqlite3.OperationalError:  # locked, or not writable
            raise
        except sqlite3.DatabaseError:  # not a database, or of another version
            _removed(path)
            return _prepared(path)
    except OSError as error:
        raise sqlite3.OperationalError(str(error)) from None


def _prepared(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == 0:
            connection.execute("PRAGMA journal_mode = WAL")
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                if connection.execute("PRAGMA user_version").fetchone() == (0,):  # no other process was faster
                    for statement in filter(str.strip, _TABLES.split(";")):
                        connection.execute(statement)
                    connection.execute(f"PRAGMA user_version = {_VERSION}")
        elif version != _VERSION:
            raise sqlite3.DatabaseError(version)
        connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _removed(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
