"""Indonesian, behind the door that every language has. What each function answers is said in `language.Language`."""

from collections.abc import Collection, Iterator, Set
from functools import cache

from pesanlint.language.id import dates as calendar
from pesanlint.language.id import names, naming, offices, protected, sentences, speaking
from pesanlint.language.id.enclitics import ENCLITICS
from pesanlint.language.neutral import Neutral
from pesanlint.language.pairs import Pair
from pesanlint.shipped import rules_root


class Indonesian(Neutral):
    """Bahasa Indonesia by EYD V, KBBI VI and the Tata Bahasa Baku. Its messages are those of the kinds themselves."""

    weekdays, months = calendar.WEEKDAYS, calendar.MONTHS
    place_prepositions = frozenset(("di", "ke", "dari"))
    small_in_titles = frozenset("dan di ke dari pada yang untuk dengan dalam tentang oleh atau agar serta bagi per".split())
    enclitics = ENCLITICS
    sentences = staticmethod(sentences.split)
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
    has_attribution = staticmethod(speaking.is_attributed)
    introduces_speech = staticmethod(speaking.introduces)
    introduces_title = staticmethod(naming.introduces)
    speaks = staticmethod(speaking.speaks)

    def is_foreign(self, text: str) -> bool:
        """Whether a text is clearly in another language."""
        from pesanlint.language.id.recognise import is_foreign  # only where a rule has found something

        return is_foreign(text)

    def is_ordinary(self, word: str) -> bool:
        """Whether the word list has the word, or a root that it may come from."""
        from pesanlint.language.id.inflection import vocabulary

        return bool(vocabulary().roots_of(word))

    def marks_place(self, before: str) -> bool:
        """Whether a text ends in `di`, which places stand behind more often than anything else does."""
        return before.endswith((" di ", " Di ")) or before in ("di ", "Di ")

    def place_names(self) -> Set[str]:
        """Those of the shipped list."""
        return _place_names()

    def family(self, wrong: str, right: str) -> Iterator[Pair]:
        """The affixed pairs that come from one pair of roots."""
        from pesanlint.language.id.inflection import family, vocabulary

        return family(wrong, right, vocabulary())

    def derived(self, what: str) -> Iterator[Pair]:
        """Slips in the affixed words of the list."""
        from pesanlint.language.id import passives, prepositions, slips
        from pesanlint.language.id.inflection import vocabulary

        sources = {
            "passives": passives.apart,
            "places": prepositions.joined,
            "kept": slips.kept,
            "clipped": slips.clipped,
            "endings": slips.endings,
            "typos": slips.typos,
        }
        return sources[what](vocabulary())

    def like_enclitics(self, forms: Collection[str]) -> Iterator[str]:
        """Words of the list that end like an enclitic."""
        from pesanlint.language.id.inflection import vocabulary

        return (form + enclitic for form, enclitic in vocabulary().ending_like_enclitics if form in forms)


@cache
def _place_names() -> frozenset[str]:
    return frozenset((rules_root() / "data" / "nama-tempat.txt").read_text("utf-8").split())


INDONESIAN = Indonesian("id")
