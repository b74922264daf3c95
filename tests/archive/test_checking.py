"""A checked archive: the same content however often it was ended, and only what changes is done again."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from pesanlint.archive import batch as one_batch
from pesanlint.archive.checking import Summary, batches, check_archive
from pesanlint.archive.record import Record
from pesanlint.archive.schema import RECORDS, RESULTS, TABLES
from pesanlint.archive.sources import Choices, open_source
from pesanlint.archive.store import read_manifest
from pesanlint.errors import ReadError
from pesanlint.workspace import Workspace

RULES = """
title: Istilah
rules:
  - {id: hoaks, kind: substitution, swap: [{not: hoax, use: hoaks}]}
  - {id: imbau, kind: substitution, swap: [{not: menghimbau, use: mengimbau}], valid_until: 2024-12-31}
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small guideline and an archive of 700 releases, three of which are broken."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "desk"
    (folder / "kita").mkdir(parents=True)
    (folder / "pesanlint.yaml").write_text("guideline: kita\n")
    (folder / "kita/guideline.yaml").write_text("name: kita\ntitle: Kita\n")
    (folder / "kita/a.yaml").write_text(RULES)
    write(folder / "a.jsonl", range(700))
    monkeypatch.chdir(folder)
    return folder


def release(number: int) -> dict[str, str]:
    place = ("Jember", "Bondowoso", "Situbondo")[number % 3]
    return {
        "id": f"r{number}", "tanggal": f"{number % 28 + 1}/{number % 12 + 1}/{2023 + number % 3}", "satker": f"KPU Kabupaten {place}",
        "judul": f"Rapat {number}",
        "isi": f"Ketua KPU Kabupaten {place}, Budi Santoso, menghimbau warga menolak hoax nomor {number}. "
        f"Daftar Pemilih Tetap (DPT) Pemilu 2024 di Kabupaten {place} memuat {number + 2}.345 pemilih.",
    }  # fmt: skip


def files(folder: Path) -> int:
    return sum(len(names) for *_, names in os.walk(folder))


def write(path: Path, numbers: "range | list[int]") -> None:
    lines = [json.dumps(release(number)) for number in numbers]
    lines[5], lines[50] = "{", '{"id": "r50", "isi": ""}'
    path.write_text("\n".join(lines))


def run(desk: Path, out: str = "hasil", jobs: int = 2, name: str = "a.jsonl") -> Summary:
    return check_archive(open_source(str(desk / name), Choices()), desk / out, Workspace(folder=desk), jobs=jobs)


