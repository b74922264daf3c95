"""A word written twice in a row by mistake."""

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from pesanlint.authoring.fields import Words, record
from pesanlint.desk.desk import Desk
from pesanlint.finding import Fix, Match
from pesanlint.reading.passage import Passage
from pesanlint.rule import PassageCheck, PassageRule
from pesanlint.search.folding import Hit
from pesanlint.spans import Edit, Span

FUNCTION_WORDS = tuple(
    """adalah akan atau bagi bahwa dalam dan dapat dari dengan di ialah karena ke kepada oleh pada para sebagai sedang secara
    sehingga serta telah tentang terhadap untuk yang""".split()
)


@record(kw_only=True)
class Repetition(PassageRule):
    """A word written twice in a row by mistake (`oleh oleh`).

    Only words that are never doubled on purpose are looked for. Content words are: written without their hyphen they may be a
    reduplication (`masing masing`) or meet by chance (`yang hadir hadir karena ...`).
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "word"})
    terms: ClassVar[str | None] = "words"

    kind: Literal["repetition"]
    message: str = "Kata “{word}” tertulis dua kali."
    words: Words = FUNCTION_WORDS
    """The words to look for."""

    def triggers(self) -> Iterator[str]:
        """Each word twice."""
        return (f"{word} {word}" for word in self.words)

    def compile(self, desk: Desk) -> PassageCheck:
        """Keep the first of a run of the same word."""
        words = "|".join(sorted(map(re.escape, self.words), key=len, reverse=True))
        repeated = re.compile(rf"(?<![\w-])({words})(?: \1(?![\w-]))+", re.IGNORECASE)

        def check(passage: Passage, hits: Sequence[Hit]) -> Iterator[Match]:
            for m in repeated.finditer(passage.text):
                yield Match(Span(*m.span()), {"word": m[1].lower()}, (Fix((Edit(Span(m.end(1), m.end()), ""),), safe=True),))

        return check
