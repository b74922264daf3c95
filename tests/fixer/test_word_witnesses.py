"""Reviewed Word files as read by LibreOffice, python-docx and docx-plus, and validated by the schema of ECMA-376."""

import io
from pathlib import Path

import docx as python_docx
import pytest
from docx_plus.revisions import accept_all_revisions, reject_all_revisions
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import office
from needs import needed_in_ci
from pesanlint.fixer.edits import fix
from pesanlint.fixer.word import reviewed
from pesanlint.guideline import Guideline
from pesanlint.linter import Linter
from pesanlint.readers import DEFAULT, read_bytes
from pesanlint.readers.word.package import WordPackage
from pesanlint.readers.word.reading import paragraphs
from schema import faults, word_schema
from word import CORPUS, FILES, NOW, RULES, askable, docx, lines, p, r, review, unzipped

RICH = docx(
    p("Rapat Kerjasama ", r("antar ", "<w:b/>"), "propinsi", style="Judul"),
    p("Warga ", r("dihim", "<w:b/>"), r("bau", "<w:i/>"), " datang, ", r("silah", "<w:u/>"), "kan lapor oleh oleh panitia."),
    p("Dalam laman ", '<w:hyperlink w:anchor="x">' + r("dihimbau") + "</w:hyperlink>", " agar rakor jalan."),
    p("Ketua berkata, “Warga dihimbau,” ujarnya.", r('<w:footnoteReference w:id="2"/>')),
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>"
    + p("Awas hoax") + "</w:tc><w:tc><w:tcPr/>" + p("kerja", r("sama", "<w:b/>")) + "</w:tc></w:tr></w:tbl>",
    p("Selesai.") + '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>',
    header1=p("Kepala dihimbau"),
    footnotes=f'<w:footnote w:id="2">{p(r("<w:footnoteRef/>"), "Catatan hoax.")}</w:footnote>',
)  # fmt: skip


ELSEWHERE = ("Kepala", "Catatan")


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(Guideline(RULES))


