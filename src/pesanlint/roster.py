"""The roster: who holds which office, in which unit, from when to when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Post:
    """One person in one office for one stretch of time; both ends belong to it."""

    name: str
    title: str
    unit: str
    degrees: str = ""
    from_: date | None = None
    to: date | None = None

    def held_on(self, on: date) -> bool:
        """Whether the person held the office on that day."""
        return (self.from_ is None or self.from_ <= on) and (self.to is None or on <= self.to)


@dataclass(frozen=True, slots=True)
class Roster:
    """All posts that a desk knows of."""

    posts: tuple[Post, ...] = ()

    def of(self, name: str) -> Iterator[Post]:
        """The posts of one person, whatever the letter case."""
        wanted = name.casefold()
        return (post for post in self.posts if post.name.casefold() == wanted)
