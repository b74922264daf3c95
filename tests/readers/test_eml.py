"""E-mail: the subject, the date and what its sender wrote."""

import base64
from collections.abc import Callable
from email.message import EmailMessage
from html import escape
from pathlib import Path

import pytest
import test.test_email
from hypothesis import given, settings
from hypothesis import strategies as st

from needs import needed_in_ci
from pesanlint.document import Document
from pesanlint.errors import ReadError
from pesanlint.linter import Linter
from pesanlint.readers import read_bytes
from word import docx, p, r

TEXT = "Melati – Rapat dibuka, Senin, 14 Juli 2025.\n\nRapat selesai.\n"


def message(text: str | None = TEXT, html: str | None = None, subject: str = "Fwd: Re: Rapat kerja dibuka") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["Message-ID"], mail["Date"] = "humas@kpu.contoh", "<1@kpu.contoh>", "Mon, 14 Jul 2025 23:59:00 +0700"
    mail["Subject"] = subject
    if text is not None:
        mail.set_content(text)
    if html is not None:
        mail.add_alternative(html, subtype="html") if text is not None else mail.set_content(html, subtype="html")
    return mail


def blocks(data: bytes, path: str = "rilis.eml") -> list[tuple[str, str]]:
    document = read_bytes(data, path)
    return [(block.kind, document.text[block.span.start : block.span.end]) for block in document.blocks]


HEAD = "Dari: Budi <b@kpu.contoh>\nDikirim: Senin, 14 Juli 2025 10.15\nKepada: Humas\nPerihal: Rapat"
BODY = [("paragraph", "Melati – Rapat dibuka, Senin, 14 Juli 2025."), ("paragraph", "Rapat selesai.")]


@pytest.mark.parametrize(
    "mail",
    [
        message(),
        message(html=f"<p>{TEXT}</p><p>Surel ini dari humas.</p>"),
        message(None, "<p>Melati &ndash; <b>Rapat</b> dibuka, Senin, 14 Juli 2025.</p><p>Rapat selesai.</p>"),
        message(TEXT + "\n> Kami dihimbau\n> datang\n-- \nBudi, Humas KPU\n"),
        message(TEXT + "\nPada Sen, 14 Jul 2025 pukul 10.15 Budi <b@kpu.contoh>\nmenulis:\n\n> Kami dihimbau\n> datang\n"),
        message(TEXT + f"\n-----Original Message-----\n{HEAD}\n\nKami dihimbau.\n", subject="Re: Rapat kerja dibuka"),
        message(f"________________________________\n{HEAD}\n\n{TEXT}"),
        message(f"{HEAD}\n\n{TEXT}", subject="Rapat kerja dibuka"),
    ],
    ids=["plain", "both", "html", "quoted", "introduced", "answer by Outlook", "forwarded by Outlook", "nothing but forwarded"],
)
def test_the_text_is_read_under_its_subject(mail: EmailMessage) -> None:
    assert blocks(mail.as_bytes()) == [("title", "Rapat kerja dibuka"), *BODY]


@pytest.mark.parametrize(
    "mail",
    [
        message(" \n", "<p>Melati – Rapat dibuka, Senin, 14 Juli 2025.</p><p>Rapat selesai.</p>"),
        message(None, f"<p>{TEXT.strip().replace(chr(10) * 2, '<p>')}</p><blockquote type='cite'><p>Kami dihimbau.</p></blockquote>"),
        message(None, f"<p>{TEXT.strip().replace(chr(10) * 2, '<p>')}</p><div class='gmail_quote'><div class='gmail_attr'>Budi menulis:"
                      "</div><blockquote class='gmail_quote' style='x'>Kami dihimbau.</blockquote></div>"),
        message(None, f"<div class='gmail_quote'><div class='gmail_attr'>Dari: Budi</div>{TEXT.replace(chr(10), '<br>')}</div>"),
        message(None, f"<p>{TEXT.strip().replace(chr(10) * 2, '<p>')}</p><div><p><b>{HEAD.replace(chr(10), '<br>')}</p></div><p>Kami dihimbau.",
                "RE: Rapat kerja dibuka"),
        message(None, f"<p>{TEXT.strip().replace(chr(10) * 2, '<p>')}</p><div id='Signature'><p>Budi, Humas</p></div>"),
    ],
    ids=["blank plain text", "cited", "answer by Gmail", "forwarded by Gmail", "answer by Outlook", "signed"],
)  # fmt: skip
def test_what_the_sender_did_not_write_is_not_read(mail: EmailMessage) -> None:
    assert blocks(mail.as_bytes()) == [("title", "Rapat kerja dibuka"), *BODY]


