"""Caches results, so that unchanged files need not be checked again.

A result is valid for the same bytes, file name extension, guideline, configuration, selection of rules and program; for a text
without a date, only on the same day. Reports with failures or notes are not kept.
"""

import datetime as dt
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from pesanlint.errors import ReadError
from pesanlint.finding import Finding, Fix, Level, Report, SourceFix
from pesanlint.hashing import sha256
from pesanlint.inputs import read_bounded
from pesanlint.readers.encoding import decode
from pesanlint.spans import Edit, SourceEdit, Span
from pesanlint.store.database import Database, Unavailable, checksum

_BATCH = 500
"""Number of results written at a time."""


class Results:
    """The results in the cache. A context manager, which writes the last kept results on exit."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._is_readable = True
        self._new: list[tuple[bytes, str, int, str]] = []
        self._asked: dict[Path, tuple[bytes, str]] = {}
        self._today = dt.date.today().isoformat()

    def __enter__(self) -> "Results":
        return self

    def __exit__(self, *_: object) -> None:
        if self._new:
            self._write()
            self._database.settle()

    def find(self, file: Path, identity: str, max_size: int) -> Report | None:
        """The report on the current content of a file; None if unknown.

        Args:
            file: the file.
            identity: a hash of everything else that determines the result; empty if unknown.
            max_size: the maximum size of a file that is looked up, in bytes.
        """
        if not self._is_readable or (text := _text(file, identity, max_size)) is None:
            return None
        key, source = text
        try:
            for day, found, data in self._database.rows("SELECT day, checksum, data FROM results WHERE key = ?", key):
                if day in ("", self._today) and found == checksum(key, day, data):
                    return _report(json.loads(data), str(file), source)._replace(judged_today=bool(day))
        except Unavailable:
            self._is_readable = False
            return None
        except (ValueError, TypeError, KeyError, IndexError, RecursionError):
            pass
        self._asked[file] = text
        return None

    def keep(self, file: Path, report: Report) -> None:
        """Keep the report on a file for which `find` returned None."""
        key, source = self._asked.pop(file, (b"", ""))
        if not key or report.failures or report.notes or report.source != source:
            return
        kept = [[_plain(finding) for finding in report.findings], report.skipped, report.words]
        data = json.dumps(kept, ensure_ascii=True)
        day = self._today if report.judged_today else ""
        self._new.append((key, day, checksum(key, day, data), data))
        if len(self._new) >= _BATCH:
            self._write()

    def _write(self) -> None:
        if self._new:
            with suppress(Unavailable):  # another process is writing, or the disk is full: retry next time
                self._database.write(("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", self._new))
        self._new = []


def _text(file: Path, identity: str, max_size: int) -> tuple[bytes, str] | None:
    """The key of a text file's result, and its text; None if it is not a text, cannot be read, or must not be kept."""
    try:
        if not identity:
            return None
        data = read_bounded(file, max_size)
        source = decode(data).text
    except (OSError, ValueError, MemoryError, ReadError):  # reported when the file is checked
        return None
    return sha256(f"{identity}\0{file.suffix.lower()}\0".encode("utf-8", "replace") + data).digest(), source


def _plain(finding: Finding) -> list[Any]:
    fixes = [
        [fix.safe, *([[*edit.span, edit.text] for edit in edits] for edits in (fix.edits, fix.meant))] for fix in finding.fixes
    ]
    return [
        finding.rule, finding.level.value, finding.message, *finding.span, finding.block, finding.in_quote, finding.source,
        finding.layer, fixes, finding.fingerprint, finding.found,
    ]  # fmt: skip


def _report(data: Any, path: str, source: str) -> Report:
    findings, skipped, words = _listed(data)
    counts = tuple((str(reason), int(count)) for reason, count in _listed(skipped))
    found = tuple(_finding(one, source) for one in _listed(findings))
    return Report(path, source, found, skipped=counts, words=int(words))


def _listed(data: Any) -> list[Any]:
    if not isinstance(data, list):
        raise TypeError(data)
    return data


def _finding(data: list[Any], source: str) -> Finding:
    rule, level, message, start, end, block, in_quote, clause, layer, fixes, fingerprint, found = data
    texts, offsets = (rule, message, block, clause, layer, fingerprint, found), (start, end)
    if not all(isinstance(text, str) for text in texts) or not all(isinstance(offset, int) for offset in offsets):
        raise TypeError(data)
    made = tuple([_fix(*fix) for fix in fixes])
    if not 0 <= start <= end <= len(source):
        raise ValueError(data)
    return Finding(
        rule, Level(level), message, found, Span(start, end), block, bool(in_quote), clause, layer, made, fingerprint
    )


def _fix(safe: bool, edits: list[Any], meant: list[Any]) -> SourceFix:
    in_source: list[SourceEdit] = [Edit(Span(int(start), int(end)), str(text)) for start, end, text in edits]
    in_prose: list[Edit] = [Edit(Span(int(start), int(end)), str(text)) for start, end, text in meant]
    return Fix(tuple(in_source), bool(safe), tuple(in_prose))
