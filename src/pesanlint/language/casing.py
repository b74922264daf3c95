"""Capitals: of words, of titles, of whole texts."""

import re
from collections.abc import Set

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)


def is_capitalised(word: str) -> bool:
    """Whether a word begins with a capital letter."""
    return word[:1].isupper()


def title_case(text: str, small: Set[str], *, opens: bool = True) -> str:
    """Every word with a capital, but the small ones that do not open a title; other letters stay as they are.

    A fully doubled word has two (`Undang-Undang`), any other reduplication one (`Ramah-tamah`): EYD V, I.F.
    """

    def one(m: re.Match[str]) -> str:
        word = m[0]
        if (m.start() or not opens) and word in small:
            return word
        first, hyphen, second = word.partition("-")
        doubled = first.lower() == second.lower()
        return first[0].upper() + first[1:] + hyphen + (second[0].upper() + second[1:] if doubled else second)

    return _WORD.sub(one, text)


def shouted(text: str) -> str:
    """Every word in capitals, but symbols (`Rp`, `kg`: no vowel) and what mixes capitals and small letters (`KTP-el`)."""

    def one(m: re.Match[str]) -> str:
        word = m[0]
        symbol = len(word) > 1 and not _VOWEL.search(word)
        return word if symbol or any(map(str.isupper, word[1:])) else word.upper()

    return _WORD.sub(one, text)
