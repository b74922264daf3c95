"""Derives from the syntax tree of a regular expression where its matches may begin.

Trying it there alone is many times as fast.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import Any

from pesanlint.search import patterns
from pesanlint.search.folding import fold, folded

_FEW = 12
"""Maximum number of beginnings that are searched first; with more, trying the pattern everywhere is as fast."""
_MANY = 40
"""The same for a pattern that begins with a look back over any length, which would be taken at every character."""
_NUMBER = re.compile("[0-9]+")
_ANY = "\uffff"
"""Any character, in the beginning of a match."""


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
    """Strings, one of which begins every match; none if unknown. Without regard to letter case they are those of folded texts.

    Searching the text for them is many times as fast as trying the pattern everywhere.
    """
    made = patterns.core()
    try:
        root, info = patterns.parsed(pattern, match_case=match_case)
        most = 0 if info.flags & made.REVERSE else _MANY if _looks_behind(root, made) else _FEW
        for ahead in (True, False):
            found = {text for text, _ in _begins(root, made, folds=not match_case, ahead=ahead)}
            shortest = frozenset(one for one in found if not any(one[:end] in found for end in range(1, len(one))))
            if "" not in found and len(shortest) <= most:
                return shortest
    except Exception:  # the tree is private to `regex`: anything unexpected counts as not understood
        return frozenset()
    return frozenset()


def marks_at_start(pattern: str) -> tuple[tuple[str, int], ...]:
    """Strings with their distances from the beginning of a match: every match has one of them; none if unknown or too many.

    Letter case counts in the pattern.
    """
    found = set[tuple[int, str]]()
    for begin in _passed(pattern, match_case=True):
        known = begin.lstrip(_ANY)
        found.add((len(begin) - len(known), known.partition(_ANY)[0]))
    least = [(one, at) for at, one in found if not any((at, one[:end]) in found for end in range(len(one)))]
    return tuple(sorted(least)) if len(least) <= _FEW and all(one for one, _ in least) else ()


def distances(pattern: str, literals: Collection[str], *, match_case: bool, cased: bool) -> tuple[int, ...]:
    """Distances from the beginning of a match, in characters: every match has one of the literals at one of them.

    None if unknown.

    Args:
        pattern: the regular expression.
        literals: strings, of which every match has one.
        match_case: whether letter case counts in the expression.
        cased: whether the literals are in their own letter case; otherwise they are folded.
    """
    begins = () if _ANY in "".join(literals) else _passed(pattern, match_case=match_case)
    firsts = [_first_of(literals, begin if cased else folded(begin)) for begin in begins]
    return () if -1 in firsts else tuple(sorted(set(firsts)))


def _passed(pattern: str, *, match_case: bool) -> Collection[str]:
    """The possible beginnings of a match, with `_ANY` for a character that may be any of many; none if unknown."""
    made = patterns.core()
    try:
        root, info = patterns.parsed(pattern, match_case=match_case)
        if info.flags & (made.REVERSE | made.FULLCASE):
            return ()
        return {text for text, _ in _begins(root, made, folds=not match_case, passes=True)}
    except Exception:  # the tree is private to `regex`: anything unexpected counts as not understood
        return ()


def _first_of(literals: Collection[str], text: str) -> int:
    """The place of the first literal in a text; -1 without one."""
    return min((at for one in literals if (at := text.find(one)) >= 0), default=-1)


def _looks_behind(node: Any, made: Any) -> bool:
    """Whether a pattern begins with a look back over any length, which would be taken at every character."""
    first = node.items[0] if isinstance(node, made.Sequence) and node.items else node
    return isinstance(first, made.LookAround) and bool(first.behind) and patterns.effort(first.subpattern, made)[1] > 0


_Begins = set[tuple[str, bool]]
"""Strings, and whether each is a whole match of a part, so that what follows the part follows it."""


def _begins(node: Any, made: Any, *, folds: bool, passes: bool = False, ahead: bool = False) -> _Begins:
    """The possible beginnings of a match of a part.

    With `passes` also what follows a character that may be any of many, which is `_ANY` in them, and what a part looks ahead to
    at its end. With `ahead` also what a look ahead at its end requires, without such characters.
    """
    known = partial(_begins, made=made, folds=folds, passes=passes, ahead=ahead)
    match node:
        case made.Character(positive=True, zerowidth=False) if _is_certain(chr(node.value), node, folds=folds):
            return {(_read(chr(node.value), folds=folds), True)}
        case made.String() if all(_is_certain(chr(one), node, folds=folds) for one in node.characters):
            return {(_read("".join(map(chr, node.characters)), folds=folds), True)}
        case made.SetUnion(positive=True, zerowidth=False) if folds or not node.case_flags:
            return set().union(*(known(item) for item in node.items))
        case made.LookAround(behind=False, positive=True) if ahead:
            seen = {text for text, _ in known(node.subpattern)}
            return {("", True)} if "" in seen else {(text, False) for text in seen}
        case made.LookAround() | made.ZeroWidthBase():
            return {("", True)}
        case made.Group() | made.Atomic():
            return known(node.subpattern)
        case made.Branch():
            return set().union(*(known(branch) for branch in node.branches))
        case made.GreedyRepeat() if node.min_count < _FEW:
            once = known(node.subpattern)
            if node.min_count > 1 and [is_whole for _, is_whole in once] == [True]:
                return {(text * node.min_count, node.min_count == node.max_count) for text, _ in once}
            found = once if node.max_count == 1 else {(text, False) for text, _ in once}
            return found if node.min_count else found | {("", True)}
        case made.Sequence():
            parts = [known(item) for item in (_that_tell(node.items, made) if ahead else node.items)]
            last = node.items[-1] if node.items else None
            if passes and isinstance(last, made.LookAround) and last.positive and not last.behind:
                parts[-1] = {(text, False) for text, _ in known(last.subpattern)}
            return _in_sequence(parts)
        case made.Character() | made.Property() | made.Range() | made.SetBase() if passes and not node.zerowidth:
            return {(_ANY, True)}
    return {("", False)}


def _that_tell(items: Sequence[Any], made: Any) -> Iterable[Any]:
    """The parts of a sequence without the looks ahead that something follows, which tells more of how a match begins."""
    are_last = [isinstance(item, made.LookAround | made.ZeroWidthBase) for item in items]
    return (item for at, item in enumerate(items) if not isinstance(item, made.LookAround) or item.behind or all(are_last[at:]))


def _in_sequence(parts: Iterable[_Begins]) -> _Begins:
    """The beginnings of parts that follow one another."""
    found: _Begins = {("", True)}
    for part in parts:
        open_ones = [text for text, is_whole in found if is_whole]
        longer = {(text + other, is_whole) for text in open_ones for other, is_whole in part}
        longer |= {(text, is_whole) for text, is_whole in found if not is_whole}
        if len(longer) > _MANY:
            return {(text, False) for text, _ in found}
        found = longer
    return found


def _is_certain(character: str, node: Any, *, folds: bool) -> bool:
    """Whether a character of the text that a node matches is known, folded or as it is."""
    if not node.case_flags or character.lower() == character.upper():
        return True
    return folds and character.isascii() and not node.case_flags & patterns.core().FULLCASE


def _read(text: str, *, folds: bool) -> str:
    return fold(text).text if folds else text


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
        case made.Boundary(positive=True):  # before a digit
            return True
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
