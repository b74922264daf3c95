"""Compares sessions with fresh checks over series of edits in real texts, and names the first text where they differ.

    sessions.py TEXTS.jsonl [FIRST LAST]

The file's lines have a `text`. A third of the series each is in plain text, in Markdown and in HTML. A series is of one to ten
edits: words and marks put in, stretches taken out, blocks moved.
"""

import html
import json
import random
import sys
from pathlib import Path

from pesanlint import Linter
from pesanlint.linter.session import Session
from pesanlint.readers import read_text

PIECES = (
    "dihimbau | “|” |\"|'|\n\n|\n|. |, |Budi Ijin |silahkan |# |> |- |**|<b>|</p><p>|&amp;|kata |KPU |DPT |di laksanakan "
    "|\u00a0|\u200b|Senin, 17 Juli 2025|<!-- pesanlint: abaikan bahasa -- uji -->|[pesanlint: abaikan kpu -- uji]|1.000 "
    "|Rp 5.000|- satu\n- dua\n"
).split("|")


def shaped(text: str, shape: str) -> str:
    """A text as plain text, Markdown or HTML."""
    blocks = [block for block in text.split("\n") if block.strip()][:40]
    if shape == "md":
        return "\n\n".join([f"# {blocks[0]}", *blocks[1:]]) if blocks else text
    if shape == "html":
        return "".join(f"<p>{html.escape(block)}</p>\n" for block in blocks)
    return text[:6000]


def edit(text: str, chance: random.Random) -> str:
    """The text after one edit."""
    at = chance.randrange(len(text) + 1)
    match chance.randrange(4):
        case 0:
            return text[:at] + text[at + chance.randrange(40) :]
        case 1:
            blocks = text.split("\n\n")
            chance.shuffle(blocks)
            return "\n\n".join(blocks)
    return text[:at] + chance.choice(PIECES) + text[at:]


def main() -> None:
    """Compare them, and say how many series were the same. On a busy machine rules run out of time; these are not compared."""
    texts = [json.loads(line)["text"] for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    first, last = (int(one) for one in (*sys.argv[2:], "0", "2000")[:2])
    linter, checked, late = Linter.from_config("."), 0, 0
    for series in range(first, last):
        shape, chance = ("txt", "md", "html")[series % 3], random.Random(series)
        text = shaped(texts[series // 3 % len(texts)], shape)
        session = Session(linter, f"naskah.{shape}")
        session.check(text)
        for _ in range(chance.randint(1, 10)):
            text = edit(text, chance)
            kept, fresh = session.check(text), linter.check(read_text(text, f"naskah.{shape}"))
            checked += 1
            if kept.failures or fresh.failures:
                late += 1
            elif kept != fresh:
                Path("differs.txt").write_text(text, encoding="utf-8")
                sys.exit(f"series {series} ({shape}): not the same; see differs.txt")
    print(f"{last - first} series with {checked} edits, {late} of them not compared: all the others the same")


if __name__ == "__main__":
    main()
