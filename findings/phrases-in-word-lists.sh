#!/usr/bin/env bash
# cspell 9.8.0 and codespell 2.4.3 load a list of words to avoid that holds a phrase ("tujuan untuk"), say nothing about it, and never
# find it: both compare single words. The status of a text with the phrase alone is 0, as if it were clean. A desk that moves its list
# of phrases there loses them without a word; only the entry of one word is found.
# Seen: cspell: 1 found, silahkan; codespell: 1 found, silahkan; status with the phrase alone: 0 and 0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet codespell==2.4.3
npm install --silent --no-audit --no-fund cspell@9.8.0
echo "Rapat digelar dengan tujuan untuk membahas tahapan. Warga silahkan hadir." >both.txt
echo "Rapat digelar dengan tujuan untuk membahas tahapan." >phrase.txt
printf 'tujuan untuk->untuk\nsilahkan->silakan\n' >words.txt
echo '{"version": "0.2", "dictionaries": [], "minWordLength": 100, "flagWords": ["tujuan untuk->untuk", "silahkan->silakan"]}' >cspell.json
cspell() { node_modules/.bin/cspell lint --no-progress --no-summary --config cspell.json "$1"; }
codespell() { venv/bin/codespell -D words.txt "$1"; }
cspell both.txt >cspell.out && exit 1
codespell both.txt >codespell.out && exit 1
cat cspell.out codespell.out
[ "$(wc -l <cspell.out)" = 1 ] && grep -q "Forbidden word (silahkan)" cspell.out
[ "$(wc -l <codespell.out)" = 1 ] && grep -q "silahkan ==> silakan" codespell.out
cspell phrase.txt
codespell phrase.txt
