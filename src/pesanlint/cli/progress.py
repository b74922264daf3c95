"""Show progress on standard error while there is no output yet, if standard error is a terminal."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.live import Live

COMPILING = "Menyusun pedoman; ini hanya perlu sekali, dan setelah pedoman atau pesanlint berubah …"
_PATIENCE = 0.5
"""Seconds after which a message is shown."""
_INTERVAL = 0.2
"""Seconds between two updates of the progress line."""
_AHEAD = 64
"""Files counted for each file that is done, so that the total is known soon and counting does not delay the start."""


@contextmanager
def announced(message: str) -> Iterator[None]:
    """Show a message if the body of the `with` takes longer than `_PATIENCE`."""
    if not is_watched():
        yield
        return
    import threading

    timer = threading.Timer(_PATIENCE, _announce, (message,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def is_watched() -> bool:
    """Whether standard error is a terminal."""
    return sys.stderr is not None and sys.stderr.isatty()


def _announce(message: str) -> None:
    import multiprocessing

    from pesanlint.cli.saying import warn

    if multiprocessing.parent_process() is None:  # workers show nothing
        warn(message)


class Progress:
    """A progress line: the files done, their total, the rate, and the time left.

    Args:
        files: the files of the run, to count them.
    """

    def __init__(self, files: Callable[[], Iterator[object]]) -> None:
        self._counter: Iterator[object] | None = files()
        self._known = self._done = 0
        self._start = time.monotonic()
        self._next = self._start + _PATIENCE
        self._shown: Live | None = None

    def step(self) -> None:
        """Count one more file as done."""
        self._done += 1
        self._count()
        is_last = self._counter is None and self._done >= self._known
        if not is_last and (now := time.monotonic()) >= self._next:
            self._next = now + _INTERVAL
            self._show(now - self._start)

    def hide(self) -> None:
        """Remove the progress line from the terminal until the next update."""
        if self._shown:
            self._shown.stop()
            self._shown = None

    def _count(self) -> None:
        if self._counter is None:
            return
        try:
            ahead = sum(1 for _ in islice(self._counter, _AHEAD))
        except Exception:  # the check of the files reports the error
            ahead = 0
        self._known += ahead
        if ahead < _AHEAD:
            self._counter = None

    def _show(self, seconds: float) -> None:
        from rich.console import Console
        from rich.live import Live
        from rich.text import Text

        if self._shown is None:
            self._shown = Live(console=Console(stderr=True), auto_refresh=False, transient=True)
            self._shown.start()
        self._shown.update(Text(self.line(seconds), no_wrap=True, overflow="ellipsis"), refresh=True)

    def line(self, seconds: float) -> str:
        """Return the progress line after a number of seconds."""
        from pesanlint.readers.limits import figure

        rate = self._done / seconds
        known = f" dari {figure(self._known)}" if self._counter is None and self._known >= self._done else ""
        left = round((self._known - self._done) / rate)
        rest = f", sisa {left // 60}:{left % 60:02}" if known else ""
        return f"Diperiksa: {figure(self._done)}{known} berkas, {figure(round(rate))} tiap detik{rest}"
