"""Slips in the name of a desk's unit, which would keep rules about the unit silent."""

from collections.abc import Iterator

from pesanlint.authoring.tables import Tables
from pesanlint.language.keyboard import BESIDE
from pesanlint.shipped import rules_root

_VOWELS = frozenset("aiueo")


def intended_unit(written: str) -> str:
    """The official name that a unit's name misses by one letter: left out, added, moved one place, or hit in place of another.

    Of letters that stand for another only vowels and neighbours on the keyboard are slips: what else differs may be a name of
    its own. Nothing where there is no such name, or where only the letter case differs.
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
    """Each region as an election body names it behind its own name, in all its right spellings, and that body."""
    tables, row = Tables((rules_root() / "data",)), {"body": "{lembaga}", "unit": "{satuan}"}
    for one in tables.expand({"each": "wilayah", **row}):
        yield one["unit"], one["body"]
    for one in tables.expand({"each": "wilayah-sebutan", "where": {"jenis": "ejaan"}, **row, "name": "{sebutan}"}):
        level = one["unit"].partition(" ")[0]
        yield f"{level} {one['name']}", one["body"]
