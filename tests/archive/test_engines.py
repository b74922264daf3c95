"""The same archive, wherever its batches are checked: processes here, or two workers of Dask, one of which is killed midway."""

import json
import os
import signal
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from pesanlint.archive import engines
from pesanlint.archive.batch import check_batch, to_batch
from pesanlint.archive.checking import check_archive
from pesanlint.archive.record import Record
from pesanlint.archive.schema import RESULTS, TABLES
from pesanlint.archive.sources import Choices, open_source
from pesanlint.errors import ReadError
from pesanlint.workspace import Workspace

RELEASES = 3000


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    (folder / "kita").mkdir()
    (folder / "pesanlint.yaml").write_text("guideline: kita\n")
    (folder / "kita/guideline.yaml").write_text("name: kita\ntitle: Kita\n")
    (folder / "kita/a.yaml").write_text("title: A\nrules: [{id: a, kind: substitution, swap: [{not: hoax, use: hoaks}]}]\n")
    lines = (
        json.dumps(
            {
                "id": f"r{at}",
                "tanggal": f"2024-{at % 12 + 1:02}-01",
                "isi": f"Ketua KPU Kota Melati, Budi Santoso, menolak hoax {at}." * 5,
            }
        )
        for at in range(RELEASES)
    )
    (folder / "a.jsonl").write_text("\n".join(lines))
    check_archive(open_source(str(folder / "a.jsonl"), Choices()), folder / "lokal", Workspace(folder=folder), jobs=2)
    return folder


def content(out: Path) -> dict[str, list[str]]:
    with duckdb.connect() as database:
        return {
            table: sorted(map(repr, database.execute(f"SELECT * FROM '{out / table}/*.parquet'").fetchall()))
            for table in TABLES
        }


def test_two_workers_of_dask_one_of_which_is_killed(desk: Path) -> None:
    workspace = Workspace(folder=desk)
    killed: list[int] = []

    def step(count: int, known: int, done: float) -> None:
        if not killed:
            killed.append(os.getpid())
            for pid in children()[:1]:
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)

    with engines.dask(workspace, 2) as engine:
        done = check_archive(
            open_source(str(desk / "a.jsonl"), Choices()), desk / "dask", workspace, jobs=2, step=step, engine=engine
        )
    assert len(killed) == 2
    assert done.documents == RELEASES
    assert content(desk / "dask") == content(desk / "lokal")


def children() -> list[int]:
    """The workers of the cluster: processes that Dask's nannies have spawned."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                status = (entry / "stat").read_text().rpartition(")")[2].split()
                command = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if int(status[1]) == os.getpid() and b"spawn_main" in command:
                found.append(int(entry.name))
    return sorted(found)


def test_a_cluster_that_is_not_there_is_said(desk: Path) -> None:
    with pytest.raises(ReadError, match="tidak dapat dihubungi"), engines.dask(Workspace(folder=desk), 1, "tcp://127.0.0.1:9"):
        pass


def test_schemas_in_the_words_of_spark() -> None:
    assert (
        engines.ddl(pa.schema([("key", pa.string()), ("end", pa.int32()), ("data", pa.binary())]))
        == "`key` STRING, `end` INT, `data` BINARY"
    )
    assert "`findings_rows` ARRAY<STRUCT<`rule`: STRING" in engines.ddl(RESULTS)


def test_the_function_for_an_iterator_gives_what_a_batch_gives(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    batch = to_batch([Record("a", "a", body="Menolak hoax."), Record("b", "b", problem="Rusak.")])
    (made,) = engines.mapper(desk / "pesanlint.yaml")(iter([batch]))
    assert made.schema == RESULTS
    assert made == check_batch(Workspace(folder=desk), batch)
    assert isinstance(made, pa.RecordBatch)
