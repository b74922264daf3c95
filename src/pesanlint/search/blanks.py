"""Tells whether a regular expression matches only blanks that rules never see."""

from functools import lru_cache
from itertools import pairwise
from typing import Any

from pesanlint.search import patterns
from pesanlint.search.folding import BLANKS, INVISIBLE

core: Any = patterns.core()
_UNSEEN = INVISIBLE.union(BLANKS)
"""Characters that are visible only to rules about blanks."""


@lru_cache(maxsize=4096)  # asked again for each layer and each computed form of a rule
def needs_blanks(pattern: str) -> bool:
    """Whether an expression matches only blanks that rules never see: two in a row, or other than the plain one."""
    try:
        root, _ = patterns.parsed(pattern, match_case=True)
        return _needs_blanks(root)
    except (AttributeError, TypeError, ValueError, KeyError, core.error, RecursionError):
        return False


def _needs_blanks(node: Any) -> bool:
    match node:
        case core.Sequence():
            in_a_row = any(_is_blank(one) and _is_blank(other) for one, other in pairwise(node.items))
            return in_a_row or any(map(_needs_blanks, node.items))
        case core.Branch():
            return all(map(_needs_blanks, node.branches))
        case core.Group() | core.Atomic() | core.LookAround():
            return _needs_blanks(node.subpattern)
        case core.GreedyRepeat():
            several = node.min_count > 1 and _is_blank(node.subpattern)
            return node.min_count > 0 and (several or _needs_blanks(node.subpattern))
        case core.String():
            text = "".join(map(chr, node.characters))
            return "  " in text or not _UNSEEN.isdisjoint(text)
        case core.Character() if node.positive:
            return chr(node.value) in _UNSEEN
        case core.SetUnion() if node.positive:
            return all(map(_needs_blanks, node.items))
    return False


def _is_blank(node: Any) -> bool:
    """Whether a node matches one or more blanks and nothing else."""
    match node:
        case core.Character() if node.positive:
            return chr(node.value).isspace() and node.value != ord("\n")
        case core.Property() if node.positive:
            return bool(node.value == patterns.property_code(r"\s"))
        case core.SetUnion() if node.positive:
            return all(map(_is_blank, node.items))
        case core.Group() | core.Atomic():
            return _is_blank(node.subpattern)
        case core.GreedyRepeat():
            return node.min_count > 0 and _is_blank(node.subpattern)
    return False
