"""Writes a reviewed Word file: each fix a tracked change, each remaining finding a comment, everything else unchanged."""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, cast

from lxml import etree

from pesanlint.document import Document
from pesanlint.errors import ReadError, WriteError
from pesanlint.finding import Finding
from pesanlint.fixer.word.comments import Comments, wording
from pesanlint.fixer.word.revisions import AUTHOR, Marks, revise
from pesanlint.readers.limits import DEEPEST, Limits
from pesanlint.readers.word.package import W, WordPackage
from pesanlint.readers.word.paragraph import Paragraph
from pesanlint.readers.word.reading import capitals, is_closed, paragraphs
from pesanlint.spans import Edit, SourceEdit, Span, apply_edits

if TYPE_CHECKING:
    from lxml.etree import _Element

# The limits were already checked when the file was read.
_NO_LIMITS = Limits(2**40, 2**40, 2**40, 2**40, 2**40, DEEPEST)
_NOT_AS_MEANT = "Perubahan terlacak tidak menghasilkan naskah yang semestinya; berkas tidak ditulis. Laporkan hal ini."
_ELSEWHERE = "yang tidak dapat diberi komentar di tempatnya (catatan, kepala atau kaki halaman, kotak teks, bagian terkunci)"
_NOT_OURS = etree.XPath(f"//text()[not(ancestor::w:ins[@w:author='{AUTHOR}'])]", namespaces={"w": W[1:-1]}, smart_strings=False)


def reviewed(document: Document, edits: Sequence[SourceEdit], findings: Sequence[Finding], when: dt.datetime) -> bytes:
    """The bytes of the file with the edits as tracked changes, and comments on the findings.

    Accepting all changes yields the text with the edits applied, rejecting all yields the text of `document`. Without edits and
    findings the file is unchanged.

    Args:
        document: the document that was read from the file.
        edits: all edits, whose spans are in the document's text.
        findings: the remaining findings, whose spans are in the text with the edits applied.
        when: the date of the changes.

    Raises:
        WriteError: the file is digitally signed, or a part that must be changed is broken.
    """
    if not edits and not findings:
        return document.package
    try:
        return _reviewed(document, edits, findings, when)
    except ReadError as error:  # a part that is not needed for reading, such as the content types
        raise WriteError(str(error)) from None


def _reviewed(document: Document, edits: Sequence[SourceEdit], findings: Sequence[Finding], when: dt.datetime) -> bytes:
    package = WordPackage(document.package, _NO_LIMITS)
    if package.is_signed:
        raise WriteError(
            "Berkas ini ditandatangani secara digital; setiap perubahan akan membatalkan tanda tangannya. "
            "Minta naskah yang belum ditandatangani."
        )
    before = paragraphs(package)
    parts = [*package.stories, *filter(None, [package.only("comments")])]
    marks = Marks([package.xml(name) for name in parts], when)
    changed: dict[str, _Element] = {}
    for paragraph, own in _by_paragraph(before, edits):
        for one in filter(None, (paragraph, _copy(paragraph))):
            revise(one, own, marks)
        changed[paragraph.part] = package.xml(paragraph.part)
    for root in changed.values():
        marks.renumber(root)
    after = paragraphs(package) if edits else before
    text = apply_edits(document.text, edits)
    if not _reads_as(after, text):
        raise WriteError(_NOT_AS_MEANT)
    comments = Comments(package, marks)
    for paragraph, spoken in _comments(package, after, text, findings, comments):
        comments.add(paragraph, spoken)
        changed[paragraph.part] = package.xml(paragraph.part)
    if not all(_keeps_text(package.archive.xml(name), root) for name, root in changed.items()):
        raise WriteError(_NOT_AS_MEANT)
    changed |= comments.changed
    if not changed:
        return document.package
    return package.archive.with_parts({name: _xml(root) for name, root in changed.items()})


