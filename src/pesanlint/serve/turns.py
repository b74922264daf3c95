"""Let a bounded number of requests wait for a worker process without blocking the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from pesanlint.errors import PesanlintError
from pesanlint.workspace.crew import Crew


class Busy(PesanlintError):  # noqa: N818  No error of anybody's.
    """Too many requests are waiting."""


class Turns:
    """The processes of a crew, shared by all requests.

    Args:
        crew: the processes, started.
        most: maximum requests that wait for a process or have one.
    """

    def __init__(self, crew: Crew, most: int) -> None:
        self._crew, self._most, self._now = crew, most, 0
        self.size = crew.size
        self._threads = ThreadPoolExecutor(crew.size, "turn")

    async def do(self, job: Callable[..., Any], *given: Any, seconds: float | None = None, caller: str = "") -> Any:
        """Run a job and return its result; see `Crew.do`.

        Raises:
            Busy: too many requests are waiting.
            Late: the job took longer than its time limit.
            Lost: the job failed.
        """
        if self._now >= self._most:
            raise Busy
        self._now += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(
                self._threads, lambda: self._crew.do(job, *given, seconds=seconds, caller=caller)
            )
        finally:
            self._now -= 1

    def close(self) -> None:
        """End the processes."""
        self._crew.close()
        self._threads.shutdown(wait=False, cancel_futures=True)
