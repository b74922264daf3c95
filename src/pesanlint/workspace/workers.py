"""The processes that check files at the same time."""

import gc
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from pesanlint.finding import Failure, Report
from pesanlint.workspace.workspace import Choices, Workspace

_DIED = "Pemeriksaan berkas ini berhenti mendadak, mungkin karena memori habis. Bagi berkas ini, lalu periksa kembali."


class Workers:
    """Worker processes, started when there is something to do."""

    def __init__(self, workspace: Workspace, jobs: int) -> None:
        global _workspace
        _workspace = workspace  # where processes are forked, what is loaded by now is theirs too
        self._choices, self._jobs = workspace.choices, jobs
        self._many: ProcessPoolExecutor | None = None
        self._lone: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        for pool in (self._many, self._lone):
            if pool:
                pool.shutdown(cancel_futures=True)

    def start(self, chunk: list[Path]) -> Callable[[], list[Report]]:
        """Let the workers begin with a chunk.

        When one of them dies, the files of all chunks under way are checked one by one, to tell which of them it was.
        """
        try:
            self._many = self._many or self._workers(self._jobs, chunk[0])
            future = self._many.submit(_check, chunk)
        except BrokenProcessPool:
            self._many = self._workers(self._jobs, chunk[0])
            future = self._many.submit(_check, chunk)

        def result() -> list[Report]:
            try:
                return future.result()
            except BrokenProcessPool:
                return [self._alone(file) for file in chunk]

        return result

    def _alone(self, file: Path) -> Report:
        self._lone = self._lone or self._workers(1, file)
        try:
            return self._lone.submit(_check, [file]).result()[0]
        except BrokenProcessPool:
            self._lone = None
            return Report(str(file), failures=(Failure(_DIED),))

    def _workers(self, number: int, file: Path) -> ProcessPoolExecutor:
        """So many processes, which have loaded what the first of their files needs."""
        return ProcessPoolExecutor(number, initializer=_begin, initargs=(self._choices, file.parent))


_workspace: Workspace | None = None
"""Those of this process."""


def _begin(choices: Choices, folder: Path) -> None:
    global _workspace
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends the run
    threading.Thread(target=end_with_parent, daemon=True).start()
    _workspace = _workspace or Workspace(choices)
    _ = _workspace.setup_in(folder).linter
    gc.freeze()


def end_with_parent() -> None:
    """End when the parent does, however it ends: waiting for work, a worker would wait for ever and keep its pipes open."""
    parent = multiprocessing.parent_process()
    if parent:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _check(chunk: list[Path]) -> list[Report]:
    assert _workspace
    return [_workspace.check(file) for file in chunk]
