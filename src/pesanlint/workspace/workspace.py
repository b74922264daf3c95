"""Find the configuration and linter for each file: the nearest configuration above it, unless the caller names one."""

import datetime as dt
import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pesanlint.errors import SelectorError
from pesanlint.finding import Level, Report
from pesanlint.guideline import Config, ConfigFile, Guideline, find_config, load_config, no_such_rule
from pesanlint.linter import Linter
from pesanlint.linter.profile import READING, Profile
from pesanlint.readers import Limits, read
from pesanlint.readers.discovery import is_folder
from pesanlint.records import NamedTuple, replaced
from pesanlint.store.guidelines import Compiled, compiled, fetch, ready

if TYPE_CHECKING:
    from pesanlint.fixer.edits import Fixed
    from pesanlint.linter.session import Session
    from pesanlint.workspace.explaining import Explained, Handbook

_UNTIMED = nullcontext()
Meanwhile = Callable[[], AbstractContextManager[object]]


class Choices(NamedTuple):
    """The caller's settings for all files."""

    config: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_level: Level | None = None
    allow_outside: bool = False


class Setup:
    """A configuration and the linter made from it.

    Args:
        path: the path of the configuration.
        file: its content.
        choices: the settings of the caller.
        found: the guideline, if it was in the cache.
        compiling: returns a context manager that is entered while the guideline is compiled, which takes seconds.
    """

    def __init__(
        self, path: Path | None, file: ConfigFile, choices: Choices, found: Compiled | None = None,
        compiling: Meanwhile = nullcontext,
    ) -> None:  # fmt: skip
        self.path, self.file, self.choices = path, file, choices
        self._found, self._compiling = found, compiling

    @property
    def config(self) -> Config:
        """The values of the configuration."""
        return self.file.config

    @cached_property
    def _compiled(self) -> Compiled:
        if self._found:
            return self._found
        with self._compiling():
            return compiled(self.path, self.file)

    @cached_property
    def identity(self) -> str:
        """A key that changes with the guideline, the choices and the program; "" if the guideline has no such key.

        Raises:
            GuidelineError: the guideline is wrong.
        """
        return f"{self._compiled.identity} {self.choices}" if self._compiled.identity else ""

    @property
    def guideline(self) -> Guideline:
        """The guideline.

        Raises:
            GuidelineError: it is wrong.
        """
        return self._compiled.guideline

    @cached_property
    def handbook(self) -> "Handbook":
        """The rules of the guideline with their examples, to be looked up by name.

        Raises:
            GuidelineError: the guideline is wrong.
        """
        from pesanlint.store.guidelines import ready
        from pesanlint.workspace.explaining import Handbook

        return Handbook(ready(self.path, allow_outside=self.choices.allow_outside, examples=True).guideline)

    @cached_property
    def linter(self) -> Linter:
        """The linter for the files under this configuration.

        Raises:
            GuidelineError: the guideline is wrong.
            SelectorError: the caller selects or ignores rules that do not exist.
        """
        choices, guideline = self.choices, self._compiled.guideline
        for selector in (*choices.select, *choices.ignore):
            if message := no_such_rule(selector, {rule.id for rule in guideline.rules}):
                raise SelectorError(message)
        return self.linter_for()

    @cached_property
    def with_examples(self) -> Guideline:
        """The guideline with the examples of its rules, which checking does not load.

        Raises:
            GuidelineError: the guideline is wrong.
        """
        return ready(self.path, allow_outside=self.choices.allow_outside, examples=True).guideline

    @cached_property
    def _limits(self) -> Limits:
        return self.config.limits

    def check(self, file: Path | str, profile: Profile | None = None) -> Report:
        """Read and check one file. An error over the file becomes a failure in the report.

        Raises:
            GuidelineError: the guideline is wrong.
        """
        linter = self.linter
        try:
            with profile.phase(READING) if profile else _UNTIMED:
                document = read(file, limits=self._limits)
            return linter.check(document)
        except BaseException as error:
            from pesanlint.workspace.failures import failure

            return Report(str(file), failures=(failure(error),))

    def linter_for(self, unit: str = "", min_level: Level | None = None, *, is_whole: bool = True) -> Linter:
        """Return a linter with the same rules and other settings.

        Args:
            unit: the official name of the desk's unit; by default that of the configuration.
            min_level: the lowest level that is reported; by default that of the choices or the configuration.
            is_whole: whether the texts are whole documents rather than parts of one.
        """
        config, choices, guideline = self.config, self.choices, self._compiled.guideline
        if unit and unit != guideline.desk.unit:
            guideline = guideline._replace(desk=replaced(guideline.desk, unit=unit))
        return Linter(
            guideline,
            select=choices.select or config.select,
            ignore=(*config.ignore, *choices.ignore),
            min_level=min_level or choices.min_level or config.min_level,
            is_whole=is_whole,
        )


