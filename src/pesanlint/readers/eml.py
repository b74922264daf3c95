"""Reads e-mail (.eml): the subject as title, the date, the sender's own text, and attached documents. Read-only format."""

import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import PurePath

from pesanlint.document import Document, count_words
from pesanlint.errors import ReadError
from pesanlint.language.words import ALPHANUMERICS
from pesanlint.readers import html, mime, paragraphs, plain, skipped
from pesanlint.readers.encoding import SIGNATURES, UTF_8_BOM
from pesanlint.readers.formats import TEXTS, package_format
from pesanlint.readers.limits import Limits
from pesanlint.readers.paragraphs import Paragraph

MAX_DEPTH = 8
"""Maximum number of nested messages."""
HALF, MOST = 0.5, 0.9
"""Shares of words: an alternative with less than half of another's words is a stub; two that share most words are one text."""

# Text not written by the sender: earlier mail quoted in an answer, and the signature below “-- ”.
_QUOTED = re.compile(r"(?:^(?:Pada|On)\b(?:(?!\n\s*\n)[\s\S]){1,300}?\b(?:menulis|wrote):\s*)?^>.*$", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- $", re.MULTILINE)


# The head of an answered or forwarded mail as Outlook and others write it, with the time when it was sent.
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

_UNKNOWN = "Berkas seperti ini tidak dibaca. Bila isinya naskah, simpan sebagai .docx, .odt, .html, atau .txt, lalu periksa."


@dataclass(slots=True)
class _Text:
    """Paragraphs, and the number of skipped words by reason."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, document: Document) -> "_Text":
        """The text of a document."""
        return cls(paragraphs.of(document), Counter(dict(document.skipped)))

    def skip(self, reason: str, *texts: str) -> None:
        """Count the words of skipped texts."""
        self.passed_over[reason] += sum(map(count_words, texts))

    def add(self, other: "_Text") -> None:
        """Add another text."""
        self.paragraphs += other.paragraphs
        self.passed_over += other.passed_over


def read_package(data: bytes, path: str, limits: Limits) -> Document:
    """The document in a message: its text, and the text of attached messages and documents.

    Attachments that cannot be read are listed in the document's `unread`.

    Raises:
        ReadError: the message is broken or contains no text.
    """
    unread: list[str] = []
    try:
        message = message_from_bytes(data.removeprefix(UTF_8_BOM), policy=policy.default)
        subject, text = _read(message, limits, unread)
        body = text.paragraphs
        # The raw header: access by name would parse it, and an absurd time zone raises an exception.
        date = next((" ".join(str(value).split()) for name, value in message.raw_items() if name.lower() == "date"), "")
    except (LookupError, ValueError, TypeError, AttributeError, ArithmeticError, RecursionError):
        raise ReadError("Surel ini rusak. Salin isinya ke berkas teks, lalu periksa berkas itu.") from None
    if not any(paragraph.text.strip() for paragraph in body):
        raise ReadError(" ".join(["Surel ini tidak memuat teks.", *unread]))
    if title := _PREFIX.sub("", subject, count=1):
        body.insert(0, Paragraph("title", title))
    for paragraph in body[1:]:
        paragraph.kind = "heading" if paragraph.kind == "title" else paragraph.kind
    document = paragraphs.document(body, path, data, _metadata(title, date), text.passed_over)
    return replace(document, unread=tuple(unread))


def _read(message: EmailMessage, limits: Limits, unread: list[str], depth: int = 0) -> tuple[str, _Text]:
    """The subject of a message, and its text with that of its attachments; those that cannot be read are added to `unread`."""
    subject = mime.subject(message)
    body = _own(_shown(message), is_forwarded=_FORWARDED.match(subject) is not None)
    enclosed = list(mime.enclosed(message))
    share = max(sum(not mime.is_message(part) for part in enclosed), 1)
    limits = limits._replace(
        unpacked=limits.unpacked // share, xml=limits.xml // share
    )  # a whole message may cost as much as one file
    for part in enclosed:
        if depth == MAX_DEPTH:
            unread.append(_unread(part, "Surel di dalamnya bersusun terlalu dalam."))
        elif mime.is_message(part):
            forwarded, text = _read(mime.message(part), limits, unread, depth + 1)
            body.paragraphs.append(Paragraph("heading", _PREFIX.sub("", forwarded)))
            body.add(text)
        else:
            try:
                document = _attached(part, limits)
            except ReadError as error:
                unread.append(_unread(part, str(error)))
            else:
                body.add(_Text.of(document))
                unread += document.unread
    return subject, body


def _attached(part: EmailMessage, limits: Limits) -> Document:
    """The document in an attachment.

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


def _own(text: _Text, *, is_forwarded: bool) -> _Text:
    """The text without the mail that it answers; for a forwarded mail, without the head of that mail."""
    body = text.paragraphs
    for index, paragraph in enumerate(body):
        if _FIELD.match(paragraph.text) and _HEAD.match("\n".join(p.text for p in body[index : index + 5])):
            before = body[:index]
            while before and _RULE.fullmatch(before[-1].text):
                before.pop()
            if before and not is_forwarded:
                text.paragraphs = before
                text.skip(skipped.QUOTED, *(paragraph.text for paragraph in body[index:]))
                break
            after = index + 1
            while after < len(body) and _FIELD.match(body[after].text):
                after += 1
            text.paragraphs = before + body[after:]
            break
    return text


def _shown(part: EmailMessage) -> _Text:
    """The text that a part contributes to the message's own text, without quoted mail and the signature."""
    kind = part.get_content_type()
    if mime.is_enclosed(part):
        return _Text()
    if kind == "text/html":
        return _Text.of(html.read(mime.text(part)))
    if kind == "text/plain":
        own, *signature = _SIGNATURE.split(mime.text(part))
        text = _Text.of(plain.read(_QUOTED.sub("", own)))
        text.skip(skipped.QUOTED, *(m[0].replace(">", " ") for m in _QUOTED.finditer(own)))
        text.skip(skipped.SIGNATURE, *signature)
        return text
    if kind == "multipart/alternative":
        return _fullest(map(_shown, mime.parts(part)))
    if kind == "multipart/related":
        return next((text for text in map(_shown, mime.parts(part)) if text.paragraphs), _Text())
    shown, before = _Text(), _Text()
    is_signed = False
    for inner in mime.parts(part):
        is_plain = inner.get_content_type() == "text/plain" and not mime.is_enclosed(inner)
        if is_signed and is_plain:  # the footer of a mailing list
            shown.skip(skipped.SIGNATURE, mime.text(inner))
            continue
        text = _shown(inner)
        if not (_share(text, before) > MOST and _share(before, text) > MOST):  # the same text twice, instead of alternatives
            shown.add(text)
        before = text
        is_signed = is_signed or (is_plain and _SIGNATURE.search(mime.text(inner)) is not None)
    return shown


def _fullest(alternatives: Iterable[_Text]) -> _Text:
    """The first alternative that is not a stub: it has at least half of the words of those after it."""
    chosen = _Text()
    for alternative in alternatives:
        if _share(alternative, chosen) < HALF:
            chosen = alternative
    return chosen


def _share(text: _Text, other: _Text) -> float:
    """The share of a text's words that another text has too; 1 if the text has no words."""
    words, others = (Counter(ALPHANUMERICS.findall("\n".join(p.text.lower() for p in one.paragraphs))) for one in (text, other))
    return (words & others).total() / words.total() if words else 1


def _metadata(title: str, date: str) -> dict[str, str]:
    metadata = {"title": title} if title else {}
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        metadata["date"] = parsedate_to_datetime(date).date().isoformat()
    return metadata
