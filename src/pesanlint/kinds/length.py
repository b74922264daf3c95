"""Finds sentences, paragraphs and headlines that are too long."""

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar, Literal

from pesanlint.authoring.fields import Positive, record
from pesanlint.desk.desk import Desk
from pesanlint.finding import Match
from pesanlint.language.words import at_most, count
from pesanlint.reading.passage import Passage
from pesanlint.rule import PassageCheck, PassageRule
from pesanlint.search.folding import Hit
from pesanlint.spans import Span

_NAMES = {"sentence": "Kalimat", "paragraph": "Paragraf", "title": "Judul"}


@record(kw_only=True)
class Length(PassageRule):
    """Sentences, paragraphs and headlines with more words than allowed. A reduplicated word counts as one."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "unit", "length", "max"})

    kind: Literal["length"]
    message: str = "{unit} ini terdiri atas {length} kata; batasnya {max} kata."
    unit: Literal["sentence", "paragraph", "title"]
    """What is measured. Sentences are those of paragraphs and list items."""
    max: Annotated[int, Positive]
    """The maximum number of words."""

    def variant(self) -> str:
        """What is measured."""
        return self.unit

    def compile(self, desk: Desk) -> PassageCheck:
        """Count the words of each unit."""

        def check(passage: Passage, hits: Sequence[Hit]) -> Iterator[Match]:
            for span in self._units(passage):
                text = passage.text[span.start : span.end]
                # A word takes at least two characters, with its blank, so that most units need not be counted.
                if len(text) > 2 * self.max - 1 and at_most(text) > self.max and (length := count(text)) > self.max:
                    yield Match(span, {"unit": _NAMES[self.unit], "length": str(length), "max": str(self.max)})

        return check

    def _units(self, passage: Passage) -> Sequence[Span]:
        if self.unit == "sentence":
            return passage.sentences if passage.kind in ("paragraph", "list-item") else ()
        return (passage.span,) if passage.kind == self.unit else ()
