#!/usr/bin/env bash
# Babel 2.19.0 cannot read the Indonesian dates that it writes: parse_date of what format_date gives for the medium, long and full form ends
# in an IndexError, since it knows only months in figures. And unless it is told to be strict, a clock time in its Indonesian form,
# 09.30, is the number 930.
# Seen: short 4/7/25=2025-07-04 | medium 4 Jul 2025=IndexError | long 4 Juli 2025=IndexError | full Jumat, 04 Juli 2025=IndexError | 09.30=930
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet babel==2.19.0
"$folder/venv/bin/python" - <<'PYTHON'
import datetime as dt

from babel.dates import format_date, parse_date
from babel.numbers import parse_decimal


def read(text, form):
    try:
        return parse_date(text, locale="id", format=form).isoformat()
    except IndexError as error:
        return type(error).__name__


forms = ["short", "medium", "long", "full"]
written = [format_date(dt.date(2025, 7, 4), form, locale="id") for form in forms]
seen = [read(text, form) for text, form in zip(written, forms)]
time = parse_decimal("09.30", locale="id")
print(" | ".join(f"{form} {text}={date}" for form, text, date in zip(forms, written, seen)) + f" | 09.30={time}")
raise SystemExit(seen != ["2025-07-04"] + ["IndexError"] * 3 or time != 930)
PYTHON
