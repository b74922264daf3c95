"""Finds texts that are hard to read as a whole."""

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar, Literal

from pesanlint.authoring.fields import Positive, record
from pesanlint.desk.desk import Desk
from pesanlint.finding import Match
from pesanlint.language.languages import language
from pesanlint.language.readability import LONG, lix
from pesanlint.language.words import WORD, lengths
from pesanlint.reading.reading import Reading
from pesanlint.reading.wording import sentences
from pesanlint.rule import DocumentCheck, DocumentRule
from pesanlint.search.folding import Hit, is_plain

_TOO_SHORT = 100
"""Words: a formula is meaningless for a text with fewer."""


@record(kw_only=True)
class Readability(DocumentRule):
    """Texts that are hard to read as a whole, by a formula. Texts with fewer than 100 words are ignored.

    `lix` is the mean length of sentences in words plus the percentage of words of more than six letters (Björnsson 1968). The
    finding is reported at the first block of the text.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "score", "max"})

    kind: Literal["readability"]
    message: str = "Naskah ini sukar dibaca (indeks {score}, batasnya {max}). Pendekkan kalimat dan pilih kata yang lugas."
    measure: Literal["lix"] = "lix"
    """The formula."""
    max: Annotated[int, Positive]
    """The maximum score of a text."""

    def compile(self, desk: Desk) -> DocumentCheck:
        """Measure the sentences of the paragraphs."""
        its_language = language(self.language)

        def measured(text: str) -> tuple[int, int, int]:
            found = lengths(text, plain=is_plain(text))
            told = sentences(text, its_language) if found else ()  # type: ignore[arg-type]  # compared by identity
            return len(found), sum(map(LONG.__lt__, found)), sum([_has_word(text, *sentence) for sentence in told])

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            told = reading.told.of(measured)
            paragraphs = [one for kind, one in zip(reading.told.kinds, told, strict=True) if kind == "paragraph"]
            words, long_words, number = map(sum, zip(*paragraphs, strict=True)) if paragraphs else (0, 0, 0)
            if words < _TOO_SHORT:
                return
            score = lix(words, long_words, number)
            if score > self.max:
                first = next(block for block in reading.blocks if block.kind != "code")
                yield Match(first.span, {"score": f"{score:.0f}", "max": str(self.max)})

        return check


def _has_word(text: str, start: int, end: int) -> bool:
    return text[start].isalnum() or bool(WORD.search(text, start, end))
