"""A text that changes: checked again at the cost of what has changed, with the findings of a fresh check.

What is kept, and for how long:

- what a block's text tells by itself, and where triggers stand in it: as long as it is the same;
- what the rules of passages find in a block: as long as it shows the same (`Passage.shown`; they see nothing else);
- what rules of the whole document find: as long as they see the same document;
- the findings that matches come to: as long as the source in and around the block, and the quotations there, are the same.

Nothing is kept of blocks that the text no longer has, so that a session is as large as its text.
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

_BEFORE, _BEHIND = 1000, 240
"""Characters of the source around a block that may say how a fix in it is written: at most to the beginning of its line, and
those behind it. Where a line begins further away, findings are judged anew."""

Found = tuple[Rule, Match]
"""A rule, and a match of it in a passage."""
Way = tuple[str, bool]
"""How a document is read: in which language, and whether with its blanks as written though others do not see them so."""


class Session:
    """One text, as often as it changes. Not for several threads at a time.

    Args:
        linter: who checks it.
        path: what it is called, which says its format as a file's name does.
    """

    def __init__(self, linter: Linter, path: str = "-") -> None:
        self.linter, self.path = linter, path
        self._wordings = Wordings()
        self._hits: dict[str, dict[int, list[Hit]]] = {}
        self._blocks: dict[Way, _Blocks] = {}
        self._whole: tuple[object, dict[str, list[Match]]] = None, {}
        self._last: tuple[object, Report] | None = None

    def check(self, text: str, on: dt.date | None = None) -> Report:
        """All there is to say of the text as it now is: what a fresh check of it would.

        Args:
            text: all of it.
            on: the day by whose guideline and roster it is judged; by default the date that it bears, else today.
        """
        asked = text, on, dt.date.today()
        if self._last is None or self._last[0] != asked:
            self._last = asked, self._checked(read_text(text, self.path), on)
        return self._last[1]

    def _checked(self, document: Document, on: dt.date | None) -> Report:
        linter = self.linter
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
        """Where triggers stand; only blocks that were not there before are searched."""
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
        """The findings of the rules that look at the whole document, and what kept such rules from looking."""
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
    """The blocks of a text as it is read in one way, and what is kept of them."""

    def __init__(self) -> None:
        self._found: dict[object, list[Found]] = {}
        """By what a passage shows: what rules of passages find in it."""
        self._judged: dict[object, tuple[tuple[int, int], list[Finding]]] = {}
        """By that and what stands around it: where it began in the source and the prose, and the findings in it."""

    def check(
        self, document: Document, firings: Sequence[Firing], circumstances: object
    ) -> tuple[list[Finding], list[Failure]]:
        """The findings of some rules of passages, and what kept rules from looking.

        Args:
            document: the document.
            firings: the rules that can fire on it, as it is read in one way.
            circumstances: what else decides which rules look at a passage.
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
    """Let rules look at some blocks, and note what they find; yields what kept them from it."""
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
    """Where a block begins in the source and the prose, and what decides on the matches in it; None where that reaches far."""
    source = document.source
    written = reading.origin(reading.blocks[index].span)
    segments = document.map.touched(written)
    begin, end = segments[0].source.start, segments[-1].source.end
    line = max(source.rfind("\n", 0, begin), source.rfind("\r", 0, begin)) + 1
    if begin - line > _BEFORE:
        return (begin, written.start), None
    first = min(line, max(begin - _BEHIND, 0))
    mapped = tuple(
        (prose.start - written.start, prose.end - written.start, of.start - begin, of.end - begin, write)
        for prose, of, write in segments
    )
    return (begin, written.start), (source[first : end + _BEHIND], begin - first, mapped, reading.quoting(index))
