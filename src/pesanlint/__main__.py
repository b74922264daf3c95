"""`python -m pesanlint` is `pesanlint`."""

import gc


def main() -> None:
    """The entry point of `pesanlint`."""
    gc.disable()  # nothing that is imported is garbage
    from pesanlint.cli import main as run

    gc.enable()
    try:
        run()
    finally:
        gc.freeze()  # nor is it worth a search when all of it goes


if __name__ == "__main__":
    main()
