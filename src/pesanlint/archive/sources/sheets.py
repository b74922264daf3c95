"""Read workbooks of Excel and LibreOffice: one sheet, whose first row names the columns."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pesanlint.archive.sources import Choices, Source, Tell
from pesanlint.archive.sources.rows import Row, chosen, records, text, unreadable
from pesanlint.errors import ReadError
from pesanlint.inputs import MIB, read_bounded
from pesanlint.readers.archives import Archive
from pesanlint.readers.limits import Limits

_LARGEST = 512 * MIB
"""Maximum bytes of a workbook, which is read as a whole; its unpacked parts may have four times as many."""


def source(name: str, choices: Choices, tell: Tell) -> Source:
    """Return the records of a sheet.

    Raises:
        ReadError: it is not a workbook, is hostile, or does not have the sheet.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        data = read_bounded(Path(name), _LARGEST)
        if zipfile.is_zipfile(io.BytesIO(data)):
            Archive(data, Limits(_LARGEST, 4 * _LARGEST, 4 * _LARGEST, choices.limits.ratio))
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        if choices.table and choices.table not in workbook.sheet_names:
            raise ReadError(f"{name}: lembar “{choices.table}” tidak ada. Lembar yang ada: {', '.join(workbook.sheet_names)}.")
        sheet = workbook.get_sheet_by_name(choices.table) if choices.table else workbook.get_sheet_by_index(0)
    except (CalamineError, OSError) as error:
        raise unreadable(name, error) from None
    rows = enumerate(sheet.iter_rows(), 1)  # from the first row on: `to_python` omits empty rows at the top
    header = next((names for _, cells in rows if any(names := [text(cell).strip() for cell in cells])), [])
    columns = chosen(header, choices, name, tell)
    read, total = [0], sheet.end[0] + 1 if sheet.end else 1

    def numbered() -> Iterator[Row]:
        for number, cells in rows:
            read[0] = number
            if any(cell != "" for cell in cells):
                yield number, _cells(header, cells)

    return Source(records(numbered(), columns, name, choices), lambda: read[0] / total, name)


def _cells(header: Sequence[str], cells: Sequence[Any]) -> dict[str, Any]:
    return {column: cell for column, cell in zip(header, cells, strict=False) if column}
