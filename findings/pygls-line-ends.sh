#!/usr/bin/env bash
# A text document of pygls 2.1.1 also ends its lines at form feeds, which PDF converters leave between pages (and at U+0085 and U+2028).
# The protocol knows three line ends: \n, \r\n, \r. So an edit that the editor makes in its second line lands in the server's second,
# another one, and every position behind is wrong. A range that ends past an unterminated last line, which the protocol clamps to its end,
# is clamped one letter too early: the last letter stays.
# Seen: edit in line 2='Halaman satu\x0cBawasluaman dua\nKPU Jember\n' | past the end='Rilis pers'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pygls==2.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from lsprotocol.types import Position, Range, TextDocumentContentChangePartial
from pygls.workspace import TextDocument


def edited(text, line, first, last, new):
    document = TextDocument("file:///rilis.txt", text)
    document.apply_change(TextDocumentContentChangePartial(range=Range(Position(line, first), Position(line, last)), text=new))
    return document.source


second = edited("Halaman satu\x0cHalaman dua\nKPU Jember\n", 1, 0, 3, "Bawaslu")  # meant: "KPU" becomes "Bawaslu"
past = edited("Rilis pers", 0, 9, 99, "")  # meant: "s" at the end goes
print(f"edit in line 2={second!r} | past the end={past!r}")
raise SystemExit((second, past) != ("Halaman satu\x0cBawasluaman dua\nKPU Jember\n", "Rilis pers"))
PYTHON
