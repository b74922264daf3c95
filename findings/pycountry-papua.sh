#!/usr/bin/env bash
# pycountry 26.2.16 has all 38 provinces of Indonesia, but one of the four that were made in Papua in 2022 by a name that is a slip:
# "Papua Pengunungan" for Papua Pegunungan (UU 16/2022). A gazetteer taken from it would call the right name wrong. Jakarta is there by the
# old "Jakarta Raya".
# Seen: 38 provinces | ID-PE=Papua Pengunungan | ID-PD=Papua Barat Daya | ID-JK=Jakarta Raya
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pycountry==26.2.16
"$folder/venv/bin/python" - <<'PYTHON'
import pycountry

islands = {"Geographical unit"}
names = {part.code: part.name for part in pycountry.subdivisions.get(country_code="ID") if part.type not in islands}
asked = ["ID-PE", "ID-PD", "ID-JK"]
print(f"{len(names)} provinces | " + " | ".join(f"{code}={names[code]}" for code in asked))
expected = ["Papua Pengunungan", "Papua Barat Daya", "Jakarta Raya"]
raise SystemExit(len(names) != 38 or [names[code] for code in asked] != expected)
PYTHON
