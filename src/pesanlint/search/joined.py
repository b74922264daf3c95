"""Several regular expressions as one: which of them matched, and what their own groups hold."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from pesanlint.search import patterns

_TOKEN = re.compile(r"\\(\d{1,2})|\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]|(\((?:(?!\?)|\?P?<(?![=!])))|.", re.DOTALL)


class Joined:
    """Regular expressions of which, at one place, the first that matches counts.

    Args:
        parts: the expressions. Groups in them keep their numbers within their own expression.
        border: whether a match begins and ends at a border of words.
        match_case: whether letter case counts.
    """

    def __init__(self, parts: Sequence[str], *, border: bool, match_case: bool) -> None:
        self.match_case = match_case
        self._firsts: list[int] = []
        made: list[str] = []
        groups = 0
        for part in parts:
            groups += 1
            self._firsts.append(groups)
            shifted, own = _shifted(part, groups)
            made.append(f"({shifted})")
            groups += own
        edge = r"\b" if border else ""
        self.text = f"(?m){edge}(?:{'|'.join(made)}){edge}"

    @cached_property
    def compiled(self) -> patterns.Compiled:
        """The expression, ready. Raises ValueError where it is none."""
        return patterns.compiled(self.text, match_case=self.match_case)

    def part(self, m: patterns.Found) -> int:
        """The index of the expression that matched."""
        return bisect_right(self._firsts, m.lastindex or 1) - 1

    def group(self, m: patterns.Found, part: int, number: int) -> str:
        """What a group of an expression holds; 0 is all that it matched."""
        at = self._firsts[part] + number
        last = self._firsts[part + 1] if part + 1 < len(self._firsts) else (m.re.groups + 1)
        return (m[at] or "") if at < last else ""


def _shifted(part: str, by: int) -> tuple[str, int]:
    """An expression with its references to groups moved by a number, and how many groups it has."""
    groups = 0
    made = []
    for m in _TOKEN.finditer(part):
        if m[1]:
            made.append(rf"(?:\g<{int(m[1]) + by}>)")
            continue
        groups += m[2] is not None
        made.append(m[0])
    return "".join(made), groups
