"""What releases of an archive say against each other: one file a sort, each a function from the tables to contradictions."""

from collections.abc import Callable, Iterator, Mapping

from pesanlint.archive.contradictions import abbreviations, corrections, events, figures, names, offices, totals
from pesanlint.archive.contradictions.contradiction import Contradiction
from pesanlint.archive.tables import Tables

SORTS: Mapping[str, Callable[[Tables], Iterator[Contradiction]]] = {
    "office": offices.find,
    "name": names.find,
    "event": events.find,
    "figure": figures.find,
    "total": totals.find,
    "abbreviation": abbreviations.find,
    "correction": corrections.find,
}


def find(tables: Tables, sorts: tuple[str, ...] = (), least: float = 0.0) -> Iterator[Contradiction]:
    """The contradictions of an archive, sort by sort, the surest of each first.

    Args:
        tables: the archive.
        sorts: which sorts; all if none.
        least: the confidence below which none is given.
    """
    for sort, search in SORTS.items():
        if not sorts or sort in sorts:
            found = [one for one in search(tables) if one.confidence >= least]
            yield from sorted(found, key=lambda one: (-one.confidence, one.id))
