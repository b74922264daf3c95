"""Finds a language by its code."""

from functools import cache

from pesanlint.language.id.indonesian import INDONESIAN
from pesanlint.language.language import Language

DEFAULT: Language = INDONESIAN
"""The language of a guideline that does not say."""


@cache
def language(code: str) -> Language:
    """The language of an ISO 639 code; one that nothing is known of answers as any language does."""
    if code == INDONESIAN.code:
        return INDONESIAN
    if code == "en":
        from pesanlint.language.en.english import ENGLISH

        return ENGLISH
    from pesanlint.language.neutral import Neutral

    return Neutral(code)
