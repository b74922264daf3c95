"""Find a misspelt unit in the desk's facts; rules about the unit would otherwise never report anything."""

from collections.abc import Iterator

from pesanlint.authoring.tables import Tables
from pesanlint.language.keyboard import BESIDE
from pesanlint.shipped import rules_root

_VOWELS = frozenset("aiueo")


def intended_unit(written: str) -> str:
    """Return the official name from which a unit's name differs by one typing slip, or "" if there is no such name.

    A slip is one letter left out, added, swapped with the next one, or replaced. A replaced letter counts only if both
    letters are vowels or neighbours on the keyboard; otherwise the two may be different names. Letter case is ignored.
    """
    names = (f"{body} {satuan}" for satuan, own in _units() for body in (own, "Bawaslu"))
    official = {name.casefold(): name for name in names}
    unit = written.casefold()
    if unit in official:
        return ""
    return next((shown for name, shown in official.items() if _is_slip(unit, name)), "")


def _is_slip(unit: str, name: str) -> bool:
    from rapidfuzz.distance import OSA

    if OSA.distance(unit, name, score_cutoff=1) != 1:
        return False
    others = [(hit, meant) for hit, meant in zip(unit, name, strict=False) if hit != meant]
    return len(unit) != len(name) or len(others) == 2 or all(map(_is_beside, *zip(*others, strict=True)))


def _is_beside(hit: str, meant: str) -> bool:
    return {hit, meant} <= _VOWELS or hit in BESIDE.get(meant, "")


def _units() -> Iterator[tuple[str, str]]:
    """Yield each region as an election body's name gives it, in every accepted spelling, together with that body."""
    tables, row = Tables((rules_root() / "data",)), {"body": "{lembaga}", "unit": "{satuan}"}
    for one in tables.expand({"each": "wilayah", **row}):
        yield one["unit"], one["body"]
    for one in tables.expand({"each": "wilayah-sebutan", "where": {"jenis": "ejaan"}, **row, "name": "{sebutan}"}):
        level = one["unit"].partition(" ")[0]
        yield f"{level} {one['name']}", one["body"]