def _copy(paragraph: Paragraph) -> Paragraph | None:
    """The copy of a paragraph for older programs, if it has the same text and the same editable pieces; else None."""
    copy = paragraph.copy
    if copy and [(piece.text, piece.editable) for piece in copy.pieces] == [(p.text, p.editable) for p in paragraph.pieces]:
        return copy
    return None


def _by_paragraph(read: Iterable[Paragraph], edits: Sequence[SourceEdit]) -> Iterable[tuple[Paragraph, list[Edit]]]:
    """Each paragraph with its edits, whose spans are offsets in it."""
    filled = [paragraph for paragraph in read if paragraph.pieces]
    starts = [paragraph.start for paragraph in filled]
    grouped: dict[int, list[Edit]] = defaultdict(list)
    for edit in edits:
        index = bisect_right(starts, edit.span.start) - 1
        start, end = edit.span
        grouped[index].append(Edit(Span(start - starts[index], end - starts[index]), edit.text))
    return ((filled[index], own) for index, own in grouped.items())


def _comments(
    package: WordPackage, read: Sequence[Paragraph], text: str, findings: Iterable[Finding], comments: Comments
) -> Iterable[tuple[Paragraph, list[tuple[Span, list[str]]]]]:
    """Each paragraph with its comments.

    Word allows comments only on the main text: a finding in a note, a header, a footer, a text box or a locked content control
    becomes a comment at the beginning of the text that quotes the words.
    """
    filled = [paragraph for paragraph in read if paragraph.pieces]
    starts = [start for start, _ in _lines(text)]
    first = next((p for p in filled if _takes_comments(package, p)), None)
    if first is None:  # no text to which a comment could be attached
        return ()
    grouped: dict[int, tuple[Paragraph, list[tuple[Span, list[str]]]]] = {}
    for finding in findings:
        index = max(bisect_right(starts, finding.span.start) - 1, 0)
        paragraph, lines = filled[index], wording(finding, text)
        span = Span(*(min(max(at - starts[index], 0), len(paragraph.text)) for at in finding.span))
        if not _takes_comments(package, paragraph):
            lines = [f"Tentang “{finding.found}”, {_ELSEWHERE}:", *lines]
            paragraph, span = first, Span(0, len(first.text))
        if not comments.has(paragraph, lines):
            grouped.setdefault(id(paragraph), (paragraph, []))[1].append((span, lines))
    return grouped.values()


def _takes_comments(package: WordPackage, paragraph: Paragraph) -> bool:
    if paragraph.part != package.main:
        return False
    around = next(paragraph.pieces[0].element.iterancestors(f"{W}p")).iterancestors()
    return not any(a.tag == f"{W}txbxContent" or is_closed(a) for a in around)


def _keeps_text(before: "_Element", after: "_Element") -> bool:
    """Whether a part keeps all its text if our changes are rejected: every character, in whatever element.

    Independent of reading prose, because text overlooked there would be lost from the file. Blanks are ignored, because
    undisplayed blanks at the ends of a text are not written.
    """
    texts = ("".join("".join(cast("list[str]", _NOT_OURS(root))).split()) for root in (before, after))
    return next(texts) == next(texts)


def _reads_as(read: Iterable[Paragraph], text: str) -> bool:
    """Whether the paragraphs have the intended text; letter case is ignored where Word shows all letters as capitals."""
    said = [paragraph for paragraph in read if paragraph.pieces]
    meant = [line for _, line in _lines(text)]
    return len(said) == len(meant) and all(
        paragraph.text == line
        or (any(piece.in_capitals for piece in paragraph.pieces) and capitals(paragraph.text) == capitals(line))
        for paragraph, line in zip(said, meant, strict=True)
    )


def _lines(text: str) -> list[tuple[int, str]]:
    """The offset and text of each line with words; a line emptied by an edit is skipped."""
    lines, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((at + len(line) - len(line.lstrip()), line.strip()))
        at += len(line) + 1
    return lines


def _xml(root: "_Element") -> bytes:
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
