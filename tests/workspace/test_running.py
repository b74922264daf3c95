"""Many files: all cores, results of earlier runs, workers that die; and what one file makes the program import."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pesanlint.finding import Report
from pesanlint.store import database
from pesanlint.store import folder as caching
from pesanlint.store.database import NAME, checksum
from pesanlint.workspace import running
from pesanlint.workspace.workspace import Choices, Workspace

RULES = """
title: Istilah
rules:
  - id: hoaks
    kind: substitution
    swap: [{not: hoax, use: hoaks}]
  - id: imbau
    kind: substitution
    valid_from: 2020-01-01
    swap: [{not: menghimbau, use: mengimbau}]
"""
TEXTS = (
    "KPU melawan hoax.",
    "Panitia menghimbau warga.",
    "Rapat selesai.",
    "Naskah \x00 rusak.",
    "Hoax “hoax” – hoax: é\r\n\r\nhoax",
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of 120 files with a small guideline, and an empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "desk"
    (folder / "kita").mkdir(parents=True)
    (folder / "pesanlint.yaml").write_text("guideline: kita\n")
    (folder / "kita/guideline.yaml").write_text("name: kita\ntitle: Kita\n")
    (folder / "kita/a.yaml").write_text(RULES)
    for number in range(120):
        (folder / f"{number:03}.txt").write_bytes(f"{TEXTS[number % len(TEXTS)]} {number}".encode())
    monkeypatch.chdir(folder)
    return folder


def reports(desk: Path, *, jobs: int = 1, cached: bool = False) -> list[tuple[Path, Report]]:
    files = sorted(desk.glob("*.txt"))
    return list(running.check_files(iter(files), Workspace(Choices()), jobs=jobs, cached=cached))


def test_what_was_passed_over_is_said_by_workers_and_the_cache(desk: Path) -> None:
    for number in range(120):
        (desk / f"{number:03}.txt").write_text(f"<p hidden>satu dua</p><p>hoax {number}</p>")
    first, kept, parallel = reports(desk, cached=True), reports(desk, cached=True), reports(desk, jobs=2)
    assert first == kept == parallel
    assert {(report.skipped, report.words) for _, report in kept} == {((("teks tersembunyi", 2),), 2)}


def test_parallel_is_serial(desk: Path) -> None:
    serial = reports(desk)
    assert sum(len(report.findings) for _, report in serial) > 100
    assert sum(bool(report.failures) for _, report in serial) == 24
    assert reports(desk, jobs=2) == serial
    assert reports(desk, jobs=3, cached=True) == serial
    assert reports(desk, jobs=2, cached=True) == serial


def test_no_more_than_a_window_is_read_ahead(desk: Path) -> None:
    taken = 0

    def files() -> "running.Iterator[Path]":
        nonlocal taken
        for _ in range(1000):
            taken += 1
            yield desk / "000.txt"

    run = running.check_files(files(), Workspace(Choices()), jobs=2, cached=False)
    next(run)
    assert taken <= running.WORTH_IT + 2 * running._AHEAD * running.CHUNK
    run.close()


def test_a_worker_that_dies_costs_its_file_only(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform in ("win32", "darwin"):
        pytest.skip("workers are not forks there, and do not know of this test's patch")
    expected = dict(reports(desk))
    check = Workspace.check

    def dies(workspace: Workspace, file: Path | str, profile: object = None) -> Report:
        if Path(file).name == "060.txt":
            os._exit(9)
        return check(workspace, file)

    monkeypatch.setattr(Workspace, "check", dies)
    found = dict(reports(desk, jobs=2))
    (failure,) = found.pop(desk / "060.txt").failures
    assert "berhenti mendadak" in failure.message
    expected.pop(desk / "060.txt")
    assert found == expected


# --- Results of earlier runs -------------------------------------------------------------------------------------------------


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were really checked."""
    names: list[str] = []
    check = Workspace.check

    def noted(workspace: Workspace, file: Path | str, profile: object = None) -> Report:
        names.append(Path(file).name)
        return check(workspace, file)

    monkeypatch.setattr(Workspace, "check", noted)
    return names


def test_unchanged_files_are_not_checked_again(desk: Path, checked: list[str]) -> None:
    first = reports(desk, cached=True)
    del checked[:]
    assert reports(desk, cached=True) == first
    assert checked == [f"{number:03}.txt" for number in range(3, 120, 5)]  # those that could not be read


