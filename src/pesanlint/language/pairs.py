"""The pair of forms that the inflection of a language yields."""

from pesanlint.records import NamedTuple


class Pair(NamedTuple):
    """A form to avoid and the one to write instead."""

    wrong: str
    right: str
