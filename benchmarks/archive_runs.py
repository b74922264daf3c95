"""Runs of `archive check` on generated releases: its rate beside `check`, killed runs, workers, and memory over time.

    archive_runs.py rate [NUMBER]       `check` on a folder and `archive check` on the same folder, one process each, in turns
    archive_runs.py kills [NUMBER]      ended with SIGKILL ten times at random, resumed, and compared with a whole run
    archive_runs.py workers [NUMBER]    one and two workers, of this machine and of Dask
    archive_runs.py memory FILE         resident memory of all processes over time; FILE is made by archive.py

`rate` uses the whole guideline of KPU, the others one of four rules. Each prints a table in Markdown.
"""

import hashlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

import archive
from pesanlint.archive.schema import TABLES

TURNS, KILLS, SEED = 3, 10, 17
EVERY = 10
"""Seconds between two looks at the memory."""
RULES = """
title: Istilah
rules:
  - {id: imbau, kind: substitution, swap: [{not: dihimbau, use: diimbau}]}
  - {id: ubah, kind: substitution, swap: [{not: merubah, use: mengubah}]}
  - {id: daring, kind: substitution, swap: [{not: on line, use: daring}, {not: website, use: situs web}]}
  - {id: kualitas, kind: substitution, swap: [{not: kwalitas, use: kualitas}, {not: resiko, use: risiko}]}
"""
_PROGRAM = [sys.executable, "-m", "pesanlint"]
_PAGE = resource.getpagesize()


@contextmanager
def desk(number: int) -> Iterator[Path]:
    """A folder with a guideline of four rules and so many releases, where the run takes place."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "kita").mkdir()
        (folder / "pesanlint.yaml").write_text("guideline: kita\n")
        (folder / "kita/guideline.yaml").write_text("name: kita\ntitle: Kita\n")
        (folder / "kita/a.yaml").write_text(RULES)
        archive.write(folder / "a.jsonl", number)
        yield folder


def command(source: str, out: str, *options: str) -> list[str]:
    """The command that checks an archive."""
    return [*_PROGRAM, "archive", "check", source, "--out", out, *options]


def timed(arguments: list[str], folder: Path) -> tuple[float, float]:
    """Run a command; return its seconds and the processor seconds of it and its children."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(arguments, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode > 1:
        sys.exit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - began, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def content(out: Path) -> str:
    """A hash of all rows of all tables, sorted."""
    hashed = hashlib.sha256()
    with duckdb.connect() as database:
        for table in TABLES:
            rows = database.execute(f"SELECT * FROM read_parquet('{out / table}/*.parquet')").fetchall()
            hashed.update("\n".join(sorted(map(repr, rows))).encode())
    return hashed.hexdigest()[:16]


def rate(number: int) -> None:
    """The rate of both commands on the same texts."""
    with desk(number) as folder:
        texts = folder / "naskah"
        texts.mkdir()
        for line in (folder / "a.jsonl").read_text("utf-8").splitlines():
            one = json.loads(line)
            (texts / f"{one['id']}.txt").write_text(f"{one['judul']}\n\n{one['isi']}\n", "utf-8")
        (folder / "pesanlint.yaml").write_text("guideline: kpu\n")
        checks = [*_PROGRAM, "check", "naskah", "--jobs", "1", "--no-cache", "--output-format", "json"]
        (folder / "satu").mkdir()
        (folder / "satu/a.txt").write_text("Rapat dibuka.\n")
        started = [
            min(timed([*checks[:4], "satu", *checks[5:]], folder)[1] for _ in range(TURNS)),
            min(timed(command("satu", f"hasil-satu-{turn}", "--jobs", "1"), folder)[1] for turn in range(TURNS)),
        ]
        taken: list[list[float]] = [[], []]
        for turn in range(TURNS):
            taken[0].append(timed(checks, folder)[1] - started[0])
            taken[1].append(timed(command("naskah", f"hasil-{turn}", "--jobs", "1"), folder)[1] - started[1])
    print(f"| {number} releases, without the start | processor, ms a release | all turns |\n| --- | ---: | --- |")
    for name, turns in zip(("check", "archive check"), taken, strict=True):
        each = [1000 * seconds / number for seconds in turns]
        print(f"| {name} | {min(each):.2f} | {', '.join(f'{one:.2f}' for one in each)} |")
    print(f"\nrate of archive check: {min(taken[0]) / min(taken[1]):.2f} of check")


