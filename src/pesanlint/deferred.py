"""Regular expressions that are compiled when they are first needed: of all of them, one text needs half."""

import re
from collections.abc import Callable
from functools import cache


def deferred(pattern: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """A function that hands back the compiled pattern."""
    return cache(lambda: re.compile(pattern, flags))
