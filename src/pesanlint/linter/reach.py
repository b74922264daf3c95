"""How far a rule looks: block by block where it is of that reach, else at the document as a whole."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from time import monotonic

from pesanlint.desk.desk import Desk
from pesanlint.errors import RuleTimeout
from pesanlint.finding import Match
from pesanlint.reading.reading import Reading
from pesanlint.rule import TIME_LIMIT, DocumentRule, PassageCheck, PassageRule, Rule
from pesanlint.search.folding import Hit

Look = Callable[[Reading, Sequence[Hit], bool], Iterable[Match]]
"""A rule made ready, whatever its reach: given a document, its hits there and whether to look everywhere, what it finds."""


def prepared(rule: Rule, desk: Desk, *, is_wary: bool) -> Look:
    """A rule made ready.

    Args:
        rule: the rule.
        desk: who writes.
        is_wary: whether it needs no hit in a block with letters beyond ASCII.
    """
    if isinstance(rule, DocumentRule):
        find = rule.compile(desk)
        return lambda reading, hits, _everywhere: find(reading, hits)
    assert isinstance(rule, PassageRule)
    check = rule.compile(desk)
    return lambda reading, hits, everywhere: _by_passage(check, reading, hits, everywhere, is_wary)


def _by_passage(check: PassageCheck, reading: Reading, hits: Sequence[Hit], everywhere: bool, is_wary: bool) -> Iterator[Match]:
    found: dict[int, list[Hit]] = defaultdict(list)
    for start, end, trigger in hits:
        index = reading.index_at(start)
        begin = reading.blocks[index].span.start
        found[index].append(Hit(start - begin, end - begin, trigger))
    places: Iterable[int] = range(len(reading.blocks)) if everywhere else found
    if is_wary and not everywhere and not reading.folded.plain:
        places = {*found, *(at for at, passage in enumerate(reading.passages) if not passage.folded.plain)}
    deadline = 0.0
    for index in places:
        kind, (start, _) = reading.blocks[index]
        if kind == "code":
            continue
        for match in check(reading.passage(index), found.get(index, ())):
            yield match.shifted(start) if start else match
        if not deadline:  # set behind the first, in which a rule may still load what it needs
            deadline = monotonic() + TIME_LIMIT
        elif monotonic() > deadline:
            raise RuleTimeout(TIME_LIMIT)
