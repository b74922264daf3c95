"""Puts words, titles and whole texts in capitals."""

import re
from collections.abc import Set

_CASED_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
"""Letters joined by hyphens and apostrophes; no digits."""
_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)


def is_capitalised(word: str) -> bool:
    """Whether a word begins with a capital letter."""
    return word[:1].isupper()


def title_case(text: str, small: Set[str], *, opens: bool = True) -> str:
    """A text with a capital at the start of every word; all other letters are kept.

    A full reduplication gets two capitals (`Undang-Undang`), any other one (`Ramah-tamah`): EYD V, I.F.

    Args:
        text: the title, or a part of it.
        small: words kept small, except as the first word of the title.
        opens: whether `text` starts the title.
    """

    def one(m: re.Match[str]) -> str:
        word = m[0]
        if (m.start() or not opens) and word in small:
            return word
        first, hyphen, second = word.partition("-")
        doubled = first.lower() == second.lower()
        return first[0].upper() + first[1:] + hyphen + (second[0].upper() + second[1:] if doubled else second)

    return _CASED_WORD.sub(one, text)


def shouted(text: str) -> str:
    """A text in capitals, except for symbols (`Rp`, `kg`: no vowel) and words with a capital inside (`KTP-el`)."""

    def one(m: re.Match[str]) -> str:
        word = m[0]
        symbol = len(word) > 1 and not _VOWEL.search(word)
        return word if symbol or any(map(str.isupper, word[1:])) else word.upper()

    return _CASED_WORD.sub(one, text)
