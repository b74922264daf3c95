"""The language interface without any word list: answers that hold for every language."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from pesanlint.deferred import deferred
from pesanlint.document import Prose
from pesanlint.language import names, protected
from pesanlint.language.dates import PLACE, Dateline, DateMention, day_of
from pesanlint.language.dates import dateline as dateline_of
from pesanlint.language.enclitics import NONE, Enclitics
from pesanlint.language.pairs import Pair
from pesanlint.language.sentences import Borders
from pesanlint.search.folding import Folded
from pesanlint.spans import Span

if TYPE_CHECKING:
    from pesanlint.language.statements import Statements

_ISO_DATE = deferred(r"(?<![\w/.,-])(?P<year>(?:19|20|21)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-])")
_DATELINE = deferred(rf"\s*(?P<place>{PLACE})(?:,\s*(?P<outlet>[A-Z]{{2,}}))?(?P<only>(?!))?\s*(?:[–—]|--)\s*")
_NO_MESSAGES: Mapping[str, str] = MappingProxyType({})
_borders = cache(Borders)
_NAME = deferred(names.form())


class Neutral:
    """A language known only by its code. `language.Language` documents the methods."""

    weekdays: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    place_prepositions: Set[str] = frozenset()
    enclitics: Enclitics = NONE
    either = "atau"

    def __init__(self, code: str) -> None:
        self.code = code

    @property
    def small_in_titles(self) -> Set[str]:
        """No words."""
        return frozenset()

    @property
    def doubled(self) -> Sequence[str]:
        """No words."""
        return ()

    @property
    def messages(self) -> Mapping[str, str]:
        """No messages: findings use the Indonesian ones."""
        return _NO_MESSAGES

    def sentences(self, text: str, span: Span) -> Iterator[Span]:
        """Sentences end at every stop followed by a capital."""
        return _borders().split(text, span)

    def sentence_at(self, text: str, offset: int) -> Span | None:
        """The first sentence that ends after an offset."""
        return _borders().at(text, offset)

    def protected(self, text: str, block: Span) -> list[Span]:
        """The stretches recognised by their form alone."""
        return protected.find(text, block)

    def protected_words(self, text: str, *, titles: bool) -> list[Span]:
        """Those that may cover a word between blanks; titles of laws are not known."""
        return protected.find(text, Span(0, len(text))) if protected.may_cover_words(text) else []

    def may_be_titled(self, words: str) -> bool:
        """False, as titles of laws are not known."""
        return False

    def may_be_foreign(self, text: Folded) -> bool:
        """False, as nothing is recognised."""
        return False

    def is_foreign(self, text: str) -> bool:
        """False: without a word list nothing is recognised."""
        return False

    def is_ordinary(self, word: str) -> bool:
        """True: without a word list every word may be ordinary."""
        return True

    def is_affixed(self, word: str) -> bool:
        """False: without knowledge of affixes no word has any."""
        return False

    def chance(self, stretch: str) -> float:
        """1: unknown."""
        return 1

    def dates(self, document: Prose) -> tuple[DateMention, ...]:
        """The dates in ISO 8601 format: `2026-07-14`."""
        return tuple(_iso_dates(document))

    def dateline(self, document: Prose) -> Dateline | None:
        """A place in capitalised words, followed by a dash."""
        return dateline_of(document, _DATELINE())

    def written(self, day: dt.date) -> str:
        """The date in ISO 8601 format."""
        return day.isoformat()

    def month_name(self, word: str) -> str:
        """The word itself."""
        return word

    def joins_days(self, before: str) -> bool:
        """False: the names of weekdays are unknown."""
        return False

    def is_number_before(self, before: str) -> bool:
        """False: such words are unknown."""
        return False

    def statements(self) -> "Statements | None":
        """None: unknown."""
        return None

    def person_at(self, text: str, offset: int) -> Span | None:
        """A run of up to five capitalised words."""
        return names.person_at(text, offset, _NAME(), frozenset())

    def person_after(self, text: str, offset: int) -> Span | None:
        """The name that `person_at` finds there."""
        return names.behind(text, offset, self.person_at)

    def person_before(self, text: str, offset: int) -> Span | None:
        """A run of two to five capitalised words before a comma."""
        return names.person_before(text, offset, frozenset())

    def offices(self, text: str, place: Span) -> Iterator[Span]:
        """No words."""
        return iter(())

    def marks_place(self, before: str) -> bool:
        """False: prepositions are unknown."""
        return False

    def place_names(self) -> Set[str]:
        """No names."""
        return frozenset()

    def attribution_end(self, text: str, at: int, *, certain: bool = False) -> int | None:
        """None: verbs of saying are unknown."""
        return None

    def attribution_in(self, text: str, stretch: Span) -> int | None:
        """None: verbs of saying are unknown."""
        return None

    def reports(self, sentence: str) -> bool:
        """False: verbs of saying are unknown."""
        return False

    def introduces_speech(self, before: str) -> bool:
        """Whether the text ends in a colon."""
        return before.rstrip().endswith(":")

    def introduces_title(self, before: str) -> bool:
        """False: such words are unknown."""
        return False

    def speaks(self, text: str) -> bool:
        """False: verbs of saying are unknown."""
        return False

    def tells(self, element: str, text: str) -> bool:
        """True: nothing can decide it."""
        return True

    def family(self, wrong: str, right: str) -> Iterator[Pair]:
        """Raise `ValueError`: inflection is unknown."""
        raise ValueError(f"“inflect” tidak tersedia untuk pedoman berbahasa “{self.code}”.")

    def derived(self, what: str) -> Iterator[Pair]:
        """Raise `ValueError`: there is no word list to derive from."""
        raise ValueError(f"“derive: {what}” tidak tersedia untuk pedoman berbahasa “{self.code}”.")

    def like_enclitics(self, forms: Collection[str]) -> Iterator[str]:
        """No words."""
        return iter(())


def _iso_dates(document: Prose) -> Iterator[DateMention]:
    for m in _ISO_DATE().finditer(document.text) if "-" in document.text else ():
        year, month, day = int(m["year"]), int(m["month"]), int(m["day"])
        yield DateMention(
            span=Span(*m.span()), weekday=None, weekday_span=None, weekday_number=None, day=day, month=month, year=year,
            value=day_of(year, month, day), style="figures", year_span=Span(*m.span("year")),
        )  # fmt: skip
