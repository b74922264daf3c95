from collections.abc import Callable

import pytest

from running import checked
from pesanlint.finding import Match


@pytest.fixture
def matches() -> Callable[..., list[tuple[str, Match]]]:
    """Runs one rule on some blocks."""
    return checked
