"""Recognises texts that are clearly not Indonesian."""

from functools import cache

from pesanlint.language.lexicon import tagged, words
from pesanlint.language.recognise import Recogniser


@cache
def recogniser() -> Recogniser:
    """Tells texts that are clearly English, Javanese, Sundanese, or a template's `Lorem ipsum`."""
    neighbours = tagged("id", "neighbours")
    own = words("id", "function-words", "common")
    english = words("en", "function-words", "telling")
    return Recogniser(own, [neighbours[name] for name in ("javanese", "sundanese", "filler")], [english])
