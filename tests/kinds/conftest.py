from collections.abc import Callable

import pytest

from pesanlint.finding import Match
from running import checked


@pytest.fixture
def matches() -> Callable[..., list[tuple[str, Match]]]:
    """Runs one rule on some blocks."""
    return checked
