"""The door to a language: everything that reading a document and checking it may ask of one.

`neutral` answers for any language, `id` for Indonesian, `en` for English; `languages` finds one by its code. What answers with
words of the language is data or is read when first asked for, so that a text which never asks pays nothing.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING, Protocol

from pesanlint.document import Prose
from pesanlint.language.dates import Dateline, DateMention
from pesanlint.language.enclitics import Enclitics
from pesanlint.language.pairs import Pair
from pesanlint.spans import Span

if TYPE_CHECKING:
    from pesanlint.language.statements import Statements


class Language(Protocol):
    """One language. Offsets are code points of the text that is handed in; spans returned lie in it."""

    @property
    def code(self) -> str:
        """Its code by ISO 639, such as `id`."""

    # Text

    def sentences(self, text: str, span: Span) -> Iterator[Span]:
        """The sentences of a stretch, in order, without the blanks between them."""

    def protected(self, text: str, block: Span) -> list[Span]:
        """What no wording rule may look into: addresses, paths, code, titles of laws; in no order."""

    def is_foreign(self, text: str) -> bool:
        """Whether a text is clearly in another language."""

    def is_ordinary(self, word: str) -> bool:
        """Whether a word in small letters is one of the language; True where no word list can tell."""

    # Dates

    @property
    def weekdays(self) -> tuple[str, ...]:
        """Their names, Monday first; empty where they are not known."""

    @property
    def months(self) -> tuple[str, ...]:
        """Their names; empty where they are not known."""

    def dates(self, document: Prose) -> tuple[DateMention, ...]:
        """The dates that a text mentions, possible or not, in order."""

    def dateline(self, document: Prose) -> Dateline | None:
        """The place and outlet that a release opens with."""

    def written(self, day: dt.date) -> str:
        """A date in words: `17 Juli 2025`."""

    def month_name(self, word: str) -> str:
        """The full name of a month that is written in full, shortened or misspelt."""

    def joins_days(self, before: str) -> bool:
        """Whether a text ends in a weekday that is named together with the next: `Kamis–`, `Thursday and `."""

    def is_number_before(self, before: str) -> bool:
        """Whether a text ends in what numbers of letters and articles stand behind: `Nomor`, `No.`."""

    def statements(self) -> "Statements | None":
        """How the figure or the day of a thing is stated; None where that is not known."""

    # Names

    def person_at(self, text: str, offset: int) -> Span | None:
        """The name of a person that begins at an offset, without degrees; None where none does."""

    def person_after(self, text: str, offset: int) -> Span | None:
        """The name that follows a stretch which ends at an offset, with or without a comma between them."""

    def person_before(self, text: str, offset: int) -> Span | None:
        """The name that stands before an offset, a comma between them."""

    def offices(self, text: str, place: Span) -> Iterator[Span]:
        """Words for an office, a profession or a part in an event, in a stretch of a text of small letters."""

    @property
    def place_prepositions(self) -> Set[str]:
        """What stands before the name of a place and may be taken for a part of it."""

    def marks_place(self, before: str) -> bool:
        """Whether a text ends in the preposition that places stand behind: `digelar di `."""

    def place_names(self) -> Set[str]:
        """Names of places that look like a word or a slip, in small letters."""

    # Speech

    def attribution_end(self, text: str, at: int, *, certain: bool = False) -> int | None:
        """Where the words end that say who spoke, if they follow at an offset: ` ujar`, `, said`.

        Args:
            text: the text.
            at: where the quotation ends, its mark included.
            certain: whether words that could be something else too are passed over.
        """

    def attribution_in(self, text: str, stretch: Span) -> int | None:
        """Where a clause ends behind which a speaker is named, as where a closing mark was forgotten; None where none does."""

    def reports(self, sentence: str) -> bool:
        """Whether a sentence tells what somebody said and is not said itself, as one in the first person is."""

    def introduces_speech(self, before: str) -> bool:
        """Whether a short text, as it stands before a quotation, names its speaker or ends in a colon."""

    def introduces_title(self, before: str) -> bool:
        """Whether a text ends in a word that the name of a work, a programme or a theme follows."""

    def speaks(self, text: str) -> bool:
        """Whether a verb of saying, or a noun for what is said, stands anywhere in a text."""

    def tells(self, element: str, text: str) -> bool:
        """Whether a text tells `who`, `when` or `where`, or has the `closing` of a release.

        True where the language has no words for that.
        """

    # Casing

    @property
    def small_in_titles(self) -> Set[str]:
        """Words that stay small inside a title unless they open it."""

    # Words and their forms

    @property
    def doubled(self) -> Sequence[str]:
        """Words that are never written twice in a row on purpose."""

    @property
    def enclitics(self) -> Enclitics:
        """What is written in one word with the word before it."""

    def family(self, wrong: str, right: str) -> Iterator[Pair]:
        """The inflected pairs that come from one pair.

        Raises:
            ValueError: the pair cannot be inflected. The message is Indonesian.
        """

    def derived(self, what: str) -> Iterator[Pair]:
        """Slips that can be derived for every word of the language, by what they are.

        Raises:
            ValueError: the language has none of that sort. The message is Indonesian.
        """

    def like_enclitics(self, forms: Collection[str]) -> Iterator[str]:
        """Words that only look like one of some forms with an enclitic (`masalah`: `masa`, -lah)."""

    # What findings say

    @property
    def either(self) -> str:
        """The word before the last of several alternatives: `atau`."""

    @property
    def messages(self) -> Mapping[str, str]:
        """What findings say where a rule has no message: by kind (`length`), or kind and variant (`date.weekday`)."""
