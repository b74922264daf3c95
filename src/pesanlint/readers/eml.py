"""E-mail (.eml): the subject as the title, the date, and the text as its sender wrote it. Only read."""

import re
from contextlib import suppress
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime

from pesanlint.document import Document
from pesanlint.readers import html, paragraphs, plain
from pesanlint.readers.encoding import UTF_8_BOM
from pesanlint.readers.errors import ReadError
from pesanlint.readers.limits import Limits
from pesanlint.readers.paragraphs import Paragraph

# What the sender did not write: earlier mail quoted in an answer, and the signature below “-- ”.
_QUOTED = re.compile(r"^>.*$", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- $", re.MULTILINE)


_PREFIX = re.compile(r"(?:(?:re|fwd?|bls|trs)\s*:\s*)+", re.IGNORECASE)


def read_package(data: bytes, path: str, limits: Limits) -> Document:
    """The document that a message holds: its plain text, else its HTML.

    Raises:
        ReadError: it is broken, or there is no text in it.
    """
    try:
        message = message_from_bytes(data.removeprefix(UTF_8_BOM), policy=policy.default)
        subject, date = str(message["subject"] or ""), str(message["date"] or "")
        part = message.get_body(("plain", "html"))
        kind = part.get_content_type() if part else ""
        text = str(part.get_content()) if part else ""
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError):
        raise ReadError("Surel ini rusak. Salin isinya ke berkas teks, lalu periksa berkas itu.") from None
    text = text.replace("\r\n", "\n")
    if kind == "text/html":
        body = paragraphs.of(html.read(text))
    else:
        body = paragraphs.of(plain.read(_QUOTED.sub("", _SIGNATURE.split(text)[0])))
    if not body:
        raise ReadError("Surel ini tidak memuat teks. Bila naskahnya terlampir, simpan lampirannya, lalu periksa lampiran itu.")
    if title := _PREFIX.sub("", subject.strip(), count=1):
        for paragraph in body:
            paragraph.kind = "heading" if paragraph.kind == "title" else paragraph.kind
        body.insert(0, Paragraph("title", title))
    return paragraphs.document(body, path, data, _metadata(title, date))


def _metadata(title: str, date: str) -> dict[str, str]:
    metadata = {"title": title} if title else {}
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        metadata["date"] = parsedate_to_datetime(date).date().isoformat()
    return metadata
