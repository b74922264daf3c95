"""The desk that writes the texts."""

from typing import TYPE_CHECKING

from pesanlint.authoring.fields import record
from pesanlint.desk.roster import Roster
from pesanlint.records import made

if TYPE_CHECKING:
    from pesanlint.desk.facts import Fact


@record()
class Desk:
    """The desk that writes the texts: its unit's official name, roster, facts and words. Rules are compiled for a desk."""

    unit: str = ""
    roster: Roster = made(Roster)
    facts: tuple["Fact", ...] = ()
    words: tuple[str, ...] = ()
    """Further correct words of this desk."""
