"""Parse the usual calls of `pesanlint check`, as people, hooks and editors write them, without importing click.

All other calls, including every wrong one, are left to click, which reports what is wrong.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pesanlint.cli.checking import LEVEL_NAMES, STDIN, Options
from pesanlint.reporters import FORMATS

FLAGS = frozenset(
    "fix unsafe_fixes in_place diff write_baseline allow_outside force_exclude staged watch statistics no_cache profile".split()
)
TEXTS = frozenset(["since"])
MANY = frozenset(["select", "ignore", "exclude"])
PATHS = frozenset(["out", "baseline", "config", "stdin_filename"])
CHOICES = {"output_format": tuple(FORMATS), "min_level": LEVEL_NAMES, "fail_level": LEVEL_NAMES}
DEFAULTS: dict[str, Any] = {
    **dict.fromkeys(Options._fields),
    **dict.fromkeys(FLAGS, False),
    **dict.fromkeys(MANY, ()),
    "output_format": "text",
    "stdin_filename": STDIN,
}


def usual(arguments: list[str]) -> tuple[tuple[Path, ...], Options] | None:
    """Return the paths and options of a call of `check`; None for another command or a call that click has to parse."""
    if arguments[:1] != ["check"] or "_PESANLINT_COMPLETE" in os.environ or sys.platform == "win32":
        return None
    options, paths = dict(DEFAULTS), []
    rest = iter(arguments[1:])
    for one in rest:
        if one and (one == "-" or not one.startswith("-")):
            paths.append(Path(one))
        elif not _take(one, rest, options):
            return None
    return tuple(paths), Options(**options)


def _take(one: str, rest: Iterator[str], options: dict[str, Any]) -> bool:
    """Store an option and its value, if it takes one. False if the option is unknown or its value is wrong."""
    given, has_value, value = one.partition("=")
    name = given.removeprefix("--").replace("-", "_")
    if given != f"--{name.replace('_', '-')}":
        return False
    if name in FLAGS:
        options[name] = True
        return not has_value
    if not has_value:
        value = next(rest, "")
    if not value or (value.startswith("-") and not has_value):
        return False
    if name in MANY:
        options[name] = (*options[name], value)
    elif name in PATHS:
        options[name] = Path(value)
        return not os.path.lexists(value) or os.access(value, os.R_OK)
    elif name in TEXTS:
        options[name] = value
    elif name == "jobs" and value.isascii() and value.isdecimal() and int(value):
        options[name] = int(value)
    elif value in CHOICES.get(name, ()):
        options[name] = value
    else:
        return False
    return True
