"""Reads OpenDocument text (.odt): paragraphs, headings, lists, tables, notes and text boxes, with all changes accepted.

Read-only format: an edit would have to split spans and be tracked, which is implemented only for Word so far.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pesanlint.document import PLACEHOLDER, BlockKind, Document, count_words
from pesanlint.errors import ReadError
from pesanlint.readers import paragraphs, skipped
from pesanlint.readers.archives import Archive
from pesanlint.readers.limits import Limits
from pesanlint.readers.paragraphs import Paragraph

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"

_BLANKS = {f"{_TEXT}tab": " ", f"{_TEXT}line-break": " "}
_CONTENTS = (
    "table-of-content", "user-index", "alphabetical-index", "table-index", "illustration-index", "object-index", "bibliography",
)  # fmt: skip
_UNREAD = {
    f"{_TEXT}tracked-changes", f"{_TEXT}note-citation", f"{_TEXT}ruby-text", *(f"{_TEXT}{name}" for name in _CONTENTS),
    f"{_TEXT}sequence-decls", f"{_TEXT}variable-decls", f"{_TEXT}user-field-decls",
    f"{_TABLE}covered-table-cell", f"{_OFFICE}forms", f"{_OFFICE}scripts", f"{_OFFICE}settings", f"{_OFFICE}binary-data",
}  # fmt: skip
_SKIPPED = {
    f"{_TEXT}tracked-changes": skipped.DELETED, f"{_TABLE}covered-table-cell": skipped.COVERED,
    **dict.fromkeys((f"{_TEXT}{name}" for name in _CONTENTS), skipped.CONTENTS),
}  # fmt: skip
"""Element → why its prose is skipped."""
_APART = {f"{_TEXT}note", f"{_DRAW}frame", f"{_DRAW}text-box", f"{_DRAW}custom-shape", f"{_DRAW}g", f"{_DRAW}rect"}
_HEAD_OR_FOOT = re.compile(r"\}(?:header|footer)(?:-left|-first)?$")
_CODE_STYLES = {"Preformatted_20_Text", "Source_20_Text"}


def read_package(data: bytes, path: str, limits: Limits) -> Document:
    """The document in an OpenDocument text, with the headers and footers of its pages at the end.

    Raises:
        ReadError: the file is not an OpenDocument text, or is encrypted, broken, or refused.
    """
    archive = Archive(data, limits)
    if "content.xml" not in archive:
        raise ReadError(
            "Berkas ini bukan dokumen OpenDocument (.odt) yang utuh: bagian content.xml tidak ada. Minta salinan lain."
        )
    if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise ReadError("Berkas ini disandi (dikunci kata sandi). Buka dan simpan tanpa kata sandi, lalu periksa kembali.")
    content = archive.xml("content.xml")
    styles = archive.xml("styles.xml") if "styles.xml" in archive else None
    reader = _Reader([root for root in (content, styles) if root is not None])
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise ReadError("Berkas OpenDocument ini bukan dokumen teks. Salin naskahnya ke dokumen teks (.odt), lalu periksa.")
    found = list(reader.blocks(body, "paragraph"))
    if styles is not None:
        for furniture in styles.iterfind(f"{_OFFICE}master-styles/{_STYLE}master-page/*"):
            if _HEAD_OR_FOOT.search(str(furniture.tag)) and furniture.get(f"{_STYLE}display") != "false":
                found += reader.blocks(furniture, "paragraph")
    return paragraphs.document(found, path, data, skipped=reader.passed_over)


class _Reader:
    """Reads paragraphs; notes, text boxes and texts of pictures follow the paragraph that contains them."""

    def __init__(self, roots: list["_Element"]) -> None:
        styles = {style.get(f"{_STYLE}name", ""): style for root in roots for style in root.iter(f"{_STYLE}style")}
        self._parents = {name: style.get(f"{_STYLE}parent-style-name", "") for name, style in styles.items()}
        self._display = {
            name: properties.get(f"{_TEXT}display")
            for name, style in styles.items()
            for properties in style.iterfind(f"{_STYLE}text-properties")
        }
        self.passed_over: Counter[str] = Counter()
        """Reason → the number of skipped words of prose."""

    def blocks(self, element: "_Element", kind: BlockKind) -> Iterator[Paragraph]:
        """The paragraphs in an element, of the given kind unless an element determines another."""
        for child in element:
            if not isinstance(child.tag, str):
                continue
            if child.tag in _UNREAD:
                self._skip(child, _SKIPPED.get(child.tag, ""))
            elif _is_hidden_section(child):
                self._skip(child, skipped.HIDDEN)
            elif child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                yield from self._paragraph(child, kind)
            elif child.tag in (f"{_SVG}title", f"{_SVG}desc"):
                yield Paragraph("paragraph", _plain(child))
            elif child.tag == f"{_TEXT}list":
                yield from self.blocks(child, "list-item")
            elif child.tag == f"{_TABLE}table-cell":
                yield from self.blocks(child, "table-cell")
            else:
                yield from self.blocks(child, kind)

    def _paragraph(self, element: "_Element", kind: BlockKind) -> Iterator[Paragraph]:
        apart: list[_Element] = []
        comments: list[str] = []
        text = re.sub("[ \t\r\n]+", " ", "".join(self._text(element, apart, comments)))
        if self._is_hidden(element) or _is_hidden_paragraph(element):
            self.passed_over[skipped.HIDDEN] += count_words(text)
            for part in apart:
                self._skip(part, skipped.HIDDEN)
            text, apart = "", []
        yield Paragraph(self._kind(element, kind), text.replace("\0", " ").strip(PLACEHOLDER + " "), tuple(comments))
        for part in apart:
            yield from self.blocks(part, "paragraph")

    def _text(self, element: "_Element", apart: list["_Element"], comments: list[str]) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            if child.tag == f"{_OFFICE}annotation":
                comments.append(" ".join(_plain(p) for p in child.iterfind(f"{_TEXT}p")))
            elif child.tag == f"{_TEXT}s" or child.tag in _BLANKS:
                yield " "
            elif child.tag in _APART:
                apart.append(child)
                if child.tag != f"{_TEXT}note":
                    yield PLACEHOLDER
            elif child.tag == f"{_TEXT}hidden-text" and child.get(f"{_TEXT}is-hidden") != "false":
                self.passed_over[skipped.HIDDEN] += count_words(_plain(child) or child.get(f"{_TEXT}string-value", ""))
            elif isinstance(child.tag, str) and self._is_hidden(child):
                self.passed_over[skipped.HIDDEN] += count_words(_plain(child))
            elif isinstance(child.tag, str) and child.tag not in _UNREAD:
                yield from self._text(child, apart, comments)
            yield child.tail or ""

    def _skip(self, element: "_Element", reason: str) -> None:
        """Count the words of a skipped element; nothing without a reason."""
        if reason:
            self.passed_over[reason] += sum(count_words(_plain(paragraph)) for paragraph in _outermost(element))

    def _kind(self, element: "_Element", kind: BlockKind) -> BlockKind:
        styles = set(self._styles(element.get(f"{_TEXT}style-name", "")))
        if "Title" in styles:
            return "title"
        if element.tag == f"{_TEXT}h":
            return "heading"
        if styles & _CODE_STYLES:
            return "code"
        return "blockquote" if "Quotations" in styles else kind

    def _is_hidden(self, element: "_Element") -> bool:
        """Whether the style of a paragraph or a span hides its text."""
        said = (self._display.get(name) for name in self._styles(element.get(f"{_TEXT}style-name", "")))
        return next(filter(None, said), "true") == "none"

    def _styles(self, name: str) -> Iterator[str]:
        """A style and the styles on which it is based."""
        for _ in range(50):
            if not name:
                return
            yield name
            name = self._parents.get(name, "")


def _is_hidden_section(element: "_Element") -> bool:
    """Whether a section is hidden: always, or by its condition, whose last result is `is-hidden`."""
    if element.tag != f"{_TEXT}section":
        return False
    display = element.get(f"{_TEXT}display", "true")
    return display == "none" or (display == "condition" and element.get(f"{_TEXT}is-hidden") == "true")


def _is_hidden_paragraph(element: "_Element") -> bool:
    return any(mark.get(f"{_TEXT}is-hidden") == "true" for mark in element.iter(f"{_TEXT}hidden-paragraph"))


def _plain(element: "_Element") -> str:
    return "".join(map(str, element.itertext()))


def _outermost(element: "_Element") -> Iterator["_Element"]:
    """The paragraphs in an element, except those of notes and text boxes within another paragraph."""
    for child in element:
        if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            yield child
        else:
            yield from _outermost(child)
