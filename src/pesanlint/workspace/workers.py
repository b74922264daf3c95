"""Check files in parallel processes."""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from typing import Any, Generic, TypeVar

from pesanlint.workspace.workspace import Choices, Workspace

DIED = "Pemeriksaan berkas ini berhenti mendadak, mungkin karena memori habis. Bagi berkas ini, lalu periksa kembali."
_SMALL = 4096
"""Bytes that fit into a pipe: a chunk of at most so many is sent to a worker that is still busy, so that it need not wait."""

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Workspace, list[Item]], list[Result]]
"""Returns the result for each item, in order. A function at the top level of a module, so that it can be sent to a process."""


class _Task(Generic[Item, Result]):
    """A chunk, and its results or the error that it ended with; or the chunks into which it was split."""

    def __init__(self, chunk: list[Item]) -> None:
        self.chunk = chunk
        self.data = _pickled(chunk)
        """The chunk as it is sent; empty while a worker has it."""
        self.is_suspect = False
        """Whether a worker died over its only item, so that it is tried once more while all other workers are idle."""
        self.parts: list[_Task[Item, Result]] | None = None
        self.results: list[Result] | None = None
        self.error: Exception | None = None


class _Worker(Generic[Item, Result]):
    """A process, the pipe to it, and the chunks that it has, at most two."""

    def __init__(self, process: BaseProcess, pipe: "Connection[bytes, Any]") -> None:
        self.process, self.pipe = process, pipe
        self.tasks: deque[_Task[Item, Result]] = deque()


