"""How a file is read: limits on its cost, because it may come from anyone, and the formats that a desk names for extensions."""

from pesanlint.records import NamedTuple


class Limits(NamedTuple):
    """The limits of one file; a desk changes them in its configuration."""

    size: int = 16 * 2**20
    """Bytes of the file on disk: a hundred times the longest release, and still read in seconds."""
    unpacked: int = 256 * 2**20
    """Bytes of all parts of a package (Word, OpenDocument) together, unpacked."""
    xml: int = 16 * 2**20
    """Bytes of an XML part, unpacked: if each letter is a paragraph, reading it takes 45 times as much memory."""
    ratio: int = 200
    """Maximum ratio of unpacked to packed size of a part: Word's own parts have about 15, a ZIP bomb 1,000."""
    entries: int = 5_000
    """Maximum number of parts of a package."""
    depth: int = 256
    """Maximum number of nested elements in an XML part; no office document needs a quarter of it."""
    formats: tuple[tuple[str, str], ...] = ()
    """Extensions without a point, each with the format that files with it are read in: a key of `formats.NAMED`."""


DEFAULT = Limits()

DEEPEST = 400
"""Maximum value of `Limits.depth`: the readers are recursive."""


def figure(number: int) -> str:
    """A whole number in Indonesian notation: a point between groups of three digits."""
    return f"{number:,}".replace(",", ".")
