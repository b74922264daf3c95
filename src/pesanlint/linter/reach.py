"""Runs a rule on each block, or on the document as a whole."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from time import monotonic
from typing import Any, Protocol

from pesanlint.desk.desk import Desk
from pesanlint.errors import RuleTimeout
from pesanlint.finding import Match
from pesanlint.reading.reading import Reading
from pesanlint.reading.told import hits_by_block
from pesanlint.records import Table, is_record
from pesanlint.rule import TIME_LIMIT, DocumentRule, PassageCheck, PassageRule, Rule
from pesanlint.search.folding import Hit

_FEW = 8
"""Blocks that a rule checks between two readings of the clock."""


Placed = tuple[int, Match]
"""The index of a block, and a match with offsets in it."""


class Look(Protocol):
    """A compiled rule, of passages or of documents."""

    def __call__(
        self, reading: Reading, hits: Sequence[Hit], everywhere: bool, among: Sequence[int] | None = None
    ) -> list[Placed]:
        """Return the matches in a document.

        Args:
            reading: the document.
            hits: where the triggers of the rule occur.
            everywhere: whether to check blocks without a trigger too.
            among: the indices of the blocks that a passage rule must check, all if None; `hits` must lie in them. A document
                rule always checks the whole document.
        """
        ...


Known = dict[tuple[int, int], list[Placed]]
"""The matches of shared checks in readings of one document, by the identities of both."""
_HEADLINES = ("title", "heading")
_WORDS = frozenset("id message level why source topic layer examples files skips ignores valid_from valid_until".split())
"""Fields of a rule that its check does not depend on."""


class Looks:
    """Compiles the checks of rules. Rules of other programs that differ in words alone, as many styles have them, share one."""

    def __init__(self) -> None:
        self._made: dict[Any, Look] = {}
        self._shared: set[int] = set()

    def of(self, rule: Rule, desk: Desk, *, is_wary: bool) -> Look:
        """Return the compiled check of a rule."""
        if not rule.literal:
            return prepared(rule, desk, is_wary=is_wary)
        key = type(rule), _contents(rule), rule.language, is_wary
        if key in self._made:
            self._shared.add(id(self._made[key]))
        else:
            self._made[key] = prepared(rule, desk, is_wary=is_wary)
        return self._made[key]

    def matches(self, look: Look, reading: Reading, hits: Sequence[Hit], everywhere: bool, known: Known) -> list[Placed]:
        """Return the matches of a check in a document, of a shared one those that are known."""
        if id(look) not in self._shared:
            return look(reading, hits, everywhere)
        key = id(look), id(reading)
        if key not in known:
            known[key] = look(reading, hits, everywhere)
        return known[key]


def _contents(value: Any) -> Any:
    """The values of a record without its words, to be compared with those of another one."""
    if is_record(value):
        return tuple((name, _contents(getattr(value, name))) for name in value.__record_fields__ if name not in _WORDS)
    if isinstance(value, dict):
        return tuple((key, _contents(one)) for key, one in value.items())
    return tuple(map(_contents, value)) if isinstance(value, tuple | list | Table) else value


def prepared(rule: Rule, desk: Desk, *, is_wary: bool) -> Look:
    """Return the compiled form of a rule.

    Args:
        rule: the rule.
        desk: the desk that writes the documents.
        is_wary: whether the rule needs no hit in blocks with letters beyond ASCII.
    """
    if isinstance(rule, DocumentRule):
        find = rule.compile(desk)
        return lambda reading, hits, *_: [placed(match, reading) for match in find(reading, hits)]
    assert isinstance(rule, PassageRule)
    check = rule.compile(desk)
    blocks = () if rule.is_raw() else rule.blocks or (_HEADLINES if rule.scope == ("title",) else ())
    by_block, is_narrowed = (hits_by_block if rule.heeds_places else _blocks_of), bool(blocks) or is_wary

    def look(reading: Reading, hits: Sequence[Hit], everywhere: bool, among: Sequence[int] | None = None) -> list[Placed]:
        found: Mapping[int, Sequence[Hit]] = by_block(reading.starts, hits) if hits else {}
        wanted: Iterable[int] = found
        if everywhere:
            wanted = range(len(reading.starts)) if among is None else among
        if is_narrowed:
            wanted = _narrowed(wanted, reading, everywhere, is_wary, among, blocks)
        return _by_passage(check, reading, found, wanted)

    return look


def _blocks_of(starts: Sequence[int], found: Sequence[Hit]) -> dict[int, Sequence[Hit]]:
    """The indices of the blocks with hits, each with all hits of the document (see `PassageRule.heeds_places`)."""
    return {bisect_right(starts, hit[0], 1) - 1: found for hit in found}


def _narrowed(
    wanted: Iterable[int],
    reading: Reading,
    everywhere: bool,
    is_wary: bool,
    among: Sequence[int] | None,
    blocks: tuple[str, ...],
) -> Iterable[int]:
    """The indices of the blocks that a rule checks, if it is about some blocks only or does not trust its hits in others."""
    if is_wary and not everywhere and not reading.is_plain:
        odd = reading.odd_passages
        wanted = {*wanted, *(odd if among is None else set(odd).intersection(among))}
    if blocks:
        meant = reading.within(blocks)
        wanted = [index for index in wanted if index in meant]
    return wanted


def placed(match: Match, reading: Reading) -> Placed:
    """Return a match in the document as one in the block in which it begins; it may go on in others."""
    at = reading.index_at(match.span.start)
    return at, match.shifted(-reading.starts[at])


def _by_passage(
    check: PassageCheck, reading: Reading, hits: Mapping[int, Sequence[Hit]], wanted: Iterable[int]
) -> list[Placed]:
    passages = reading.known_passages
    matches: list[Placed] = []
    deadline = 0.0
    for number, index in enumerate(wanted, 1):
        passage = passages.get(index) or reading.passage(index)
        if passage.kind != "code":
            for match in check(passage, hits.get(index, ())):
                matches.append((index, match))  # noqa: PERF401  A comprehension for each block costs more.
        if number % _FEW == 0:  # most documents never read the clock
            if deadline and monotonic() > deadline:
                raise RuleTimeout(TIME_LIMIT)
            deadline = deadline or monotonic() + TIME_LIMIT
    return matches
