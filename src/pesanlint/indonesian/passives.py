"""Passive verbs whose prefix is written apart by mistake, as if it were the preposition: `di laksanakan`, `di ikuti`.

di- makes passive verbs and is written in one word with them; the preposition di stands before a place or a time (EYD V, II.B
and II.D). What ends in the suffix -kan or -i, or begins with the prefix per- of verbs, is a verb (Tata Bahasa Baku Bahasa
Indonesia, edisi keempat, bab IV), so that these can be derived. A bare root (`di jual`) may be a noun: that is for a list.
"""

from collections.abc import Iterator

from pesanlint.indonesian.morphology import Pair
from pesanlint.indonesian.prefixes import nasal
from pesanlint.indonesian.vocabulary import Vocabulary

_MEN = nasal("me")
_SHORTEST = 3
"""A root of so few letters takes no -i here: many such are no roots at all."""
_NOUNS = frozenset(
    "aksesi benami emisi hutani injili kanani kawali kecapi kompresi prosesi protesi responsi tarakan terapi tetapi".split()
)
"""Words and names by themselves that look like a root with a suffix."""


def apart(words: Vocabulary) -> Iterator[Pair]:
    """Every passive verb that the word list lets derive, as it is written apart and as it should be; each also with -nya."""
    for base in sorted(set(_bases(words)) - _NOUNS):
        for after in ("", "nya"):
            yield Pair(f"di {base}{after}", f"di{base}{after}")


def _bases(words: Vocabulary) -> Iterator[str]:
    """What follows di-, but for what is, or may be, a word by itself, as `masakan` and `dudukan` are."""
    for word in words:
        root = words.root_of(word)
        if root == word:
            for suffix in _suffixes(word, words):
                if words.root_of(word + suffix) in (None, word):
                    yield word + suffix
        elif word.startswith("memper") and not words.root_of(word[3:]) and _is_bare(word):
            yield word[3:]


def _is_bare(word: str) -> bool:
    return word.endswith("kan") or not word.endswith(("an", "nya", "ku", "mu", "lah"))


def _suffixes(root: str, words: Vocabulary) -> Iterator[str]:
    """The suffixes with which the list has an active verb of a root; loans in -asi take -kan freely (`sosialisasikan`)."""
    active = _MEN(root).right
    if not words.is_root(root + "k") and (root.endswith("asi") or words.root_of(f"{active}kan") == root):
        yield "kan"
    if len(root) > _SHORTEST and root[-1] != "i" and words.root_of(f"{active}i") == root:
        yield "i"
