"""Check files in parallel processes."""

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
from typing import Generic, TypeVar

from pesanlint.workspace.workspace import Choices, Workspace

DIED = "Pemeriksaan berkas ini berhenti mendadak, mungkin karena memori habis. Bagi berkas ini, lalu periksa kembali."

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Workspace, list[Item]], list[Result]]
"""Returns the result for each item, in order. A function at the top level of a module, so that it can be sent to a process."""


class Workers(Generic[Item, Result]):
    """Worker processes, started when the first chunk arrives.

    Args:
        workspace: passed to `work`.
        jobs: number of processes.
        work: the function that they run on each chunk.
        died: returns the result for an item over which a process died.
        folder: the folder whose setup each process loads before it starts.
    """

    def __init__(
        self, workspace: Workspace, jobs: int, work: Work[Item, Result], died: Callable[[Item], Result], folder: Path
    ) -> None:
        global _workspace
        _workspace = workspace  # forked processes inherit what is loaded now
        self._choices, self._jobs, self._work, self._died, self._folder = workspace.choices, jobs, work, died, folder
        self._many: ProcessPoolExecutor | None = None
        self._lone: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Workers[Item, Result]":
        return self

    def __exit__(self, *_: object) -> None:
        for pool in (self._many, self._lone):
            if pool:
                pool.shutdown(cancel_futures=True)

    def start(self, chunk: list[Item]) -> Callable[[], list[Result]]:
        """Send a chunk to the workers and return a function that waits for its results.

        If a worker dies, the items of all unfinished chunks are processed one by one, to find the item that caused it.
        """
        try:
            self._many = self._many or self._workers(self._jobs)
            future = self._many.submit(_do, self._work, chunk)
        except BrokenProcessPool:
            self._many = self._workers(self._jobs)
            future = self._many.submit(_do, self._work, chunk)

        def result() -> list[Result]:
            try:
                return future.result()
            except BrokenProcessPool:
                return [self._alone(item) for item in chunk]

        return result

    def _alone(self, item: Item) -> Result:
        self._lone = self._lone or self._workers(1)
        try:
            return self._lone.submit(_do, self._work, [item]).result()[0]
        except BrokenProcessPool:
            self._lone = None
            return self._died(item)

    def _workers(self, number: int) -> ProcessPoolExecutor:
        """Return that number of processes, with the setup of the folder loaded."""
        return ProcessPoolExecutor(number, initializer=_begin, initargs=(self._choices, self._folder))


_workspace: Workspace | None = None
"""The workspace of this process."""


def _begin(choices: Choices, folder: Path) -> None:
    global _workspace
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends the run
    threading.Thread(target=end_with_parent, daemon=True).start()
    _workspace = _workspace or Workspace(choices)
    _ = _workspace.setup_in(folder).linter
    gc.freeze()


def end_with_parent() -> None:
    """End this process when its parent ends, even if killed; otherwise it would wait for work forever and keep pipes open."""
    parent = multiprocessing.parent_process()
    if parent:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _do(work: Work[Item, Result], items: list[Item]) -> list[Result]:
    assert _workspace
    return work(_workspace, items)
