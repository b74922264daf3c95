"""Needles: literals to search for and their owners, as plain data."""

from collections.abc import Mapping

from pesanlint.records import NamedTuple

Owners = tuple[int, ...]
"""The numbers of the owners of a literal. The search does not know what they are."""
Waiting = tuple[str, Owners, Mapping[str, Owners]]
"""A folded literal, its owners in any letter case, and its owners by a required letter case."""


class Needle(NamedTuple):
    """A literal and one owner."""

    text: str
    owner: int
    cased: bool = False
    """Whether it counts only in its own letter case."""
    whole: bool = False
    """Whether it counts only as whole words, not within a longer one."""
