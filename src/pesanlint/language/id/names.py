"""Finds Indonesian names of persons by the shape of their words, without a trained model."""

import re
from functools import cache

from pesanlint.language import names
from pesanlint.language.id import offices
from pesanlint.language.id.dates import MONTHS, WEEKDAYS
from pesanlint.language.lexicon import any_of
from pesanlint.language.lexicon import words as lexicon_words
from pesanlint.spans import Span

_TITLES = any_of([re.escape(title) for title in lexicon_words("id", "titles", "degree", "rank", "full")])
# Degrees and forms of address before a name (EYD V, II.F, singkatan nama gelar dan sapaan).
_BEFORE = rf"(?:(?:{_TITLES})\.?\s+|(?:{any_of(lexicon_words('id', 'titles', 'address'))})\s+(?=[A-Z][a-z'’]+\s+[A-Z]))*"
_NAME = re.compile(names.form(_BEFORE, r"(?:bin\s+|binti\s+)?"))

_NO_PERSON = frozenset(
    [
        *lexicon_words("id", "names", "no-person"),
        *lexicon_words("id", "function-words", "no-person"),
        *map(str.lower, (*WEEKDAYS, *MONTHS)),
    ]
)
_DEGREES_BEHIND = re.compile(r",.*", re.DOTALL)
DEGREES_BEFORE = rf"(?:(?:{_TITLES})\.\s*|(?:{any_of(lexicon_words('id', 'titles', 'undotted'))})\s+)+"
"""Degrees and ranks before a name, as a regular expression."""


def without_degrees(name: str) -> str:
    """A full name (`Dr. H. Budi Santoso, S.H.`) without degrees and forms of address."""
    bare = _DEGREES_BEHIND.sub("", re.sub(rf"^{DEGREES_BEFORE}", "", name.strip(), flags=re.IGNORECASE))
    return " ".join(bare.split()) or name.strip()


def person_at(text: str, offset: int) -> Span | None:
    """The name of a person that begins at an offset, without degrees; None if no name begins there."""
    return names.person_at(text, offset, _NAME, _NO_PERSON)


def person_after(text: str, offset: int) -> Span | None:
    """The name that follows the text ending at an offset, with or without a comma between them."""
    return names.behind(text, offset, person_at)


def person_before(text: str, offset: int) -> Span | None:
    """The name that ends right before an offset, with a comma between them (`Budi Santoso, Ketua ...`)."""
    return names.person_before(text, offset, _NO_PERSON)


@cache
def _no_names() -> frozenset[str]:
    return _NO_PERSON | {*lexicon_words("id", "names", "no-name")}


@cache
def _also_names() -> frozenset[str]:
    return frozenset(
        [*lexicon_words("id", "names", "also-name"), *map(str.lower, lexicon_words("id", "titles", "rank", "full"))]
    )


def is_in_no_name(word: str) -> bool:
    """Whether a word is never part of the name of a person, even with a capital: `Menurut`, `Kabupaten`."""
    return word.lower() in _no_names()


def is_person(name: str) -> bool:
    """Whether capitalised words may be the name of a person: they name no office, body or place."""
    words = [word.strip(".,’'").lower() for word in name.split()]
    if _no_names().intersection(words) or all(len(word) == 1 for word in words):
        return False
    is_office = next(offices.find(words[0], Span(0, len(words[0]))), None) is not None
    return not is_office or words[0] in _also_names()
