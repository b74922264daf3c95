"""Results of earlier runs, so that files that are as they were need not be checked again.

A result holds for the same bytes, file name extension, guideline, configuration, choice of rules and program; for a text that
bears no date, on the same day only. Reports with failures are not kept. The database is data only, in a folder that is ours;
whatever is wrong with it, files are checked anew.
"""

import datetime as dt
import hashlib
import json
import sqlite3
from pathlib import Path
from typing import Any

from pesanlint.finding import Finding, Fix, Level, Report
from pesanlint.inputs import read_bounded
from pesanlint.readers.encoding import decode
from pesanlint.readers.errors import ReadError
from pesanlint.spans import Edit, Span
from pesanlint.store import folder as caching
from pesanlint.workspace.workspace import Desks

MAX_SIZE = 512 * 2**20
"""Bytes. A bigger database is begun anew."""
_BATCH = 500
"""Results that are written at a time."""
_TABLE = "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, day TEXT, findings TEXT) WITHOUT ROWID"


class Results:
    """The results in the cache. A context manager: what was kept is written at the end at the latest."""

    def __init__(self) -> None:
        self._database = _opened()
        self._new: list[tuple[bytes, str, str]] = []
        self._asked: dict[Path, tuple[bytes, str]] = {}
        self._today = dt.date.today().isoformat()

    def __enter__(self) -> "Results":
        return self

    def __exit__(self, *_: object) -> None:
        self._write()
        if self._database:
            self._database.close()

    def find(self, desks: Desks, file: Path) -> Report | None:
        """The report on a file as it is now, if it is known."""
        if self._database is None or (text := _text(desks, file)) is None:
            return None
        key, source = text
        try:
            row = self._database.execute("SELECT day, findings FROM results WHERE key = ?", (key,)).fetchone()
            if row and row[0] in ("", self._today):
                findings = tuple(_finding(one, source) for one in _listed(json.loads(row[1])))
                return Report(str(file), source, findings, judged_today=bool(row[0]))
        except sqlite3.Error:
            self._database = None
            return None
        except (ValueError, TypeError, KeyError, IndexError, RecursionError):
            pass
        self._asked[file] = text
        return None

    def keep(self, file: Path, report: Report) -> None:
        """Keep the report on a file that `find` did not know."""
        key, source = self._asked.pop(file, (b"", ""))
        if not key or report.failures or report.source != source:
            return
        findings = json.dumps([_plain(finding) for finding in report.findings], ensure_ascii=True)
        self._new.append((key, self._today if report.judged_today else "", findings))
        if len(self._new) >= _BATCH:
            self._write()

    def _write(self) -> None:
        if self._database and self._new:
            try:
                with self._database:
                    self._database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", self._new)
            except sqlite3.Error:  # somebody else writes, or the disk is full: next time
                pass
        self._new = []


def _opened() -> sqlite3.Connection | None:
    folder = caching.folder()
    if folder is None:
        return None
    path = folder / "results.sqlite3"
    for _ in range(2):
        try:
            if path.is_symlink() or (path.exists() and (not caching.is_ours(path.lstat()) or path.stat().st_size > MAX_SIZE)):
                path.unlink()
            path.touch(mode=0o600)
            database = sqlite3.connect(path, timeout=2)
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            database.execute("PRAGMA trusted_schema = OFF")
            database.execute(_TABLE)
            database.execute("SELECT key, day, findings FROM results LIMIT 1")
        except sqlite3.OperationalError:  # locked, or not ours to write
            return None
        except sqlite3.DatabaseError:  # no database at all
            path.unlink(missing_ok=True)
        except OSError:
            return None
        else:
            return database
    return None


def _text(desks: Desks, file: Path) -> tuple[bytes, str] | None:
    """The key of a text file's result and its text; None for what is no text, cannot be read, or must not be kept."""
    judge = desks.judge_in(file.parent)
    identity = judge.identity
    try:
        if not identity:
            return None
        data = read_bounded(file, judge.config.max_size)
        source = decode(data).text
    except (OSError, ValueError, MemoryError, ReadError):  # said when the file is checked
        return None
    return hashlib.sha256(f"{identity}\0{file.suffix.lower()}\0".encode("utf-8", "replace") + data).digest(), source


def _plain(finding: Finding) -> list[Any]:
    fixes = [
        [fix.safe, *([[*edit.span, edit.text] for edit in edits] for edits in (fix.edits, fix.meant))] for fix in finding.fixes
    ]
    return [
        finding.rule, finding.level.value, finding.message, *finding.span, finding.block, finding.in_quote, finding.source,
        finding.layer, fixes, finding.fingerprint, finding.found,
    ]  # fmt: skip


def _listed(data: Any) -> list[Any]:
    if not isinstance(data, list):
        raise TypeError(data)
    return data


def _finding(data: list[Any], source: str) -> Finding:
    rule, level, message, start, end, block, in_quote, clause, layer, fixes, fingerprint, found = data
    texts, offsets = (rule, message, block, clause, layer, fingerprint, found), (start, end)
    if not all(isinstance(text, str) for text in texts) or not all(isinstance(offset, int) for offset in offsets):
        raise TypeError(data)
    made = tuple(Fix(_edits(edits), bool(safe), _edits(meant)) for safe, edits, meant in fixes)
    if not 0 <= start <= end <= len(source):
        raise ValueError(data)
    return Finding(
        rule, Level(level), message, found, Span(start, end), block, bool(in_quote), clause, layer, made, fingerprint
    )


def _edits(data: list[Any]) -> tuple[Edit, ...]:
    return tuple(Edit(Span(int(start), int(end)), str(text)) for start, end, text in data)
