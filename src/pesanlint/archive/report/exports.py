"""Export the sums as CSV, XLSX and JSON. No cell can become a formula."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pesanlint.archive.report.sums import Sums
from pesanlint.archive.tables import Row
from pesanlint.writing import put

FORMATS = ("html", "csv", "xlsx", "json")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def tables(sums: Sums) -> dict[str, list[Row]]:
    """The tables that are exported, by name."""
    return {
        "waktu": sums.over_time, "satuan-kerja": sums.desks, "aturan": sums.rules, "aturan-senyap": sums.silent,
        "contoh": sums.examples, "galat": sums.errors,
    }  # fmt: skip


def write_csv(folder: Path, named: Mapping[str, Sequence[Row]]) -> list[Path]:
    """Write a CSV file for each table, in a form that Excel opens, and return the paths.

    Raises:
        WriteError: one cannot be written.
    """
    return [put(folder / f"report-{name}.csv", csv_of(rows)) for name, rows in named.items()]


def csv_of(rows: Sequence[Row]) -> bytes:
    """Return rows as CSV, with a byte-order mark for Excel."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    if rows:
        writer.writerow(rows[0])
        writer.writerows([guarded(value) for value in row.values()] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def guarded(value: Any) -> Any:
    """Return a cell that no spreadsheet treats as a formula: a text that begins like a formula gets an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA) else value


def write_xlsx(path: Path, named: Mapping[str, Sequence[Row]]) -> Path:
    """Write a workbook with a sheet for each table, every text as text.

    Raises:
        WriteError: it cannot be written.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, options)
    bold = book.add_format({"bold": True})
    for name, rows in named.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for column, title in enumerate(rows[0] if rows else ()):
            sheet.write_string(0, column, title, bold)
        for at, row in enumerate(rows, 1):
            for column, value in enumerate(row.values()):
                if isinstance(value, str):
                    sheet.write_string(at, column, _storable(value))
                elif value is not None:
                    sheet.write(at, column, value)
    book.close()
    return put(path, buffer.getvalue())


def _storable(value: str) -> str:
    """Return a text without characters that XML forbids, cut to the maximum length of a cell."""
    return "".join(one for one in value if one >= " " or one in "\n\t")[:32_767].encode("utf-8", "replace").decode()


def write_json(path: Path, sums: Sums) -> Path:
    """Write all sums as JSON.

    Raises:
        WriteError: it cannot be written.
    """
    data = {"version": 2, "totals": sums.totals, "bucket": sums.bucket, **tables(sums)}
    return put(path, (json.dumps(data, ensure_ascii=False, indent=1, default=str) + "\n").encode("utf-8", "replace"))
