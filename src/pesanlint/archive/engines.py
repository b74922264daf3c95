"""Where batches are checked: in processes of this machine or, with the extra `dask`, on a cluster of Dask.

An engine turns a function from batches to batches into something that can be started and waited for. All that differs between
engines is where it runs; what comes out is the same.
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
    """Work that can be started."""

    def start(self, chunk: Batches, /) -> Callable[[], list[pa.RecordBatch | None]]:
        """Let it begin with some batches. What comes back waits for the results; one is None where a process died over it."""
        ...


Engine = Callable[[Checking], AbstractContextManager[Doing]]


def local(workspace: Workspace, jobs: int) -> Engine:
    """So many processes of this machine."""
    return lambda work: Workers(workspace, jobs, work, _died, workspace.folder)


def _died(batch: pa.RecordBatch) -> None:
    """What there is to say of a batch over which a process died."""


@contextmanager
def dask(workspace: Workspace, jobs: int, address: str = "") -> Iterator[Engine]:
    """A cluster of Dask, whose workers have pesanlint and see the same configuration under the same path.

    Args:
        workspace: by what guideline.
        jobs: how many workers a cluster on this machine has.
        address: of the cluster's scheduler; without one, a cluster is started on this machine.

    Raises:
        ReadError: the extra is not installed, or there is no such cluster.
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
    """Work that is done by the workers of a cluster."""

    def __init__(self, client: "object", work: Checking, workspace: Workspace) -> None:
        self._client, self._work = client, work
        self._given = workspace.choices, workspace.folder.absolute()

    def __enter__(self) -> "_OnDask":
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is left to be done."""

    def start(self, chunk: Batches) -> Callable[[], list[pa.RecordBatch | None]]:
        """Send the batches to the cluster, which tries again where a worker dies."""
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
"""Those of a worker's process."""


def _on_worker(work: Checking, choices: Choices, folder: Path, batch: pa.RecordBatch) -> pa.RecordBatch:
    workspace = _workspaces.setdefault((choices, folder), Workspace(choices, folder))
    return work(workspace, [batch])[0]


def mapper(
    config: Path | None = None, columns: Mapping[str, str] | None = None
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """A function from batches of records to batches of results, for engines that want an iterator (Spark's `mapInArrow`).

    Args:
        config: the configuration, under a path that every machine sees; the defaults without one.
        columns: field → column, for batches of rows as they are; without it, batches are as `schema.RECORDS`.
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
    """A schema as Spark writes it."""
    return ", ".join(f"`{field.name}` {_spark(field.type)}" for field in schema)


def _spark(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"ARRAY<{_spark(kind.value_type)}>"
    if pa.types.is_struct(kind):
        return f"STRUCT<{', '.join(f'`{field.name}`: {_spark(field.type)}' for field in kind)}>"
    return {"string": "STRING", "int32": "INT", "double": "DOUBLE", "bool": "BOOLEAN", "binary": "BINARY"}[str(kind)]
