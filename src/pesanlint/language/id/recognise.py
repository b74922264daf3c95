"""Recognises texts that are clearly not Indonesian."""

from collections.abc import Set
from functools import cache

from pesanlint.language.lexicon import tagged, words
from pesanlint.language.recognise import Recogniser


@cache
def _recogniser() -> Recogniser:
    neighbours = tagged("id", "neighbours")
    own = words("id", "function-words", "common")
    english = words("en", "function-words", "telling")
    return Recogniser(own, [neighbours[name] for name in ("javanese", "sundanese", "filler")], [english])


def has_foreign(words: Set[str]) -> bool:
    """Whether some words, in small letters, are function words of another language."""
    return _recogniser().has_foreign(words)


def is_foreign(text: str) -> bool:
    """Whether a text is clearly in another language: English, Javanese or Sundanese, or a template's `Lorem ipsum`."""
    return _recogniser().is_foreign(text)
