"""A record: one release as an archive holds it, before anything is read of it."""

import hashlib
from typing import Literal, NamedTuple

Form = Literal["text", "html", "markdown", "file"]
"""What a body is: plain text, a fragment or page of HTML, Markdown, or the bytes of a file that says so itself."""


class Record(NamedTuple):
    """One release, or a place in an archive where one should be and cannot be read.

    All but `data` is text as it stood in the source; nothing is guessed from its shape. `problem` (Indonesian) says what is
    wrong with it: with a body, it is checked all the same.
    """

    id: str
    """What names it in the archive: its own id or, without one, its place."""
    place: str
    """Where it stands: a file, a member of an archive, a row."""
    date: str = ""
    """The day it is of, in ISO 8601; empty where the source does not say."""
    unit: str = ""
    """The desk that published it."""
    title: str = ""
    """Its headline, where that is kept apart from the body."""
    body: str = ""
    """Its text; empty where it is a file."""
    form: Form = "text"
    """What the body is."""
    address: str = ""
    """Where it was published."""
    data: bytes = b""
    """The bytes of the file, where it is one. `place` ends in the name of the file."""
    problem: str = ""
    """What is wrong with it."""

    def digest(self) -> bytes:
        """A hash of all of it (16 bytes)."""
        found = hashlib.blake2b(self.data, digest_size=16)
        for text in (*self[:8], self.problem):
            part = text.encode("utf-8", "surrogatepass")
            found.update(b"%d\0" % len(part) + part)
        return found.digest()

    def size(self) -> int:
        """About how many bytes it takes."""
        return len(self.body) + len(self.data) + len(self.title)
