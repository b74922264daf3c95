#!/usr/bin/env bash
# PySastrawi 1.2.1, the Indonesian stemmer that most Python projects take, loses the root of the commonest words of elections:
# "pemilu" (an acronym of pemilihan umum) becomes "milu", and so does "kepemiluan"; "pemungutan", of pungut, becomes "mungut",
# while "dipungut" and "pungutan" become "pungut". So stems do not tell whether two of these words belong together. Other words with
# the same prefixes come out right (pemilihan -> pilih, pencoblosan -> coblos).
# Seen: pemilu=milu kepemiluan=milu pemungutan=mungut dipungut=pungut pungutan=pungut pemilihan=pilih pencoblosan=coblos
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet PySastrawi==1.2.1
"$folder/venv/bin/python" - <<'PYTHON'
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

expected = "pemilu=milu kepemiluan=milu pemungutan=mungut dipungut=pungut pungutan=pungut pemilihan=pilih pencoblosan=coblos"
stemmer = StemmerFactory().create_stemmer()
seen = " ".join(f"{word}={stemmer.stem(word)}" for word in (pair.split("=")[0] for pair in expected.split()))
print(seen)
raise SystemExit(seen != expected)
PYTHON
