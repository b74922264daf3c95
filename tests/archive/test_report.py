"""The report: correct sums, a page without faults in a real browser and axe-core, exports without formulas."""

import csv
import io
import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

import browser
from pesanlint.archive.checking import check_archive
from pesanlint.archive.report import exports
from pesanlint.archive.report.page import page
from pesanlint.archive.report.sums import Sums, sums
from pesanlint.archive.sources import Choices, open_source
from pesanlint.archive.tables import opened
from pesanlint.errors import ReadError
from pesanlint.workspace import Workspace

RULES = """
title: Istilah
rules:
  - {id: hoaks, kind: substitution, level: error, swap: [{not: hoax, use: hoaks}]}
  - {id: ubah, kind: substitution, level: suggestion, swap: [{not: merubah, use: mengubah}]}
  - {id: diam, kind: substitution, swap: [{not: tidakpernahada, use: ada}]}
"""
HOSTILE = "</script><img src=x onerror=alert(1)> =cmd|' /C calc'!A0"


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checked archive: one desk that improves, one that does not, one with a hostile name; two releases are broken."""
    desk = tmp_path_factory.mktemp("desk")
    (desk / "kita").mkdir()
    (desk / "pesanlint.yaml").write_text("guideline: kita\n")
    (desk / "kita/guideline.yaml").write_text("name: kita\ntitle: Kita\n")
    (desk / "kita/a.yaml").write_text(RULES)
    lines = []
    for number in range(120):
        date = f"20{15 + number // 12}-{number % 12 + 1:02}-10"
        for unit, is_wrong in (("KPU Kota Mawar", number < 60), ("KPU Kota Melati", True), (HOSTILE, number % 2 == 0)):
            word = "hoax" if is_wrong else "hoaks"
            body = f"Warga menolak {word} yang beredar pada hari itu. {HOSTILE if number == 8 else ''}"
            address = "javascript:alert(1)" if unit == HOSTILE else f"https://x.example/{number}"
            lines.append(
                json.dumps(
                    {
                        "id": f"{unit[-3:]}-{number}",
                        "tanggal": date,
                        "satker": unit,
                        "judul": f"Judul {HOSTILE}",
                        "isi": body,
                        "url": address,
                    }
                )
            )
    lines += [
        '{"isi": 5',
        '{"isi": "Tanpa tanggal. <!-- pesanlint: abaikan-berkas kita.hoaks -- nama --> Menolak hoax <b>ini</b>."}',
    ]
    (desk / "a.jsonl").write_text("\n".join(lines))
    check_archive(open_source(str(desk / "a.jsonl"), Choices()), desk / "hasil", Workspace(folder=desk), jobs=1)
    return desk / "hasil"


@pytest.fixture(scope="module")
def found(checked: Path) -> Sums:
    with opened(checked) as tables:
        return sums(tables)


def test_totals(found: Sums) -> None:
    totals = found.totals
    assert (totals["documents"], totals["desks"], totals["hits"], totals["undated"]) == (362, 3, 240, 2)
    assert (totals["first"], totals["last"], found.bucket) == ("2015-01-10", "2024-12-10", "quarter")
    assert found.error_count == 1


def test_desks_are_compared_with_themselves(found: Sums) -> None:
    desks = {row["unit"]: row for row in found.desks}
    assert desks["KPU Kota Mawar"]["late"] == 0
    assert desks["KPU Kota Mawar"]["early"] > 50
    assert desks["KPU Kota Melati"]["early"] == pytest.approx(desks["KPU Kota Melati"]["late"], rel=0.05)


def test_the_value_of_each_rule(found: Sums) -> None:
    (rule,) = found.rules
    assert (rule["rule"], rule["hits"], rule["fixed"], rule["suppressed"]) == ("kita.hoaks", 240, pytest.approx(33.3), 1)
    assert [row["rule"] for row in found.silent] == ["kita.diam", "kita.ubah"]


def test_the_rate_over_time_adds_up(found: Sums) -> None:
    assert sum(row["hits"] for row in found.over_time) == 240
    assert {row["level"] for row in found.over_time} == {"error", "warning", "suggestion"}


def test_the_page_in_a_real_browser(checked: Path, found: Sums, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(page(found), "utf-8")
    script = browser.axe(tmp_path)
    said: list[str] = []
    asked: list[str] = []
    with browser.chromium() as chromium:
        tab = chromium.new_page(viewport={"width": 1200, "height": 900})  # type: ignore[attr-defined]
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(path.as_uri())
        tab.locator("#filter-t-satker").fill("melati")
        assert tab.locator("#t-satker tbody tr:visible").count() == 1
        assert tab.locator("#said-t-satker").inner_text() == "1 baris"
        tab.locator("#filter-t-satker").fill("")
        rates = tab.locator("#t-satker td:nth-child(5)")
        tab.locator("#t-satker th button", has_text="per 1.000 kata").click()
        tab.locator("#t-satker th button", has_text="per 1.000 kata").click()
        shown = [float(text.replace(".", "").replace(",", ".")) for text in rates.all_inner_texts() if text != "–"]
        assert shown == sorted(shown)
        assert tab.locator("#t-satker th[aria-sort=ascending]").count() == 1
        assert tab.locator("svg").count() == 4
        assert all(
            box["width"] > 200 and box["height"] > 40 for box in (one.bounding_box() for one in tab.locator("svg").all())
        )
        assert tab.locator("a[href^='javascript:']").count() == 0
        assert said == []
        assert asked == [path.as_uri()]
        tab.set_viewport_size({"width": 360, "height": 800})
        assert tab.evaluate("document.documentElement.scrollWidth") <= 380
        printed = tab.pdf(format="A4")
        assert printed.startswith(b"%PDF")
        checker = chromium.new_context(bypass_csp=True).new_page()  # type: ignore[attr-defined]
        checker.goto(path.as_uri())
        checker.evaluate(script)
        wrong = checker.evaluate(
            "async () => (await axe.run()).violations.map((one) => one.id + ': ' + one.nodes[0].html.slice(0, 200))"
        )
        assert wrong == []


def test_the_page_prints_on_a4_without_losing_its_tables(found: Sums, tmp_path: Path) -> None:
    import pypdfium2

    path = tmp_path / "report.html"
    path.write_text(page(found), "utf-8")
    with browser.chromium() as chromium:
        tab = chromium.new_page()  # type: ignore[attr-defined]
        tab.goto(path.as_uri())
        printed = tab.pdf(format="A4")
    pages = pypdfium2.PdfDocument(printed)
    text = " ".join(one.get_textpage().get_text_range() for one in pages)
    assert (pages[0].get_width(), pages[0].get_height()) == (pytest.approx(595, abs=1.5), pytest.approx(842, abs=1.5))
    assert "KPU Kota Mawar" in text
    assert "Saring" not in text


def test_a_page_without_anything_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"isi": "Baik."}')
    (tmp_path / "pesanlint.yaml").write_text("guideline: kita\n")
    (tmp_path / "kita").mkdir()
    (tmp_path / "kita/guideline.yaml").write_text("name: kita\ntitle: Kita\n")
    (tmp_path / "kita/a.yaml").write_text(RULES)
    check_archive(open_source(str(tmp_path / "a.jsonl"), Choices()), tmp_path / "hasil", Workspace(folder=tmp_path), jobs=1)
    with opened(tmp_path / "hasil") as tables:
        assert "Tidak ada rilis yang bertanggal" in page(sums(tables))


def test_csv_has_no_formulas(checked: Path, found: Sums) -> None:
    written = exports.write_csv(checked, exports.tables(found))
    rows = [row for path in written for row in csv.reader(io.StringIO(path.read_text("utf-8-sig")))]
    assert any("img src=x" in cell for row in rows for cell in row)
    assert not [cell for row in rows for cell in row if cell.lstrip(" ").startswith(("=", "+", "@", "\t"))]
    assert exports.guarded("=1+1") == "'=1+1"
    assert exports.guarded(" -2 pemilih") == "' -2 pemilih"
    assert exports.guarded(-2) == -2


def test_xlsx_has_no_formulas(checked: Path, tmp_path: Path) -> None:
    path = exports.write_xlsx(tmp_path / "a.xlsx", {"contoh": [{"a": "=1+1", "b": 2, "c": "http://x.example", "d": "\x00é"}]})
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_name("contoh")
    assert sheet.to_python() == [["a", "b", "c", "d"], ["=1+1", 2, "http://x.example", "é"]]
    import zipfile

    with zipfile.ZipFile(path) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_json_has_all_of_it(checked: Path, found: Sums) -> None:
    data = json.loads(exports.write_json(checked / "report.json", found).read_text("utf-8"))
    assert (data["version"], data["totals"]["documents"], len(data["aturan"])) == (2, 362, 1)


def test_an_archive_whose_check_was_ended_is_not_reported_on(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"schema": 1, "complete": false}')
    with pytest.raises(ReadError, match="belum selesai"), opened(tmp_path):
        pass
    (tmp_path / "manifest.json").write_text('{"schema": 1, "complete": true}')
    with pytest.raises(ReadError, match="rusak"), opened(tmp_path):
        pass
