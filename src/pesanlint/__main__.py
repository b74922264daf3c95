"""`python -m pesanlint` is `pesanlint`."""

import gc


def main() -> None:
    """The entry point of `pesanlint`."""
    gc.disable()  # importing creates no garbage
    try:
        from pesanlint.cli import main as run

        gc.enable()
        run()
    except KeyboardInterrupt:  # during start or exit; otherwise the command line has reported it
        _interrupted()
    finally:
        gc.freeze()  # spare the collection at exit


def _interrupted() -> None:
    import signal
    import sys

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.stderr:
        sys.stderr.write("Dihentikan.\n")
    sys.exit(2)


if __name__ == "__main__":
    main()
