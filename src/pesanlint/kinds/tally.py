"""Checks the totals at the end of lists and tables: `Jumlah | 1.204 | 1.310 | 2.541`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import ClassVar, Literal

from pesanlint.authoring.fields import record
from pesanlint.deferred import deferred
from pesanlint.desk.desk import Desk
from pesanlint.document import Block
from pesanlint.finding import Match
from pesanlint.language.id import numbers
from pesanlint.reading.reading import Reading
from pesanlint.records import NamedTuple
from pesanlint.rule import DocumentCheck, DocumentRule
from pesanlint.search.folding import Hit
from pesanlint.spans import Span

_TOTAL = (
    r"(?:(?:sub\s?)?total|jumlah|grand total)"
    r"(?:\s+(?:akhir|anggaran|biaya|keseluruhan|pemilih|peserta|seluruhnya|semua|suara|total|tps))*"
    r"\s*[:=–-]?\s*(?:(?:adalah|sebanyak|sebesar)\s+)?"
)
_IS_TOTAL = deferred(rf"\s*{_TOTAL}", re.IGNORECASE)
_TOTAL_BELOW = deferred(rf"{_TOTAL}(?:Rp\.?\s?)?[\d.,]+(?:\s+[^\W\d]+)?\.?", re.IGNORECASE)
_LINE = deferred(r"[^:=\n\d]{2,60}[:=]\s?(?:Rp\s?)?[\d.,]+(?:\s+[^\W\d]+){0,2}[.;]?")
_LABEL = deferred(r"[^:\n]{1,60}[:=]\s?|[^\d\n]{2,60}[–—-]\s")
_FIGURE = deferred(rf"\s*(?:Rp\.?\s?)?(?P<figure>{numbers.FIGURE})(?:,-)?\s*")
_NONE = frozenset("-–—0")
_LEAST, _MOST = Decimal("0.6"), Decimal("1.7")
"""Range of the ratio of a wrong total to the sum; outside it, the column has an average or subtotals."""


class _Cell(NamedTuple):
    """The number in a cell or an item: its span and value."""

    span: Span
    value: Decimal


@record(kw_only=True)
class Tally(DocumentRule):
    """Lists and tables whose last row is a total (`Jumlah`, `Total`) that differs from the sum of the other rows.

    A table is checked if each row has a label and as many figures as the total row, with or without a row number in front. A
    row whose last figure should be the sum of its others is reported if all other rows are such sums. A list is checked if each
    item has one number; its total may be a line of its own below it, and the
    items may be lines without markers (`Mawar: 100 pemilih`). A total far from the sum is ignored, because it may be an
    average. A document check."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "sum"})

    kind: Literal["tally"]
    message: str = "Jumlah baris-baris di atasnya adalah {sum}, bukan {found}. Periksa angka mana yang keliru."

    def triggers(self) -> Iterable[str]:
        """The words for a total."""
        return "jumlah", "total"

    def compile(self, desk: Desk) -> DocumentCheck:
        """Check every list and table that ends in a total."""

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            if any(_may_be_last(hit, reading.block_at(hit.start)) for hit in hits):
                yield from _in_lines(reading)
                if not {"table-cell", "list-item"}.isdisjoint(reading.told.kinds):
                    runs = [(kind, list(blocks)) for kind, blocks in groupby(reading.blocks, key=lambda block: block.kind)]
                    for (kind, blocks), (_, following) in zip(runs, [*runs[1:], ("", [])], strict=True):
                        if kind == "table-cell":
                            yield from _in_table(reading, blocks)
                        elif kind == "list-item":
                            yield from _in_list(reading, blocks, following)

        return check


def _may_be_last(hit: Hit, block: Block) -> bool:
    """Whether a word for a total is in a list or a table, or opens a paragraph, which may stand below one."""
    return block.kind in ("table-cell", "list-item") or hit.start == block.span.start


def _wrong_total(cell: _Cell, total: Decimal) -> Match:
    return Match(cell.span, {"sum": numbers.written(total)})


def _is_slip(stated: Decimal, total: Decimal) -> bool:
    return stated != total and total * _LEAST < stated < total * _MOST


