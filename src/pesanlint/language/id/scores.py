"""Tells from which score on an unknown word is a slip in a frequent one."""

from pesanlint.language.id.slipcosts import ADDED, COMMON_SLIP, VOWEL

SHORTEST = 3
"""Minimum letters of a word that is checked."""
_ENOUGH = {
    3: (2.4, 3.0),
    4: (1.6, 1.8),
    5: (-0.3, 0.3),
    6: (-0.6, 0.0),
    7: (-1.3, -1.0),
    8: (-1.5, -1.3),
    9: (-2.0, -1.7),
    10: (-2.5, -2.0),
}
"""Letters of the word → the minimum score for common slips, and for other slips."""
_RARE = 0.7
"""Added to the minimum score if a letter was added or replaced by one that is not a neighbour on the keyboard."""
_LONG = 7
_ADDED_IN_LONG, _VOWEL_IN_LONG, _VOWEL_IN_SHORTER = -0.9, -1.5, -0.5
"""Minimum letters of a long word; its minimum score if a letter was added or a vowel replaced; that of a letter less."""


def enough(length: int, cost: float) -> float:
    """The minimum score for a word of the given length in letters and a slip of the given cost."""
    usual, others = _ENOUGH[min(max(length, SHORTEST), max(_ENOUGH))]
    if cost <= COMMON_SLIP:
        return usual
    if cost < ADDED:
        return others
    if length >= _LONG and cost <= VOWEL:
        return _ADDED_IN_LONG if cost < VOWEL else _VOWEL_IN_LONG
    if length == _LONG - 1 and cost == VOWEL:
        return _VOWEL_IN_SHORTER
    return others + _RARE
