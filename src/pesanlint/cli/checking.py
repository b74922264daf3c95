"""`pesanlint check`: check files, folders or standard input, and fix them if asked."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from pesanlint.cli.saying import stop, warn
from pesanlint.deferred import cached_property
from pesanlint.finding import Level, Report
from pesanlint.records import NamedTuple

if TYPE_CHECKING:
    from pesanlint.cli.progress import Progress
    from pesanlint.workspace.changes import Changes
    from pesanlint.workspace.running import Finish
    from pesanlint.workspace.workspace import Setup

LEVELS = tuple(level.value for level in Level)
LEVEL_NAMES = (*LEVELS, *(level.label for level in Level))
STDIN = Path("-")
_kept: "list[Run]" = []
"""What the last run has loaded, until the process ends: to clear it away takes milliseconds of each start."""


class Options(NamedTuple):
    """The command's options."""

    fix: bool
    unsafe_fixes: bool
    out: Path | None
    in_place: bool
    diff: bool
    output_format: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    min_level: str | None
    fail_level: str | None
    baseline: Path | None
    write_baseline: bool
    config: Path | None
    allow_outside: bool
    exclude: tuple[str, ...]
    force_exclude: bool
    since: str | None
    staged: bool
    watch: bool
    statistics: bool
    jobs: int | None
    no_cache: bool
    profile: bool
    stdin_filename: Path


def check(paths: tuple[Path, ...], options: Options) -> int:
    """Check files, folders or standard input, and return the exit status."""
    import gc

    gc.disable()  # until the guideline is loaded; none of it is garbage
    from pesanlint.errors import BaselineError, ChangesError, GuidelineError, SelectorError

    try:
        run = Run(settled(paths, options), paths or (Path(),))
        _kept[:] = [run]
        return run.run()
    except GuidelineError as error:
        stop(error.problems)
    except (BaselineError, ChangesError, SelectorError) as error:
        stop([f"Galat: {error}"])


def settled(paths: tuple[Path, ...], options: Options) -> Options:
    """Return the options with lists split. Incompatible options end the command with status 2."""
    from pesanlint.readers.discovery import is_folder

    if options.config and not options.config.is_file():
        stop([f"Galat: konfigurasi {options.config} tidak ditemukan."])
    if options.out and (len(paths) != 1 or is_folder(paths[0]) or not options.fix):
        stop(["Galat: --out adalah tempat hasil --fix dari satu berkas. Sebutkan --fix dan tepat satu berkas."])
    writes = options.fix or options.diff or options.write_baseline
    if (options.since or options.staged) and (writes or STDIN in paths or (options.since and options.staged)):
        stop(["Galat: pakai --since atau --staged saja, tanpa --fix, --diff, --write-baseline, atau “-”."])
    return options._replace(select=tuple(_listed(options.select)), ignore=tuple(_listed(options.ignore)))


def _listed(values: tuple[str, ...]) -> Iterator[str]:
    """Yield the values given by several options, or by one with commas."""
    return (one.strip() for value in values for one in value.split(",") if one.strip())


