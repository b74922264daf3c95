"""What the command line says outside its reports, and how it ends: whatever happens, with a status and a sentence.

Nothing here needs click, which takes a seventh of the time that one file takes.
"""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import NoReturn, TextIO

from pesanlint.visible import visible


def leave(command: Callable[[], int]) -> NoReturn:
    """Run a command and leave with its status: 0, 1, or 2 where something was wrong."""
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
    except BrokenPipeError:  # the reader has seen enough, as `head` does
        _forget(sys.stdout)
        sys.exit(1)
    except OSError as error:
        from pesanlint.errors import reason

        _forget(sys.stdout)
        stop([f"Galat: {error.filename or 'keluaran'} tidak dapat dibaca atau ditulis: {reason(error)}."])


def _open_what_is_closed() -> None:
    """Put an empty stream in the place of a standard one that the caller has closed (`>&-`), which Python sets to None."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def _forget(stream: TextIO) -> None:
    """Let what is still to be written to a broken stream go nowhere, so that Python does not try again on its way out."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def stop(messages: Iterable[object]) -> NoReturn:
    """Say what is wrong on standard error and leave with status 2."""
    for message in messages:
        warn(message)
    sys.exit(2)


def warn(message: object) -> None:
    """Say something on standard error, on a line of its own, whatever characters a file name or a rule has brought into it.

    That it cannot be said, as on a full disk, is no reason to end.
    """
    try:
        sys.stderr.write(visible(str(message)) + "\n")
        sys.stderr.flush()
    except OSError:
        _forget(sys.stderr)