@pytest.mark.parametrize(
    "change",
    [
        lambda desk: (desk / "000.txt").write_text("KPU melawan hoax lagi."),
        lambda desk: (desk / "000.txt").rename(desk / "000.md"),
        lambda desk: (desk / "kita/a.yaml").write_text(RULES.replace("hoaks}", "kabar bohong}")),
        lambda desk: (desk / "pesanlint.yaml").write_text("guideline: kita\nmin_level: error\n"),
    ],
)
def test_a_change_of_text_format_guideline_or_configuration_counts(
    desk: Path, checked: list[str], change: Callable[[Path], object]
) -> None:
    def one() -> list[tuple[Path, Report]]:
        files = [*sorted(desk.glob("000.*")), desk / "002.txt"]
        return list(running.check_files(iter(files), Workspace(Choices()), jobs=1, cached=True))

    one()
    change(desk)
    del checked[:]
    fresh = one()
    assert checked[0].startswith("000")
    assert fresh == list(running.check_files(iter([path for path, _ in fresh]), Workspace(Choices()), jobs=1, cached=False))


def test_choices_of_the_caller_count(desk: Path) -> None:
    files = [desk / "000.txt", desk / "005.txt"]
    for ignore, findings in ((), 1), (("kita.hoaks",), 0), ((), 1):
        found = list(running.check_files(iter(files), Workspace(Choices(ignore=ignore)), jobs=1, cached=True))
        assert [len(report.findings) for _, report in found] == [findings] * 2


def test_a_text_without_a_date_is_judged_anew_the_next_day(
    desk: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "dated.txt").write_text("Rapat pada 17 Juli 2025 melawan hoax.")
    files = [desk / "dated.txt", desk / "000.txt"]

    def run() -> None:
        list(running.check_files(iter(files), Workspace(Choices()), jobs=1, cached=True))

    run()
    with sqlite3.connect(caching.folder() / NAME) as cache:  # type: ignore[operator]
        cache.execute("UPDATE results SET day = '2001-01-01' WHERE day != ''")
    del checked[:]
    run()
    assert checked == ["000.txt"]


@pytest.mark.parametrize("content", [b"no database", b"", b"SQLite format 3\x00" + bytes(200)])
def test_a_broken_database_is_begun_anew(desk: Path, content: bytes) -> None:
    expected = reports(desk)
    folder = caching.folder()
    assert folder
    (folder / NAME).write_bytes(content)
    assert reports(desk, cached=True) == expected
    assert reports(desk, cached=True) == expected


@pytest.mark.parametrize(
    "findings", ["", "[]x", "{}", "[[1]]", '[["a", "error", "", 5, 900, "b", false, "", "", [], "", ""]]', "[" * 100000]
)
def test_a_hostile_cached_result_is_ignored(desk: Path, findings: str) -> None:
    expected = reports(desk)
    reports(desk, cached=True)
    with sqlite3.connect(caching.folder() / NAME) as cache:  # type: ignore[operator]
        for key, day in cache.execute("SELECT key, day FROM results").fetchall():
            values = (findings, checksum(key, day, findings), key)
            cache.execute("UPDATE results SET data = ?, checksum = ? WHERE key = ?", values)
    assert reports(desk, cached=True) == expected


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows has no modes")
def test_a_database_that_others_can_write_is_not_read(desk: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    reports(desk, cached=True)
    folder = caching.folder()
    assert folder
    (folder / NAME).chmod(0o666)
    monkeypatch.setattr(database, "_opened", {})  # as in another run
    del checked[:]
    reports(desk, cached=True)
    assert len(checked) == 120


def test_runs_at_the_same_time_find_the_same(desk: Path) -> None:
    command = [sys.executable, "-m", "pesanlint", "check", "--output-format", "json", "--jobs", "2", "."]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, cwd=desk) for _ in range(3)]
    outputs = {run.communicate(timeout=300)[0] for run in runs}
    assert len(outputs) == 1
    assert len(json.loads(outputs.pop())["errors"]) == 24


