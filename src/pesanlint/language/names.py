"""Finds names of persons by the shape of their words, without a trained model."""

import re
from collections.abc import Callable, Set

from pesanlint.spans import Span

NAME_WORD = r"[A-Z](?:[a-z][\w'’-]*|['’][A-Z]?[a-z][\w'’-]*|\.)"
"""One word of a name, or an initial, as a regular expression."""
_GAP = re.compile(r",?\s+")
"""What may separate a name from the words before it."""
_BEFORE_COMMA = re.compile(rf"(?P<name>{NAME_WORD}(?:\s+{NAME_WORD}){{1,4}})(?:,\s+(?:[A-Z][\w]*\.){{1,4}})*,\s+$")
_NEAR = 120
"""Code points searched before an offset."""


def form(before: str = "", linking: str = "") -> str:
    """The regular expression of a name, with the group `name`.

    Args:
        before: an expression for degrees and forms of address before the name.
        linking: an expression for a word between two words of the name, with its blank.
    """
    return rf"{before}(?P<name>{NAME_WORD}(?:\s+{linking}{NAME_WORD}){{0,4}})"


def person_at(text: str, offset: int, form: re.Pattern[str], no_person: Set[str]) -> Span | None:
    """The name of a person that begins at an offset, without degrees; None if no name begins there.

    Args:
        text: the text.
        offset: the beginning of the name, with its degrees (code points).
        form: the pattern of a name; see `form`.
        no_person: words in small letters that never occur in a name: the first of them ends it.
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
    """The name that follows the text ending at an offset, with or without a comma between them."""
    m = _GAP.match(text, offset)
    return at(text, m.end()) if m else None


def person_before(text: str, offset: int, no_person: Set[str]) -> Span | None:
    """The name that ends right before an offset, with a comma between them (`Budi Santoso, Ketua ...`)."""
    start = max(offset - _NEAR, 0)
    m = _BEFORE_COMMA.search(text[start:offset])
    if not m or any(word.lower() in no_person for word in m["name"].split()):
        return None
    return Span(*m.span("name")).shifted(start)
