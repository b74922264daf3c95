"""Writes findings as Word comments: the message, the suggested fixes, and the clause."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from pesanlint.finding import Finding
from pesanlint.fixer.word.revisions import AUTHOR, Marks
from pesanlint.fixer.word.runs import Cut, cut_runs, place, text_element
from pesanlint.readers.archives import parsed
from pesanlint.readers.word.package import CONTENT_TYPES, RELATIONSHIPS, W, WordPackage, relationships_of
from pesanlint.readers.word.paragraph import Paragraph, Piece
from pesanlint.readers.word.reading import is_closed
from pesanlint.spans import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
# Comments go outside these elements, to survive a rejected revision and keep links, fields and locked controls whole.
_WHOLE = {f"{W}{name}" for name in ("ins", "del", "moveTo", "moveFrom", "hyperlink", "fldSimple")} | {f"{_MC}AlternateContent"}


def wording(finding: Finding, text: str) -> list[str]:
    """The lines of a comment."""
    lines = [finding.message]
    for fix in finding.fixes:
        changes = (f"“{text[edit.span.start : edit.span.end]}” → “{edit.text}”" for edit in fix.edits)
        lines.append(f"Saran, periksa dahulu: {'; '.join(changes)}")
    if finding.in_quote:
        lines.append("Dalam kutipan langsung; tidak diubah.")
    if finding.source:
        lines.append(f"Dasar: {finding.source}")
    return [*lines, f"[{finding.rule}]"]


class Comments:
    """The comments of a Word file, whose part is created if it is missing."""

    def __init__(self, package: WordPackage, marks: Marks) -> None:
        self._package, self._marks = package, marks
        self.changed: dict[str, _Element] = {}
        name = package.only("comments")
        self._name = name or _free_name(package)
        self._root = package.xml(name) if name else etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
        self._texts = {c.get(f"{W}id", ""): list(_lines(c)) for c in self._root if c.get(f"{W}author") == AUTHOR}

    def has(self, paragraph: Paragraph, lines: list[str]) -> bool:
        """Whether an earlier run has already added this comment to the paragraph."""
        return any(self._texts.get(key) == lines for key, _ in paragraph.anchors)

    def add(self, paragraph: Paragraph, comments: Iterable[tuple[Span, list[str]]]) -> None:
        """Add comments on stretches of a paragraph, whose spans are offsets in it."""
        cuts: list[tuple[Piece, Cut]] = []
        at_beginning = _begins_a_control(paragraph)
        for span, lines in comments:
            comment = self._marks.element("comment")
            comment.set(f"{W}initials", "pl")
            comment.extend(_paragraph(line) for line in lines)
            self._root.append(comment)
            key = {f"{W}id": comment.get(f"{W}id", "")}
            reference = etree.Element(f"{W}r")
            etree.SubElement(reference, f"{W}commentReference", key)
            begin, end = etree.Element(f"{W}commentRangeStart", key), etree.Element(f"{W}commentRangeEnd", key)
            if at_beginning:
                cuts += _put(paragraph, 0, (reference,), before=True)
            else:
                cuts += _put(paragraph, span.start, (begin,), before=True)
                cuts += _put(paragraph, max(span.end, span.start + 1), (end, reference), before=False)
            self._register()
        cut_runs(cuts)

    def _register(self) -> None:
        """Mark the part as changed, and add a new one to the content types and relationships of the package."""
        if self._name in self.changed:
            return
        self.changed[self._name] = self._root
        if self._name in self._package.archive:
            return
        types = deepcopy(self._package.xml(CONTENT_TYPES))
        etree.SubElement(types, f"{_TYPES}Override", {"PartName": f"/{self._name}", "ContentType": _CONTENT_TYPE})
        self.changed[CONTENT_TYPES] = types
        rels = relationships_of(self._package.main)
        relationships = deepcopy(self._package.xml(rels)) if rels in self._package.archive else _no_relationships()
        taken = {element.get("Id") for element in relationships}
        key = next(key for n in range(len(taken) + 1) if (key := f"rIdPesanlint{n}") not in taken)
        etree.SubElement(relationships, f"{RELATIONSHIPS}Relationship", {"Id": key, "Type": _TYPE, "Target": f"/{self._name}"})
        self.changed[rels] = relationships


def _put(paragraph: Paragraph, offset: int, elements: tuple["_Element", ...], *, before: bool) -> Iterator[tuple[Piece, Cut]]:
    """Insert elements beside a character: by cutting its run, or else beside the outermost element that must stay whole."""
    beside = place(paragraph.pieces, offset, side="before" if before else "after")
    around = [beside.piece.element, *_up_to_paragraph(beside.piece.element)]
    whole = [a for a in around if a.tag in _WHOLE or is_closed(a)]
    if not whole and around[0].tag == f"{W}t":
        yield beside.piece, Cut(beside.at, len(beside.piece.text) + 1 if not before else -1, elements)
        return
    outermost = around.index(whole[-1]) if whole else 0
    anchor = next((a for a in reversed(around[outermost:]) if a.tag == f"{W}r"), around[outermost])
    parent = anchor.getparent()
    assert parent is not None
    while before and (previous := anchor.getprevious()) is not None and previous.tag == f"{W}del":
        anchor = previous
    at = parent.index(anchor) + (0 if before else 1)
    for step, added in enumerate(elements):
        parent.insert(at + step, added)


def _begins_a_control(paragraph: Paragraph) -> bool:
    """Whether the paragraph is the first of a content control around paragraphs or cells.

    LibreOffice (7.4) drops all words of such a paragraph before the end of a comment's range, or before its reference if it has
    no range; at the beginning of the paragraph nothing is lost (`tests/fixer/test_word_witnesses.py`)."""
    own = next(paragraph.pieces[0].element.iterancestors(f"{W}p"))
    return any(next(control.iter(f"{W}p")) is own for control in own.iterancestors(f"{W}sdt"))


def _up_to_paragraph(element: "_Element") -> Iterator["_Element"]:
    for ancestor in element.iterancestors():
        if ancestor.tag == f"{W}p":
            return
        yield ancestor


def _paragraph(line: str) -> "_Element":
    paragraph = etree.Element(f"{W}p")
    run = etree.SubElement(paragraph, f"{W}r")
    run.append(text_element(f"{W}t", line))
    return paragraph


def _lines(comment: "_Element") -> Iterator[str]:
    for paragraph in comment.iter(f"{W}p"):
        yield "".join(map(str, paragraph.itertext(f"{W}t")))


def _free_name(package: WordPackage) -> str:
    folder = package.main.rpartition("/")[0]
    names = (f"{folder}/comments{n or ''}.xml".lstrip("/") for n in range(len(package.archive.entries) + 1))
    return next(name for name in names if name not in package.archive)


def _no_relationships() -> "_Element":
    return parsed(f'<Relationships xmlns="{RELATIONSHIPS[1:-1]}"/>'.encode(), "_rels")
