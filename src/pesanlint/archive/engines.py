"""Run checks of batches: in processes of this machine or, with the extra `dask`, on a Dask cluster.

An engine starts a function from batches to batches, and waits for its results. Engines differ only in where they run;
the results are the same.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from pesanlint.archive.columns import Columns, record
from pesanlint.archive.record import Record
from pesanlint.archive.sources.rows import text
from pesanlint.errors import ReadError
from pesanlint.workspace.workers import Work, Workers
from pesanlint.workspace.workspace import Choices, Workspace

ENGINES = ("local", "dask")
_RETRIES = 2

Batches = list[pa.RecordBatch]
Checking = Work[pa.RecordBatch, pa.RecordBatch]


class Doing(Protocol):
    """The function of an engine, ready to start batches."""

    def start(self, chunk: Batches, /) -> Callable[[], list[pa.RecordBatch | None]]:
        """Start some batches and return a function that waits for their results. A result is None if a process died over it."""
        ...


Engine = Callable[[Checking], AbstractContextManager[Doing]]


def local(workspace: Workspace, jobs: int) -> Engine:
    """Return an engine that uses `jobs` processes of this machine."""
    return lambda work: Workers(workspace, jobs, work, _died, workspace.folder)


def _died(batch: pa.RecordBatch) -> None:
    """Return None, the result of a batch over which a process died."""


@contextmanager
def dask(workspace: Workspace, jobs: int, address: str = "") -> Iterator[Engine]:
    """Yield an engine on a Dask cluster. Its workers need pesanlint and the configuration under the same path.

    Args:
        workspace: the workspace with the guideline.
        jobs: number of workers of a cluster on this machine.
        address: the address of the scheduler; if empty, a cluster is started on this machine.

    Raises:
        ReadError: the extra is not installed, or the cluster does not exist.
    """
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise ReadError("mesin Dask memerlukan tambahan: pip install 'pesanlint[dask]'") from None
    try:
        cluster = None if address else LocalCluster(jobs, threads_per_worker=1, host="127.0.0.1", dashboard_address=None)
        client = Client(address or cluster, timeout="20s")
    except (OSError, ValueError) as error:
        raise ReadError(f"klaster Dask {address} tidak dapat dihubungi: {str(error)[:120]}") from None
    try:
        yield lambda work: _OnDask(client, work, workspace)
    finally:
        client.close()
        if cluster:
            cluster.close()


class _OnDask:
    """An engine on the workers of a cluster."""

    def __init__(self, client: "object", work: Checking, workspace: Workspace) -> None:
        self._client, self._work = client, work
        self._given = workspace.choices, workspace.folder.absolute()

    def __enter__(self) -> "_OnDask":
        return self

    def __exit__(self, *_: object) -> None:
        """Do nothing: `dask` closes the cluster."""

    def start(self, chunk: Batches) -> Callable[[], list[pa.RecordBatch | None]]:
        """Send the batches to the cluster, which retries if a worker dies."""
        submit = self._client.submit  # type: ignore[attr-defined]
        futures = [submit(_on_worker, self._work, *self._given, batch, pure=False, retries=_RETRIES) for batch in chunk]

        def result() -> list[pa.RecordBatch | None]:
            from distributed import KilledWorker

            found: list[pa.RecordBatch | None] = []
            for future in futures:
                try:
                    found.append(future.result())
                except KilledWorker:
                    found.append(None)
            return found

        return result


_workspaces: dict[tuple[Choices, Path], Workspace] = {}
"""Workspaces of a worker process, by choices and folder."""


def _on_worker(work: Checking, choices: Choices, folder: Path, batch: pa.RecordBatch) -> pa.RecordBatch:
    workspace = _workspaces.setdefault((choices, folder), Workspace(choices, folder))
    return work(workspace, [batch])[0]


def mapper(
    config: Path | None = None, columns: Mapping[str, str] | None = None
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """Return a function from batches of records to batches of results, for engines with iterators (Spark's `mapInArrow`).

    Args:
        config: path of the configuration on every machine; by default the default configuration.
        columns: field → column, for batches of raw rows; without it, batches have the schema `schema.RECORDS`.
    """

    def check(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        from pesanlint.archive.batch import check_batch, to_batch

        workspace = _workspaces.setdefault((Choices(config), Path()), Workspace(Choices(config)))
        for batch in batches:
            if columns:
                batch = to_batch([_record(cells, Columns(columns)) for cells in batch.to_pylist()])
            if batch.num_rows:
                yield check_batch(workspace, batch)

    return check


def _record(cells: Mapping[str, object], columns: Columns) -> Record:
    return record(lambda column: text(cells.get(column)), columns, text(cells.get(columns.names.get("id", ""))))


def ddl(schema: pa.Schema) -> str:
    """Return a schema in the notation of Spark (DDL)."""
    return ", ".join(f"`{field.name}` {_spark(field.type)}" for field in schema)


def _spark(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"ARRAY<{_spark(kind.value_type)}>"
    if pa.types.is_struct(kind):
        return f"STRUCT<{', '.join(f'`{field.name}`: {_spark(field.type)}' for field in kind)}>"
    return {"string": "STRING", "int32": "INT", "double": "DOUBLE", "bool": "BOOLEAN", "binary": "BINARY"}[str(kind)]