def test_the_head_of_a_letter_is_read() -> None:
    """A memorandum says whom it is from and when, but not at what time."""
    memo = "Yth. Ketua\nDari: Kepala Subbagian\nTanggal: 14 Juli 2025\nPerihal: Rapat\n\nIsi.\n"
    assert [text for _, text in blocks(message(memo).as_bytes())][1:] == [line for line in memo.split("\n") if line]


SPEECH = "Ketua berkata, “Warga datang,” katanya – pukul 10…"


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        *[(charset, encoding) for charset in ("x-unknown", "utf8mb4", "", "us-ascii", "ISO-8859-1", "latin1", "windows-1252", "punycode", "utf-8")
          for encoding in ("utf-8", "cp1252")],
        ("utf-16", "utf-16"), ("utf-8", "utf-16"), ("utf-16le", "utf-16-le"), ("iso-8859-15", "cp1252"), ("iso-8859-2", "cp1250"), ("gb18030", "gb18030"),
        ("gb18030", "utf-8"), ("us-ascii", "utf-8-sig"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["plain", "html"])
def test_a_text_is_decoded_as_mail_programs_do(charset: str, encoding: str, kind: str) -> None:
    """Quotation marks show somebody's own words: none may be lost because of a wrong or missing label."""
    label = f"; charset={charset}" if charset else ""
    head = f"Subject: Rapat kerja dibuka\nFrom: a@b.contoh\nMIME-Version: 1.0\nContent-Type: text/{kind}{label}\n"
    body = base64.encodebytes(SPEECH.encode(encoding)).decode()
    data = f"{head}Content-Transfer-Encoding: base64\n\n{body}".encode()
    assert blocks(data) == [("title", "Rapat kerja dibuka"), ("paragraph", SPEECH)]


@pytest.mark.parametrize(
    ("label", "meta", "encoding"),
    [
        ("", "utf-8", "utf-8"),
        ("", "iso-8859-1", "cp1252"),
        ("", "windows-1251", "cp1251"),
        ("utf-8", "latin1", "utf-8"),
        ("", "", "utf-8"),
    ],
)
def test_a_page_may_name_its_charset(label: str, meta: str, encoding: str) -> None:
    head = f"Subject: Rapat\nMIME-Version: 1.0\nContent-Type: text/html{label and f'; charset={label}'}\nContent-Transfer-Encoding: 8bit\n\n"
    page = f"<head><meta http-equiv=x content='text/html; charset={meta}'></head><p>{SPEECH}</p>"
    assert blocks(head.encode() + page.encode(encoding)) == [("title", "Rapat"), ("paragraph", SPEECH)]


@pytest.mark.parametrize(
    "subject",
    ["Rapat “kerja” dibuka".encode(), "Rapat “kerja” dibuka".encode("cp1252"), b"=?utf-8?q?Rapat_=E2=80=9Ckerja=E2=80=9D_dibuka?=",
     b"=?iso-8859-1?q?Rapat_=93kerja=94_dibuka?="],
)  # fmt: skip
def test_a_subject_is_decoded_as_mail_programs_do(subject: bytes) -> None:
    assert blocks(b"Subject: " + subject + b"\nFrom: a@b.contoh\n\nIsi.")[0] == ("title", "Rapat “kerja” dibuka")


@pytest.mark.parametrize(
    ("parameters", "text", "expected"),
    [
        ("format=flowed", "Warga \ndatang.\nPetugas tiba.", ["Warga datang.", "Petugas tiba."]),
        (
            "format=flowed; delsp=yes",
            "Warga dihi \nmbau  \ndatang.\nPetugas tiba.",
            ["Warga dihimbau datang.", "Petugas tiba."],
        ),
        ("format=flowed", "Warga \n datang.", ["Warga datang."]),
        ("Format=Flowed; DelSp=Yes", "dihi \nmbau", ["dihimbau"]),
        ("format=fixed; delsp=yes", "Warga dihi \nmbau", ["Warga dihi", "mbau"]),
        ("format=flowed", "Warga datang. \n-- \nBudi", ["Warga datang."]),
        ("format=flowed; delsp=yes", "Warga datang. \n> Kutipan \n> lama\nPetugas tiba.", ["Warga datang.", "Petugas tiba."]),
        ("format=flowed", " > 100 orang datang.", ["> 100 orang datang."]),
    ],
)
def test_lines_that_the_mail_program_broke_are_whole_again(parameters: str, text: str, expected: list[str]) -> None:
    data = f"Subject: Rapat\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8; {parameters}\n\n{text}".encode()
    assert [text for _, text in blocks(data)] == ["Rapat", *expected]