def query(sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect() as database:
        return database.execute(sql).fetchall()


def content(out: Path) -> dict[str, list[str]]:
    """All rows of all tables, sorted."""
    return {table: sorted(map(repr, query(f"SELECT * FROM '{out / table}/*.parquet'"))) for table in TABLES}


def test_every_record_is_a_document_and_broken_ones_are_errors(desk: Path) -> None:
    done = run(desk)
    assert done == Summary(700, 0, done.findings, 2)
    assert query(f"SELECT count(*), count(DISTINCT document), count(DISTINCT key) FROM '{desk}/hasil/documents/*.parquet'") == [
        (700, 700, 700)
    ]
    errors = query(f"SELECT place, message FROM '{desk}/hasil/errors/*.parquet' ORDER BY place")
    assert [place for place, _ in errors] == ["a.jsonl, baris 51", "a.jsonl, baris 6"]
    assert read_manifest(desk / "hasil")["complete"] is True
    assert set(read_manifest(desk / "hasil")["rules"]) == {"kita.hoaks", "kita.imbau"}


def test_findings_say_where_in_which_field_they_stand(desk: Path) -> None:
    run(desk)
    start, end, found, fix, context = query(
        f"SELECT start, \"end\", found, fix, context FROM '{desk}/hasil/findings/*.parquet' WHERE document = 'r0' AND rule = 'kita.hoaks'"
    )[0]
    assert release(0)["isi"][start:end] == found == "hoax"  # type: ignore[misc]
    assert (fix, "\x02hoax\x03" in str(context)) == ("hoaks", True)


def test_a_release_is_judged_by_its_own_date(desk: Path) -> None:
    run(desk)
    years = query(
        f"SELECT DISTINCT d.date[:4] FROM '{desk}/hasil/findings/*.parquet' f JOIN '{desk}/hasil/documents/*.parquet' d USING (key) "
        "WHERE rule = 'kita.imbau' ORDER BY 1"
    )
    assert years == [("2023",), ("2024",)]


def test_what_texts_say_is_kept_beside_what_is_wrong_with_them(desk: Path) -> None:
    run(desk)
    assert query(
        f"SELECT text, office, body FROM '{desk}/hasil/mentions/*.parquet' WHERE document = 'r1' AND sort = 'office'"
    ) == [("Budi Santoso", "ketua", "KPU Kabupaten Bondowoso")]
    assert query(f"SELECT thing, area, period, list, value FROM '{desk}/hasil/figures/*.parquet' WHERE document = 'r1'") == [
        ("pemilih", "Kabupaten Bondowoso", "pemilu 2024", "DPT", 3345.0)
    ]


def test_the_tables_match_their_documentation(desk: Path) -> None:
    run(desk)
    for table, schema in TABLES.items():
        assert list(pd.read_parquet(desk / "hasil" / table).columns) == schema.names
        assert pl.read_parquet(desk / "hasil" / table / "*.parquet").columns == schema.names
        page = Path(__file__).parents[2] / "docs/archive.md"
        assert all(f"`{name}`" in page.read_text("utf-8") for name in schema.names), table


def test_the_content_does_not_depend_on_the_number_of_processes(desk: Path) -> None:
    run(desk, "satu", jobs=1)
    run(desk, "dua", jobs=3)
    assert content(desk / "satu") == content(desk / "dua")


def test_a_second_run_reuses_all_results(desk: Path) -> None:
    run(desk)
    before = {path: path.stat().st_mtime_ns for path in (desk / "hasil").glob("*/part-*")}
    done = run(desk)
    assert (done.documents, done.known) == (700, 700)
    assert {path: path.stat().st_mtime_ns for path in (desk / "hasil").glob("*/part-*")} == before


def test_a_new_release_amid_others_changes_one_part(desk: Path) -> None:
    write(desk / "a.jsonl", range(3000))
    run(desk)
    before = set((desk / "hasil/documents").iterdir())
    lines = (desk / "a.jsonl").read_text().splitlines()
    lines.append(json.dumps(release(9999)))
    (desk / "a.jsonl").write_text("\n".join(lines))
    done = run(desk)
    assert done.documents - done.known <= 1024
    assert len(before - set((desk / "hasil/documents").iterdir())) == 1
    assert content(desk / "hasil")["documents"] != []
    fresh = run(desk, "baru")
    assert fresh.known == 0
    assert content(desk / "hasil") == content(desk / "baru")


def test_another_guideline_changes_findings_and_leaves_what_texts_say(desk: Path) -> None:
    run(desk)
    mentions = {path: path.stat().st_mtime_ns for path in (desk / "hasil/mentions").iterdir()}
    documents = {path.name for path in (desk / "hasil/documents").iterdir()}
    (desk / "kita/a.yaml").write_text(RULES.replace("hoaks}]", "berita bohong}]"))
    done = run(desk)
    assert done.known == 0
    assert {path: path.stat().st_mtime_ns for path in (desk / "hasil/mentions").iterdir()} == mentions
    assert documents.isdisjoint(path.name for path in (desk / "hasil/documents").iterdir())
    assert query(f"SELECT DISTINCT fix FROM '{desk}/hasil/findings/*.parquet' WHERE rule = 'kita.hoaks'") == [
        ("berita bohong",)
    ]
    run(desk, "baru")
    assert content(desk / "hasil") == content(desk / "baru")


def test_releases_without_a_date_are_judged_anew_on_another_day(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "b.jsonl").write_text('{"isi": "Panitia menghimbau warga."}\n')
    assert run(desk, name="b.jsonl").known == 0
    assert run(desk, name="b.jsonl").known == 1
    path = next((desk / "hasil/documents").iterdir())
    table = pa.parquet.read_table(path)
    at = table.schema.get_field_index("judged_on")
    pa.parquet.write_table(table.set_column(at, table.schema.field(at), pa.array(["2020-01-01"])), path)
    assert run(desk, name="b.jsonl").known == 0


def test_ended_by_force_again_and_again_the_content_is_the_same(desk: Path) -> None:
    write(desk / "a.jsonl", range(2000))
    run(desk, "ganti")
    dice = random.Random(17)
    command = [sys.executable, "-m", "pesanlint", "archive", "check", "a.jsonl", "--out", "hasil", "--jobs", "2"]
    kills = 0
    for _ in range(4):
        enough = files(desk / "hasil") + dice.randint(1, 6)  # a part has five files; those half written count
        process = subprocess.Popen(command, cwd=desk, start_new_session=True, stderr=subprocess.DEVNULL)
        while process.poll() is None:
            if files(desk / "hasil") >= enough:
                kills += 1
                os.killpg(process.pid, signal.SIGKILL)
                break
            time.sleep(0.001)
        process.wait()
    done = subprocess.run(command, cwd=desk, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert kills > 1
    assert content(desk / "hasil") == content(desk / "ganti")
    assert not list((desk / "hasil").rglob("*.tmp"))


def test_a_full_disk_ends_the_run_with_a_sentence(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))"
    code = f"{limits}; import sys; sys.argv = ['pesanlint', 'archive', 'check', 'a.jsonl', '--out', 'hasil']; from pesanlint.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], cwd=desk, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False), done.stderr
    assert "Galat" in done.stderr
    run(desk)
    run(desk, "baru")
    assert content(desk / "hasil") == content(desk / "baru")


def deadly(workspace: Workspace, found: list[pa.RecordBatch]) -> list[pa.RecordBatch]:
    if any("r77" in batch.column("id").to_pylist() for batch in found):
        os.kill(os.getpid(), signal.SIGKILL)
    return one_batch.check_batches(workspace, found)


def test_a_record_over_which_a_process_dies_is_one_error(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pesanlint.archive.checking.check_batches", deadly)
    done = run(desk)
    assert done.documents == 700
    errors = query(f"SELECT document, message FROM '{desk}/hasil/errors/*.parquet' WHERE document = 'r77'")
    assert len(errors) == 1
    assert "berhenti mendadak" in str(errors[0][1])


def test_a_batch_ends_where_its_records_say_so() -> None:
    records = [Record(f"{number}", f"{number}", body=f"Isi {number}.") for number in range(5000)]
    whole = [tuple(batch) for batch in batches(iter(records))]
    more = [tuple(batch) for batch in batches(iter([*records[:2500], Record("baru", "baru", body="x"), *records[2500:]]))]
    assert sum(map(len, whole)) == 5000
    assert len(set(whole) - set(more)) <= 2


def test_a_batch_takes_and_gives_arrow(desk: Path) -> None:
    given = one_batch.to_batch(
        [Record("a", "a", body="Lawan hoax \ud800!"), Record("b", "b.docx", form="file", data=b"PK\3\4?")]
    )
    assert given.schema == RECORDS
    made = one_batch.check_batch(Workspace(folder=desk), given)
    assert made.schema == RESULTS
    assert made.column("findings").to_pylist() == [1, 0]
    assert [len(rows) for rows in made.column("errors_rows").to_pylist()] == [0, 1]


REGIONS = """
title: Satuan
rules:
  - id: satuan
    kind: unit
    bodies: [[KPU]]
    regions: [{use: Kota Malang, not: Malang}, {use: Kabupaten Malang, not: Malang}]
"""


def test_each_release_is_judged_as_its_own_desk(desk: Path) -> None:
    (desk / "kita/a.yaml").write_text(REGIONS)
    units = ("KPU Kota Malang", "KPU Kabupaten Malang", "KPU Kota Malang", "")
    records = [Record(f"{at}", f"{at}", unit=unit, body="Rapat KPU Malang dibuka.") for at, unit in enumerate(units)]
    made = one_batch.check_batch(Workspace(folder=desk), one_batch.to_batch(records))
    assert [[one["fix"] for one in rows] for rows in made.column("findings_rows").to_pylist()] == [
        ["KPU Kota Malang"], ["KPU Kabupaten Malang"], ["KPU Kota Malang"], [],
    ]  # fmt: skip


def test_what_a_text_sets_aside_is_counted(desk: Path) -> None:
    (desk / "kita/a.yaml").write_text(RULES)
    body = "[pesanlint: abaikan-berkas kita.hoaks -- nama] Menolak hoax."
    made = one_batch.check_batch(Workspace(folder=desk), one_batch.to_batch([Record("a", "a", body=body)]))
    assert (made.column("suppressed").to_pylist(), made.column("findings").to_pylist()) == ([["kita.hoaks"]], [0])


def test_what_is_no_checked_archive_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="archive check"):
        read_manifest(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tidak-ada.csv"], "tidak ditemukan"),
        (["a.jsonl", "--column", "tubuh=isi"], "pilihannya"),
        (["a.jsonl", "--column", "body=tubuh"], "Kolom yang ada"),
        (["a.jsonl", "--select", "tak.ada"], "tak.ada"),
    ],
)
def test_mistakes_are_said(desk: Path, arguments: list[str], said: str) -> None:
    command = [sys.executable, "-m", "pesanlint", "archive", "check", *arguments, "--out", "hasil"]
    done = subprocess.run(command, cwd=desk, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (2, True, False), done.stderr


def test_the_three_lines_of_both_readmes_read_the_tables(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(desk)
    for name in ("README.md", "README.id.md"):
        text = (Path(__file__).parents[2] / name).read_text("utf-8")
        (lines,) = (block for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if "hasil/findings" in block)
        for line in lines.splitlines():
            shown = eval(line.removesuffix(".show()"), {"duckdb": duckdb, "pandas": pd, "polars": pl})
            assert shown.shape[0] > 0
