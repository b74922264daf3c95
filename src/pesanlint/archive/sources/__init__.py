"""From what an archive is kept in to records, one after the other: folders, packed files, tables, feeds, databases.

Whatever is wrong with one record is a record with a `problem`; what is wrong with the whole source is a `ReadError`.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path, PurePath
from typing import NamedTuple, cast

from pesanlint.archive.record import Form, Record
from pesanlint.errors import ReadError
from pesanlint.readers.limits import DEFAULT, Limits

Tell = Callable[[str], None]
"""Is told something (Indonesian) that the caller may want to correct."""
_MODULES = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "delimited", ".tsv": "delimited", ".parquet": "parquet",
    ".sqlite": "sqlite", ".sqlite3": "sqlite", ".db": "sqlite", ".xlsx": "sheets", ".xlsm": "sheets", ".xls": "sheets",
    ".ods": "sheets", ".xml": "feeds", ".rss": "feeds", ".atom": "feeds", ".zip": "packed", ".tar": "packed", ".tgz": "packed",
    ".tbz2": "packed", ".txz": "packed", ".gz": "packed", ".bz2": "packed", ".xz": "packed",
}  # fmt: skip
"""The module for each extension; a folder is for `folders`."""


class Choices(NamedTuple):
    """What the caller says of a source."""

    columns: Mapping[str, str] = {}
    """Field → column, where that is not to be guessed."""
    form: Form | None = None
    """What bodies are, where that is not to be told from each."""
    table: str = ""
    """The table of a database, or the sheet of a workbook."""
    query: str = ""
    """What to ask a database."""
    unit: str = ""
    """The desk of records that name none."""
    limits: Limits = DEFAULT
    """What one record may cost to read."""
    drafts: bool = False
    """Whether drafts count too, where a source tells them apart."""
    exclude: tuple[str, ...] = ()
    """Files of a folder to leave out, as in `.gitignore`."""
    root: Path = Path()
    """What these patterns are relative to."""


class Source(NamedTuple):
    """Records in order, and how far one is through them."""

    records: Iterator[Record]
    done: Callable[[], float]
    """From 0 to 1, which share of the source has been read."""
    name: str = ""
    """What the source is called, without passwords."""
    choices: Choices = Choices()
    """What the caller said of it."""


def open_source(name: str, choices: Choices, tell: Tell = lambda _: None) -> Source:
    """The records of a source.

    Args:
        name: a folder, a file, or the address of a database (`postgresql://…`, `duckdb:FILE`).
        choices: what the caller says of it.
        tell: is told which columns were taken for what, and what was passed over.

    Raises:
        ReadError: there is no such source, it is in no format that is known, or cannot be read at all.
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
