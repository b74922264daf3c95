"""Sources: every format of an archive gives the same records; a broken entry is a record with its position."""

import datetime as dt
import gzip
import io
import json
import sqlite3
import tarfile
import zipfile
from pathlib import Path

import duckdb
import psycopg
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

import postgres
from needs import needed_in_ci
from pesanlint.archive.record import Record
from pesanlint.archive.sources import Choices, open_source
from pesanlint.errors import ReadError
from pesanlint.readers.limits import DEFAULT

ROWS = [
    (
        "007",
        "17 April 2025",
        "KPU Kabupaten Mawar",
        "Rapat dimulai",
        "Rapat dimulai pukul 09.00.",
        "https://kab-mawar.example/1",
    ),
    ("008", "2025-11-02T00:30:00+07:00", "KPU Kota Melati", "28D", "<p>Rapat <b>selesai</b>.</p>", ""),
    ("009", "3/9/2025", "KPU Kota Melati", "Butir", "# Judul\n\nRapat **penting**.", ""),
]
AS_IT_IS = Choices()
NAMES = ("id", "tanggal", "satuan kerja", "judul", "isi", "url")


def expected(name: str, word: str = "baris", first: int = 2) -> list[Record]:
    dates, forms = ("2025-04-17", "2025-11-02", "2025-09-03"), ("text", "html", "markdown")
    return [
        Record(row[0], f"{name}, {word} {number}", date, row[2], row[3], row[4], form, row[5])
        for number, (row, date, form) in enumerate(zip(ROWS, dates, forms, strict=True), first)
    ]


def read(name: object, choices: Choices = AS_IT_IS) -> list[Record]:
    source = open_source(str(name), choices)
    found = list(source.records)
    assert source.done() == pytest.approx(1)
    return found


def write_csv(path: Path, encoding: str = "utf-8", separator: str = ",") -> None:
    import csv

    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=separator).writerows([NAMES, *ROWS])


def as_objects() -> list[dict[str, str]]:
    return [dict(zip(NAMES, row, strict=True)) for row in ROWS]


def test_jsonl(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in as_objects()))
    assert read(tmp_path / "a.jsonl") == expected("a.jsonl", first=1)


def test_numbers_in_jsonl_stay_as_they_are_written_and_objects_are_looked_into(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"id": 2025.10, "content": {"rendered": "<p>Isi</p>"}, "title": {"rendered": "Judul"}}\n'
    )
    (record,) = read(tmp_path / "a.jsonl")
    assert (record.id, record.title, record.body, record.form) == ("2025.10", "Judul", "<p>Isi</p>", "html")


def test_a_key_first_met_late_can_be_named(tmp_path: Path) -> None:
    lines = ['{"isi": "a"}\n'] * 600 + ['{"isi": "b", "kantor_cabang": "Mawar"}\n']
    (tmp_path / "a.jsonl").write_text("".join(lines))
    assert read(tmp_path / "a.jsonl", Choices({"unit": "kantor_cabang"}))[-1].unit == "Mawar"


def test_broken_lines_are_problems_with_their_place(tmp_path: Path) -> None:
    lines = [
        b'{"isi": "baik"}',
        b'{"isi": ',
        b"[1]",
        b'{"isi": "\xff"}',
        b"",
        b'{"isi": ""}',
        b'{"isi": "x", "tanggal": "kemarin"}',
        b'{"isi": "baik"}',
    ]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    found = read(tmp_path / "a.jsonl")
    assert [(one.place, bool(one.problem)) for one in found] == [
        (f"a.jsonl, baris {number}", number not in (1, 8)) for number in (1, 2, 3, 4, 6, 7, 8)
    ]
    assert found[5].body == "x"


def test_a_line_without_an_end_is_refused_and_the_next_one_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"isi": "a"}\n{"isi": "' + "x" * 5000 + '"}\n{"isi": "c"}\n')
    found = read(tmp_path / "a.jsonl", Choices(limits=DEFAULT._replace(size=1000)))
    assert [one.body for one in found] == ["a", "", "c"]
    assert "terlalu panjang" in found[1].problem


@pytest.mark.parametrize(("encoding", "separator"), [("utf-8", ","), ("utf-8-sig", ";"), ("utf-16", "\t"), ("cp1252", ";")])
def test_csv_as_people_export_it(tmp_path: Path, encoding: str, separator: str) -> None:
    write_csv(tmp_path / "a.csv", encoding, separator)
    found = [one._replace(place="") for one in read(tmp_path / "a.csv")]
    assert found == [one._replace(place="") for one in expected("a.csv")]


