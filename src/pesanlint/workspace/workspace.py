"""Which configuration and linter judge which file: the nearest configuration above it, unless the caller names one."""

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import click

from pesanlint.cli.wording import warn
from pesanlint.finding import Level, Report
from pesanlint.guideline import Config, ConfigFile, find_config, load_config, no_such_rule
from pesanlint.linter import Linter
from pesanlint.linter.profile import READING, Profile
from pesanlint.readers.discovery import is_folder
from pesanlint.store.guidelines import Compiled, compiled, fetch
from pesanlint.workspace.baseline import Baseline, BaselineError, Written

SHOWN = 10
"""Files that are named in what is said of a baseline."""


class Choices(NamedTuple):
    """What the caller of a command decides for all files."""

    config: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_level: Level | None = None
    allow_outside: bool = False


@dataclass(frozen=True, eq=False, repr=False)
class Judge:
    """A configuration, with the linter and the baseline that it asks for."""

    path: Path | None
    file: ConfigFile
    choices: Choices
    found: Compiled | None = None
    """The guideline, where it was in the cache."""

    @property
    def config(self) -> Config:
        """The configuration's values."""
        return self.file.config

    @cached_property
    def _compiled(self) -> Compiled:
        if self.found:
            return self.found
        from pesanlint.cli.progress import COMPILING, announced

        with announced(COMPILING):
            return compiled(self.path, self.file)

    @cached_property
    def identity(self) -> str:
        """The same as long as the guideline, the choices and the program are; empty where that cannot be told.

        Raises:
            GuidelineError: the guideline is wrong.
        """
        return f"{self._compiled.identity} {self.choices}" if self._compiled.identity else ""

    @cached_property
    def linter(self) -> Linter:
        """The linter.

        Raises:
            GuidelineError: the guideline is wrong.
            UsageError: the caller selects or ignores rules that there are not.
        """
        config, choices, guideline = self.config, self.choices, self._compiled.guideline
        for selector in (*choices.select, *choices.ignore):
            if message := no_such_rule(selector, {rule.id for rule in guideline.rules}):
                raise click.UsageError(message)
        return Linter(
            guideline,
            select=choices.select or config.select,
            ignore=(*config.ignore, *choices.ignore),
            min_level=choices.min_level or config.min_level,
        )


class Desks:
    """The judges of all files of one run, each made once."""

    def __init__(self, choices: Choices) -> None:
        self.choices = choices
        self._judges: dict[Path | None, Judge] = {}
        self._nearest: dict[Path, Path | None] = {}

    def judge(self, place: Path) -> Judge:
        """Who judges a file or folder.

        Raises:
            GuidelineError: its configuration is wrong.
        """
        return self.judge_in(place if is_folder(place) else place.parent)

    def judge_in(self, folder: Path) -> Judge:
        """Who judges the files of a folder.

        Raises:
            GuidelineError: its configuration is wrong.
        """
        if folder not in self._nearest:
            self._nearest[folder] = self.choices.config or _nearest(folder)
        path = self._nearest[folder]
        if path not in self._judges:
            allow = self.choices.allow_outside
            found = fetch(path, allow_outside=allow)
            file = found.file if found else load_config(path, allow_outside=allow)
            self._judges[path] = Judge(path, file, self.choices, found)
        return self._judges[path]

    def check(self, file: Path, profile: Profile | None = None) -> Report:
        """Read and check one file; whatever keeps it from being checked is a failure in the report.

        Raises:
            GuidelineError: its configuration or guideline is wrong.
        """
        from pesanlint.readers import read

        judge = self.judge_in(file.parent)
        linter = judge.linter
        try:
            with profile.phase(READING) if profile else nullcontext():
                document = read(file, limits=judge.config.limits)
            return linter.check(document)
        except BaseException as error:
            from pesanlint.workspace.failures import failure

            return Report(str(file), failures=(failure(error),))


def _nearest(folder: Path) -> Path | None:
    """The nearest configuration at or above a folder; where a folder cannot be looked into, that of the one above it."""
    for place in (folder, *folder.absolute().parents):
        try:
            return find_config(place)
        except OSError:
            continue
    return None


class Baselines:
    """The baselines of one run: old findings are left out, new baselines written."""

    def __init__(self, given: Path | None, *, writing: bool) -> None:
        self._given, self._writing = given, writing
        self._open: dict[Path, Baseline] = {}

    def path(self, judge: Judge) -> Path | None:
        """The baseline that applies under a configuration, if any.

        Raises:
            BaselineError: the configuration names one outside its project, where it must be neither read nor written.
        """
        if self._given or not judge.config.baseline:
            return self._given
        path = judge.file.folder / judge.config.baseline
        if not judge.file.project.holds(path):
            from pesanlint.guideline.project import HOW

            raise BaselineError(f"{path}: garis dasar ini di luar folder proyek {judge.file.project.root}. {HOW}.")
        return path

    def at(self, path: Path) -> Baseline:
        """The baseline in a file.

        Raises:
            BaselineError: it cannot be used, or there is none and none is to be written.
        """
        if path not in self._open:
            self._open[path] = (
                Baseline({}, path.parent, is_new=True) if self._writing and not path.exists() else Baseline.load(path)
            )
        return self._open[path]

    def write(self) -> None:
        """Write all of them.

        Raises:
            BaselineError: one cannot be written, or there is none to write.
        """
        if not self._open:
            raise BaselineError("tidak ada garis dasar yang ditulis; sebutkan berkasnya dengan --baseline.")
        for path, baseline in self._open.items():
            for line in _said(path, baseline.write(path)):
                warn(line)


def _said(path: Path, written: Written) -> Iterator[str]:
    """What became of a baseline that was written."""
    mended = f"; {written.mended} yang tidak ditemukan lagi dikeluarkan" if written.mended else ""
    yield f"{path}: {written.accepted} temuan tercatat sebagai garis dasar{mended}."
    if written.renamed:
        yield f"{path}: mengikuti berkas yang berganti nama: {_listed(f'{old} → {new}' for old, new in written.renamed)}."
    if written.gone:
        yield f"{path}: catatan berkas yang sudah tidak ada dikeluarkan: {_listed(written.gone)}."


def _listed(names: Iterable[str]) -> str:
    """Some names, and how many more there are."""
    known = list(names)
    more = len(known) - SHOWN
    return "; ".join(known[:SHOWN]) + (f"; dan {more} lagi" if more > 0 else "")
