"""Rechecks a text that changes, at the cost of the changed parts, with the same findings as a fresh check.

What is kept, and how long:

- the analysis of a block's text and the hits of triggers in it: while the text is the same;
- the matches of passage rules in a block: while `Passage.shown` is the same (these rules see nothing else);
- the matches of document rules: while the document that they see is the same;
- the findings for matches: while the source in and around the block, and the quotations there, are the same.

Nothing is kept for blocks that the text no longer has, so that a session is as large as its text.
"""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pesanlint.document import Document
from pesanlint.errors import RuleTimeout
from pesanlint.finding import Failure, Finding, Match, Report
from pesanlint.linter.judging import judged
from pesanlint.linter.linter import Firing, Linter
from pesanlint.readers import read_text
from pesanlint.reading.reading import Reading
from pesanlint.reading.wording import Wordings
from pesanlint.rule import PassageRule, Rule
from pesanlint.search.automaton import Place
from pesanlint.search.folding import Hit

_BEFORE, _AFTER = 1000, 240
"""Code points of the source around a block that can affect how a fix is written: before it, to the beginning of its line at
most, and after it. If the line begins further away, findings are not kept."""

Found = tuple[Rule, Match]
"""A rule and its match in a passage."""
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
        self._hits: dict[str, dict[int, list[Hit]]] = {}
        self._blocks: dict[Way, _Blocks] = {}
        self._whole: tuple[object, dict[str, list[Match]]] = None, {}
        self._last: tuple[object, Report] | None = None

    def check(self, text: str, on: dt.date | None = None) -> Report:
        """The report on the current text, the same as that of a fresh check.

        Args:
            text: the whole text.
            on: the date of the guideline and roster to apply; by default the date given in the text, else today.
        """
        asked = text, on, dt.date.today()
        if self._last is None or self._last[0] != asked:
            self._last = asked, self._checked(read_text(text, self.path), on)
        return self._last[1]

    def _checked(self, document: Document, on: dt.date | None) -> Report:
        linter = self.linter
        if linter.sees_source:
            return linter.check(document, on)  # nothing of it can be kept by what passages show
        self._wordings = Wordings(self._wordings)
        reading = linter.reading(document, on, self._wordings)
        firings = list(linter.firing(reading, self._all_hits(reading)))
        candidates, failures = self._of_whole(document, reading, firings)
        circumstances = bisect_right(linter.turns, linter.day_of(reading)), reading.is_as_written
        by_way: dict[Way, list[Firing]] = defaultdict(list)
        for firing in firings:
            if isinstance(firing.rule, PassageRule):
                of = firing.reading
                by_way[of.language.code, of.is_as_written and not reading.is_as_written].append(firing)
        self._blocks = {way: self._blocks.get(way) or _Blocks() for way in by_way}
        for way, those in by_way.items():
            found, failed = self._blocks[way].check(document, those, circumstances)
            candidates += found
            failures += failed
        failures = [*map(Failure, document.unread), *failures]
        report = linter.report(document, reading, candidates, failures)
        reading.close()
        return report

    def _all_hits(self, reading: Reading) -> dict[int, list[Place]]:
        """Where triggers occur; only new blocks are searched."""
        now: dict[str, dict[int, list[Hit]]] = {}
        hits: dict[int, list[Place]] = {}
        for index, passage in enumerate(reading.passages):
            text = passage.text
            if (of_block := now.get(text) or self._hits.get(text)) is None:
                places = self.linter.automaton.hits(passage.folded)
                of_block = {owner: [hit for _, hit in those] for owner, those in places.items()}
            now[text] = of_block
            for owner, those in of_block.items():
                hits.setdefault(owner, []).extend([(index, hit) for hit in those])
        self._hits = now
        return hits

    def _of_whole(self, document: Document, reading: Reading, firings: Iterable[Firing]) -> tuple[list[Finding], list[Failure]]:
        """The findings of document rules, and the failures of such rules."""
        seen = document.text, document.blocks, reading.metadata, reading.release_date, dt.date.today()
        known = self._whole[1] if self._whole[0] == seen else {}
        now: dict[str, list[Match]] = {}
        findings: list[Finding] = []
        failures: list[Failure] = []
        for rule, look, of, places, everywhere in firings:
            if isinstance(rule, PassageRule):
                continue
            try:
                matches = known[rule.id] if rule.id in known else look(of, places, everywhere)
            except RuleTimeout as error:
                failures.append(Failure(str(error), rule.id))
                continue
            now[rule.id] = matches
            findings += [finding for match in matches if (finding := judged(rule, match, document, of))]
        self._whole = seen, now
        return findings, failures


