"""Regular expressions compiled on first use: a typical text needs about half of them."""

import re
from collections.abc import Callable
from functools import cache


def deferred(pattern: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """A function that returns the compiled pattern."""
    return cache(lambda: re.compile(pattern, flags))
