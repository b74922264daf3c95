"""Measure how many typing slips the guideline finds in texts, and how many correct words it reports.

    python benchmarks/slips.py TEXTS... [--rule bahasa.salah-tulis] [--seed 1] [--alarms FILE] [--missed FILE]

TEXTS are files and folders of plain texts that are clean as far as anyone knows; with `--split` blank lines part the texts of
a file. Each text is checked as it is, which gives the alarms in 10,000 words (to be read: some are slips that were there), and
once more with one slip of every kind planted in it, by the seed. Words are planted in that stand in small letters, have four
letters or more and occur in two texts; a slip that makes another word of the texts is not planted. Printed is what share of
the slips is found, with the right word offered first, by kind and by length. Without `--rule` all rules count.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from pesanlint.finding import Finding
from pesanlint.guideline import load, load_config
from pesanlint.language.keyboard import BESIDE
from pesanlint.language.words import count
from pesanlint.linter import Linter
from pesanlint.readers import read_text
from pesanlint.spans import apply_edits

_WORD = re.compile(r"(?<![\w@#./'’-])[a-z]{4,}(?![\w@/'’-]|\.\w)")
_APART = 60
"""Characters between two planted slips at least, so that each is judged by itself."""
_FUNCTION_WORDS = frozenset(
    "akan bagi bahwa dalam dan dapat dari dengan juga kepada oleh pada sebagai serta telah tidak untuk yang".split()
)
_KINDS = ("left out", "doubled", "swapped", "beside", "added", "ending", "joined")


class Slip(NamedTuple):
    """A planted slip: its kind, its position in the text, the misspelt word and the original one."""

    kind: str
    start: int
    typed: str
    meant: str


def main() -> None:
    """Check the texts as they are and with slips, print the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--split", action="store_true")
    parser.add_argument("--rule", default="")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--alarms", type=Path)
    parser.add_argument("--missed", type=Path)
    options = parser.parse_args()
    texts = list(_texts(options.texts, split=options.split))
    select = [options.rule] if options.rule else []
    linter = Linter(load(load_config(None)), select=select)
    _alarms(linter, texts, options.alarms)
    _planted(linter, texts, options.seed, options.missed)


def _texts(paths: list[Path], *, split: bool) -> Iterator[str]:
    for path in paths:
        for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
            text = file.read_text("utf-8")
            yield from filter(str.strip, text.split("\n\n") if split else [text])


def _found(linter: Linter, text: str) -> list[Finding]:
    return list(linter.check(read_text(text, "teks.txt")).findings)


def _alarms(linter: Linter, texts: list[str], out: Path | None) -> None:
    lines: list[str] = []
    for text in texts:
        for finding in _found(linter, text):
            around = text[max(finding.span.start - 40, 0) : finding.span.end + 40].replace("\n", " ")
            use = finding.fixes[0].edits[0].text if finding.fixes else ""
            safe = "safe" if finding.fixes and finding.fixes[0].safe else ""
            lines.append("\t".join((finding.found, use, safe, finding.rule, around)))
    words = sum(map(count, texts))
    print(f"{words} words in {len(texts)} texts: {len(lines)} alarms, {len(lines) / words * 1e4:.2f} in 10,000 words")
    if out:
        out.write_text("\n".join(lines) + "\n", "utf-8")


def _planted(linter: Linter, texts: list[str], seed: int, out: Path | None) -> None:
    random = Random(seed)
    in_texts = Counter(word for text in texts for word in set(_WORD.findall(text)))
    planted, found, right, safe = Counter[str](), Counter[str](), Counter[str](), Counter[bool]()
    missed: list[str] = []
    for text in texts:
        spoilt, slips = _spoil(text, in_texts, random)
        findings = _found(linter, spoilt) if slips else []
        for slip in slips:
            end = slip.start + len(slip.typed)
            hits = [finding for finding in findings if finding.span.start < end and slip.start < finding.span.end]
            offered = [apply_edits(spoilt, list(fix.edits)) for hit in hits for fix in hit.fixes[:1]]
            want = spoilt[: slip.start] + slip.meant + spoilt[end:]
            is_right = want in offered or any(f"“{slip.meant}”" in hit.message for hit in hits)  # in quotations there is no fix
            for key in (slip.kind, f"{min(len(slip.meant), 10):2} letters" if slip.kind != "joined" else "", "all"):
                planted[key] += 1
                found[key] += bool(hits)
                right[key] += is_right
            for hit in hits:
                for fix in hit.fixes[:1]:
                    if fix.safe:
                        safe[apply_edits(spoilt, list(fix.edits)) == want] += 1
                        if apply_edits(spoilt, list(fix.edits)) != want:
                            missed.append("\t".join(("wrong and safe", slip.meant, slip.typed, hit.message)))
            if not is_right:
                missed.append("\t".join((slip.kind, slip.meant, slip.typed, *(hit.message for hit in hits))))
    for key in sorted(filter(None, planted)):
        print(f"{key:10} {planted[key]:6} {found[key] / planted[key]:7.1%} found {right[key] / planted[key]:7.1%} right")
    print(f"safe fixes: {safe[True]} right, {safe[False]} wrong")
    if out:
        out.write_text("\n".join(missed) + "\n", "utf-8")


def _spoil(text: str, in_texts: Counter[str], random: Random) -> tuple[str, list[Slip]]:
    """Return the text with a slip of every kind, as far as there is room, and the planted slips."""
    places = [m for m in _WORD.finditer(text) if in_texts[m[0]] > 1]
    chosen: dict[int, tuple[str, str, str]] = {}
    for kind in _KINDS:
        for m in random.sample(places, min(len(places), 10)):
            meant = m[0]
            if kind == "joined":
                behind = re.match(r" ([a-z]{4,})\b(?!-)", text[m.end() : m.end() + 30])
                if not behind or not {meant, behind[1]} & _FUNCTION_WORDS or in_texts[behind[1]] < 2:
                    continue
                meant = meant + behind[0]
            typed = _slip(kind, meant, random)
            if typed != meant and typed not in in_texts and all(abs(m.start() - at) > _APART for at in chosen):
                chosen[m.start()] = kind, meant, typed
                break
    slips: list[Slip] = []
    shift = 0
    for start, (kind, meant, typed) in sorted(chosen.items()):
        at = start + shift
        text = text[:at] + typed + text[at + len(meant) :]
        slips.append(Slip(kind, at, typed, meant))
        shift += len(typed) - len(meant)
    return text, slips


def _slip(kind: str, word: str, random: Random) -> str:
    at = random.randrange(len(word))
    before, letter, after = word[:at], word[at], word[at + 1 :]
    if kind == "joined":
        return word.replace(" ", "")
    if kind == "left out":
        return before + after
    if kind == "doubled":
        return before + 2 * letter + after
    if kind == "swapped":
        return before + after[:1] + letter + after[1:]
    if kind == "beside":
        return before + random.choice(BESIDE[letter]) + after
    if kind == "added":
        return before + letter + random.choice(BESIDE[letter]) + after
    last = word[-1]
    return random.choice((word[:-1], word + last, word + 2 * last, word[:-1] + random.choice(BESIDE[last])))


if __name__ == "__main__":
    main()
