"""`python -m pesanlint` is `pesanlint`."""

import gc
import os
import sys
from contextlib import suppress

_WAITING = frozenset(["atexit", "threading"])
"""Modules with which somebody may wait for the end of the program, as worker processes and a measure of coverage do."""


def main() -> None:
    """The entry point of `pesanlint`, which ends the process."""
    gc.disable()  # importing creates no garbage
    try:
        from pesanlint.cli import main as run

        try:
            run()
        except SystemExit as left:
            _end(left)
            raise
    except KeyboardInterrupt:  # during start or exit; otherwise the command line has reported it
        _interrupted()
    finally:
        gc.freeze()  # spare the collection at exit


def _end(left: SystemExit) -> None:
    """End the process without clearing the interpreter, which takes as long as starting it, after a run without an error.

    Nothing is written later: the output is flushed, files are closed, and nobody waits for the end.
    """
    if isinstance(left.code, int) and left.__context__ is None and _WAITING.isdisjoint(sys.modules):
        with suppress(OSError, ValueError):  # Python reports what a full or closed stream cannot take
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(left.code)


def _interrupted() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.stderr:
        sys.stderr.write("Dihentikan.\n")
    sys.exit(2)


if __name__ == "__main__":
    main()
