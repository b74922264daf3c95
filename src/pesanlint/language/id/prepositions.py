"""Derives nouns of place and time that are wrongly joined to the preposition di: `dimasyarakat`, `dikegiatan`.

The preposition is a word of its own (EYD V, II.D). The nouns come from a word list; those with a nominal prefix and -an
(`kesempatan`, `pertemuan`) are recognised by their shape, which no passive verb has (Tata Bahasa Baku Bahasa Indonesia, edisi
keempat, bab IV and VI). Forms that the word list has as a word with di-, or that may be derived from another root, are left
out.
"""

import re
from collections.abc import Iterator

from pesanlint.language.id.vocabulary import Vocabulary
from pesanlint.language.pairs import Pair
from pesanlint.shipped import rules_root

_NOUN = re.compile(r"(?:ke|pe|per)[a-z]{3,}(?<!k)an")
"""The shape of such a noun; one with k before -an is excluded, because it may be a verb in -kan."""


def joined(words: Vocabulary) -> Iterator[Pair]:
    """Every listed noun of place: wrongly joined to di, and correctly as two words."""
    places = (rules_root() / "data" / "kata-tempat.txt").read_text("utf-8").split()
    for noun in sorted({*places, *filter(_NOUN.fullmatch, words)}):
        together = f"di{noun}"
        if words.root_of(together) is None and not words.roots_of(together) - words.roots_of(noun) - {noun}:
            yield Pair(together, f"di {noun}")
