"""The same Vale styles on the same files in one run, by Vale and by pesanlint: which alerts both have, and what each costs.

    python benchmarks/vale.py VALE STYLES FILES [STYLE...] [--turns N] [--jobs N] [--differences FILE]

VALE is the binary (`make rivals` builds it), STYLES a folder of styles (Microsoft, Google, write-good from their
repositories), FILES a folder of English Markdown and text. Runs take turns, each in a process of its own, Vale on all cores and
pesanlint with its own choice of workers unless `--jobs` says otherwise; the least of the turns counts, in seconds on the clock
and of processor time. Compare the clock on a quiet machine only. An alert is the same if rule, line, column and message are;
`--differences` lists the others, `-` those of Vale and `+` those found here.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import NamedTuple

STYLES = ["Microsoft", "Google", "write-good"]
_LINE = re.compile(r"(.+?):(\d+):(\d+):([\w.-]+):(.*)")
Alerts = Counter[tuple[str, ...]]


class Cost(NamedTuple):
    """Seconds of a run."""

    clock: float
    processor: float


def main(vale: Path, styles: Path, files: Path, names: list[str], turns: int, jobs: str, differences: Path | None) -> None:
    """Print a line for each style, and what both runs cost."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "styles").symlink_to(styles.resolve())
        (folder / "files").symlink_to(files.resolve())
        (folder / ".vale.ini").write_text(
            f"StylesPath = styles\nMinAlertLevel = suggestion\n\n[*.{{md,txt}}]\nBasedOnStyles = {', '.join(names)}\n", "utf-8"
        )
        (folder / "pesanlint.yaml").write_text("guideline: .vale.ini\nmin_level: suggestion\n", "utf-8")
        ours = [sys.executable, "-m", "pesanlint", "check", "--allow-outside", "--no-cache", "--output-format", "jsonl"]
        ours += [*(["--jobs", jobs] if jobs else []), "files/"]
        theirs = [str(vale.resolve()), "--output=line", "--no-exit", "files/"]
        (folder / "one.md").write_text("One.\n", "utf-8")
        run([*ours[:-1], "one.md"], folder)  # compiles the guideline
        costs: dict[str, list[Cost]] = {"Vale": [], "pesanlint": []}
        for _ in range(turns):
            cost, output = run(theirs, folder)
            costs["Vale"].append(cost)
            expected = Counter(m.groups() for line in output.splitlines() if (m := _LINE.fullmatch(line)))
            cost, output = run(ours, folder)
            costs["pesanlint"].append(cost)
            found = alerts(output)
    print(f"{'style':<12}{'Vale':>9}{'ours':>9}{'same':>9}{'of Vale':>9}")
    for name in names:
        own, here = (Counter({one: n for one, n in of.items() if one[3].startswith(f"{name}.")}) for of in (expected, found))
        same, every = (own & here).total(), own.total()
        print(f"{name:<12}{every:>9}{here.total():>9}{same:>9}{same / max(every, 1):>9.2%}")
    count = sum(len(list(files.rglob(f"*.{extension}"))) for extension in ("md", "txt"))
    least = {who: Cost(min(one.clock for one in every), min(one.processor for one in every)) for who, every in costs.items()}
    print(f"\n{count} files, {', '.join(names)} in one run, the least of {turns}:")
    for who, cost in least.items():
        print(f"{who:<12}{cost.clock:>8.2f} s on the clock{cost.processor:>9.2f} s of processor time")
    clock, processor = (ours / theirs for ours, theirs in zip(least["pesanlint"], least["Vale"], strict=True))
    print(f"{'times Vale':<12}{clock:>8.2f}{processor:>23.2f}")
    if differences:
        gone, more = expected - found, found - expected
        lines = [f"{sign} {':'.join(one)}" for sign, of in (("-", gone), ("+", more)) for one in sorted(of.elements())]
        differences.write_text("\n".join(lines), "utf-8")


def run(command: list[str], folder: Path) -> tuple[Cost, str]:
    """What a command costs with its children, and what it printed."""
    before, began = getrusage(RUSAGE_CHILDREN), time.monotonic()
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    output = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment).stdout
    after = getrusage(RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(time.monotonic() - began, processor), output


def alerts(output: str) -> Alerts:
    """The findings of a report in lines of JSON, as Vale prints them."""
    found: Alerts = Counter()
    for line in output.splitlines():
        one = json.loads(line)
        if "rule" in one:
            start = one["start"]
            found[one["path"], str(start["line"]), str(start["column"]), one["rule"], one["message"]] += 1
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("vale", type=Path)
    parser.add_argument("styles", type=Path)
    parser.add_argument("files", type=Path)
    parser.add_argument("names", nargs="*", default=STYLES)
    parser.add_argument("--turns", type=int, default=2)
    parser.add_argument("--jobs", default="")
    parser.add_argument("--differences", type=Path)
    main(**vars(parser.parse_args()))
