"""The same Vale styles on the same files, by Vale and by pesanlint: which alerts both have, and what each costs.

    python benchmarks/vale.py VALE STYLES FILES [STYLE...]

VALE is the binary (`make rivals` builds it), STYLES a folder of styles (Microsoft, Google, write-good from their repositories),
FILES a folder of English Markdown. Runs take turns, each in a process of its own; processor time is compared, because the
machine may be shared. An alert is the same if rule, line, column and message are.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

TURNS = 2
_LINE = re.compile(r"(.+?):(\d+):(\d+):([\w.-]+):(.*)")


def main(vale: Path, styles: Path, files: Path, names: list[str]) -> None:
    """Print a line for each style: alerts of Vale, those that both have, processor seconds of both."""
    print(f"{'style':<12}{'files':>7}{'Vale':>9}{'ours':>9}{'same':>9}{'of Vale':>9}{'Vale s':>9}{'ours s':>9}{'ratio':>7}")
    for name in names:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            (folder / "styles").symlink_to(styles.resolve())
            (folder / "files").symlink_to(files.resolve())
            (folder / ".vale.ini").write_text(
                f"StylesPath = styles\nMinAlertLevel = suggestion\n\n[*.md]\nBasedOnStyles = {name}\n", encoding="utf-8"
            )
            (folder / "pesanlint.yaml").write_text("guideline: .vale.ini\nmin_level: suggestion\n", encoding="utf-8")
            ours = [
                sys.executable,
                "-m",
                "pesanlint",
                "check",
                "--allow-outside",
                "--no-cache",
                "--output-format",
                "jsonl",
                "files/",
            ]
            theirs = [str(vale.resolve()), "--output=line", "--no-exit", "files/"]
            run(ours, folder)  # compiles the guideline
            costs: dict[str, list[float]] = {"vale": [], "ours": []}
            for _ in range(TURNS):
                seconds, output = run(theirs, folder)
                costs["vale"].append(seconds)
                expected = Counter(m.groups() for line in output.splitlines() if (m := _LINE.fullmatch(line)))
                seconds, output = run(ours, folder)
                costs["ours"].append(seconds)
                found = Counter(alerts(output))
            same, all_of_vale = (expected & found).total(), expected.total()
            vale_s, ours_s = min(costs["vale"]), min(costs["ours"])
            print(
                f"{name:<12}{len(list(files.glob('**/*.md'))):>7}{all_of_vale:>9}{found.total():>9}{same:>9}"
                f"{same / max(all_of_vale, 1):>9.2%}{vale_s:>9.1f}{ours_s:>9.1f}{ours_s / vale_s:>7.2f}"
            )


def run(command: list[str], folder: Path) -> tuple[float, str]:
    """The processor seconds of a command with its children, and what it printed."""
    before = getrusage(RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    output = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment).stdout
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, output


def alerts(output: str) -> list[tuple[str, ...]]:
    """The findings of a report in lines of JSON, as Vale prints them."""
    found: list[tuple[str, ...]] = []
    for line in output.splitlines():
        one = json.loads(line)
        if "rule" in one:
            start = one["start"]
            found.append((one["path"], str(start["line"]), str(start["column"]), one["rule"], one["message"]))
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:] or ["Microsoft", "Google", "write-good"])
