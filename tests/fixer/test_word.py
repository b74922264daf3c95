"""Fixes as tracked changes: what is written, and the texts after accepting and rejecting them."""

import io
import re
import struct
import zipfile
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from needs import needed_in_ci
from pesanlint.errors import ReadError, WriteError
from pesanlint.fixer.edits import fix
from pesanlint.fixer.word import reviewed
from pesanlint.guideline import Guideline
from pesanlint.linter import Linter
from pesanlint.readers import DEFAULT, read_bytes
from pesanlint.readers.archives import Archive
from word import CORPUS, FILES, NOW, RULES, TRACKED, W, docx, lines, looks, p, r, resolved, review, t, unzipped, zipped


@pytest.fixture(scope="module")
def linter() -> Linter:
    """A few rules of every sort: safe fixes, chains of them, unsafe ones; in quotations they only speak."""
    return Linter(Guideline(RULES))


def body(data: bytes) -> str:
    """The text's XML without declarations and dates, with blanks that count left unsaid."""
    xml = unzipped(data)["word/document.xml"].decode()
    inside = re.search(r"<w:body>(.*)</w:body>", xml, re.DOTALL)
    assert inside
    return re.sub(r' (w:date|w:author|xml:space)="[^"]*"', "", inside[1])


@pytest.mark.parametrize(
    ("paragraph", "revised"),
    [
        (
            p("Warga dihimbau."),
            "<w:p><w:r><w:t>Warga di</w:t></w:r>"
            '<w:del w:id="1"><w:r><w:delText>h</w:delText></w:r></w:del>'
            "<w:r><w:t>imbau.</w:t></w:r></w:p>",
        ),
        (
            p("Awas ", r("hoax", "<w:b/>"), "."),
            "<w:p><w:r><w:t>Awas </w:t></w:r>"
            '<w:del w:id="1"><w:r><w:rPr><w:b/></w:rPr><w:delText>hoax</w:delText></w:r></w:del>'
            '<w:ins w:id="2"><w:r><w:rPr><w:b/></w:rPr><w:t>hoaks</w:t></w:r></w:ins>'
            "<w:r><w:t>.</w:t></w:r></w:p>",
        ),
        (
            p("Awas ", r("ho", "<w:b/>"), r("ax", "<w:i/>")),
            "<w:p><w:r><w:t>Awas </w:t></w:r>"
            '<w:del w:id="1"><w:r><w:rPr><w:b/></w:rPr><w:delText>ho</w:delText></w:r></w:del>'
            '<w:del w:id="2"><w:r><w:rPr><w:i/></w:rPr><w:delText>ax</w:delText></w:r></w:del>'
            '<w:ins w:id="3"><w:r><w:rPr><w:b/></w:rPr><w:t>hoaks</w:t></w:r></w:ins></w:p>',
        ),
        (
            p(r("kerja", "<w:b/>"), "sama itu"),
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>kerja</w:t></w:r>"
            '<w:ins w:id="1"><w:r><w:rPr><w:b/></w:rPr><w:t> </w:t></w:r></w:ins>'
            "<w:r><w:t>sama itu</w:t></w:r></w:p>",
        ),
        (
            p(r(f"<w:tab/>{t('dihimbau')}<w:br/>{t('datang')}", "<w:u/>")),
            "<w:p><w:r><w:rPr><w:u/></w:rPr><w:tab/><w:t>di</w:t></w:r>"
            '<w:del w:id="1"><w:r><w:rPr><w:u/></w:rPr><w:delText>h</w:delText></w:r></w:del>'
            "<w:r><w:rPr><w:u/></w:rPr><w:t>imbau</w:t><w:br/><w:t>datang</w:t></w:r></w:p>",
        ),
    ],
)  # fmt: skip
def test_the_least_is_changed_and_its_format_kept(linter: Linter, paragraph: str, revised: str) -> None:
    assert body(review(linter, docx(paragraph))[2]) == revised


@pytest.mark.parametrize("apart", ["<!--x-->", "<?x y?>"])
def test_an_xml_comment_or_instruction_costs_no_word(linter: Linter, apart: str) -> None:
    data = docx(apart, p(r(f"<w:t>Warga dihimbau {apart}hadir besok.</w:t>")), p(apart, "Warga hadir."))
    document, _, written = review(linter, data)
    assert document.text == "Warga dihimbau hadir besok.\nWarga hadir."
    assert read_bytes(written, "a.docx").text == "Warga diimbau hadir besok.\nWarga hadir."


