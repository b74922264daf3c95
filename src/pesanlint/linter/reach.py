"""Runs a rule on each block, or on the document as a whole."""

from collections.abc import Iterable, Sequence
from time import monotonic
from typing import Protocol

from pesanlint.desk.desk import Desk
from pesanlint.errors import RuleTimeout
from pesanlint.finding import Match
from pesanlint.linter.hits import Places
from pesanlint.reading.reading import Reading
from pesanlint.rule import TIME_LIMIT, DocumentRule, PassageCheck, PassageRule, Rule
from pesanlint.search.automaton import Place
from pesanlint.search.folding import Hit

_FEW = 8
"""Blocks that a rule checks between two readings of the clock."""


class Look(Protocol):
    """A compiled rule, of passages or of documents."""

    def __call__(
        self, reading: Reading, places: Sequence[Place], everywhere: bool, among: Sequence[int] | None = None
    ) -> list[Match]:
        """Return the matches in a document.

        Args:
            reading: the document.
            places: where the triggers of the rule occur.
            everywhere: whether to check blocks without a trigger too.
            among: the indices of the blocks that a passage rule must check, all if None; `places` must lie in them. A document
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

        def look(
            reading: Reading, places: Sequence[Place], everywhere: bool, among: Sequence[int] | None = None
        ) -> list[Match]:
            if isinstance(places, Places):
                return list(find(reading, places.in_document()))
            return list(find(reading, [_in_document(reading, place) for place in places]))

        return look
    assert isinstance(rule, PassageRule)
    check = rule.compile(desk)
    blocks = () if rule.is_raw() else rule.blocks
    return lambda reading, places, everywhere, among=None: _by_passage(
        check, reading, places, everywhere, is_wary, among, blocks
    )


def _in_document(reading: Reading, place: Place) -> Hit:
    index, (start, end, trigger) = place
    by = reading.blocks[index].span.start
    return Hit(start + by, end + by, trigger)


def _by_passage(
    check: PassageCheck,
    reading: Reading,
    places: Sequence[Place],
    everywhere: bool,
    is_wary: bool,
    among: Sequence[int] | None,
    blocks: tuple[str, ...],
) -> list[Match]:
    hits: dict[int, list[Hit]] = {}
    for index, hit in places:
        if index in hits:
            hits[index].append(hit)
        else:
            hits[index] = [hit]
    every = range(len(reading.blocks)) if among is None else among
    wanted: Iterable[int] = every if everywhere else hits
    if is_wary and not everywhere and not reading.folded.plain:
        odd = reading.odd_passages
        wanted = {*hits, *(odd if among is None else set(odd).intersection(among))}
    if blocks:
        meant = reading.within(blocks)
        wanted = [index for index in wanted if index in meant]
    found: list[Match] = []
    deadline = 0.0
    for number, index in enumerate(wanted, 1):
        passage = reading.passage(index)
        if passage.kind != "code":
            for match in check(passage, hits.get(index, ())):
                found.append(match.shifted(reading.starts[index]))  # noqa: PERF401  A comprehension for each block costs more.
        if number % _FEW == 0:  # most documents never read the clock
            if deadline and monotonic() > deadline:
                raise RuleTimeout(TIME_LIMIT)
            deadline = deadline or monotonic() + TIME_LIMIT
    return found
