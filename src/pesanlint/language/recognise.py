"""Recognises a text that is clearly in another language, by its function words.

Function words are the commonest words of any running text, and two languages share few of them: a text with several of
another language and hardly any of its own is in the other one. The foreign name of a programme in a sentence proves nothing.
"""

from collections.abc import Collection

from pesanlint.language.words import LETTERS
from pesanlint.search.folding import Folded

_LETTERS_ONLY = bytes(code if chr(code).isalpha() and code < 128 else ord(" ") for code in range(256))
_LEAST = 2
"""Minimum count of function words of the other language."""
_TIMES = 3
"""Minimum ratio of function words of the other language to the text's own."""
_LENGTH = 2000
"""Code points examined; a longer sample does not change the answer."""


class Recogniser:
    """Tells a language from others.

    Args:
        own: the function words of the language, in small letters.
        others: the function words of each other language; they count only in small letters.
        capitalised: the same, for languages whose function words are never names: they count with a capital too.
    """

    def __init__(
        self, own: Collection[str], others: Collection[Collection[str]], capitalised: Collection[Collection[str]]
    ) -> None:
        self._own = frozenset(own)
        self._others = [frozenset(other) for other in others]
        self._capitalised = [frozenset(other) for other in capitalised]
        self._foreign = frozenset(word for other in (*others, *capitalised) for word in other)
        self._bytes = frozenset(map(str.encode, self._foreign))

    def may_be_foreign(self, text: Folded) -> bool:
        """Whether any part of a text may be in another language: it has at least two function words of others."""
        found = self._foreign.intersection(text.listed)
        if len(found) != 1:
            return bool(found)
        (word,) = found
        return _occurs_again(word, text.text)

    def is_foreign(self, text: str) -> bool:
        """Whether a text is clearly in another language."""
        text = text[:_LENGTH]
        if sum([run in self._bytes for run in _letter_runs(text.lower())]) < _LEAST:  # the usual case
            return False
        words = [word for word in LETTERS.findall(text) if not (word.isupper() and len(word) > 1)]
        lowered = [word.lower() for word in words]
        own = sum(word in self._own for word in lowered)
        small = lowered[:1] + words[1:]  # with a capital they are names: Sugeng, Wilujeng
        counts = [sum(word in other for word in lowered) for other in self._capitalised]
        foreign = max(*counts, *(sum(word in other for word in small) for other in self._others))
        return foreign >= _LEAST and foreign >= own * _TIMES


def _occurs_again(word: str, text: str) -> bool:
    """Whether a word is at least `_LEAST` runs of ASCII letters of a folded text; told without splitting it."""
    count, at = 0, text.find(word)
    while at >= 0 and count < _LEAST:
        end = at + len(word)
        count += not ("a" <= text[at - 1 : at] <= "z" or "a" <= text[end : end + 1] <= "z")
        at = text.find(word, end)
    return count >= _LEAST


def _letter_runs(text: str) -> list[bytes]:
    """The runs of ASCII letters in a text."""
    return text.encode("ascii", "replace").translate(_LETTERS_ONLY).split()
