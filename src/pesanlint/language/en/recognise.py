"""Recognises texts that are clearly not English."""

from functools import cache

from pesanlint.language.lexicon import tagged, words
from pesanlint.language.recognise import Recogniser
from pesanlint.search.folding import Folded


@cache
def _recogniser() -> Recogniser:
    own = words("en", "function-words", "common")
    neighbours = tagged("id", "neighbours")
    indonesian = [word for word in words("id", "function-words", "common") if word not in own]
    return Recogniser(own, [neighbours[name] for name in ("javanese", "sundanese", "filler")], [indonesian])


def may_be_foreign(text: Folded) -> bool:
    """Whether any part of a text may be in another language."""
    return _recogniser().may_be_foreign(text)


def is_foreign(text: str) -> bool:
    """Whether a text is clearly in another language: Indonesian, Javanese or Sundanese, or a template's `Lorem ipsum`."""
    return _recogniser().is_foreign(text)
