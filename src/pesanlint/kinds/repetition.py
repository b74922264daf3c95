"""Finds a word written twice in a row by mistake."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import eq
from typing import ClassVar, Literal

from pesanlint.authoring.fields import Words, record
from pesanlint.desk.desk import Desk
from pesanlint.errors import RuleTimeout, WrongKey
from pesanlint.finding import Fix, Match
from pesanlint.language.languages import language
from pesanlint.reading.passage import Passage
from pesanlint.rule import TIME_LIMIT, PassageCheck, PassageRule
from pesanlint.search import patterns
from pesanlint.search.folding import Hit
from pesanlint.spans import Edit, Span

_SHORTEST = 3
_LONGEST = 12
"""Words of the phrases that are compared, exclusively."""
_INSIDE = re.compile(r"[^\w /’'-]")
"""A mark within a phrase, which may be repeated on purpose then: a chant, a series, a row of a table."""
_BEHIND = '.,;:!?)”"'


@record(kw_only=True)
class Repetition(PassageRule):
    """Finds a word written twice in a row by mistake (`oleh oleh`).

    By default only words that are never doubled on purpose are found. Content words may be: without their hyphen
    they may be a reduplication (`masing masing`) or be adjacent by chance (`yang hadir hadir karena ...`). With `phrase`,
    phrases are found instead.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "word"})
    terms: ClassVar[str | None] = "words"

    kind: Literal["repetition"]
    message: str = "Kata “{word}” tertulis dua kali."
    phrase: int = 0
    """Instead of `words`: the minimum number of words, at least 3, of a phrase that is written twice in a row."""
    words: Words | None = None
    """The words to find; by default function words of the guideline's language (`dan`, `yang`, `untuk`)."""

    pattern: str = ""
    """Instead of `words`: a regular expression for a word; two equal matches in a row are reported."""
    letters: bool = False
    """With `pattern`: whether only matches of letters count."""
    match_case: bool = False
    """With `pattern`: whether upper and lower case differ."""
    except_: Words = ()
    """With `pattern`: regular expressions; a word that contains a match of one may be doubled."""

    def __post_init__(self) -> None:
        for key, text in (("pattern", self.pattern), *(("except", one) for one in self.except_)):
            try:
                patterns.compiled(text, match_case=self.match_case)
            except ValueError as error:
                raise WrongKey(key, str(error)) from None
        if self.phrase and self.phrase < _SHORTEST:
            raise WrongKey("phrase", f"Bilangan ini paling kecil {_SHORTEST}.")
        if self.words == ():
            raise WrongKey("words", "Isian ini kosong; hapus kuncinya untuk memakai kata-kata bawaan.")

    def triggers(self) -> Iterable[str]:
        """Return each word twice."""
        if self.pattern or self.phrase:
            return ()
        return (f"{word} {word}" for word in self.words or language(self.language).doubled)

    def compile(self, desk: Desk) -> PassageCheck:
        """Keep the first of a run of the same word."""
        if self.pattern:
            return self._any()
        if self.phrase:
            return self._phrases
        words = "|".join(sorted(map(re.escape, self.words or language(self.language).doubled), key=len, reverse=True))
        repeated = re.compile(rf"(?<![\w-])({words})(?: \1(?![\w-]))+", re.IGNORECASE)

        def check(passage: Passage, hits: Sequence[Hit]) -> Iterator[Match]:
            for m in repeated.finditer(passage.text):
                yield Match(Span(*m.span()), {"word": m[1].lower()}, (Fix((Edit(Span(m.end(1), m.end()), ""),), safe=True),))

        return check

    def _phrases(self, passage: Passage, hits: Sequence[Hit]) -> Iterator[Match]:
        """Compare each three words with the last place of the same words.

        A phrase is repeated if they are as far apart as it is long."""
        words = passage.text.split(" ")
        last: dict[tuple[str, str, str], int] = {}
        end = 0
        for at, three in enumerate(zip(words, words[1:], words[2:], strict=False)):
            start = last[three] if three in last else -_LONGEST  # noqa: SIM401 - a call for each word is slower
            last[three] = at
            if start < end or not self.phrase <= at - start < _LONGEST:
                continue
            phrase, again = " ".join(words[start:at]), " ".join(words[at : 2 * at - start])
            if again.startswith(phrase) and not _INSIDE.search(phrase) and not again[len(phrase) :].strip(_BEHIND):
                end = 2 * at - start
                first = Span(len(" ".join(words[:start])) + (start > 0), len(" ".join(words[:at])))
                both = Span(first.start, first.end + 1 + len(phrase))
                yield Match(both, {"word": phrase}, (Fix((Edit(Span(first.end, both.end), ""),), safe=False),))

    def _any(self) -> PassageCheck:
        """Compare each word with the one before it in the same sentence."""
        compiled = cache(lambda: patterns.compiled(self.pattern, match_case=self.match_case))
        harmless = cache(lambda: patterns.harmless_length(self.pattern, match_case=self.match_case))
        joined = "|".join(self.except_)
        excepted = cache(lambda: patterns.compiled(rf"\b(?:{joined})\b", match_case=True) if joined else None)

        def check(passage: Passage, hits: Sequence[Hit]) -> Iterator[Match]:
            text, before = passage.text, ""
            last = Span(0, 0)
            try:
                if not compiled().groups and len(text) <= harmless():  # most passages repeat no word: no need of the places
                    words = list(map(str.casefold, map(str.strip, compiled().findall(text))))
                    if not any(map(eq, words, words[1:])):
                        return
                for m in patterns.matches(compiled(), text, harmless=harmless(), seconds=TIME_LIMIT):
                    span, word = Span(*m.span()), m[0].strip()
                    if word and self._same(word, before) and passage.sentence_at(last.start).covers(span):
                        whole = Span(last.start, span.end)
                        if not ((one := excepted()) and one.search(text[slice(*whole)])):
                            yield Match(whole, {"word": word}, (Fix((Edit(Span(last.end, span.end), ""),), safe=False),))
                    last, before = span, word
            except TimeoutError:
                raise RuleTimeout(TIME_LIMIT) from None

        return check

    def _same(self, word: str, before: str) -> bool:
        if self.letters and not word.isalpha():
            return False
        return word == before if self.match_case else word.casefold() == before.casefold()
