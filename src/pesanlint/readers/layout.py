"""Sorts the lines of a page into reading order: column by column if the prose is in columns."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median

# Columns of prose have several lines of some length; the cells of a table are shorter.
COLUMN_LINES = 3
COLUMN_LETTERS, COLUMN_WORDS = 15, 3
GUTTER = 8.0
"""Points: minimum distance between two columns."""
_PROSE_WORD = re.compile(r"(?<!\S)[(“\"']?[^\W\d_]{2,}")
_TRIED = 8
"""Maximum number of left edges that are tried as the beginning of a column, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, its position on the page and its font size, in points; the base line is measured from the foot of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float
    frame: "Frame | None" = None
    is_apart: bool = False
    """Whether no paragraph continues into or out of it, as in a running head."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """The margins of a page or a column. Frames are compared by identity."""

    left: float
    right: float


Row = Sequence[Line]
"""A line of the page as runs, which are separated by wide gaps."""


def in_reading_order(page: Sequence[Row], margins: Frame) -> Iterator[Line]:
    """The lines of a page in reading order; without columns, in the order in which they were drawn.

    Args:
        page: the rows of the page.
        margins: the margins of the page's text.
    """
    for gutter in _gutters(page):
        bands = [(is_clear, list(rows)) for is_clear, rows in _bands(page, gutter)]
        if any(is_clear and _are_columns(*_halves(rows, gutter)) for is_clear, rows in bands):
            for is_clear, rows in bands:
                halves = _halves(rows, gutter)
                if is_clear and _are_columns(*halves):
                    for half in halves:
                        yield from in_reading_order(half, _frame(half))
                else:
                    yield from (_whole(row, margins) for row in rows)
            return
    yield from (_whole(row, margins) for row in page)


def _gutters(page: Sequence[Row]) -> Iterator[float]:
    """The left edges, except the first, at which enough lines begin to form a column; from left to right."""
    edges = Counter(round(run.left) for row in page for run in row)
    frequent = sorted(edge for edge, count in edges.most_common(_TRIED + 1) if count >= COLUMN_LINES)
    leftmost = min(edges, default=0)
    yield from (edge - 1 for edge in frequent if edge - leftmost > GUTTER)


def _bands(page: Iterable[Row], gutter: float) -> Iterator[tuple[bool, Iterator[Row]]]:
    """The rows from top to bottom, grouped into bands whose rows all leave the gutter free, or all cross it."""
    downwards = sorted(page, key=lambda row: -row[0].base)
    return groupby(downwards, key=lambda row: not any(run.left < gutter and run.right > gutter - GUTTER for run in row))


def _halves(rows: Iterable[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    """The parts of rows on both sides of a gutter."""
    halves: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        for half, is_right in zip(halves, (False, True), strict=True):
            if part := [run for run in row if (run.left >= gutter) == is_right]:
                half.append(part)
    return halves


def _are_columns(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether the rows on both sides are two columns of prose."""
    if min(len(left), len(right)) < COLUMN_LINES:
        return False
    for side in (left, right):
        texts = [" ".join(run.text for run in row) for row in side]
        if median(map(len, texts)) < COLUMN_LETTERS or median(len(_PROSE_WORD.findall(text)) for text in texts) < COLUMN_WORDS:
            return False
    return left[0][0].base > right[-1][0].base and right[0][0].base > left[-1][0].base


def _frame(rows: Sequence[Row]) -> Frame:
    return Frame(min(row[0].left for row in rows), max(row[-1].right for row in rows))


def _whole(row: Row, frame: Frame) -> Line:
    """The line formed by the runs of a row."""
    return replace(row[0], text=" ".join(run.text for run in row), right=row[-1].right, size=row[-1].size, frame=frame)
