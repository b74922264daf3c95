"""Rechecks a text that changes, at the cost of the changed parts, with the same findings as a fresh check.

What is kept from one state of the text to the next:

- what functions tell of the text of a block, the hits of triggers in it included (`reading.told`);
- the matches of passage rules in a block that shows them the same (`linter.compared`);
- the findings for matches, where also the source around the block and the quotations in it are the same.

Document rules check each state again, with the cached results of its blocks. Nothing is kept for blocks that the text
no longer has, so that a session is as large as its text.
"""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from pesanlint.document import Document
from pesanlint.errors import RuleTimeout
from pesanlint.finding import Failure, Finding, Match, Report
from pesanlint.linter.compared import Compared
from pesanlint.linter.hits import Hits, Places
from pesanlint.linter.judging import judged
from pesanlint.linter.linter import Firing, Linter
from pesanlint.readers import read_text
from pesanlint.readers.rereading import reread
from pesanlint.reading.reading import Reading
from pesanlint.reading.wording import Wordings
from pesanlint.rule import PassageRule, Rule
from pesanlint.search.folding import Hit, fold
from pesanlint.spans import SourceSpan, Span

_BEFORE, _AFTER = 1000, 240
"""Code points of the source around a block that can affect how a fix is written: before it, to the beginning of its line at
most, and after it. If the line begins further away, findings are not kept."""

Found = tuple[Rule, Match]
"""A rule and its match in a block, whose spans are in the block."""
Way = tuple[str, bool]
"""A view of a document: its language, and whether it shows unusual blanks that other rules do not see."""


class Session:
    """Checks one text again and again while it changes. Not thread-safe.

    Args:
        linter: the linter.
        path: the name of the text, whose extension determines the format.
    """

    def __init__(self, linter: Linter, path: str = "-") -> None:
        self.linter, self.path = linter, path
        self._wordings = Wordings()
        self._views: dict[Way, _View] = {}
        self._document: Document | None = None
        self._last: tuple[object, Report] | None = None
        automaton = linter.automaton

        def hits(text: str) -> dict[int, list[Hit]]:
            return automaton.hits(fold(text))

        self._search = hits
        self._hits: Hits | None = None

    def check(self, text: str, on: dt.date | None = None) -> Report:
        """The report on the current text, the same as that of a fresh check.

        Args:
            text: the whole text.
            on: the date of the guideline and roster to apply; by default the date given in the text, else today.
        """
        asked = text, on, dt.date.today()
        if self._last is None or self._last[0] != asked:
            document = self._document
            self._document = read_text(text, self.path) if document is None else reread(document, text)
            self._last = asked, self._checked(self._document, on)
        return self._last[1]

    @property
    def document(self) -> Document | None:
        """The text of the last check, as it was read."""
        return self._document

    @property
    def wordings(self) -> Wordings | None:
        """What is known of the texts of its blocks; None if nothing is kept."""
        return None if self.linter.sees_source else self._wordings

    def _checked(self, document: Document, on: dt.date | None) -> Report:
        linter = self.linter
        if linter.sees_source:
            return linter.check(document, on)  # nothing of it can be kept by what passages show
        self._wordings = Wordings(self._wordings)
        reading = linter.reading(document, on, self._wordings)
        known, self._views = self._views, {}  # a check that fails leaves nothing
        views: dict[Way, _View] = {}
        hits, self._hits = Hits(reading, self._search, self._hits), None
        circumstances = bisect_right(linter.turns, linter.day_of(reading)), reading.is_as_written
        candidates: list[Finding] = []
        failures = list(map(Failure, document.unread))
        of_passages: dict[Way, list[Firing]] = defaultdict(list)
        for firing in linter.firing(reading, hits):
            of = firing.reading
            way = of.language.code, of.is_as_written and not reading.is_as_written
            if way not in views:
                views[way] = _View(of, circumstances, known.get(way))
            if isinstance(firing.rule, PassageRule):
                of_passages[way].append(firing)
                continue
            try:
                matches = firing.look(of, firing.places, firing.everywhere)
            except RuleTimeout as error:
                failures.append(Failure(str(error), firing.rule.id))
                continue
            candidates += filter(None, (views[way].finding(firing.rule, match, at) for at, match in matches))
        for way, firings in of_passages.items():
            failed = list(views[way].look(firings))
            candidates += views[way].findings()
            failures += failed
            if failed:
                del views[way]
        report = linter.report(document, reading, candidates, failures)
        reading.close()
        self._views, self._hits = views, hits
        return report


