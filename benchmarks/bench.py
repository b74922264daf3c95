"""Measures pesanlint against others and against its own targets, all in one run, and prints tables in Markdown.

    bench.py [--files N] [--rounds N] [--quick] [--against PYTHON] [--texts FILE]

The programs are timed in turns, so that other load on the machine affects all alike. Hits are counted first: a program
that does not find the same as the others is not timed.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from contest import CHECK, HITS, Contestant, contestants, pack, real_phrases, real_terms, sprinkle, terms

from corpus import write

HERE = Path(__file__).parent
WORDS = 500
_PATIENCE = 60
_PYTHON = [sys.executable, "-c", "pass"]


class Run(NamedTuple):
    """The cost of a command: wall-clock and processor seconds, and the memory of its largest process in MiB."""

    seconds: float
    processor: float
    memory: int


def timed(command: list[str]) -> Run:
    """Run a command to its end."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return Run(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024)


def in_turn(commands: dict[str, list[str]], rounds: int) -> dict[str, list[Run]]:
    """Run every command once in each round; one that takes longer than `_PATIENCE` only in the first."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            if not runs[name] or runs[name][0].seconds < _PATIENCE:
                runs[name].append(timed(command))
    return runs


def main() -> None:
    """Measure, and print each table as soon as it is ready."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--files", type=int, default=2000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--quick", action="store_true", help="no run of ten times the files, no 50,000 rules")
    options.add_argument("--against", help="the Python of another installation, measured in turns on the whole guideline")
    options.add_argument("--texts", type=Path, help="JSONL of real texts for that; generated releases are always measured")
    given = options.parse_args()
    print(f"{machine()}\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
        lists = {"words of the shipped guideline": real_terms(WORDS), "phrases of the shipped guideline": real_phrases(WORDS)}
        for title, words in {**lists, "odd words": terms(WORDS)}.items():
            print(f"{len(words)} {title}, {HITS} in each file:\n")
            contest(folder / title.partition(" ")[0], words, given.files, given.rounds)
        start(folder, max(given.rounds * 3, 7))
        guideline()
        if given.against:
            against(folder, given.against, given.texts, max(given.rounds, 5))
        sizes(folder, (50, 500, 5_000) if given.quick else (50, 500, 5_000, 50_000))
        again(folder, given.files, given.rounds)
        if not given.quick:
            linear(folder, given.files, given.rounds)


def machine() -> str:
    """Describe the machine."""
    processor = next((line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), "")
    memory = next((int(line.split()[1]) // 2**20 for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return (
        f"{os.cpu_count()} cores ({processor or platform.machine()}), {memory} GiB, {platform.system()}, "
        f"Python {platform.python_version()}; load at the start {load}"
    )


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []


def contest(folder: Path, words: dict[str, str], files: int, rounds: int) -> None:
    """Time all programs with the same terms on the same files."""
    few, many = folder / "few", folder / "many"
    for place, number in ((few, 100), (many, files)):
        sprinkle(write(place, number), list(words))
    desk = folder / "desk"
    desk.mkdir(parents=True)
    made, missing = contestants(desk, words)
    fit = []
    for one in made:
        hits = one.hits(subprocess.run([*one.command, str(few)], capture_output=True, text=True, check=False).stdout or "0")
        if hits == 100 * HITS:
            fit.append(one)
        else:
            missing[one.name] = f"finds {hits} of {100 * HITS} words"
    table("contestant", f"{files} files, s", fit, in_turn({one.name: [*one.command, str(many)] for one in fit}, rounds), files)
    one_file = str(few / "rilis-000000.txt")
    runs = in_turn({"python -c pass": _PYTHON, **{one.name: [*one.command, one_file] for one in fit}}, max(rounds, 7))
    table("contestant", "one file, s", [Contestant("python -c pass", [], int), *fit], runs, 0)
    for name, why in missing.items():
        print(f"- {name}: {why}")
    print()


def table(first: str, second: str, rows: Iterable[Contestant], runs: dict[str, list[Run]], files: int) -> None:
    """Medians with the spread, and ratios to the first row."""
    base = statistics.median(run.seconds for run in next(iter(runs.values())))
    print(f"| {first} | {second} | spread | processor, s | files/s | ratio | MiB |\n| --- |{' ---: |' * 6}")
    for row in rows:
        seconds = [run.seconds for run in runs[row.name]]
        median = statistics.median(seconds)
        rate = f"{files / median:.0f}" if files else ""
        spread = f"{min(seconds):.2f}–{max(seconds):.2f}"
        memory = max(run.memory for run in runs[row.name])
        processor = statistics.median(run.processor for run in runs[row.name])
        print(f"| {row.name} | {median:.3f} | {spread} | {processor:.2f} | {rate} | {median / base:.1f} | {memory} |")
    print()


def start(folder: Path, rounds: int) -> None:
    """One release with the whole shipped guideline."""
    (path,) = write(folder / "one", 1)
    check = [*CHECK, str(path)]
    cold = timed(check).seconds
    runs = in_turn({"python -c pass": _PYTHON, "pesanlint, compiled guideline": check}, rounds)
    print(f"One release, whole guideline; {cold:.2f} s the first time, when the guideline is compiled:\n")
    table("command", "s", [Contestant(name, [], int) for name in runs], runs, 0)


def throughput(number: int, *config: str) -> Any:
    """Run throughput.py and print its figures."""
    script = [sys.executable, str(HERE / "throughput.py"), str(number), *config]
    return json.loads(subprocess.run(script, capture_output=True, text=True, check=True).stdout)


def guideline() -> None:
    """Time the whole shipped guideline on one core."""
    found = throughput(300)
    check, scan = statistics.median(found["checks"]), statistics.median(found["scans"])
    print(
        f"Whole guideline ({found['rules']} rules, {found['literals']} literals), one core, in process: {check:.0f} releases a "
        f"second ({min(found['checks']):.0f}–{max(found['checks']):.0f}); bare scan {scan:.0f}; share {found['share']:.3f}\n"
    )


def against(folder: Path, other: str, texts: Path | None, rounds: int) -> None:
    """The whole guideline on one core, in turns with another installation."""
    write(folder / "compared", 300)
    print("| texts | this, ms | the other, ms | times as fast |\n| --- | ---: | ---: | ---: |")
    for name, source in (("generated releases", folder / "compared"), ("texts given", texts)):
        if source is None:
            continue
        taken: dict[str, list[float]] = {sys.executable: [], other: []}
        for _ in range(rounds):
            for python, those in taken.items():
                call = [python, str(HERE / "texts.py"), str(source)]
                those.append(float(subprocess.run(call, capture_output=True, text=True, check=True).stdout))
        this, that = (min(those) for those in taken.values())
        print(f"| {name} | {this:.2f} | {that:.2f} | {that / this:.2f} |")
    print()


def sizes(folder: Path, numbers: Iterable[int]) -> None:
    """More rules, the same texts."""
    print("| rules | releases/s | spread | MiB |\n| ---: | ---: | ---: | ---: |")
    for number in numbers:
        desk = folder / f"rules-{number}"
        pack(desk, terms(number), apart=True)
        config = str(desk / "pesanlint.yaml")
        throughput(1, config)  # compiles the guideline, which takes memory of its own
        found = throughput(300, config)
        rates = found["checks"]
        print(
            f"| {number} | {statistics.median(rates):.0f} | {min(rates):.0f}–{max(rates):.0f} | {found['memory']} |", flush=True
        )
    print()


def again(folder: Path, files: int, rounds: int) -> None:
    """The second run on files that are as they were."""
    write(folder / "again", files)
    check = [*CHECK, str(folder / "again")]
    first, second = [], []
    cache, compiled = folder / "cache", folder / "compiled"
    shutil.rmtree(cache)
    subprocess.run([*CHECK, str(*write(folder / "one", 1))], capture_output=True, check=False)  # compiles the guideline
    shutil.copytree(cache, compiled)
    for _ in range(rounds):
        shutil.rmtree(cache)
        shutil.copytree(compiled, cache)
        first.append(timed(check).seconds)
        second.append(timed(check).seconds)
    ratio = statistics.median(a / b for a, b in zip(first, second, strict=True))
    print(
        f"{files} files, whole guideline, all cores: {statistics.median(first):.2f} s, "
        f"again {statistics.median(second):.2f} s: {ratio:.1f} times as fast\n"
    )


def linear(folder: Path, files: int, rounds: int) -> None:
    """Ten times the files."""
    write(folder / "tenfold", 10 * files)
    call = [*CHECK, "--no-cache"]
    runs = in_turn({name: [*call, str(folder / name)] for name in ("again", "tenfold")}, rounds)
    once, tenfold = ([run.seconds for run in runs[name]] for name in ("again", "tenfold"))
    ratios = [ten / one for one, ten in zip(once, tenfold, strict=True)]
    memory, more_memory = (max(run.memory for run in runs[name]) for name in ("again", "tenfold"))
    print(
        f"{files} files {statistics.median(once):.1f} s, {10 * files} files {statistics.median(tenfold):.1f} s: "
        f"{statistics.median(ratios):.1f} times ({min(ratios):.1f}–{max(ratios):.1f}); memory {memory} and {more_memory} MiB"
    )


if __name__ == "__main__":
    main()
