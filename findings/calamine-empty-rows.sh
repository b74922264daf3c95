#!/usr/bin/env bash
# python-calamine 0.9.1 has two ways to the rows of a sheet that disagree about empty rows at its top: to_python() leaves them out,
# iter_rows() does not. So the same record is in row 2 by one and in row 5 by the other, which is the sheet's. A message with the row of
# a wrong date needs to_python(skip_empty_area=False), or `start`.
# Seen: to_python=2 rows | iter_rows=5 rows | skip_empty_area=False=5 rows | start=(3, 0)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet python-calamine==0.9.1 openpyxl==3.1.5
"$folder/venv/bin/python" - <<'PYTHON'
import io

import openpyxl
from python_calamine import CalamineWorkbook

workbook, file = openpyxl.Workbook(), io.BytesIO()
for cell, value in {"A4": "id", "B4": "isi", "A5": "7", "B5": "Rilis"}.items():
    workbook.active[cell] = value
workbook.save(file)
file.seek(0)
sheet = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0)
rows = len(sheet.to_python()), len(list(sheet.iter_rows())), len(sheet.to_python(skip_empty_area=False))
print(f"to_python={rows[0]} rows | iter_rows={rows[1]} rows | skip_empty_area=False={rows[2]} rows | start={sheet.start}")
raise SystemExit((rows, sheet.start) != ((2, 5, 5), (3, 0)))
PYTHON
