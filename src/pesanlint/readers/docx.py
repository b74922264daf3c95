"""Reads Word files (.docx): the text, its tables, notes, text boxes, headers and footers, one block per paragraph.

Positions are offsets in `Document.text`, in which each paragraph is a line. The properties of the file (title, date of
creation) are not read, because writers start from last year's file, whose properties are kept."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pesanlint.document import Document, DocumentBuilder
from pesanlint.errors import ReadError
from pesanlint.readers.limits import Limits
from pesanlint.readers.word.package import W, WordPackage
from pesanlint.readers.word.paragraph import Paragraph, Piece
from pesanlint.readers.word.reading import comment_texts, paragraphs, text_of
from pesanlint.spans import Span


def read_package(data: bytes, path: str, limits: Limits) -> Document:
    """The document in a Word file.

    Raises:
        ReadError: the file is not a Word file, is broken or refused, or its text is in pictures or in an embedded file.
    """
    package = WordPackage(data, limits)
    passed_over: Counter[str] = Counter()
    read = paragraphs(package, passed_over)
    _check_text_is_there(package, read)
    comments = comment_texts(package)
    text = text_of(read)
    builder = DocumentBuilder(text, path)
    builder.skipped = passed_over
    seen: set[str] = set()
    for paragraph in read:
        _add(builder, paragraph)
        for key, offset in paragraph.anchors:
            if key in comments and key not in seen:
                seen.add(key)
                at = min(paragraph.start + offset, len(text))
                builder.comment(comments[key], Span(at, at))
    return replace(builder.build(), package=data)


def _check_text_is_there(package: WordPackage, read: Sequence[Paragraph]) -> None:
    """Refuse a file whose text would not be read, and so would have no findings. An empty document is accepted."""
    body = package.xml(package.main)
    if next(body.iter(f"{W}altChunk"), None) is not None:
        raise ReadError(
            "Sebagian atau seluruh naskah ini berupa berkas lain yang disisipkan (altChunk) dan tidak terbaca. "
            "Buka di Word, simpan kembali sebagai .docx, lalu periksa kembali."
        )
    if next(body.iter(f"{W}subDoc"), None) is not None:
        raise ReadError(
            "Sebagian naskah ini berada dalam berkas lain (dokumen induk dengan subdokumen) dan tidak terbaca. "
            "Buka di Word, putuskan tautan subdokumennya (Unlink), simpan, lalu periksa kembali."
        )
    has_text = any(paragraph.pieces for paragraph in read if paragraph.part == package.main)
    if not has_text and next(body.iter(f"{W}drawing", f"{W}pict", f"{W}object"), None) is not None:
        raise ReadError(
            "Dokumen ini tidak memuat teks, hanya gambar atau objek; mungkin hasil pindai. "
            "Minta naskah aslinya, atau kenali dahulu hurufnya (OCR)."
        )


def _add(builder: DocumentBuilder, paragraph: Paragraph) -> None:
    builder.begin(paragraph.kind)
    for start, end, editable in _stretches(paragraph.pieces, paragraph.start):
        builder.add(Span(start, end), editable=editable)


def _stretches(pieces: Sequence[Piece], at: int) -> Iterator[tuple[int, int, bool]]:
    """The consecutive stretches of a paragraph that fixes may or may not change: start, end, editable."""
    start = at
    for index, piece in enumerate(pieces):
        at += len(piece.text)
        if index + 1 == len(pieces) or pieces[index + 1].editable != piece.editable:
            yield start, at, piece.editable
            start = at
