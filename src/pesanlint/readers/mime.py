"""The parts of a MIME message: their content, and which of them are attachments."""

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from mimetypes import guess_type

from pesanlint.readers.encoding import decode_labelled

# Types of attachments that are not documents: pictures, sounds, fonts, appointments, business cards, signatures, keys.
_NO_DOCUMENT = re.compile(
    r"(?:audio|font|image|video)/.*|text/(?:calendar|directory|vcard|x-vcard|x-amp-html|rfc822-headers)|multipart/.*"
    r"|message/(?:delivery-status|disposition-notification|external-body|feedback-report|global-[a-z-]+|partial)"
    r"|application/(?:ics|applefile|mac-binhex40|pgp-(?:encrypted|keys|signature)|(?:x-)?pkcs7-signature)"
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)


def subject(message: EmailMessage) -> str:
    """The subject of a message. Bytes not encoded as the standard requires are decoded like those of a text."""
    raw = next((str(value) for name, value in message.raw_items() if name.lower() == "subject"), "")
    if not raw.isascii():
        raw = decode_labelled(raw.encode("utf-8", "surrogateescape"), None)
        return str(policy.default.header_factory("subject", raw)).strip()
    return decode_labelled(str(message["subject"] or "").encode("utf-8", "replace"), "utf-8").strip()


def parts(part: EmailMessage) -> Iterator[EmailMessage]:
    """The direct parts of a multipart."""
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        yield from (inner for inner in part.iter_parts() if isinstance(inner, EmailMessage))


def enclosed(part: EmailMessage) -> Iterator[EmailMessage]:
    """The messages and documents attached to a message, in order, each once."""
    seen: set[bytes] = set()
    for one in _leaves(part):
        if is_message(one):
            yield one
        elif is_enclosed(one) and (content := data(one)) not in seen:
            seen.add(content)
            yield one


def _leaves(part: EmailMessage) -> Iterator[EmailMessage]:
    if part.get_content_maintype() == "multipart":
        for inner in parts(part):
            yield from _leaves(inner)
    else:
        yield part


def is_message(part: EmailMessage) -> bool:
    """Whether a part is a whole message."""
    return part.get_content_type() in ("message/rfc822", "message/global") and part.is_multipart()


def message(part: EmailMessage) -> EmailMessage:
    """The message in a part."""
    inner: EmailMessage = part.get_content()
    return inner


def is_enclosed(part: EmailMessage) -> bool:
    """Whether a part is an attached document, not shown as the message's own text."""
    kind = part.get_content_type()
    if kind in ("text/plain", "text/html"):
        return part.get_content_disposition() == "attachment" or bool(part.get_filename())
    if kind == "application/octet-stream":
        kind = guess_type(name(part))[0] or kind
    return not _NO_DOCUMENT.fullmatch(kind)


def is_text(part: EmailMessage) -> bool:
    """Whether the type of a part is plain text or HTML."""
    return part.get_content_type() in ("text/plain", "text/html")


def name(part: EmailMessage) -> str:
    """The file name of a part; empty without one."""
    return part.get_filename() or ""


def data(part: EmailMessage) -> bytes:
    """The bytes of a part."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def text(part: EmailMessage) -> str:
    """The text of a part, with lines rejoined that the mail program broke (RFC 3676)."""
    content, label = data(part), part.get_content_charset()
    if part.get_content_type() == "text/html" and label is None and (m := _META_CHARSET.search(content, 0, 4096)):
        label = m[1].decode("ascii", "replace")
    decoded = decode_labelled(content, label).replace("\r\n", "\n")
    if part.get_content_type() == "text/plain" and str(part.get_param("format", "")).lower() == "flowed":
        return _unflowed(decoded, is_blank_dropped=str(part.get_param("delsp", "")).lower() == "yes")
    return decoded


def _unflowed(text: str, *, is_blank_dropped: bool) -> str:
    """The text with lines that end in a blank joined to the next one, except quoted lines and the mark of a signature."""
    read: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        is_quoted = line.startswith(">")
        plain = line if is_quoted or line.startswith(" >") else line.removeprefix(" ")
        if goes_on and not is_quoted and plain != "-- ":
            read.append(plain)
        else:
            read += "\n", plain
        goes_on = plain.endswith(" ") and plain != "-- " and not is_quoted
        if goes_on and is_blank_dropped:
            read[-1] = plain[:-1]
    return "".join(read[1:])
