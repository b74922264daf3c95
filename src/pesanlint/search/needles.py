"""Needles: literals that somebody waits for, as plain data."""

from typing import NamedTuple

Owners = tuple[int, ...]
"""Those who wait for a literal, by number. The search does not know what they are."""
Waiting = tuple[str, Owners, dict[str, Owners]]
"""A folded literal, who waits for it in whatever letter case, and who waits for it in a certain one."""


class Needle(NamedTuple):
    """A literal, and one who waits for it."""

    text: str
    owner: int
    cased: bool = False
    """Whether it is of use only in the letter case in which it is given."""
    whole: bool = False
    """Whether it is of use only as whole words, not inside a longer one."""
