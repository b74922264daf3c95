"""Estimates how often a stretch of characters occurs in prose, from the frequent words of the lexicon."""

from collections import defaultdict
from functools import lru_cache
from math import prod

from pesanlint.kept import kept
from pesanlint.language.id.spelling import lexicon

_LEAST = 2.0
"""Minimum frequency of the words that are counted, as a power of ten for a million words."""
_LENGTH = 4
"""Maximum characters of the stretches that are counted."""
_UNSEEN = 3e-6
"""The share of a stretch that no frequent word has."""


@lru_cache(maxsize=1 << 16)
def chance(stretch: str) -> float:
    """The share of the positions in prose at which a stretch in small letters occurs.

    A long one is as frequent as its rarest part, and words follow each other independently.
    """
    first, *others = stretch.split(" ")
    words = [first, *(f" {word}" for word in others)]
    framed = [f"{word} " for word in words[:-1]] + words[-1:]
    return prod(_least(one) for one in framed if one.strip())


def _least(stretch: str) -> float:
    parts = [stretch[at : at + _LENGTH] for at in range(max(len(stretch) - _LENGTH + 1, 1))]
    return max(min(_shares().get(part, 0) for part in parts), _UNSEEN)


@kept("ejaan.txt")
def _shares() -> dict[str, float]:
    counts: dict[str, float] = defaultdict(float)
    total = 0.0
    for word, frequency in lexicon().frequencies():
        if frequency < _LEAST:
            break
        framed, times = f" {word} ", 10**frequency
        total += len(framed) * times
        for length in range(1, _LENGTH + 1):
            for at in range(len(framed) - length + 1):
                counts[framed[at : at + length]] += times
    return {stretch: count / total for stretch, count in counts.items()}
