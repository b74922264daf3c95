"""`pesanlint check --watch`: check changed files again until interrupted."""

import os
import sys
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from pesanlint.cli.checking import STDIN, Options, Run, settled
from pesanlint.cli.saying import stop, warn
from pesanlint.errors import PesanlintError
from pesanlint.finding import Report
from pesanlint.readers.discovery import is_folder

if TYPE_CHECKING:
    from pesanlint.linter.session import Session

_CLEAR = "\x1b[2J\x1b[3J\x1b[H"
_WAITING = "Menunggu perubahan; tekan Ctrl+C untuk berhenti."
_GUIDELINE = (".yaml", ".yml", ".csv", "pyproject.toml", ".gitignore")
"""Ends of the names of files that affect the results of other files."""
_TEMPORARY = ("~$", ".~lock.", ".#")
_TEMPORARY_ENDS = ("~", ".tmp", ".swp", "#", ".part", ".crdownload")
_IDLE = 200
"""Milliseconds after which an empty batch reports that nothing has changed."""
_SESSIONS = 64
"""Maximum number of open sessions."""


def watch(paths: tuple[Path, ...], options: Options) -> int:
    """Check files and folders, then check changed files again; on interrupt return status 0."""
    refused = {"--fix": options.fix, "--diff": options.diff, "--write-baseline": options.write_baseline,
               "--since": options.since, "--staged": options.staged, "--out": options.out}  # fmt: skip
    if STDIN in paths or any(refused.values()):
        named = next((name for name, given in refused.items() if given), "“-”")
        stop([f"Galat: --watch hanya memeriksa berkas dan folder, jadi tidak dapat dipakai bersama {named}."])
    for path in paths:
        if not os.path.lexists(path):
            stop([f"Galat: {path} tidak ditemukan. Periksa nama dan foldernya."])
    try:
        from watchfiles import watch as changes
    except ModuleNotFoundError:
        stop(["Galat: --watch memerlukan paket watchfiles. Pasang dengan: pip install “pesanlint[watch]”"])
    paths = paths or (Path(),)
    watched = _Watched(paths, settled(paths, options))
    roots = {path if is_folder(path) else path.parent for path in paths}
    try:
        # The first, empty batch means that watching has begun, so no change during the first check is lost.
        batches = changes(
            *roots, watch_filter=_concerns_us, debounce=400, step=50, rust_timeout=_IDLE, yield_on_timeout=True
        )  # fmt: skip
        changed = next(batches)
        watched.check(None)
        for batch in chain([changed], batches):
            if batch:
                watched.check([Path(path) for _, path in batch])
            else:
                watched.rest()
    except KeyboardInterrupt:
        pass
    return 0


def _concerns_us(_: object, path: str) -> bool:
    """Whether a changed file may be a text or part of a guideline, not a temporary file of another program."""
    place = Path(path)
    if any(part.startswith(".") for part in place.parts[1:-1] if part in (".git", ".venv", ".hg", ".svn")):
        return False
    return not place.name.startswith(_TEMPORARY) and not place.name.endswith(_TEMPORARY_ENDS)


class _Watched:
    """The files of a watching run, with a session for each recently changed text."""

    def __init__(self, paths: tuple[Path, ...], options: Options) -> None:
        self._paths, self._options = paths, options
        self._sessions: OrderedDict[Path, Session] = OrderedDict()
        self._run: Run | None = None
        self._prepared: Run | None = None
        """The run for which everything is built."""

    def check(self, changed: Sequence[Path] | None) -> None:
        """Check changed files and print the reports; at first, and after a change of a guideline, check everything."""
        if changed is None or any(str(path).endswith(_GUIDELINE) for path in changed):
            changed, self._run = None, None
            self._sessions.clear()
        try:
            run = self._run = self._run or Run(self._options, self._paths)
            files = [file for file in run.files() if changed is None or _is_among(file, changed)]
            if changed is not None and not files:
                return
            pieces = list(run.rendered(self._reports(files, run, is_first=changed is None), sys.stdout))
        except PesanlintError as error:
            self._run = None
            self._clear()
            warn(str(error))
            warn(_WAITING)
            return
        self._clear()
        sys.stdout.writelines(pieces)
        sys.stdout.flush()
        warn(_WAITING)

    def rest(self) -> None:
        """In a pause, build what later checks need."""
        if self._run is self._prepared or self._run is None:
            return
        self._prepared = self._run
        for path in self._paths:
            with suppress(PesanlintError):
                self._run.workspace.setup_in(path if is_folder(path) else path.parent).linter.automaton.prepare()

    def _reports(self, files: Iterable[Path], run: Run, *, is_first: bool) -> Iterator[Report]:
        if is_first:
            yield from run.checked(iter(list(files)))
            return
        for file in files:
            yield run.filtered(self._report(file, run), file)

    def _report(self, file: Path, run: Run) -> Report:
        from pesanlint.readers import read
        from pesanlint.workspace.failures import failure

        setup = run.workspace.setup_of(file)
        try:
            document = read(file, limits=setup.config.limits)
            if document.package:
                return setup.linter.check(document)
            session = self._sessions.pop(file, None) or run.workspace.session(file)
            self._sessions[file] = session
            if len(self._sessions) > _SESSIONS:
                self._sessions.popitem(last=False)
            return session.check(document.source)
        except BaseException as error:
            return Report(str(file), failures=(failure(error),))

    def _clear(self) -> None:
        if sys.stdout.isatty():
            sys.stdout.write(_CLEAR)


def _is_among(file: Path, changed: Sequence[Path]) -> bool:
    """Whether a file has changed, or is in a new or renamed folder, for which no files are reported."""
    place = file.absolute()
    places = [place, Path(os.path.realpath(place))]
    return any(one == path or path in one.parents for one in places for path in changed)
