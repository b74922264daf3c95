"""Measure a text: its direct quotations, its length and its readability."""

from typing import NamedTuple

from pesanlint.document import Document
from pesanlint.language.languages import language
from pesanlint.language.readability import LONG, lix
from pesanlint.language.words import HYPHENATED_WORD
from pesanlint.linter import Linter
from pesanlint.reading.reading import Reading
from pesanlint.spans import SourceSpan


class Measures(NamedTuple):
    """The measures of a text. `quotations` are the source spans of its direct quotations."""

    quotations: tuple[SourceSpan, ...]
    characters: int
    words: int
    sentences: int
    paragraphs: int
    lix: int
    """Readability index LIX: 40 is an ordinary text, 60 or more a difficult one. 0 for a text without sentences."""


def measured(document: Document, linter: Linter) -> Measures:
    """Measure a document in the language of a linter's guideline."""
    reading = Reading(document, language=language(linter.guideline.languages[0]))
    quotations = tuple(document.map.to_source(reading.origin(span)) for span in reading.speech)
    running = [passage for passage in reading.passages if passage.kind not in ("title", "heading", "code", "table-cell")]
    lengths = [len(m[0]) for passage in running for m in HYPHENATED_WORD.finditer(passage.text)]
    sentences = sum(len(passage.sentences) for passage in running)
    words = sum(1 for _ in HYPHENATED_WORD.finditer(reading.text))
    index = round(lix(len(lengths), sum(map(LONG.__lt__, lengths)), sentences)) if sentences else 0
    made = Measures(quotations, len(document.text), words, sentences, len(running), index)
    reading.close()
    return made
