"""Quotations of a text in which every quotation mark clearly has its counterpart in its own block, as in most texts.

Each block can then be asked by itself: nothing that is left open reaches into it."""

from bisect import bisect_right
from collections.abc import Sequence

from pesanlint.document import Document
from pesanlint.language.language import Language
from pesanlint.reading.marks import pairs_by
from pesanlint.reading.quotations import ATTRIBUTION, Quotation, between
from pesanlint.reading.told import Told
from pesanlint.spans import Span


class Paired:
    """The quotations of such a text. Spans and offsets are in the document; each question is about the block at an offset.

    Args:
        document: the document.
        language: its language.
        found: for each block the stretches between its marks, marks included, with offsets in the block.
        starts: the beginnings of the blocks.
    """

    def __init__(
        self, document: Document, language: Language, found: Sequence[tuple[Span, ...] | None], starts: Sequence[int]
    ) -> None:
        self._document, self._language, self._found, self._starts = document, language, found, starts
        self._quotations: dict[int, tuple[Quotation, ...]] = {}
        self._quoted: dict[int, tuple[Span, ...]] = {}

    def holds(self, span: Span) -> bool:
        """Whether a span lies in one block."""
        return span.end <= self._document.blocks[self._index(span.start)].span.end

    def quoted(self, offset: int) -> tuple[Span, ...]:
        """The stretches between the marks of a block, marks included."""
        index = self._index(offset)
        if index not in self._quoted:
            self._quoted[index] = tuple([span.shifted(self._starts[index]) for span in self._found[index] or ()])
        return self._quoted[index]

    def speech(self, offset: int) -> tuple[Span, ...]:
        """The insides of the direct quotations of a block."""
        return tuple([one.inner for one in self._of(self._index(offset)) if one.kind == "speech"])

    def titles(self, offset: int) -> tuple[Span, ...]:
        """The quotations of a block that are titles or names."""
        return tuple([one.span for one in self._of(self._index(offset)) if one.kind == "title"])

    def _index(self, offset: int) -> int:
        return bisect_right(self._starts, offset, 1) - 1

    def _of(self, index: int) -> tuple[Quotation, ...]:
        if index not in self._quotations:
            begin, end = self._document.blocks[index].span
            around = self._document.text[begin : end + ATTRIBUTION]
            those = between(self._found[index] or (), around, Span(0, end - begin), self._language)
            self._quotations[index] = tuple([one.shifted(begin) for one in those])
        return self._quotations[index]


def paired(document: Document, language: Language, told: Told, starts: Sequence[int], signs: tuple[str, ...]) -> Paired | None:
    """The quotations of a document if its marks pair that clearly; else None, as for a text with markup inside blocks.

    Args:
        document: the document.
        language: its language.
        told: its blocks.
        starts: their beginnings.
        signs: all that may be a quotation mark in it.
    """
    text = document.text
    if len(document.map.segments) != len(document.blocks) or ("<" in text and "<<" in text) or (">" in text and ">>" in text):
        return None
    if "blockquote" in told.kinds or "code" in told.kinds:
        return None
    found = told.of(pairs_by(signs))
    return None if None in found else Paired(document, language, found, starts)
