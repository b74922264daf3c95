"""A form to avoid and the one to write, as a language derives them."""

from typing import NamedTuple


class Pair(NamedTuple):
    """A form to avoid and the one to write instead."""

    wrong: str
    right: str
