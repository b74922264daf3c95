"""Derives passive verbs whose prefix is wrongly written as a word of its own, like the preposition: `di laksanakan`.

The prefix di- forms passive verbs and is joined to them; the preposition di precedes a place or a time and is a word of its own
(EYD V, II.B and II.D). Words with the verbal suffix -kan or -i, or the verbal prefix per-, are verbs (Tata Bahasa Baku Bahasa
Indonesia, edisi keempat, bab IV) and can be derived. A bare root may be a noun (`di jalan`); roots that are only verbs
(`di atur`) come from a word list.
"""

from collections.abc import Iterator
from functools import cache

from pesanlint.language.id.prefixes import nasal
from pesanlint.language.id.spelling import lexicon as spelling_lexicon
from pesanlint.language.id.vocabulary import Vocabulary
from pesanlint.language.lexicon import words as lexicon
from pesanlint.language.pairs import Pair
from pesanlint.shipped import rules_root

_MEN = nasal("me")
_PEN = nasal("pe")
_SHORTEST = 3
"""Letters: a root this short takes no -i here, because many of them are not roots at all."""
_FREQUENT = 2.0
"""The logarithm of the frequency per million of roots that take -kan here although the list has no verb of them."""
_NOUNS = frozenset(lexicon("id", "exceptions", "passive"))
"""Independent words and names that look like a root with a suffix."""


def apart(words: Vocabulary) -> Iterator[Pair]:
    """Every passive verb that can be derived from the word lists: written as two words, and correctly as one."""
    for base in sorted({*_bases(words), *verbs()} - _NOUNS):
        yield Pair(f"di {base}", f"di{base}")


@cache
def verbs() -> frozenset[str]:
    """Roots that are only verbs, not nouns or adjectives that may follow the preposition."""
    return frozenset((rules_root() / "data" / "kata-kerja.txt").read_text("utf-8").split())


def _bases(words: Vocabulary) -> Iterator[str]:
    """The stems that follow di-, except for stems that are or may be words of their own (`masakan`, `dudukan`)."""
    for word in words:
        root = words.root_of(word)
        if root == word:
            for suffix in _suffixes(word, words):
                if words.root_of(word + suffix) in (None, word):
                    yield word + suffix
        elif word.startswith("memper") and not words.root_of(word[3:]) and _has_no_noun_ending(word):
            yield word[3:]
    yield from _used(words)


def _used(words: Vocabulary) -> Iterator[str]:
    """What follows di- in passives in -kan of frequent words, though the list has no active verb: `karenakan`, `berlakukan`."""
    known = spelling_lexicon()
    for word, frequency in known.frequencies():
        if word.startswith("di") and word.endswith("kan"):
            root = word[2:-3]
            inner = root.removeprefix("ber")
            is_free = words.root_of(word[2:]) in (None, root, inner) and not words.is_root(root + "k")
            if is_free and len(inner) > _SHORTEST and known.has(inner):
                yield word[2:]
        elif frequency >= _FREQUENT and len(word) > _SHORTEST + 1 and words.is_root(word) and not words.is_root(word + "k"):
            yield from [word + "kan"] if words.root_of(word + "kan") in (None, word) else []


def _has_no_noun_ending(word: str) -> bool:
    return word.endswith("kan") or not word.endswith(("an", "nya", "ku", "mu", "lah"))


def _suffixes(root: str, words: Vocabulary) -> Iterator[str]:
    """The suffixes of the listed active verbs of a root; loanwords in -asi always take -kan (`sosialisasikan`)."""
    active = _MEN(root).right
    is_settled = not words.is_root(root + "k") or words.root_of(f"{_PEN(root).right}an") == root  # mengajukan: aju, not ajuk
    if is_settled and (root.endswith("asi") or words.root_of(f"{active}kan") == root):
        yield "kan"
    if len(root) > _SHORTEST and root[-1] != "i" and words.root_of(f"{active}i") == root:
        yield "i"