class _Blocks:
    """The blocks of a text in one view, with the kept matches and findings."""

    def __init__(self) -> None:
        self._found: dict[object, list[Found]] = {}
        """What a passage shows → the matches of passage rules in it."""
        self._judged: dict[object, tuple[tuple[int, int], list[Finding]]] = {}
        """What a passage shows, and what is around it → where it began in the source and the prose, and its findings."""

    def check(
        self, document: Document, firings: Sequence[Firing], circumstances: object
    ) -> tuple[list[Finding], list[Failure]]:
        """The findings of passage rules, and the failures of such rules.

        Args:
            document: the document.
            firings: the rules that can fire on one view of it.
            circumstances: everything else that determines which rules check a passage.
        """
        reading = firings[0].reading
        shown = [(circumstances, *passage.shown) for passage in reading.passages]
        new: dict[object, int] = {}
        for index, key in enumerate(shown):
            if key not in self._found:
                new.setdefault(key, index)
        found: dict[object, list[Found]] = {key: [] if key in new else self._found[key] for key in shown}
        failures = [] if not new else list(_look(reading, firings, {index: found[key] for key, index in new.items()}))
        findings = self._findings(document, reading, shown, found)
        self._found = {key: those for key, those in found.items() if not failures or key not in new}
        return findings, failures

    def _findings(
        self, document: Document, reading: Reading, shown: Sequence[object], found: Mapping[object, Sequence[Found]]
    ) -> list[Finding]:
        now: dict[object, tuple[tuple[int, int], list[Finding]]] = {}
        findings: list[Finding] = []
        for index, key in enumerate(shown):
            if not found[key]:
                continue
            start = reading.starts[index]
            at, around = _around(document, reading, index)
            known = self._judged.get((key, around))
            if around is not None and known is not None:
                was, kept = known
                here = kept if was == at else [finding.shifted(at[0] - was[0], at[1] - was[1]) for finding in kept]
            else:
                those = (judged(rule, match.shifted(start), document, reading) for rule, match in found[key])
                here = [finding for finding in those if finding]
            findings += here
            if around is not None:
                now[key, around] = at, here
        self._judged = now
        return findings


def _look(reading: Reading, firings: Iterable[Firing], new: Mapping[int, list[Found]]) -> Iterator[Failure]:
    """Run rules on new blocks and add their matches to `new`; yield the failures.

    Args:
        reading: the document.
        firings: the rules.
        new: index of a block → the list to which its matches are added.
    """
    among = list(new)
    for rule, look, _, places, everywhere in firings:
        try:
            matches = look(reading, [place for place in places if place[0] in new], everywhere, among)
        except RuleTimeout as error:
            yield Failure(str(error), rule.id)
            continue
        for match in matches:
            index = reading.index_at(match.span.start)
            new[index].append((rule, match.shifted(-reading.starts[index])))


def _around(document: Document, reading: Reading, index: int) -> tuple[tuple[int, int], object]:
    """Where a block begins in the source and the prose, and everything around it that affects its findings.

    The second value is None if that would extend too far.
    """
    source = document.source
    written = reading.origin(reading.blocks[index].span)
    segments = document.map.touched(written)
    begin, end = segments[0].source.start, segments[-1].source.end
    line = max(source.rfind("\n", 0, begin), source.rfind("\r", 0, begin)) + 1
    if begin - line > _BEFORE:
        return (begin, written.start), None
    first = min(line, max(begin - _AFTER, 0))
    mapped = tuple(
        (prose.start - written.start, prose.end - written.start, of.start - begin, of.end - begin, write)
        for prose, of, write in segments
    )
    return (begin, written.start), (source[first : end + _AFTER], begin - first, mapped, reading.quoting(index))
