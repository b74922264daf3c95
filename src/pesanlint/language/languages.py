"""Finds a language by its code."""

from functools import cache

from pesanlint.language.id.indonesian import INDONESIAN
from pesanlint.language.language import Language

DEFAULT: Language = INDONESIAN
"""The language of a guideline that names none."""


@cache
def language(code: str) -> Language:
    """The language with an ISO 639 code; `Neutral` if it is not one of ours."""
    if code == INDONESIAN.code:
        return INDONESIAN
    if code == "en":
        from pesanlint.language.en.english import ENGLISH

        return ENGLISH
    from pesanlint.language.neutral import Neutral

    return Neutral(code)
