"""Persons as they are named beside an office: by the shape of the words, without a model of the language."""

import re
from functools import cache

from pesanlint.language import names
from pesanlint.language.id import offices
from pesanlint.language.id.dates import MONTHS, WEEKDAYS
from pesanlint.language.lexicon import any_of, words
from pesanlint.spans import Span

_TITLES = any_of([re.escape(title) for title in words("id", "titles", "degree", "rank", "full")])
# Degrees and forms of address before a name (EYD V, II.F, singkatan nama gelar dan sapaan).
_BEFORE = rf"(?:(?:{_TITLES})\.?\s+|(?:{any_of(words('id', 'titles', 'address'))})\s+(?=[A-Z][a-z'’]+\s+[A-Z]))*"
_NAME = re.compile(names.form(_BEFORE, r"(?:bin\s+|binti\s+)?"))

_NO_PERSON = frozenset(
    [*words("id", "names", "no-person"), *words("id", "function-words", "no-person"), *map(str.lower, (*WEEKDAYS, *MONTHS))]
)
_DEGREES_BEHIND = re.compile(r",.*", re.DOTALL)
DEGREES_BEFORE = rf"(?:(?:{_TITLES})\.\s*|(?:{any_of(words('id', 'titles', 'undotted'))})\s+)+"
"""Degrees and ranks before a name, as a regular expression."""


def without_degrees(name: str) -> str:
    """A name as it stands in a list of persons, without degrees and forms of address (`Dr. H. Budi Santoso, S.H.`)."""
    bare = _DEGREES_BEHIND.sub("", re.sub(rf"^{DEGREES_BEFORE}", "", name.strip(), flags=re.IGNORECASE))
    return " ".join(bare.split()) or name.strip()


def person_at(text: str, offset: int) -> Span | None:
    """The name of a person that begins at an offset, without degrees; None where none does."""
    return names.person_at(text, offset, _NAME, _NO_PERSON)


def person_after(text: str, offset: int) -> Span | None:
    """The name that follows a stretch ending at an offset, with or without a comma between them."""
    return names.behind(text, offset, person_at)


def person_before(text: str, offset: int) -> Span | None:
    """The name that stands before an offset, a comma between them (`Budi Santoso, Ketua ...`)."""
    return names.person_before(text, offset, _NO_PERSON)


@cache
def _no_names() -> frozenset[str]:
    return _NO_PERSON | {*words("id", "names", "no-name")}


@cache
def _also_names() -> frozenset[str]:
    return frozenset([*words("id", "names", "also-name"), *map(str.lower, words("id", "titles", "rank", "full"))])


def is_person(name: str) -> bool:
    """Whether capitalised words may be the name of a person, by what they are not: an office, a body, a place."""
    those = [word.strip(".,’'").lower() for word in name.split()]
    if _no_names().intersection(those) or all(len(word) == 1 for word in those):
        return False
    is_office = next(offices.find(those[0], Span(0, len(those[0]))), None) is not None
    return not is_office or those[0] in _also_names()