PLAIN, HTML = "text/plain; charset=utf-8", "text/html; charset=utf-8"
IMAGE = "image/png", "iVBORw0KGgo="
LOGO = "image/png; name=logo.png\nContent-Disposition: inline; filename=logo.png", "iVBORw0KGgo="
FIRST, SECOND = "Warga datang ke kantor.", "Petugas tiba lebih awal."

Tree = tuple[str, "str | list[Tree]"]


def tree(part: Tree, depth: int = 0) -> str:
    """A part with its head: a content type, and a text or parts."""
    kind, content = part
    if isinstance(content, str):
        encoding = "\nContent-Transfer-Encoding: base64" if kind.startswith("image") else ""
        return f"Content-Type: {kind}{encoding}\n\n{content}\n"
    inner = "".join(f"--b{depth}\n{tree(one, depth + 1)}" for one in content)
    return f"Content-Type: {kind}; boundary=b{depth}\n\n{inner}--b{depth}--\n"


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (("multipart/mixed", [(PLAIN, FIRST), LOGO, (PLAIN, SECOND)]), [FIRST, SECOND]),
        (("multipart/mixed", [(HTML, f"<p>{FIRST}"), LOGO, (HTML, f"<p>{SECOND}")]), [FIRST, SECOND]),
        (("multipart/mixed", [LOGO, (PLAIN, FIRST), LOGO, LOGO, (PLAIN, SECOND)]), [FIRST, SECOND]),
        (("multipart/related", [(HTML, f"<p>{FIRST}</p><img src=cid:1><p>{SECOND}"), IMAGE]), [FIRST, SECOND]),
        (("multipart/alternative", [(PLAIN, f"{FIRST}\n\n{SECOND}"), ("multipart/related", [(HTML, f"<p>{FIRST}<p>{SECOND}"), IMAGE])]), [FIRST, SECOND]),
        (("multipart/alternative", [(PLAIN, f"{FIRST}\n\n{SECOND}"), ("multipart/mixed", [(HTML, f"<p>{FIRST}"), IMAGE, (HTML, f"<p>{SECOND}")])]), [FIRST, SECOND]),
        (("multipart/related", [("multipart/alternative", [(PLAIN, FIRST), (HTML, f"<p>{FIRST}")]), IMAGE]), [FIRST]),
        (("multipart/mixed", [("multipart/alternative", [(PLAIN, FIRST), (HTML, f"<p>{FIRST}")]), (PLAIN, SECOND)]), [FIRST, SECOND]),
        (("multipart/mixed", [(PLAIN, FIRST), (HTML, f"<p>{FIRST}")]), [FIRST]),
        (("multipart/mixed", [(PLAIN, f"{FIRST}\n-- \nBudi"), LOGO, (PLAIN, "Humas"), (PLAIN, "Milis")]), [FIRST]),
        (("multipart/signed", [(PLAIN, FIRST), ("application/pgp-signature; name=a.asc", "x")]), [FIRST]),
        (("multipart/alternative", [(PLAIN, "Surel ini memerlukan pembaca HTML."), (HTML, f"<p>{FIRST}<p>{SECOND}")]), [FIRST, SECOND]),
        (("multipart/alternative", [(PLAIN, "Buka di peramban: https://contoh.id/surel?id=12345 atau hubungi humas kami."), (HTML, f"<p>{FIRST}")]), [FIRST]),
        (("multipart/alternative", [(PLAIN, ""), (HTML, f"<p>{FIRST}")]), [FIRST]),
        (("multipart/alternative", [(PLAIN, FIRST), (HTML, "<img src=a>")]), [FIRST]),
        (("multipart/alternative", [(PLAIN, FIRST), ("text/calendar", "BEGIN:VCALENDAR")]), [FIRST]),
        (("multipart/mixed", [("multipart/mixed", [("multipart/mixed", [(PLAIN, FIRST)]), LOGO]), (PLAIN, SECOND)]), [FIRST, SECOND]),
    ],
)  # fmt: skip
def test_all_that_a_mail_program_shows_is_read_once(part: Tree, expected: list[str]) -> None:
    document = read_bytes(f"Subject: Rapat\nFrom: a@b.contoh\nMIME-Version: 1.0\n{tree(part)}".encode(), "a.eml")
    assert document.text.split("\n") == ["Rapat", *expected]
    assert not document.unread


