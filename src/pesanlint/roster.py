"""The roster: who holds which office, in which unit, from when to when."""

from collections.abc import Iterator
from datetime import date

from pesanlint.keys import STRICT, record


@record()
class Post:
    """One person in one office for one stretch of time; both ends belong to it."""

    __pydantic_config__ = STRICT

    name: str
    """The person's name without degrees."""
    title: str
    """The office, such as Ketua or Kepala Subbagian Hukum."""
    unit: str
    """The unit's official name."""
    degrees: str = ""
    """Degrees, as they are written behind the name or before it."""
    from_: date | None = None
    """The first day in office."""
    to: date | None = None
    """The last day in office."""

    def held_on(self, on: date | None) -> bool:
        """Whether the person held the office on that day; of a day unknown, whether at any time."""
        return on is None or ((self.from_ is None or self.from_ <= on) and (self.to is None or on <= self.to))


@record()
class Roster:
    """All posts that a desk knows of."""

    posts: tuple[Post, ...] = ()

    def of(self, name: str) -> Iterator[Post]:
        """The posts of one person, whatever the letter case."""
        wanted = name.casefold()
        return (post for post in self.posts if post.name.casefold() == wanted)
