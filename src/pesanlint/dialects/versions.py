"""Which versions of pesanlint a pack works with."""

import operator
import re
from importlib.metadata import version
from itertools import dropwhile

_CONDITION = re.compile(r"(>=|<=|==|!=|>|<)\s*(\d+(?:\.\d+){0,3})")
_COMPARED = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}


def unmet(conditions: str, have: str = "") -> str:
    """What is wrong (Indonesian) with the conditions of a pack on our version; empty where they hold.

    Args:
        conditions: such as `>=0.3, <1`.
        have: the version to look at, by default that of this program.
    """
    have = have or version("pesanlint")
    for one in conditions.split(","):
        if not (m := _CONDITION.fullmatch(one.strip())):
            return f"“{one.strip()}” bukan syarat versi; tulis misalnya “>=0.3” atau “>=0.3, <1”."
        if not _COMPARED[m[1]](_numbers(have), _numbers(m[2])):
            needed = f"Pak ini memerlukan pesanlint {conditions}, yang terpasang {have}"
            return f"{needed}. Perbarui pesanlint, atau pakai versi lain pak ini."
    return ""


def _numbers(text: str) -> tuple[int, ...]:
    """The release of a version without zeros at its end: those of 1.2.0rc1 and of 1.2 are the same."""
    m = re.match(r"\d+(?:\.\d+)*", text)
    numbers = [int(part) for part in m[0].split(".")] if m else []
    return tuple(reversed(list(dropwhile(lambda number: not number, reversed(numbers)))))
