"""E-mail (.eml): the subject as the title, the date, and the text as its sender wrote it. Only read."""

import re
from contextlib import suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Literal

from pesanlint.document import Document
from pesanlint.readers import html, paragraphs, plain
from pesanlint.readers.encoding import UTF_8_BOM, decode
from pesanlint.readers.errors import ReadError
from pesanlint.readers.limits import Limits
from pesanlint.readers.paragraphs import Paragraph

# What the sender did not write: earlier mail quoted in an answer, and the signature below “-- ”.
_QUOTED = re.compile(r"(?:^(?:Pada|On)\b(?:(?!\n\s*\n)[\s\S]){1,300}?\b(?:menulis|wrote):\s*)?^>.*$", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- $", re.MULTILINE)


# How Outlook and others begin the mail that they answer or forward: its head, with the time that it was sent at.
_HEAD = re.compile(
    r"(?:From|Dari)\s*:.{1,300}?\b(?:Sent|Date|Terkirim|Dikirim|Tanggal)\s*:.{0,60}?\d[.:]\d\d\b.{0,300}?"
    r"\b(?:To|Kepada|Ke|Subject|Subjek|Perihal)\s*:",
    re.IGNORECASE | re.DOTALL,
)
_FIELD = re.compile(
    r"(?:From|Dari|Sent|Date|Terkirim|Dikirim|Tanggal|To|Kepada|Ke|Cc|Bcc|Subject|Subjek|Perihal)\s*:", re.IGNORECASE
)
_RULE = re.compile(r"[-_*\s]{5,}(?:[\w\s]{1,40}[-_*]{5,})?")
_FORWARDED = re.compile(r"\s*(?:re\s*:\s*)*(?:fwd?|trs)\s*:", re.IGNORECASE)
_PREFIX = re.compile(r"(?:(?:re|fwd?|bls|trs)\s*:\s*)+", re.IGNORECASE)


def read_package(data: bytes, path: str, limits: Limits) -> Document:
    """The document that a message holds: its plain text, else its HTML, and those of the messages that it forwards.

    Raises:
        ReadError: it is broken, or there is no text in it.
    """
    try:
        message = message_from_bytes(data.removeprefix(UTF_8_BOM), policy=policy.default)
        subject, date = str(message["subject"] or ""), str(message["date"] or "")
        body = _own(_body(message), is_forwarded=_FORWARDED.match(subject) is not None)
        for part in message.walk():
            if part.get_content_type() == "message/rfc822" and (forwarded := _body(part.get_content())):
                body += Paragraph("heading", _PREFIX.sub("", str(part.get_content()["subject"] or "").strip())), *forwarded
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError):
        raise ReadError("Surel ini rusak. Salin isinya ke berkas teks, lalu periksa berkas itu.") from None
    if not body:
        raise ReadError("Surel ini tidak memuat teks. Bila naskahnya terlampir, simpan lampirannya, lalu periksa lampiran itu.")
    if title := _PREFIX.sub("", subject.strip(), count=1):
        for paragraph in body:
            paragraph.kind = "heading" if paragraph.kind == "title" else paragraph.kind
        body.insert(0, Paragraph("title", title))
    return paragraphs.document(body, path, data, _metadata(title, date))


def _own(body: list[Paragraph], *, is_forwarded: bool) -> list[Paragraph]:
    """The paragraphs without the mail that they answer; of one that is forwarded, without its head."""
    for index, paragraph in enumerate(body):
        if _FIELD.match(paragraph.text) and _HEAD.match("\n".join(p.text for p in body[index : index + 5])):
            before = body[:index]
            while before and _RULE.fullmatch(before[-1].text):
                before.pop()
            if before and not is_forwarded:
                return before
            after = index + 1
            while after < len(body) and _FIELD.match(body[after].text):
                after += 1
            return before + body[after:]
    return body


def _body(message: EmailMessage) -> list[Paragraph]:
    """The paragraphs of a message's plain text, or of its HTML where that is blank or missing."""
    plain_text = _QUOTED.sub("", _SIGNATURE.split(_content(message, "plain"))[0])
    return paragraphs.of(plain.read(plain_text)) or paragraphs.of(html.read(_content(message, "html")))


def _content(message: EmailMessage, kind: Literal["plain", "html"]) -> str:
    """The text of a message's body of this kind, empty if it has none."""
    part = message.get_body((kind,))
    if part is None:
        return ""
    try:
        text = str(part.get_content())
    except LookupError:  # a charset that Python does not know, or that is none
        payload = part.get_payload(decode=True)
        text = decode(payload).text if isinstance(payload, bytes) else ""
    return text.replace("\r\n", "\n")


def _metadata(title: str, date: str) -> dict[str, str]:
    metadata = {"title": title} if title else {}
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        metadata["date"] = parsedate_to_datetime(date).date().isoformat()
    return metadata
