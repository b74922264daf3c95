"""English as an implementation of `language.Language`, which documents the methods."""

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING

from pesanlint.deferred import deferred
from pesanlint.language import names
from pesanlint.language.en import dates as calendar
from pesanlint.language.en import speaking
from pesanlint.language.lexicon import words
from pesanlint.language.neutral import Neutral
from pesanlint.language.sentences import Borders
from pesanlint.language.statements import Statements
from pesanlint.language.words import ALPHANUMERICS
from pesanlint.search.folding import Folded
from pesanlint.spans import Span

if TYPE_CHECKING:
    from pesanlint.language.recognise import Recogniser

_NAME = deferred(names.form(r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|Sir|Dame|Lord|Lady)\.?\s+)*"))
_TOLD = {
    "who": deferred(r"\b[A-Z]{2,}\b|(?<![.?!…:]\s)(?<=\s)[A-Z][\w'’-]+"),
    "when": deferred(
        r"\b(?i:today|tonight|tomorrow|yesterday|morning|afternoon|evening|noon|midnight|week|month|year|since)\b"
        rf"|\b(?:{'|'.join((*calendar.WEEKDAYS, *calendar.MONTHS))})\b|\b\d{{1,2}}(?::\d\d|\s?(?:a|p)\.?m\b)"
    ),
    "where": deferred(
        r"\b(?i:in|at|from|near|outside)\s+(?:the\s+)?[A-Z]|\b(?i:online|virtually|office|hall|room|centre|center)\b"
    ),
    "closing": deferred(
        r"\b(?i:contact|media|press|enquiries|inquiries|editor|notes to editors|ends)\b|@\w|https?:|\bwww\.|\([^()]{2,80}\)\W*$"
    ),
}


class English(Neutral):
    """English as press offices write it."""

    either = "or"
    weekdays, months = calendar.WEEKDAYS, calendar.MONTHS
    dates = staticmethod(calendar.find)
    dateline = staticmethod(calendar.dateline)
    written = staticmethod(calendar.written)
    month_name = staticmethod(calendar.month_name)
    joins_days = staticmethod(calendar.joins_days)
    is_number_before = staticmethod(calendar.is_number_before)
    attribution_end = staticmethod(speaking.attribution_end)
    attribution_in = staticmethod(speaking.attribution_in)
    reports = staticmethod(speaking.reports)
    introduces_speech = staticmethod(speaking.introduces)
    introduces_title = staticmethod(speaking.introduces_title)
    speaks = staticmethod(speaking.speaks)

    @cached_property
    def _borders(self) -> Borders:
        return Borders(words("en", "abbreviations", "leading"))

    @cached_property
    def _no_person(self) -> Set[str]:
        return frozenset(
            [*words("en", "function-words", "common", "no-person"), *map(str.lower, (*self.weekdays, *self.months))]
        )

    @cached_property
    def small_in_titles(self) -> Set[str]:
        """Articles, conjunctions and short prepositions."""
        return frozenset(words("en", "function-words", "small"))

    @cached_property
    def doubled(self) -> Sequence[str]:
        """Function words that are never repeated: not `that`, because of `that that`, nor `had`."""
        return words("en", "function-words", "doubled")

    @property
    def messages(self) -> Mapping[str, str]:
        """The English default messages."""
        from pesanlint.language.en.messages import MESSAGES

        return MESSAGES

    def sentences(self, text: str, span: Span) -> Iterator[Span]:
        """Sentences end at every stop followed by a capital, except that of a title before a name (`Dr.`)."""
        return self._borders.split(text, span)

    def sentence_at(self, text: str, offset: int) -> Span | None:
        """The first sentence that ends after an offset."""
        return self._borders.at(text, offset)

    @cached_property
    def _recogniser(self) -> "Recogniser":
        from pesanlint.language.en.recognise import recogniser  # only for a text

        return recogniser()

    def may_be_foreign(self, text: Folded) -> bool:
        """Whether any part of a text may be in another language."""
        return self._recogniser.may_be_foreign(text)

    def is_foreign(self, text: str) -> bool:
        """Whether a text is clearly in another language."""
        return self._recogniser.is_foreign(text)

    def person_at(self, text: str, offset: int) -> Span | None:
        """A run of up to five capitalised words that ends before the name of a body or a time."""
        return names.person_at(text, offset, _NAME(), self._no_person)

    def person_before(self, text: str, offset: int) -> Span | None:
        """A run of two to five such words before a comma."""
        return names.person_before(text, offset, self._no_person)

    def offices(self, text: str, place: Span) -> Iterator[Span]:
        """The words for offices and professions."""
        return (Span(*m.span()) for m in ALPHANUMERICS.finditer(text, *place) if m[0] in self._offices)

    @cached_property
    def _offices(self) -> Set[str]:
        return frozenset(words("en", "offices", "office"))

    def statements(self) -> Statements:
        """The patterns for statements of a figure or a day."""
        from pesanlint.language.en.statements import STATEMENTS

        return STATEMENTS

    def tells(self, element: str, text: str) -> bool:
        """Whether a text contains `who`, `when`, `where` or the `closing` of a release."""
        return _TOLD[element]().search(text) is not None


ENGLISH = English("en")
