#!/usr/bin/env bash
# The JSON reader of pyarrow 26.0.1 takes a text in ISO 8601 for a timestamp, turns it into UTC, and forgets that it is: a release of the
# first half hour of 17 July in Jakarta is, in a column without a zone, one of the day before. Its CSV reader keeps the zone.
# Seen: JSON timestamp[s] 2025-07-16 17:30:00 | CSV timestamp[s, tz=UTC]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import io

import pyarrow.csv
import pyarrow.json

as_json = pyarrow.json.read_json(io.BytesIO(b'{"terbit": "2025-07-17T00:30:00+07:00"}\n'))
as_csv = pyarrow.csv.read_csv(io.BytesIO(b"terbit\n2025-07-17T00:30:00+07:00\n"))
read = as_json.to_pylist()[0]["terbit"]
print(f"JSON {as_json.schema.field('terbit').type} {read} | CSV {as_csv.schema.field('terbit').type}")
raise SystemExit(str(read) != "2025-07-16 17:30:00" or as_json.schema.field("terbit").type.tz is not None or as_csv.schema.field("terbit").type.tz is None)
PYTHON
