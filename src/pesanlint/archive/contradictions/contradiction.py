"""A contradiction: two places of an archive that cannot both be right, and what would decide between them."""

import datetime as dt
import hashlib

from pesanlint.archive.tables import Row
from pesanlint.records import NamedTuple

LABELS = {
    "office": "Dua jabatan pada waktu yang sama", "name": "Satu nama, beberapa ejaan", "event": "Satu acara, dua keterangan",
    "figure": "Satu angka, dua nilai", "total": "Bagian tidak sama dengan jumlahnya",
    "abbreviation": "Satu singkatan, dua kepanjangan",
    "correction": "Pembetulan tanpa pemberitahuan",
}  # fmt: skip
PLACE = 'd.document, d.unit, d.date, d.headline, d.address, m.field, m.start, m."end" AS "end", m.context'
"""The columns of a place, of a table `m` joined with `documents d`."""


class Place(NamedTuple):
    """One of the two places. `start` and `end` are code points of the field (`title` or `body`) of the record."""

    document: str
    """The id of the release."""
    unit: str
    date: str
    headline: str
    address: str
    field: str
    start: int
    end: int
    context: str
    """The sentence."""
    said: str
    """The statement, in short."""


class Contradiction(NamedTuple):
    """Two places that contradict each other."""

    sort: str
    subject: str
    """The subject; with `sort`, the same in every run."""
    message: str
    """The contradiction in words (Indonesian)."""
    places: tuple[Place, ...]
    confidence: float
    """Confidence that one of the two is wrong, from 0 to 1."""
    settled_by: str
    """What would decide between the two (Indonesian)."""

    @property
    def id(self) -> str:
        """An id of twelve letters and digits, which is the same as long as both statements are."""
        said = "\0".join([self.sort, self.subject, *sorted(f"{place.document}\0{place.said}" for place in self.places)])
        return hashlib.blake2b(said.encode("utf-8", "replace"), digest_size=6).hexdigest()

    @property
    def acceptance(self) -> str:
        """The line that accepts it, in a file for `--accepted`."""
        return f"{self.id}  # {self.sort}: {self.subject}"


def place(row: Row, said: str) -> Place:
    """The place of a row with the columns of `PLACE`."""
    return Place(said=said, **{name: row[name] for name in Place._fields[:-1]})


def day(row: Row) -> dt.date:
    """The day of a row."""
    return dt.date.fromisoformat(row["date"])


def apart(one: Row, other: Row) -> int:
    """Return the number of days between the releases of two rows."""
    return abs((day(one) - day(other)).days)
