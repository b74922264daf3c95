"""Indonesian as an implementation of `language.Language`, which documents the methods."""

from collections.abc import Collection, Iterator, Sequence, Set
from functools import cache
from typing import TYPE_CHECKING

from pesanlint.deferred import cached_property, deferred
from pesanlint.language.id import dates as calendar
from pesanlint.language.id import names, naming, offices, protected, sentences, speaking
from pesanlint.language.id.enclitics import ENCLITICS
from pesanlint.language.lexicon import words
from pesanlint.language.neutral import Neutral
from pesanlint.language.pairs import Pair
from pesanlint.search.folding import Folded
from pesanlint.shipped import rules_root

if TYPE_CHECKING:
    from pesanlint.language.recognise import Recogniser
    from pesanlint.language.statements import Statements


_AFFIXED = deferred(
    r"(?:me(?:m|n|ng|ny)|memper|diper)[a-z]{6,}|me[a-z]{4,}(?:kan|i)|(?:pe(?:m|n|ng|ny|r|l)?|ke|ber|di|ter)[a-z]{4,}(?:an|kan)"
)


class Indonesian(Neutral):
    """Indonesian by EYD V, KBBI VI and the Tata Bahasa Baku. Its default messages are in the kinds."""

    weekdays, months = calendar.WEEKDAYS, calendar.MONTHS
    place_prepositions = frozenset(("di", "ke", "dari"))
    enclitics = ENCLITICS
    sentence_at = staticmethod(sentences.at)
    sentences = staticmethod(sentences.split)
    protected_words = staticmethod(protected.over_words)
    may_be_titled = staticmethod(protected.may_be_titled)
    protected = staticmethod(protected.find)
    dates = staticmethod(calendar.find)
    dateline = staticmethod(calendar.dateline)
    written = staticmethod(calendar.written)
    month_name = staticmethod(calendar.month_name)
    joins_days = staticmethod(calendar.joins_days)
    is_number_before = staticmethod(calendar.is_number_before)
    person_at = staticmethod(names.person_at)
    person_before = staticmethod(names.person_before)
    offices = staticmethod(offices.find)
    attribution_end = staticmethod(speaking.attribution_end)
    attribution_in = staticmethod(speaking.attribution_in)
    reports = staticmethod(speaking.reports)
    introduces_speech = staticmethod(speaking.introduces)
    introduces_title = staticmethod(naming.introduces)
    speaks = staticmethod(speaking.speaks)

    @cached_property
    def small_in_titles(self) -> Set[str]:
        """The words that stay small in titles: EYD V, I.F."""
        return frozenset(words("id", "function-words", "small"))

    @cached_property
    def doubled(self) -> Sequence[str]:
        """Function words only: a repeated content word may be a reduplication without its hyphen (`masing masing`)."""
        return words("id", "function-words", "doubled")

    @cached_property
    def _recogniser(self) -> "Recogniser":
        from pesanlint.language.id.recognise import recogniser  # only for a text

        return recogniser()

    def may_be_foreign(self, text: Folded) -> bool:
        """Whether any part of a text may be in another language."""
        return self._recogniser.may_be_foreign(text)

    def is_foreign(self, text: str) -> bool:
        """Whether a text is clearly in another language."""
        return self._recogniser.is_foreign(text)

    def statements(self) -> "Statements":
        """The patterns for statements of a figure or a day."""
        from pesanlint.language.id.statements import STATEMENTS

        return STATEMENTS

    def tells(self, element: str, text: str) -> bool:
        """Whether a text contains `who`, `when`, `where` or the `closing` of a release."""
        from pesanlint.language.id.elements import tells

        return tells(element, text)

    def is_ordinary(self, word: str) -> bool:
        """Whether a word is a function word, is listed, or may be derived from a listed root."""
        from pesanlint.language.id import ordinary
        from pesanlint.language.id.inflection import vocabulary

        if word in _function_words():
            return True
        return bool(vocabulary().roots_of(word)) or vocabulary().root_of(word) is not None or word in ordinary.words()

    def is_affixed(self, word: str) -> bool:
        """Whether a word begins and ends like a derived one: `perijinan`, `menghimbau`, `difasilitasikan`."""
        return _AFFIXED().fullmatch(word) is not None

    def chance(self, stretch: str) -> float:
        """The share of positions, from the frequent words of the lexicon."""
        from pesanlint.language.id.stretches import chance  # only to load a guideline

        return chance(stretch)

    def marks_place(self, before: str) -> bool:
        """Whether a text ends in `di`, which is mostly followed by a place."""
        return before.endswith((" di ", " Di ")) or before in ("di ", "Di ")

    def place_names(self) -> Set[str]:
        """The names of the shipped list."""
        return _place_names()

    def family(self, wrong: str, right: str) -> Iterator[Pair]:
        """The affixed pairs derived from a pair of roots."""
        from pesanlint.language.id.inflection import family, vocabulary

        return family(wrong, right, vocabulary())

    def derived(self, what: str) -> Iterator[Pair]:
        """All misspellings of one sort in the affixed words of the list."""
        from pesanlint.language.id import passives, prepositions, slips
        from pesanlint.language.id.inflection import vocabulary

        sources = {
            "passives": passives.apart,
            "places": prepositions.joined,
            "kept": slips.kept,
            "clipped": slips.clipped,
            "endings": slips.endings,
        }
        return sources[what](vocabulary())

    def like_enclitics(self, forms: Collection[str]) -> Iterator[str]:
        """The listed words that only look like one of the forms with an enclitic."""
        from pesanlint.language.id.inflection import vocabulary

        return (form + enclitic for form, enclitic in vocabulary().ending_like_enclitics if form in forms)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(words("id", "function-words", "common"))


@cache
def _place_names() -> frozenset[str]:
    return frozenset((rules_root() / "data" / "nama-tempat.txt").read_text("utf-8").split())


INDONESIAN = Indonesian("id")
