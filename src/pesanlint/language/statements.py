"""How a language states the figure or the day of a thing: `jumlah pemilih sebanyak 204.807.222`."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Statements:
    """The words and signs of such statements. Strings without a type of their own are regular expressions."""

    points: str
    """The sign between thousands, and that before decimals."""
    scales: Mapping[str, int]
    """Words behind a figure that multiply it: `juta`."""
    about: Mapping[str, str]
    """Words before a figure that make it a rough one → `near`, `below` (the fact is no smaller) or `above`."""
    is_: str
    """What may stand between a thing and its figure."""
    takes_place: str
    """What may stand between a thing and its day."""
    is_day_of: str
    """What stands between a day and the thing that is on it."""
    several_days: str
    """What makes a date one of several."""
    part: str
    """What limits a count: to a part of the whole, another list, a place or another election. Groups `place`, or `election` and
    `year`, say what counts of it."""
    divided: str
    """What says, behind a figure, that its parts follow."""
    percent: str
    """The sign or word for percent behind a figure."""
    years: str
    """What stands behind a figure that is an age or a term."""
    carries_on: Set[str]
    """Words behind a figure with which the sentence goes on, so that none says what is counted."""
    counted: tuple[str, ...]
    """Words for what is counted that fit any fact."""
    source: str
    """What a fact without a source is said to come from."""
    spared: str = r"(?!)"
    """What looks like a limit and is none: the name of a ministry."""
    same: Mapping[str, str] = field(default_factory=dict)
    """Words for elections → the one that counts for both."""

    @property
    def figure(self) -> str:
        """A figure, as a regular expression."""
        thousands, decimal = map(re.escape, self.points)
        return rf"(?:\d{{1,3}}(?:{thousands}\d{{3}}){{1,4}}|\d{{1,12}})(?:{decimal}\d{{1,4}})?"

    @property
    def _about(self) -> str:
        return rf"(?:(?P<about>{'|'.join(self.about)})\s{{1,3}})?"

    @property
    def _number(self) -> str:
        scales = "|".join(filter(None, self.scales))
        return (
            rf"(?<![\d.,])(?P<number>(?P<figure>{self.figure})(?:\s{{1,3}}(?P<scale>{scales})\b)?)"
            rf"(?![\d/:–-]|[.,]\d|{self.years})"
        )

    @cached_property
    def figure_behind(self) -> re.Pattern[str]:
        """A figure behind the name of its thing."""
        between = rf"{_SHORT_FORM}(?:,?\s{{1,3}}(?:{self.is_})\b)*[\s:(]{{1,3}}"
        return re.compile(between + self._about + self._number, re.IGNORECASE)

    @cached_property
    def figure_before(self) -> re.Pattern[str]:
        """A figure right before the name of its thing."""
        return re.compile(rf"{self._about}{self._number}\s{{1,3}}$", re.IGNORECASE)

    @cached_property
    def day_behind(self) -> re.Pattern[str]:
        """What stands between a thing and its day behind it."""
        return re.compile(rf"{_SHORT_FORM}(?:[\s,:(]*\b(?:{self.takes_place})\b)*[\s,:(]*", re.IGNORECASE)

    @cached_property
    def day_before(self) -> re.Pattern[str]:
        """What stands between a day and its thing behind it."""
        return re.compile(rf"\)?,?\s+(?:{self.is_day_of})\s+", re.IGNORECASE)

    @cached_property
    def divides(self) -> re.Pattern[str]:
        """What says that parts follow."""
        return re.compile(self.divided, re.IGNORECASE)

    def limits(self, text: str) -> frozenset[str]:
        """What limits the count in a text, in one spelling: `luar negeri`, `pemilu 2019`, `jawa barat`."""
        return frozenset(map(self._limit, re.finditer(self.part, text)))

    def _limit(self, m: re.Match[str]) -> str:
        groups = m.groupdict()
        if groups.get("election"):
            election = " ".join(groups["election"].lower().split())
            return f"{self.same.get(election, election)} {groups['year']}"
        return " ".join((groups.get("place") or m[0]).lower().split())

    def value(self, figure: str) -> tuple[str, str]:
        """The digits of a figure before and behind its decimal sign."""
        whole, _, decimals = figure.replace(self.points[0], "").partition(self.points[1])
        return whole, decimals

    def written(self, number: str) -> str:
        """A number as Python writes it with `,` and `.`, in this language."""
        return number.translate(str.maketrans(",.", self.points))


_SHORT_FORM = r"(?:\s{0,3}\([^()\d]{1,12}\))?"
