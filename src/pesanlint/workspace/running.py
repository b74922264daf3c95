"""Check many files on all cores, in order, with the results of earlier runs, and with only a few files in memory."""

import gc
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from pesanlint.finding import Failure, Report
from pesanlint.linter.profile import Profile
from pesanlint.workspace.workspace import Setup, Workspace

if TYPE_CHECKING:
    from pesanlint.store.results import Results

CHUNK = 16
"""Files that a worker receives at a time."""
WORTH_IT = 48
"""Files from which on worker processes are started; with fewer, starting them costs more than it saves."""
MOST = 4
"""Processes for each core; more only use memory and compete for the cores."""
COLLECTED = 20_000
"""New objects after which garbage is collected: those of some ten texts. By default collecting takes a tenth of the time."""
_AHEAD = 4
"""Chunks started in advance for each worker, which bounds the memory."""

Chunk = list[Path]
Job = Callable[[], list[Report]]
"""Waits for the reports of a chunk and returns them."""
Finish = Callable[[Report, Setup], Report]
"""Changes the report on a file with that setup. It can be sent to another process."""


def cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def check_files(
    files: Iterator[Path], workspace: Workspace, *, jobs: int, cached: bool, finish: Finish | None = None
) -> Iterator[tuple[Path, Report]]:
    """Yield each file with its report, in order.

    Args:
        files: the files to check.
        workspace: the configurations and linters of the files.
        jobs: most processes at a time; limited to `MOST` for each core and to the number of chunks.
        cached: whether to use the results of earlier runs and keep new ones.
        finish: changes each report in the process that has checked the file; not with `cached`, which keeps whole reports.

    Raises:
        GuidelineError: a configuration or guideline is wrong.
    """
    jobs = min(jobs, MOST * cores())
    first = list(islice(files, max(WORTH_IT, jobs * CHUNK)))
    jobs = min(jobs, -(-len(first) // CHUNK))
    files = chain(first, files)
    for file in first[:1]:
        _ = workspace.setup_of(file).linter
    if len(first) > 1:  # one file makes too little garbage to look for it
        gc.freeze()  # loaded data is never garbage; without this, collecting takes a third of the time
        gc.set_threshold(COLLECTED)
        gc.enable()
    is_long = len(first) >= WORTH_IT
    with ExitStack() as stack:
        results = stack.enter_context(_results()) if cached and len(first) > 1 else None
        if jobs <= 1 or not is_long:
            yield from _reports(files, workspace, lambda chunk: lambda: _check(workspace, chunk, finish), 1, 1, results)
            return
        from pesanlint.workspace.workers import DIED, Workers

        def died(file: str) -> Report:
            return Report(file, failures=(Failure(DIED),))

        pool = stack.enter_context(Workers(workspace, jobs, partial(_check, finish=finish), died, first[0].parent))

        def start(chunk: Chunk) -> Job:
            return pool.start([*map(str, chunk)])  # names are sent faster than paths

        yield from _reports(files, workspace, start, CHUNK, jobs * _AHEAD, results)


def _check(workspace: Workspace, files: Sequence[Path | str], finish: Finish | None) -> list[Report]:
    if finish is None:
        return [workspace.check(file) for file in files]
    return [finish(setup.check(file), setup) for file in files for setup in (workspace.setup_of(file),)]


def profiled(files: Iterator[Path], workspace: Workspace, profile: Profile) -> Iterator[tuple[Path, Report]]:
    """Yield each file with its report, checked one after the other without earlier results, and record the times."""
    for file in files:
        workspace.setup_of(file).linter.profile = profile
        profile.files += 1
        yield file, workspace.check(file, profile)


def _results() -> "AbstractContextManager[Results | None]":
    from pesanlint.store.database import database
    from pesanlint.store.results import Results  # not needed for a single file

    cache = database()
    return Results(cache) if cache else nullcontext()


def _reports(
    files: Iterator[Path], workspace: Workspace, start: Callable[[Chunk], Job], size: int, ahead: int, results: "Results | None"
) -> Iterator[tuple[Path, Report]]:
    """Yield each file with its report, in order, with at most `ahead` chunks started in advance."""
    pending: deque[tuple[list[tuple[Path, Report | None]], Job]] = deque()
    while True:
        while len(pending) < ahead and (chunk := list(islice(files, size))):
            known = [(file, _known(file, workspace, results) if results else None) for file in chunk]
            unknown = [file for file, report in known if report is None]
            for file in unknown:
                _ = workspace.setup_of(file).linter  # reports mistakes in a guideline before a worker meets them
            pending.append((known, start(unknown) if unknown else list))
        if not pending:
            return
        known, job = pending.popleft()
        checked = iter(job())
        for file, found in known:
            report = found or next(checked)
            if results and not found:
                results.keep(file, report)
            yield file, report


def _known(file: Path, workspace: Workspace, results: "Results") -> Report | None:
    """Return the report of an earlier run if neither the file nor its setup has changed since."""
    setup = workspace.setup_of(file)
    return results.find(file, setup.identity, setup.config.max_size)
