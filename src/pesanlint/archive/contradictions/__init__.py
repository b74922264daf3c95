"""Find contradictions between releases of an archive: one module for each sort."""

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
    """Return the contradictions of an archive by sort, those with the highest confidence first.

    Args:
        tables: the archive.
        sorts: the sorts to look for; if empty, all.
        least: minimum confidence.
    """
    for sort, search in SORTS.items():
        if not sorts or sort in sorts:
            found = [one for one in search(tables) if one.confidence >= least]
            yield from sorted(found, key=lambda one: (-one.confidence, one.id))
