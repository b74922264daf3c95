"""Read CSV and TSV: commas, semicolons or tabs; UTF-8, UTF-16 or Windows-1252; cells of several lines."""

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from pesanlint.archive.sources import Choices, Source, Tell
from pesanlint.archive.sources.rows import Row, chosen, records
from pesanlint.errors import ReadError

_HEAD = 2**20
"""Bytes examined to recognise the encoding."""


def source(name: str, choices: Choices, tell: Tell) -> Source:
    """Return the records of a CSV file; its first row names the columns.

    Raises:
        ReadError: the row is missing.
    """
    csv.field_size_limit(choices.limits.size)
    path = Path(name)
    size = max(path.stat().st_size, 1)
    raw = path.open("rb")  # closed with the generator
    encoding = _encoding(raw.read(_HEAD))
    raw.seek(0)
    lines = io.TextIOWrapper(raw, encoding, errors="strict" if encoding != "cp1252" else "replace", newline="")
    first = lines.readline(_HEAD)
    if first.lower().startswith("sep="):  # Excel's own header line
        first = lines.readline(_HEAD)
    separator = max(",;\t|", key=first.count)
    header = next(csv.reader([first], delimiter=separator), [])
    if not any(cell.strip() for cell in header):
        raw.close()
        raise ReadError(f"{name}: baris pertama tidak memuat nama kolom.")
    columns = chosen(header, choices, name, tell)
    rows = _rows(lines, header, separator)
    return Source(records(rows, columns, name, choices), lambda: raw.closed or raw.tell() / size, name)


def _rows(lines: IO[str], header: list[str], separator: str) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=separator, strict=True)
    with lines:
        while True:
            start = reader.line_num + 2
            try:
                cells = next(reader, None)
            except UnicodeDecodeError as error:
                yield start, f"Pengodean rusak ({error.reason}); sisa berkas tidak dibaca. Simpan kembali sebagai UTF-8."
                return
            except csv.Error as error:
                yield start, f"Baris ini tidak terbaca sebagai CSV ({error}). Gandakan tanda petik yang termasuk isian kolom."
                continue
            if cells is None:
                return
            if not cells or cells == [""]:
                continue
            if len(cells) != len(header):
                yield start, f"Baris ini memuat {len(cells)} kolom, sedangkan baris pertama {len(header)}."
            else:
                yield start, dict(zip(header, cells, strict=True))


def _encoding(head: bytes) -> str:
    """Return the encoding: UTF-16 by its byte-order mark, UTF-8 if valid, else Windows-1252, the default of Excel."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"
