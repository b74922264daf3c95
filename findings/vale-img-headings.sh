#!/usr/bin/env bash
# Vale (@3.26.0, the version that go.mod below names), Markdown: behind an image written as HTML in a block of its own (<img ...>) no heading is a heading any more: rules
# with `scope: heading` stay silent on all that follow. Vale's page on scopes promises every heading. With the same image in
# Markdown's own way the headings are found. Seen: "1 of 3 headings after <img>, 3 of 3 after ![]()".
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
printf 'StylesPath = styles\nMinAlertLevel = suggestion\n\n[*.md]\nBasedOnStyles = T\n' > .vale.ini
printf 'extends: existence\nmessage: "heading"\nscope: heading\ntokens: [word]\n' > styles/T/Heading.yml
printf '## One word\n\n<img src="a.png" alt="A picture">\n\n## Two word\n\nText.\n\n## Three word\n' > html.md
printf '## One word\n\n![A picture](a.png)\n\n## Two word\n\nText.\n\n## Three word\n' > markdown.md
html=$(./vale --no-exit --output=line html.md | wc -l)
markdown=$(./vale --no-exit --output=line markdown.md | wc -l)
echo "$html of 3 headings after <img>, $markdown of 3 after ![]()"
[ "$html $markdown" = "1 3" ]