def generated(count: int) -> list[bytes]:
    """Files whose text LibreOffice does not reckon anew, as it does that of fields."""
    made: list[bytes] = []

    @settings(
        max_examples=count, database=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(st.lists(FILES, min_size=2, max_size=2))
    def take(files: list[bytes]) -> None:
        made.extend(file for file in files if not any(b"DATE" in part for part in unzipped(file).values()))

    take()
    return made


def main_text(data: bytes) -> list[str]:
    """The lines of the text itself: LibreOffice keeps no note or header that nothing refers to."""
    package = WordPackage(data, DEFAULT)
    return lines("\n".join(p.text for p in paragraphs(package) if p.part == package.main))


def test_libreoffice_opens_accepts_and_refuses(linter: Linter, tmp_path: Path) -> None:
    python = office.python_with_uno()
    if python is None:
        needed_in_ci("LibreOffice with python3-uno")
    files = [RICH, *generated(15)]
    jobs = []
    for number, data in enumerate(files):
        before, after = tmp_path / f"{number}.docx", tmp_path / f"{number}.pesanlint.docx"
        before.write_bytes(data)
        after.write_bytes(review(linter, data)[2])
        jobs += [
            ("accept", after, tmp_path / f"{number}.accepted.docx"),
            ("refuse", after, tmp_path / f"{number}.refused.docx"),
            ("refuse", before, tmp_path / f"{number}.untouched.docx"),
        ]
    jobs += [(what, tmp_path / "0.pesanlint.docx", tmp_path / f"{what}.txt") for what in ("accept", "refuse")]
    office.convert(str(python), tmp_path / "profile", jobs)
    document, fixed, _ = review(linter, RICH)
    assert len(fixed.edits) > 7
    for what, text in (("accept", fixed.document.text), ("refuse", document.text)):
        body = [line for line in lines(text) if not line.startswith(ELSEWHERE)]
        printed = (tmp_path / f"{what}.txt").read_text("utf-8-sig")
        assert lines(printed.replace("1", ""))[: len(body)] == body  # 1: the footnote's number
    for number, data in enumerate(files):
        reviewed_one, accepted, refused, untouched = (
            main_text((tmp_path / f"{number}.{what}.docx").read_bytes())
            for what in ("pesanlint", "accepted", "refused", "untouched")
        )
        assert reviewed_one == lines("\n".join(review(linter, data)[1].document.text.split("\n")[: len(reviewed_one)]))
        assert accepted == reviewed_one
        assert refused == untouched


@pytest.mark.parametrize("accept", [True, False])
def test_python_docx_opens_it_and_docx_plus_resolves_it(linter: Linter, accept: bool) -> None:
    document, fixed, written = review(linter, RICH)
    opened = python_docx.Document(io.BytesIO(written))
    assert {comment.author for comment in opened.comments} == {"pesanlint"}
    (accept_all_revisions if accept else reject_all_revisions)(opened)
    saved = io.BytesIO()
    opened.save(saved)
    expected = fixed.document.text if accept else document.text
    resolved = lines(read_bytes(saved.getvalue(), "a.docx").text)
    body = [line for line in lines(expected) if not line.startswith(ELSEWHERE)]  # docx-plus leaves notes and headers alone
    assert resolved[: len(body)] == body


def test_the_schema_finds_no_fault_that_was_not_there(linter: Linter, kpu: Guideline, tmp_path: Path) -> None:
    schema = word_schema(tmp_path)
    for data in (RICH, *generated(40)):
        assert faults(schema, review(linter, data, unsafe=True)[2]) <= faults(schema, data)
    for file in sorted(CORPUS.glob("*.docx")):
        data = file.read_bytes()
        document = read_bytes(data, file.name)
        fixed = fix(Linter(kpu), document, unsafe=True)
        assert faults(schema, reviewed(document, fixed.edits, fixed.report.findings, NOW)) <= faults(schema, data)


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{''.join(rows)}</w:tbl>{p('Antara.')}"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def cell(*blocks: str) -> str:
    return f"<w:tc><w:tcPr/>{''.join(blocks)}</w:tc>"


SAID, PLAIN = p("Hasil rakor itu, warga dihimbau hadir."), p("Paragraf biasa.")
BOX = '<w:pict><v:shape style="width:200pt;height:50pt"><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>'
FRAME = "<w:p><w:pPr><w:framePr {}/></w:pPr><w:r><w:t>W</w:t></w:r></w:p>"
MARK = '<w:fldChar w:fldCharType="{}"/>'
PLACES = {
    "a block": control(SAID),
    "the first of a block": control(SAID + PLAIN),
    "another of a block": control(PLAIN + SAID + PLAIN),
    "a block in a block": control(PLAIN + control(SAID) + PLAIN),
    "a table in a block": control(table(row(cell(SAID)))),
    "all words of a block": control(p("rakor")),
    "the last word of a block": control(p("Dihimbau ikut rakor")),
    "plain text only": control(SAID, "<w:text/>"),
    "words": p("Ini ", control(r("hasil rakor itu")), " dan dihimbau."),
    "all words": p(control(r("Hasil rakor, dihimbau."))),
    "words in words": p("A ", control(r("b ") + control(r("rakor dihimbau ")) + r("c ")), "d."),
    "a row": table(control(row(cell(SAID)))),
    "a cell": table(row(control(cell(SAID)))),
    "a block in a cell": table(row(cell(PLAIN, control(SAID), PLAIN))),
    "words in a cell": table(row(cell(p("Di ", control(r("rakor dihimbau")))))),
    "no control, a table": table(row(cell(SAID), cell(SAID))),
    "no control, a text box": p("Luar rakor.", r(BOX.format(SAID))),
    "no control, behind an initial": FRAME.format('w:dropCap="drop" w:lines="3"') + p("arga.") + SAID,
    "no control, behind a frame": FRAME.format('w:w="2000" w:wrap="around"') + SAID,
    "no control, a reference to what is gone": p(
        "Hasil rakor dihimbau (§",
        r(MARK.format("begin")),
        r("<w:instrText> REF hilang \\w \\h </w:instrText>"),
        r(MARK.format("separate")),
        "0",
        r(MARK.format("end")),
        ").",
    ),
}


def test_libreoffice_loses_no_word_where_a_comment_stands(linter: Linter, tmp_path: Path) -> None:
    python = office.python_with_uno()
    if python is None:
        needed_in_ci("LibreOffice with its Python bridge")
        return
    jobs = []
    for number, body in enumerate(PLACES.values()):
        stories = {"header1": SAID, "footer1": SAID, "footnotes": f'<w:footnote w:id="2">{SAID}</w:footnote>'}
        data = docx(p("Pembuka.", r('<w:footnoteReference w:id="2"/>')), body, p("Akhir dihimbau rakor."), **stories)
        written = review(linter, data)[2]
        assert b"w:comment " in unzipped(written)["word/comments.xml"]
        for name, what, content in (("o", "refuse", data), ("a", "accept", written), ("r", "refuse", written)):
            (tmp_path / f"{number}{name}.docx").write_bytes(askable(content))
            jobs.append((what, tmp_path / f"{number}{name}.docx", tmp_path / f"{number}{name}.txt"))
    office.convert(python, tmp_path / "profile", jobs)
    for number, place in enumerate(PLACES):
        original, accepted, refused = ((tmp_path / f"{number}{name}.txt").read_text("utf-8-sig").split() for name in "oar")
        assert refused == original, place
        assert accepted == [word.replace("ihimbau", "iimbau") for word in original], place
