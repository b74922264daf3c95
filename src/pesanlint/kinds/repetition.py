"""Finds words written twice in a row by mistake."""

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from pesanlint.authoring.fields import Words, record
from pesanlint.desk.desk import Desk
from pesanlint.errors import WrongKey
from pesanlint.finding import Fix, Match
from pesanlint.language.languages import language
from pesanlint.reading.passage import Passage
from pesanlint.rule import PassageCheck, PassageRule
from pesanlint.search.folding import Hit
from pesanlint.spans import Edit, Span


@record(kw_only=True)
class Repetition(PassageRule):
    """Words written twice in a row by mistake (`oleh oleh`).

    Only words that are never repeated on purpose are searched. Repeated content words may be a reduplication without its hyphen
    (`masing masing`) or meet by chance (`yang hadir hadir karena ...`).
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "word"})
    terms: ClassVar[str | None] = "words"

    kind: Literal["repetition"]
    message: str = "Kata “{word}” tertulis dua kali."
    words: Words | None = None
    """The words to search for; by default function words of the guideline's language (`dan`, `yang`, `untuk`)."""

    def __post_init__(self) -> None:
        if self.words == ():
            raise WrongKey("words", "Isian ini kosong; hapus kuncinya untuk memakai kata-kata bawaan.")

    def triggers(self) -> Iterator[str]:
        """Each word twice."""
        return (f"{word} {word}" for word in self.words or language(self.language).doubled)

    def compile(self, desk: Desk) -> PassageCheck:
        """Keep the first of a run of the same word."""
        words = "|".join(sorted(map(re.escape, self.words or language(self.language).doubled), key=len, reverse=True))
        repeated = re.compile(rf"(?<![\w-])({words})(?: \1(?![\w-]))+", re.IGNORECASE)

        def check(passage: Passage, hits: Sequence[Hit]) -> Iterator[Match]:
            for m in repeated.finditer(passage.text):
                yield Match(Span(*m.span()), {"word": m[1].lower()}, (Fix((Edit(Span(m.end(1), m.end()), ""),), safe=True),))

        return check
