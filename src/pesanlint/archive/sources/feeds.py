"""Read saved feeds entry by entry: WordPress exports (WXR), RSS (also of Drupal) and Atom."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pesanlint.archive import days
from pesanlint.archive.columns import form_of
from pesanlint.archive.record import Record
from pesanlint.archive.sources import Choices, Source, Tell
from pesanlint.archive.sources.rows import unreadable
from pesanlint.errors import ReadError

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEAD = 2**16
_SHORTCODE = re.compile(r"\[/?(?:caption|gallery|embed|video|audio|playlist)\b[^\]\n]*\]")
_BLOCK_TAG = re.compile(r"<(?:p|div|h[1-6]|ul|ol|table|blockquote)\b", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_PUBLISHED = ("publish", "private", "")
_TEXTS = ("post", "page", "")
_DATES = ("post_date", "pubDate", "date", "published", "updated")
_BODIES = ("encoded", "content", "description", "summary")
_NAMES = {"id": ("post_id", "guid", "id"), "unit": ("creator", "author"), "address": ("link",)}


def source(name: str, choices: Choices, tell: Tell) -> Source:
    """Return the records of a feed. Drafts, attachments and other entries without text are skipped.

    Raises:
        ReadError: it is not a feed, or declares a document type.
    """
    path = Path(name)
    size = max(path.stat().st_size, 1)
    file = path.open("rb")
    head = file.read(_HEAD)
    file.seek(0)
    if b"<!DOCTYPE" in head.replace(b"\0", b""):
        file.close()
        raise ReadError(f"{name}: ditolak: memuat DOCTYPE, tempat entitas berbahaya dinyatakan.")
    if not any(mark in head.replace(b"\0", b"") for mark in (b"<rss", b"<feed", b"<rdf:RDF", b"<channel")):
        file.close()
        raise unreadable(name, "XML ini bukan ekspor WordPress, RSS, atau Atom")
    left_out: dict[str, int] = {}

    def records() -> Iterator[Record]:
        from lxml import etree

        number = 0
        with file:
            try:
                entries = etree.iterparse(
                    file, tag=("{*}item", "{*}entry"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
                )
                for _, entry in entries:
                    number += 1
                    why = _left_out(entry, choices)
                    if why:
                        left_out[why] = left_out.get(why, 0) + 1
                    else:
                        yield _record(entry, f"{path.name}, butir {number}", choices)
                    entry.clear()
                    while entry.getprevious() is not None:
                        del entry.getparent()[0]
            except etree.XMLSyntaxError as error:
                place = f"{path.name}, baris {error.lineno or '?'}"
                yield Record(place, place, problem=f"XML rusak di sini; sisa berkas tidak dibaca ({error.msg}).")
        if left_out:
            tell(f"{name}: dilewati: {', '.join(f'{count} {why}' for why, count in sorted(left_out.items()))}.")

    return Source(records(), lambda: file.closed or file.tell() / size, name)


def _left_out(entry: "_Element", choices: Choices) -> str:
    """Return why an entry is not a published text: its type or status; "" if it is one."""
    post_type, status = _text(entry, "post_type"), _text(entry, "status")
    if post_type not in _TEXTS:
        return post_type
    return f"berstatus {status}" if status not in _PUBLISHED and not choices.drafts else ""


def _record(entry: "_Element", place: str, choices: Choices) -> Record:
    values = {field: _first(entry, names) for field, names in _NAMES.items()}
    written, problem, date = _first(entry, _DATES), "", ""
    try:
        day = days.read(_first(entry, ("pubDate",)) if written.startswith("0000") else written)
        date = day.isoformat() if day else ""
    except ValueError as error:
        problem = str(error)
    body = _bodied(_first(entry, _BODIES))
    form = choices.form or form_of(body)
    if not body.strip():
        problem = f"{problem} Naskahnya kosong.".strip()
    elif len(body) > choices.limits.size:
        body, problem = "", "Naskahnya terlalu panjang (max_size)."
    title = " ".join(_text(entry, "title").split())
    return Record(values["id"] or place, place, date, values["unit"], title, body, form, values["address"], problem=problem)


def _first(entry: "_Element", names: tuple[str, ...]) -> str:
    return next((found for name in names if (found := _text(entry, name))), "")


def _text(entry: "_Element", name: str) -> str:
    """Return the text of the first child with the name, in any namespace; for a link in Atom, its target."""
    for child in entry.iterchildren(f"{{*}}{name}"):
        inner = "".join(map(str, child.itertext())).strip() or child.get("href", "")
        if inner and not (name == "encoded" and "excerpt" in str(child.tag)):
            return str(inner)
    return ""


def _bodied(body: str) -> str:
    """Return a body without shortcodes. Without block tags, blank lines begin paragraphs, as in WordPress."""
    body = _SHORTCODE.sub(lambda m: " " * len(m[0]), body.replace("\r\n", "\n"))
    if "<" in body and not _BLOCK_TAG.search(body):
        return _BLANK_LINE.sub("\n<p>", body)
    return body
