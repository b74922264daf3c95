"""E-mail: the subject, the date and what its sender wrote."""

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
from pesanlint.readers import ReadError, read_bytes

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
        message(html="<p>Bukan ini.</p>"),
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


@pytest.mark.parametrize("charset", ["x-unknown", "utf8mb4"])
def test_a_text_in_an_unknown_charset_is_decoded_like_any_text(charset: str) -> None:
    head = f"Subject: Rapat kerja dibuka\nFrom: a@b.contoh\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n"
    for encoding in ("utf-8", "cp1252"):
        data = f"{head}Content-Transfer-Encoding: 8bit\n\n{TEXT}".encode(encoding)
        assert blocks(data) == [("title", "Rapat kerja dibuka"), *BODY]


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


def test_an_attachment_is_no_text() -> None:
    mail = message(None)
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf")
    with pytest.raises(ReadError, match="terlampir"):
        read_bytes(mail.as_bytes(), "a.eml")


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
