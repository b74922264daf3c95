"""The desk that writes the texts."""

from dataclasses import field

from pesanlint.authoring.fields import record
from pesanlint.desk.facts import Fact
from pesanlint.desk.roster import Roster


@record()
class Desk:
    """The desk that writes the texts: its unit's official name, roster, facts and words. Rules are compiled for a desk."""

    unit: str = ""
    roster: Roster = field(default_factory=Roster)
    facts: tuple[Fact, ...] = ()
    words: tuple[str, ...] = ()
    """Further correct words of this desk."""
