"""The desk: who checks."""

from dataclasses import field

from pesanlint.authoring.fields import record
from pesanlint.desk.facts import Fact
from pesanlint.desk.roster import Roster


@record()
class Desk:
    """Who checks: the unit's official name, its roster, its facts, its words. Part of what a rule is compiled for."""

    unit: str = ""
    roster: Roster = field(default_factory=Roster)
    facts: tuple[Fact, ...] = ()
    words: tuple[str, ...] = ()
    """Words that are right at this desk though no list has them."""
