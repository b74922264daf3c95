"""Persons as they are named: by the shape of the words, without a model of the language."""

import re
from collections.abc import Callable, Set

from pesanlint.spans import Span

WORD = r"[A-Z](?:[a-z][\w'’-]*|['’][A-Z]?[a-z][\w'’-]*|\.)"
"""A word of a name, or an initial."""
_BEHIND = re.compile(r",?\s+")
_BEFORE_COMMA = re.compile(rf"(?P<name>{WORD}(?:\s+{WORD}){{1,4}})(?:,\s+(?:[A-Z][\w]*\.){{1,4}})*,\s+$")
_NEAR = 120
"""Characters before an offset that are looked at."""


def form(before: str = "", linking: str = "") -> str:
    """How a name looks, as a regular expression with the group `name`.

    Args:
        before: degrees and forms of address that may stand before it.
        linking: what may stand between two words of it, with its blank.
    """
    return rf"{before}(?P<name>{WORD}(?:\s+{linking}{WORD}){{0,4}})"


def person_at(text: str, offset: int, form: re.Pattern[str], no_person: Set[str]) -> Span | None:
    """The name of a person that begins at an offset, without degrees; None where none does.

    Args:
        text: the text.
        offset: where it begins, with its degrees.
        form: how a name looks.
        no_person: words in small letters that no name of a person has: with one of them it ends.
    """
    m = form.match(text, offset)
    if not m or m["name"].split()[0].rstrip(".").lower() in no_person:
        return None
    start, end = m.span("name")
    for word in re.finditer(r"\S+", m["name"]):
        if word[0].lower() in no_person:
            end = start + word.start()
            break
    name = text[start:end].rstrip()
    return Span(start, start + len(name)) if any(character.islower() for character in name) else None


def behind(text: str, offset: int, at: Callable[[str, int], Span | None]) -> Span | None:
    """The name that follows a stretch ending at an offset, with or without a comma between them."""
    m = _BEHIND.match(text, offset)
    return at(text, m.end()) if m else None


def person_before(text: str, offset: int, no_person: Set[str]) -> Span | None:
    """The name that stands before an offset, a comma between them (`Budi Santoso, Ketua ...`)."""
    start = max(offset - _NEAR, 0)
    m = _BEFORE_COMMA.search(text[start:offset])
    if not m or any(word.lower() in no_person for word in m["name"].split()):
        return None
    return Span(*m.span("name")).shifted(start)
