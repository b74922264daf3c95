"""What can be told of a text beside its findings: where it quotes, how long it is and how hard to read."""

from typing import NamedTuple

from pesanlint.document import Document
from pesanlint.language.languages import language
from pesanlint.language.readability import lix
from pesanlint.language.words import HYPHENATED_WORD
from pesanlint.linter import Linter
from pesanlint.reading.reading import Reading
from pesanlint.spans import SourceSpan


class Measures(NamedTuple):
    """What a text measures. `quotations` are its direct quotations, in the source."""

    quotations: tuple[SourceSpan, ...]
    characters: int
    words: int
    sentences: int
    paragraphs: int
    lix: int
    """How hard it is to read: 40 is a usual text, from 60 on it is hard. 0 where there are no sentences."""


def measured(document: Document, linter: Linter) -> Measures:
    """Measure a document in the language of a linter's guideline."""
    reading = Reading(document, language=language(linter.guideline.languages[0]))
    quotations = tuple(document.map.to_source(reading.origin(span)) for span in reading.speech)
    running = [passage for passage in reading.passages if passage.kind not in ("title", "heading", "code", "table-cell")]
    lengths = [len(m[0]) for passage in running for m in HYPHENATED_WORD.finditer(passage.text)]
    sentences = sum(len(passage.sentences) for passage in running)
    words = sum(1 for _ in HYPHENATED_WORD.finditer(reading.text))
    made = Measures(
        quotations, len(document.text), words, sentences, len(running), round(lix(lengths, sentences)) if sentences else 0
    )
    reading.close()
    return made
