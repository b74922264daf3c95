"""Splits Indonesian text into sentences.

Source: EYD V, III.A, III.G and III.H: sentences end in a full stop, question mark or exclamation mark, but a full stop also
ends abbreviations, initials and list numbers, and a sentence may end inside quotation marks.
"""

import re

from pesanlint.language.lexicon import words
from pesanlint.language.sentences import Borders

# Degrees may end a sentence unless another degree or the rest of the same one follows: S. Pd., M. Si.
_DEGREE = re.compile(r"(?:[SMA]\.?(?:[A-Z][a-z]{0,4}\.?)*|Ph\.?D|Dr|Sp|Pd|Si|Sos|Kom|Ag|Hum|Farm|Ked|Psi|Ikom)$")
_DEGREE_FOLLOWS = re.compile(r"(?:[SMA]\. ?)?(?:[A-Z][a-z]{0,4}\.)(?:[A-Z][a-z]{0,4}\.?)*(?=[\s,.;)]|$)")


def _leading() -> list[str]:
    """Abbreviations that never end a sentence, because what they belong to follows."""
    return [*words("id", "abbreviations", "leading"), *map(str.lower, words("id", "titles", "degree", "rank", "branch"))]


BORDERS = Borders(_leading(), ("huruf ",), _DEGREE, _DEGREE_FOLLOWS)
at = BORDERS.at
"""The sentence at an offset: see `Borders.at`."""
split = BORDERS.split
"""The sentences of a stretch of text: see `Borders.split`."""
