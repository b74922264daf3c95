"""Turns matches into findings: decides whether a match counts where it occurs, its level, and which fixes are allowed."""

import hashlib
import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from pesanlint.document import Document
from pesanlint.finding import Finding, Fix, Level, Match, SourceFix
from pesanlint.reading.places import are_within
from pesanlint.reading.quoted import marks as quotation_marks
from pesanlint.reading.reading import Reading
from pesanlint.rule import Rule
from pesanlint.spans import Edit, SourceEdit, SourceSpan, Span, joined, narrowed

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def judged(rule: Rule, match: Match, document: Document, reading: Reading) -> Finding | None:
    """The finding for a match; None if the rule does not apply where the match occurs."""
    passage, place = reading.passage_at(match.span)
    in_quote = reading.in_speech(match.span)
    as_narration = not in_quote or reading.may_be_narration(match.span)
    if rule.blocks and not rule.is_raw() and not are_within(rule.blocks, passage.labels):
        return None
    if passage.kind == "code" or not _in_scope(rule, passage.is_headline, in_quote, as_narration):
        return None
    if (not rule.literal and passage.is_protected(place)) or (not rule.any_language and passage.is_foreign):
        return None
    span = document.map.to_source(reading.origin(match.span))
    message = match.message or rule.message
    if "{" in message:
        message = _filled(message, {"found": reading.text[match.span.start : match.span.end], **match.values})
    return Finding(
        rule=rule.id,
        level=Level.SUGGESTION if match.is_doubtful or (in_quote and "quote" not in rule.scope) else rule.level,
        message=message.strip().replace("\N{SOFT HYPHEN}", ""),
        found=document.source[span.start : span.end],
        span=span,
        block=passage.kind,
        in_quote=in_quote,
        source=rule.source,
        layer=rule.layer,
        fixes=tuple([made for fix in match.fixes if (made := _to_source(fix, match.span, document, reading))]),
        fingerprint=_fingerprint(rule, match, reading),
    )


def _filled(message: str, values: Mapping[str, str]) -> str:
    """The message with values in the place of its placeholders; unknown ones stay."""
    parts = list(_parts(message))
    parts[1::2] = [values.get(name, f"{{{name}}}") for name in parts[1::2]]
    return "".join(parts)


@lru_cache(maxsize=1024)  # a rule has one message for all its findings
def _parts(message: str) -> tuple[str, ...]:
    """Text and names of placeholders by turns."""
    return tuple(_PLACEHOLDER.split(message))


def _in_scope(rule: Rule, in_title: bool, in_quote: bool, as_narration: bool) -> bool:
    if "all" in rule.scope or (in_quote and "quote" in rule.scope):
        return True
    return as_narration and ("narration" in rule.scope or ("title" if in_title else "body") in rule.scope)


def _to_source(fix: Fix, found: Span, document: Document, reading: Reading) -> SourceFix | None:
    """The fix as edits of the source; None if it would change a direct quotation, a protected stretch or markup.

    It is safe only if it changes neither quotation marks nor any text that may be between them.
    """
    edits: list[SourceEdit] = []
    meant: list[Edit] = []
    for edit in fix.edits:
        if reading.touches_speech(edit.span) or (edit.span != found and reading.is_protected(edit.span)):
            return None
        for part in reading.edits(edit):
            in_source = document.edit_to_source(part)
            if in_source is None:
                other = Fix(fix.otherwise, fix.safe)
                return _to_source(other, found, document, reading) if other.edits else None
            edits.append(in_source)
            meant.append(narrowed(part, document.text))
    if not edits:
        return None
    safe = fix.safe and not any(_touches_quotation(narrowed(edit, reading.text), reading) for edit in fix.edits)
    return Fix(tuple(edits), safe, tuple(meant))


def _touches_quotation(edit: Edit, reading: Reading) -> bool:
    """Whether an edit changes quotation marks or text between them."""
    start, end = edit.span
    before, removed, behind = reading.text[max(start - 1, 0) : start], reading.text[start:end], reading.text[end : end + 1]
    return (
        reading.touches_quotation(edit.span)
        or quotation_marks(before + removed + behind) != quotation_marks(before + edit.text + behind)
    )  # fmt: skip


def _fingerprint(rule: Rule, match: Match, reading: Reading) -> str:
    """A hash that identifies a finding even after changes outside its sentence."""
    made = _fingerprint_of_sentence(rule.id, reading, reading.sentence_at(match.span.start)).copy()
    made.update(reading.folded_at(match.span).encode("utf-8", "replace"))
    return made.hexdigest()[:16]


@lru_cache(maxsize=1)  # a long sentence with many findings of one rule is hashed once
def _fingerprint_of_sentence(rule: str, reading: Reading, sentence: Span) -> "hashlib._Hash":
    return hashlib.sha256(f"{rule}\0{reading.folded_at(sentence)}\0".encode("utf-8", "replace"))


def untangled(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without duplicates and without those whose fixes overlap the fixes of a preferred finding.

    Of two findings with overlapping fixes the longer one is kept, then the one of the higher level, then the one whose rule is
    first in alphabetical order.
    """
    taken: list[SourceSpan] = []
    for finding in sorted(dict.fromkeys(findings), key=lambda f: (f.span.start - f.span.end, -f.level.rank, f.span, f.rule)):
        changed = {edit.span for fix in finding.fixes for edit in fix.edits}
        if not any(_overlaps_any(taken, span) for span in changed):
            for span in joined(changed):
                insort(taken, span)
            yield finding


def _overlaps_any(taken: list[SourceSpan], span: SourceSpan) -> bool:
    """Whether a span overlaps one of the taken spans, which are sorted and do not overlap."""
    at = bisect_left(taken, span)
    return any(other.overlaps(span) for other in taken[max(at - 1, 0) : at + 1])
