"""What a check comes to: levels, fixes and findings."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeAlias

from pesanlint.spans import Edit, Of, Source, SourceSpan, Span


class Level(StrEnum):
    """How grave a finding is, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"

    @classmethod
    def _missing_(cls, value: object) -> "Level | None":
        """Lets people write a level by the name that they read in reports: `galat`, `peringatan`, `saran`."""
        return next((level for level in cls if level.label == value), None)

    @property
    def rank(self) -> int:
        """2 for an error, 1 for a warning, 0 for a suggestion."""
        return _RANKS[self]

    @property
    def label(self) -> str:
        """The level's name as readers see it, in Indonesian."""
        return {"error": "galat", "warning": "peringatan", "suggestion": "saran"}[self.value]


_RANKS = {Level.ERROR: 2, Level.WARNING: 1, Level.SUGGESTION: 0}


class Fix(NamedTuple, Generic[Of]):
    """Edits that mend a finding together.

    Safe means: same meaning and same grammar, whatever the context.
    """

    edits: tuple[Edit[Of], ...]
    safe: bool
    meant: tuple[Edit, ...] = ()
    """What the edits are to make of `Document.text`, where they are written in terms of the source."""
    otherwise: tuple[Edit[Of], ...] = ()
    """The edits to make where markup is in the way of those."""

    def shifted(self, by: int) -> "Fix[Of]":
        """The same in a text in which all of it stands `by` code points further on."""
        otherwise = _shifted(self.otherwise, by) if self.otherwise else ()
        return Fix(_shifted(self.edits, by), self.safe, (), otherwise)


def _shifted(edits: tuple[Edit[Of], ...], by: int) -> tuple[Edit[Of], ...]:
    return tuple([Edit(Span(start + by, end + by), text) for (start, end), text in edits])


SourceFix: TypeAlias = Fix[Source]
"""A fix in terms of the source, as findings have it."""


class Match(NamedTuple):
    """What a kind reports: a place in the text that the check was given, what the message says of it, and its mends.

    `values` fill the placeholders of the rule's message. `message`, if given, stands in for the rule's own.
    """

    span: Span
    values: Mapping[str, str] = MappingProxyType({})
    fixes: tuple[Fix, ...] = ()
    message: str | None = None
    is_doubtful: bool = False
    """Whether it is a suggestion, whatever the level of the rule."""

    def shifted(self, by: int) -> "Match":
        """The same in a text in which it stands `by` code points further on."""
        span, values, fixes, message, is_doubtful = self
        moved = tuple([fix.shifted(by) for fix in fixes]) if fixes else ()
        return Match(span.shifted(by), values, moved, message, is_doubtful)


def either(forms: Sequence[str], word: str = "atau") -> str:
    """Alternatives for a message that puts “” around them: `A”, “B”, atau “C` (EYD V: a comma before `atau` from three on)."""
    if len(forms) < 3:
        return f"” {word} “".join(forms)
    return "”, “".join(forms[:-1]) + f"”, {word} “{forms[-1]}"


class Finding(NamedTuple):
    """A place where a text departs from the guideline.

    `span` and the fixes' edits are offsets into `Document.source`; `source[span.start:span.end] == found`.
    """

    rule: str
    level: Level
    message: str
    found: str
    span: SourceSpan
    block: str
    in_quote: bool = False
    source: str = ""
    """The clause that the rule rests on."""
    layer: str = ""
    """The layer of the guideline that the rule came from."""
    fixes: tuple[SourceFix, ...] = ()
    fingerprint: str = ""
    """A hash of rule, sentence and found words: the same as long as these are, wherever they move."""

    def shifted(self, source: int, prose: int) -> "Finding":
        """The same in a text in which it stands further on: by code points of the source, and of the prose."""
        fixes = tuple([fix._replace(edits=_shifted(fix.edits, source), meant=_shifted(fix.meant, prose)) for fix in self.fixes])
        return self._replace(span=self.span.shifted(source), fixes=fixes)


class Failure(NamedTuple):
    """What kept a file, or one rule on it, from being checked. Never a reason to stop the run."""

    message: str
    rule: str = ""


class Report(NamedTuple):
    """All there is to say of one document. `source` is the decoded file, empty where it could not be read."""

    path: str
    source: str = ""
    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()
    judged_today: bool = False
    """Whether the text bears no date and the guideline depends on it, so that it was judged by that of the day of the check."""
    notes: tuple[str, ...] = ()
    """What readers of the report should know of how the text was checked, such as that it is in another language."""
    accepted: int = 0
    """Findings that are left out because the baseline accepts them."""
    skipped: tuple[tuple[str, int], ...] = ()
    """Prose that is passed over on purpose: each reason (Indonesian) with its number of words, most first."""
    words: int = 0
    """Words of prose that were read, counted where any were passed over."""
    suppressed: tuple[str, ...] = ()
    """The rules of the findings that the text's own suppressions set aside. Not known of results of earlier runs."""