class Run:
    """One run of the command, with its counts so far."""

    def __init__(self, options: Options, paths: tuple[Path, ...]) -> None:
        from pesanlint.workspace.baselines import Baselines
        from pesanlint.workspace.workspace import Choices, Workspace

        self.options, self.paths, self.named = options, paths, frozenset(paths)
        self.failing = 0
        """Findings at the fail level or above, and files that `--diff` would change."""
        self.failures = self.fixed = 0
        """Files with failures, and findings fixed."""
        self.progress: Progress | None = None
        self.passed_over: set[Path] = set()
        min_level = Level(options.min_level) if options.min_level else None
        choices = Choices(options.config, options.select, options.ignore, min_level, options.allow_outside)
        self.workspace = Workspace(choices, compiling=_announced)
        self.baselines = Baselines(options.baseline, writing=options.write_baseline)
        self.changes = self._changes()

    def _changes(self) -> "Changes | None":
        if not self.options.since and not self.options.staged:
            return None
        from pesanlint.workspace.changes import Changes

        return Changes(Path(), None if self.options.staged else self.options.since)

    def run(self) -> int:
        """Check all files, print each report as soon as it is ready, and return the exit status."""
        try:
            self._print()
        finally:  # restores the terminal after an interrupt too
            if self.progress:
                self.progress.hide()
        if self.options.write_baseline:
            for line in self.baselines.write():
                warn(line)
        self.passed_over.difference_update(path.resolve() for path in self.baselines.files())  # read, though not as prose
        if self.passed_over:
            found = Counter(path.suffix.lower() for path in sorted(self.passed_over))
            kinds = ", ".join(f"{count} {extension}" for extension, count in found.most_common())
            warn(f"Dilewati karena formatnya tidak dibaca: {kinds}.")
        if self.fixed and not self.options.diff:
            warn(f"{self.fixed} temuan diperbaiki.")
        return 2 if self.failures else 1 if self.failing else 0

    def _print(self) -> None:
        if self.options.diff:
            self._print_diff()
            return
        reports = self._reports()
        first = list(islice(reports, 1))  # reports a wrong guideline before anything is written
        reports = chain(first, reports)
        if self._finish:
            from pesanlint.reporters import encoded

            for report in reports:
                sys.stdout.buffer.write(report.lines or encoded(self.options.output_format, report))
            return
        prints_fixed_text = self.options.fix and STDIN in self.paths and self.options.out is None
        stream = sys.stderr if prints_fixed_text else sys.stdout
        for piece in self.rendered(reports, stream):
            if self.progress and stream.isatty():
                self.progress.hide()
            stream.write(piece)

    @cached_property
    def _finish(self) -> "Finish | None":
        """What prints each report where it is made, as bytes, if nothing else is done with its findings."""
        from pesanlint.reporters import LINES

        options = self.options
        others = options.statistics, options.baseline, options.write_baseline, self.changes, options.watch, options.fix
        if options.output_format not in LINES or not options.no_cache or STDIN in self.paths or any(others):
            return None
        if not _takes_bytes(sys.stdout):
            return None
        return partial(_with_lines, output_format=options.output_format, fail_level=options.fail_level)

    def _print_diff(self) -> None:
        from pesanlint.reporters import github

        stop, resume = github.stop_and_resume() if self.options.output_format == "github" else ("", "")
        sys.stdout.write(stop)
        try:
            for _ in self._reports():  # each prints its own diff
                pass
        finally:
            sys.stdout.write(resume)

    def rendered(self, reports: Iterator[Report], stream: TextIO) -> Iterator[str]:
        """Return the reports in the chosen format, for a stream."""
        from pesanlint.reporters import render, text

        if self.options.statistics:
            return text.statistics(reports)
        if self.options.output_format == "text":
            return text.render(reports, color=stream.isatty() and not os.environ.get("NO_COLOR"))
        return render(self.options.output_format, reports)

    def _say(self, message: str) -> None:
        if self.progress:
            self.progress.hide()
        warn(message)

    def _reports(self) -> Iterator[Report]:
        import gc

        files = self.files()
        one_by_one = self.options.fix or self.options.diff or STDIN in self.paths
        if sys.stderr.isatty() and STDIN not in self.paths:
            from pesanlint.cli.progress import Progress

            self.progress = Progress(self.files)
        if one_by_one:
            gc.enable()
        for report in map(self._one, files) if one_by_one else self.checked(files):
            self.failures += len(report.failures)
            if self.options.diff or self.options.statistics:  # which do not show failures
                for failure in report.failures:
                    self._say(f"{report.path}: {failure.message}")
            if self.progress:
                self.progress.step()
            yield report

    def files(self) -> Iterator[Path]:
        """Yield every file once."""
        seen: set[Path] = set()
        is_alone = len(self.paths) == 1  # then no file is found twice
        for path in self.paths:
            for file in [path] if path == STDIN else self._files(path):
                identity = file if is_alone or file == STDIN else file.absolute()
                if identity not in seen and (self.changes is None or self.changes.holds(file)):
                    seen.add(identity)
                    yield file

    def checked(self, files: Iterator[Path]) -> Iterator[Report]:
        """Yield the reports of files that are checked and not fixed."""
        from pesanlint.linter.profile import Profile
        from pesanlint.workspace.running import check_files, cores, profiled

        profile = Profile() if self.options.profile else None
        if self.changes and self.changes.is_staged:
            reports: Iterator[tuple[Path, Report]] = ((file, self._as_staged(file, self.changes)) for file in files)
        elif profile:
            reports = profiled(files, self.workspace, profile)
        else:
            jobs, cached = self.options.jobs or cores(), not self.options.no_cache
            reports = check_files(files, self.workspace, jobs=jobs, cached=cached, finish=self._finish)
        for file, report in reports:
            yield self.filtered(report, file)
        if profile:
            for line in profile.lines():
                warn(line)

    def filtered(self, report: Report, file: Path) -> Report:
        """Return the report of a file without findings outside the change or in the baseline, and count the others."""
        if report.lines:  # made where it was checked, because no finding is left out
            self.failing += report.failing
            return report
        setup = self.workspace.setup_of(file)
        if self.changes:
            report = self.changes.of(report, file, setup)
        return self._counted(self._new(report, setup), setup)

    def _as_staged(self, file: Path, changes: "Changes") -> Report:
        from pesanlint.readers import read_bytes
        from pesanlint.workspace.failures import failure

        setup = self.workspace.setup_of(file)
        linter = setup.linter
        try:
            return linter.check(read_bytes(changes.staged(file), str(file), limits=setup.config.limits))
        except BaseException as error:
            return Report(str(file), failures=(failure(error),))

    def _files(self, path: Path) -> Iterator[Path]:
        from pesanlint.readers.discovery import discover

        setup = self.workspace.setup(path)
        exclude = (*setup.config.exclude, *self.options.exclude)
        try:
            yield from discover(
                [path], exclude=exclude, root=setup.file.folder, force_exclude=self.options.force_exclude,
                passed_over=self.passed_over, warn=warn, also=[one for one, _ in setup.config.limits.formats],
            )  # fmt: skip
            self.passed_over.discard((setup.file.folder / setup.config.roster).resolve())  # read, though not as prose
        except ValueError as error:
            stop([f"Galat: pola pengecualian {error}"])

    def _one(self, file: Path) -> Report:
        from pesanlint.workspace.fixing import How, outcome

        options = self.options
        named = options.stdin_filename if file == STDIN else file
        setup = self.workspace.setup(named)
        if options.fix and not options.diff and file != STDIN:
            from pesanlint.writing import clear_once

            clear_once(os.path.abspath(file.parent))  # noqa: PTH100  removes what a killed run has left
        how = How(options.fix, options.diff, options.unsafe_fixes, options.out, options.in_place)
        place = None if file == STDIN else file
        done = outcome(place, named, setup, how, lambda report: self._new(report, setup), is_walked=file not in self.named)
        self.fixed += done.fixed
        self.failing += bool(options.diff and done.fixed)
        if self.progress and (done.diff or done.text or done.notes):
            self.progress.hide()
        if done.text:
            sys.stdout.flush()
            sys.stdout.buffer.write(done.text)
        sys.stdout.write(done.diff)
        for note in done.notes:
            warn(note)
        return self._counted(done.report, setup)

    def _new(self, report: Report, setup: "Setup") -> Report:
        """Return the report without the findings that the baseline accepts."""
        if path := self.baselines.path(setup):
            return self.baselines.at(path).filter(report, _name_in_baseline(report.path, path))
        return report

    def _counted(self, report: Report, setup: "Setup") -> Report:
        """Count the report's findings at or above the fail level for the exit status, and return the report."""
        self.failing += _failing(report, self.options.fail_level, setup)
        return report


