"""Read the records of an archive one by one from folders, packed files, tables, feeds and databases.

An error in one record gives a record with a `problem`; an error in the whole source raises `ReadError`.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path, PurePath
from typing import cast

from pesanlint.archive.record import Form, Record
from pesanlint.errors import ReadError
from pesanlint.readers.limits import DEFAULT, Limits
from pesanlint.records import NamedTuple

Tell = Callable[[str], None]
"""Receives messages (Indonesian) on assumptions that the caller may want to correct."""
_MODULES = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "delimited", ".tsv": "delimited", ".parquet": "parquet",
    ".sqlite": "sqlite", ".sqlite3": "sqlite", ".db": "sqlite", ".xlsx": "sheets", ".xlsm": "sheets", ".xls": "sheets",
    ".ods": "sheets", ".xml": "feeds", ".rss": "feeds", ".atom": "feeds", ".zip": "packed", ".tar": "packed", ".tgz": "packed",
    ".tbz2": "packed", ".txz": "packed", ".gz": "packed", ".bz2": "packed", ".xz": "packed",
}  # fmt: skip
"""The module for each extension; a folder is for `folders`."""


class Choices(NamedTuple):
    """The caller's settings for a source."""

    columns: Mapping[str, str] = {}
    """Field → column, for fields that must not be guessed."""
    form: Form | None = None
    """The form of all bodies; None to recognise each."""
    table: str = ""
    """The table of a database, or the sheet of a workbook."""
    query: str = ""
    """The query for a database."""
    unit: str = ""
    """The desk of records that name none."""
    limits: Limits = DEFAULT
    """Limits for reading one record."""
    drafts: bool = False
    """Whether to include drafts, if the source marks them."""
    exclude: tuple[str, ...] = ()
    """Files of a folder to leave out, as in `.gitignore`."""
    root: Path = Path()
    """The folder that these patterns are relative to."""


class Source(NamedTuple):
    """Records in order, with the progress."""

    records: Iterator[Record]
    done: Callable[[], float]
    """Returns the share of the source that has been read (0 to 1)."""
    name: str = ""
    """The name of the source, without passwords."""
    choices: Choices = Choices()
    """The caller's settings."""


def open_source(name: str, choices: Choices, tell: Tell = lambda _: None) -> Source:
    """Open a source.

    Args:
        name: a folder, a file, or the address of a database (`postgresql://…`, `duckdb:FILE`).
        choices: the caller's settings.
        tell: receives messages on the columns used and the entries skipped.

    Raises:
        ReadError: the source does not exist, has an unknown format, or cannot be read at all.
    """
    if name.startswith(("postgresql://", "postgres://", "duckdb:")):
        module = "databases"
    elif Path(name).is_dir():
        module = "folders"
    elif (extension := PurePath(name).suffix.lower()) in _MODULES:
        module = _MODULES[extension]
    else:
        known = ", ".join(sorted(_MODULES))
        raise ReadError(
            f"{name}: bukan folder, dan ekstensinya tidak dikenal. Sumber arsip: folder, {known}, postgresql://…, duckdb:…."
        )
    if module not in ("databases", "folders") and not Path(name).is_file():
        raise ReadError(f"{name}: berkas tidak ditemukan. Periksa nama dan foldernya.")
    opened = cast("Callable[[str, Choices, Tell], Source]", import_module(f"pesanlint.archive.sources.{module}").source)
    source = opened(name, choices, tell)._replace(choices=choices)
    if not choices.unit:
        return source
    return source._replace(records=(one if one.unit else one._replace(unit=choices.unit) for one in source.records))