class Workers(Generic[Item, Result]):
    """Worker processes, each started when there is a chunk for it.

    Args:
        workspace: passed to `work`.
        jobs: number of processes.
        work: the function that they run on each chunk.
        died: returns the result for an item over which a process died twice, the second time with all others idle.
        folder: the folder whose setup each process loads before it starts.
    """

    def __init__(
        self, workspace: Workspace, jobs: int, work: Work[Item, Result], died: Callable[[Item], Result], folder: Path
    ) -> None:
        global _workspace
        _workspace = workspace  # forked processes inherit what is loaded now
        self._setup = workspace.choices, folder, work
        self._jobs, self._died = jobs, died
        self._workers: dict[Any, _Worker[Item, Result]] = {}
        self._waiting: deque[_Task[Item, Result]] = deque()

    def __enter__(self) -> "Workers[Item, Result]":
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes, at once those that are still at work: nobody waits for their results."""
        for worker in self._workers.values():
            if worker.tasks:
                worker.process.terminate()
            worker.pipe.close()
        while self._workers:
            self._ended(next(iter(self._workers.values())))

    def start(self, chunk: list[Item]) -> Callable[[], list[Result]]:
        """Queue a chunk for the workers and return a function that waits for its results, one for each item, in order.

        If a worker dies over a chunk, its items are processed one by one, to find the item that caused it. The function
        raises the error of `work`, with the worker's traceback as a note; a RuntimeError with its text if it cannot be sent.
        """
        task: _Task[Item, Result] = _Task(chunk)
        self._waiting.append(task)
        self._hand_out()
        return lambda: self._results(task)

    def _results(self, task: _Task[Item, Result]) -> list[Result]:
        while task.results is None:
            if task.error:
                raise task.error
            if task.parts is not None:
                return [result for part in task.parts for result in self._results(part)]
            self._receive()
        return task.results

    def _receive(self) -> None:
        """Wait for workers that have finished a chunk or died, and give them more."""
        for pipe in wait(list(self._workers)):
            worker = self._workers[pipe]
            try:
                self._take_answer(worker)
            except (EOFError, OSError):
                self._lost(worker)
        self._hand_out()

    def _take_answer(self, worker: _Worker[Item, Result]) -> None:
        """Read the answer to the oldest chunk that a worker has.

        Raises:
            OSError, EOFError: the worker has died.
        """
        is_done, said = worker.pipe.recv()
        task = worker.tasks.popleft()
        if is_done:
            task.results = said
        else:
            task.error = said

    def _hand_out(self) -> None:
        """Give waiting chunks to workers: to new ones, to idle ones, and small ones to those that have only one.

        The last chunks wait for idle workers, so that none has two of them while another has none. A suspect waits until all
        workers are idle, and all others wait for it.
        """
        while self._waiting:
            at_work = [worker.tasks[0] for worker in self._workers.values() if worker.tasks]
            if at_work and (self._waiting[0].is_suspect or at_work[0].is_suspect):
                return
            if len(self._workers) < self._jobs:
                worker = self._started()
            else:
                worker = min(self._workers.values(), key=lambda one: len(one.tasks))
            is_for_busy = len(self._waiting[0].data) <= _SMALL and len(self._waiting) > self._jobs
            if len(worker.tasks) > is_for_busy:
                return
            task = self._waiting.popleft()
            worker.tasks.append(task)
            try:
                worker.pipe.send_bytes(task.data)
                task.data = b""
            except OSError:
                self._lost(worker)

    def _lost(self, worker: _Worker[Item, Result]) -> None:
        """Forget a worker that died, after reading what it had sent.

        The chunk over which it died is split; a single item becomes a suspect, and is given up if it was one. The chunk that
        the worker had not begun waits again.
        """
        with suppress(EOFError, OSError):
            while worker.tasks:
                self._take_answer(worker)
        self._ended(worker)
        suspect, *others = worker.tasks or (None,)
        again = others
        if suspect and len(suspect.chunk) > 1:
            suspect.parts = [_Task([item]) for item in suspect.chunk]
            again = [*suspect.parts, *others]
        elif suspect and suspect.is_suspect:
            suspect.results = [self._died(suspect.chunk[0])]
        elif suspect:
            suspect.is_suspect = True
            again = [suspect, *others]
        for task in again:
            task.data = task.data or _pickled(task.chunk)
        self._waiting.extendleft(reversed(again))

    def _ended(self, worker: _Worker[Item, Result]) -> None:
        del self._workers[worker.pipe]
        _ours.remove(worker.pipe)
        worker.pipe.close()
        worker.process.join()

    def _started(self) -> _Worker[Item, Result]:
        """Start a process, which loads the setup of the folder."""
        ours, theirs = multiprocessing.Pipe()
        _ours.append(ours)
        process = multiprocessing.Process(target=_serve, args=(theirs, *self._setup))
        process.start()
        theirs.close()
        worker = self._workers[ours] = _Worker(process, ours)
        return worker


_workspace: Workspace | None = None
"""The workspace of this process."""
_ours: "list[Connection[Any, Any]]" = []
"""This process's ends of the pipes to its workers, which a forked worker inherits."""


def _serve(pipe: "Connection[Any, Any]", choices: Choices, folder: Path, work: Work[Item, Result]) -> None:
    """Process the chunks that arrive through the pipe, until it is closed. Runs in a worker process."""
    global _workspace
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends the run
    for one in _ours:
        one.close()
    threading.Thread(target=end_with_parent, daemon=True).start()
    _workspace = _workspace or Workspace(choices)
    _ = _workspace.setup_in(folder).linter
    gc.freeze()
    while True:
        try:
            chunk = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer = _pickled((True, work(_workspace, chunk)))
        except Exception as error:
            import traceback  # takes milliseconds of each start

            error.add_note(traceback.format_exc())  # the parent has no traceback of this process
            answer = _answer_with(error)
        try:
            pipe.send_bytes(answer)
        except OSError:  # the parent has ended the run
            return


def _pickled(one: object) -> bytes:
    return bytes(ForkingPickler.dumps(one))


def _answer_with(error: Exception) -> bytes:
    """The answer with an error; with one of its text if the error cannot be pickled, or not be restored."""
    try:
        answer = _pickled((False, error))
        ForkingPickler.loads(answer)
    except Exception:
        told = RuntimeError(f"{type(error).__name__}: {error}")
        told.__notes__ = error.__notes__
        return _pickled((False, told))
    return answer


def end_with_parent() -> None:
    """End this process when its parent ends, even if killed; otherwise it would wait for work forever and keep pipes open."""
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)