def _announced() -> AbstractContextManager[None]:
    """Say that a guideline is compiled."""
    from pesanlint.cli.progress import COMPILING, announced  # most runs find it in the cache

    return announced(COMPILING)


def _takes_bytes(stream: TextIO) -> bool:
    """Whether a stream passes UTF-8 on as it is and late: no terminal, no other encoding, no other ends of lines."""
    if not hasattr(stream, "buffer") or stream.isatty():  # a stream in memory has no bytes
        return False
    return os.linesep == "\n" and stream.encoding.lower() == "utf-8"


def _with_lines(report: Report, setup: "Setup", *, output_format: str, fail_level: str | None) -> Report:
    """Return a report with its lines instead of its findings; unchanged if a baseline may accept some of these."""
    from pesanlint.reporters import encoded

    if setup.config.baseline:
        return report
    lines = encoded(output_format, report)
    return report._replace(source="", findings=(), lines=lines, failing=_failing(report, fail_level, setup))


def _failing(report: Report, level: str | None, setup: "Setup") -> int:
    """Return the number of findings at or above a fail level, by default that of the configuration."""
    least = (Level(level) if level else setup.config.fail_level).rank
    return sum([finding.level.rank >= least for finding in report.findings])


def _name_in_baseline(path: str, baseline: Path) -> str:
    """Return the file's path relative to the baseline's folder, so that it does not depend on the working folder."""
    return path if path == "-" else Path(os.path.relpath(path, baseline.parent)).as_posix()
