"""Tells whether two words are the halves of a reduplication, with affixes or without: `bersama-sama`, `terus-menerus`."""

_PREFIXES = ("ber", "se", "ter", "di")
_STEM = 4
"""Minimum letters that both halves share."""


def is_doubled(first: str, second: str) -> bool:
    """Whether the second word has the stem of the first one, whose first letter a nasal may replace (`surat-menyurat`)."""
    stems = {first, first[1:], *(first.removeprefix(prefix) for prefix in _PREFIXES)}
    return any(len(stem) >= _STEM and (second.startswith(stem) or second.endswith(stem)) for stem in stems)
