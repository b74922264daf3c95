#!/usr/bin/env bash
# dateparser 1.5.0 reads Indonesian dates with their weekday, even in spellings that are no longer standard ("Nopember"), but not
# with the weekday as releases still write it, "Jum'at": of Fridays it then returns nothing, without an error, while other days of
# the same archive are read. With "Jumat", the standard form, it reads them.
# Seen: Jumat, 4 Juli 2025=2025-07-04 | Jum'at, 4 Juli 2025=None | Jum’at, 4 Juli 2025=None | Kamis, 10 Nopember 2022=2022-11-10
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet dateparser==1.5.0
"$folder/venv/bin/python" - <<'PYTHON'
import dateparser

dates = ["Jumat, 4 Juli 2025", "Jum'at, 4 Juli 2025", "Jum’at, 4 Juli 2025", "Kamis, 10 Nopember 2022"]
seen = [(text, found and found.date().isoformat()) for text in dates for found in [dateparser.parse(text, languages=["id"])]]
print(" | ".join(f"{text}={found}" for text, found in seen))
expected = ["2025-07-04", None, None, "2022-11-10"]
raise SystemExit([found for _, found in seen] != expected)
PYTHON
