"""The command line, one module for each command. A command's imports run with it, so that the other commands start faster."""

import gc
import sys

from pesanlint.cli.saying import leave


def main() -> None:
    """Run the command line."""
    leave(_run)


def _run() -> int:
    if sys.argv[1:2] == ["check"]:
        from pesanlint.store import expressions

        expressions.restore()  # first: what is imported below compiles some
        from pesanlint.store import tables

        tables.use()
        from pesanlint.cli.usual import usual

        if call := usual(sys.argv[1:]):
            if call[1].watch:
                from pesanlint.cli.watching import watch

                gc.enable()
                return watch(*call)
            from pesanlint.cli.checking import check

            status = check(*call)
            expressions.keep()
            tables.keep()
            return status
    gc.enable()
    from pesanlint.cli.commands import pesanlint
    from pesanlint.cli.wording import run

    return run(pesanlint)
