"""`python -m pesanlint` is `pesanlint`."""

import gc


def main() -> None:
    """The entry point of `pesanlint`."""
    gc.disable()  # nothing that is imported is garbage
    from pesanlint.cli import main

    gc.enable()
    try:
        main()
    finally:
        gc.freeze()  # nor is it worth a search when all of it goes


if __name__ == "__main__":
    main()
