"""A record: one release as stored in an archive, before it is read."""

import hashlib
from typing import Literal

from pesanlint.records import NamedTuple

Form = Literal["text", "html", "markdown", "file"]
"""Form of a body: plain text, a fragment or page of HTML, Markdown, or the bytes of a file in a format of its own."""


class Record(NamedTuple):
    """One release, or a place in an archive where a release cannot be read.

    All fields but `data` are unchanged text of the source; no type is guessed. `problem` (Indonesian) describes the
    defect; a record with a body is checked nevertheless.
    """

    id: str
    """Its id in the archive: its own or, without one, its place."""
    place: str
    """Its place: a file, a member of an archive, a row."""
    date: str = ""
    """Its day in ISO 8601; "" if the source gives none."""
    unit: str = ""
    """The desk that published it."""
    title: str = ""
    """Its headline, if that is separate from the body."""
    body: str = ""
    """Its text; "" if it is a file."""
    form: Form = "text"
    """The form of the body."""
    address: str = ""
    """Where it was published."""
    data: bytes = b""
    """The bytes, if it is a file; `place` then ends in the name of the file."""
    problem: str = ""
    """The problem with the record (Indonesian); "" if there is none."""

    def digest(self) -> bytes:
        """A hash of all of it (16 bytes)."""
        found = hashlib.blake2b(self.data, digest_size=16)
        for text in (*self[:8], self.problem):
            part = text.encode("utf-8", "surrogatepass")
            found.update(b"%d\0" % len(part) + part)
        return found.digest()

    def size(self) -> int:
        """Its approximate size in bytes."""
        return len(self.body) + len(self.data) + len(self.title)
