"""Terms in and out: what a format can hold comes back equal."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from pesanlint.cli.commands import pesanlint
from pesanlint.exchange import tables, tbx
from pesanlint.exchange.entry import Entry, ExchangeError, gathered
from pesanlint.exchange.rules import pack, prh, vale
from pesanlint.guideline import Config, ConfigFile, Guideline, load

WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"], exclude_characters="|"), min_size=1, max_size=8)
PHRASES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
LISTS = st.lists(PHRASES, max_size=3, unique=True).map(tuple)
TEXTS = st.lists(WORDS, max_size=4).map(" ".join)
LEVELS = st.sampled_from(["error", "warning", "suggestion"])
ENTRIES = st.lists(
    st.builds(Entry, LISTS, LISTS, LISTS, TEXTS, LEVELS, TEXTS).filter(lambda one: bool(one.avoid or one.use)), max_size=6
)


def from_table(rows: list[list[str]]) -> list[Entry]:
    return tables.entries(rows, tables.guess(rows))


@given(ENTRIES)
def test_a_csv_comes_back_equal(entries: list[Entry]) -> None:
    assert from_table(tables.read_csv(tables.write_csv(entries))) == entries


@settings(max_examples=25, deadline=None)
@given(ENTRIES)
def test_an_xlsx_comes_back_equal(entries: list[Entry]) -> None:
    assert from_table(tables.read_xlsx(tables.write_xlsx(entries))) == entries


@given(ENTRIES, st.sampled_from([(2, "dca"), (3, "dca"), (3, "dct")]))
def test_a_tbx_comes_back_equal_in_what_it_can_hold(entries: list[Entry], form: tuple[int, str]) -> None:
    held = [replace(one, context=(), level="warning") for one in entries]
    data = tbx.write(entries, version=form[0], style=form[1])
    if not held:
        with pytest.raises(ExchangeError, match="tidak memuat istilah"):
            tbx.read(data)
        return
    assert list(tbx.read(data).entries) == held


def written(folder: Path, name: str, files: dict[str, bytes]) -> Guideline:
    """The guideline that some files in a folder make."""
    for file, data in files.items():
        (folder / name / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / name / file).write_bytes(data)
    return load(ConfigFile(Config(guideline=name), folder))


ENTRY = Entry(("hoax", "hoak"), ("hoaks",), ("Anti Hoax",), "KBBI", "error")
MANY = [ENTRY, Entry(("pesta rakyat",), (), (), "", "suggestion", "Sebut pemilunya."), Entry(("utilize",), ("use", "apply"))]


def test_a_pack_comes_back_equal(tmp_path: Path) -> None:
    files, said = pack("uji", "Uji", MANY, "id")
    made = written(tmp_path, "uji", files)
    assert set(gathered(made, [rule.id for rule in made.rules]).entries) == set(MANY)
    assert said == []
    _, said = pack("uji", "Uji", [Entry(use=("saja",))], "id")
    assert said == ["1 entri tanpa istilah yang dihindari tidak menjadi aturan."]


def test_a_termbase_of_thousands_is_imported_and_exported_equal(tmp_path: Path) -> None:
    entries = [
        Entry((f"istilah lama {n}",), (f"istilah baru {n}", f"padanan {n}"), source=f"Pasal {n % 9}") for n in range(2000)
    ]
    (tmp_path / "a.tbx").write_bytes(tbx.write(entries))
    run = CliRunner().invoke(pesanlint, ["import", "tbx", str(tmp_path / "a.tbx"), "--out", str(tmp_path / "uji")])
    assert run.exit_code == 0, run.output
    (tmp_path / "pesanlint.yaml").write_text("guideline: uji\n", encoding="utf-8")
    arguments = ["export", "tbx", "--config", str(tmp_path / "pesanlint.yaml"), "--out", str(tmp_path / "b.tbx")]
    run = CliRunner().invoke(pesanlint, arguments)
    assert run.exit_code == 0, run.output
    assert set(tbx.read((tmp_path / "b.tbx").read_bytes()).entries) == set(entries)


V2 = """<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX"><text><body>
<termEntry id="a"><langSet xml:lang="id"><ntig><termGrp><term>surat suara</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig>
<tig><term>kertas suara</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
<tig><term>lembar <hi>suara</hi></term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig></langSet>
<langSet xml:lang="en"><tig><term>ballot</term></tig></langSet></termEntry></body></text></martif>"""


def test_statuses_and_languages_of_version_2() -> None:
    found = tbx.read(V2.encode())
    assert found.entries == (Entry(("kertas suara",), ("surat suara", "lembar suara")),)
    assert found.languages == ("id", "en")
    assert "en" in found.lost[0]
    english = tbx.read(V2.encode(), "en")
    assert (english.entries, english.lost[-1]) == (
        (Entry((), ("ballot",)),),
        "1 istilah tanpa administrativeStatus dianggap boleh dipakai.",
    )


@pytest.mark.parametrize("status", ["supersededTerm-admn-sts", "notRecommended", "obsolete", "forbidden"])
def test_other_words_for_terms_to_avoid(status: str) -> None:
    assert tbx.read(V2.replace("deprecatedTerm-admn-sts", status).encode()).entries[0].avoid == ("kertas suara",)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<a/>", "bukan TBX"),
        (b"<tbx>", "bukan XML"),
        (b'<!DOCTYPE tbx [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><tbx><text>&b;</text></tbx>', "tidak memuat istilah"),
        (V2.encode(), "tidak memuat bahasa “jv”"),
    ],
)
def test_what_is_no_termbase_is_said(data: bytes, says: str) -> None:
    with pytest.raises(ExchangeError, match=says):
        tbx.read(data, "jv")


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("Jangan,Pakai\nhoax,hoaks\n", [Entry(("hoax",), ("hoaks",))]),
        ("\ufeffIstilah baku;Tidak baku\n", []),
        (
            "Use\tAvoid\tSeverity\nballot\tballots|voting papers\terror\n",
            [Entry(("ballots", "voting papers"), ("ballot",), level="error")],
        ),
        ("hoax;hoaks\nwalikota;wali kota\n", [Entry(("hoax",), ("hoaks",)), Entry(("walikota",), ("wali kota",))]),
        ("hoax\nhoak\n", [Entry(("hoax",)), Entry(("hoak",))]),
        ('avoid,use\n"a\nb",c\n', [Entry(("a", "b"), ("c",))]),
    ],
)
def test_columns_are_guessed(text: str, entries: list[Entry]) -> None:
    assert from_table(tables.read_csv(text.encode())) == entries


def test_no_cell_is_a_formula() -> None:
    with zipfile.ZipFile(io.BytesIO(tables.write_xlsx([Entry(("=1+1",), ("@x",))]))) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_what_is_no_workbook_is_said() -> None:
    for data in (b"x", b"PK\x03\x04"):
        with pytest.raises(ExchangeError, match="bukan XLSX"):
            tables.read_xlsx(data)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", bytes(300 * 1024 * 1024))
    with pytest.raises(ExchangeError, match="setelah dibuka"):
        tables.read_xlsx(bomb.getvalue())


def test_terms_come_back_from_vale_and_prh(tmp_path: Path) -> None:
    entries = [Entry(("a.b (c)", "dua kata"), ("hoaks",)), Entry(("x/y",), ("z",))]
    files, _ = vale("Gaya", entries)
    data, said = prh([*entries, Entry(("tanpa",))])
    from_vale = written(tmp_path, "v", {f"styles/{name}": text for name, text in files.items()} | {
        ".vale.ini": b"StylesPath = styles\n[*]\nBasedOnStyles = Gaya\n"
    })  # fmt: skip
    from_prh = load_prh(tmp_path, data)
    assert any("tanpa pengganti" in one for one in said)
    for made in (from_vale, from_prh):
        assert {use for rule in made.rules for one in rule.wordings for use in one.use} == {"hoaks", "z"}


def load_prh(folder: Path, data: bytes) -> Guideline:
    (folder / "prh.yml").write_bytes(data)
    return load(ConfigFile(Config(guideline="prh.yml"), folder))


def test_an_import_reports_its_columns_and_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text("Hindari;Gunakan\nhoax;hoaks\n", encoding="utf-8")
    arguments = ["import", "csv", str(tmp_path / "g.csv"), "--out", str(tmp_path / "uji")]
    first = CliRunner().invoke(pesanlint, arguments)
    assert (first.exit_code, "1 aturan dengan 1 butir" in first.output) == (0, True)
    again = CliRunner().invoke(pesanlint, arguments)
    assert (again.exit_code, "tidak kosong" in again.output) == (2, True)
    named = CliRunner().invoke(pesanlint, [*arguments[:-1], str(tmp_path / "Uji Coba")])
    assert (named.exit_code, "nama pak" in named.output) == (2, True)


@pytest.mark.parametrize(
    ("form", "name", "text", "says"),
    [
        ("csv", "g.csv", "Hindari;Gunakan\n", "g.csv: tidak ada yang dapat menjadi aturan"),
        ("csv", "g.csv", "Hindari;Gunakan\n;hoaks\n", "g.csv: tidak ada yang dapat menjadi aturan"),
        (
            "csv",
            "g.csv",
            'Hindari;Gunakan\nhoax;hoaks\n"silahkan;silakan\n',
            "g.csv: Baris 3: tanda petik yang dibuka tidak ditutup",
        ),
        ("csv", "g.csv", 'Hindari;Gunakan\n"hoax"x;hoaks\n', "g.csv: Baris 2: tidak dapat dibaca; gandakan tanda petik"),
        ("vale", "g.txt", "Rapat dibuka.\n", "g.txt: tidak ada yang dapat menjadi aturan"),
        ("prh", "prh.yml", "version: 1\nrules: []\n", "prh.yml: tidak ada yang dapat menjadi aturan"),
    ],
)
def test_an_import_without_rules_writes_nothing(tmp_path: Path, form: str, name: str, text: str, says: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = CliRunner().invoke(pesanlint, ["import", form, str(tmp_path / name), "--out", str(tmp_path / "uji")])
    assert (done.exit_code, says in done.output, (tmp_path / "uji").exists()) == (2, True, False), done.output


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text("Hindari;Gunakan\nhoax;hoaks\n", encoding="utf-8")
    out = tmp_path / "g.csv" / "uji"
    done = CliRunner().invoke(pesanlint, ["import", "csv", str(tmp_path / "g.csv"), "--out", str(out)])
    assert (done.exit_code, f"Galat: {out}: Tidak dapat ditulis" in done.output) == (2, True), done.output


def test_a_vale_style_becomes_a_pack(tmp_path: Path) -> None:
    style = tmp_path / "Gaya"
    style.mkdir()
    (style / "TooWordy.yml").write_text(
        "extends: existence\nmessage: \"'%s' is wordy\"\ntokens: [utilize, in order to]\n", encoding="utf-8"
    )
    (style / "Skrip.yml").write_text("extends: script\nmessage: x\nscript: a\n", encoding="utf-8")
    run = CliRunner().invoke(pesanlint, ["import", "vale", str(style), "--out", str(tmp_path / "gaya")])
    assert run.exit_code == 0, run.output
    assert "Skrip.yml:1:1" in run.output
    (rule,) = load(ConfigFile(Config(guideline="gaya"), tmp_path)).rules
    assert (rule.id, rule.message, len(rule.wordings)) == ("gaya.gaya-too-wordy", "'{found}' is wordy", 2)
