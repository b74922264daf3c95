#!/usr/bin/env bash
# wordfreq 3.1.1 ranks many Indonesian words that KBBI calls nonstandard above the standard form, and lacks "diimbau" altogether, so
# a speller that takes a frequent word for a right one calls the mistakes of the trade right and their correction wrong.
# Seen: dihimbau 3.11 diimbau 0.00 | himbauan 3.49 imbauan 3.20 | silahkan 5.43 silakan 5.22 | sekedar 4.95 sekadar 4.44 | antri 3.78 antre 3.28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet wordfreq==3.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from wordfreq import zipf_frequency

pairs = [("dihimbau", "diimbau"), ("himbauan", "imbauan"), ("silahkan", "silakan"), ("sekedar", "sekadar"), ("antri", "antre")]
seen = [(zipf_frequency(wrong, "id"), zipf_frequency(right, "id")) for wrong, right in pairs]
print(" | ".join(f"{w} {a:.2f} {r} {b:.2f}" for (w, r), (a, b) in zip(pairs, seen)))
raise SystemExit(not (all(wrong > right for wrong, right in seen) and seen[0][1] == 0))
PYTHON
