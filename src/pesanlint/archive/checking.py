"""Check a whole archive: records in batches, batches on all cores, results in parts. Existing results are reused."""

import datetime as dt
import hashlib
import json
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa

from pesanlint.archive.batch import EXTRACTION, check_batches, lost, recheck_batches, to_batch
from pesanlint.archive.engines import Engine, local
from pesanlint.archive.record import Record
from pesanlint.archive.schema import RECORDS, RESULTS
from pesanlint.archive.sources import Source
from pesanlint.archive.store import Store
from pesanlint.records import NamedTuple
from pesanlint.store import program
from pesanlint.store.codec import encoded
from pesanlint.workspace.workers import DIED
from pesanlint.workspace.workspace import Setup, Workspace

_MEAN, _LEAST, _MOST = 256, 64, 1024
"""Mean, minimum and maximum records of a batch. Its end depends on the content, so that a new release changes one batch."""
_SIZE = 8 * 2**20
"""Bytes of records beyond which a batch ends."""
_AHEAD = 3
"""Batches started in advance for each worker, which bounds the memory."""

Step = Callable[[int, int, float], None]
"""Called for each batch with its records, the number of them already known, and the progress in the source (0 to 1)."""


class Summary(NamedTuple):
    """The result of a run."""

    documents: int
    known: int
    """Documents that an earlier run had checked."""
    findings: int
    errors: int


def check_archive(
    source: Source, out: Path, workspace: Workspace, *, jobs: int, step: Step = lambda *_: None, engine: Engine | None = None
) -> Summary:
    """Check all records of a source and write the results into a folder.

    Args:
        source: the records.
        out: the folder.
        workspace: the workspace with the guideline.
        jobs: number of processes.
        step: called with the progress.
        engine: where batches are checked; by default in processes of this machine.

    Raises:
        GuidelineError: the guideline is wrong.
        WriteError: the results cannot be written. The parts written so far remain, and the next run resumes there.
    """
    setup = workspace.setup_in(workspace.folder)
    _ = setup.linter
    today = dt.date.today().isoformat()
    store = Store(out, identity(setup), f"{EXTRACTION} {program.stamp()}", today)
    facts = _facts(source, setup, today)
    store.write_manifest(complete=False, **facts)
    total = Summary(0, 0, 0, 0)
    pending: deque[_Pending] = deque()
    engine = engine or local(workspace, jobs)
    with engine(check_batches) as checking, engine(recheck_batches) as rechecking:
        for records in batches(source.records):
            names = store.names(record.digest() for record in records)
            is_judged, is_said = store.has(names)
            if is_judged and is_said:
                total = total._replace(documents=total.documents + len(records), known=total.known + len(records))
                step(len(records), len(records), source.done())
                continue
            batch = to_batch(records)
            start = rechecking.start if is_said else checking.start
            pending.append(_Pending(names, batch, not is_said, start([batch]), start))
            if len(pending) >= jobs * _AHEAD:
                total = _written(pending.popleft(), store, total, step, source)
        while pending:
            total = _written(pending.popleft(), store, total, step, source)
    store.finish()
    store.write_manifest(complete=True, documents=total.documents, **facts)
    return total


def identity(setup: Setup) -> str:
    """Return a key that changes with the guideline, the choices and the program."""
    if setup.identity:
        return setup.identity
    guideline = setup.linter.guideline
    rules = json.dumps([encoded(tuple(guideline.rules)), encoded(guideline.desk)], sort_keys=True, default=str)
    return program.hashed(rules, f"{setup.choices}", program.stamp())


def batches(records: Iterator[Record]) -> Iterator[list[Record]]:
    """Yield records in batches whose ends depend on the content of the records."""
    batch: list[Record] = []
    size = 0
    for record in records:
        batch.append(record)
        size += record.size()
        ends = int.from_bytes(record.digest()[:4], "big") % _MEAN == 0 and len(batch) >= _LEAST
        if ends or len(batch) >= _MOST or size >= _SIZE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def each_result(
    records: Iterator[Record], workspace: Workspace, jobs: int
) -> Iterator[tuple[pa.RecordBatch, list[pa.RecordBatch]]]:
    """Yield batches of records with their findings, in order. Nothing is written.

    Raises:
        GuidelineError: the guideline is wrong.
    """
    pending: deque[_Pending] = deque()
    _ = workspace.setup_in(workspace.folder).linter
    with local(workspace, jobs)(recheck_batches) as workers:
        for some in batches(records):
            batch = to_batch(some)
            pending.append(_Pending(("", ""), batch, False, workers.start([batch]), workers.start))
            if len(pending) >= jobs * _AHEAD:
                first = pending.popleft()
                yield first.batch, _results(first)
        while pending:
            first = pending.popleft()
            yield first.batch, _results(first)


class _Pending(NamedTuple):
    """A batch that is being checked."""

    names: tuple[str, str]
    batch: pa.RecordBatch
    is_said: bool
    """Whether mentions and figures have to be written."""
    result: Callable[[], list[pa.RecordBatch | None]]
    start: Callable[[list[pa.RecordBatch]], Callable[[], list[pa.RecordBatch | None]]]
    """Start the check of some batches."""


def _written(pending: _Pending, store: Store, total: Summary, step: Step, source: Source) -> Summary:
    results = _results(pending)
    store.put(pending.names, results, is_said=pending.is_said)
    step(pending.batch.num_rows, 0, source.done())
    return Summary(
        total.documents + pending.batch.num_rows, total.known,
        total.findings + sum(sum(one.column("findings").to_pylist()) for one in results),
        total.errors + sum(sum(map(len, one.column("errors_rows").to_pylist())) for one in results),
    )  # fmt: skip


def _results(pending: _Pending) -> list[pa.RecordBatch]:
    """Return the results of a batch. If a process died over it, its records are checked one by one to find the cause."""
    (result,) = pending.result()
    if result is not None:
        return [result]
    batch = pending.batch
    rows = [batch.slice(at, 1) for at in range(batch.num_rows)] if batch.num_rows > 1 else []
    found = pending.start(rows)() if rows else [None]
    return [one if one is not None else _row_lost(row) for one, row in zip(found, rows or [batch], strict=True)]


def _row_lost(row: pa.RecordBatch) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([lost(Record(**row.select(RECORDS.names).to_pylist()[0]), DIED)], schema=RESULTS)


def _said_of(source: Source) -> dict[str, object]:
    """Return the settings with which the source can be opened again."""
    said = source.choices
    return {
        "columns": dict(said.columns), "form": said.form, "table": said.table, "query": said.query, "unit": said.unit,
        "drafts": said.drafts, "exclude": list(said.exclude), "root": str(said.root.absolute()),
    }  # fmt: skip


def _facts(source: Source, setup: Setup, today: str) -> dict[str, object]:
    """Return the content of the manifest."""
    guideline = setup.linter.guideline
    rules = {
        rule.id: {"level": rule.level.value, "why": rule.why, "clause": rule.source, "layer": rule.layer, "kind": rule.kind}
        for rule in reversed(guideline.rules)
    }
    return {
        "source": source.name, "choices": _said_of(source), "checked": today,
        "guideline": hashlib.sha256(identity(setup).encode()).hexdigest()[:16],
        "layers": [layer.title for layer in guideline.layers], "rules": rules,
    }  # fmt: skip
