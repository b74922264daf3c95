"""The results of a check: levels, fixes, matches, findings and reports."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Generic, TypeAlias

from pesanlint.records import NamedTuple
from pesanlint.spans import Edit, Of, Source, SourceSpan, Span

_new = tuple.__new__


class Level(StrEnum):
    """The severity of a finding, highest first."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"

    @classmethod
    def _missing_(cls, value: object) -> "Level | None":
        """Accept the Indonesian names that reports use: `galat`, `peringatan`, `saran`."""
        return next((level for level in cls if level.label == value), None)

    @cached_property
    def rank(self) -> int:
        """2 for an error, 1 for a warning, 0 for a suggestion."""
        return _RANKS[self]

    @property
    def label(self) -> str:
        """The Indonesian name of the level, as shown to readers."""
        return {"error": "galat", "warning": "peringatan", "suggestion": "saran"}[self.value]


_RANKS = {Level.ERROR: 2, Level.WARNING: 1, Level.SUGGESTION: 0}


class Fix(NamedTuple, Generic[Of]):
    """Edits that together fix a finding.

    Safe means that meaning and grammar are kept in any context.
    """

    edits: tuple[Edit[Of], ...]
    safe: bool
    meant: tuple[Edit, ...] = ()
    """For a fix of the source, the equivalent edits of `Document.text`."""
    otherwise: tuple[Edit[Of], ...] = ()
    """The edits to apply if markup prevents `edits`."""

    def shifted(self, by: int) -> "Fix[Of]":
        """The same fix with all spans moved by `by` code points."""
        edits, safe, _, otherwise = self
        if len(edits) == 1:  # as most
            (((start, end), text),) = edits
            edits = (_new(Edit, (_new(Span, (start + by, end + by)), text)),)
        else:
            edits = _shifted(edits, by)
        return _new(Fix, (edits, safe, (), otherwise and _shifted(otherwise, by)))


def _shifted(edits: tuple[Edit[Of], ...], by: int) -> tuple[Edit[Of], ...]:
    if not by or not edits:
        return edits
    return tuple([_new(Edit, (_new(Span, (start + by, end + by)), text)) for (start, end), text in edits])


SourceFix: TypeAlias = Fix[Source]
"""A fix whose edits are in the source, as in findings."""


class Match(NamedTuple):
    """A violation found by a check: its span in the checked text, the values for its message, and its fixes.

    `values` fill the placeholders of the rule's message. `message`, if given, replaces the rule's own.
    """

    span: Span
    values: Mapping[str, str] = MappingProxyType({})
    fixes: tuple[Fix, ...] = ()
    message: str | None = None
    is_doubtful: bool = False
    """Whether it is reported as a suggestion, whatever the level of the rule."""

    def shifted(self, by: int) -> "Match":
        """The same match with all spans moved by `by` code points."""
        (start, end), values, fixes, message, is_doubtful = self
        # One fix is by far the most usual number.
        moved = (fixes[0].shifted(by),) if len(fixes) == 1 else tuple([fix.shifted(by) for fix in fixes])
        return _new(Match, (_new(Span, (start + by, end + by)), values, moved, message, is_doubtful))


def either(forms: Sequence[str], word: str = "atau") -> str:
    """Alternatives for a message that puts “” around them: `A”, “B”, atau “C`.

    From three alternatives on, EYD V requires a comma before `atau`.
    """
    if len(forms) == 1:  # as nearly always
        return forms[0]
    if len(forms) < 3:
        return f"” {word} “".join(forms)
    return "”, “".join(forms[:-1]) + f"”, {word} “{forms[-1]}"


class Finding(NamedTuple):
    """A violation of the guideline in a text.

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
    """A hash of the rule, the sentence and the found words, independent of their position."""

    def shifted(self, source: int, prose: int) -> "Finding":
        """The same finding moved by `source` code points of the source and `prose` code points of the prose."""
        # Several times as fast as `_replace`; while one types, half of the findings of a text move.
        rule, level, message, found, (start, end), block, in_quote, clause, layer, fixes, fingerprint = self
        moved = fixes and tuple(
            [_new(Fix, (_shifted(edits, source), safe, _shifted(meant, prose), more)) for edits, safe, meant, more in fixes]
        )
        span = _new(Span, (start + source, end + source))
        return _new(Finding, (rule, level, message, found, span, block, in_quote, clause, layer, moved, fingerprint))


class Failure(NamedTuple):
    """The reason why a file was not checked, or why one rule was not applied to it. It never stops the run."""

    message: str
    rule: str = ""


class Report(NamedTuple):
    """The result of checking one document. `source` is the decoded file, empty if it could not be read."""

    path: str
    source: str = ""
    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()
    judged_today: bool = False
    """Whether the rules in force today were applied, because the text has no date although the guideline depends on it."""
    notes: tuple[str, ...] = ()
    """Notes on how the text was checked, such as that it is in another language."""
    accepted: int = 0
    """The number of findings left out because the baseline accepts them."""
    skipped: tuple[tuple[str, int], ...] = ()
    """Prose skipped on purpose: each reason (Indonesian) with its number of words, largest first."""
    words: int = 0
    """The number of words of prose that were read; counted only if any were skipped."""
    suppressed: tuple[str, ...] = ()
    """The rules of the findings that the text's own suppressions suppressed. Unknown for results of earlier runs."""
    lines: bytes = b""
    """What is to be printed of the report, if that was made already, instead of its source and its findings."""
    failing: int = 0
    """The number of findings at the fail level or above that `lines` has."""
