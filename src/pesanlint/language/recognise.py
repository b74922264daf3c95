"""Whether a stretch of text is clearly in another language, by its function words.

Function words are the commonest of any running text, and those of two languages seldom are the same: what has several of
another language and next to none of its own is in another language. The name of a programme in a sentence tells nothing.
"""

import re
from collections.abc import Collection

_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = bytes(code if chr(code).isalpha() and code < 128 else ord(" ") for code in range(256))
_LEAST = 2
"""Function words of another language that say that a short stretch without any of its own is in it."""
_TIMES = 3
"""How many times as many there must be as of its own, where it has some."""
_LENGTH = 2000
"""So many characters are looked at: more say no more."""


class Recogniser:
    """Tells a language from others.

    Args:
        own: its function words in small letters.
        others: those of each other language.
        capitalised: those of them that count with a capital too, because none of them is a name.
    """

    def __init__(
        self, own: Collection[str], others: Collection[Collection[str]], capitalised: Collection[Collection[str]]
    ) -> None:
        self._own = frozenset(own)
        self._others = [frozenset(other) for other in others]
        self._capitalised = [frozenset(other) for other in capitalised]
        self._foreign = frozenset(word.encode() for other in (*others, *capitalised) for word in other)

    def is_foreign(self, text: str) -> bool:
        """Whether a text is clearly in another language."""
        text = text[:_LENGTH]
        if self._foreign.isdisjoint(
            text.lower().encode("ascii", "replace").translate(_LETTERS).split()
        ):  # as nearly everywhere
            return False
        words = [word for word in _WORD.findall(text) if not (word.isupper() and len(word) > 1)]
        lowered = [word.lower() for word in words]
        own = sum(word in self._own for word in lowered)
        small = lowered[:1] + words[1:]  # in capitals they are names: Sugeng, Wilujeng
        counts = [sum(word in other for word in lowered) for other in self._capitalised]
        foreign = max(*counts, *(sum(word in other for word in small) for other in self._others))
        return foreign >= _LEAST and foreign >= own * _TIMES
