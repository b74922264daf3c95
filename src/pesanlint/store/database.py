"""The one SQLite file of the cache: compiled guidelines, their literals, and results of earlier runs.

It holds only what can be made again, and no caller depends on it: what cannot be read is not there, and what cannot be written
is made anew next time. Each row carries a checksum, since a damaged byte within a value is nothing that SQLite would notice.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

from pesanlint.store import folder

NAME = "cache.sqlite3"
MAX_SIZE = 768 * 2**20
"""Bytes. A bigger file is begun anew."""
_VERSION = 3
"""Of the tables. A file of another version is begun anew."""
_WAIT = 2
"""Seconds that a writer waits for another."""
_TABLES = """
CREATE TABLE guidelines (id INTEGER PRIMARY KEY, place TEXT, made INTEGER, checksum INTEGER, data TEXT);
CREATE INDEX newest ON guidelines (place, made);
CREATE TABLE pieces (key TEXT PRIMARY KEY, checksum INTEGER, data TEXT) WITHOUT ROWID;
CREATE TABLE uses (guideline INTEGER, key TEXT, PRIMARY KEY (guideline, key)) WITHOUT ROWID;
CREATE TABLE literals (sort TEXT, key TEXT, segment INTEGER, checksum INTEGER, data TEXT, PRIMARY KEY (sort, key, segment))
    WITHOUT ROWID;
CREATE TABLE results (key BLOB PRIMARY KEY, day TEXT, checksum INTEGER, data TEXT) WITHOUT ROWID;
"""
"""`pieces` are what guidelines are made of, each named by a hash of what it follows from; guidelines that have something in
common share it, and `uses` says who needs what. `literals` are those of one rule, a segment, by what they are looked up by."""

_PIECES = "SELECT key, checksum, data FROM pieces WHERE key IN (SELECT value FROM json_each(?))"

Row = tuple[Any, ...]


class Unavailable(Exception):  # noqa: N818  Says what is so.
    """The cache cannot be read or written just now, or what it holds is damaged."""


class Database:
    """A connection to the file, of this process alone: a forked one opens its own, as SQLite demands."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._process = 0
        self._connection: sqlite3.Connection | None = None
        self._inherited: list[sqlite3.Connection | None] = []
        """Connections of the process that this one was forked from, never closed here: that would harm those of the parent."""

    def rows(self, query: str, *values: object) -> list[Row]:
        """The rows that a query finds.

        Raises:
            Unavailable: the file cannot be read.
        """
        try:
            return self._open().execute(query, values).fetchall()
        except (sqlite3.Error, UnicodeError) as error:
            raise Unavailable(str(error)) from None

    def write(self, *statements: tuple[str, Iterable[Sequence[object]]]) -> None:
        """Run each statement with each of its rows, all of them or none.

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
        """Move what was written from the log into the file itself: else whoever opens it next has to read all of the log.

        Where others are reading, the next writer does it.
        """
        with suppress(sqlite3.Error):
            connection = self._open()
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            connection.execute(f"PRAGMA busy_timeout = {_WAIT * 1000}")

    def pieces(self, keys: Iterable[str]) -> dict[str, str]:
        """The data of those of some pieces that are there and whole.

        Raises:
            Unavailable: the file cannot be read.
        """
        rows = self.rows(_PIECES, json.dumps(list(keys)))
        return {key: data for key, found, data in rows if found == checksum(key, data)}

    def _open(self) -> sqlite3.Connection:
        if self._connection is None or self._process != os.getpid():
            if self._process:
                self._inherited.append(self._connection)
            self._connection, self._process = _connected(self._path), os.getpid()
        return self._connection


def checksum(*values: object) -> int:
    """The checksum of the values of a row."""
    return crc32("\0".join(map(str, values)).encode("utf-8", "surrogatepass"))


def database() -> Database | None:
    """The database of this user; None where there is no cache folder."""
    where = folder.folder()
    if where is None:
        return None
    path = where / NAME
    if path not in _opened:
        _opened[path] = Database(path)
    return _opened[path]


_opened: dict[Path, Database] = {}


def _connected(path: Path) -> sqlite3.Connection:
    """A connection to a file that is ours, with our tables in it.

    Raises:
        sqlite3.Error: there is none to be had.
    """
    try:
        if path.is_symlink() or (path.exists() and (not folder.is_ours(path.lstat()) or path.stat().st_size > MAX_SIZE)):
            _removed(path)
        path.touch(mode=0o600)
        try:
            return _prepared(path)
        except sqlite3.OperationalError:  # locked, or not ours to write
            raise
        except sqlite3.DatabaseError:  # no database at all, or one of another version
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
                if connection.execute("PRAGMA user_version").fetchone() == (0,):  # nobody else was faster
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
