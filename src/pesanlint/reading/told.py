"""Cache the results of functions for the text of each block. After an edit, they run only on changed blocks."""

from abc import abstractmethod
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from sys import maxsize
from typing import Any, TypeVar

from pesanlint.document import Block, BlockKind, Prose
from pesanlint.records import NamedTuple
from pesanlint.search.folding import Hit
from pesanlint.spans import common_ends, same_ends

T = TypeVar("T")
N = TypeVar("N", bound=Hashable)
Ask = Callable[..., Any]


class Shown(NamedTuple):
    """The properties of a block that do not depend on its position."""

    kind: BlockKind
    labels: frozenset[str]
    text: str


def shown(prose: Prose) -> list[Shown]:
    """The blocks of a text."""
    return _shown(prose.text, prose.blocks)


def _shown(text: str, blocks: Iterable[Block]) -> list[Shown]:
    new = tuple.__new__  # there may be thousands; twice as fast as calling the class
    return [new(Shown, (kind, labels, text[start:end])) for kind, (start, end), labels in blocks]


class Kept(NamedTuple):
    """A text with its blocks, kept to be compared with what an edit makes of it."""

    text: str
    blocks: tuple[Block, ...]
    shown: list[Shown]

    def after(self, prose: Prose) -> "Kept":
        """The same of a text after an edit; most of its blocks are usually unchanged."""
        text, new, old = prose.text, prose.blocks, self.blocks
        same, same_at_end = common_ends(self.text, text)
        most = min(len(old), len(new))
        head, _ = same_ends(old, new[: min(most, bisect_right(new, same, key=_end))])
        tail, since, shift = 0, len(text) - same_at_end, len(text) - len(self.text)
        while tail < most - head:
            kind, (start, end), labels = new[-1 - tail]
            its_kind, (its_start, its_end), its_labels = old[-1 - tail]
            if start < since or its_start + shift != start or its_end + shift != end:
                break
            if its_kind != kind or its_labels != labels:
                break
            tail += 1
        until = len(new) - tail
        known = self.shown
        return Kept(text, new, [*known[:head], *_shown(text, new[head:until]), *known[len(known) - tail :]])


def _end(block: Block) -> int:
    return block.span.end


class PlacedHits(Sequence[Hit]):
    """The hits of a rule in a document, which can be had for some of its blocks without looking at all."""

    @abstractmethod
    def among(self, blocks: Iterable[int]) -> list[Hit]:
        """Return those in some blocks, as spans of the document."""


def hits_by_block(starts: Sequence[int], found: Iterable[Hit]) -> dict[int, list[Hit]]:
    """The hits in a document by the index of their block, with offsets in the block.

    Args:
        starts: the offsets of the blocks.
        found: the hits, with offsets in the document.
    """
    hits: defaultdict[int, list[Hit]] = defaultdict(list)
    new = tuple.__new__
    for start, end, trigger in found:
        index = bisect_right(starts, start, 1) - 1
        begin = starts[index]
        hits[index].append(new(Hit, (start - begin, end - begin, trigger)))  # twice as fast as calling `Hit`
    return hits


