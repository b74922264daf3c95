"""Join several regular expressions into one, with access to the one that matched and its groups."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from pesanlint.search import patterns

_TOKEN = re.compile(r"\\(\d{1,2})|\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]|(\((?:(?!\?)|\?P?<(?![=!])))|.", re.DOTALL)


class Joined:
    """Joined regular expressions. At each position, the first that matches counts.

    Args:
        parts: the expressions. Groups in them keep their numbers within their own expression.
        border: whether a match begins and ends at word boundaries.
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
        """The joined expression. Raises ValueError if it is invalid."""
        return patterns.compiled(self.text, match_case=self.match_case)

    def part(self, m: patterns.Found) -> int:
        """The index of the expression that matched."""
        return bisect_right(self._firsts, m.lastindex or 1) - 1

    def group(self, m: patterns.Found, part: int, number: int) -> str:
        """Return the text of a group of the expression that matched; group 0 is the whole match."""
        at = self._firsts[part] + number
        last = self._firsts[part + 1] if part + 1 < len(self._firsts) else (m.re.groups + 1)
        return (m[at] or "") if at < last else ""


def _shifted(part: str, by: int) -> tuple[str, int]:
    """Return an expression with its group references shifted by a number, and its number of groups."""
    groups = 0
    made = []
    for m in _TOKEN.finditer(part):
        if m[1]:
            made.append(rf"(?:\g<{int(m[1]) + by}>)")
            continue
        groups += m[2] is not None
        made.append(m[0])
    return "".join(made), groups
