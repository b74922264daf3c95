"""Vale's own end-to-end cases, run here: `python tests/vale_cases.py TESTDATA` prints a table by file."""

import re
import shlex
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from pesanlint.errors import GuidelineError, ReadError
from pesanlint.guideline import Config, ConfigFile, load
from pesanlint.linter import Linter
from pesanlint.readers import read
from pesanlint.spans import Lines

_LINE = re.compile(r"(?P<path>[^:\n]+):(?P<line>\d+):(?P<column>\d+):(?P<rule>[\w.-]+):(?P<message>.*)")
_CONFIGS = (".vale.ini", "_vale.ini", "vale.ini", ".vale", "_vale", ".config/vale.ini")
_READ = (".md", ".markdown", ".html", ".htm", ".txt", ".xhtml")


class Outcome(NamedTuple):
    """What came of a case: `agrees`, `differs`, or why it is left out."""

    file: str
    name: str
    outcome: str
    expected: int
    missing: tuple[str, ...] = ()
    more: tuple[str, ...] = ()


def outcomes(testdata: Path, scratch: Path) -> Iterator[Outcome]:
    """Run every case of a copy of Vale's `testdata`."""
    copied = scratch / "testdata"
    shutil.copytree(testdata, copied, copy_function=shutil.copyfile, dirs_exist_ok=True)
    for path in sorted((copied / "e2e").glob("*.yaml")):
        suite = yaml.safe_load(path.read_text("utf-8"))
        for number, case in enumerate(suite["cases"]):
            yield _outcome(path.stem, suite, case, copied, number)


def _outcome(file: str, suite: dict, case: dict, testdata: Path, number: int) -> Outcome:
    name = case["name"]
    want = [line for line in str(case.get("want") or "").splitlines() if line.strip()]
    parsed = [_LINE.fullmatch(line) for line in want]
    try:
        args = shlex.split(case["args"]) if isinstance(case.get("args"), str) else [str(a) for a in case.get("args") or ()]
    except ValueError:
        args = ["--"]

    def left_out(why: str) -> Outcome:
        return Outcome(file, name, why, len(want))

    if case.get("requires"):
        return left_out("program lain")
    if case.get("skip") or "want" not in case or case.get("exit") == 2:
        return left_out("bukan daftar temuan")
    args = [one for one in args if one not in ("--output=line", "--no-exit", "--no-color", "--normalize", "--sort")]
    if (
        not args
        or any(one.startswith("-") for one in args)
        or args[0] in ("test", "sync", "ls-config", "fix")
        or case.get("stdin")
    ):
        return left_out("perintah dan opsi Vale")
    if not all(parsed):
        return left_out("bukan daftar temuan")
    folder = _folder(file, suite, case, testdata, number)
    if folder is None:
        return left_out("folder tidak ada")
    lines = [m for m in parsed if m]
    if any(not m["path"].endswith(_READ) for m in lines):
        return left_out("format yang tidak dibaca")
    config = next((above / one for above in (folder, *folder.parents) for one in _CONFIGS if (above / one).is_file()), None)
    if config is None or testdata not in config.parents:
        return left_out("tanpa konfigurasi")
    try:
        guideline = load(ConfigFile(Config(guideline=config.name), config.parent, None, True))
    except GuidelineError as error:
        return Outcome(file, name, "differs", len(want), (str(error.problems[0]),))
    missing = " ".join(text for layer in guideline.layers for text in layer.left_out)
    named = set(re.findall(r"Aturan “([\w.-]+)” tidak dijalankan", missing))
    if any(m["rule"] in named or f"{m['rule']}" in named for m in lines):
        return left_out("aturan yang tidak dijalankan")
    if "tidak dipakai di sini" in missing:
        return left_out("kunci konfigurasi yang tidak dipakai")
    linter = Linter(guideline)
    found: Counter[str] = Counter()
    files = [f for a in args for f in (sorted((folder / a).rglob("*")) if (folder / a).is_dir() else [folder / a])]
    for one in files:
        if (
            one.is_file()
            and one.suffix in _READ
            and not any(p.startswith((".", "_")) or p in ("styles", "node_modules") for p in one.relative_to(folder).parts[:-1])
        ):
            found.update(_lines(one, folder, linter))
    wanted = Counter(m[0].strip() for m in lines)
    less, more = tuple((wanted - found).elements()), tuple((found - wanted).elements())
    return Outcome(file, name, "differs" if less or more else "agrees", len(want), less, more)


def _lines(path: Path, folder: Path, linter: Linter) -> Iterator[str]:
    try:
        document = read(path)
    except ReadError:
        return
    places = Lines(document.source)
    shown = path.relative_to(folder).as_posix()
    for one in linter.check(document).findings:
        line, column = places.position(one.span.start)
        yield f"{shown}:{line}:{column}:{one.rule}:{one.message}"


def _folder(file: str, suite: dict, case: dict, testdata: Path, number: int) -> Path | None:
    given = {**(suite.get("files") or {}), **(case.get("files") or {})}
    if given:
        folder = testdata / "scratch" / f"{file}-{number}"
        for name, text in given.items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(str(text), encoding="utf-8")
        return folder
    base = str(suite.get("dir") or "").replace("*", case["name"])
    own = case.get("dir")
    folder = testdata / base / own if own and "*" not in str(suite.get("dir") or "") else testdata / str(base)
    if own and "*" in str(suite.get("dir") or ""):
        folder = testdata / str(suite["dir"]).replace("*", own)
    return folder.resolve() if folder.is_dir() else None


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as scratch:
        every = list(outcomes(Path(sys.argv[1]), Path(scratch)))
    for one in every:
        if one.outcome == "differs":
            print(f"{one.file}/{one.name}")
            for sign, lines in (("-", one.missing), ("+", one.more)):
                for line in lines[:8]:
                    print(f"   {sign} {line}")
    files = sorted({one.file for one in every})
    print(f"{'file':<22}{'cases':>6}{'run':>6}{'agree':>7}  left out")
    for file in files:
        own = [one for one in every if one.file == file]
        run = [one for one in own if one.outcome in ("agrees", "differs")]
        why = Counter(one.outcome for one in own if one not in run)
        print(f"{file:<22}{len(own):>6}{len(run):>6}{sum(o.outcome == 'agrees' for o in run):>7}  {dict(why)}")
    run = [one for one in every if one.outcome in ("agrees", "differs")]
    print(len(every), len(run), sum(o.outcome == "agrees" for o in run))
