"""Counts the calls that pesanlint makes for some work, and compares them with those of the last release.

counts.py [--write]

Seconds vary from machine to machine and from hour to hour; calls, of Python's functions and of those in C, are the same in
every run. What a regular expression does within one call is not seen: `bench.py` times that. Ends with status 1 where a count
is over 3 % above the one in `counts.json` for this version of Python; `--write` keeps new ones, which is part of a release.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from contest import pack, real_terms, sprinkle

from corpus import release

KEPT = Path(__file__).with_name("counts.json")
MOST = 1.03
"""How many times the kept count a count may be."""
RELEASES, FILES = 20, 50
_CALLS = """
import cProfile, io, sys
from contextlib import redirect_stdout, suppress
def calls(work):
    profile = cProfile.Profile(builtins=True)
    with redirect_stdout(io.StringIO()), suppress(SystemExit):
        profile.enable()
        try: work()
        finally: profile.disable()
    return sum(one.callcount for one in profile.getstats())
def run(*arguments):
    from pesanlint.cli import main  # the entry point would end this process
    sys.argv[1:] = arguments
    main()
"""
"""Counts the calls of some work."""
_CHECK_TEXTS = """
import pathlib
from pesanlint import Linter
texts = [path.read_text("utf-8") for path in sorted(pathlib.Path(".").glob("*.txt"))]
linter = Linter.from_config()
for text in texts: linter.check_text(text)
print(calls(lambda: [linter.check_text(text) for text in texts]))
"""
_ADD_RULE = """
import pathlib
path = pathlib.Path("kita/a.yaml")
name = f"baru-{path.stat().st_size}"
path.open("a").write(f"  - {{id: {name}, kind: substitution, swap: [{{not: ganti {name}, use: pakai {name}}}]}}\\n")
"""
_WORKS = {
    "whole guideline: one release": ("texts", _CHECK_TEXTS, RELEASES),
    "500 words: one file": (
        "words", "print(calls(lambda: run('check', '--no-cache', '--jobs', '1', '--output-format', 'jsonl', 'files')))", FILES
    ),
    "start: one file, whole guideline, compiled": ("texts", "print(calls(lambda: run('check', '0.txt')))", 1),
    "a changed rule: the next check": (
        "changed",
        _ADD_RULE + "print(calls(lambda: run('check', '0.txt')))",
        1,
    ),
    "rules test: all rules": ("texts", "print(calls(lambda: run('rules', 'test')))", 1),
}  # fmt: skip
"""What is counted: the folder that it is done in, the code, and by what the count is divided."""


def main() -> None:
    """Count, compare and say it."""
    with tempfile.TemporaryDirectory() as folder:
        counts = _counts(Path(folder))
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    kept = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    before = kept.get(version, {})
    if sys.argv[1:] == ["--write"]:
        KEPT.write_text(json.dumps({**kept, version: counts}, indent=2) + "\n")
    too_many = [name for name, count in counts.items() if count > before.get(name, count) * MOST]
    for name, count in counts.items():
        change = f"{count / before[name] - 1:+.1%} of {before[name]:,}" if name in before else "not kept yet"
        print(f"{name:<45} {count:>11,} calls  {change}{'  TOO MANY' if name in too_many else ''}")
    sys.exit(1 if too_many and sys.argv[1:] != ["--write"] else 0)


def _counts(folder: Path) -> dict[str, int]:
    for name in ("texts", "changed/kita", "words/files"):
        (folder / name).mkdir(parents=True)
    for seed in range(RELEASES):
        (folder / f"texts/{seed}.txt").write_text(release(seed), "utf-8")
    (folder / "changed/0.txt").write_text(release(0), "utf-8")
    (folder / "changed/number").write_text("1")
    (folder / "changed/pesanlint.yaml").write_text("guideline: kita\n")
    (folder / "changed/kita/guideline.yaml").write_text("name: kita\ntitle: Kita\nextends: kpu\n")
    (folder / "changed/kita/a.yaml").write_text("title: A\nrules:\n")
    words = real_terms(500)
    files = [folder / f"words/files/{seed}.txt" for seed in range(FILES)]
    for seed, file in enumerate(files):
        file.write_text(release(seed), "utf-8")
    sprinkle(files, list(words))
    pack(folder / "words", words)
    return {name: _count(folder, *work) for name, work in _WORKS.items()}


def _count(folder: Path, place: str, code: str, divisor: int) -> int:
    """The calls of one work; what is done once for all, such as compiling, has been done in two runs before."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONHASHSEED": "0", "XDG_CACHE_HOME": str(folder / "cache")}
    count = 0
    for _ in range(3):
        command, where = [sys.executable, "-c", _CALLS + code], folder / place
        done = subprocess.run(command, cwd=where, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(done.stderr)
        count = int(done.stdout.split()[-1])
    return round(count / divisor)


if __name__ == "__main__":
    main()
