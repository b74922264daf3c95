"""Writes edits as revisions (ECMA-376 part 1, 17.13.5): `w:del` around deleted text, `w:ins` around inserted text."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from pesanlint.fixer.word.runs import Cut, cut_runs, inserted_run, place, written
from pesanlint.language.words import ALPHANUMERICS
from pesanlint.readers.word.package import W
from pesanlint.readers.word.paragraph import Paragraph, Piece
from pesanlint.readers.word.reading import capitals
from pesanlint.spans import Edit, Span, narrowed

if TYPE_CHECKING:
    from lxml.etree import _Element

AUTHOR = "pesanlint"


class Marks:
    """Creates the elements of revisions and comments, with author, date and a number that is unique in the file."""

    def __init__(self, roots: Iterable["_Element"], when: dt.datetime) -> None:
        taken = {element.get(f"{W}id", "").lstrip("0") for root in roots for element in root.iter()}
        self._ids = (number for number in map(str, count(1)) if number not in taken)
        self.date = when.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def id(self) -> str:
        """A number that is unique in the file."""
        return next(self._ids)

    def element(self, name: str) -> "_Element":
        """A `w:ins`, `w:del` or `w:comment` with number, author and date."""
        return etree.Element(f"{W}{name}", {f"{W}id": self.id(), f"{W}author": AUTHOR, f"{W}date": self.date})

    def renumber(self, root: "_Element") -> None:
        """Give new numbers to tracked format changes that were copied with the properties of a run."""
        seen: set[str] = set()
        for change in root.iter(f"{W}rPrChange"):
            key = change.get(f"{W}id", "")
            if key in seen:
                change.set(f"{W}id", self.id())
            seen.add(key)


def revise(paragraph: Paragraph, edits: Iterable[Edit], marks: Marks) -> None:
    """Write edits of a paragraph, whose spans are offsets in it, as revisions.

    Inserted text follows the deleted text and has the format of its first character.
    """
    text = paragraph.text
    cut_runs([cut for edit in edits for cut in _cuts(paragraph, for_a_reader(edit, text), marks)])


def for_a_reader(edit: Edit, text: str) -> Edit:
    """The smallest change that a person can review: single letters if they are only inserted or deleted, else whole words."""
    least = narrowed(edit, text)
    start, end = least.span
    if start == end or not least.text:
        return least
    while start > edit.span.start and text[start - 1].isalnum():
        start -= 1
    while end < edit.span.end and text[end].isalnum():
        end += 1
    return Edit(Span(start, end), text[start : least.span.start] + least.text + text[least.span.end : end])


def _cuts(paragraph: Paragraph, edit: Edit, marks: Marks) -> Iterator[tuple[Piece, Cut]]:
    start, end = edit.span
    gone: list[tuple[Piece, Span]] = []
    at = 0
    for piece in paragraph.pieces:
        inside = Span(max(start - at, 0), min(end - at, len(piece.text)))
        if inside.start < inside.end:
            gone.append((piece, inside))
        at += len(piece.text)
    if gone:
        where, offset = gone[-1][0], gone[-1][1].end
    else:
        beside = place(paragraph.pieces, start, side="after" if start else "before")
        if not beside.piece.editable:
            beside = place(paragraph.pieces, start, side="before")
        where, offset = beside.piece, beside.at
    for piece, inside in gone:
        yield piece, Cut(inside.start, inside.end, wrapper=marks.element("del"))
    if edit.text:
        like = (gone[0][0] if gone else where).element.getparent()
        assert like is not None
        inserted = marks.element("ins")
        inserted.append(inserted_run(like, _letters(edit.text, gone or [(where, Span(0, 0))])))
        yield where, Cut(offset, len(where.text) + 1, (inserted,))


def _letters(text: str, gone: Sequence[tuple[Piece, Span]]) -> str:
    """The inserted letters; where Word shows all letters as capitals, in the letter case of the deleted ones.

    A word that is also deleted keeps its letter case; any other word begins with a capital if the deleted text does.
    """
    if not gone[0][0].in_capitals:
        return text
    old = ""
    for piece, inside in gone:
        whole, offset = written(piece)
        old += whole[offset + inside.start : offset + inside.end]
    first = next(filter(str.isalpha, old), "a")
    if old == capitals(old) and sum(map(str.isalpha, old)) > 1:
        return text
    known = {capitals(word): word for word in ALPHANUMERICS.findall(old)}
    return ALPHANUMERICS.sub(lambda word: known.get(capitals(word[0])) or _like(first, word[0]), text)


def _like(first: str, word: str) -> str:
    return word[0] + word[1:].lower() if first.isupper() else word.lower()
