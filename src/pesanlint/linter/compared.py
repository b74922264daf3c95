"""Compares two states of a text: which blocks are, for the rules, as they were before an edit.

The blocks before the first change and those after the last one are the same, except where something that reaches into them has
changed: a quotation, a name that the document shows to be one, the source that they come from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, Self, TypeVar

from pesanlint.reading.reading import Reading
from pesanlint.reading.wording import capitalised
from pesanlint.spans import Span, common_ends

T = TypeVar("T")
M = TypeVar("M", bound="_Movable")


class _Movable(Protocol):
    """A span, or something that has one."""

    def shifted(self, by: int) -> Self:
        """The same moved by some code points."""


class Compared:
    """A document before and after an edit, and the blocks that correspond to each other.

    Args:
        before: the document before the edit, closed.
        after: the document after it; if it was read again in part, then from that before.
    """

    def __init__(self, before: Reading, after: Reading) -> None:
        self._before, self._after = before, after
        self.head, self.tail = after.told.head, after.told.tail
        """The numbers of blocks at the beginning and the end with the same text from the same source."""
        old, new = before.source, after.source
        self.source_head, self.source_tail = common_ends(old, new)
        """The numbers of code points of the source at the beginning and the end that are the same."""
        self.source_shift, self.prose_shift = len(new) - len(old), len(after.document.text) - len(before.document.text)
        """How far the last blocks have moved in the source and the prose."""
        self._leave_out_other_sources()
        self.shown = self._requoted() | self._renamed()
        """The indices of the corresponding blocks in which rules of passages may find something else."""
        self.quoting = self.shown | self._quoted()
        """The indices of the corresponding blocks in which the same matches may give other findings."""

    def carried(self, items: Sequence[T | None]) -> list[T | None]:
        """Items, one for each block before the edit, for the blocks after it; None for those that correspond to none."""
        return [*items[: self.head], *[None] * len(self.changed()), *items[len(items) - self.tail :]]

    def changed(self) -> range:
        """The indices of the blocks that correspond to none."""
        return range(self.head, len(self._after.blocks) - self.tail)

    def _leave_out_other_sources(self) -> None:
        """Count no blocks as the same that come from other stretches of the source."""
        before, after = self._before, self._after
        old, new = before.document.map.segments, after.document.map.segments
        most = min(len(old), len(new))
        first, last = after.document.map.kept
        while first < most and old[first] == new[first] and new[first].source.end <= self.source_head:
            first += 1
        prose, source, begin = self.prose_shift, self.source_shift, len(after.source) - self.source_tail
        while last < most - first and new[-1 - last].source.start >= begin:
            (a, b), (c, d), write = old[-1 - last]
            if new[-1 - last] != ((a + prose, b + prose), (c + source, d + source), write):
                break
            last += 1
        if first < len(new):
            until = new[first].prose.start
            while self.head and after.origin(after.blocks[self.head - 1].span).end > until:
                self.head -= 1
        if last < len(new):
            since = new[-1 - last].prose.end
            while self.tail and after.origin(after.blocks[-self.tail].span).start < since:
                self.tail -= 1

    def _requoted(self) -> set[int]:
        """The corresponding blocks in or beside a quotation that is no longer, or not yet, in its place."""
        before, after = self._before.found_quotations, self._after.found_quotations
        return self._differing(before.alone, after.alone) | self._touched(before.others, after.others, lambda one: one.span)

    def _differing(self, old: list[T], new: list[T]) -> set[int]:
        """The corresponding blocks of which something else is known than before, and the corresponding ones beside those.

        Args:
            old: what was known of each block before the edit.
            new: what is known of each block now.
        """
        changed, was = self.changed(), self.carried(old)
        was[changed.start : changed.stop] = new[changed.start : changed.stop]
        if was == new:  # fast: most are the same objects
            return set()
        differing = (at for at, (one, other) in enumerate(zip(was, new, strict=True)) if one != other)
        beside = {at for one in differing for at in (one - 1, one, one + 1) if 0 <= at < len(new)}
        return beside.difference(changed)

    def _touched(self, old: Sequence[M], new: Sequence[M], span: Callable[[M], Span]) -> set[int]:
        """The corresponding blocks in or beside a stretch that is no longer, or not yet, in its place.

        Args:
            old: the stretches before the edit, in order.
            new: the stretches now.
            span: returns the span of a stretch.
        """
        if not (old or new):  # in most texts nothing reaches from block to block
            return set()
        before, after = self._before, self._after
        until = after.starts[self.head] if self.head < len(after.starts) else len(after.text)
        since = after.starts[-self.tail] if self.tail else len(after.text) + 1
        shift = len(after.text) - len(before.text)
        most = min(len(old), len(new))
        first = last = 0
        while first < most and old[first] == new[first] and span(new[first]).end <= until:
            first += 1
        while last < most - first and span(new[-1 - last]).start >= since and old[-1 - last].shifted(shift) == new[-1 - last]:
            last += 1
        were = map(self._now, _blocks(before, map(span, old[first : len(old) - last])))
        touched = {*_blocks(after, map(span, new[first : len(new) - last])), *(at for at in were if at is not None)}
        return touched.difference(self.changed())

    def _now(self, at: int) -> int | None:
        """The index of the block that corresponds to one before the edit."""
        at_end = len(self._before.blocks) - at
        return at if at < self.head else len(self._after.blocks) - at_end if at_end <= self.tail else None

    def _quoted(self) -> set[int]:
        """The corresponding blocks in or beside a stretch that may be quoted now, or may have been before."""
        before, after = self._before, self._after
        old, new = before.found_quoted, after.found_quoted
        old_others, new_others = sorted(old.others), sorted(new.others)
        if before.is_as_written and after.is_as_written:
            return self._differing(old.alone, new.alone) | self._touched(old_others, new_others, lambda one: one)
        if old_others == new_others and len(old.alone) == len(before.blocks) and len(new.alone) == len(after.blocks):
            return self._differing(old.alone, new.alone)
        return set(range(len(after.blocks))).difference(self.changed())

    def _renamed(self) -> set[int]:
        """The blocks that have a word which is now a name in the document, or no longer one."""
        names = self._after.capitalised
        if names is self._before.capitalised:
            return set()
        other = names ^ self._before.capitalised
        return {at for at, found in enumerate(self._after.told.of(capitalised)) if not other.isdisjoint(found)}


def _blocks(reading: Reading, spans: Iterable[Span]) -> Iterator[int]:
    """The blocks in or beside some spans."""
    for start, end in spans:
        yield from range(reading.index_at(start - 1), min(reading.index_at(end + 1) + 1, len(reading.blocks)))
