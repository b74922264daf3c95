"""PDF, by pdfium: lines put together to paragraphs by where they stand on the page. Only read.

A PDF holds no paragraphs, only places of letters: what is a paragraph, a running head or a hyphen of the line is told from
the looks of it, as a reader does.
"""

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import c_double
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pesanlint.document import Document
from pesanlint.readers import paragraphs
from pesanlint.readers.errors import ReadError
from pesanlint.readers.limits import Limits
from pesanlint.readers.paragraphs import Paragraph

MAX_PAGES = 1_000
"""A longer file is no release."""

# The next line goes on with a paragraph where its first word had no room in the one before, or begins small after a long line,
# and where it stands no further off than others do.
LONG_LINE = 0.6
WIDE_GAP = 1.35
BIG_TYPE = 1.15

_ITEM = re.compile(r"(?:[-*•–▪●]|\d{1,3}[.)]|[a-z][.)])\s+(?=\S)")
_PAGE_NUMBER = re.compile(r"(?:hal(?:aman|\.)?|page)?\s*[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:dari|of|/)\s*\d{1,4})?", re.IGNORECASE)
_HYPHENS = "-\N{HYPHEN}\N{SOFT HYPHEN}"
_JOINTS = "\x02\ufffe"
"""What pdfium writes for a hyphen at a line's end, in place of the line break."""
_LINE = re.compile(rf"[^\r\n{_JOINTS}]+[{_JOINTS}]?|[\r\n{_JOINTS}]+")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, its place on the page and the size of its type, in points; the base line counts from the foot of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float


def read_package(data: bytes, path: str, limits: Limits) -> Document:
    """The document that a PDF holds.

    Raises:
        ReadError: it is broken, encrypted, too long, or holds no text, such as a scanned letter.
    """
    lines = list(_without_furniture(_pages(data)))
    if not lines:
        raise ReadError(
            "PDF ini tidak memuat teks; mungkin hasil pindai. Minta naskah aslinya, atau kenali dahulu hurufnya (OCR)."
        )
    return paragraphs.document(_paragraphs(lines), path, data)


def _pages(data: bytes) -> list[list[_Line]]:
    try:
        import pypdfium2
    except ImportError:
        raise ReadError("Untuk membaca PDF, pasang dahulu pelengkapnya: pip install “pesanlint[pdf]”.") from None
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise ReadError("PDF ini disandi. Simpan tanpa kata sandi, lalu periksa kembali.") from None
        raise ReadError("PDF ini rusak dan tidak dapat dibuka. Minta salinan lain.") from None
    try:
        if len(pdf) > MAX_PAGES:
            raise ReadError(f"PDF ini terlalu panjang: {len(pdf)} halaman, batasnya {MAX_PAGES}.")
        pages = []
        for index in range(len(pdf)):
            page = pdf[index]
            text = page.get_textpage()
            pages.append(list(_lines(text)))
            text.close()
            page.close()
    except pypdfium2.PdfiumError:
        raise ReadError("PDF ini rusak: salah satu halamannya tidak dapat dibaca. Minta salinan lain.") from None
    finally:
        pdf.close()
    return pages


def _lines(text: Any) -> Iterator[_Line]:
    """The lines of a page, from pdfium's text page, which counts in UTF-16."""
    written = text.get_text_range()
    has_places = len(written.encode("utf-16-le", "surrogatepass")) // 2 == text.count_chars()
    wide = 0  # letters so far that count twice
    for number, m in enumerate(_LINE.finditer(written)):
        if shown := m[0].rstrip(_JOINTS).strip():
            first = wide + m.start() + m[0].index(shown)
            last = first + len(shown.encode("utf-16-le", "surrogatepass")) // 2 - 1
            whole = f"{shown}-" if m[0][-1] in _JOINTS else shown
            if has_places:
                left, right = text.get_charbox(first, loose=True)[0], text.get_charbox(last, loose=True)[2]
                yield _Line(whole, left, right, *_type(text, last))
            else:
                yield _Line(whole, 0, 5 * len(shown), -12 * number, 10)
        wide += sum(map(_is_wide, m[0]))


def _type(text: Any, index: int) -> tuple[float, float]:
    """The base line and the size of a letter."""
    from pypdfium2 import raw

    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    return y.value, raw.FPDFText_GetFontSize(text, index)


def _is_wide(character: str) -> bool:
    return character > "\uffff"


def _without_furniture(pages: Sequence[Sequence[_Line]]) -> Iterator[_Line]:
    """The lines of all pages without page numbers and what stands at the head or foot of most pages, but for the first time."""
    ends = Counter(key for page in pages for key in {_key(line) for line in [*page[:1], *page[-1:]]})
    repeated = {key for key, count in ends.items() if len(pages) > 2 and 2 * count > len(pages)}
    seen: set[str] = set()
    for page in pages:
        for index, line in enumerate(page):
            key = _key(line)
            if index not in (0, len(page) - 1) or not (key in repeated & seen or _PAGE_NUMBER.fullmatch(line.text)):
                yield line
            seen.add(key)


def _key(line: _Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _paragraphs(lines: Sequence[_Line]) -> Iterator[Paragraph]:
    """The paragraphs that lines make up."""
    margins = min(line.left for line in lines), max(line.right for line in lines)
    gaps = [before.base - line.base for before, line in pairwise(lines) if before.base > line.base]
    widest_gap = WIDE_GAP * statistics.median(gaps) if gaps else 0
    big = BIG_TYPE * statistics.median(line.size for line in lines)
    text, size, is_first = lines[0].text, lines[0].size, True
    for before, line in pairwise(lines):
        if line.size == before.size and before.base - line.base <= widest_gap and _goes_on(before, line, *margins):
            text = _joined(text, line.text)
            continue
        yield _paragraph(text, is_big=size > big, is_first=is_first)
        text, size, is_first = line.text, line.size, False
    yield _paragraph(text, is_big=size > big, is_first=is_first)


def _goes_on(before: _Line, line: _Line, left: float, right: float) -> bool:
    if _ITEM.match(line.text):
        return False
    if line.text[0].islower() and before.right - left > LONG_LINE * (right - left):
        return True
    word = 1.25 * len(line.text.split()[0])
    has_room = before.right + word * (line.right - line.left) / len(line.text) < right
    return not has_room and (before.base > line.base or line.text[0].islower())


def _paragraph(text: str, *, is_big: bool, is_first: bool) -> Paragraph:
    if is_big:
        return Paragraph("title" if is_first else "heading", text)
    item = _ITEM.match(text)
    return Paragraph("list-item" if item else "paragraph", text[item.end() :] if item else text)


def _joined(text: str, line: str) -> str:
    """Two lines as one. A hyphen between them is the line's unless a name or a doubled word (`anak-anak`) goes on behind it."""
    if text[-1:] not in _HYPHENS or not line[:1].isalpha():
        return f"{text} {line}"
    word = (text[:-1].split() or [""])[-1].lower()
    is_doubled = len(word) > 2 and line.lower().startswith((word, word[-4:]))
    return f"{text[:-1]}-{line}" if line[0].isupper() or is_doubled else text[:-1] + line
