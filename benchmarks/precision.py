"""Count the findings of each rule in real texts, and draw a sample for a person to judge.

    python benchmarks/precision.py TEXTS... [--lines TEXTS...] [--sample 300 --seed 1 > sample.tsv]

TEXTS are files that pesanlint reads, folders of them, and JSON Lines with a `text` in each; of the files behind `--lines` each
line is a text. Without `--sample` it prints findings per rule and 10,000 words. With it, that many findings drawn at random
(of errors and warnings; with `--fixes`, of safe fixes), each with its surroundings and room for a verdict. What came of it
stands in docs/precision.md.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from pesanlint.document import Document
from pesanlint.errors import ReadError
from pesanlint.finding import Finding, Level
from pesanlint.fixer.edits import chosen
from pesanlint.guideline import load, load_config
from pesanlint.language.words import count
from pesanlint.linter import Linter
from pesanlint.readers import read, read_text
from pesanlint.readers.discovery import discover
from pesanlint.spans import apply_edits

AROUND = 120
"""Characters shown on both sides of a finding."""


def main() -> None:
    """Read the texts, check them, print the table or the sample."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--lines", nargs="*", type=Path, default=[])
    parser.add_argument("--sample", type=int)
    parser.add_argument("--fixes", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    linter = Linter(load(load_config(None)))
    checked = [(document, linter.check(document).findings) for document in _documents(options.texts, options.lines)]
    if options.sample is None:
        _print_table(linter, checked)
    else:
        _print_sample(checked, options)


def _documents(texts: Sequence[Path], lines: Sequence[Path]) -> Iterator[Document]:
    for path in texts:
        if path.suffix == ".jsonl":
            for number, line in enumerate(path.read_text("utf-8").splitlines()):
                yield read_text(json.loads(line)["text"], f"{path.name}#{number}")
            continue
        for file in discover([path]):
            try:
                yield read(file)
            except ReadError as error:
                print(f"# {file.name}: {error}")
    for path in lines:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip():
                yield read_text(line, f"{path.name}:{number}")


def _print_table(linter: Linter, checked: Sequence[tuple[Document, Sequence[Finding]]]) -> None:
    words = sum(count(document.text) for document, _ in checked)
    counts = Counter(finding.rule for _, findings in checked for finding in findings)
    fixable = Counter(finding.rule for _, findings in checked for finding in findings if chosen(finding, unsafe=False))
    print("| rule | level | findings | per 10,000 words | with a safe fix |\n| --- | --- | --: | --: | --: |")
    for rule in sorted(
        {rule.id: rule for rule in linter.guideline.rules}.values(), key=lambda rule: (-counts[rule.id], rule.id)
    ):
        each = counts[rule.id]
        print(f"| {rule.id} | {rule.level} | {each} | {each / words * 10_000:.2f} | {fixable[rule.id]} |")
    print(f"\n{len(checked)} texts, {words} words, {counts.total()} findings.")


def _print_sample(checked: Sequence[tuple[Document, Sequence[Finding]]], options: argparse.Namespace) -> None:
    wanted = [
        (document, finding)
        for document, findings in checked
        for finding in findings
        if (chosen(finding, unsafe=False) if options.fixes else finding.level is not Level.SUGGESTION)
    ]
    for document, finding in random.Random(options.seed).sample(wanted, min(options.sample, len(wanted))):
        start, end = max(finding.span.start - AROUND, 0), finding.span.end + AROUND
        before = document.source[start : finding.span.start], finding.found, document.source[finding.span.end : end]
        fix = chosen(finding, unsafe=not options.fixes)
        after = apply_edits(document.source, fix.edits)[start : end + 40] if fix else ""
        row = finding.rule, finding.level, document.path, "{}⟦{}⟧{}".format(*before), after, finding.message, ""
        print("\t".join(" ".join(str(cell).split()) for cell in row))


if __name__ == "__main__":
    main()
