"""Worker processes for a face that answers many people: each does one job at a time, under a time limit.

A job that takes longer is ended with its process, and a new process takes the place; no other job waits for it.
"""

import gc
import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from pesanlint.errors import PesanlintError
from pesanlint.workspace.workers import end_with_parent
from pesanlint.workspace.workspace import Choices, Workspace

_SPAWN = multiprocessing.get_context("spawn")
"""New processes begin from nothing: forking is not safe once a server has threads."""
_START = 600.0
"""Seconds that a process may take to load the guideline: to compile one takes some, on a busy machine many."""


_KNOWN = 8
"""Callers whose process is remembered, for each process."""


class Late(PesanlintError):  # noqa: N818  No error of the program's.
    """A job took longer than it may."""

    def __init__(self) -> None:
        super().__init__("Naskah ini terlalu lama diperiksa. Bagi menjadi beberapa bagian, lalu periksa satu per satu.")


class Lost(PesanlintError):  # noqa: N818
    """A job ended its process, or failed."""

    def __init__(self, said: str = "") -> None:
        super().__init__(said or "Pemeriksaan naskah ini berhenti mendadak, mungkin karena memori habis. Bagi naskah ini.")


class _Worker:
    """A process, the pipe to it, and for whom it has worked of late."""

    def __init__(self, process: SpawnProcess, pipe: Connection) -> None:
        self.process, self.pipe = process, pipe
        self.known: deque[str] = deque(maxlen=_KNOWN)


class Crew:
    """A number of processes with a workspace each.

    Args:
        choices: what the caller decides for all texts.
        folder: where texts belong.
        size: how many processes.
        seconds: how long a job may take.
    """

    def __init__(self, choices: Choices, folder: Path, size: int, seconds: float) -> None:
        self._begin, self.size, self._seconds = (choices, folder.absolute()), size, seconds
        self._idle: deque[_Worker] = deque()
        self._lock = threading.Lock()
        self._is_open = True

    def start(self) -> None:
        """Begin all processes, and wait until each has loaded the guideline.

        Raises:
            Lost: one of them could not; the message says why.
        """
        for _ in range(self.size):  # one after the other, so that the first compiles the guideline for all
            self._idle.append(self._ready())

    def close(self) -> None:
        """End all processes that are at rest; the others end with their job."""
        with self._lock:
            self._is_open = False
            while self._idle:
                _end(self._idle.pop())

    def do(self, job: Callable[..., Any], *given: Any, seconds: float | None = None, caller: str = "") -> Any:
        """What a function returns that one of the processes calls, with its workspace before the other arguments.

        Called from as many threads at once as there are processes, at most.

        Args:
            job: a function of a module; what it returns is plain data.
            given: its other arguments.
            seconds: how long it may take, if that is not what others may.
            caller: who asks. The process that worked for the same one before is preferred, for what it remembers.

        Raises:
            Late: it took longer than it may.
            Lost: it failed, or ended its process.
        """
        worker = self._take(caller)
        try:
            worker.pipe.send((job, given))
            answer = self._answer(worker, seconds or self._seconds)
        except (Late, EOFError, OSError) as error:
            _end(worker)
            raise error if isinstance(error, Late) else Lost from None
        with self._lock:
            self._idle.append(worker) if self._is_open else _end(worker)
        if isinstance(answer, Lost):
            raise answer
        return answer

    def _take(self, caller: str) -> _Worker:
        with self._lock:
            known = next((worker for worker in self._idle if caller and caller in worker.known), None)
            if known:
                self._idle.remove(known)
            worker = known or (self._idle.pop() if self._idle else None)  # the last one used has most in its caches
        if worker is None or not worker.process.is_alive():
            worker = self._ready()
        if caller and caller not in worker.known:
            worker.known.append(caller)
        return worker

    def _ready(self) -> _Worker:
        ours, theirs = _SPAWN.Pipe()
        process = _SPAWN.Process(target=_serve, args=(theirs, *self._begin), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        try:
            answer = self._answer(worker, _START)
        except EOFError:
            answer = Lost()
        if isinstance(answer, Lost):
            raise answer
        return worker

    def _answer(self, worker: _Worker, seconds: float) -> Any:
        if not worker.pipe.poll(seconds):
            raise Late
        is_done, answer = worker.pipe.recv()
        return answer if is_done else Lost(answer)


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()


def _serve(pipe: Connection, choices: Choices, folder: Path) -> None:
    """The life of a process: load the guideline, then do what comes, one after the other."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends the run
    threading.Thread(target=end_with_parent, daemon=True).start()
    workspace = Workspace(choices, folder)
    try:
        _ = workspace.setup_in(folder).linter
    except PesanlintError as error:
        pipe.send((False, str(error)))
        return
    gc.collect()
    gc.freeze()
    pipe.send((True, None))
    while True:
        try:
            job, given = pipe.recv()
        except EOFError:
            return
        try:
            answer = (True, job(workspace, *given))
        except Exception as error:
            from pesanlint.workspace.failures import failure

            try:
                answer = (False, failure(error).message)
            except PesanlintError as of_the_run:
                answer = (False, str(of_the_run))
        pipe.send(answer)
