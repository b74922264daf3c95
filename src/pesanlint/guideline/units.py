"""Slips in the name of a desk's unit, which would keep rules about the unit silent."""

from pesanlint.guideline.tables import Tables
from pesanlint.shipped import rules_root


def intended_unit(written: str) -> str:
    """The official name that a unit's name misses by a letter left out, added or moved one place; nothing where there is none.

    A letter that is another one is no slip that can be told from a name of its own, and neither is the letter case.
    """
    from rapidfuzz.distance import OSA, Indel

    items = Tables((rules_root() / "data",)).expand({"each": "wilayah", "name": "{lembaga} {satuan}"})
    official = {item["name"].casefold(): item["name"] for item in items}
    unit = written.casefold()
    if unit in official:
        return ""

    def is_near(name: str) -> bool:
        is_moved = sorted(unit) == sorted(name) and OSA.distance(unit, name, score_cutoff=1) == 1
        return is_moved or Indel.distance(unit, name, score_cutoff=1) == 1

    return next((shown for name, shown in official.items() if is_near(name)), "")