def kills(number: int) -> None:
    """End runs at random moments and resume each; each that comes to its end has the content of one that was never ended."""
    choose = random.Random(SEED)
    with desk(number) as folder:
        seconds, _ = timed(command("a.jsonl", "utuh"), folder)
        whole, out = content(folder / "utuh"), folder / "hasil"
        print(f"{number} releases without a kill: {seconds:.1f} s, content {whole}\n")
        print("| kill | after, s | parts of documents | half-written files |\n| ---: | ---: | ---: | ---: |")
        done, compared = 0, []
        while done < KILLS:
            after = choose.uniform(0.1, 0.5) * seconds
            if _is_ended(folder, after):
                done += 1
                broken = sum(not path.read_bytes().endswith(b"PAR1") for path in out.rglob("part-*.parquet"))
                print(f"| {done} | {after:.1f} | {len(list(out.glob('documents/part-*')))} | {broken} |", flush=True)
            else:
                compared.append(content(out) == whole)
                shutil.rmtree(out)
        timed(command("a.jsonl", "hasil"), folder)
        compared.append(content(out) == whole)
        left = len([path for path in out.rglob("*") if path.is_file() and not path.name.endswith((".parquet", ".json"))])
    ended = f"{len(compared)} archives brought to their end, {sum(compared)} with the same content"
    print(f"\n{done} kills, {ended}; other files: {left}")


def _is_ended(folder: Path, after: float) -> bool:
    """Start the run and kill all its processes after so many seconds; False if it came to its end before."""
    process = subprocess.Popen(command("a.jsonl", "hasil"), cwd=folder, start_new_session=True, stderr=subprocess.DEVNULL)
    try:
        process.wait(after)
        return False
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True


def workers(number: int) -> None:
    """One and two workers of each engine, in turns."""
    with desk(number) as folder:
        taken: dict[tuple[str, int], list[tuple[float, float]]] = {}
        for turn in range(TURNS):
            for engine in ("local", "dask"):
                for jobs in (1, 2):
                    out = f"{engine}-{jobs}-{turn}"
                    options = "--engine", engine, "--jobs", f"{jobs}"
                    taken.setdefault((engine, jobs), []).append(timed(command("a.jsonl", out, *options), folder))
        hashes = {content(folder / f"{engine}-{jobs}-0") for engine, jobs in taken}
    print(f"| {number} releases | 1 worker, s | 2 workers, s | factor | processor, s |\n| --- | ---: | ---: | ---: | ---: |")
    for engine in ("local", "dask"):
        one, two = (min(seconds for seconds, _ in taken[engine, jobs]) for jobs in (1, 2))
        spent = [min(spent for _, spent in taken[engine, jobs]) for jobs in (1, 2)]
        print(f"| {engine} | {one:.1f} | {two:.1f} | {one / two:.2f} | {spent[0]:.1f}, {spent[1]:.1f} |")
    print(f"\ncontents: {len(hashes)} ({', '.join(sorted(hashes))})")


def memory(source: Path) -> None:
    """The memory of all processes of a run over time, and the parts written until then."""
    with desk(3) as folder:
        (folder / "a.jsonl").unlink()
        (folder / "a.jsonl").symlink_to(source.absolute())
        process = subprocess.Popen(command("a.jsonl", "hasil"), cwd=folder)
        print("| s | parts | processes | MiB, all | MiB, largest |\n| ---: | ---: | ---: | ---: | ---: |")
        began = time.monotonic()
        while process.poll() is None:
            sizes = [_resident(one) for one in _tree(process.pid)]
            parts = len(list((folder / "hasil/documents").glob("part-*")))
            print(
                f"| {time.monotonic() - began:.0f} | {parts} | {len(sizes)} | {sum(sizes):.0f} | {max(sizes, default=0):.0f} |",
                flush=True,
            )
            time.sleep(EVERY)


def _tree(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(one for child in children for one in _tree(int(child)))]


def _resident(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE / 2**20
    except (OSError, IndexError):
        return 0.0


def main() -> None:
    """Run what is asked for."""
    match sys.argv[1:]:
        case ["rate", *number]:
            rate(int(number[0]) if number else 400)
        case ["kills", *number]:
            kills(int(number[0]) if number else 20_000)
        case ["workers", *number]:
            workers(int(number[0]) if number else 8_000)
        case ["memory", source]:
            memory(Path(source))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
