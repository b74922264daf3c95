"""Names of places, where they could be taken for words or for slips: `Di Serang`, `Kejaksan`."""

import re
from functools import cache

from pesanlint.language import casing as capitals
from pesanlint.language.words import WORD
from pesanlint.reading.reading import Reading
from pesanlint.shipped import rules_root
from pesanlint.spans import Span

PREPOSITIONS = frozenset(("di", "ke", "dari"))
"""What stands before the name of a place."""
_DI = re.compile(r"\b[Dd]i $")
_AROUND_DI = len(" di ")


def is_place(reading: Reading, span: Span) -> bool:
    """Whether a stretch is the name of a place, with or without a preposition before it.

    Behind a preposition within it a capital says so (`Di Tempel, petugas hadir`), but in a headline; there, in capitals, and
    without a preposition, only a name that is known to look like a word or a slip does (`Kejaksan`).
    """
    words = WORD.findall(reading.text, *span) or [""]  # a term may be a mark
    if len(words) > 2 or not capitals.is_capitalised(words[-1]) or (len(words) == 2 and words[0].lower() not in PREPOSITIONS):
        return False
    if len(words) == 2 and not words[-1].isupper() and not reading.in_headline(span.start):
        return True
    return words[-1].lower() in place_names()


def is_behind_di(reading: Reading, span: Span) -> bool:
    """Whether a stretch has a capital of its own behind `di`, as a place has (`digelar di Krikil`)."""
    text = reading.text
    if (
        not capitals.is_capitalised(text[span.start])
        or text[span.start : span.end].isupper()
        or reading.in_headline(span.start)
    ):
        return False
    return _DI.search(text, max(reading.sentence_at(span.start).start, span.start - _AROUND_DI), span.start) is not None


def may_be_place(reading: Reading, span: Span) -> bool:
    """Whether a stretch in a headline may be a preposition with the name of a place: `Warga di Kenali`."""
    first, *rest = WORD.findall(reading.text, *span) or [""]
    return (
        first.lower() in PREPOSITIONS
        and len(rest) == 1
        and capitals.is_capitalised(rest[0])
        and reading.in_headline(span.start)
    )


@cache
def place_names() -> frozenset[str]:
    """Names of places that look like a word or a slip, in small letters."""
    return frozenset((rules_root() / "data" / "nama-tempat.txt").read_text("utf-8").split())
