"""Cuts the runs of a paragraph, so that revisions and comments can be inserted between their characters.

A run (`w:r`) is text of one format. It is cut into runs with the same attributes and a copy of its properties, which fully
determine how Word shows it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from lxml import etree

from pesanlint.readers.word.package import W
from pesanlint.readers.word.paragraph import Piece

if TYPE_CHECKING:
    from lxml.etree import _Element

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not allow, such as a control character in a rule's message."""
T, DEL_TEXT = f"{W}t", f"{W}delText"


@dataclass(frozen=True, slots=True)
class Cut:
    """A change at `start` in a piece of text: the characters up to `end` are deleted, or elements are inserted."""

    start: int
    end: int = -1
    elements: tuple["_Element", ...] = ()
    wrapper: "_Element | None" = None
    """The empty `w:del` that receives the deleted characters."""


@dataclass(frozen=True, slots=True)
class Place:
    """A position beside a character: the piece, and the offset in it."""

    piece: Piece
    at: int


def place(pieces: Sequence[Piece], offset: int, *, side: Literal["before", "after"]) -> Place:
    """The position before the character at an offset of the paragraph, or after the character that ends there."""
    at = 0
    for piece in pieces:
        end = at + len(piece.text)
        if offset < end or (side == "after" and offset == end):
            return Place(piece, offset - at)
        at = end
    return Place(pieces[-1], len(pieces[-1].text))


def cut_runs(cuts: Iterable[tuple[Piece, Cut]]) -> None:
    """Apply the cuts to the tree, each in its own piece of editable text."""
    by_run: dict[_Element, dict[_Element, tuple[Piece, list[Cut]]]] = defaultdict(dict)
    for piece, cut in cuts:
        run = piece.element.getparent()
        assert run is not None
        by_run[run].setdefault(piece.element, (piece, []))[1].append(cut)
    for run, texts in by_run.items():
        _cut_run(run, texts)


def _cut_run(run: "_Element", texts: dict["_Element", tuple[Piece, list[Cut]]]) -> None:
    parts = _Parts(run)
    for child in list(run):
        if child.tag == f"{W}rPr":
            continue
        if child not in texts:
            parts.keep(child)
            continue
        piece, cuts = texts[child]
        text, offset = written(piece)
        at = 0
        for cut in sorted(cuts, key=lambda cut: (cut.start, cut.end)):
            parts.keep_text(text[at : offset + cut.start])
            at = offset + cut.start
            if cut.wrapper is not None:
                at = offset + cut.end
                parts.delete(text[offset + cut.start : at], cut.wrapper)
            for element in cut.elements:
                parts.put(element)
        parts.keep_text(text[at:])
    parts.replace()


def written(piece: Piece) -> tuple[str, int]:
    """The text of a piece's element as Word shows it, and the offset of the piece in it."""
    text = piece.element.text or ""
    if piece.element.get(SPACE) == "preserve":
        return text, piece.skipped
    shown = text.strip(" \t\n\r")
    return shown, piece.skipped - (len(text) - len(text.lstrip(" \t\n\r")))


class _Parts:
    """The elements into which a run is cut."""

    def __init__(self, run: "_Element") -> None:
        self._run = run
        self._parts: list[_Element] = []
        self._open: _Element | None = None

    def keep(self, child: "_Element") -> None:
        if self._open is None:
            self._open = same_run(self._run)
            self._parts.append(self._open)
        self._open.append(child)

    def keep_text(self, text: str) -> None:
        if text:
            self.keep(text_element(T, text))

    def delete(self, text: str, wrapper: "_Element") -> None:
        run = same_run(self._run)
        run.append(text_element(DEL_TEXT, text))
        wrapper.append(run)
        self.put(wrapper)

    def put(self, element: "_Element") -> None:
        self._open = None
        self._parts.append(element)

    def replace(self) -> None:
        parent = self._run.getparent()
        assert parent is not None
        self._parts[-1].tail = self._run.tail
        at = parent.index(self._run)
        parent[at : at + 1] = self._parts


def same_run(run: "_Element") -> "_Element":
    """An empty run with the attributes and properties of another."""
    copy = etree.Element(run.tag, {str(key): str(value) for key, value in run.attrib.items()})
    if (properties := run.find(f"{W}rPr")) is not None:
        copy.append(deepcopy(properties))
    return copy


def inserted_run(like: "_Element", text: str) -> "_Element":
    """A run with new text and the format of another run, without its tracked format changes."""
    run = same_run(like)
    run.attrib.clear()
    for tracked in run.findall(f"{W}rPr/{W}rPrChange"):
        run[0].remove(tracked)
    run.append(text_element(T, text))
    return run


def text_element(tag: str, text: str) -> "_Element":
    """A `w:t` or `w:delText` that preserves blanks."""
    element = etree.Element(tag)
    element.text = _NOT_IN_XML.sub("", text)
    element.set(SPACE, "preserve")
    return element