@pytest.mark.parametrize("text", ["Mohon diperiksa.", ""])
def test_a_forwarded_message_is_read_behind_what_forwards_it(text: str) -> None:
    mail = message(text, subject="Fwd: Rilis")
    mail.add_attachment(message())
    own = [("paragraph", text)] if text else []
    assert blocks(mail.as_bytes()) == [("title", "Rilis"), *own, ("heading", "Rapat kerja dibuka"), *BODY]


def test_the_date_is_metadata() -> None:
    assert read_bytes(message().as_bytes(), "a.eml").metadata == {"title": "Rapat kerja dibuka", "date": "2025-07-14"}


def test_a_message_is_known_by_what_it_holds() -> None:
    assert blocks(message().as_bytes(), "surel.txt")[0] == ("title", "Rapat kerja dibuka")
    assert blocks(b"Kepada: media\nDari: humas\n\nIsi.", "a.txt")[0][1] == "Kepada: media"


WORD = "application", "vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("name", "kind", "data", "expected"),
    [
        ("rilis.docx", WORD, docx(p(r(FIRST))), [FIRST]),
        ("rilis.docx", ("application", "octet-stream"), docx(p(r(FIRST))), [FIRST]),
        ("RILIS.TXT", ("application", "octet-stream"), SPEECH.encode("cp1252"), [SPEECH]),
        ("rilis.txt", ("text", "plain"), f"{FIRST}\n\n{SECOND}".encode(), [FIRST, SECOND]),
        ("rilis.html", ("text", "html"), f"<h1>Judul</h1><p>{FIRST}".encode(), ["Judul", FIRST]),
        ("rilis.md", ("application", "octet-stream"), f"# Judul\n\n{FIRST}".encode(), ["Judul", FIRST]),
        ("surel.eml", ("application", "octet-stream"), message(FIRST, subject="Judul").as_bytes(), ["Judul", FIRST]),
        ("foto.jpg", ("application", "octet-stream"), b"\xff\xd8\xff", []),
        ("undangan.ics", ("text", "calendar"), b"BEGIN:VCALENDAR", []),
    ],
)  # fmt: skip
def test_attached_documents_are_read(name: str, kind: tuple[str, str], data: bytes, expected: list[str]) -> None:
    mail = message("Terlampir rilis.")
    for _ in range(2):  # in each of two alternatives, as Apple's program has it
        mail.add_attachment(data, *kind, filename=name)
    document = read_bytes(mail.as_bytes(), "a.eml")
    assert document.text.split("\n") == ["Rapat kerja dibuka", "Terlampir rilis.", *expected]
    assert [block.kind for block in document.blocks].count("title") == 1
    assert not document.unread


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("rilis.docx", b"PK\x03\x04rusak", "rusak"),
        ("rilis.doc", b"\xd0\xcf\x11\xe0", "simpan sebagai .docx"),
        ("rilis.rtf", b"{\\rtf1}", "RTF"),
        ("rilis.zip", b"PK\x03\x04" + bytes(30), "ZIP"),
        ("rilis.pdf", b"%PDF-1.7", "rusak"),
        ("data.xlsx", b"PK\x03\x04" + bytes(30), ".xlsx"),
        ("winmail.dat", b"\x78\x9f\x3e\x22", "tidak dibaca"),
        ("rilis.txt", b"a\0b", "tidak dibaca"),
    ],
)
def test_unreadable_attachments_are_reported(linter: Linter, name: str, data: bytes, why: str) -> None:
    mail = message("Terlampir rilis.")
    mail.add_attachment(data, "application", "octet-stream", filename=name)
    mail.add_attachment(docx(p(r(FIRST))), *WORD, filename="lain.docx")
    document = read_bytes(mail.as_bytes(), "a.eml")
    (failure,) = linter.check(document).failures
    assert f"“{name}” tidak diperiksa" in failure.message
    assert why in failure.message
    assert document.text.endswith(FIRST)


