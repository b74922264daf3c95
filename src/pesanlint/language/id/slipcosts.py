"""What a slip of the key costs: how much rarer the typed word makes the intended one look."""

from pesanlint.language import keyboard

_VOWELS = "aiueo"

# Costs of slips, in powers of ten of frequency: the rarer the slip, the more frequent the intended word must be.
DOUBLED = _SWAPPED = 0.6
_LEFT_OUT = 1.0
BESIDE = 1.2
_NEAR = _ADDED_BESIDE = 1.6
ADDED = 2.0
VOWEL = 2.2
_OTHER = 3.0
_SOUNDS = frozenset(["fp", "pf", "vp", "pv", "fv", "vf"])
"""Typed and intended letters that many speakers do not tell apart (`bersipat`, `memotipasi`); they cost as much as `BESIDE`."""
_FIRST = 0.5
"""Added for a slip in the first letter, which is rare."""
COMMON_SLIP = _LEFT_OUT
"""Maximum cost of a common slip."""


def cost(typed: str, meant: str) -> float:
    """The cost of the single slip that turns the intended word into the typed one.

    Raises:
        ValueError: more than one slip separates them.
    """
    at = next(
        (at for at, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other), min(len(typed), len(meant))
    )
    first = _FIRST if at == 0 else 0.0
    rest, intended = typed[at:], meant[at:]
    if rest[1:] == intended:
        return first + _cost_of_more(typed, at)
    if rest == intended[1:]:
        return DOUBLED if at and meant[at] == meant[at - 1] else first + _LEFT_OUT
    if rest[1:] == intended[1:]:
        return first + _cost_of_other(rest[0], intended[0])
    if rest[:2] == intended[1::-1] and rest[2:] == intended[2:]:
        return first + _SWAPPED
    raise ValueError(f"{typed}, {meant}: more than one step")


def _cost_of_more(typed: str, at: int) -> float:
    """The cost of an added letter."""
    letter, beside = typed[at], typed[max(at - 1, 0) : at] + typed[at + 1 : at + 2]
    if at and letter == typed[at - 1]:
        return DOUBLED
    return _ADDED_BESIDE if any(letter in keyboard.BESIDE[other] for other in beside) else ADDED


def _cost_of_other(typed: str, meant: str) -> float:
    """The cost of a wrong letter."""
    if typed in keyboard.BESIDE[meant] or typed + meant in _SOUNDS:
        return BESIDE
    if typed in keyboard.NEAR[meant]:
        return _NEAR
    return VOWEL if typed in _VOWELS and meant in _VOWELS else _OTHER
