"""What functions tell of the text of each block. After an edit, they are asked only about the blocks that it changed."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Sequence
from itertools import chain, groupby
from sys import maxsize
from typing import Any, NamedTuple, TypeVar

from pesanlint.document import BlockKind, Prose
from pesanlint.search.folding import Hit

T = TypeVar("T")
N = TypeVar("N", bound=Hashable)
Ask = Callable[..., Any]


class Shown(NamedTuple):
    """What a block is by itself, wherever it stands."""

    kind: BlockKind
    labels: frozenset[str]
    text: str


def shown(prose: Prose) -> list[Shown]:
    """The blocks of a text."""
    text, new = prose.text, tuple.__new__  # there may be thousands; twice as fast as calling the class
    return [new(Shown, (kind, labels, text[start:end])) for kind, (start, end), labels in prose.blocks]


class Told:
    """The blocks of a document, in order, and what functions tell of their texts.

    A function must depend on nothing but the text that it is given. What it tells is kept under the function itself, which
    must therefore be one object for as long as a rule is: a function of a module, or one made where the rule is compiled.

    Args:
        blocks: the blocks.
        before: the blocks before an edit; most of them are usually the same.
    """

    def __init__(self, blocks: Sequence[Shown], before: "Told | None" = None) -> None:
        self.blocks = blocks
        self._answers: dict[Ask, list[Any]] = {}
        self._unions: dict[tuple[Ask, tuple[BlockKind, ...]], _Union] = {}
        self._known, self._joined = (before._answers, before._unions) if before else ({}, {})
        self._before = before.blocks if before else ()
        self.head, self.tail = common(self._before, blocks)
        """The number of blocks at the beginning and at the end that are the same as before."""

    def of(self, ask: Callable[[str], T]) -> list[T]:
        """What a function tells of each block."""
        answers = self._answers.get(ask)
        if answers is None:
            new = [ask(text) for _, _, text in (self._new(self.blocks) if ask in self._known else self.blocks)]
            answers = self._answers[ask] = self._with_known(ask, self.head, new)
        return answers

    def with_following(self, ask: Callable[[str, str], T], length: int) -> list[T]:
        """What a function tells of each block and the code points after it, across blocks, up to a number of them."""
        answers = self._answers.get(ask)
        if answers is None:
            blocks, first, until = self.blocks, 0, len(self.blocks)
            if ask in self._known:
                first, until = self.head, until - self.tail
                after = 0
                while first and after < length:
                    first -= 1
                    after += len(blocks[first].text) + 1
            new = [ask(blocks[at].text, self._following(at, length)) for at in range(first, until)]
            answers = self._answers[ask] = self._with_known(ask, first, new)
        return answers

    def _following(self, at: int, length: int) -> str:
        following = ""
        for index in range(at + 1, len(self.blocks)):
            following += f"\n{self.blocks[index].text}"
            if len(following) >= length:
                break
        return following[:length]

    def with_hits(
        self, ask: Callable[[str, Sequence[Hit]], tuple[T, ...]], starts: Sequence[int], hits: Sequence[Hit]
    ) -> list[tuple[T, ...]]:
        """What a function tells of each block and the hits of a rule in it; nothing of a block without any.

        Args:
            ask: the function; the hits that it is given are in the text of the block.
            starts: the beginnings of the blocks.
            hits: the hits of the rule in the document. They must depend on nothing but the texts.
        """
        answers = self._answers.get(ask)
        if answers is None:
            first, until = (self.head, len(self.blocks) - self.tail) if ask in self._known else (0, len(self.blocks))
            new: list[tuple[T, ...]] = [()] * (until - first)
            if first < until:
                after = starts[until] if until < len(starts) else maxsize
                within = sorted(hit for hit in hits if starts[first] <= hit.start < after)
                for at, those in groupby(within, lambda hit: bisect_right(starts, hit.start) - 1):
                    here = [Hit(start - starts[at], end - starts[at], trigger) for start, end, trigger in those]
                    new[at - first] = ask(self.blocks[at].text, here)
            answers = self._answers[ask] = self._with_known(ask, first, new)
        return answers

    def _with_known(self, ask: Callable[..., T], head: int, new: list[T]) -> list[T]:
        known = self._known.get(ask)
        return new if known is None else [*known[:head], *new, *known[len(known) - self.tail :]]

    def union(self, ask: Callable[[str], Collection[N]], without: tuple[BlockKind, ...] = ()) -> frozenset[N]:
        """Everything that a function tells of any block that is not of some kinds.

        As long as edits do not change it, it stays the same object.
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

    def _new(self, items: Sequence[T]) -> Sequence[T]:
        """Those of some items, one for each block, whose blocks an edit changed."""
        return items[self.head : len(items) - self.tail]


def _of_kinds(blocks: Sequence[Shown], answers: Sequence[T], without: tuple[BlockKind, ...]) -> Sequence[T]:
    return [one for (kind, _, _), one in zip(blocks, answers, strict=True) if kind not in without]


class _Union:
    """The union of sets of which some come and go."""

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


def common(before: Sequence[object], after: Sequence[object]) -> tuple[int, int]:
    """How many items two sequences have in common at the beginning, and how many of the others at the end."""
    most = min(len(before), len(after))
    head = next((at for at in range(most) if before[at] != after[at]), most)
    tail = next((at for at in range(most - head) if before[-1 - at] != after[-1 - at]), most - head)
    return head, tail
