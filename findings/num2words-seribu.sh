#!/usr/bin/env bash
# num2words 0.5.14 writes one thousand as "seribu", as Indonesian does, but only where nothing stands before it: within a larger
# number it says "satu ribu" (1,001,000 is "satu juta seribu"; KBBI VI, "seribu"). A sum in words and its figure, as receipts and
# minutes have them, so cannot be compared letter by letter with what it writes.
# Seen: 1000=seribu 1100=seribu seratus 1001000=satu juta satu ribu 2001500=dua juta satu ribu lima ratus
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet num2words==0.5.14
"$folder/venv/bin/python" - <<'PYTHON'
from num2words import num2words

seen = [f"{number}={num2words(number, lang='id')}" for number in (1000, 1100, 1_001_000, 2_001_500)]
print(" | ".join(seen))
expected = ["1000=seribu", "1100=seribu seratus", "1001000=satu juta satu ribu", "2001500=dua juta satu ribu lima ratus"]
raise SystemExit(seen != expected)
PYTHON
