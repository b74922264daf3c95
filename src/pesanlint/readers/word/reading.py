"""Reads the prose of a Word file as if all tracked changes were accepted, and the elements that contain it.

Text that Word does not show is never read: deleted or moved text, codes of fields, hidden text, fallbacks for older programs.
Anything other than plain running text (an earlier insertion, a field, a link, a tab, an unknown element) is read but not
editable."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pesanlint.document import PLACEHOLDER, count_words
from pesanlint.readers import skipped
from pesanlint.readers.paragraphs import looks_like_headline
from pesanlint.readers.word.fields import MARK, Fields, matched
from pesanlint.readers.word.package import W, WordPackage
from pesanlint.readers.word.paragraph import Paragraph, Piece
from pesanlint.readers.word.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W16SE = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": " ",
    f"{W}cr": " ",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    f"{W}softHyphen": "\N{SOFT HYPHEN}",
    f"{W}sym": PLACEHOLDER,
    f"{_W16SE}symEx": PLACEHOLDER,
    f"{W}object": PLACEHOLDER,
}
_GONE = {f"{W}del", f"{W}moveFrom", f"{_W14}conflictDel"}
_CLOSED = {f"{W}ins", f"{W}moveTo", f"{W}hyperlink", f"{W}fldSimple"}
_LOCKED = {"contentLocked", "sdtContentLocked"}
_GIVEN = {f"{W}{name}" for name in ("dataBinding", "dropDownList", "comboBox", "date", "showingPlcHdr")} | {
    f"{_W15}dataBinding"
}
"""Properties of a content control whose text is bound to data, chosen from a list, a formatted date, or Word's placeholder for
an empty control."""
_FORMULAS = {f"{_M}oMath", f"{_M}oMathPara"}
_OPEN = {f"{W}smartTag", f"{W}customXml", f"{W}dir", f"{W}bdo", f"{W}sdtContent"}
_BLOCK_WRAPPERS = {*_OPEN, *(f"{W}{name}" for name in ("ins", "moveTo", "body", "hdr", "ftr", "footnote", "endnote"))}
_BLANKS = str.maketrans("\t\n\r", "   ")


def paragraphs(package: WordPackage, passed_over: Counter[str] | None = None) -> list[Paragraph]:
    """All paragraphs of a Word file, including empty ones, in reading order.

    Args:
        package: the file.
        passed_over: the counter to which skipped words of prose are added by reason.

    Raises:
        ReadError: a part of the file is broken or refused.
    """
    styles, counted = Styles(package), Counter[str]() if passed_over is None else passed_over
    read = [_with_copy(p) for part in package.stories for p in _story(package, part, styles, counted)]
    body = [p for p in read if p.part == package.main and p.pieces]
    _find_title(body)
    at = 0
    for paragraph in read:
        paragraph.start = at
        at += len(paragraph.text) + bool(paragraph.pieces)
    return read


def _story(package: WordPackage, part: str, styles: Styles, passed_over: Counter[str]) -> Iterator[Paragraph]:
    """The paragraphs of a part with prose, then those of its diagrams."""
    root = package.xml(part)
    yield from _Story(part, styles, Fields(matched(root)), passed_over).read(root)
    for name in package.diagrams(part):
        yield from _diagram(name, package.xml(name))


def _with_copy(paragraph: Paragraph) -> Paragraph:
    trimmed = paragraph.trimmed()
    trimmed.copy = paragraph.copy.trimmed() if paragraph.copy else None
    return trimmed


def text_of(read: list[Paragraph]) -> str:
    """The text of the paragraphs, one per line, without empty ones."""
    return "\n".join(paragraph.text for paragraph in read if paragraph.pieces)


def comment_texts(package: WordPackage) -> dict[str, str]:
    """Id of each Word comment → its text.

    Raises:
        ReadError: the part is broken or refused.
    """
    name = package.only("comments")
    return {
        comment.get(f"{W}id", ""): "\n".join("".join(map(str, p.itertext(f"{W}t"))) for p in comment.iter(f"{W}p"))
        for comment in (package.xml(name).iterchildren(f"{W}comment") if name else ())
    }


def _find_title(body: list[Paragraph]) -> None:
    """Mark the title: by its style, else the first heading of the first level, else the first paragraph by its looks."""
    if any(paragraph.kind == "title" for paragraph in body):
        return
    title = next((p for p in body if p.kind == "heading" and p.level == 0), None)
    if title is None and len(body) > 1 and body[0].kind == "paragraph" and looks_like_headline(body[0].text):
        title = body[0]
    if title is not None:
        title.kind = "title"


def _diagram(part: str, root: "_Element") -> Iterator[Paragraph]:
    """The texts of a SmartArt diagram, not editable: Word redraws the diagram from them and tracks no changes in it."""
    for element in root.iterfind(f".//{_DGM}t/{_A}p"):
        texts = [(e, " " if e.tag == f"{_A}br" else e.text or "") for e in element.iter(f"{_A}t", f"{_A}br")]
        yield Paragraph(part, "paragraph", 9, [Piece(e, text.translate(_BLANKS), False) for e, text in texts if text])


class _Story:
    """One walk through a part with prose."""

    def __init__(self, part: str, styles: Styles, fields: Fields, passed_over: Counter[str]) -> None:
        self._part, self._styles, self._fields, self._passed_over = part, styles, fields, passed_over
        self._open: Paragraph | None = None
        self._properties: _Element | None = None  # of the current paragraph
        self._length = 0
        self._boxes: list[tuple[_Element, bool]] = []  # each with whether it is editable

    def read(self, element: "_Element", *, in_table: bool = False, editable: bool = True) -> Iterator[Paragraph]:
        """The paragraphs under an element that contains paragraphs, tables or wrappers of these."""
        for child in element:
            tag = child.tag
            if tag == f"{W}p":
                yield from self._paragraph(child, in_table=in_table, editable=editable)
            elif tag == f"{W}tbl":
                yield from self._rest()
                yield from self._rows(child, editable=editable)
            elif tag == f"{W}sdt" or tag in _BLOCK_WRAPPERS:
                yield from self.read(child, in_table=in_table, editable=editable and not is_closed(child))
            elif tag == f"{_MC}AlternateContent":
                yield from self.read(_choice(child), in_table=in_table, editable=editable)
            elif tag in _GONE:
                self._skip(child)
            elif len(child):
                yield from self.read(child, in_table=in_table, editable=False)
        yield from self._rest()

    def _skip(self, element: "_Element", reason: str = skipped.DELETED) -> None:
        """Count the words of a skipped element. Moved text is not counted, because it is read at its new position."""
        if element.tag != f"{W}moveFrom":
            text = "".join(e.text or "" if e.tag != f"{W}p" else " " for e in element.iter(f"{W}t", f"{W}delText", f"{W}p"))
            self._passed_over[reason] += count_words(text)

    def _rest(self) -> Iterator[Paragraph]:
        """The open paragraph, if its mark is deleted and no paragraph follows that continues it."""
        if self._open is not None:
            paragraph, self._open = self._open, None
            yield paragraph

    def _rows(self, element: "_Element", *, editable: bool) -> Iterator[Paragraph]:
        """The rows of a table, or of a wrapper in it."""
        for child in element:
            if child.tag in _GONE or child.find(f"{W}trPr/{W}del") is not None:
                self._skip(child)
            elif child.tag != f"{W}tr":
                yield from self._rows(child, editable=editable and not is_closed(child))
            else:
                yield from self._cells(child, editable=editable)

    def _cells(self, element: "_Element", *, editable: bool) -> Iterator[Paragraph]:
        for child in element:
            if child.tag in _GONE or child.find(f"{W}tcPr/{W}cellDel") is not None:
                self._skip(child)
            elif child.tag == f"{W}tc":
                yield from self.read(child, in_table=True, editable=editable)
            else:
                yield from self._cells(child, editable=editable and not is_closed(child))

    def _paragraph(self, element: "_Element", *, in_table: bool, editable: bool) -> Iterator[Paragraph]:
        """The paragraph and those in its text boxes. With a deleted mark, or as an initial, it continues in the next one."""
        properties = self._properties = element.find(f"{W}pPr")
        kind, level = self._styles.kind(properties)
        if in_table and kind != "blockquote":
            kind, level = "table-cell", 9
        if self._open is None:
            self._open, self._length = Paragraph(self._part, kind, level), 0
        before = len(self._open.pieces)
        self._inline(element, editable=editable)
        if self._styles.is_contents(properties):
            self._passed_over[skipped.CONTENTS] += count_words("".join(piece.text for piece in self._open.pieces[before:]))
            del self._open.pieces[before:]
            self._length = len(self._open.text)
        marks = properties.find(f"{W}rPr") if properties is not None else None
        if (marks is not None and any(marks.find(tag) is not None for tag in _GONE)) or _is_initial(properties):
            return
        paragraph, self._open = self._open, None
        yield paragraph
        boxes, self._boxes = self._boxes, []
        fields, self._fields = self._fields, self._fields.apart()
        for box, is_open in boxes:
            shown = list(self.read(box, editable=is_open))
            twin = _twin(box)
            if twin is not None:
                counted, self._passed_over = self._passed_over, Counter()  # the copy has the same text
                copies = list(self.read(twin, editable=is_open))
                self._passed_over = counted
                if [paragraph.text for paragraph in copies] == [paragraph.text for paragraph in shown]:
                    for paragraph, copy in zip(shown, copies, strict=True):
                        paragraph.copy = copy
            yield from shown
        self._fields = fields

    def _inline(self, element: "_Element", *, editable: bool) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, editable=editable)
            elif tag == f"{W}sdt" or tag in _CLOSED or tag in _OPEN:
                self._inline(child, editable=editable and not is_closed(child))
            elif tag in _FORMULAS:
                self._add(child, PLACEHOLDER, editable=False)
            elif tag == f"{_MC}AlternateContent":
                self._inline(_choice(child), editable=False)
            elif tag == f"{W}commentRangeStart":
                self._anchor(child)
            elif tag in _GONE:
                self._skip(child)
            else:
                self._inline(child, editable=False)

    def _run(self, run: "_Element", *, editable: bool) -> None:
        look = run.find(f"{W}rPr")
        is_hidden = self._styles.has("vanish", self._properties, look)
        in_capitals = self._styles.has("caps", self._properties, look)
        self._content(run, editable=editable, is_hidden=is_hidden, in_capitals=in_capitals)

    def _content(self, run: "_Element", *, editable: bool, is_hidden: bool, in_capitals: bool) -> None:
        """Read the content of a run, or of the alternative for current programs in it."""
        for child in run:
            tag = child.tag
            if tag == MARK:
                self._fields.see(child)
            elif is_hidden or self._fields.hides:
                self._skip(child, skipped.HIDDEN if is_hidden else skipped.NESTED)
            elif tag == f"{W}t":
                self._text(child, editable=editable and not self._fields, in_capitals=in_capitals)
            elif tag in _CHARACTERS:
                self._add(child, _CHARACTERS[tag], editable=False)
            elif tag == f"{_MC}AlternateContent":
                self._alternatives(child, editable=editable, in_capitals=in_capitals)
            elif tag in (f"{W}drawing", f"{W}pict"):
                self._drawing(child, editable=editable)
            elif tag == f"{W}ruby":
                for base in child.iter(f"{W}rubyBase"):
                    self._inline(base, editable=False)
            elif tag == f"{W}commentReference":
                self._anchor(child)

    def _alternatives(self, element: "_Element", *, editable: bool, in_capitals: bool) -> None:
        """Read a drawing with a copy for older programs, whose text boxes are editable; or else text, which is not."""
        choice = _choice(element)
        if next(choice.iter(f"{W}drawing", f"{W}pict"), None) is not None:
            self._drawing(choice, editable=editable)
        else:
            self._content(choice, editable=False, is_hidden=False, in_capitals=in_capitals)

    def _text(self, element: "_Element", *, editable: bool, in_capitals: bool) -> None:
        text = (element.text or "").translate(_BLANKS)
        if in_capitals:
            text = capitals(text)
        if element.get(_SPACE) == "preserve":
            skipped = 0
        else:
            skipped, text = len(text) - len(text.lstrip(" ")), text.strip(" ")
        self._add(element, text, editable=editable, skipped=skipped, in_capitals=in_capitals)

    def _drawing(self, element: "_Element", *, editable: bool) -> None:
        boxes = [box for box in element.iter(f"{W}txbxContent") if not _is_copy(box, element)]
        outermost = [box for box in boxes if not any(a in boxes for a in box.iterancestors(f"{W}txbxContent"))]
        self._boxes += [(box, editable and not self._fields) for box in outermost]
        if not outermost and next(element.iter(f"{_WP}inline"), None) is not None:
            self._add(element, PLACEHOLDER, editable=False)

    def _add(self, element: "_Element", text: str, *, editable: bool, skipped: int = 0, in_capitals: bool = False) -> None:
        if text and self._open is not None:
            self._open.pieces.append(Piece(element, text, editable, skipped, in_capitals))
            self._length += len(text)

    def _anchor(self, element: "_Element") -> None:
        key = element.get(f"{W}id", "")
        if self._open is not None and all(key != other for other, _ in self._open.anchors):
            self._open.anchors.append((key, self._length))


def is_closed(wrapper: "_Element") -> bool:
    """Whether fixes may not change the content of a wrapper, such as a content control whose text is locked or not free."""
    if wrapper.tag in _CLOSED:
        return True
    properties = wrapper.find(f"{W}sdtPr")
    if properties is None:
        return False
    lock = properties.find(f"{W}lock")
    return (lock is not None and lock.get(f"{W}val") in _LOCKED) or any(child.tag in _GIVEN for child in properties)


def _is_initial(properties: "_Element | None") -> bool:
    """Whether a paragraph contains the drop cap of the next one."""
    frame = properties.find(f"{W}framePr") if properties is not None else None
    return frame is not None and frame.get(f"{W}dropCap", "none") != "none"


def _choice(alternatives: "_Element") -> "_Element":
    """The alternative for current programs, else the fallback."""
    found = alternatives.find(f"{_MC}Choice")
    if found is None:
        found = alternatives.find(f"{_MC}Fallback")
    return alternatives if found is None else found


def _is_copy(box: "_Element", drawing: "_Element") -> bool:
    """Whether a text box of a drawing is a copy for older programs."""
    for ancestor in box.iterancestors():
        if ancestor is drawing:
            return False
        if ancestor.tag == f"{_MC}Fallback" and ancestor.getparent().find(f"{_MC}Choice") is not None:  # type: ignore[union-attr]
            return True
    return False


def capitals(text: str) -> str:
    """The text in capitals, with the same length: letters without a single capital are kept."""
    return "".join(upper if len(upper := letter.upper()) == 1 else letter for letter in text)


def _twin(box: "_Element") -> "_Element | None":
    """The copy of a text box for older programs; None without one."""
    choice = next(box.iterancestors(f"{_MC}Choice"), None)
    fallback = choice.getparent().find(f"{_MC}Fallback") if choice is not None else None  # type: ignore[union-attr]
    if choice is None or fallback is None:
        return None
    boxes, twins = (list(element.iter(f"{W}txbxContent")) for element in (choice, fallback))
    return twins[boxes.index(box)] if len(boxes) == len(twins) else None
