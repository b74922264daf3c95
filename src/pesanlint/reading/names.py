"""Names of places, where they could be taken for words or for slips: `Di Serang`, `Kejaksan`."""

from pesanlint.language import casing as capitals
from pesanlint.language.words import WORD
from pesanlint.reading.reading import Reading
from pesanlint.spans import Span

_NEAR = 20
"""Characters before a stretch that are looked at."""


def is_place(reading: Reading, span: Span) -> bool:
    """Whether a stretch is the name of a place, with or without a preposition before it.

    Behind a preposition within it a capital says so (`Di Tempel, petugas hadir`), but in a headline; there, in capitals, and
    without a preposition, only a name that is known to look like a word or a slip does (`Kejaksan`).
    """
    words = WORD.findall(reading.text, *span) or [""]  # a term may be a mark
    if len(words) > 2 or not capitals.is_capitalised(words[-1]):
        return False
    if len(words) == 2 and words[0].lower() not in reading.language.place_prepositions:
        return False
    if len(words) == 2 and not words[-1].isupper() and not reading.in_headline(span.start):
        return True
    return words[-1].lower() in reading.language.place_names()


def is_behind_preposition(reading: Reading, span: Span) -> bool:
    """Whether a stretch has a capital of its own behind a preposition, as a place has (`digelar di Krikil`)."""
    text = reading.text
    if (
        not capitals.is_capitalised(text[span.start])
        or text[span.start : span.end].isupper()
        or reading.in_headline(span.start)
    ):
        return False
    start = max(reading.sentence_at(span.start).start, span.start - _NEAR)
    return reading.language.marks_place(text[start : span.start])


def may_be_place(reading: Reading, span: Span) -> bool:
    """Whether a stretch in a headline may be a preposition with the name of a place: `Warga di Kenali`."""
    first, *rest = WORD.findall(reading.text, *span) or [""]
    return (
        first.lower() in reading.language.place_prepositions
        and len(rest) == 1
        and capitals.is_capitalised(rest[0])
        and reading.in_headline(span.start)
    )
