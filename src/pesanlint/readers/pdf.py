"""Reads PDF by pdfium: lines are joined to paragraphs by their position on the page. Read-only format.

A PDF has no paragraphs, only positions of letters: paragraphs, columns, running heads and hyphens of line breaks are recognised
by their appearance."""

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from pesanlint.document import Document
from pesanlint.errors import ReadError
from pesanlint.readers import paragraphs
from pesanlint.readers.hyphens import joined
from pesanlint.readers.layout import Frame, Line, Row, in_reading_order
from pesanlint.readers.limits import Limits
from pesanlint.readers.paragraphs import Paragraph

MAX_PAGES = 1_000
"""Maximum number of pages; a longer file is not a release."""

# A line continues the paragraph of the line before if its first word had no room there, or if it begins with a small letter
# after a long line, and if their distance is not larger than usual.
LONG_LINE = 0.6
WIDE_GAP = 1.35
BIG_TYPE, SMALL_PRINT = 1.15, 0.92
"""Ratios to the usual font size: minimum of headings, maximum of notes."""

_ITEM = re.compile(r"(?:[-*•–▪●]|\d{1,3}[.)]|[a-z][.)])\s+(?=\S)")
_PAGE_NUMBER = re.compile(r"(?:hal(?:aman|\.)?|page)?\s*[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:dari|of|/)\s*\d{1,4})?", re.IGNORECASE)
_BROKEN = re.compile(r"\w[-\N{HYPHEN}\N{SOFT HYPHEN}]$")
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*$")


def read_package(data: bytes, path: str, limits: Limits) -> Document:
    """The document in a PDF.

    Raises:
        ReadError: the file is broken, encrypted or too long, or contains no text, as a scanned letter.
    """
    pages = list(_without_furniture(_pages(data)))
    rows = [row for page in pages for row in page]
    if not rows:
        raise ReadError(
            "PDF ini tidak memuat teks; mungkin hasil pindai. Minta naskah aslinya, atau kenali dahulu hurufnya (OCR)."
        )
    left, right = min(row[0].left for row in rows), max(row[-1].right for row in rows)
    lines = [line for page in pages for line in in_reading_order(page, Frame(left, right))]
    return paragraphs.document(_paragraphs(lines), path, data)


def _pages(data: bytes) -> list[list[Row]]:
    try:
        import pypdfium2
    except ImportError:
        raise ReadError("Untuk membaca PDF, pasang dahulu pelengkapnya: pip install “pesanlint[pdf]”.") from None
    from pesanlint.readers.pdfpage import rows

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
            pages.append(rows(text))
            text.close()
            page.close()
    except pypdfium2.PdfiumError:
        raise ReadError("PDF ini rusak: salah satu halamannya tidak dapat dibaca. Minta salinan lain.") from None
    finally:
        pdf.close()
    return pages


def _without_furniture(pages: Sequence[Sequence[Row]]) -> Iterator[list[Row]]:
    """The pages without page numbers and running heads and feet.

    These are rows at the head or foot of most pages, or of several pages in the same position. The first occurrence of each is
    kept, separate from the paragraphs around it."""
    ends = Counter(key for page in pages for key in {_key(row) for row in [*page[:1], *page[-1:]]})
    places = Counter(_place(row) for page in pages for row in page[:: max(len(page) - 1, 1)])
    is_long = len(pages) > 2
    seen: set[str] = set()
    for page in pages:
        kept = []
        for index, row in enumerate(page):
            if index not in (0, len(page) - 1):
                kept.append(row)
                continue
            key = _key(row)
            is_repeated = is_long and (2 * ends[key] > len(pages) or places[_place(row)] > 1)
            if not _PAGE_NUMBER.fullmatch(_text(row)) and not (is_repeated and key in seen):
                kept.append([replace(run, is_apart=True) for run in row] if is_repeated else row)
            seen.add(key)
        yield kept


def _place(row: Row) -> tuple[str, int]:
    return _key(row), round(row[0].base)


def _key(row: Row) -> str:
    return re.sub(r"\d+", "#", _text(row))


def _text(row: Row) -> str:
    return " ".join(run.text for run in row)


def _paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """The paragraphs formed by the lines; notes at the foot of a page follow the paragraph that continues on the next page."""
    gaps = [before.base - line.base for before, line in pairwise(lines) if before.base > line.base]
    widest_gap = WIDE_GAP * statistics.median(gaps) if gaps else 0
    usual = statistics.median(line.size for line in lines)
    written = _written(lines)
    body, notes = _without_notes(lines, SMALL_PRINT * usual)
    read, is_first = 0, True
    for group in _grouped(body, widest_gap):
        behind = [note for at in range(read + 1, read + len(group) + 1) for note in notes.get(at, ())]
        read += len(group)
        for part in (group, *_grouped(behind, widest_gap)):
            yield _paragraph(joined([line.text for line in part], written), part[0].size > BIG_TYPE * usual, is_first)
            is_first = False


def _without_notes(lines: Iterable[Line], small: float) -> tuple[list[Line], dict[int, list[Line]]]:
    """The lines of the text, and the small lines at the end of pages or columns, by the number of text lines before them."""
    body: list[Line] = []
    notes: dict[int, list[Line]] = {}
    for _, frame in groupby(lines, key=lambda line: line.frame):
        within = list(frame)
        last = next((at for at in range(len(within), 0, -1) if within[at - 1].size >= small), 0)
        body += within[:last]
        if body:
            notes.setdefault(len(body), []).extend(within[last:])
        else:
            body = within
    return body, notes


def _grouped(lines: Sequence[Line], widest_gap: float) -> Iterator[list[Line]]:
    """The lines of each paragraph."""
    group: list[Line] = []
    for line in lines:
        if group:
            before = group[-1]
            is_near = line.size == before.size and before.base - line.base <= widest_gap
            if not is_near or before.is_apart or line.is_apart or not _goes_on(before, line):
                yield group
                group = []
        group.append(line)
    if group:
        yield group


def _written(lines: Sequence[Line]) -> frozenset[str]:
    """The words within the lines; none unless a line ends with a hyphen."""
    if not any(_BROKEN.search(line.text) for line in lines):
        return frozenset()
    return frozenset(word.strip(".,;:!?()[]“”\"'").lower() for line in lines for word in line.text.split())


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line continues the paragraph of the line before, by its text and by the room that was left there."""
    if _BROKEN.search(before.text):
        return True
    if _ITEM.match(line.text):
        return False
    assert before.frame
    left, right = before.frame.left, before.frame.right
    if line.text[0].islower() and before.right - left > LONG_LINE * (right - left):
        return True
    word = 1.25 * len(line.text.split()[0])
    if before.right + word * (line.right - line.left) / len(line.text) < right:
        return False
    if before.frame is not line.frame:  # on the next page, or in the next column
        return line.text[0].islower() or not _ENDED.search(before.text)
    return before.base > line.base or line.text[0].islower()


def _paragraph(text: str, is_big: bool, is_first: bool) -> Paragraph:
    if is_big:
        return Paragraph("title" if is_first else "heading", text)
    item = _ITEM.match(text)
    return Paragraph("list-item" if item else "paragraph", text[item.end() :] if item else text)
