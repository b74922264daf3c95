"""Prose that is skipped on purpose is counted by reason; text that is read, or not prose, is not counted."""

from email.message import EmailMessage

import pytest

from odt import package
from pesanlint.finding import Report
from pesanlint.linter import Linter
from pesanlint.readers import read_bytes, read_text, skipped
from word import TRACKED, docx, p, r, t

HIDDEN = "<w:vanish/>"
DELETED = f'<w:del {TRACKED}><w:r><w:delText xml:space="preserve">tiga kata hilang </w:delText></w:r></w:del>'
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
NESTED = (
    FIELD.format("begin") + FIELD.format("begin") + r("<w:instrText>PAGE</w:instrText>") + FIELD.format("separate")
    + r("satu dua") + FIELD.format("end") + FIELD.format("separate") + r("hasil") + FIELD.format("end")
)  # fmt: skip
ROW = "<w:tr>{}<w:tc>{}</w:tc></w:tr>"


@pytest.mark.parametrize(
    ("body", "counted"),
    [
        (p("Warga hadir."), {}),
        (p("Warga ", r("tidak tampak sama sekali", HIDDEN), "hadir."), {skipped.HIDDEN: 4}),
        (p("Warga ", r(t("dua ") + "<w:tab/>" + t("kata"), HIDDEN), "hadir."), {skipped.HIDDEN: 2}),
        (p("Warga ", DELETED, "hadir."), {skipped.DELETED: 3}),
        (p(f"<w:ins {TRACKED}>{r('Warga ')}{DELETED}</w:ins>", "hadir."), {skipped.DELETED: 3}),
        (p("Warga ", f"<w:moveFrom {TRACKED}>{r('di sini')}</w:moveFrom>", "hadir."), {}),
        (p("Warga ", NESTED, " hadir."), {skipped.NESTED: 2}),
        (p("Bab satu 1", style="Daftar1") + p("Bab satu"), {skipped.CONTENTS: 3}),
        (
            f"<w:tbl>{ROW.format(f'<w:trPr><w:del {TRACKED}/></w:trPr>', p('dua kata') + p('lagi'))}</w:tbl>",
            {skipped.DELETED: 3},
        ),
        (f"<w:tbl>{ROW.format('', f'<w:tcPr><w:cellDel {TRACKED}/></w:tcPr>' + p('dua kata'))}</w:tbl>", {skipped.DELETED: 2}),
        (p("Kata ", r("ter", HIDDEN), r("sembunyi", HIDDEN)), {skipped.HIDDEN: 2}),
    ],
)
def test_word(body: str, counted: dict[str, int]) -> None:
    assert dict(read_bytes(docx(p("Warga datang."), body), "rilis.docx").skipped) == counted


@pytest.mark.parametrize(
    ("body", "counted"),
    [
        ("<text:p>Warga hadir.</text:p>", {}),
        ('<text:section text:display="none"><text:p>dua <text:span>kata</text:span></text:p></text:section>', {skipped.HIDDEN: 2}),
        ('<text:section text:display="none"><text:p>dua<text:note><text:note-body><text:p>kata lagi</text:p></text:note-body></text:note></text:p></text:section>', {skipped.HIDDEN: 2}),
        ('<text:p><text:hidden-paragraph text:is-hidden="true"/>satu dua tiga</text:p>', {skipped.HIDDEN: 3}),
        ('<text:p>Warga <text:span text:style-name="T1">tidak tampak</text:span> hadir.</text:p>', {skipped.HIDDEN: 2}),
        ('<text:p>Warga <text:hidden-text text:is-hidden="true" text:string-value="a b c"/> hadir.</text:p>', {skipped.HIDDEN: 3}),
        ("<text:table-of-content><text:index-body><text:p>Bab satu</text:p></text:index-body></text:table-of-content>", {skipped.CONTENTS: 2}),
        ("<table:table><table:table-row><table:covered-table-cell><text:p>satu</text:p></table:covered-table-cell></table:table-row></table:table>", {skipped.COVERED: 1}),
        ('<text:tracked-changes><text:changed-region><text:deletion><office:change-info><x>Sari Dewi</x></office:change-info><text:p>dua kata</text:p></text:deletion></text:changed-region></text:tracked-changes>', {skipped.DELETED: 2}),
        ("<text:p>Rapat<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Catatan.</text:p></text:note-body></text:note></text:p>", {}),
    ],
)  # fmt: skip
def test_odt(body: str, counted: dict[str, int]) -> None:
    document = read_bytes(package(f"<office:text><text:p>Warga datang.</text:p>{body}</office:text>"), "rilis.odt")
    assert dict(document.skipped) == counted