@pytest.mark.parametrize("said", ["Warga dihimbau ", "Hasil rakor itu "])
def test_text_that_was_not_read_is_not_lost(linter: Linter, said: str) -> None:
    """The schema has no element inside a text, and a program may still write one."""
    with pytest.raises(WriteError, match="tidak ditulis"):
        review(linter, docx(p(r(f"<w:t>{said}<w:x/>hadir besok.</w:t>"))))


def test_a_part_that_is_a_story_twice_is_read_once(linter: Linter) -> None:
    parts = unzipped(docx(p("Warga dihimbau."), header1=p("Kepala")))
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"header1.xml", b"document.xml")
    document, _, written = review(linter, zipped(parts))
    assert document.text == "Warga dihimbau."
    assert read_bytes(written, "a.docx").text == "Warga diimbau."


@pytest.mark.parametrize("number", ["9" * 5000, "2147483647", "2147483646", "\N{SUPERSCRIPT TWO}", "-1", "1", "01"])
def test_a_revision_has_a_number_that_is_free_and_fits_32_bits(linter: Linter, number: str) -> None:
    data = docx(p(f'<w:bookmarkStart w:id="{number}" w:name="a"/>', "Warga dihimbau."))
    root = etree.fromstring(unzipped(review(linter, data)[2])["word/document.xml"])
    [change] = root.iter(f"{W}del")
    assert change.get(f"{W}id") == ("2" if number in ("1", "01") else "1")


def test_a_chain_of_fixes_is_one_change(linter: Linter) -> None:
    document, fixed, data = review(linter, docx(p("Warga antar ", r("propinsi", "<w:b/>"), " itu.")))
    assert fixed.document.text == "Warga antarprovinsi itu."
    assert len(fixed.edits) == 1
    assert read_bytes(resolved(data, accept=True), "a.docx").text == fixed.document.text
    assert read_bytes(resolved(data, accept=False), "a.docx").text == document.text


def comments(data: bytes) -> list[str]:
    xml = unzipped(data).get("word/comments.xml", b"<a/>")
    return [
        "\n".join("".join(map(str, x.itertext())) for x in c.iter(f"{W}p")) for c in etree.fromstring(xml).iter(f"{W}comment")
    ]


def test_what_has_no_safe_fix_becomes_a_comment_with_message_and_clause(linter: Linter) -> None:
    data = docx(p("Ketua berkata, “Warga ", r("dihimbau", "<w:b/>"), " hadir,” ujarnya."))
    document, _, written = review(linter, data)
    [comment] = comments(written)
    assert comment.split("\n") == [
        "Gunakan “diimbau”, bukan “dihimbau”.", "Dalam kutipan langsung; tidak diubah.", "Dasar: KBBI VI", "[uji.baku]"
    ]  # fmt: skip
    assert body(written).startswith("<w:p><w:r><w:t>Ketua berkata, “Warga </w:t></w:r><w:commentRangeStart w:id=\"1\"/><w:r><w:rPr><w:b/></w:rPr><w:t>dihimbau")  # fmt: skip
    assert read_bytes(written, "a.docx").text == document.text
    assert "comments.xml" in unzipped(written)["[Content_Types].xml"].decode()


def test_an_unsafe_fix_is_proposed_in_a_comment(linter: Linter) -> None:
    data = docx(p("Hasil rakor itu."))
    assert comments(review(linter, data)[2]) == [
        "Gunakan “rapat koordinasi”, bukan “rakor”.\nSaran, periksa dahulu: “rakor” → “rapat koordinasi”\nDasar: KBBI VI\n[uji.singkat]"
    ]
    assert comments(review(linter, data, unsafe=True)[2]) == []


def test_existing_comments_are_kept_and_not_repeated(linter: Linter) -> None:
    old = f'<w:comment w:id="4" w:author="Sari">{p("Periksa lagi.")}</w:comment>'
    marks = '<w:commentRangeStart w:id="4"/>', "Ketua berkata, “Warga dihimbau,” ujarnya.", '<w:commentRangeEnd w:id="4"/>', r('<w:commentReference w:id="4"/>')  # fmt: skip
    once = review(linter, docx(p(*marks), comments=old))[2]
    assert [c.split("\n")[0][:13] for c in comments(once)] == ["Periksa lagi.", "Gunakan “diim"]
    assert review(linter, once)[2] == once