def test_rows_of_csv_that_are_none_are_problems(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('id,isi\n1,"dua\nbaris"\n2,a,b\n3\n4,"x" y\n5,baik\n')
    found = read(tmp_path / "a.csv")
    assert [(one.place.partition(" ")[2], one.body) for one in found] == [
        ("baris 2", "dua\nbaris"), ("baris 4", ""), ("baris 5", ""), ("baris 6", ""), ("baris 7", "baik"),
    ]  # fmt: skip
    assert [bool(one.problem) for one in found] == [False, True, True, True, False]


def test_a_quotation_mark_that_is_never_closed_does_not_eat_the_memory(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('id,isi\n1,"a' + "\nb" * 5000)
    found = read(tmp_path / "a.csv", Choices(limits=DEFAULT._replace(size=1000)))
    assert found
    assert all(one.problem for one in found)


def test_parquet(tmp_path: Path) -> None:
    pq.write_table(pa.Table.from_pylist(as_objects()), tmp_path / "a.parquet")
    assert read(tmp_path / "a.parquet") == expected("a.parquet", first=1)


def test_typed_columns_of_parquet_are_read_as_text(tmp_path: Path) -> None:
    zone = dt.timezone(dt.timedelta(hours=7))
    times = pa.array([dt.datetime(2025, 7, 17, 0, 30, tzinfo=zone)], pa.timestamp("us", "Asia/Jakarta"))
    pq.write_table(pa.table({"id": [7], "isi": ["a"], "tanggal": times}), tmp_path / "a.parquet")
    (record,) = read(tmp_path / "a.parquet")
    assert (record.id, record.date) == ("7", "2025-07-17")


def test_sqlite(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db") as database:
        database.execute('CREATE TABLE rilis (id TEXT, tanggal TEXT, "satuan kerja" TEXT, judul, isi TEXT, url TEXT)')
        database.executemany("INSERT INTO rilis VALUES (?, ?, ?, ?, ?, ?)", ROWS)
        database.execute("CREATE TABLE lain (nama TEXT)")
    database.close()
    assert read(tmp_path / "a.db") == expected("a.db", first=1)
    some = read(tmp_path / "a.db", Choices(query="SELECT isi, id FROM rilis WHERE id > '007'"))
    assert [one.id for one in some] == ["008", "009"]
    with pytest.raises(ReadError, match="rilis"):
        read(tmp_path / "a.db", Choices(table="tidak ada"))


def test_xlsx_with_empty_rows_at_the_top_keeps_the_numbers_of_its_rows(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"), {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Rilis")
    for at, row in enumerate([NAMES, *ROWS], 3):
        sheet.write_row(at, 0, row)
    sheet.write_datetime(7, 1, dt.datetime(2025, 9, 3), book.add_format({"num_format": "dd/mm/yyyy"}))
    sheet.write_number(7, 0, 10)
    sheet.write_string(7, 4, "Isi.")
    book.close()
    found = read(tmp_path / "a.xlsx", Choices(table="Rilis"))
    assert found[:3] == expected("a.xlsx", first=5)
    assert (found[3].id, found[3].date, found[3].place) == ("10", "2025-09-03", "a.xlsx, baris 8")


def test_a_workbook_that_is_a_bomb_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    with pytest.raises(ReadError, match="max_ratio"):
        read(tmp_path / "a.xlsx")


WXR = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>KPU Kabupaten Mawar</title>
{items}</channel></rss>"""
ITEM = """<item><title>{title}</title><link>https://x.example/{id}</link><pubDate>{pub}</pubDate><dc:creator><![CDATA[humas]]></dc:creator>
<excerpt:encoded><![CDATA[ringkas]]></excerpt:encoded><content:encoded><![CDATA[{body}]]></content:encoded><wp:post_id>{id}</wp:post_id>
<wp:post_date>{date}</wp:post_date><wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type></item>"""


def item(
    number: int, body: str, date: str = "2025-07-17 00:30:00", status: str = "publish", kind: str = "post", pub: str = ""
) -> str:
    return ITEM.format(id=number, title=f"Rilis {number} &amp; lain", body=body, date=date, status=status, kind=kind, pub=pub)


def test_a_wordpress_export(tmp_path: Path) -> None:
    items = [
        item(1, "<!-- wp:paragraph --><p>Blok satu.</p><!-- /wp:paragraph -->"),
        item(2, 'Alinea <em>satu</em>.\n\nAlinea dua. [caption id="x"]Foto[/caption]'),
        item(3, "Konsep.", date="0000-00-00 00:00:00", status="draft"),
        item(4, "Gambar", kind="attachment"),
        item(5, "Tanpa tanggal <b>setempat</b>.", date="0000-00-00 00:00:00", pub="Wed, 16 Jul 2025 23:30:00 +0000"),
    ]
    (tmp_path / "a.xml").write_text(WXR.format(items="\n".join(items)))
    told: list[str] = []
    source = open_source(str(tmp_path / "a.xml"), Choices(), told.append)
    found = list(source.records)
    assert [(one.id, one.date, one.form, one.title) for one in found] == [
        ("1", "2025-07-17", "html", "Rilis 1 & lain"), ("2", "2025-07-17", "html", "Rilis 2 & lain"), ("5", "2025-07-17", "html", "Rilis 5 & lain"),
    ]  # fmt: skip
    assert "<p>Alinea dua" in found[1].body
    assert "caption" not in found[1].body
    assert (found[0].unit, found[0].address) == ("humas", "https://x.example/1")
    assert told == [f"{tmp_path / 'a.xml'}: dilewati: 1 attachment, 1 berstatus draft."]
    assert len(read(tmp_path / "a.xml", Choices(drafts=True))) == 4


def test_a_feed_that_breaks_off_says_where(tmp_path: Path) -> None:
    whole = WXR.format(items=item(1, "a") + "\n" + item(2, "b"))
    (tmp_path / "a.xml").write_text(whole[: whole.index("<wp:post_id>2")])
    first, broken = read(tmp_path / "a.xml")
    assert first.body == "a"
    assert "XML rusak" in broken.problem


def test_entities_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(
        '<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item><description>&a;</description></item></channel></rss>'
    )
    with pytest.raises(ReadError, match="DOCTYPE"):
        read(tmp_path / "a.xml")


def test_rss_and_atom(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(
        '<rss version="2.0"><channel><item><title>J</title><link>https://x.example/1</link><description>&lt;p&gt;Isi&lt;/p&gt;</description>'
        "<pubDate>Thu, 17 Jul 2025 09:00:00 +0700</pubDate><guid>n1</guid></item></channel></rss>"
    )
    (tmp_path / "a.atom").write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>n2</id><title>J</title><link href="https://x.example/2"/>'
        "<published>2025-07-17T09:00:00+07:00</published><author><name>Humas</name></author><content>Isi</content></entry></feed>"
    )
    (rss,), (atom,) = read(tmp_path / "a.rss"), read(tmp_path / "a.atom")
    assert (rss.id, rss.date, rss.body, rss.address) == ("n1", "2025-07-17", "<p>Isi</p>", "https://x.example/1")
    assert (atom.id, atom.date, atom.body, atom.address, atom.unit) == (
        "n2",
        "2025-07-17",
        "Isi",
        "https://x.example/2",
        "Humas",
    )


FILES = {
    "Mawar/2024/a.txt": b"Isi a.",
    "Mawar/b.md": b"# Isi b",
    "c.html": b"<p>Isi c</p>",
    "d.xyz": b"?",
    ".e.txt": b"?",
    "__MACOSX/a.txt": b"?",
}


def in_files(found: list[Record]) -> dict[str, tuple[str, bytes]]:
    return {one.id: (one.unit, one.data) for one in found}


WANTED = {"Mawar/2024/a.txt": ("Mawar", b"Isi a."), "Mawar/b.md": ("Mawar", b"# Isi b"), "c.html": ("", b"<p>Isi c</p>")}
BY_FOLDER = Choices({"unit": "folder"})


def test_a_folder(tmp_path: Path) -> None:
    for name, data in FILES.items():
        if not name.startswith("__"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(data)
    assert in_files(read(tmp_path, BY_FOLDER)) == WANTED


def test_a_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name, data in FILES.items():
            archive.writestr(name, data)
    assert in_files(read(tmp_path / "a.zip", BY_FOLDER)) == WANTED


@pytest.mark.parametrize("ending", ["tar", "tar.gz", "tar.bz2", "tar.xz", "tgz"])
def test_a_tar(tmp_path: Path, ending: str) -> None:
    mode = {"tar": "w", "tar.gz": "w:gz", "tar.bz2": "w:bz2", "tar.xz": "w:xz", "tgz": "w:gz"}[ending]
    with tarfile.open(tmp_path / f"a.{ending}", mode) as archive:  # type: ignore[call-overload]
        for name, data in FILES.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    assert in_files(read(tmp_path / f"a.{ending}", BY_FOLDER)) == WANTED


def test_bombs_in_packed_files_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(40):
            archive.writestr(f"{number}.txt", b"0" * 10_000_000)
    with pytest.raises(ReadError, match="max_ratio"):
        read(tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * 10_000_000)
        archive.writestr("b.txt", b"Baik.")
        archive.writestr("c.txt", b"1" * 20_000_000)
    bomb, good, big = read(tmp_path / "b.zip")
    assert ("max_ratio" in bomb.problem, good.data, "max_size" in big.problem) == (True, b"Baik.", True)
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as packed:
        for number in range(20):
            info = tarfile.TarInfo(f"{number}.txt")
            info.size = 10_000_000
            packed.addfile(info, io.BytesIO(bytes(info.size)))
    assert "max_ratio" in list(open_source(str(tmp_path / "a.tar.gz"), Choices()).records)[-1].problem


def test_packed_files_that_break_off(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as archive:
        for number in range(30):
            info = tarfile.TarInfo(f"{number}.txt")
            data = bytes((number * 7 + at * at) % 251 for at in range(5000))
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    data = (tmp_path / "a.tar.gz").read_bytes()
    (tmp_path / "b.tar.gz").write_bytes(data[: len(data) // 2])
    found = list(open_source(str(tmp_path / "b.tar.gz"), Choices()).records)
    assert found[0].data
    assert "Sisa arsip" in found[-1].problem
    (tmp_path / "b.zip").write_bytes(b"PK\3\4")
    with pytest.raises(ReadError):
        read(tmp_path / "b.zip")
    (tmp_path / "c.gz").write_bytes(gzip.compress(b"no tar"))
    assert "Sisa arsip" in list(open_source(str(tmp_path / "c.gz"), Choices()).records)[-1].problem


def test_duckdb_by_query_reads_dates_as_text(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv")
    with duckdb.connect(str(tmp_path / "a.duckdb")) as database:
        database.execute(f"CREATE TABLE rilis AS SELECT * FROM read_csv('{tmp_path / 'a.csv'}', all_varchar = true)")
    found = read(f"duckdb:{tmp_path / 'a.duckdb'}", Choices(query="SELECT * FROM rilis ORDER BY id"))
    assert found == expected("kueri", first=1)
    with pytest.raises(ReadError, match="query"):
        read("duckdb:")


def test_a_real_postgresql() -> None:
    if postgres.programs() is None:
        needed_in_ci("postgresql")
    with postgres.running() as address:
        with psycopg.connect(address) as connection:
            connection.execute("CREATE TABLE rilis (id int, tanggal timestamptz, unit text, judul text, isi text, jam numeric)")
            connection.execute(
                "INSERT INTO rilis VALUES (7, '2025-07-17 00:30+07', 'Mawar', 'Judul', 'Isi é.', 9.00), (8, NULL, NULL, NULL, 'b', NULL)"
            )
        first, second = read(address, Choices(query="SELECT * FROM rilis ORDER BY id"))
        assert (first.id, first.date, first.unit, first.body) == ("7", "2025-07-17", "Mawar", "Isi é.")
        assert (second.id, second.date, second.unit) == ("8", "", "")
        with pytest.raises(ReadError, match="tidak dapat dibaca"):
            read(address, Choices(query="SELECT * FROM tidak_ada"))
        with pytest.raises(ReadError, match="tidak dapat dibaca"):
            read(address, Choices(query="DELETE FROM rilis RETURNING isi"))
        secret = address.replace("@", ":rahasia@", 1)
        assert "rahasia" not in open_source(secret, Choices(query="SELECT isi FROM rilis")).name


def test_columns_that_are_not_there_are_named(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv")
    with pytest.raises(ReadError, match="satuan kerja"):
        read(tmp_path / "a.csv", Choices({"body": "tulisan"}))
    (tmp_path / "b.csv").write_text("a,b\n1,2\n")
    with pytest.raises(ReadError, match="--column"):
        read(tmp_path / "b.csv")


def test_what_was_guessed_is_told(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv")
    told: list[str] = []
    open_source(str(tmp_path / "a.csv"), Choices(), told.append)
    assert told == [
        "a.csv: id = id; tanggal = tanggal; satuan kerja = satuan kerja; judul = judul; isi = isi; alamat = url. Ubah dengan --column."
    ]


def test_the_desk_of_records_that_name_none(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"isi": "a"}\n{"isi": "b", "unit": "KPU Kota Melati"}\n')
    assert [one.unit for one in read(tmp_path / "a.jsonl", Choices(unit="KPU"))] == ["KPU", "KPU Kota Melati"]


@pytest.mark.parametrize("name", ["tidak-ada.csv", "tidak-ada", "a.docx"])
def test_what_is_no_source_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.docx").write_bytes(b"")
    with pytest.raises(ReadError):
        read(tmp_path / name)
