"""Word files: which text is prose, and the kind of block of each paragraph."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from needs import needed_in_ci
from pesanlint.document import Document
from pesanlint.errors import ReadError
from pesanlint.linter import Linter
from pesanlint.readers import read_bytes
from pesanlint.readers.limits import DEEPEST, DEFAULT
from word import CORPUS, FILES, NAMESPACES, TRACKED, docx, p, r, t, unzipped, zipped

BOX = "<w:txbxContent>{}</w:txbxContent>"


def read(*body: str, **stories: str) -> Document:
    return read_bytes(docx(*body, **stories), "rilis.docx")


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.span.start : block.span.end]) for block in document.blocks]


def cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(paragraphs)}</w:tc>"


def field(code: str, result: str) -> str:
    marks = [r(f'<w:fldChar w:fldCharType="{mark}"/>') for mark in ("begin", "separate", "end")]
    return f"{marks[0]}{r(f'<w:instrText>{code}</w:instrText>')}{marks[1]}{r(result)}{marks[2]}"


@pytest.mark.parametrize(
    ("paragraph", "prose"),
    [
        (p(r("pencob", "<w:b/>"), "losan"), "pencoblosan"),
        (p("a", r("<w:tab/>"), "b", r("<w:br/>"), "c", r("<w:cr/>"), "d"), "a\tb c d"),
        (p("anak", r("<w:noBreakHyphen/>"), "anak", r("<w:softHyphen/>"), "an"), "anak\u2011anak\u00adan"),
        (p(r("<w:t>  tepi  </w:t>"), " dan ", r("<w:t>tepi</w:t>")), "tepi dan tepi"),
        (p("  ujung  "), "ujung"),
        (p("baris\nXML"), "baris XML"),
        (p("ada ", f"<w:del {TRACKED}><w:r><w:delText>tiada</w:delText></w:r></w:del>", "sisa"), "ada sisa"),
        (p("ada ", f"<w:ins {TRACKED}>{r('baru')}</w:ins>"), "ada baru"),
        (p(f"<w:moveFrom {TRACKED}>{r('lama ')}</w:moveFrom>", f"<w:moveTo {TRACKED}>{r('baru')}</w:moveTo>"), "baru"),
        (p("ke ", f'<w:hyperlink w:anchor="x">{r("laman")}</w:hyperlink>', " ini"), "ke laman ini"),
        (p("hal. ", field("PAGE", "7"), " dari ", f'<w:fldSimple w:instr="NUMPAGES">{r("9")}</w:fldSimple>'), "hal. 7 dari 9"),
        (p(field(f"IF {field('X', 'dalam')}", "hasil")), "hasil"),
        (p("<w:sdt><w:sdtPr/><w:sdtContent>" + r("isian") + "</w:sdtContent></w:sdt>", " dan "), "isian dan"),
        (p('<w:smartTag w:element="City">' + r("Jember") + "</w:smartTag>"), "Jember"),
        (p("tampak", r(" sembunyi", "<w:vanish/>"), r(" juga", '<w:vanish w:val="0"/>')), "tampak juga"),
        (p("catatan", r('<w:footnoteReference w:id="1"/>'), "."), "catatan."),
        (p("rumus ", "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", " ada"), "rumus \ufffc ada"),
        (p("gambar ", r("<w:drawing><wp:inline/></w:drawing>"), " di tengah"), "gambar \ufffc di tengah"),
        (p(r("<w:drawing><wp:inline/></w:drawing>"), "keterangan"), "keterangan"),
        (
            p(r("<w:ruby><w:rubyPr/><w:rt>" + r("baca") + "</w:rt><w:rubyBase>" + r("tulis") + "</w:rubyBase></w:ruby>")),
            "tulis",
        ),
    ],
)
def test_what_of_a_paragraph_is_prose(paragraph: str, prose: str, assert_faithful: Callable[[Document], None]) -> None:
    document = read(paragraph)
    assert document.text == prose
    assert document.source == document.text
    assert_faithful(document)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ([p("Judul Rilis"), p("Isi rilis.")], [("title", "Judul Rilis"), ("paragraph", "Isi rilis.")]),
        ([p("Yth. Bapak,"), p("Isi.")], [("paragraph", "Yth. Bapak,"), ("paragraph", "Isi.")]),
        ([p("Isi."), p("Rilis", style="Judul")], [("paragraph", "Isi."), ("title", "Rilis")]),
        ([p("Satu", style="Judul1"), p("Dua", style="Judul1")], [("title", "Satu"), ("heading", "Dua")]),
        ([p("A", style="Judul"), p("B", style="Judul1"), p("C", style="Milik")], [("title", "A"), ("heading", "B"), ("heading", "C")]),
        ([p("A."), p("B", style="Kutipan")], [("paragraph", "A."), ("blockquote", "B")]),
        ([p("A."), "<w:p><w:pPr><w:outlineLvl w:val='2'/></w:pPr>" + r("B") + "</w:p>"], [("paragraph", "A."), ("heading", "B")]),
        ([p("A."), "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>" + r("B") + "</w:p>"], [("paragraph", "A."), ("list-item", "B")]),
        (["<w:tbl><w:tr>" + cell(p("a"), p("b")) + cell("<w:tbl><w:tr>" + cell(p("c")) + "</w:tr></w:tbl>", p()) + "</w:tr></w:tbl>"],
         [("table-cell", "a"), ("table-cell", "b"), ("table-cell", "c")]),
        (["<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" + cell(p("a")) + "</w:tr><w:tr>" + cell(p("b")) + "</w:tr></w:tbl>"], [("table-cell", "b")]),
        (["<w:sdt><w:sdtContent>" + p("A.") + "</w:sdtContent></w:sdt>", p("B.")], [("paragraph", "A."), ("paragraph", "B.")]),
        (["<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("satu ") + "</w:p>", p("dua.")], [("paragraph", "satu dua.")]),
        (["<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("satu.") + "</w:p>"], [("paragraph", "satu.")]),
        (["<w:p><w:pPr><w:framePr w:dropCap='drop' w:lines='3'/></w:pPr>" + r("K") + "</w:p>", p("PU hadir.")], [("paragraph", "KPU hadir.")]),
        ([p("Bab 1\t2", style="Daftar1"), p("A.")], [("paragraph", "A.")]),
        ([p(), p("  "), p("A.")], [("paragraph", "A.")]),
        (
            [p("Di luar.", r("<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor>" + BOX.format(p("Dalam.")) + "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>" + BOX.format(p("Dalam.")) + "</w:pict></mc:Fallback></mc:AlternateContent>"), " Sisa.")],
            [("paragraph", "Di luar. Sisa."), ("paragraph", "Dalam.")],
        ),
        ([p("Luar.", r("<w:pict><v:textbox>" + BOX.format(p("Dalam.")) + "</v:textbox></w:pict>"))], [("paragraph", "Luar."), ("paragraph", "Dalam.")]),
    ],
)  # fmt: skip
def test_what_kind_of_block_each_paragraph_is(
    body: list[str], expected: list[tuple[str, str]], assert_faithful: Callable[[Document], None]
) -> None:
    document = read(*body)
    assert blocks(document) == expected
    assert_faithful(document)


def test_notes_headers_and_footers_follow_the_text() -> None:
    document = read(
        p("Isi.", r('<w:footnoteReference w:id="2"/>')),
        header1=p("Kepala"),
        footer1=p("Kaki"),
        footnotes=f'<w:footnote w:id="0" w:type="separator">{p(r("<w:separator/>"))}</w:footnote><w:footnote w:id="2">{p(" Catatan.")}</w:footnote>',
        endnotes=f'<w:endnote w:id="2">{p("Akhir.")}</w:endnote>',
    )
    assert document.text.split("\n") == ["Isi.", "Catatan.", "Akhir.", "Kepala", "Kaki"]


def test_a_comment_suppresses_a_rule_in_its_paragraph(linter: Linter) -> None:
    commented = p("Warga ", '<w:commentRangeStart w:id="0"/>', "dihimbau", '<w:commentRangeEnd w:id="0"/>', r('<w:commentReference w:id="0"/>'), " hadir.")  # fmt: skip
    said = p("pesanlint: abaikan bahasa.kata-baku -- nama resmi kegiatan")
    document = read(commented, p("Warga dihimbau hadir."), comments=f'<w:comment w:id="0" w:author="Sari">{said}</w:comment>')
    assert "nama resmi" not in document.text
    report = linter.check(document)
    assert [(f.rule, f.span.start > len("Warga dihimbau hadir.")) for f in report.findings] == [("bahasa.kata-baku", True)]


@pytest.mark.parametrize(
    "closed",
    [
        f"<w:ins {TRACKED}>{r('himbau')}</w:ins>",
        f'<w:hyperlink w:anchor="x">{r("himbau")}</w:hyperlink>',
        field("X", "himbau"),
        f'<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>{r("himbau")}</w:sdtContent></w:sdt>',
    ],
)
def test_other_people_s_insertions_and_fields_have_no_fix(linter: Linter, closed: str) -> None:
    [finding] = linter.check(read(p("Warga di", closed, " hadir."))).findings
    assert (finding.found, finding.fixes) == ("dihimbau", ())


LOCKED = '<w:lock w:val="sdtContentLocked"/>'
PLAIN = p("Warga dihimbau hadir.")
ROW = f"<w:tr>{cell(PLAIN)}</w:tr>"


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("properties", "fixes"),
    [
        ('<w:lock w:val="contentLocked"/>', 0),
        (LOCKED, 0),
        ('<w:dataBinding w:xpath="/a" w:storeItemID="{0}"/>', 0),
        ('<w15:dataBinding xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" w:xpath="/a"/>', 0),
        ("<w:dropDownList/>", 0),
        ("<w:comboBox/>", 0),
        ("<w:date/>", 0),
        ("<w:showingPlcHdr/>", 0),
        ("<w:richText/>", 1),
        ('<w:lock w:val="sdtLocked"/>', 1),
        ('<w:lock w:val="unlocked"/>', 1),
    ],
)
@pytest.mark.parametrize("inline", [True, False])
def test_a_content_control_whose_text_is_not_free_is_closed(linter: Linter, properties: str, fixes: int, inline: bool) -> None:
    body = p(control(properties, r("Warga dihimbau hadir."))) if inline else control(properties, PLAIN)
    [finding] = linter.check(read(body)).findings
    assert len(finding.fixes) == fixes


@pytest.mark.parametrize(
    "body",
    [
        control(LOCKED, control("", PLAIN)),
        control(LOCKED, f"<w:tbl>{ROW}</w:tbl>"),
        f"<w:tbl>{control(LOCKED, ROW)}</w:tbl>",
        f"<w:tbl>{control(LOCKED, control('', ROW))}</w:tbl>",
        f"<w:tbl><w:tr>{control(LOCKED, cell(PLAIN))}</w:tr></w:tbl>",
        f"<w:tbl><w:tr>{cell(control(LOCKED, PLAIN))}</w:tr></w:tbl>",
        control(LOCKED, p(r("<w:pict><v:textbox>" + BOX.format(PLAIN) + "</v:textbox></w:pict>"))),
        p(control(LOCKED, r("<w:pict><v:textbox>" + BOX.format(PLAIN) + "</v:textbox></w:pict>"))),
        control(LOCKED, "<mc:AlternateContent><mc:Choice Requires='w14'>" + PLAIN + "</mc:Choice></mc:AlternateContent>"),
    ],
)
def test_a_locked_content_control_prevents_fixes_inside_only(linter: Linter, body: str) -> None:
    report = linter.check(read(body, p("Awas."), p("Rakyat dihimbau hadir.")))
    assert [(finding.found, len(finding.fixes)) for finding in report.findings] == [("dihimbau", 0), ("dihimbau", 1)]


def test_a_format_is_recognised_by_content_not_by_name() -> None:
    assert read_bytes(docx(p("Isi.")), "rilis.txt").text == "Isi."
    with pytest.raises(ReadError, match="ZIP"):
        read_bytes(zipped({"xl/workbook.xml": b"<a/>"}), "rilis.txt")
    with pytest.raises(ReadError, match="rusak"):
        read_bytes(b"PK\x05\x06Isi rilis.", "rilis.docx")
    assert read_bytes(b"Isi rilis.", "rilis.docx").text == "Isi rilis."


@pytest.mark.parametrize(
    ("part", "data", "says"),
    [
        ("_rels/.rels", None, "bagian utamanya"),
        ("[Content_Types].xml", None, "daftar jenis isinya"),
        ("word/document.xml", None, "bagian utamanya"),
        ("word/document.xml", b"<a/>", "Strict"),
        ("word/document.xml", b"<w:document", "bukan XML"),
        ("word/document.xml", b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', "DOCTYPE"),
        ("word/styles.xml", b"", "bukan XML"),
    ],
)
def test_a_file_that_is_broken_is_said_to_be(part: str, data: bytes | None, says: str) -> None:
    parts = unzipped(docx(p("Isi.")))
    parts |= {part: data} if data is not None else {}
    if data is None:
        del parts[part]
    with pytest.raises(ReadError, match=says):
        read_bytes(zipped(parts), "rilis.docx")


DRAWING = r("<w:drawing><wp:inline/></w:drawing>")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ([p(DRAWING)], "tidak memuat teks"),
        ([p(r("<w:pict><v:shape/></w:pict>"))], "tidak memuat teks"),
        ([p(r("<w:object/>"))], "tidak memuat teks"),
        ([p(r("<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing/></mc:Choice></mc:AlternateContent>"))], "tidak memuat teks"),
        (["<w:altChunk r:id='rId9'/>"], "altChunk"),
        ([p("Isi."), "<w:altChunk r:id='rId9'/>"], "altChunk"),
        ([p("Isi."), p("<w:subDoc r:id='rId9'/>")], "subdokumen"),
    ],
)  # fmt: skip
def test_a_text_that_cannot_be_seen_is_not_called_clean(body: list[str], says: str) -> None:
    with pytest.raises(ReadError, match=says):
        read(*body, header1=p("Kepala surat"))


@pytest.mark.parametrize("body", [[], [p()], [p(f"<w:del {TRACKED}>{r('<w:delText>Isi.</w:delText>')}</w:del>")]])
def test_an_empty_document_is_a_clean_one(body: list[str]) -> None:
    assert read(*body).text == ""


def test_a_file_locked_by_a_password_is_said_to_be() -> None:
    with pytest.raises(ReadError, match="kata sandi"):
        read_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "rilis.docx")


@pytest.mark.parametrize(
    "opening", ["<w:sdt><w:sdtContent>", "<w:tbl><w:tr><w:tc>", "<w:p><w:r><w:pict><w:txbxContent>", "<w:p><w:smartTag>"]
)
def test_deep_nesting_is_read_or_refused_without_a_traceback(opening: str) -> None:
    tags = re.findall(r"<w:(\w+)>", opening)
    closing = "".join(f"</w:{tag}>" for tag in reversed(tags))
    data = docx(opening * (390 // len(tags)) + p("Isi.") + closing * (390 // len(tags)))
    assert read_bytes(data, "a.docx", limits=DEFAULT._replace(depth=DEEPEST)).text in ("Isi.", "")
    for depth in (260, 2_050):
        with pytest.raises(ReadError, match=r"lebih dari 256 tingkat \(max_depth\)"):
            read(opening * depth + p("Isi.") + closing * depth)


@pytest.mark.parametrize("level", ["9" * 5000, "\N{SUPERSCRIPT TWO}", "-1", "12", "x", ""])
def test_an_invalid_outline_level_is_ignored(level: str) -> None:
    parts = unzipped(docx(p("A."), f'<w:p><w:pPr><w:outlineLvl w:val="{level}"/></w:pPr>{r("B.")}</w:p>', p("C.", style="S")))
    style = f'<w:style w:styleId="S"><w:name w:val="heading {level}"/></w:style></w:styles>'
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", style.encode())
    assert [kind for kind, _ in blocks(read_bytes(zipped(parts), "a.docx"))] == ["paragraph"] * 3


@pytest.mark.parametrize(
    ("paragraph", "run", "direct", "shown"),
    [
        ("", "", "", True),
        ("Sembunyi", "", "", False),
        ("Turunan", "", "", False),
        ("Tampak", "", "", True),
        ("", "Rahasia", "", False),
        ("Sembunyi", "Rahasia", "", True),
        ("Sembunyi", "", '<w:vanish w:val="0"/>', True),
        ("", "Rahasia", '<w:vanish w:val="false"/>', True),
        ("Sembunyi", "", "<w:vanish/>", False),
        ("Putar", "", "", True),
    ],
)
def test_a_style_hides_text_as_well(paragraph: str, run: str, direct: str, shown: bool) -> None:
    """Vanish is a toggle (ECMA-376 part 1, 17.7.3): the paragraph's style and the run's undo each other, the run itself decides."""
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    styles = {
        "Sembunyi": hidden,
        "Turunan": '<w:basedOn w:val="Sembunyi"/>',
        "Tampak": '<w:basedOn w:val="Sembunyi"/><w:rPr><w:vanish w:val="0"/></w:rPr>',
        "Rahasia": hidden,
        "Putar": '<w:basedOn w:val="Putar"/>',
    }
    added = "".join(f'<w:style w:styleId="{key}"><w:name w:val="{key}"/>{more}</w:style>' for key, more in styles.items())
    properties = (f'<w:rStyle w:val="{run}"/>' if run else "") + direct
    parts = unzipped(docx(p(r("rahasia", properties), style=paragraph), p("Isi.")))
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", added.encode() + b"</w:styles>")
    assert ("rahasia" in read_bytes(zipped(parts), "a.docx").text) == shown


@pytest.mark.parametrize(
    ("styles", "text"),
    [
        ("<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>", "Tampak."),
        ('<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/><w:rPr><w:vanish/></w:rPr></w:style>', "Tampak."),
        ('<w:style w:type="character" w:default="1" w:styleId="N"><w:name w:val="x"/><w:rPr><w:vanish/></w:rPr></w:style>', "Tampak."),
        ('<w:style w:type="paragraph" w:styleId="N"><w:name w:val="Normal"/><w:rPr><w:vanish/></w:rPr></w:style>', "Rahasia. Tampak."),
    ],
)  # fmt: skip
def test_text_is_hidden_by_default_too(styles: str, text: str) -> None:
    parts = unzipped(docx(p("Rahasia. ", r("Tampak.", '<w:vanish w:val="0"/>'))))
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", styles.encode() + b"</w:styles>")
    assert read_bytes(zipped(parts), "a.docx").text == text


def test_a_long_line_of_styles_ends() -> None:
    """A chain of ten thousand styles is hostile."""
    parts = unzipped(docx(p("A.", style="S0")))
    line = "".join(
        f'<w:style w:styleId="S{n}"><w:name w:val="s"/><w:basedOn w:val="S{n + 1}"/></w:style>' for n in range(10_000)
    )
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", line.encode() + b"</w:styles>")
    assert blocks(read_bytes(zipped(parts), "a.docx")) == [("paragraph", "A.")]


def test_styles_in_a_circle_end() -> None:
    parts = unzipped(docx(p("A.", style="S")))
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(
        b"</w:styles>", b'<w:style w:styleId="S"><w:name w:val="s"/><w:basedOn w:val="S"/></w:style></w:styles>'
    )
    assert blocks(read_bytes(zipped(parts), "a.docx")) == [("paragraph", "A.")]


MARKS = {kind: r(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")}
CODE = r("<w:instrText>LINK</w:instrText>")
GONE = f"<w:del {TRACKED}>{{}}</w:del>"


@pytest.mark.parametrize(
    ("inline", "prose"),
    [
        (MARKS["begin"] + r("laman"), "laman"),
        (MARKS["begin"] + CODE + GONE.format(MARKS["separate"] + MARKS["end"]) + r("laman"), "laman"),
        (MARKS["begin"] + CODE + MARKS["separate"] + r("laman") + GONE.format(MARKS["end"]), "laman"),
        (GONE.format(MARKS["begin"] + CODE + MARKS["separate"]) + r("laman") + MARKS["end"], "laman"),
        (MARKS["begin"] + CODE + r("laman") + MARKS["end"], "laman"),
        (MARKS["separate"] + r("laman") + MARKS["end"] + MARKS["end"], "laman"),
        (MARKS["begin"] + CODE + field("X", "satu ") + r("laman"), "satu laman"),
        (MARKS["begin"] + CODE + field("X", "rahasia") + MARKS["separate"] + r("laman") + MARKS["end"], "laman"),
        (MARKS["begin"] + CODE + MARKS["end"] + r("laman"), "laman"),
        (f"<w:moveFrom {TRACKED}>{MARKS['begin']}{CODE}</w:moveFrom>" + r("laman") + MARKS["end"], "laman"),
        ("<x:y xmlns:x='urn:x'>" + r("laman") + "</x:y>", "laman"),
        ("<w14:conflictIns xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'>" + r("laman") + "</w14:conflictIns>", "laman"),
        (r("<mc:AlternateContent><mc:Choice Requires='x'><x:y xmlns:x='urn:x'/></mc:Choice></mc:AlternateContent>" + t("laman")), "laman"),
        (r("<mc:AlternateContent><mc:Choice Requires='x'>" + t("la") + "</mc:Choice></mc:AlternateContent>" + t("man")), "laman"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("in_cell", [False, True])
def test_unknown_elements_keep_their_text(inline: str, prose: str, in_cell: bool) -> None:
    """An unmatched mark of a field is as if it were not there (ECMA-376 part 1, 17.16.18)."""
    body = "<w:tbl><w:tr>" + cell(p(inline)) + cell(p("Dua.")) + "</w:tr></w:tbl>" if in_cell else p(inline)
    behind = ["Dua.", "Warga."] if in_cell else ["Warga."]
    assert read(p("Awal."), body, p("Warga.")).text.split("\n") == ["Awal.", prose, *behind]


@pytest.mark.parametrize("hidden", ["<w:t>Satu {}</w:t>", "<w:instrText>DATE{}</w:instrText>", "<w:delText>{}</w:delText>"])
@pytest.mark.parametrize("mark", MARKS.values())
def test_a_field_mark_inside_a_text_element_is_ignored(hidden: str, mark: str) -> None:
    inside = f"<w:r>{hidden.format(mark)}</w:r>"
    assert read(p(inside, r("dua"), *MARKS.values(), r("tiga"))).text.endswith("duatiga")
    assert read(p(inside, r("dua"), MARKS["separate"], r("hasil"), MARKS["end"], r("tiga"))).text.endswith("duahasiltiga")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<x:y xmlns:x='urn:x'>" + p("Isi.") + "</x:y>", "Isi."),
        ("<w:tbl><x:y xmlns:x='urn:x'><w:tr><x:y>" + cell(p("Isi.")) + "</x:y></w:tr></x:y></w:tbl>", "Isi."),
        ("<w:tbl><w:tr>" + cell("<w:tcPr><w:cellDel/></w:tcPr>", p("Lama.")) + cell(p("Isi.")) + "</w:tr></w:tbl>", "Isi."),
        ("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("Isi.") + "</w:p>" + p("Bab 1\t2", style="Daftar1"), "Isi."),
        (p(r("<mc:AlternateContent><mc:Fallback><w:pict>" + BOX.format(p("Isi.")) + "</w:pict></mc:Fallback></mc:AlternateContent>")), "Isi."),
    ],
)  # fmt: skip
def test_unknown_blocks_keep_their_text(body: str, text: str) -> None:
    assert read(body, p("Akhir.")).text == f"{text}\nAkhir."


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*MARKS.values(), *(GONE.format(mark) for mark in MARKS.values()), CODE, "</w:p><w:p>"])))
def test_whatever_marks_there_are_all_text_outside_fields_is_read(pieces: list[str]) -> None:
    """There is text between any two marks; a field hides only the result of a field inside its code."""
    inline = "".join(f"{piece}{r(f'k{n}k ')}" for n, piece in enumerate(pieces))
    text = read(p("Awal."), p(inline), p("Akhir.")).text
    assert text.startswith("Awal.")
    assert text.endswith("Akhir.")
    if MARKS["begin"] not in pieces or pieces.count(MARKS["begin"]) < 2:
        assert all(f"k{n}k" in text for n in range(len(pieces)))


CAPITALS = "<w:style w:type='{}' w:styleId='{}'><w:name w:val='x'/><w:rPr><w:{}/></w:rPr></w:style>"


@pytest.mark.parametrize(
    ("style", "properties", "text"),
    [
        ("", "<w:caps/>", "WARGA KPU"),
        ("", '<w:caps w:val="0"/>', "Warga KPU"),
        ("Besar", "", "WARGA KPU"),
        ("Besar", '<w:caps w:val="0"/>', "Warga KPU"),
        ("Besar", '<w:rStyle w:val="Huruf"/>', "Warga KPU"),
        ("", '<w:rStyle w:val="Huruf"/>', "WARGA KPU"),
        ("", "<w:smallCaps/>", "Warga KPU"),  # which keep capitals apart from small letters
    ],
)
def test_what_word_shows_in_capitals_is_read_so(style: str, properties: str, text: str) -> None:
    parts = unzipped(docx(p(r("Warga KPU", properties), style=style)))
    styles = CAPITALS.format("paragraph", "Besar", "caps") + CAPITALS.format("character", "Huruf", "caps")
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", styles.encode() + b"</w:styles>")
    assert read_bytes(zipped(parts), "a.docx").text == text


def test_the_text_of_a_diagram_is_read_and_closed(linter: Linter) -> None:
    diagrams = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    drawing = f'<w:drawing><wp:inline><d:relIds xmlns:d="{diagrams}" r:dm="rId7"/></wp:inline></w:drawing>'
    parts = unzipped(docx(p("Isi.", r(drawing)), p("Akhir."), header1=p("Kepala")))
    name = "word/_rels/document.xml.rels"
    link = f'<Relationship Id="rId7" Type="{NAMESPACES["r"]}/diagramData" Target="diagrams/data1.xml"/></Relationships>'
    parts[name] = parts[name].replace(b"</Relationships>", link.encode())
    points = "".join(
        f"<d:pt><d:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></d:t></d:pt>" for text in ("Warga dihimbau", "", "Dua")
    )
    parts["word/diagrams/data1.xml"] = (
        f'<d:dataModel xmlns:d="{diagrams}" xmlns:a="{NAMESPACES["a"]}"><d:ptLst>{points}</d:ptLst></d:dataModel>'.encode()
    )
    document = read_bytes(zipped(parts), "a.docx")
    assert document.text.split("\n") == ["Isi.", "Akhir.", "Warga dihimbau", "Dua", "Kepala"]
    [finding] = linter.check(document).findings
    assert finding.fixes == ()


@settings(max_examples=200, deadline=None)
@given(FILES)
def test_every_bit_of_prose_leads_back_to_its_place(assert_faithful: Callable[[Document], None], data: bytes) -> None:
    assert_faithful(read_bytes(data, "rilis.docx"))


def test_files_of_other_projects_are_read(assert_faithful: Callable[[Document], None]) -> None:
    files = sorted(CORPUS.glob("*.docx"))
    if not files:
        needed_in_ci(f"the Word files in {CORPUS.name}")
    read_files = [read_bytes(file.read_bytes(), file.name) for file in files]
    for document in read_files:
        assert_faithful(document)
    assert sum(bool(document.blocks) for document in read_files) > len(files) / 2
