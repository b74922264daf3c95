"""Print messages on standard error and end the program with a status, whatever happens.

Nothing here imports click, which would take a seventh of the time of checking one file.
"""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import NoReturn, TextIO

from pesanlint.visible import visible


def leave(command: Callable[[], int]) -> NoReturn:
    """Run a command and exit with its status: 0, 1, or 2 after an error."""
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = command()
        sys.stdout.flush()
        sys.exit(status)
    except KeyboardInterrupt:
        stop(["Dihentikan."])
    except BrokenPipeError:  # the reader has closed the pipe, as `head` does
        _forget(sys.stdout)
        sys.exit(1)
    except OSError as error:
        from pesanlint.errors import reason

        _forget(sys.stdout)
        stop([f"Galat: {error.filename or 'keluaran'} tidak dapat dibaca atau ditulis: {reason(error)}."])


def _open_what_is_closed() -> None:
    """Replace each standard stream that the caller has closed (`>&-`) with an empty one; Python sets it to None."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def _forget(stream: TextIO) -> None:
    """Redirect a broken stream to the null device, so that Python does not fail again when it flushes it at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def stop(messages: Iterable[object]) -> NoReturn:
    """Print messages on standard error and exit with status 2."""
    for message in messages:
        warn(message)
    sys.exit(2)


def warn(message: object) -> None:
    """Print a message on standard error on one line, with control characters from file names and rules made visible.

    An error in printing it, as on a full disk, is ignored.
    """
    try:
        sys.stderr.write(visible(str(message)) + "\n")
        sys.stderr.flush()
    except OSError:
        _forget(sys.stderr)
