"""Measure a text: its direct quotations, its length and its readability."""

from pesanlint.document import Document
from pesanlint.language.readability import LONG, lix
from pesanlint.language.words import HYPHENATED_WORD
from pesanlint.linter import Linter
from pesanlint.reading.wording import Wordings
from pesanlint.records import NamedTuple
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


def measured(document: Document, linter: Linter, wordings: Wordings | None = None) -> Measures:
    """Measure a document in the language of a linter's guideline.

    Args:
        document: the document.
        linter: the linter.
        wordings: what is known of the texts of the document's blocks, as a session has it.
    """
    reading = linter.reading(document, wordings=wordings)
    quotations = tuple(document.map.to_source(reading.origin(span)) for span in reading.speech)
    counts = reading.told.of(_words)
    running = [
        (passage, count)
        for passage, count in zip(reading.passages, counts, strict=True)
        if passage.kind not in ("title", "heading", "code", "table-cell")
    ]
    in_running, long_ones = (sum(count[which] for _, count in running) for which in (0, 1))
    sentences = sum(len(passage.sentences) for passage, _ in running)
    index = round(lix(in_running, long_ones, sentences)) if sentences else 0
    made = Measures(quotations, len(document.text), sum(count for count, _ in counts), sentences, len(running), index)
    reading.close()
    return made


def _words(text: str) -> tuple[int, int]:
    """The number of words in a text, and of long ones among them."""
    lengths = list(map(len, HYPHENATED_WORD.findall(text)))
    return len(lengths), sum(map(LONG.__lt__, lengths))
