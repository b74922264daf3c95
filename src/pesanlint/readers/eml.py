"""E-mail (.eml): the subject as the title, the date, the text as its sender wrote it, and the documents attached. Only read."""

import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import PurePath

from pesanlint.document import Document
from pesanlint.errors import ReadError
from pesanlint.readers import html, mime, paragraphs, plain
from pesanlint.readers.encoding import SIGNATURES, UTF_8_BOM
from pesanlint.readers.formats import TEXTS, package_format
from pesanlint.readers.limits import Limits
from pesanlint.readers.paragraphs import Paragraph

MAX_DEPTH = 8
"""Messages within each other."""
HALF, MOST = 0.5, 0.9
"""Shares of a text's words: an alternative that has less than half of another's is a stub; two that have most are one text."""

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
_WORD = re.compile(r"\w+")
_UNKNOWN = "Berkas seperti ini tidak dibaca. Bila isinya naskah, simpan sebagai .docx, .odt, .html, atau .txt, lalu periksa."


def read_package(data: bytes, path: str, limits: Limits) -> Document:
    """The document that a message holds: its text, and that of the messages and documents that come with it.

    What comes with it and cannot be read is among the document's `unread`.

    Raises:
        ReadError: it is broken, or there is no text in it.
    """
    unread: list[str] = []
    try:
        message = message_from_bytes(data.removeprefix(UTF_8_BOM), policy=policy.default)
        subject, body = _read(message, limits, unread)
        # The header as it stands: asked for by its name it is parsed, and a zone beyond all measure raises.
        date = next((" ".join(str(value).split()) for name, value in message.raw_items() if name.lower() == "date"), "")
    except (LookupError, ValueError, TypeError, AttributeError, ArithmeticError, RecursionError):
        raise ReadError("Surel ini rusak. Salin isinya ke berkas teks, lalu periksa berkas itu.") from None
    if not any(paragraph.text.strip() for paragraph in body):
        raise ReadError(" ".join(["Surel ini tidak memuat teks.", *unread]))
    if title := _PREFIX.sub("", subject, count=1):
        body.insert(0, Paragraph("title", title))
    for paragraph in body[1:]:
        paragraph.kind = "heading" if paragraph.kind == "title" else paragraph.kind
    return replace(paragraphs.document(body, path, data, _metadata(title, date)), unread=tuple(unread))


def _read(message: EmailMessage, limits: Limits, unread: list[str], depth: int = 0) -> tuple[str, list[Paragraph]]:
    """The subject of a message, and its paragraphs with those of what comes with it; what cannot be read goes to `unread`."""
    subject = mime.subject(message)
    body = _own(_shown(message), is_forwarded=_FORWARDED.match(subject) is not None)
    enclosed = list(mime.enclosed(message))
    share = max(sum(not mime.is_message(part) for part in enclosed), 1)
    limits = limits._replace(unpacked=limits.unpacked // share, xml=limits.xml // share)  # a message costs as much as a file
    for part in enclosed:
        if depth == MAX_DEPTH:
            unread.append(_unread(part, "Surel di dalamnya bersusun terlalu dalam."))
        elif mime.is_message(part):
            forwarded, text = _read(mime.message(part), limits, unread, depth + 1)
            body += Paragraph("heading", _PREFIX.sub("", forwarded)), *text
        else:
            try:
                document = _attached(part, limits)
            except ReadError as error:
                unread.append(_unread(part, str(error)))
            else:
                body += paragraphs.of(document)
                unread += document.unread
    return subject, body


def _attached(part: EmailMessage, limits: Limits) -> Document:
    """The document that is attached.

    Raises:
        ReadError: it cannot be read.
    """
    from pesanlint.readers import read_bytes, read_text

    name, data = mime.name(part), mime.data(part)
    extension = PurePath(name).suffix.lower()
    if package_format(data, name) or data.startswith(tuple(SIGNATURES)):
        return read_bytes(data, name, limits=limits)
    if extension in TEXTS or (not extension and mime.is_text(part)):
        text = mime.text(part)
        if "\0" not in text:
            return read_text(text, name)
    raise ReadError(_UNKNOWN)


def _unread(part: EmailMessage, why: str) -> str:
    return f"Lampiran “{mime.name(part) or 'tanpa nama'}” tidak diperiksa. {why}"


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


def _shown(part: EmailMessage) -> list[Paragraph]:
    """The paragraphs that a part shows as the message's own text, without earlier mail quoted in it and the signature."""
    kind = part.get_content_type()
    if mime.is_enclosed(part):
        return []
    if kind == "text/html":
        return paragraphs.of(html.read(mime.text(part)))
    if kind == "text/plain":
        return paragraphs.of(plain.read(_QUOTED.sub("", _SIGNATURE.split(mime.text(part))[0])))
    if kind == "multipart/alternative":
        return _fullest(map(_shown, mime.parts(part)))
    if kind == "multipart/related":
        return next(filter(None, map(_shown, mime.parts(part))), [])
    shown: list[Paragraph] = []
    before: list[Paragraph] = []
    is_signed = False
    for inner in mime.parts(part):
        is_plain = inner.get_content_type() == "text/plain" and not mime.is_enclosed(inner)
        if is_signed and is_plain:  # what a mailing list puts below
            continue
        text = _shown(inner)
        if not (_share(text, before) > MOST and _share(before, text) > MOST):  # one text twice, in place of alternatives
            shown += text
        before = text
        is_signed = is_signed or (is_plain and _SIGNATURE.search(mime.text(inner)) is not None)
    return shown


def _fullest(alternatives: Iterable[list[Paragraph]]) -> list[Paragraph]:
    """The first of some alternatives that is no stub: that says at least half of what those behind it say."""
    chosen: list[Paragraph] = []
    for alternative in alternatives:
        if _share(alternative, chosen) < HALF:
            chosen = alternative
    return chosen


def _share(text: Iterable[Paragraph], other: Iterable[Paragraph]) -> float:
    """How much of a text's words another text has too; all of it where there are none."""
    words, others = (Counter(_WORD.findall("\n".join(p.text.lower() for p in one))) for one in (text, other))
    return (words & others).total() / words.total() if words else 1


def _metadata(title: str, date: str) -> dict[str, str]:
    metadata = {"title": title} if title else {}
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        metadata["date"] = parsedate_to_datetime(date).date().isoformat()
    return metadata
