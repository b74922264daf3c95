"""A paragraph of a Word file: pieces of prose, each with the element that shows it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pesanlint.document import PLACEHOLDER, BlockKind
from pesanlint.records import NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element


class Piece(NamedTuple):
    """A stretch of prose and the element that shows it; the first `skipped` characters of its text are not shown."""

    element: "_Element"
    text: str
    editable: bool
    skipped: int = 0
    in_capitals: bool = False
    """Whether Word shows all its letters as capitals."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph with prose. `start` is its offset in the text of the document."""

    part: str
    kind: BlockKind
    level: int = 9
    pieces: list[Piece] = field(default_factory=list)
    anchors: list[tuple[str, int]] = field(default_factory=list)
    """The id of each comment that begins in the paragraph, and its offset in it."""
    start: int = 0
    copy: "Paragraph | None" = None
    """The copy of a text box's paragraph for older programs."""

    @property
    def text(self) -> str:
        """The prose of the paragraph."""
        return "".join(piece.text for piece in self.pieces)

    def trimmed(self) -> "Paragraph":
        """The paragraph without blanks and pictures at its ends."""
        first, last = 0, len(self.pieces)
        pieces = list(self.pieces)
        lead = 0
        while first < last and not (text := _strip(pieces[first].text, left=True)):
            lead += len(pieces[first].text)
            first += 1
        if first == last:
            return Paragraph(self.part, self.kind, self.level, [], [(key, 0) for key, _ in self.anchors])
        cut = len(pieces[first].text) - len(text)
        pieces[first] = pieces[first]._replace(text=text, skipped=pieces[first].skipped + cut)
        while not (text := _strip(pieces[last - 1].text, left=False)):
            last -= 1
        pieces[last - 1] = pieces[last - 1]._replace(text=text)
        anchors = [(key, max(at - lead - cut, 0)) for key, at in self.anchors]
        return Paragraph(self.part, self.kind, self.level, pieces[first:last], anchors)


def _strip(text: str, *, left: bool) -> str:
    """The text without blanks and placeholders at one end."""
    while True:
        shorter = (text.lstrip() if left else text.rstrip()).lstrip(PLACEHOLDER if left else "")
        shorter = shorter if left else shorter.rstrip(PLACEHOLDER)
        if shorter == text:
            return text
        text = shorter
