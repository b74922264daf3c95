"""How much a file may cost to read. Greater is refused: a file may come from anyone."""

from typing import NamedTuple


class Limits(NamedTuple):
    """The limits of one file; a desk changes them in its configuration."""

    size: int = 16 * 2**20
    """Bytes of the file as it lies on the disk: a hundred times the longest release, and still read in seconds."""
    unpacked: int = 256 * 2**20
    """Bytes of all parts of a package (Word, OpenDocument) together, once unpacked."""
    xml: int = 16 * 2**20
    """Bytes of a part that is read as XML, once unpacked: where each letter is a paragraph, reading takes 45 times as many."""
    ratio: int = 200
    """How many times bigger a part may be unpacked than packed: Word's own come to about 15, a bomb to 1,000."""
    entries: int = 5_000
    """Parts of a package."""
    depth: int = 256
    """Elements within each other in a part that is read as XML; no office document needs a quarter of them."""


DEFAULT = Limits()

DEEPEST = 400
"""The most that `Limits.depth` may be: what the readers can follow, which call themselves for each."""


def figure(number: int) -> str:
    """A whole number as Indonesian writes it: a dot after every three digits."""
    return f"{number:,}".replace(",", ".")