class Told:
    """The blocks of a document in order, with cached results of functions for their texts.

    A function must depend on its text only. Its results are cached by the function object, which must therefore exist as long
    as its rule: a function of a module, or one created when the rule is compiled.

    Args:
        blocks: the blocks.
        before: the blocks before an edit; most of them are usually unchanged.
    """

    def __init__(self, blocks: Sequence[Shown], before: "Told | None" = None) -> None:
        self.blocks = blocks
        self._answers: dict[Ask, list[Any]] = {}
        self._some: dict[Ask, dict[int, Any]] = {}
        self._unions: dict[tuple[Ask, tuple[BlockKind, ...]], _Union] = {}
        self._wheres: dict[Ask, dict[Any, set[int]]] = {}
        self._known, self._joined = (before._answers, before._unions) if before else ({}, {})
        self._some_known, self._placed = (before._some, before._wheres) if before else ({}, {})
        self._before = before.blocks if before else ()
        self.is_after_edit = before is not None
        self.head, self.tail = same_ends(self._before, blocks)
        """Numbers of unchanged blocks at the beginning and at the end."""
        new = [kind for kind, _, _ in self._new(blocks)]
        self.kinds: list[BlockKind] = self._beside(before.kinds, self.head, new) if before else new
        """The kind of each block."""

    def of(self, ask: Callable[[str], T]) -> list[T]:
        """Return the result of a function for each block."""
        answers = self._answers.get(ask)
        if answers is None:
            new = [ask(text) for _, _, text in (self._new(self.blocks) if ask in self._known else self.blocks)]
            answers = self._answers[ask] = self._with_known(ask, self.head, new)
        return answers

    def with_following(self, ask: Callable[..., T], length: int, *beside: Sequence[Any]) -> list[T]:
        """Return the result of a function for each block.

        Args:
            ask: the function; it receives the text, and a function that returns what follows, across blocks.
            length: the maximum number of code points that follow.
            beside: further arguments of the function, one for each block. They must depend on the same text only.
        """
        answers = self._answers.get(ask)
        if answers is None:
            blocks, first, until = self.blocks, 0, len(self.blocks)
            if ask in self._known:
                first, until = self.head, until - self.tail
                after = 0
                while first and after < length:
                    first -= 1
                    after += len(blocks[first].text) + 1
            new = [
                ask(blocks[at].text, partial(self._following, at, length), *(those[at] for those in beside))
                for at in range(first, until)
            ]
            answers = self._answers[ask] = self._with_known(ask, first, new)
        return answers

    def _following(self, at: int, length: int) -> str:
        following = ""
        for index in range(at + 1, len(self.blocks)):
            following += f"\n{self.blocks[index].text}"
            if len(following) >= length:
                break
        return following[:length]

    def some(self, ask: Callable[[str], tuple[T, ...]]) -> Mapping[int, tuple[T, ...]]:
        """Return the results of a function that are not empty, by the index of the block, in order.

        It costs less than `of` where few blocks have one.
        """
        some = self._some.get(ask)
        if some is None:
            new = {at: found for at in self._unknown(ask) if (found := ask(self.blocks[at].text))}
            some = self._some[ask] = self._amid_known(ask, new)
        return some

    def with_hits(
        self, ask: Callable[[str, Sequence[Hit]], tuple[T, ...]], starts: Sequence[int], hits: Sequence[Hit]
    ) -> Mapping[int, tuple[T, ...]]:
        """Return the results of a function for the blocks with hits of a rule that are not empty; see `some`.

        Args:
            ask: the function; it receives the hits with offsets in the block.
            starts: the offsets of the blocks.
            hits: the hits of the rule in the document. They must depend on the texts only.
        """
        some = self._some.get(ask)
        if some is None:
            new: dict[int, tuple[T, ...]] = {}
            if unknown := self._unknown(ask):
                if isinstance(hits, PlacedHits):
                    within: Iterable[Hit] = hits.among(unknown)
                elif len(unknown) < len(self.blocks):
                    after = starts[unknown.stop] if unknown.stop < len(starts) else maxsize
                    within = [hit for hit in hits if starts[unknown.start] <= hit.start < after]
                else:
                    within = hits
                for at, here in hits_by_block(starts, sorted(within)).items():
                    if found := ask(self.blocks[at].text, here):
                        new[at] = found
            some = self._some[ask] = self._amid_known(ask, new)
        return some

    def _unknown(self, ask: Ask) -> range:
        """Return the indices of the blocks that `some` must ask about."""
        return range(self.head, len(self.blocks) - self.tail) if ask in self._some_known else range(len(self.blocks))

    def _amid_known(self, ask: Ask, new: dict[int, T]) -> dict[int, T]:
        known = self._some_known.get(ask)
        if not known:
            return new
        behind, shift = len(self._before) - self.tail, len(self.blocks) - len(self._before)
        head = {at: one for at, one in known.items() if at < self.head}
        return {**head, **new, **{at + shift: one for at, one in known.items() if at >= behind}}

    def _with_known(self, ask: Callable[..., T], head: int, new: list[T]) -> list[T]:
        known = self._known.get(ask)
        return new if known is None else self._beside(known, head, new)

    def _beside(self, known: list[T], head: int, new: list[T]) -> list[T]:
        """Return items, one for each block, of which some at the beginning and the end are known."""
        return [*known[:head], *new, *known[len(known) - self.tail :]]

    def union(self, ask: Callable[[str], Collection[N]], without: tuple[BlockKind, ...] = ()) -> frozenset[N]:
        """Return the union of the results of a function for all blocks, except those of some kinds.

        It remains the same object as long as edits do not change it.
        """
        union = self._unions.get((ask, without))
        if union is None:
            answers = self.of(ask)
            union = self._joined.get((ask, without))
            if union is None:
                union = _Union(_of_kinds(self.blocks, answers, without))
            else:
                gone = _of_kinds(self._new(self._before), self._new(self._known[ask]), without)
                union.change(_of_kinds(self._new(self.blocks), self._new(answers), without), gone)
            self._unions[ask, without] = union
        return union.all

    def where(self, ask: Callable[[str], Collection[N]]) -> Mapping[N, Collection[int]]:
        """Return the indices of the blocks by what a function tells of them, in no order."""
        where = self._wheres.get(ask)
        if where is None:
            answers, before = self.of(ask), self._known.get(ask, ())
            where = self._placed.pop(ask, None) if len(answers) == len(before) else None
            changed: Iterable[int] = range(len(answers))
            if where is None:
                where = defaultdict(set)
            else:  # it is changed in place: no other state of the text needs it
                changed = range(self.head, len(answers) - self.tail)
                for at in changed:
                    for one in before[at]:
                        where[one].discard(at)
                        if not where[one]:
                            del where[one]
            for at in changed:
                for one in answers[at]:
                    where[one].add(at)
            self._wheres[ask] = where
        return where

    def _new(self, items: Sequence[T]) -> Sequence[T]:
        """Return the items, one for each block, whose blocks an edit changed."""
        return items[self.head : len(items) - self.tail]


def _of_kinds(blocks: Sequence[Shown], answers: Sequence[T], without: tuple[BlockKind, ...]) -> Sequence[T]:
    return [one for (kind, _, _), one in zip(blocks, answers, strict=True) if kind not in without]


class _Union:
    """The union of a changing collection of sets."""

    def __init__(self, sets: Sequence[Collection[Any]]) -> None:
        self._sets: Sequence[Collection[Any]] | None = sets
        self._counts: Counter[Any] = Counter()
        self.all: frozenset[Any] = frozenset().union(*sets)

    def change(self, new: Sequence[Collection[Any]], gone: Sequence[Collection[Any]]) -> None:
        """Add some sets, and remove others."""
        counts = self._counts
        if self._sets is not None:  # most texts are never edited
            counts.update(chain.from_iterable(self._sets))
            self._sets = None
        counts.update(chain.from_iterable(new))
        counts.subtract(chain.from_iterable(gone))
        touched = frozenset().union(*new, *gone)
        now = frozenset(one for one in touched if counts[one])
        for one in touched - now:
            del counts[one]
        if not now <= self.all or not self.all.isdisjoint(touched - now):
            self.all = self.all.difference(touched).union(now)
