"""Run the jobs of a server in worker processes, each job under a time limit.

A job that takes too long is killed together with its process, and a new process replaces it; no other job waits for it.
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
"""Start new processes instead of forking, which is not safe once a server has threads."""
_START = 600.0
"""Seconds that a process may take to load the guideline, which may have to be compiled on a busy machine."""
_KNOWN = 8
"""Callers whose process is remembered, for each process."""


class Late(PesanlintError):  # noqa: N818  not a fault of the program
    """A job took longer than its time limit."""

    def __init__(self) -> None:
        super().__init__("Naskah ini terlalu lama diperiksa. Bagi menjadi beberapa bagian, lalu periksa satu per satu.")


class Lost(PesanlintError):  # noqa: N818
    """A job failed, or its process died."""

    def __init__(self, said: str = "") -> None:
        super().__init__(said or "Pemeriksaan naskah ini berhenti mendadak, mungkin karena memori habis. Bagi naskah ini.")


class _Worker:
    """A process, the pipe to it, and for whom it has worked of late."""

    def __init__(self, process: SpawnProcess, pipe: Connection) -> None:
        self.process, self.pipe = process, pipe
        self.known: deque[str] = deque(maxlen=_KNOWN)


class Crew:
    """Worker processes, each with a workspace of its own.

    Args:
        choices: the caller's settings for all texts.
        folder: the folder whose configuration applies to the texts.
        size: number of processes.
        seconds: time limit of a job.
    """

    def __init__(self, choices: Choices, folder: Path, size: int, seconds: float) -> None:
        self._setup, self.size, self._seconds = (choices, folder.absolute()), size, seconds
        self._idle: deque[_Worker] = deque()
        self._lock = threading.Lock()
        self._is_open = True

    def start(self) -> None:
        """Start all processes and wait until each has loaded the guideline.

        Raises:
            Lost: a process could not load it; the message says why.
        """
        for _ in range(self.size):  # one after the other, so that the first compiles the guideline for all
            self._idle.append(self._ready())

    def close(self) -> None:
        """End all idle processes; the others end when their job is done."""
        with self._lock:
            self._is_open = False
            while self._idle:
                _end(self._idle.pop())

    def do(self, job: Callable[..., Any], *given: Any, seconds: float | None = None, caller: str = "") -> Any:
        """Call a function in one of the processes and return its result. Its first argument is the process's workspace.

        At most `size` threads may be in this method at once.

        Args:
            job: a function at the top level of a module; its result is plain data.
            given: the arguments after the workspace.
            seconds: time limit of this job; by default that of all jobs.
            caller: the name of the caller. The process that worked for it before is preferred, because it may have caches.

        Raises:
            Late: the job took longer than its time limit.
            Lost: the job failed, or its process died.
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
        process = _SPAWN.Process(target=_serve, args=(theirs, *self._setup), daemon=True)
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
    """Load the guideline, then run the jobs that arrive through the pipe, until it is closed. Runs in a worker process."""
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
