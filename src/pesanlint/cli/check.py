"""`pesanlint check`: check files, folders or standard input, and mend what can be mended."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

import click

from pesanlint.cli.wording import Choice, Command, Place, allow_outside_option, stop, warn
from pesanlint.finding import Failure, Level, Report
from pesanlint.reporters import FORMATS
from pesanlint.visible import visible, visible_lines

if TYPE_CHECKING:
    from pesanlint.cli.desks import Baselines, Desks, Judge
    from pesanlint.document import Document

LEVELS = tuple(level.value for level in Level)
LEVEL_NAMES = (*LEVELS, *(level.label for level in Level))
STDIN = Path("-")


@click.command(cls=Command)
@click.argument("paths", nargs=-1, type=Place(), metavar="[BERKAS|FOLDER|-]...")
@click.option("--fix", is_flag=True, help="Tulis perbaikan yang aman ke dalam berkas.")
@click.option("--unsafe-fixes", is_flag=True, help="Sertakan perbaikan yang masih perlu Anda periksa.")
@click.option("--out", type=click.Path(path_type=Path), metavar="BERKAS", help="Tulis hasil perbaikan ke berkas ini.")
@click.option("--in-place", is_flag=True, help="Tulis perbaikan dokumen Word ke berkas itu sendiri, bukan ke salinannya.")
@click.option("--diff", is_flag=True, help="Tampilkan perbaikan sebagai diff; berkas tidak diubah.")
@click.option(
    "--output-format", type=Choice(FORMATS), default="text", metavar="FORMAT", help=f"Bentuk laporan: {', '.join(FORMATS)}."
)
@click.option(
    "--select", multiple=True, metavar="ATURAN", help="Terapkan hanya aturan ini, misalnya kpu atau bahasa.kata-baku."
)
@click.option("--ignore", multiple=True, metavar="ATURAN", help="Kesampingkan aturan ini.")
@click.option(
    "--min-level", type=Choice(LEVEL_NAMES), metavar="TINGKAT", help=f"Laporkan mulai tingkat ini: {', '.join(LEVELS)}."
)
@click.option(
    "--fail-level",
    type=Choice(LEVEL_NAMES),
    metavar="TINGKAT",
    help="Berakhir dengan status 1 mulai tingkat ini; bawaannya warning.",
)
@click.option(
    "--baseline", type=click.Path(path_type=Path), metavar="BERKAS", help="Abaikan temuan lama yang tercatat di berkas ini."
)
@click.option("--write-baseline", is_flag=True, help="Catat temuan ke garis dasar baru, atau ciutkan garis dasar yang ada.")
@click.option(
    "--config", type=click.Path(path_type=Path), metavar="BERKAS", help="Gunakan konfigurasi ini, bukan yang terdekat."
)
@allow_outside_option
@click.option("--exclude", multiple=True, metavar="POLA", help="Lewati yang cocok dengan pola ini, seperti dalam .gitignore.")
@click.option("--force-exclude", is_flag=True, help="Terapkan pengecualian juga pada berkas yang disebut langsung.")
@click.option("--statistics", is_flag=True, help="Tampilkan jumlah temuan tiap aturan, bukan temuannya.")
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Periksa dengan N proses; bawaannya satu tiap inti prosesor."
)
@click.option("--no-cache", is_flag=True, help="Jangan pakai dan jangan simpan hasil pemeriksaan terdahulu.")
@click.option("--profile", is_flag=True, help="Tampilkan waktu tiap tahap dan tiap aturan pada galat baku.")
@click.option(
    "--stdin-filename",
    type=click.Path(path_type=Path),
    default=STDIN,
    metavar="NAMA",
    help="Nama bagi naskah dari masukan baku.",
)
def check(paths: tuple[Path, ...], **options: Any) -> int:
    """Periksa naskah: berkas, folder, atau “-” untuk masukan baku. Tanpa argumen, folder ini.

    Status akhir: 0 bila bersih, 1 bila ada temuan, 2 bila ada yang tidak dapat diperiksa.
    """
    import gc

    gc.disable()  # until the guideline is loaded: nothing of it is garbage
    from pesanlint.guideline import GuidelineError
    from pesanlint.linter.baseline import BaselineError

    options["select"], options["ignore"] = (tuple(_listed(options[key])) for key in ("select", "ignore"))
    if options["config"] and not options["config"].is_file():
        stop([f"Galat: konfigurasi {options['config']} tidak ditemukan."])
    if options["out"] and (len(paths) != 1 or paths[0].is_dir() or not options["fix"]):
        stop(["Galat: --out adalah tempat hasil --fix dari satu berkas. Sebutkan --fix dan tepat satu berkas."])
    try:
        return _Run(Options(**options)).run(paths or (Path(),))
    except GuidelineError as error:
        stop(error.problems)
    except BaselineError as error:
        stop([f"Galat: {error}"])


def _listed(values: tuple[str, ...]) -> Iterator[str]:
    """What is given by several options, or by one with commas."""
    return (one.strip() for value in values for one in value.split(",") if one.strip())


class Options(NamedTuple):
    """What the caller asks for, beside the paths."""

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
    statistics: bool
    jobs: int | None
    no_cache: bool
    profile: bool
    stdin_filename: Path


@dataclass(slots=True, eq=False, repr=False)
class _Run:
    """One run of the command, and what it has come to so far."""

    options: Options
    failing: int = 0
    failures: int = 0
    mended: int = 0
    desks: "Desks" = field(init=False)
    baselines: "Baselines" = field(init=False)

    def __post_init__(self) -> None:
        from pesanlint.cli.desks import Baselines, Choices, Desks

        options = self.options
        min_level = Level(options.min_level) if options.min_level else None
        self.desks = Desks(Choices(options.config, options.select, options.ignore, min_level, options.allow_outside))
        self.baselines = Baselines(options.baseline, writing=options.write_baseline)

    def run(self, paths: tuple[Path, ...]) -> int:
        """Check it all, print the reports as they come, and say with what status to end."""
        reports = self._reports(paths)
        first = list(islice(reports, 1))  # a wrong guideline is said before anything is written
        reports = chain(first, reports)
        if self.options.diff:
            for report in reports:
                for failure in report.failures:
                    warn(f"{report.path}: {failure.message}")
        else:
            mended_text_goes_out = self.options.fix and STDIN in paths and self.options.out is None
            stream = sys.stderr if mended_text_goes_out else sys.stdout
            for piece in self._rendered(reports, stream):
                stream.write(piece)
        if self.options.write_baseline:
            self.baselines.write()
        if self.mended and not self.options.diff:
            click.echo(f"{self.mended} temuan diperbaiki.", err=True)
        return 2 if self.failures else 1 if self.failing else 0

    def _rendered(self, reports: Iterator[Report], stream: TextIO) -> Iterator[str]:
        from pesanlint.reporters import render, text

        if self.options.statistics:
            return text.statistics(reports)
        if self.options.output_format == "text":
            return text.render(reports, color=stream.isatty() and not os.environ.get("NO_COLOR"))
        return render(self.options.output_format, reports)

    def _reports(self, paths: tuple[Path, ...]) -> Iterator[Report]:
        import gc

        files = self._all_files(paths)
        one_by_one = self.options.fix or self.options.diff or STDIN in paths
        if one_by_one:
            gc.enable()
        for report in map(self._one, files) if one_by_one else self._checked(files):
            self.failures += len(report.failures)
            yield report

    def _all_files(self, paths: tuple[Path, ...]) -> Iterator[Path]:
        """Every file once."""
        seen: set[Path] = set()
        for path in paths:
            for file in [path] if path == STDIN else self._files(path):
                identity = file if file == STDIN else file.absolute()
                if identity not in seen:
                    seen.add(identity)
                    yield file

    def _checked(self, files: Iterator[Path]) -> Iterator[Report]:
        """The reports of files that are only to be checked."""
        from pesanlint.cli.running import check_files, cores, profiled
        from pesanlint.linter.profile import Profile

        profile = Profile() if self.options.profile else None
        if profile:
            reports = profiled(files, self.desks, profile)
        else:
            reports = check_files(files, self.desks, jobs=self.options.jobs or cores(), cached=not self.options.no_cache)
        for file, report in reports:
            yield self._counted(report, self.desks.judge_in(file.parent))
        if profile:
            for line in profile.lines():
                click.echo(line, err=True)

    def _files(self, path: Path) -> Iterator[Path]:
        from pesanlint.readers.discovery import discover

        judge = self.desks.judge(path)
        exclude = (*judge.config.exclude, *self.options.exclude)
        try:
            yield from discover(
                [path], exclude=exclude, root=judge.file.folder, force_exclude=self.options.force_exclude, warn=warn
            )
        except ValueError as error:
            stop([f"Galat: pola pengecualian {error}"])

    def _one(self, file: Path) -> Report:
        from pesanlint.readers import ReadError

        judge = self.desks.judge(self.options.stdin_filename if file == STDIN else file)
        try:
            document = self._read(file, judge)
        except ReadError as error:
            return self._failed(file, str(error))
        if not (self.options.fix or self.options.diff):  # standard input
            return self._counted(judge.linter.check(document), judge)
        from pesanlint.fixer.edits import fix
        from pesanlint.fixer.files import WriteError, encoded, is_only_read, write

        fixed = fix(judge.linter, document, unsafe=self.options.unsafe_fixes)
        goes_out = file == STDIN and not document.package and self.options.out is None
        if self.options.diff:
            self._print_diff(document, fixed.document)
        elif goes_out:
            try:
                sys.stdout.flush()
                sys.stdout.buffer.write(encoded(fixed.document))
            except WriteError as error:
                return self._failed(file, str(error))
        report = self._counted(fixed.report, judge)
        if self.options.fix and not self.options.diff and not goes_out:
            place = None if file == STDIN else file
            try:
                written = write(place, document, fixed, report.findings, out=self.options.out, in_place=self.options.in_place)
            except WriteError as error:
                found = judge.linter.check(document)
                return self._counted(found, judge)._replace(failures=(*found.failures, Failure(str(error))))
            if written and written != file:
                warn(f"Hasil perbaikan: {written}")
            if is_only_read(document) and report.findings:
                warn(f"{file}: format ini hanya dibaca; perbaiki temuannya dengan program asalnya.")
        self.mended += fixed.mended
        self.failing += bool(self.options.diff and fixed.mended)
        return report

    def _read(self, file: Path, judge: "Judge") -> "Document":
        from pesanlint.readers import read, read_bytes

        if file != STDIN:
            return read(file, limits=judge.config.limits)
        limits = judge.config.limits
        return read_bytes(sys.stdin.buffer.read(limits.size + 1), str(self.options.stdin_filename), limits=limits)

    def _counted(self, report: Report, judge: "Judge") -> Report:
        """The report without what the baseline accepts; what is left counts."""
        if path := self.baselines.path(judge):
            report = self.baselines.at(path).filter(report, _name_in_baseline(report.path, path))
        fail_level = Level(self.options.fail_level) if self.options.fail_level else judge.config.fail_level
        self.failing += sum(finding.level.rank >= fail_level.rank for finding in report.findings)
        return report

    def _failed(self, file: Path, message: str) -> Report:
        return Report(str(file), failures=(Failure(message),))

    def _print_diff(self, before: "Document", after: "Document") -> None:
        import difflib
        import io

        old, new = (io.StringIO(document.source, newline="\n").readlines() for document in (before, after))
        for line in difflib.unified_diff(old, new, visible(before.path), visible(after.path)):
            shown = visible_lines(line)
            sys.stdout.write(shown if shown.endswith("\n") else f"{shown}\n\\ No newline at end of file\n")


def _name_in_baseline(path: str, baseline: Path) -> str:
    """The file's path from the baseline's folder, so that it is the same from wherever the command is run."""
    return path if path == "-" else Path(os.path.relpath(path, baseline.parent)).as_posix()
