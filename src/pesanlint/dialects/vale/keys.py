"""Read the values of keys that several extension points of Vale share."""

import re
from collections.abc import Sequence
from typing import Any

from pesanlint.dialects.vale.expressions import term, translated
from pesanlint.records import NamedTuple
from pesanlint.search import patterns

Data = dict[str, Any]
_BLANKS = re.compile(
    r"[\u00a0\u2000-\u200f\u202f\u2060\ufeff\t]|  |\\x\{?(?:00)?a0|\\x\{?20[0-2]|\\u00a0|\\t| \{|\\s\{", re.IGNORECASE
)
"""Expressions that distinguish blanks."""


class Vocabulary(NamedTuple):
    """Settings for all rules: accepted terms, what may be at the ends of a token, and the names of dictionaries."""

    accepted: tuple[str, ...] = ()
    template: str = ""
    dictionaries: tuple[str, ...] = ()


def texts(value: Any) -> list[str]:
    """Return the texts of a key that may have one or a list."""
    if value is None:
        return []
    return [str(one) for one in value if one is not None] if isinstance(value, list) else [str(value)]


def is_on(data: Data, key: str, default: bool = False) -> bool:
    """Whether a key is on."""
    value = data.get(key)
    return default if value is None else str(value).lower() in ("true", "yes", "on", "1")


def exceptions(data: Data, vocabulary: Vocabulary, *, vocab: bool) -> list[str]:
    """Return the exceptions of a rule as our expressions, longer ones first, with the vocabulary if the rule heeds it."""
    given = texts(data.get("exceptions"))
    if vocab and is_on(data, "vocab", True):
        given += vocabulary.accepted
    return [translated(term(one)) for one in sorted(given, key=len, reverse=True)]


def border(data: Data, vocabulary: Vocabulary, inner: str) -> str:
    """Return the alternatives with the expressions at their ends."""
    if is_on(data, "nonword"):
        return f"(?:{inner})"
    if vocabulary.template:
        return vocabulary.template.replace("%s", inner, 1)
    return rf"\b(?:{inner})\b"


def around(template: str) -> tuple[str, str]:
    """Return what of a template must stand before and after a swap, neither of which is part of what is found."""
    before, _, after = template.partition("%s")
    while after.startswith(")") and (opened := re.search(r"\((?:\?:)?$", before)):
        before, after = before[: opened.start()], after[1:]
    found = f"(?<={translated(before)})", f"(?={translated(after)})"
    try:
        for one in found:
            patterns.compiled(one, match_case=True)
    except ValueError:
        return "", ""
    return found


def about_blanks(patterns: Sequence[str]) -> str:
    """Whether an expression distinguishes blanks, so that it needs the original text."""
    return "true" if any(map(_BLANKS.search, patterns)) else "false"