@pytest.mark.parametrize(
    ("closed", "stands"),
    [
        (f"<w:ins {TRACKED}>{r('himbau')}</w:ins>", "</w:ins><w:commentRangeEnd"),
        (f'<w:hyperlink w:anchor="x">{r("himbau")}</w:hyperlink>', "</w:hyperlink><w:commentRangeEnd"),
    ],
)
def test_what_others_inserted_or_linked_is_commented_on_and_left(linter: Linter, closed: str, stands: str) -> None:
    before = docx(p("Warga di", closed, " hadir."))
    document, fixed, data = review(linter, before)
    assert (fixed.edits, len(comments(data))) == ((), 1)
    assert stands in body(data)
    assert read_bytes(data, "a.docx").text == document.text


CONTROL = '<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'


def test_a_comment_stands_outside_a_locked_content_control(linter: Linter) -> None:
    before = p("Warga ", CONTROL.format(r("dihimbau")), " hadir.")
    assert "<w:commentRangeStart" not in body(review(linter, docx(before))[2]).partition("<w:sdt>")[2].partition("</w:sdt>")[0]
    written = review(linter, docx(p("Isi."), CONTROL.format(p("Warga dihimbau hadir."))))[2]
    assert body(written).startswith("<w:p><w:commentRangeStart")
    assert len(comments(written)) == 1


def test_the_copy_of_a_text_box_for_older_programs_is_fixed_as_well(linter: Linter) -> None:
    box = "<w:txbxContent>" + p("Awas ho", r("ax", "<w:b/>"), "!") + p("Awas hoax lagi!") + "</w:txbxContent>"
    shown = f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
    for copy, count in ((box, 4), (box.replace("lagi", "kini"), 2)):  # an invalid copy is not changed
        both = f"<mc:AlternateContent>{shown}<mc:Fallback><w:pict>{copy}</w:pict></mc:Fallback></mc:AlternateContent>"
        data = docx(p("Isi.", r(both)))
        _, fixed, written = review(linter, data)
        assert fixed.document.text == "Isi.\nAwas hoaks!\nAwas hoaks lagi!"
        accepted = unzipped(resolved(written, accept=True))["word/document.xml"].decode()
        assert re.sub("<[^>]*>", "", accepted).count("hoaks") == count
        assert list(looks(resolved(written, accept=False))) == list(looks(data))
        assert_sound(written)


def test_notes_and_headers_are_fixed_in_place_and_commented_on_at_the_beginning(linter: Linter) -> None:
    said = "Kata Ketua, “Warga dihimbau,” ujarnya."
    data = review(linter, docx(p("Isi."), header1=p("Awas hoax!"), footnotes=f'<w:footnote w:id="2">{p(said)}</w:footnote>'))[2]
    assert b"<w:ins" in unzipped(data)["word/header1.xml"]
    assert [comment.split("\n")[0][:18] for comment in comments(data)] == ["Tentang “dihimbau”"]
    assert body(data).startswith("<w:p><w:commentRangeStart")


def test_a_signed_file_is_refused(linter: Linter) -> None:
    parts = unzipped(docx(p("Warga dihimbau.")))
    with pytest.raises(WriteError, match="ditandatangani"):
        review(linter, zipped(parts | {"_xmlsignatures/sig1.xml": b"<a/>"}))


def test_the_rest_of_the_package_stays_byte_for_byte(linter: Linter) -> None:
    before = unzipped(docx(p("Warga dihimbau."), header1=p("Kepala"))) | {
        "word/media/": b"",
        "word/media/a.bin": bytes(range(256)),
    }
    after = unzipped(review(linter, zipped(before))[2])
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]


