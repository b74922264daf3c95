"""Turns matches into findings: decides whether a match counts where it occurs, its level, and which fixes are allowed."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Set
from functools import lru_cache
from itertools import cycle, pairwise

from pesanlint.document import PLACEHOLDER, Document
from pesanlint.finding import Finding, Fix, Level, Match, SourceFix
from pesanlint.hashing import Hash, sha256
from pesanlint.reading.places import are_within
from pesanlint.reading.quoted import marks as quotation_marks
from pesanlint.reading.reading import Reading
from pesanlint.rule import Rule
from pesanlint.spans import Edit, SourceEdit, SourceSpan, Span, joined, narrowed

_LONG = 500
"""Code points of a sentence from which on it is hashed once for all findings of a rule in it."""
_new = tuple.__new__  # twice as fast as calling the classes
_NOWHERE = (-1, -1)
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def judged(rule: Rule, match: Match, index: int, reading: Reading) -> Finding | None:
    """The finding for a match; None if the rule does not apply where the match occurs.

    Args:
        rule: the rule.
        match: the match, with offsets in a block.
        index: the index of the block.
        reading: the document as rules see it.
    """
    (first, last), values, given_fixes, own_message, is_doubtful = match
    passage, begin = reading.known_passages.get(index) or reading.passage(index), reading.starts[index]
    kind, document = passage.kind, reading.document
    if kind == "code" or (rule.blocks and not are_within(rule.blocks, passage.labels) and not rule.is_raw()):
        return None
    start, end = found = _new(Span, (first + begin, last + begin))
    behind = begin + len(passage.text)
    is_apart = end <= behind and not passage.may_be_said and reading.paired is not None
    in_quote = not is_apart and reading.in_speech(found)
    scope = rule.scope
    if "all" not in scope and not (in_quote and "quote" in scope):
        as_narration = not in_quote or reading.may_be_narration(found)
        if not as_narration or ("narration" not in scope and ("title" if passage.is_headline else "body") not in scope):
            return None
    if not rule.literal and passage.is_protected(match[0]):
        return None
    if not rule.any_language and passage.is_foreign:
        return None
    span = document.map.to_source(found if reading.is_as_written else reading.origin(found))
    if rule.literal and rule.kind == "metric" and rule.is_about_whole():
        span = Span(0, 0)  # a measure of the whole is at its beginning
    message = own_message or rule.message
    if "{" in message and "found" not in values:
        values = {"found": reading.text[start:end].replace("\n", " "), **values}
    message = _filled(message, tuple(values.items()))
    if PLACEHOLDER in message:
        message = _clean(_with_code(message, rule, found, document, reading))
    is_lowered = is_doubtful or (in_quote and scope != ("quote",))
    fixes: tuple[SourceFix, ...] = ()
    if given_fixes:
        unquoted = (begin, behind) if is_apart else _NOWHERE
        fixes = tuple([made for fix in given_fixes if (made := _to_source(fix, found, begin, reading, unquoted))])
    first, last = passage.sentence_at(first)
    sentence = reading.folded_at(_new(Span, (first + begin, last + begin)))
    fingerprint = _fingerprint(rule.id, sentence, reading.folded_at(found))
    return _new(Finding, (
        rule.id, Level.SUGGESTION if is_lowered else rule.level, message, document.source[span.start : span.end], span,
        kind, in_quote, rule.source, rule.layer, fixes, fingerprint,
    ))  # fmt: skip


def _with_code(message: str, rule: Rule, found: Span, document: Document, reading: Reading) -> str:
    """The message with code and images as the source has them, in the place of placeholders; rules of Vale say asterisks."""
    places = [Span(at, at + 1) for at in range(*found) if reading.text[at] == PLACEHOLDER]
    spans = (document.map.to_source(reading.origin(place)) for place in places)
    written = [document.source[span.start : span.end] for span in spans] or ["…"]
    shown = cycle(["*" * len(one.strip("`")) for one in written] if rule.literal else written)
    return re.sub(PLACEHOLDER, lambda _: next(shown), message)


@lru_cache(maxsize=1024)  # a rule has one message for all its findings, and the same mistakes occur again and again
def _filled(message: str, values: tuple[tuple[str, str], ...]) -> str:
    """The message with values in the place of its placeholders; unknown ones stay."""
    if "{" not in message:
        return _clean(message)
    known = dict(values)
    return _clean(_PLACEHOLDER.sub(lambda m: known.get(m[1], m[0]), message))


def _clean(message: str) -> str:
    return message.replace("\N{SOFT HYPHEN}", "").strip()


def _to_source(fix: Fix, found: Span, begin: int, reading: Reading, unquoted: tuple[int, int]) -> SourceFix | None:
    """The fix as edits of the source; None if it would change a direct quotation, a protected stretch or markup.

    It is safe only if it changes neither quotation marks nor any text that may be between them.

    Args:
        fix: the fix, with offsets in a block.
        found: the span of its match, in the reading.
        begin: the beginning of the block.
        reading: the document as rules see it.
        unquoted: a stretch of the reading without quotation marks and outside of quotations.
    """
    edits: list[SourceEdit] = []
    meant: list[Edit] = []
    document = reading.document
    given, safe, _, otherwise = fix
    for (first, last), text in given:
        place = _new(Span, (first + begin, last + begin))
        edit = _new(Edit, (place, text))
        is_apart = unquoted[0] <= place[0] and place[1] <= unquoted[1]
        if (not is_apart and reading.touches_speech(place)) or (place != found and reading.is_protected(place)):
            return None
        change = narrowed(edit, reading.text)
        if safe and not (is_apart and _is_words(change.text)) and _touches_quotation(change, reading):
            safe = False
        for part in reading.edits(edit):
            in_source = document.edit_to_source(part)
            if in_source is None:
                other = Fix(otherwise, fix.safe)
                return _to_source(other, found, begin, reading, unquoted) if otherwise else None
            edits.append(in_source)
            meant.append(change if part is edit else narrowed(part, document.text))
    return _new(Fix, (tuple(edits), safe, tuple(meant), ())) if edits else None


def _is_words(text: str) -> bool:
    """Whether a text is letters, digits and blanks of ASCII alone."""
    return text.isascii() and (text.isalnum() or not text.strip() or text.replace(" ", "").isalnum())


def _touches_quotation(edit: Edit, reading: Reading) -> bool:
    """Whether an edit changes quotation marks or text between them."""
    start, end = edit.span
    if reading.touches_quotation(edit.span):
        return True
    around = reading.text[max(start - 1, 0) : end + 1]
    if _is_words(f"{around}{edit.text}"):  # as nearly everywhere
        return False
    before, removed, behind = around[: start > 0], reading.text[start:end], reading.text[end : end + 1]
    return quotation_marks(before + removed + behind) != quotation_marks(before + edit.text + behind)


def _fingerprint(rule: str, sentence: str, found: str) -> str:
    """A hash that identifies a finding even after changes outside its sentence; both texts are folded."""
    if len(sentence) < _LONG:
        return sha256(f"{rule}\0{sentence}\0{found}".encode("utf-8", "replace")).hexdigest()[:16]
    hashed = _hash_of_sentence(rule, sentence).copy()
    hashed.update(found.encode("utf-8", "replace"))
    return hashed.hexdigest()[:16]


@lru_cache(maxsize=1)
def _hash_of_sentence(rule: str, sentence: str) -> Hash:
    """What many findings in one sentence share."""
    return sha256(f"{rule}\0{sentence}\0".encode("utf-8", "replace"))


def untangled(findings: Iterable[Finding], foreign: Set[str] = frozenset()) -> list[Finding]:
    """The findings without duplicates and without those whose fixes overlap the fixes of a preferred finding.

    Of two findings with overlapping fixes the longer one is kept, then the one of the higher level, then the one whose rule
    is first in alphabetical order; so of two at the same place in a quotation, where neither has a fix. A finding of a
    foreign layer loses its fixes only: other programs report what each rule finds. They are in no particular order.

    Args:
        findings: the findings.
        foreign: the names of the layers of other programs.
    """
    found = list(findings)
    quoted = [one.span for one in found if one.in_quote and not one.fixes]
    if len({(one.rule, one.span) for one in found}) == len(found) and len(set(quoted)) == len(quoted) and _are_apart(found):
        return found  # as in most texts
    kept: list[Finding] = []
    taken: list[SourceSpan] = []
    said = set[SourceSpan]()
    for finding in by_preference(dict.fromkeys(found)):
        changed = {edit.span for fix in finding.fixes for edit in fix.edits}
        if finding.in_quote and not changed and finding.layer not in foreign:
            if finding.span in said:
                continue
            said.add(finding.span)
        if not (changed and taken and any([_overlaps_any(taken, span) for span in changed])):  # noqa: C419  faster than a generator
            for span in joined(changed) if len(changed) > 1 else changed:
                insort(taken, span)
            kept.append(finding)
        elif finding.layer in foreign:
            kept.append(finding._replace(fixes=()))
    return kept


def by_preference(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, first the one that is kept where fixes overlap."""
    return sorted(findings, key=lambda f: (f.span.start - f.span.end, -f.level.rank, f.span, f.rule))


def _are_apart(findings: Iterable[Finding]) -> bool:
    """Whether no fixes of two findings overlap."""
    spans: list[SourceSpan] = []
    for finding in findings:
        fixes = finding.fixes
        if len(fixes) == 1 and len(fixes[0].edits) == 1:  # as most
            spans.append(fixes[0].edits[0].span)
        elif fixes:
            spans += joined({edit.span for fix in fixes for edit in fix.edits})
    spans.sort()
    return not any(later.start < one.end or later == one for one, later in pairwise(spans))


def _overlaps_any(taken: list[SourceSpan], span: SourceSpan) -> bool:
    """Whether a span overlaps one of the taken spans, which are sorted and do not overlap."""
    at = bisect_left(taken, span)
    return (at > 0 and taken[at - 1].overlaps(span)) or (at < len(taken) and taken[at].overlaps(span))