def test_a_mail_of_nothing_but_what_cannot_be_read_says_so() -> None:
    mail = message("")
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="rilis.pdf")
    with pytest.raises(ReadError, match=r"tidak memuat teks.*“rilis.pdf” tidak diperiksa"):
        read_bytes(mail.as_bytes(), "a.eml")


def test_a_comment_in_an_attachment_applies_to_its_paragraph(linter: Linter) -> None:
    comment = "<!-- pesanlint: abaikan bahasa.kata-baku -- nama lama -->"
    mail = message("Warga dihimbau datang.")
    mail.add_attachment(
        f"Warga silahkan.\n\n{comment}\nWarga merubah.\n\nWarga menghimbau.\n".encode(), "text", "plain", filename="a.txt"
    )
    found = [f.found for f in linter.check(read_bytes(mail.as_bytes(), "a.eml")).findings if f.rule == "bahasa.kata-baku"]
    assert "merubah" not in found
    assert {"dihimbau", "silahkan", "menghimbau"} <= set(found)


def test_nested_messages_are_limited() -> None:
    mail = message(FIRST, subject="Judul 0")
    for number in range(1, 20):
        outer = message(f"Surel {number}.", subject=f"Judul {number}")
        outer.add_attachment(mail)
        mail = outer
    document = read_bytes(mail.as_bytes(), "a.eml")
    assert "Surel 11." in document.text
    assert "Surel 10." not in document.text
    assert "terlalu dalam" in document.unread[0]


def test_the_messages_that_python_is_tested_with_are_read(assert_faithful: Callable[[Document], None]) -> None:
    mails = sorted(Path(test.test_email.__file__).parent.glob("data/msg_*.txt"))
    if not mails:
        needed_in_ci("Python's own tests")
    read = 0
    for path in mails:
        try:
            document = read_bytes(path.read_bytes(), f"{path.name}.eml")
        except ReadError as error:
            assert "Surel ini" in str(error)
        else:
            assert_faithful(document)
            read += 1
    assert read > len(mails) / 2


HEADS = st.lists(st.sampled_from([b"From: a", b"Subject: =?utf-8?q?=?=", b"Subject: \xff", b"Date: x", b"Content-Type: text/html; charset=x",
                                  b"Content-Type: multipart/mixed; boundary=b", b"Content-Transfer-Encoding: base64", b""]))  # fmt: skip


@given(HEADS, st.one_of(st.binary(), st.text().map(str.encode)))
def test_any_message_is_read_or_refused(heads: list[bytes], body: bytes) -> None:
    try:
        read_bytes(b"\n".join([*heads, b"", body]), "a.eml")
    except ReadError as error:
        assert str(error)


WORDS = st.lists(st.sampled_from("Warga dihimbau KPU é “Kami” 17 A&B <b> a@b.contoh".split()), min_size=1, max_size=30).map(
    " ".join
)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=5), st.booleans())
def test_any_text_is_read_whole(assert_faithful: Callable[[Document], None], texts: list[str], is_html: bool) -> None:
    html = "".join(f"<p>{escape(text)}</p>" for text in texts)
    mail = message(None, html) if is_html else message("\n\n".join(texts))
    document = read_bytes(mail.as_bytes(), "rilis.eml")
    assert_faithful(document)
    assert document.text.split("\n")[1:] == texts


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("Mon, 14 Jul 2025 09:00:00 +0700", "2025-07-14"),
        ("Mon, 14 Jul\r\n 2025 09:00:00 +0700 (WIB)", "2025-07-14"),
        ("Mon, 14 Jul 2025 09:00:00 +07070707070700", None),
        ("Mon, 99 Jul 2025 09:00:00 +0700", None),
        ("kemarin", None),
    ],
)
def test_a_message_with_an_invalid_date_is_read(date: str, day: str | None) -> None:
    data = f"From: a@b.id\r\nSubject: Rapat\r\nDate: {date}\r\nMIME-Version: 1.0\r\n\r\nWarga hadir.\r\n".encode()
    document = read_bytes(data, "a.eml")
    assert document.text == "Rapat\nWarga hadir."
    assert document.metadata.get("date") == day
