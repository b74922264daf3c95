"""Finds acronyms in capitals that are made of syllables: `Universitas Mawar Melati (UNMAWAR)`.

Source: EYD V, II.F. Initials have capitals throughout (`BRIN`); an acronym of syllables, or of initials and syllables, has
only one (`Bulog`).
"""

import re
from functools import cache

from pesanlint.language.id import ordinary
from pesanlint.language.id.inflection import is_listed
from pesanlint.spans import Span

BRACKET = "("
"""Precedes every acronym that a text itself explains."""
MINISTRY = r"Kemen(?!angan|t(?:e|ri)|yan)"
"""The beginning of the short name of a ministry (`Kemenag`); not that of `Kemenangan`, `Kementerian` or `Kemenyan`."""
_BRACKETED = re.compile(r"[ ]?\([ ]?(?P<short>[A-Z]{4,14})[ ]?\)")
_NAME = re.compile(r"(?<!\S)(?:[A-Z][\w’'-]*,?(?:[ ](?:dan|di|untuk|dengan|pada|atas)(?=[ ]))?[ ]?){2,12}\Z")
_FAR = 140
"""Code points before a bracket that are searched for the name."""
_WORD = re.compile(r"[A-Za-z]+")
_SPEAKABLE = re.compile(r"[BCDFGHJKLMNPQRSTVWYZ]?R?(?:[AEIOU]{1,2}[BCDFGHJKLMNPQRSTVWXYZ]{0,2})*")
"""One consonant at the beginning and two at most elsewhere."""
_SHORT = r"(?:[ ,–-]+(?:[A-Z]{2,3}|\d+)){0,2}[ ,–-]*"
_SHOUTED = re.compile(rf"(?:[A-Z]{{4,}}{_SHORT}|\bTIM )\Z"), re.compile(rf"{_SHORT}[A-Z]{{4,}}")
_JOINED = re.compile(r"[\w@#/.-]\Z"), re.compile(r"[\w@/-]|\.\w")


def explained(text: str) -> tuple[str, ...]:
    """The acronyms in brackets behind a name whose syllables they are made of."""
    found: list[str] = []
    for m in _BRACKETED.finditer(text) if BRACKET in text else ():
        name = _NAME.search(text, max(m.start() - _FAR, 0), m.start())
        if name and _SPEAKABLE.fullmatch(m["short"]) and is_of_syllables(m["short"], name[0]):
            found.append(m["short"])
    return tuple(found)


def stands_alone(text: str, span: Span) -> bool:
    """Whether an acronym is a word of its own, and no part of an address or of words in capitals."""
    before, behind = (max(span.start - 20, 0), span.start), (span.end, span.end + 20)
    if _JOINED[0].search(text, *before) or _JOINED[1].match(text, *behind):
        return False
    return not (_SHOUTED[0].search(text, *before) or _SHOUTED[1].match(text, *behind))


def is_of_syllables(short: str, name: str) -> bool:
    """Whether capitals are made of syllables of a name rather than of its initials.

    Args:
        short: the acronym.
        name: the words before it, which may begin with others.
    """
    words = _WORD.findall(name)
    for at in range(len(words) - 1):
        part = words[at:]
        if part[0][0] != short[0] or not _is_known(part[0]):
            continue
        if _has_initials(short, part):
            return False
        if is_in_order(short.lower(), "".join(part).lower()):
            return True
    return False


@cache
def _is_known(word: str) -> bool:
    return word.lower() in ordinary.words() or is_listed(word.lower())


def _has_initials(short: str, words: list[str]) -> bool:
    """Whether initials make the acronym, those of small words or not; words in capitals count letter by letter."""
    initials = [word if word.isupper() else word[0].upper() for word in words]
    capitals = [initial for initial, word in zip(initials, words, strict=True) if word[0].isupper()]
    return short in ("".join(initials), "".join(capitals)) or (
        len(words) >= len(short) - 1 and is_in_order(short.lower(), "".join(initials).lower())
    )


def is_in_order(short: str, letters: str) -> bool:
    """Whether the letters of a short form occur in others, in their order."""
    rest = iter(letters)
    return all(letter in rest for letter in short)