def test_files_are_checked_without_a_cache_too(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = reports(desk)
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert reports(desk, cached=True) == expected


# --- What one file costs -----------------------------------------------------------------------------------------------------

HEAVY = ("_hashlib", "click", "json", "decimal", "dataclasses", "inspect", "threading", "ahocorasick_rs", "yaml", "pydantic", "pydantic_core", "regex", "spacy", "rich", "importlib.metadata", "rapidfuzz", "pathspec", "zipfile", "tomllib", "concurrent", "multiprocessing", "difflib", "tempfile", "asyncio")  # fmt: skip


def imported(folder: Path, *arguments: str) -> set[str]:
    code = "import sys; sys.argv[0] = 'pesanlint'\nfrom pesanlint.cli import main\ntry: main()\nfinally: sys.stderr.write(repr(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return set(eval(done.stderr.splitlines()[-1]))


def test_one_file_with_a_compiled_guideline_imports_nothing_heavy(tmp_path: Path, cache_home: Path) -> None:
    (tmp_path / "rilis.txt").write_text("Warga dihimbau datang.")
    imported(tmp_path, "check", "rilis.txt")
    modules = imported(tmp_path, "check", "rilis.txt")
    assert modules & set(HEAVY) == set()
    assert {name for name in modules if name.partition(".")[0] == "pesanlint"} - OURS == set()


def test_one_file_with_a_compiled_guideline_needs_no_compiler_of_python(tmp_path: Path, cache_home: Path) -> None:
    """A type in quotes in a named tuple is compiled at every start, for which Python makes the classes of all syntax first."""
    (tmp_path / "rilis.txt").write_text("Warga dihimbau datang.")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(tmp_path / "bytecode")  # as an installed program has it
    for before in ("", "import builtins; builtins.compile = None\n"):
        command = [sys.executable, "-c", f"{before}from pesanlint.cli import main; main()", "check", "rilis.txt"]
        for _ in range(1 if before else 2):  # the second loads the compiled guideline
            done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env=environment)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize(
    "text",
    [
        "Rapat , selesai.",
        "PEMBUKAAN RAPAT KERJA TAHUNAN DINAS KESEHATAN KOTA SEGARA\n\nRapat dibuka oleh Ibu Sekar.",  # title in capitals
        "Rapat Dibuka\n\nWarga datang datang ke balai, dan dan pulang. Apabila hujan maka rapat ditunda.",
    ],
)
def test_a_pattern_that_can_fire_imports_the_engine_of_regex_without_its_compiler(
    tmp_path: Path, cache_home: Path, text: str
) -> None:
    (tmp_path / "rilis.txt").write_text(text)
    for _ in range(2):  # loads the guideline; compiles the patterns that no rule keeps
        imported(tmp_path, "check", "rilis.txt")
    modules = imported(tmp_path, "check", "rilis.txt")
    assert "regex._regex" in modules
    assert modules.isdisjoint(["regex", "regex._main", "regex._regex_core", "threading"])


OURS = {
    "pesanlint",
    *(
        f"pesanlint.{name}"
        for name in """
        authoring authoring.fields authoring.problems cli cli.checking cli.saying cli.usual codes deferred
        desk desk.desk desk.roster document errors finding guideline guideline.config guideline.config_file guideline.guideline
        guideline.triggers hashing inputs kept kinds kinds.attribution kinds.capital kinds.capitalization kinds.conditional kinds.date kinds.ending
        kinds.foreign kinds.length kinds.misnamed kinds.pattern kinds.readability kinds.repetition kinds.required kinds.speaker kinds.spelling kinds.substitution kinds.unexplained
        language language.casing language.dates language.enclitics language.id language.id.acronyms language.id.affixes language.id.beside language.id.blanks language.id.dates language.id.doubling
        language.id.enclitics language.id.grouping language.id.indonesian language.id.inflection language.id.informal language.id.names language.id.naming
        language.id.nearnames language.id.numbers language.id.offices language.id.ordinary language.id.prefixes
        language.id.protected language.id.recognise language.id.regions language.id.scores language.id.sentences language.id.slipcosts language.id.slips
        language.id.speaking language.id.spelling language.id.terms language.id.twins language.id.twoletters language.id.vocabulary language.keyboard language.language
        language.languages language.lexicon language.names language.neutral language.pairs language.protected
        language.readability language.recognise language.sentences language.stops language.words linter linter.judging linter.linter
        linter.passed_over linter.profile linter.reach readers readers.chat readers.discovery readers.encoding
        readers.formats readers.limits readers.paragraphs readers.plain reading reading.lettercase reading.marks reading.names
        reading.occurrences reading.paired reading.pairing reading.passage reading.paths reading.places reading.quotations reading.quoted reading.reading reading.separate reading.terms reading.told reading.wording records reporters reporters.text rule
        search search.automaton search.beginnings search.folding search.index search.needles search.patterns shipped spans store
        store.codec store.database store.expressions store.folder store.guidelines store.inputs store.pieces
        store.program store.tables visible workspace workspace.baselines workspace.running workspace.workspace
        """.split()
    ),
}
"""The modules of pesanlint that checking one file may load."""


@pytest.mark.parametrize("output_format", ["jsonl", "github"])
@pytest.mark.parametrize("baseline", [False, True])
def test_lines_printed_by_workers_are_those_printed_here(desk: Path, output_format: str, baseline: bool) -> None:
    """With a baseline in the configuration the reports come back whole, to be compared with it."""
    call = [sys.executable, "-m", "pesanlint", "check", "--output-format", output_format, "--jobs"]
    if baseline:
        subprocess.run([*call, "2", "--write-baseline", "--baseline", "dasar.json", "000.txt"], capture_output=True)
        (desk / "pesanlint.yaml").write_text("guideline: kita\nbaseline: dasar.json\n")
    here, there = (
        subprocess.run([*call, jobs, *more, "."], capture_output=True, text=True)
        for jobs, more in (("1", ()), ("2", ("--no-cache",)))
    )
    assert here.stdout.count("\n") > 100
    assert (here.stdout, here.returncode) == (there.stdout, there.returncode)