class Workspace:
    """The setups of all files of one run, each made once.

    Args:
        choices: the caller's settings for all files.
        folder: the folder whose configuration applies to texts that come from no file.
        compiling: returns a context manager that is entered while a guideline is compiled, which takes seconds.
    """

    def __init__(self, choices: Choices | None = None, folder: Path = Path(), compiling: Meanwhile = nullcontext) -> None:
        self.choices, self.folder, self._compiling = choices or Choices(), folder, compiling
        self._setups: dict[Path | None, Setup] = {}
        self._nearest: dict[Path, Path | None] = {}
        self._setups_by_name: dict[str, Setup] = {}

    def setup(self, place: Path) -> Setup:
        """Return the setup for a file or folder.

        Raises:
            GuidelineError: its configuration is wrong.
        """
        return self.setup_in(place if is_folder(place) else place.parent)

    def setup_in(self, folder: Path) -> Setup:
        """Return the setup for the files of a folder.

        Raises:
            GuidelineError: its configuration is wrong.
        """
        if folder not in self._nearest:
            self._nearest[folder] = self.choices.config or _nearest(folder)
        path = self._nearest[folder]
        if path not in self._setups:
            allow = self.choices.allow_outside
            found = fetch(path, allow_outside=allow)
            file = found.file if found else load_config(path, allow_outside=allow)
            self._setups[path] = Setup(path, file, self.choices, found, self._compiling)
        return self._setups[path]

    def setup_of(self, file: Path | str) -> Setup:
        """Return the setup for a file.

        Raises:
            GuidelineError: its configuration is wrong.
        """
        folder = os.path.dirname(file)  # noqa: PTH120  a name is looked up several times as fast as a path
        if folder not in self._setups_by_name:
            self._setups_by_name[folder] = self.setup_in(Path(file).parent)
        return self._setups_by_name[folder]

    def check_text(self, text: str, *, on: dt.date | None = None) -> Report:
        """Check a plain text under the configuration of the workspace's folder. Offsets count code points of the text.

        Args:
            text: the text.
            on: the day whose guideline and roster apply; by default the date in the text, else today.

        Raises:
            GuidelineError: the configuration or the guideline is wrong.
        """
        from pesanlint.readers import read_text

        return self.setup_in(self.folder).linter.check(read_text(text), on)

    def fix_text(self, text: str, *, unsafe: bool = False) -> "Fixed":
        """Apply the safe fixes in a plain text; nothing inside quotation marks is changed.

        Args:
            text: the text.
            unsafe: whether to apply fixes that a person should check, too.

        Returns:
            `document.source` is the fixed text, `count` the number of findings fixed, `report` the findings that remain.

        Raises:
            GuidelineError: the configuration or the guideline is wrong.
        """
        from pesanlint.fixer.edits import fix
        from pesanlint.readers import read_text

        return fix(self.setup_in(self.folder).linter, read_text(text), unsafe=unsafe)

    def explain(self, rule: str) -> "Explained":
        """Explain a rule: what it requires, why, and its source.

        Args:
            rule: its full name, with or without the pack.

        Raises:
            GuidelineError: the configuration or the guideline is wrong.
            SelectorError: the rule does not exist; the message suggests the most similar name.
        """
        return self.setup_in(self.folder).handbook.explain(rule)

    def session(self, path: Path | None = None) -> "Session":
        """Return a session for a text that is being edited: each `check` rechecks only what has changed.

        The configuration and guideline are read when the session starts; if they change, start a new session.

        Args:
            path: the file of the text, which need not exist: its folder gives the configuration, its name the format. By
                default a plain text under the configuration of the workspace's folder.

        Raises:
            GuidelineError: the configuration or the guideline is wrong.
        """
        from pesanlint.linter.session import Session

        linter = self.setup_in(path.parent if path else self.folder).linter
        return Session(linter, str(path) if path else "-")

    def check(self, file: Path | str, profile: Profile | None = None) -> Report:
        """Read and check one file. An error over the file becomes a failure in the report.

        Raises:
            GuidelineError: its configuration or guideline is wrong.
        """
        return self.setup_of(file).check(file, profile)


def _nearest(folder: Path) -> Path | None:
    """Return the nearest configuration in a folder or above it, skipping folders that may not be read."""
    for place in (folder, *folder.absolute().parents):
        try:
            return find_config(place)
        except OSError:
            continue
    return None
