"""Kill runs of `--fix` at random moments, and count half-written files, and files left over after the next run.

    python benchmarks/kills.py [--runs 500] [--seed 2026]

A folder of texts and Word files, each with findings, is fixed again and again. A run is killed (SIGKILL) at a moment drawn
from the time that a whole run takes; then each file must be unchanged or completely fixed, and nothing in between. The next
run finishes; then only the reviews may be left, and every file must be fixed. Every other run is killed in the
part in which files are written, which is most of what can go wrong and little of the time.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

TEXTS = 12
WORD_FILES = 3
PARAGRAPHS = 40
"""Of each file."""
BAD, GOOD = "Warga dihimbau datang ke TPS {} pada hari itu.", "Warga diimbau datang ke TPS {} pada hari itu."
COMMAND = (sys.executable, "-m", "pesanlint", "check", "--fix", ".")
GUIDELINE = {
    "pesanlint.yaml": "guideline: kita\n",
    "kita/guideline.yaml": "name: kita\ntitle: Kita\n",
    "kita/a.yaml": "title: A\nrules:\n  - {id: imbau, kind: substitution, swap: [{not: dihimbau, use: diimbau}]}\n",
}
"""A small one, so that much of the time of a run goes into writing."""
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELS = "application/vnd.openxmlformats-package.relationships+xml"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


class Outcome(NamedTuple):
    """The results of the killed runs."""

    runs: int
    killed: int
    """Runs that were still at work when they were killed."""
    in_between: int
    """Killed with some files fixed and some not."""
    with_left_overs: int
    """Killed with a file of ours on the disk that had not taken its place yet."""
    half_written: int
    left_over: int
    not_fixed: int
    """Files that the next run did not fix."""


def text(sentence: str) -> bytes:
    """A release in which every paragraph is that sentence."""
    return "\n\n".join(["Rapat Dibuka", *(sentence.format(number) for number in range(PARAGRAPHS))]).encode() + b"\n"


def word(folder: Path, name: str) -> None:
    """A Word file with the same findings."""
    body = "".join(f"<w:p><w:r><w:t>{BAD.format(number)}</w:t></w:r></w:p>" for number in range(PARAGRAPHS))
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="{_RELS}"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>',
        )
        related = f'<Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        out.writestr("_rels/.rels", f'<Relationships xmlns="{_RELATED}">{related}</Relationships>')
        out.writestr("word/document.xml", f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>')


def begin(folder: Path) -> None:
    """Restore all files in a folder, and remove everything else."""
    for path in files(folder):
        path.unlink()
    for name, content in GUIDELINE.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content)
    for number in range(TEXTS):
        (folder / f"{number:02}.txt").write_bytes(text(BAD))
    for number in range(WORD_FILES):
        word(folder, f"w{number}.docx")


def files(folder: Path) -> list[Path]:
    """The files in a folder, hidden ones too, but for the guideline."""
    return [path for path in folder.iterdir() if path.is_file() and path.name not in GUIDELINE]


def run(folder: Path) -> float:
    """Let a run finish, and say how long it took."""
    start = time.perf_counter()
    subprocess.run(COMMAND, cwd=folder, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def first_written(folder: Path) -> float:
    """Seconds until a run has written its first file."""
    start = time.perf_counter()
    with subprocess.Popen(COMMAND, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and (folder / "00.txt").read_bytes() != text(GOOD):
            time.sleep(0.001)
        return time.perf_counter() - start


def kill(folder: Path, seconds: float) -> bool:
    """Kill a run after some seconds; False if it was done by then."""
    with subprocess.Popen(COMMAND, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        return process.wait() < 0


def half_written(folder: Path, originals: dict[str, bytes]) -> list[str]:
    """Return the files that are neither unchanged nor completely fixed."""
    wrong = []
    for path in files(folder):
        data = path.read_bytes()
        if path.name.endswith(".pesanlint.docx"):
            whole = is_whole(path)
        else:
            whole = path.name.startswith(".") or data in (originals[path.name], text(GOOD))
        if not whole:
            wrong.append(path.name)
    return wrong


def is_whole(path: Path) -> bool:
    """Whether a Word file can be read with all its parts, and holds all our changes."""
    try:
        with zipfile.ZipFile(path) as package:
            return package.testzip() is None and package.read("word/document.xml").count(b"<w:del ") >= PARAGRAPHS
    except zipfile.BadZipFile:
        return False


def left_over(folder: Path) -> list[str]:
    """The files of ours that have not taken their place."""
    return [path.name for path in files(folder) if path.name.startswith(".")]


def trial(runs: int, seed: int, folder: Path) -> Outcome:
    """Kill a number of runs."""
    dice, count = random.Random(seed), Counter[str]()
    begin(folder)
    whole = run(folder)  # the first one compiles the guideline
    begin(folder)
    start = first_written(folder)
    begin(folder)
    whole = run(folder)
    for number in range(runs):
        begin(folder)
        originals = {path.name: path.read_bytes() for path in files(folder)}
        if number % 2:
            was_killed = kill(folder, dice.uniform(0, whole))
        else:
            was_killed = kill(folder, dice.uniform(start * 0.9, whole))
        fixed = sum(path.suffix == ".txt" and path.read_bytes() == text(GOOD) for path in files(folder))
        count["killed"] += was_killed
        count["in between"] += was_killed and 0 < fixed < TEXTS
        count["with left-overs"] += bool(left_over(folder))
        count["half"] += len(half_written(folder, originals))
        for path in folder.glob("*.pesanlint.docx"):  # a review that is there is never written over
            path.unlink()
        run(folder)
        count["left"] += len(left_over(folder))
        count["half"] += len(half_written(folder, originals))
        count["not fixed"] += sum((folder / f"{one:02}.txt").read_bytes() != text(GOOD) for one in range(TEXTS))
        count["not fixed"] += sum(not (folder / f"w{one}.pesanlint.docx").exists() for one in range(WORD_FILES))
    names = "killed", "in between", "with left-overs", "half", "left", "not fixed"
    return Outcome(runs, *(count[name] for name in names))


def main() -> int:
    """Print a table; return 1 if a file is half-written, left over, or not fixed."""
    parser = argparse.ArgumentParser(description="Kill runs of --fix at random moments.")
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=2026)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outcome = trial(given.runs, given.seed, Path(folder))
    print(f"seed {given.seed}, {TEXTS} texts and {WORD_FILES} Word files of {PARAGRAPHS} paragraphs\n")
    print("| runs | killed at work | with part of the files fixed | with a file not in its place | half-written files "
          "| left over after the next run | not fixed by it |")  # fmt: skip
    print("| ---: " * len(outcome) + "|")
    print("".join(f"| {number} " for number in outcome) + "|")
    return 1 if outcome.half_written or outcome.left_over or outcome.not_fixed else 0


if __name__ == "__main__":
    sys.exit(main())
