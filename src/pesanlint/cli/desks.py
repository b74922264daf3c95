"""Which configuration and linter judge which file: the nearest configuration above it, unless the caller names one."""

from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import click

from pesanlint.cli.wording import warn
from pesanlint.finding import Failure, Level, Report
from pesanlint.guideline import Config, ConfigFile, find_config, load_config, no_such_rule
from pesanlint.guideline.compiled import Compiled, compiled, fetch
from pesanlint.linter import Linter
from pesanlint.linter.baseline import Baseline, BaselineError
from pesanlint.linter.profile import READING, Profile


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
        return self.found or compiled(self.path, self.file)

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
        return self.judge_in(place if place.is_dir() else place.parent)

    def judge_in(self, folder: Path) -> Judge:
        """Who judges the files of a folder.

        Raises:
            GuidelineError: its configuration is wrong.
        """
        if folder not in self._nearest:
            self._nearest[folder] = self.choices.config or find_config(folder)
        path = self._nearest[folder]
        if path not in self._judges:
            allow = self.choices.allow_outside
            found = fetch(path, allow_outside=allow)
            file = found.file if found else load_config(path, allow_outside=allow)
            self._judges[path] = Judge(path, file, self.choices, found)
        return self._judges[path]

    def check(self, file: Path, profile: Profile | None = None) -> Report:
        """Read and check one file; what keeps it from being read is a failure in the report.

        Raises:
            GuidelineError: its configuration or guideline is wrong.
        """
        from pesanlint.readers import ReadError, read

        judge = self.judge_in(file.parent)
        try:
            with profile.phase(READING) if profile else nullcontext():
                document = read(file, limits=judge.config.limits)
        except ReadError as error:
            return Report(str(file), failures=(Failure(str(error)),))
        return judge.linter.check(document)


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
            self._open[path] = Baseline({}, is_new=True) if self._writing and not path.exists() else Baseline.load(path)
        return self._open[path]

    def write(self) -> None:
        """Write all of them.

        Raises:
            BaselineError: one cannot be written, or there is none to write.
        """
        if not self._open:
            raise BaselineError("tidak ada garis dasar yang ditulis; sebutkan berkasnya dengan --baseline.")
        for path, baseline in self._open.items():
            warn(f"Garis dasar {path} mencatat {baseline.write(path)} temuan.")
