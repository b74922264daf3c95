"""`python -m pesanlint` is `pesanlint`."""

import gc


def main() -> None:
    """The entry point of `pesanlint`."""
    gc.disable()  # nothing that is imported is garbage
    try:
        from pesanlint.cli import main as run

        gc.enable()
        run()
    except KeyboardInterrupt:  # while we were starting or on our way out; else the command line has said so
        _interrupted()
    finally:
        gc.freeze()  # nor is it worth a search when all of it goes


def _interrupted() -> None:
    import signal
    import sys

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.stderr:
        sys.stderr.write("Dihentikan.\n")
    sys.exit(2)


if __name__ == "__main__":
    main()
