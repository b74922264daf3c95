#!/usr/bin/env bash
# Vale (@3.26.0, the version that go.mod below names): in plain text a blank line ends no sentence. A headline without a full stop and
# the first sentence of the paragraph below it are one sentence to rules with `scope: sentence`, so that each limit on the length of
# sentences counts both; the same lines as Markdown are two. Seen: "plain text 1 alarm, Markdown 0".
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
mkdir -p build styles/T
cat > build/go.mod <<'MOD'
module finding.invalid/vale

go 1.26

require github.com/vale-cli/vale/v3 v3.26.0

replace github.com/andybalholm/cascadia => github.com/andybalholm/cascadia v1.3.3
MOD
(cd build && GOFLAGS=-mod=mod GOMODCACHE="${GOMODCACHE:-$(go env GOMODCACHE)}" go build -o ../vale github.com/vale-cli/vale/v3/cmd/vale)
printf 'StylesPath = styles\nMinAlertLevel = suggestion\n\n[*]\nBasedOnStyles = T\n' > .vale.ini
printf 'extends: occurrence\nmessage: "long"\nscope: sentence\nmax: 6\ntoken: \\b[a-z]+\\b\n' > styles/T/Long.yml
printf 'the list of all names\n\nA clerk reads each name aloud.\n' > list.txt
cp list.txt list.md
plain=$(./vale --no-exit --output=line list.txt | wc -l)
markdown=$(./vale --no-exit --output=line list.md | wc -l)
echo "plain text $plain alarm, Markdown $markdown"
[ "$plain $markdown" = "1 0" ]