class _View:
    """One view of a document, with the matches and findings of its blocks.

    Args:
        reading: the view.
        circumstances: everything else that determines which rules check a passage.
        before: the same view before an edit.
    """

    def __init__(self, reading: Reading, circumstances: object, before: "_View | None") -> None:
        self._reading, self._circumstances = reading, circumstances
        count = len(reading.blocks)
        self._found: list[list[Found] | None] = [None] * count
        self._judged: list[_Judged | None] = [None] * count
        if before and before._circumstances == circumstances:
            compared = Compared(before._reading, reading)
            self._found = compared.carried(before._found)
            self._judged = compared.carried(before._judged)
            for at in compared.shown:
                self._found[at] = None
            for at in compared.quoting:
                self._judged[at] = None
            since = len(reading.source) - compared.source_tail
            for at, judged_before in enumerate(self._judged):
                if judged_before is None:
                    continue
                if at >= count - compared.tail:
                    judged_before.move(compared.source_shift, compared.prose_shift)
                if judged_before.around.end > compared.source_head and judged_before.around.start < since:
                    self._judged[at] = None

    def look(self, firings: Iterable[Firing]) -> Iterator[Failure]:
        """Run passage rules on the blocks without cached matches; yield the failures."""
        reading = self._reading
        new = [at for at, found in enumerate(self._found) if found is None]
        for at in new:
            self._found[at] = []
        for rule, look, _, places, everywhere, _ in firings if new else ():
            hits = places.among(new) if isinstance(places, Places) else ()
            if not hits and not everywhere and reading.is_plain:  # as nearly all rules
                continue
            try:
                matches = look(reading, hits, everywhere, new)
            except RuleTimeout as error:
                yield Failure(str(error), rule.id)
                continue
            for at, match in matches:
                found = self._found[at]
                assert found is not None
                found.append((rule, match))

    def findings(self) -> Iterator[Finding]:
        """The findings of rules of passages."""
        reading = self._reading
        for at, found in enumerate(self._found):
            if not found:
                continue
            known = self._judged[at]
            if known is None or known.of_passages is None:
                those = (judged(rule, match, at, reading) for rule, match in found)
                here = [finding for finding in those if finding]
                if known := self._judgements(at):
                    known.of_passages = here
                yield from here
            else:
                yield from known.of_passages

    def finding(self, rule: Rule, match: Match, at: int) -> Finding | None:
        """The finding for a match of a rule of documents, with offsets in the block with an index."""
        reading = self._reading
        begin, end = reading.blocks[at].span
        known = self._judgements(at) if _is_within(match, Span(0, end - begin)) else None
        if known is None:
            return judged(rule, match, at, reading)
        key = rule.id, *match.span
        if (kept := known.of_documents.get(key)) is None or kept[0] != match:
            kept = known.of_documents[key] = match, judged(rule, match, at, reading)
        return kept[1]

    def _judgements(self, at: int) -> "_Judged | None":
        """What is known, and can be kept, of the findings in a block."""
        known = self._judged[at]
        if known is None and (around := _around(self._reading, at)):
            known = self._judged[at] = _Judged(around)
        return known


class _Judged:
    """The findings for the matches in a block.

    Args:
        around: the stretch of the source that can affect them.
    """

    def __init__(self, around: SourceSpan) -> None:
        self.around = around
        self.of_passages: list[Finding] | None = None
        self.of_documents: dict[tuple[str, int, int], tuple[Match, Finding | None]] = {}

    def move(self, source: int, prose: int) -> None:
        """Move all by some code points of the source and the prose."""
        if source or prose:
            self.around = self.around.shifted(source)
            self.of_passages = self.of_passages and [finding.shifted(source, prose) for finding in self.of_passages]
            if self.of_documents:
                self.of_documents = {
                    key: (match, finding and finding.shifted(source, prose))
                    for key, (match, finding) in self.of_documents.items()
                }


def _is_within(match: Match, block: Span) -> bool:
    return block.covers(match.span) and all(block.covers(edit.span) for fix in match.fixes for edit in fix.edits)


def _around(reading: Reading, at: int) -> SourceSpan | None:
    """The stretch of the source that can affect the findings in a block; None if it would extend too far.

    It includes the character by which its first line begins there.
    """
    source = reading.source
    segments = reading.document.map.touched(reading.origin(reading.blocks[at].span))
    begin, end = segments[0].source.start, segments[-1].source.end
    line = max(source.rfind("\n", 0, begin), source.rfind("\r", 0, begin)) + 1
    return None if begin - line > _BEFORE else Span(min(line, max(begin - _AFTER, 0)) - 1, end + _AFTER)