def _in_list(reading: Reading, items: Sequence[Block], following: Sequence[Block]) -> Iterator[Match]:
    text = reading.text
    if following and _TOTAL_BELOW().fullmatch(text, *following[0].span) and not _IS_TOTAL().match(text, *items[-1].span):
        items = [*items, following[0]]
    opened = _IS_TOTAL().match(text, *items[-1].span)
    if opened is None or len(items) < 3 or any(_IS_TOTAL().match(text, *item.span) for item in items[:-1]):
        return
    rows = []
    for item in items:
        label = opened if item is items[-1] else _LABEL().match(text, *item.span)
        counted = list(numbers.find(text, Span(label.end() if label else item.span.start, item.span.end)))
        if len(counted) != 1 or counted[0].is_vague or counted[0].slack:
            return
        rows.append(counted[0])
    *parts, total = rows
    units = {number.unit for number in rows if number.unit}
    if len(units) > 1 or len({number.sort for number in rows}) > 1:
        return
    sums = [sum(part.value for part in parts[:upto]) for upto in range(2, len(parts) + 1)]
    if total.value not in sums and _is_slip(total.value, Decimal(sums[-1])):
        write = numbers.written_rupiah if total.sort == "rupiah" else numbers.written
        yield Match(total.span, {"sum": write(Decimal(sums[-1]))})


class _Line(NamedTuple):
    """A paragraph that is a line of an enumeration or its total, by its text."""

    is_part: bool
    is_total: bool


def _line(text: str) -> tuple[_Line, ...]:
    line = _Line(_LINE().fullmatch(text) is not None, _TOTAL_BELOW().fullmatch(text) is not None)
    return (line,) if any(line) else ()


def _in_lines(reading: Reading) -> Iterator[Match]:
    """The wrong totals of lines without list markers: `Mawar: 100 pemilih`, each a paragraph."""
    lines: list[Block] = []
    before = -1
    for at, (line,) in reading.told.some(_line).items():
        block = reading.blocks[at]
        if block.kind != "paragraph" or at != before + 1:
            lines = []
        if block.kind == "paragraph":
            before = at
            if len(lines) > 1 and line.is_total:
                yield from _in_list(reading, lines, [block])
            if line.is_part:
                lines.append(block)
            else:
                lines = []


def _in_table(reading: Reading, blocks: Sequence[Block]) -> Iterator[Match]:
    cells = [_cell(reading.text, block.span) for block in blocks]
    at = next((at for at in range(len(blocks) - 1, 0, -1) if _IS_TOTAL().fullmatch(reading.text, *blocks[at].span)), 0)
    width = len(blocks) - at - 1
    if not at or not width or None in cells[at + 1 :]:
        return
    for has_index in (False, True):
        rows = _rows(cells[:at], width, has_index=has_index)
        if len(rows) > 1:
            yield from _wrong_columns(rows, [cell for cell in cells[at + 1 :] if cell])
            yield from _wrong_rows(rows)
            return


def _cell(text: str, span: Span) -> _Cell | None:
    """The number of a cell that contains nothing else; None for any other cell."""
    if text[span.start : span.end].strip() in _NONE:
        return _Cell(span, Decimal(0))
    m = _FIGURE().fullmatch(text, *span)
    return _Cell(Span(*m.span("figure")), numbers.read(m["figure"])[0]) if m else None


def _rows(cells: Sequence[_Cell | None], width: int, *, has_index: bool) -> list[list[_Cell]]:
    """The rows of figures above a total, the last one first; none if the table has other rows than these and its header."""
    rows: list[list[_Cell]] = []
    end = len(cells)
    step = width + 1 + has_index
    while end >= step:
        figures = cells[end - width : end]
        row = [cell for cell in figures if cell]
        if len(row) != width or cells[end - width - 1] is not None or (has_index and cells[end - step] is None):
            break
        rows.append(row)
        end -= step
    return rows if all(cell is None for cell in cells[:end]) else []


def _wrong_columns(rows: Sequence[Sequence[_Cell]], totals: Sequence[_Cell]) -> Iterator[Match]:
    for column, stated in enumerate(totals):
        total = sum((row[column].value for row in rows), Decimal(0))
        if _is_slip(stated.value, total):
            yield _wrong_total(stated, total)


def _wrong_rows(rows: Sequence[Sequence[_Cell]]) -> Iterator[Match]:
    """The finding on the one row whose last figure is not the sum of its others, if it is in all other rows."""
    sums = [(row[-1], sum((cell.value for cell in row[:-1]), Decimal(0))) for row in rows if len(row) > 2]
    wrong = [(stated, total) for stated, total in sums if stated.value != total]
    if len(wrong) == 1 and len(sums) > 2 and _is_slip(wrong[0][0].value, wrong[0][1]):
        yield _wrong_total(*wrong[0])
