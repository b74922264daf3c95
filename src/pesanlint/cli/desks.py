"""Which configuration and linter judge which file: the nearest configuration above it, unless the caller names one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import click

from pesanlint.finding import Level
from pesanlint.guideline import Config, ConfigFile, find_config, load, load_config, no_such_rule
from pesanlint.linter import Linter
from pesanlint.linter.baseline import Baseline, BaselineError


@dataclass(frozen=True)
class Judge:
    """A configuration, with the linter and the baseline that it asks for."""

    file: ConfigFile
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_level: Level | None = None

    @property
    def config(self) -> Config:
        """The configuration's values."""
        return self.file.config

    @cached_property
    def linter(self) -> Linter:
        """The linter.

        Raises:
            GuidelineError: the guideline is wrong.
            UsageError: the caller selects or ignores rules that there are not.
        """
        config, guideline = self.config, load(self.file)
        for selector in (*self.select, *self.ignore):
            if message := no_such_rule(selector, {rule.id for rule in guideline.rules}):
                raise click.UsageError(message)
        return Linter(
            guideline,
            select=self.select or config.select,
            ignore=(*config.ignore, *self.ignore),
            min_level=self.min_level or config.min_level,
        )


class Desks:
    """The judges of all files of one run, each made once."""

    def __init__(self, config: Path | None, select: Sequence[str], ignore: Sequence[str], min_level: Level | None) -> None:
        self._config = config
        self._choices = tuple(select), tuple(ignore), min_level
        self._judges: dict[Path | None, Judge] = {}
        self._nearest: dict[Path, Path | None] = {}

    def judge(self, place: Path) -> Judge:
        """Who judges a file or folder.

        Raises:
            GuidelineError: its configuration is wrong.
        """
        folder = place if place.is_dir() else place.parent
        if folder not in self._nearest:
            self._nearest[folder] = self._config or find_config(folder)
        found = self._nearest[folder]
        if found not in self._judges:
            self._judges[found] = Judge(load_config(found), *self._choices)
        return self._judges[found]


class Baselines:
    """The baselines of one run: old findings are left out, new baselines written."""

    def __init__(self, given: Path | None, *, writing: bool) -> None:
        self._given, self._writing = given, writing
        self._open: dict[Path, Baseline] = {}

    def path(self, judge: Judge) -> Path | None:
        """The baseline that applies under a configuration, if any."""
        return self._given or (judge.file.folder / judge.config.baseline if judge.config.baseline else None)

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
            click.echo(f"Garis dasar {path} mencatat {baseline.write(path)} temuan.", err=True)
