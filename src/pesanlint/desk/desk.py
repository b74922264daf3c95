"""The desk: who checks."""

from dataclasses import field

from pesanlint.authoring.fields import record
from pesanlint.desk.facts import Fact
from pesanlint.desk.roster import Roster


@record()
class Desk:
    """Who checks: the unit's official name, its roster, its facts. Part of what a rule is compiled for."""

    unit: str = ""
    roster: Roster = field(default_factory=Roster)
    facts: tuple[Fact, ...] = ()
