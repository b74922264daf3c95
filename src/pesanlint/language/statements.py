"""Patterns for statements of a figure or a day: `jumlah pemilih sebanyak 204.807.222`."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Statements:
    """The words and signs of such statements in one language. Fields of type `str` are regular expressions, except
    `points` and `source`."""

    points: str
    """Two characters: the separator of thousands and the decimal mark."""
    scales: Mapping[str, int]
    """Words after a figure that multiply it: `juta`."""
    about: Mapping[str, str]
    """Words before a figure that make it approximate → `near`, `below` (the fact is not smaller) or `above`."""
    is_: str
    """Words between a thing and its figure."""
    takes_place: str
    """Words between a thing and its day."""
    is_day_of: str
    """Words between a day and the thing that takes place on it."""
    several_days: str
    """Marks a date as one of several."""
    part: str
    """A limit of a count: a part of the whole, another list, a place or another election. The groups `place`, or `election`
    and `year`, hold the part of the match that is compared."""
    divided: str
    """Words after a figure that announce its parts."""
    percent: str
    """The sign or word for percent after a figure."""
    years: str
    """Words after a figure that make it an age or a term."""
    carries_on: Set[str]
    """Words after a figure that continue the sentence and do not say what is counted."""
    counted: tuple[str, ...]
    """Words for the thing counted that fit any fact."""
    source: str
    """Named in messages as the source of a fact that gives none."""
    spared: str = r"(?!)"
    """Looks like a limit but is not one: the name of a ministry."""
    same: Mapping[str, str] = field(default_factory=dict)
    """Synonyms of elections → the word they are compared by."""

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
        """A figure after the name of its thing."""
        between = rf"{_SHORT_FORM}(?:,?\s{{1,3}}(?:{self.is_})\b)*[\s:(]{{1,3}}"
        return re.compile(between + self._about + self._number, re.IGNORECASE)

    @cached_property
    def figure_before(self) -> re.Pattern[str]:
        """A figure right before the name of its thing."""
        return re.compile(rf"{self._about}{self._number}\s{{1,3}}$", re.IGNORECASE)

    @cached_property
    def day_behind(self) -> re.Pattern[str]:
        """The words between a thing and the day that follows it."""
        return re.compile(rf"{_SHORT_FORM}(?:[\s,:(]*\b(?:{self.takes_place})\b)*[\s,:(]*", re.IGNORECASE)

    @cached_property
    def day_before(self) -> re.Pattern[str]:
        """The words between a day and the thing that follows it."""
        return re.compile(rf"\)?,?\s+(?:{self.is_day_of})\s+", re.IGNORECASE)

    @cached_property
    def divides(self) -> re.Pattern[str]:
        """The words that announce the parts of a figure."""
        return re.compile(self.divided, re.IGNORECASE)

    def limits(self, text: str) -> frozenset[str]:
        """The limits of the count in a text, normalised: `luar negeri`, `pemilu 2019`, `jawa barat`."""
        return frozenset(map(self._limit, re.finditer(self.part, text)))

    def _limit(self, m: re.Match[str]) -> str:
        groups = m.groupdict()
        if groups.get("election"):
            election = " ".join(groups["election"].lower().split())
            return f"{self.same.get(election, election)} {groups['year']}"
        return " ".join((groups.get("place") or m[0]).lower().split())

    def value(self, figure: str) -> tuple[str, str]:
        """The digits of a figure before and after its decimal mark."""
        whole, _, decimals = figure.replace(self.points[0], "").partition(self.points[1])
        return whole, decimals

    def written(self, number: str) -> str:
        """A number that Python wrote with `,` and `.`, in the notation of this language."""
        return number.translate(str.maketrans(",.", self.points))


_SHORT_FORM = r"(?:\s{0,3}\([^()\d]{1,12}\))?"
