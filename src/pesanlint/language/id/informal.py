"""Tells the shapes of informal writing from slips: colloquial affixes, e for a in the last syllable, sounds drawn out."""

import re
from collections.abc import Callable

_SPOKEN = ("ng", "ny", "mb", "nd")
_NOMINAL = ("pe", "ke")
"""Prefixes that no colloquial verb in -in has: `penyelesain` is a slip."""
_LAST_E = re.compile(r"e(?=[^aiueo]{1,2}$)")
_SHORT = 7
"""Maximum letters of a word with a colloquial e; in longer ones it is likelier a slip."""
_WITH_IN = 6
"""Minimum letters of a word with -in behind another one."""
_DRAWN_OUT = re.compile(r"([a-z])\1{4}")
"""A letter that often is no slip of the key."""


def is_drawn_out(word: str) -> bool:
    """Whether a word has a letter five times in a row, as in speech that is rendered: `jauuuuuh`, `dingiiiiin`."""
    return _DRAWN_OUT.search(word) is not None


def is_colloquial(word: str, meant: str, is_frequent: Callable[[str], bool]) -> bool:
    """Whether an unknown word has the shape of a colloquial one: `ngambil`, `bawain`, `mimpiin`, `pesen`.

    Args:
        word: the unknown word.
        meant: the word that it would be a slip in.
        is_frequent: tells whether a word is a frequent one.
    """
    if word.startswith(_SPOKEN):
        return not meant.startswith(_SPOKEN)
    if len(word) <= _SHORT and _LAST_E.search(word) and is_frequent(_LAST_E.sub("a", word)):
        return True
    if not word.endswith("in") or word.startswith(_NOMINAL):
        return False
    return meant.endswith(("i", "an")) or (len(word) >= _WITH_IN and is_frequent(word[:-2]))
