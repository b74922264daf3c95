#!/usr/bin/env bash
# translate-toolkit 3.20.4 gives of a termbase in TBX (ISO 30042, 2008) one term for each language, the first, and no administrativeStatus.
# Where the deprecated term stands first, as any order is allowed, its unit translates the word that must not be used.
# Seen: 1 unit: 'updating daftar pemilih' -> 'voter list update'; status in it: no
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet translate-toolkit==3.20.4
"$folder/venv/bin/python" - <<'PYTHON'
from translate.storage import tbx

TERMS = b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="id"><martifHeader><fileDesc><sourceDesc><p>Pedoman</p></sourceDesc></fileDesc></martifHeader><text><body>
<termEntry id="c1"><langSet xml:lang="id">
<tig><term>updating daftar pemilih</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
<tig><term>pemutakhiran daftar pemilih</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
</langSet><langSet xml:lang="en"><tig><term>voter list update</term></tig></langSet></termEntry>
</body></text></martif>"""
units = tbx.tbxfile.parsestring(TERMS).units
source, target, notes = units[0].source, units[0].target, units[0].getnotes()
status = "yes" if "admn" in notes else "no"
print(f"{len(units)} unit: {source!r} -> {target!r}; status in it: {status}")
raise SystemExit((len(units), source, target, status) != (1, "updating daftar pemilih", "voter list update", "no"))
PYTHON
