"""OpenDocument: what is prose, and that real files are read."""

from collections.abc import Callable
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from needs import needed_in_ci
from odt import NAMESPACES, package
from pesanlint.document import Document
from pesanlint.errors import ReadError
from pesanlint.linter import Linter
from pesanlint.readers import read_bytes
from published import files


def read(text: str, **parts: str) -> Document:
    return read_bytes(package(f"<office:text>{text}</office:text>", **parts), "rilis.odt")


def blocks(text: str, **parts: str) -> list[tuple[str, str]]:
    document = read(text, **parts)
    return [(block.kind, document.text[block.span.start : block.span.end]) for block in document.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<text:p/>", []),
        ("<text:p>Isi.</text:p>", [("paragraph", "Isi.")]),
        ('<text:p text:style-name="T1">Rahasia</text:p><text:p>A<text:span text:style-name="T2"> rahasia</text:span>'
         '<text:span text:style-name="T3"> b</text:span></text:p>', [("paragraph", "A b")]),
        ('<text:p text:style-name="P1">Judul</text:p><text:h>Anak</text:h>', [("title", "Judul"), ("heading", "Anak")]),
        ("<text:p>Rapat dibuka</text:p><text:p>Isi.</text:p>", [("title", "Rapat dibuka"), ("paragraph", "Isi.")]),
        ('<text:p text:style-name="P2">x = 1.</text:p>', [("code", "x = 1.")]),
        ("<text:p>K<text:span>P</text:span>U<text:s text:c=\"3\"/>Melati\n   <text:tab/>di<text:line-break/>sini.</text:p>",
         [("paragraph", "KPU Melati di sini.")]),
        ("<text:list><text:list-item><text:p>a.</text:p><text:list><text:list-item><text:p>b.</text:p></text:list-item>"
         "</text:list></text:list-item></text:list>", [("list-item", "a."), ("list-item", "b.")]),
        ("<table:table><table:table-row><table:table-cell><text:p>a.</text:p></table:table-cell></table:table-row></table:table>",
         [("table-cell", "a.")]),
        ('<text:p>Isi<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Catatan.</text:p>'
         "</text:note-body></text:note> ini.</text:p>", [("paragraph", "Isi ini."), ("paragraph", "Catatan.")]),
        ("<text:p>Isi <draw:frame><draw:text-box><text:p>Kotak.</text:p></draw:text-box><svg:desc>Foto rapat.</svg:desc>"
         "</draw:frame> ini.</text:p>",
         [("paragraph", "Isi \N{OBJECT REPLACEMENT CHARACTER} ini."), ("paragraph", "Kotak."), ("paragraph", "Foto rapat.")]),
        ("<text:tracked-changes><text:changed-region><text:deletion><text:p>terhapus</text:p></text:deletion>"
         "</text:changed-region></text:tracked-changes><text:p>Isi <text:change-start/>baru<text:change-end/>.<text:change/></text:p>",
         [("paragraph", "Isi baru.")]),
        ("<text:table-of-content><text:index-body><text:p>Daftar isi</text:p></text:index-body></text:table-of-content>"
         "<text:section><text:p>Isi.</text:p></text:section>", [("paragraph", "Isi.")]),
    ],
)  # fmt: skip
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(text) == expected


def test_heads_and_feet_of_pages_are_read() -> None:
    styles = (
        f"<office:document-styles {NAMESPACES}><office:master-styles><style:master-page><style:header><text:p>Kepala.</text:p>"
        '</style:header><style:header-first style:display="false"><text:p>Tersembunyi.</text:p></style:header-first>'
        "<style:footer-left><text:p>Kaki.</text:p></style:footer-left></style:master-page></office:master-styles></office:document-styles>"
    )
    assert blocks("<text:p>Isi.</text:p>", styles_xml=styles) == [
        ("paragraph", "Isi."),
        ("paragraph", "Kepala."),
        ("paragraph", "Kaki."),
    ]


def test_comments_hold_suppressions(linter: Linter) -> None:
    comment = "<office:annotation><text:p>pesanlint: abaikan bahasa -- kutipan</text:p></office:annotation>"
    found = {finding.rule for finding in linter.check(read(f"<text:p>Warga {comment}dihimbau datang.</text:p>")).findings}
    assert not any(rule.startswith("bahasa.") for rule in found)


