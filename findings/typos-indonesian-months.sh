#!/usr/bin/env bash
# typos 1.52.0 with --write-changes makes English of Indonesian dates, but only of some: Juni, Juli and Oktober become June, July and
# October, while Januari, Februari, Maret, Mei, Agustus and Desember stay. So "sistem" and "periode" turn into "system" and "period" in the middle of an
# Indonesian sentence. Its English list must be switched off before a repository of Indonesian texts runs it as a hook.
# Seen: 4 Januari, 4 Februari, 4 Maret, 4 Mei, 4 June, 4 July, 4 Agustus, 4 October, 4 Desember; system dan period
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet typos==1.52.0
echo "4 Januari, 4 Februari, 4 Maret, 4 Mei, 4 Juni, 4 Juli, 4 Agustus, 4 Oktober, 4 Desember; sistem dan periode" >"$folder/rilis.txt"
"$folder/venv/bin/typos" --write-changes "$folder/rilis.txt" || true
cat "$folder/rilis.txt"
[ "$(cat "$folder/rilis.txt")" = "4 Januari, 4 Februari, 4 Maret, 4 Mei, 4 June, 4 July, 4 Agustus, 4 October, 4 Desember; system dan period" ]
