"""Runs a rule on each block, or on the document as a whole."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from time import monotonic
from typing import Protocol

from pesanlint.desk.desk import Desk
from pesanlint.errors import RuleTimeout
from pesanlint.finding import Match
from pesanlint.reading.reading import Reading
from pesanlint.rule import TIME_LIMIT, DocumentRule, PassageCheck, PassageRule, Rule
from pesanlint.search.folding import Hit

_FEW = 8
"""Blocks that a rule checks between two readings of the clock."""


class Look(Protocol):
    """A compiled rule, of passages or of documents."""

    def __call__(
        self, reading: Reading, hits: Sequence[Hit], everywhere: bool, among: Sequence[int] | None = None
    ) -> list[Match]:
        """Return the matches in a document.

        Args:
            reading: the document.
            hits: where the triggers of the rule occur.
            everywhere: whether to check blocks without a trigger too.
            among: the indices of the blocks that a passage rule must check, all if None; `hits` must lie in them. A document
                rule always checks the whole document.
        """
        ...


def prepared(rule: Rule, desk: Desk, *, is_wary: bool) -> Look:
    """Return the compiled form of a rule.

    Args:
        rule: the rule.
        desk: the desk that writes the documents.
        is_wary: whether the rule needs no hit in blocks with letters beyond ASCII.
    """
    if isinstance(rule, DocumentRule):
        find = rule.compile(desk)
        return lambda reading, hits, *_: list(find(reading, hits))
    assert isinstance(rule, PassageRule)
    check = rule.compile(desk)
    blocks = () if rule.is_raw() else rule.blocks
    return lambda reading, hits, everywhere, among=None: _by_passage(check, reading, hits, everywhere, is_wary, among, blocks)


def _by_passage(
    check: PassageCheck,
    reading: Reading,
    found: Sequence[Hit],
    everywhere: bool,
    is_wary: bool,
    among: Sequence[int] | None,
    blocks: tuple[str, ...],
) -> list[Match]:
    hits: dict[int, list[Hit]] = {}
    starts, new = reading.starts, tuple.__new__
    for start, end, trigger in found:
        index = bisect_right(starts, start, 1) - 1
        begin = starts[index]
        hit = new(Hit, (start - begin, end - begin, trigger))  # twice as fast as calling `Hit`
        if index in hits:
            hits[index].append(hit)
        else:
            hits[index] = [hit]
    wanted: Iterable[int] = hits
    if everywhere:
        wanted = range(len(starts)) if among is None else among
    elif is_wary and not reading.folded.plain:
        odd = reading.odd_passages
        wanted = {*hits, *(odd if among is None else set(odd).intersection(among))}
    if blocks:
        meant = reading.within(blocks)
        wanted = [index for index in wanted if index in meant]
    matches: list[Match] = []
    deadline = 0.0
    for number, index in enumerate(wanted, 1):
        passage = reading.passage(index)
        if passage.kind != "code":
            for match in check(passage, hits.get(index, ())):
                matches.append(match.shifted(starts[index]))  # noqa: PERF401  A comprehension for each block costs more.
        if number % _FEW == 0:  # most documents never read the clock
            if deadline and monotonic() > deadline:
                raise RuleTimeout(TIME_LIMIT)
            deadline = deadline or monotonic() + TIME_LIMIT
    return matches