def test_nothing_of_it_is_fixed(linter: Linter) -> None:
    findings = linter.check(read("<text:p>Warga dihimbau datang.</text:p>")).findings
    assert "dihimbau" in [finding.found for finding in findings]
    assert all(not finding.fixes for finding in findings)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (package("<office:spreadsheet/>"), "bukan dokumen teks"),
        (package("<office:text>"), "bukan XML yang sah"),
        (package("<office:text/>", **{"META-INF__manifest_xml": "<a><encryption-data/></a>"}), "disandi"),
        (package('<!DOCTYPE a [<!ENTITY b "c">]>'), "DOCTYPE"),
    ],
    ids=["spreadsheet", "broken", "encrypted", "entities"],
)
def test_what_cannot_be_read_says_why(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read_bytes(data, "rilis.odt")


def test_files_of_other_programs_are_read(assert_faithful: Callable[[Document], None]) -> None:
    found = files("odfpy==1.4.1", ".odt")
    if len(found) < 10:
        needed_in_ci("the examples of odfpy")
    nasty = next(name for name in found if name.endswith("nasty.odt"))
    with pytest.raises(ReadError, match="DOCTYPE"):
        read_bytes(found.pop(nasty), nasty)
    read = {name.rsplit("/", 1)[1]: read_bytes(data, name) for name, data in found.items()}
    for document in read.values():
        assert_faithful(document)
    assert [block.kind for block in read["simplelist.odt"].blocks].count("list-item") == 2
    assert "table-cell" in {block.kind for block in read["simpletable.odt"].blocks}


WORDS = st.sampled_from("Warga |dihim|bau |KPU |A & B |“Kami” |é 😀 | |a<b ".split("|"))
NOTES = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>{}</text:p></text:note-body></text:note>"
INLINE = st.one_of(
    *(
        WORDS.map(lambda word, xml=xml, shown=shown, apart=apart: (xml.format(escape(word)), word * shown, word * apart))
        for xml, shown, apart in [
            ("{}", 1, 0),
            ("<text:span>{}</text:span>", 1, 0),
            ('<text:a><text:span text:style-name="T3">{}</text:span></text:a>', 1, 0),
            ('<text:span text:style-name="T1">{}</text:span>', 0, 0),
            (NOTES, 0, 1),
        ]
    ),
    st.sampled_from([("<text:s/>", " ", ""), ("<text:tab/>", " ", ""), ("<text:bookmark/>", "", "")]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(INLINE, max_size=6), min_size=1, max_size=4))
def test_any_text_is_read_in_order(assert_faithful: Callable[[Document], None], body: list[list[tuple[str, str, str]]]) -> None:
    document = read("".join(f"<text:p>{''.join(xml for xml, _, _ in inline)}</text:p>" for inline in body))
    assert_faithful(document)
    stretches = [
        text for inline in body for text in ("".join(shown for _, shown, _ in inline), *(apart for *_, apart in inline))
    ]
    assert document.text.split("\n") == ([" ".join(text.split()) for text in stretches if text.strip()] or [""])


HIDDEN = "<text:hidden-paragraph text:condition='ooow:1' text:is-hidden='{}'/>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<text:section text:display='none'><text:p>Rahasia.</text:p></text:section>", ""),
        ("<text:section text:display='none'><text:section><text:p>Rahasia.</text:p></text:section></text:section>", ""),
        ("<text:section text:display='condition' text:is-hidden='true'><text:p>Rahasia.</text:p></text:section>", ""),
        ("<text:section text:display='condition' text:is-hidden='false'><text:p>Isi.</text:p></text:section>", "Isi."),
        ("<text:section text:display='true'><text:p>Isi.</text:p></text:section>", "Isi."),
        (f"<text:p>{HIDDEN.format('true')}Rahasia.</text:p>", ""),
        (f"<text:p><text:span>{HIDDEN.format('true')}</text:span>Rahasia.<text:note><text:note-body><text:p>Catatan.</text:p></text:note-body></text:note></text:p>", ""),
        (f"<text:p>{HIDDEN.format('false')}Isi.</text:p>", "Isi."),
        ("<text:p>Isi<text:hidden-text text:is-hidden='true' text:string-value='x'> rahasia</text:hidden-text>.</text:p>", "Isi."),
        ("<text:p>Isi<text:hidden-text text:string-value='x'> rahasia</text:hidden-text>.</text:p>", "Isi."),
        ("<text:p>Isi<text:hidden-text text:is-hidden='false'> tampak</text:hidden-text>.</text:p>", "Isi tampak."),
        ("<text:p><text:conditional-text text:condition='x'>Petugas</text:conditional-text> tiba.</text:p>", "Petugas tiba."),
        ("<table:table><table:table-row><table:table-cell><text:p>Isi.</text:p></table:table-cell><table:covered-table-cell><text:p>Tertutup.</text:p></table:covered-table-cell></table:table-row></table:table>", "Isi."),
    ],
)  # fmt: skip
def test_what_is_hidden_by_a_section_a_field_or_a_cell_is_not_read(body: str, text: str) -> None:
    assert read(f"{body}<text:p>Akhir.</text:p>").text.split("\n") == [*filter(None, [text]), "Akhir."]