def spoilt(data: bytes, name: str, how: str) -> bytes:
    """Return the package with a part that cannot be unpacked: one byte differs, or its compression method is unknown."""
    spoilt, [entry] = bytearray(data), [e for e in zipfile.ZipFile(io.BytesIO(data)).infolist() if e.filename == name]
    if how == "byte":
        spoilt[entry.header_offset + 30 + len(name) + entry.compress_size // 2] ^= 0xFF
        return bytes(spoilt)
    directory = data.rindex(b"PK\1\2", 0, data.rindex(name.encode()))
    for at in (entry.header_offset + 8, directory + 10):
        spoilt[at : at + 2] = (9).to_bytes(2, "little")
    return bytes(spoilt)


@pytest.mark.parametrize("how", ["byte", "method"])
def test_a_part_that_is_not_ours_is_passed_on_as_it_is_stored(linter: Linter, how: str) -> None:
    picture = "word/media/a.bin"
    data = spoilt(zipped(unzipped(docx(p("Warga dihimbau hadir."))) | {picture: bytes(range(256)) * 8}), picture, how)
    written = review(linter, data)[2]
    assert read_bytes(written, "a.docx").text == "Warga diimbau hadir."
    before, after = (zipfile.ZipFile(io.BytesIO(package)) for package in (data, written))
    assert before.namelist() == after.namelist()
    for entry, same in zip(before.infolist(), after.infolist(), strict=True):
        if entry.filename != "word/document.xml":
            assert stored(data, entry) == stored(written, same)
            assert (entry.CRC, entry.compress_type, entry.date_time) == (same.CRC, same.compress_type, same.date_time)
    assert after.getinfo("word/document.xml").CRC != before.getinfo("word/document.xml").CRC


def stored(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    start = entry.header_offset + 30 + sum(struct.unpack("<HH", data[entry.header_offset + 26 : entry.header_offset + 30]))
    return data[start : start + entry.compress_size]


@pytest.mark.parametrize("streamed", [True, False])
@pytest.mark.parametrize("before", [b"", b"#!/bin/sh\n"])
def test_a_package_written_as_a_stream_or_behind_other_bytes_is_rewritten(
    linter: Linter, streamed: bool, before: bytes
) -> None:
    class Stream(io.BytesIO):
        def tell(self) -> int:
            if streamed:
                raise OSError
            return super().tell()

    buffer = Stream()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in unzipped(docx(p("Warga dihimbau."), header1=p("Kepala"))).items():
            archive.writestr(name, part)
    data = buffer.getvalue()
    assert streamed == bool(zipfile.ZipFile(io.BytesIO(data)).infolist()[0].flag_bits & 8)
    written = Archive(before + data, DEFAULT).with_parts({"word/document.xml": b"<a/>", "baru.xml": b"<b/>"})
    after = unzipped(written)
    assert after == unzipped(data) | {"word/document.xml": b"<a/>", "baru.xml": b"<b/>"}
    assert zipfile.ZipFile(io.BytesIO(written)).testzip() is None


@pytest.mark.parametrize(
    "name", ["[Content_Types].xml", "word/comments.xml", "word/_rels/document.xml.rels", "word/styles.xml"]
)
@pytest.mark.parametrize("how", ["byte", "method", "no xml"])
def test_a_part_of_ours_that_is_broken_is_said_to_be(linter: Linter, name: str, how: str) -> None:
    old = {"comments": f'<w:comment w:id="0">{p("Ya.")}</w:comment>'} if "comments" in name else {}
    data = docx(p("Hasil rakor, warga dihimbau."), **old)
    data = zipped(unzipped(data) | {name: b"<"}) if how == "no xml" else spoilt(data, name, how)
    with pytest.raises((ReadError, WriteError), match=re.escape(name)):
        review(linter, data)


@pytest.mark.parametrize(
    ("runs", "written"),
    [
        (r("Warga dihimbau.", "<w:caps/>"), "Warga diimbau."),
        (r("awas hoax.", "<w:caps/>"), "awas hoaks."),
        (r("Hoax ada.", "<w:caps/>"), "Hoaks ada."),
        (r("HOAX ada.", "<w:caps/>"), "HOAKS ada."),
        (r("ho", "<w:caps/>") + r("ax itu.", "<w:caps/><w:b/>"), "hoaks itu."),
        (r("antar propinsi.", "<w:caps/>"), "antarprovinsi."),
        (r("Kerjasama itu.", "<w:caps/>"), "Kerja sama itu."),
        (r("awas hoax.", "<w:smallCaps/>"), "awas hoaks."),
    ],
)
def test_letters_that_word_shows_as_capitals_stay_what_they_are(linter: Linter, runs: str, written: str) -> None:
    data = docx(p(runs))
    _, fixed, reviewed_data = review(linter, data)
    assert len(fixed.edits) == 1
    accepted = unzipped(resolved(reviewed_data, accept=True))["word/document.xml"].decode()
    assert re.sub("<[^>]*>", "", accepted) == written
    assert list(looks(resolved(reviewed_data, accept=False))) == list(looks(data))
    assert read_bytes(resolved(reviewed_data, accept=True), "a.docx").text == fixed.document.text


@pytest.mark.parametrize(
    "paragraph",
    [
        p("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "rakor ", "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"),
        p("Di ", r("<mc:AlternateContent><mc:Choice Requires='x'>" + t("rakor") + "</mc:Choice></mc:AlternateContent>"), "."),
        p("Di ", r("<w:ruby><w:rubyPr/><w:rt>" + r("b") + "</w:rt><w:rubyBase>" + r("rakor") + "</w:rubyBase></w:ruby>"), "."),
        p("Di ", "<x:y xmlns:x='urn:x'>" + r("rakor") + "</x:y>", "."),
    ],
)
def test_a_comment_finds_its_place_beside_whatever_is_closed(linter: Linter, paragraph: str) -> None:
    written = review(linter, docx(paragraph))[2]
    assert len(comments(written)) == 1
    assert_sound(written)


def test_what_xml_has_no_place_for_is_left_out_of_comments() -> None:
    odd = replace(RULES[2], message="Periksa \x1b[2J “{found}”\0.")
    data = review(Linter(Guideline((odd,))), docx(p("Hasil rakor itu.")))[2]
    assert comments(data)[0].startswith("Periksa [2J “rakor”.")


def test_without_text_there_is_no_comment(linter: Linter) -> None:
    said = f'<w:comment w:id="0" w:author="Sari">{p("pesanlint: abaikan tiada -- alasan")}</w:comment>'
    data = docx(p(r('<w:commentReference w:id="0"/>')), comments=said)
    _, fixed, written = review(linter, data)
    assert [finding.rule for finding in fixed.report.findings] == ["pesanlint.abaikan-salah"]
    assert written is data


def test_without_findings_the_file_is_unchanged(linter: Linter) -> None:
    data = docx(p("Warga diimbau datang."))
    assert review(linter, data)[2] is data


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(FILES, st.booleans())
def test_whatever_the_file(linter: Linter, data: bytes, unsafe: bool) -> None:
    document, fixed, written = review(linter, data, unsafe=unsafe)
    for finding in fixed.report.findings:
        assert fixed.document.source[finding.span.start : finding.span.end] == finding.found
    accepted, refused = (resolved(written, accept=accept) for accept in (True, False))
    assert lines(read_bytes(written, "a.docx").text) == lines(fixed.document.text)
    assert lines(read_bytes(accepted, "a.docx").text) == lines(fixed.document.text)
    assert read_bytes(refused, "a.docx").text == document.text
    assert list(looks(refused)) == list(looks(data))
    assert_sound(written)
    again = fix(linter, read_bytes(accepted, "rilis.docx"), unsafe=unsafe)
    assert again.edits == () or fixed.report.failures


def assert_sound(data: bytes) -> None:
    """What the schema says of revisions and comments, as far as the order and the numbers of elements go."""
    parts = unzipped(data)
    root = etree.fromstring(parts["word/document.xml"])
    roots = [etree.fromstring(xml) for name, xml in parts.items() if re.match(r"word/(document|header|footnotes)", name)]
    numbers = [e.get(f"{W}id") for tree in roots for e in tree.iter(f"{W}ins", f"{W}del") if e.get(f"{W}author") == "pesanlint"]
    assert len(numbers) == len(set(numbers))
    for tree in roots:
        for change in tree.iter(f"{W}ins", f"{W}del"):
            assert {child.tag for child in change} <= {f"{W}r"}
            assert not any(a.tag in (f"{W}ins", f"{W}del", f"{W}hyperlink") for a in change.iterancestors())
        assert not [x for gone in tree.iter(f"{W}del") for x in gone.iter(f"{W}t")]
        assert not [x for x in tree.iter(f"{W}delText") if not any(a.tag == f"{W}del" for a in x.iterancestors())]
        assert all(run.find(f"{W}rPr") in (None, run[0]) for run in tree.iter(f"{W}r") if len(run))
    said = [c.get(f"{W}id") for c in etree.fromstring(parts.get("word/comments.xml", b"<a/>"))]
    order = [(e.tag[len(W) + 7 :], e.get(f"{W}id")) for e in root.iter() if str(e.tag).startswith(f"{W}comment")]
    for number in said:
        assert [name for name, key in order if key == number] in (["RangeStart", "RangeEnd", "Reference"], ["Reference"])


def test_files_of_other_projects_lose_nothing(linter: Linter) -> None:
    files = sorted(CORPUS.glob("*.docx"))
    if not files:
        needed_in_ci(f"the Word files in {CORPUS.name}")
    for file in files:
        data = file.read_bytes()
        document = read_bytes(data, file.name)
        assert reviewed(document, (), (), NOW) is data
        fixed = fix(linter, document, unsafe=True)
        written = reviewed(document, fixed.edits, fixed.report.findings, NOW)
        assert changed_parts(data, written) <= {
            "word/document.xml",
            "word/comments.xml",
            "[Content_Types].xml",
            "word/_rels/document.xml.rels",
        }
        assert list(looks(resolved(written, accept=False))) == list(looks(data))


def changed_parts(before: bytes, after: bytes) -> set[str]:
    old, new = unzipped(before), unzipped(after)
    assert set(old) <= set(new)
    return {name for name in new if old.get(name) != new[name]}
