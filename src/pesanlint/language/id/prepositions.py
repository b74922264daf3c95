"""Nouns of place and time that are written in one word with the preposition di by mistake: `dimasyarakat`, `dikegiatan`.

The preposition is written apart (EYD V, II.D). Nouns are told by a word list of their own and, with a prefix of nouns and -an
(`kesempatan`, `pertemuan`), by their shape: no passive verb has that (Tata Bahasa Baku Bahasa Indonesia, edisi keempat, bab IV
and VI). What the word list has as a word with di-, or what can come from another root, is left out.
"""

import re
from collections.abc import Iterator

from pesanlint.language.id.vocabulary import Vocabulary
from pesanlint.language.pairs import Pair
from pesanlint.shipped import rules_root

_NOUN = re.compile(r"(?:ke|pe|per)[a-z]{3,}(?<!k)an")
"""The shape of such a noun. With k before -an it may be a verb in -kan."""


def joined(words: Vocabulary) -> Iterator[Pair]:
    """Every noun of place that the word lists have, as it is written in one word with di and as it should be."""
    places = (rules_root() / "data" / "kata-tempat.txt").read_text("utf-8").split()
    for noun in sorted({*places, *filter(_NOUN.fullmatch, words)}):
        together = f"di{noun}"
        if words.root_of(together) is None and not words.roots_of(together) - words.roots_of(noun) - {noun}:
            yield Pair(together, f"di {noun}")
