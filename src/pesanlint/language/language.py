"""The interface of a language: all questions that readers of documents and checks may ask about it.

`neutral` implements it for any language, `id` for Indonesian, `en` for English; `languages` finds one by its code. Word
lists are read on first use, so that a text which needs none costs nothing.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING, Protocol

from pesanlint.document import Prose
from pesanlint.language.dates import Dateline, DateMention
from pesanlint.language.enclitics import Enclitics
from pesanlint.language.pairs import Pair
from pesanlint.search.folding import Folded
from pesanlint.spans import Span

if TYPE_CHECKING:
    from pesanlint.language.statements import Statements


class Language(Protocol):
    """One language. Offsets and spans, given and returned, are code points of the text passed in."""

    @property
    def code(self) -> str:
        """The ISO 639 code, such as `id`."""

    # Text

    def sentences(self, text: str, span: Span) -> Iterator[Span]:
        """The sentences of a stretch, in order, without the blanks between them."""

    def sentence_at(self, text: str, offset: int) -> Span | None:
        """The first sentence of a text that ends after an offset, found without the others; None behind the last one."""

    def protected(self, text: str, block: Span) -> list[Span]:
        """The stretches that no wording rule may look into: addresses, paths, code, titles of laws. Unordered."""

    def protected_words(self, text: str, *, titles: bool) -> list[Span]:
        """Those of a text that may cover a word between blanks, as addresses and paths do not. Unordered.

        Args:
            text: the text.
            titles: whether to include titles of laws.
        """

    def may_be_titled(self, words: str) -> bool:
        """Whether words between blanks may stand in the title of a law; a quick question about the first of them."""

    def may_be_foreign(self, text: Folded) -> bool:
        """Whether any part of a text may be in another language, told by its words; a quick question before `is_foreign`."""

    def is_foreign(self, text: str) -> bool:
        """Whether a text is clearly in another language."""

    def is_ordinary(self, word: str) -> bool:
        """Whether a word in small letters belongs to the language; True if it has no word list."""

    def is_affixed(self, word: str) -> bool:
        """Whether a word in small letters has affixes that no name of a person has."""

    def chance(self, stretch: str) -> float:
        """The estimated share of the positions in prose at which a stretch in small letters occurs; 1 if unknown."""

    # Dates

    @property
    def weekdays(self) -> tuple[str, ...]:
        """The names of the weekdays, Monday first; empty if unknown."""

    @property
    def months(self) -> tuple[str, ...]:
        """The names of the months; empty if unknown."""

    def dates(self, document: Prose) -> tuple[DateMention, ...]:
        """All dates mentioned in a text, impossible ones too, in order."""

    def dateline(self, document: Prose) -> Dateline | None:
        """The dateline of a release: its place and outlet; None without one."""

    def written(self, day: dt.date) -> str:
        """A date in words: `17 Juli 2025`."""

    def month_name(self, word: str) -> str:
        """The full name of a month given in full, abbreviated or in a known misspelling."""

    def joins_days(self, before: str) -> bool:
        """Whether a text ends in a weekday that is joined to the next one: `Kamis–`, `Thursday and `."""

    def is_number_before(self, before: str) -> bool:
        """Whether a text ends in a word that introduces the number of a document or an article: `Nomor`, `No.`."""

    def statements(self) -> "Statements | None":
        """How the language states the figure or the day of a thing; None if unknown."""

    # Names

    def person_at(self, text: str, offset: int) -> Span | None:
        """The name of a person that begins at an offset, without degrees; None if no name begins there."""

    def person_after(self, text: str, offset: int) -> Span | None:
        """The name that follows the text ending at an offset, with or without a comma between them."""

    def person_before(self, text: str, offset: int) -> Span | None:
        """The name that ends right before an offset, with a comma between them."""

    def offices(self, text: str, place: Span) -> Iterator[Span]:
        """The words for an office, a profession or a role in an event, in a stretch of a lower-case text."""

    @property
    def place_prepositions(self) -> Set[str]:
        """The prepositions before a place name that could be mistaken for a part of it."""

    def marks_place(self, before: str) -> bool:
        """Whether a text ends in the preposition that introduces a place: `digelar di `."""

    def place_names(self) -> Set[str]:
        """Place names that look like an ordinary word or a misspelling, in small letters."""

    # Speech

    def attribution_end(self, text: str, at: int, *, certain: bool = False) -> int | None:
        """The end of the verb of saying that follows at an offset (` ujar`, `, said`); None if none follows.

        Args:
            text: the text.
            at: the end of the quotation, after its closing mark.
            certain: whether to ignore words that may also mean something else.
        """

    def attribution_in(self, text: str, stretch: Span) -> int | None:
        """The end of the first clause followed by a verb of saying and a speaker; None if there is no such clause.

        Within a quotation it shows where a closing mark was forgotten.
        """

    def reports(self, sentence: str) -> bool:
        """Whether a sentence reports what somebody said: it has a verb of saying and no first person."""

    def introduces_speech(self, before: str) -> bool:
        """Whether a short text before a quotation names its speaker or ends in a colon."""

    def introduces_title(self, before: str) -> bool:
        """Whether a text ends in a word that introduces the name of a work, a programme or a theme."""

    def speaks(self, text: str) -> bool:
        """Whether a verb or noun of saying occurs anywhere in a text."""

    def tells(self, element: str, text: str) -> bool:
        """Whether a text contains an element of a release: `who`, `when`, `where` or `closing`.

        True if the language has no words to decide it.
        """

    # Casing

    @property
    def small_in_titles(self) -> Set[str]:
        """Words that stay small in a title, except as its first word."""

    # Words and their forms

    @property
    def doubled(self) -> Sequence[str]:
        """Words that are never repeated on purpose."""

    @property
    def enclitics(self) -> Enclitics:
        """The short words joined to the end of the word before."""

    def family(self, wrong: str, right: str) -> Iterator[Pair]:
        """The inflected forms of a pair, each with its correct form.

        Raises:
            ValueError: the pair cannot be inflected. The message is Indonesian.
        """

    def derived(self, what: str) -> Iterator[Pair]:
        """All misspellings of one sort that can be derived from the word list.

        Raises:
            ValueError: the language does not have this sort. The message is Indonesian.
        """

    def like_enclitics(self, forms: Collection[str]) -> Iterator[str]:
        """Words that only look like one of the forms with an enclitic (`masalah` is not `masa` with -lah)."""

    # What findings say

    @property
    def either(self) -> str:
        """The word for “or”: `atau`."""

    @property
    def messages(self) -> Mapping[str, str]:
        """Default messages of findings by kind (`length`), or by kind and variant (`date.weekday`)."""
