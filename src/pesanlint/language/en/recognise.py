"""Recognises texts that are clearly not English."""

from functools import cache

from pesanlint.language.lexicon import tagged, words
from pesanlint.language.recognise import Recogniser


@cache
def recogniser() -> Recogniser:
    """Tells texts that are clearly Indonesian, Javanese, Sundanese, or a template's `Lorem ipsum`."""
    own = words("en", "function-words", "common")
    neighbours = tagged("id", "neighbours")
    indonesian = [word for word in words("id", "function-words", "common") if word not in own]
    return Recogniser(own, [neighbours[name] for name in ("javanese", "sundanese", "filler")], [indonesian])
