#!/usr/bin/env bash
# DuckDB 2.0.1 reads three of the twelve Indonesian months, April, September and November, which English spells alike: with a date format
# and ignore_errors, a CSV of a release a month keeps three rows and drops nine without a word; try_strptime makes NULL of the nine.
# Seen: rows kept: April September November | NULL: Januari Februari Maret Mei Juni Juli Agustus Oktober Desember
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.1
"$folder/venv/bin/python" - "$folder/rilis.csv" <<'PYTHON'
import pathlib
import sys

import duckdb

months = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
path = pathlib.Path(sys.argv[1])
path.write_text("tanggal,judul\n" + "".join(f"17 {month} 2025,Rapat {month}\n" for month in months))
database = duckdb.connect()
table = f"read_csv('{path}', dateformat = '%d %B %Y', types = {{'tanggal': 'DATE'}}, ignore_errors = true)"
kept = [title.split()[1] for _, title in database.execute(f"SELECT * FROM {table}").fetchall()]
nulls = [
    month
    for month in months
    if database.execute("SELECT try_strptime(?, '%d %B %Y')", [f"17 {month} 2025"]).fetchall()[0][0] is None
]
print("rows kept:", *kept, "| NULL:", *nulls)
raise SystemExit(kept != ["April", "September", "November"] or len(nulls) != 9)
PYTHON