@pytest.mark.parametrize(
    ("html", "counted"),
    [
        ("<p>Warga <b>hadir</b>.</p>", {}),
        ("<p hidden>dua kata</p><p>Warga.</p>", {skipped.HIDDEN: 2}),
        ('<div style="display: none"><p>satu <b>dua</b></p><script>var a = "b c"</script><p>tiga</p></div>', {skipped.HIDDEN: 3}),
        ("<p>Warga.</p><template><p>dua kata</p></template>", {skipped.HIDDEN: 2}),
        ("<p>Warga.</p><noscript>Aktifkan <b>JavaScript</b></noscript>", {skipped.FALLBACK: 2}),
        ("<p>Warga <del>tidak ikut</del> hadir.</p>", {skipped.DELETED: 2}),
        ("<p>Warga <code>satu dua</code> <kbd>tiga</kbd> <svg><text>empat</text></svg>.</p><style>p { a: b }</style>", {}),
        ("<p hidden><code>satu dua</code> tiga</p>", {skipped.HIDDEN: 1}),
        ("<p>Warga.</p><textarea>satu dua <p>tiga</p>", {skipped.UNCLOSED: 3}),
        ("<p>Warga.</p><textarea>satu</textarea><svg><p>dua tiga", {skipped.UNCLOSED: 2}),
        ("<p>Warga.</p><!-- satu dua <p>Rapat</p>", {skipped.UNCLOSED: 3}),
        ("<p>Warga.</p><!-- catatan -->", {}),
        ("<html><body><nav>Menu utama</nav><article><h1>Judul</h1><p>Satu dua tiga empat.</p></article><p>Baca juga</p></body></html>", {skipped.OUTSIDE: 2}),
        ("<html><head><title>Situs kami</title></head><body><article><h1>Judul</h1><p>Isi.</p></article></body></html>", {}),
    ],
)  # fmt: skip
def test_html(html: str, counted: dict[str, int]) -> None:
    assert dict(read_text(html, "rilis.html").skipped) == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Warga `satu dua` hadir.\n\n```\nkode lagi\n```\n", {}),
        ("Warga <del>tidak ikut</del> hadir.\n", {skipped.DELETED: 2}),
        ("Warga.\n\n<template>\n\ndua kata\n\n</template>\n\nRapat.\n", {skipped.HIDDEN: 2}),
        ("Warga.\n\n<div hidden>dua kata</div>\n\nRapat.\n", {skipped.HIDDEN: 2}),
        ("Warga.\n\n<svg>\n\ndua kata\n\n</svg>\n\nRapat.\n", {}),
    ],
)
def test_markdown(text: str, counted: dict[str, int]) -> None:
    assert dict(read_text(text, "rilis.md").skipped) == counted


def mail(text: str, html: str = "") -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = "Rapat", "humas@kpu.contoh"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


@pytest.mark.parametrize(
    ("data", "counted"),
    [
        (mail("Rapat selesai.\n"), {}),
        (mail("Rapat selesai.\n\n> satu dua\n> tiga\n"), {skipped.QUOTED: 3}),
        (mail("Rapat selesai.\n-- \nBudi, Humas\n"), {skipped.SIGNATURE: 2}),
        (mail("Rapat selesai.\n", "<p>Rapat selesai.</p><blockquote type=cite>dua kata</blockquote>"), {}),
        (mail("Lihat.\n", "<p>Rapat sudah selesai.</p><blockquote type=cite>dua kata</blockquote>"), {skipped.QUOTED: 2}),
        (mail("Baik.\n\nDari: Budi\nDikirim: Senin, 14 Juli 2025 10.15\nKepada: Humas\nPerihal: Rapat\n\nIsi lama.\n"), {skipped.QUOTED: 14}),
    ],
)  # fmt: skip
def test_mail(data: bytes, counted: dict[str, int]) -> None:
    assert dict(read_bytes(data, "rilis.eml").skipped) == counted


def test_attachments_count_for_the_message() -> None:
    message = EmailMessage()
    message["Subject"], message["From"] = "Rilis", "humas@kpu.contoh"
    message.set_content("Terlampir.\n")
    file = docx(p("Warga ", r("tidak tampak", HIDDEN), "hadir."))
    message.add_attachment(file, maintype="application", subtype="octet-stream", filename="rilis.docx")
    assert dict(read_bytes(message.as_bytes(), "rilis.eml").skipped) == {skipped.HIDDEN: 2}


def test_the_report_says_it_and_how_much_was_read() -> None:
    report: Report = Linter.from_config().check(read_text("<p>Tiga kata dibaca.</p><p hidden>satu dua</p>", "a.html"))
    assert (report.skipped, report.words) == (((skipped.HIDDEN, 2),), 3)
    assert (report.findings, report.failures) == ((), ())
