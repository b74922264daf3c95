"""Check one batch of records, from Arrow to Arrow. Every engine calls this function."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from pesanlint.archive.bodies import body_start, document
from pesanlint.archive.extraction import events, expansions, figures, persons
from pesanlint.archive.extraction.sentences import in_field, placed, sentences
from pesanlint.archive.record import Record
from pesanlint.archive.schema import INNER, RECORDS, RESULTS
from pesanlint.document import Document, count_words
from pesanlint.finding import Finding
from pesanlint.linter import Linter
from pesanlint.reading.reading import Reading
from pesanlint.spans import Span
from pesanlint.workspace.failures import failure
from pesanlint.workspace.workspace import Setup, Workspace

EXTRACTION = 3
"""Version of the extraction. Raise it when the extraction changes, so that parts of earlier runs are made again."""
_AROUND = 80
"""Characters on either side of a finding that are kept as its context."""
_CORRECTS = re.compile(r"\b(?:ralat|meralat|koreksi|dikoreksi|pembetulan|diperbarui|revisi|direvisi)\b", re.IGNORECASE)


def to_batch(records: Sequence[Record]) -> pa.RecordBatch:
    """Return records as a batch."""
    columns = zip(*(one._replace(body=_clean(one.body)) for one in records), strict=True)
    return pa.RecordBatch.from_arrays(
        [pa.array(column, field.type) for column, field in zip(columns, RECORDS, strict=True)], schema=RECORDS
    )


def _clean(body: str) -> str:
    """Return the body without lone surrogates, which UTF-8 cannot encode."""
    return body if body.isascii() else body.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def check_batches(workspace: Workspace, batches: list[pa.RecordBatch]) -> list[pa.RecordBatch]:
    """Return the results for batches of records, with their mentions and figures."""
    return [check_batch(workspace, batch) for batch in batches]


def recheck_batches(workspace: Workspace, batches: list[pa.RecordBatch]) -> list[pa.RecordBatch]:
    """Return the results without mentions and figures, for texts whose mentions and figures are known."""
    return [check_batch(workspace, batch, extracting=False) for batch in batches]


def check_batch(workspace: Workspace, batch: pa.RecordBatch, *, extracting: bool = True) -> pa.RecordBatch:
    """Return the results for a batch: one row for each record, in order, even for records that cannot be checked.

    Args:
        workspace: the workspace with the guideline.
        batch: records, as `schema.RECORDS`.
        extracting: whether to take mentions and figures out of the texts, too.

    Returns:
        As `schema.RESULTS`.
    """
    setup = workspace.setup_in(workspace.folder)
    rows = [_row(Record(**cells), setup, extracting) for cells in batch.select(RECORDS.names).to_pylist()]
    return pa.RecordBatch.from_pylist(rows, schema=RESULTS)


def lost(record: Record, message: str) -> dict[str, Any]:
    """Return the row of a record that could not be checked."""
    return {**_head(record), **_empty(), "errors_rows": [_error(one) for one in (record.problem, message) if one]}


def _row(record: Record, setup: Setup, extracting: bool) -> dict[str, Any]:
    if record.problem and not (record.body.strip() or record.data):
        return lost(record, "")
    try:
        return _checked(record, document(record, setup.config.limits), _linter(setup.linter, record.unit), extracting)
    except BaseException as error:
        return lost(record, failure(error).message)


def _checked(record: Record, read: Document, linter: Linter, extracting: bool) -> dict[str, Any]:
    on = dt.date.fromisoformat(record.date) if record.date else None
    reading = linter.reading(read, on)
    try:
        report = linter.check(read, on, reading=reading)
        start = body_start(record)
        mentions, found_figures = _extracted(record, read, reading, start) if extracting else ([], [])
        day = reading.date
        headline = next((read.text[slice(*block.span)] for block in read.blocks if block.kind == "title"), "")
    finally:
        reading.close()
    return {
        **_head(record),
        "date": day.isoformat() if day else "",
        "headline": record.title or headline,
        "words": count_words(read.text),
        "findings": len(report.findings),
        "judged_on": dt.date.today().isoformat() if report.judged_today else "",
        "corrects": _CORRECTS.search(read.text) is not None,
        "suppressed": list(report.suppressed),
        "findings_rows": [_finding(one, read.source, start) for one in report.findings],
        "mentions_rows": mentions,
        "figures_rows": found_figures,
        "errors_rows": [_error(record.problem)] * bool(record.problem)
        + [_error(one.message, one.rule) for one in report.failures],
    }


def _head(record: Record) -> dict[str, Any]:
    return {
        "key": record.digest().hex(), "document": record.id, "place": record.place, "date": record.date, "unit": record.unit,
        "title": record.title, "address": record.address,
    }  # fmt: skip


def _empty() -> dict[str, Any]:
    rows: dict[str, list[Any]] = {f"{name}_rows": [] for name in INNER}
    return {"headline": "", "words": 0, "findings": 0, "judged_on": "", "corrects": False, "suppressed": [], **rows}


def _error(message: str, rule: str = "") -> dict[str, str]:
    return {"rule": rule, "message": message}


def _finding(one: Finding, source: str, body: int) -> dict[str, Any]:
    start, end = one.span
    fix = one.fixes[0] if one.fixes else None
    before, after = source[max(0, start - _AROUND) : start], source[end : end + _AROUND]
    return {
        "rule": one.rule, "level": one.level.value, "message": one.message, "found": one.found,
        "fix": _after(fix.edits, source, start, end) if fix else "", "safe": bool(fix and fix.safe),
        **in_field(start, end, body), "in_quote": one.in_quote,
        "context": " ".join(f"{before}\N{START OF TEXT}{source[start:end]}\N{END OF TEXT}{after}".split()),
        "block": one.block, "clause": one.source, "layer": one.layer, "fingerprint": one.fingerprint,
    }  # fmt: skip


def _after(edits: Sequence[Any], source: str, start: int, end: int) -> str:
    """Return the found stretch after the edits if they are inside it, else the texts of the edits."""
    if any(edit.span.start < start or edit.span.end > end for edit in edits):
        return " … ".join(edit.text for edit in edits)
    pieces, at = [], start
    for edit in sorted(edits):
        pieces += [source[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*pieces, source[at:end]])


def _linter(linter: Linter, unit: str) -> Linter:
    """Return the linter for the desk of a unit, cached."""
    if not unit or unit == linter.guideline.desk.unit:
        return linter
    known: dict[str, Linter] = linter.__dict__.setdefault("_of_units", {})
    if unit not in known:
        known[unit] = linter.at(unit)
    return known[unit]


def _extracted(
    record: Record, read: Document, reading: Reading, body: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the mentions and figures of a text."""
    mentions: list[dict[str, Any]] = []
    found: list[dict[str, Any]] = []
    text, dates = reading.text, reading.dates
    year = reading.date.year if reading.date else None
    for sentence, kind in sentences(reading):
        if kind in ("title", "heading"):
            continue
        place = _Placing(reading, read, body, sentence)
        mentions += ({**said, **place(said.pop("span"))} for said in _mentions(text, sentence, dates, year))
        for figure in figures.find(text, sentence, dates, record.unit):
            values = figure._asdict()
            span = values.pop("span")
            found.append({**values, "text": text[slice(*span)], **place(span)})
    return mentions, found


class _Placing:
    """Position of stretches of one sentence."""

    def __init__(self, reading: Reading, read: Document, body: int, sentence: Span) -> None:
        self._given = reading, read, body, sentence

    def __call__(self, span: Span) -> dict[str, object]:
        reading, read, body, sentence = self._given
        return placed(reading, read, body, span, sentence)


def _mentions(text: str, sentence: Span, dates: Any, year: int | None) -> Iterator[dict[str, Any]]:
    for person in persons.find(text, sentence):
        key = person.name.casefold()
        yield {
            "sort": "office",
            "text": person.name,
            "name": key,
            "office": person.office,
            "body": person.body,
            "span": person.span,
        }
    for expanded in expansions.find(text, sentence):
        yield {
            "sort": "abbreviation",
            "text": expanded.short,
            "name": expanded.short,
            "expansion": expanded.long,
            "span": expanded.span,
        }
    for event in events.find(text, sentence, dates, year):
        yield {
            "sort": "event", "text": text[slice(*event.span)], "name": event.key, "day": event.day, "venue": event.venue,
            "count": event.attended, "span": event.span,
        }  # fmt: skip
