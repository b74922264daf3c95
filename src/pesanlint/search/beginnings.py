"""Derives from the syntax tree of a regular expression where its matches may begin.

Trying it there alone is many times as fast.
"""

import re
from collections.abc import Iterable
from typing import Any

from pesanlint.search import patterns

_FEW = 12
"""Maximum number of beginnings that are searched first; with more, trying the pattern everywhere is as fast."""
_MANY = 40
"""The same for a pattern that begins with a look back over any length, which would be taken at every character."""
_NUMBER = re.compile("[0-9]+")


def places(text: str, beginnings: Iterable[str]) -> list[int]:
    """The places of strings in a text, in order."""
    found: list[int] = []
    for beginning in beginnings:
        at = text.find(beginning)
        while at >= 0:
            found.append(at)
            at = text.find(beginning, at + 1)
    found.sort()
    return found


def numbers(text: str) -> list[int]:
    """The places of numbers of ASCII digits in a text, in order."""
    return [m.start() for m in _NUMBER.finditer(text)]


def strings_at_start(pattern: str, *, match_case: bool) -> frozenset[str]:
    """Strings, one of which begins every match; none if unknown, or if they may be in either letter case.

    Searching the text for them is many times as fast as trying the pattern everywhere.
    """
    try:
        root, info = patterns.parsed(pattern, match_case=match_case)
        found = _begins(root, patterns.core())[0]
    except Exception:  # the tree is private to `regex`: anything unexpected counts as not understood
        return frozenset()
    is_known = info.flags & patterns.core().REVERSE == 0 and "" not in found
    shortest = frozenset(one for one in found if not any(one[:end] in found for end in range(1, len(one))))
    most = _MANY if _looks_behind(root, patterns.core()) else _FEW
    return shortest if is_known and len(shortest) <= most else frozenset()


def _looks_behind(node: Any, made: Any) -> bool:
    """Whether a pattern begins with a look back over any length, which would be taken at every character."""
    first = node.items[0] if isinstance(node, made.Sequence) and node.items else node
    return isinstance(first, made.LookAround) and bool(first.behind) and patterns.effort(first.subpattern, made)[1] > 0


def _begins(node: Any, made: Any) -> tuple[set[str], bool]:
    """The possible beginnings of a match of a part, and whether they are its whole match."""
    match node:
        case made.Character(positive=True, zerowidth=False) if not node.case_flags or _has_no_case(node.value):
            return {chr(node.value)}, True
        case made.String(case_flags=0):
            return {"".join(map(chr, node.characters))}, True
        case made.SetUnion(positive=True, zerowidth=False, case_flags=0):
            of_each = [_begins(item, made) for item in node.items]
            return set().union(*(strings for strings, _ in of_each)), all(is_all for _, is_all in of_each)
        case made.LookAround() | made.ZeroWidthBase():
            return {""}, True
        case made.Group() | made.Atomic():
            return _begins(node.subpattern, made)
        case made.Branch():
            of_each = [_begins(branch, made) for branch in node.branches]
            return set().union(*(strings for strings, _ in of_each)), all(is_all for _, is_all in of_each)
        case made.GreedyRepeat() if 0 < node.min_count < _FEW:
            strings, is_all = _begins(node.subpattern, made)
            if not is_all or len(strings) > 1:
                return strings, False
            return {one * node.min_count for one in strings}, node.min_count == node.max_count
        case made.Sequence():
            found, is_all = {""}, True
            for item in node.items:
                following, is_all = _begins(item, made)
                if len(found) * len(following) > _MANY:
                    return found, False
                found = {one + other for one in found for other in following}
                if not is_all:
                    break
            return found, is_all
    return {""}, False


def _has_no_case(code: int) -> bool:
    return code < 128 and not chr(code).isalpha()


def begins_with_number(pattern: str, *, match_case: bool) -> bool:
    """Whether every match begins with the first digit of a number, if all digits of the text are ASCII."""
    try:
        root, info = patterns.parsed(pattern, match_case=match_case)
        made = patterns.core()
        return not info.flags & made.REVERSE and bool(_is_digit_first(root, made)) and _is_none_before(root, made)
    except Exception:  # the tree is private to `regex`: anything unexpected counts as not understood
        return False


def _is_digit_first(node: Any, made: Any) -> bool | None:
    """Whether the first character of a part is always a digit; None if the part has none."""
    match node:
        case made.LookAround() | made.ZeroWidthBase():
            return None
        case made.Group() | made.Atomic():
            return _is_digit_first(node.subpattern, made)
        case made.GreedyRepeat():
            return node.min_count > 0 and _is_digit_first(node.subpattern, made)
        case made.Branch():
            of_each = {_is_digit_first(branch, made) for branch in node.branches}
            return of_each.pop() if len(of_each) == 1 else False
        case made.Sequence():
            return next((first for item in node.items if (first := _is_digit_first(item, made)) is not None), None)
    return not bool(node.zerowidth) and _is_digit(node, made)


def _is_digit(node: Any, made: Any) -> bool:
    """Whether a position matches nothing but digits."""
    match node:
        case made.Character(positive=True):
            return chr(node.value) in "0123456789"
        case made.Range(positive=True):
            return bool(ord("0") <= node.lower and node.upper <= ord("9"))
        case made.Property(positive=True):
            return bool(node.value == patterns.property_code(r"\d"))
        case made.SetUnion(positive=True):
            return all(_is_digit(item, made) for item in node.items)
    return False


def _is_none_before(node: Any, made: Any) -> bool:
    """Whether no digit can be before a match."""
    match node:
        case made.LookAround(behind=True, positive=False):
            return [_has_digits(item, made) for item in getattr(node.subpattern, "items", ())] == [True]
        case made.LookAround(behind=True, positive=True):
            return _is_last_no_digit(node.subpattern, made)
        case made.Group() | made.Atomic():
            return _is_none_before(node.subpattern, made)
        case made.Branch():
            return all(_is_none_before(branch, made) for branch in node.branches)
        case made.Sequence():
            for item in node.items:
                if _is_none_before(item, made):
                    return True
                if _is_digit_first(item, made) is not None:
                    return False
    return False


def _has_digits(node: Any, made: Any) -> bool:
    """Whether a position matches all digits, among others."""
    match node:
        case made.Property(positive=True):
            return node.value in (patterns.property_code(r"\d"), patterns.property_code(r"\w"))
        case made.SetUnion(positive=True):
            return any(_has_digits(item, made) for item in node.items)
    return False


def _is_last_no_digit(node: Any, made: Any) -> bool:
    """Whether a part always ends with a given character that is no digit."""
    match node:
        case made.Character(positive=True, zerowidth=False):
            return not chr(node.value).isdigit()
        case made.Group() | made.Atomic():
            return _is_last_no_digit(node.subpattern, made)
        case made.Branch():
            return all(_is_last_no_digit(branch, made) for branch in node.branches)
        case made.Sequence():
            return bool(node.items) and _is_last_no_digit(node.items[-1], made)
    return False
