"""Tells from the words beside an unknown word that it is part of a name, a foreign phrase or a pair, and no slip."""

import re

from pesanlint.language.id.nearnames import abbreviations, glance, region_words
from pesanlint.language.id.spelling import judged, lexicon
from pesanlint.spans import Span

_BEFORE = re.compile(r"(?<![^\W\d_])([a-z]{3,}) $")
_BEHIND = re.compile(r" ([a-z]{3,})(?![^\W\d_])")
_NAME_BEFORE = re.compile(r"[A-Z][a-z]+ $")
_NAME_BEHIND = re.compile(r" [A-Z][a-z]")
_IN_NAME = 4
"""Maximum letters of a lower-case word that may be part of a name (`Ibn`, `van der`, `Jawa izi Hokokai`)."""
_NEAR = 24
"""Code points searched for the word beside another one."""
_RUN = 40
"""Code points searched before a word for other capitalised words."""
_ASCII_LETTERS = re.compile(r"[A-Za-z]+")
_TWO_BEFORE = re.compile(r"(?:(?<![A-Za-z])[A-Z][A-Za-z]*\.?[ -]){1,2}$")
_ONE_BEHIND = re.compile(r"[ -][A-Z][A-Za-z]*")
_LISTED_BEHIND = re.compile(r", ([A-Z][a-z]+)")
_INITIALS = 4
"""Maximum letters of the initials of a reporter: `(stu)`."""
_PAIRED = 5
"""Minimum letters of each half of a pair that rhymes."""
_COMMON = 3.0
"""Logarithm of the frequency per million of words that rhyme by chance: `hingga tingga`."""


def is_within_name(text: str, span: Span, *, heads: bool = False) -> bool:
    """Whether a word is beside unknown capitalised words, as in the name of a person.

    Args:
        text: the text.
        span: the word.
        heads: whether the word opens names of places and bodies, so that any word may follow.
    """
    runs = (
        _TWO_BEFORE.search(text, max(span.start - _RUN, 0), span.start),
        None if heads else _ONE_BEHIND.match(text, span.end),
    )
    return any(not is_known(word) for run in runs if run for word in _ASCII_LETTERS.findall(run[0]))


def is_known(word: str) -> bool:
    """Whether a capitalised word is an abbreviation, a frequent word, or (nearly) part of a known name."""
    small = word.lower()
    return (
        word.isupper()
        or small in lexicon().frequent
        or word in region_words()
        or word in abbreviations()
        or bool(glance(small).names)
    )


def rest_of_name(text: str, span: Span) -> set[str]:
    """The unknown capitalised words right before and behind a word, as in the name of a person: `Rajoy` of `Mariano Rajoy`."""
    runs = (_TWO_BEFORE.search(text, max(span.start - _RUN, 0), span.start), _ONE_BEHIND.match(text, span.end))
    return {word for run in runs if run for word in _ASCII_LETTERS.findall(run[0]) if len(word) > 1 and not is_known(word)}


def is_listed_name(text: str, span: Span) -> bool:
    """Whether a capitalised word is followed by an unknown one in a list of names: `Palawan, Siargao, dan Camiguin`."""
    following = _LISTED_BEHIND.match(text, span.end)
    return following is not None and not is_known(following[1])


def is_beside_unknown(text: str, span: Span) -> bool:
    """Whether a word is beside an unknown lower-case word, as in a foreign phrase, or is short and within a name."""
    is_short = span.end - span.start <= _IN_NAME
    if is_short and _NAME_BEHIND.match(text, span.end) and _NAME_BEFORE.search(text, max(span.start - _NEAR, 0), span.start):
        return True
    before, behind = _BEFORE.search(text, max(span.start - _NEAR, 0), span.start), _BEHIND.match(text, span.end)
    known = lexicon()
    words = [beside[1] for beside in (before, behind) if beside]
    unknown = [word for word in words if not known.knows(word) and not known.knows(word.removeprefix("di"))]  # `dimana`
    return any(judged(word) is None for word in unknown)


def is_on_purpose(text: str, span: Span) -> bool:
    """Whether a word is the initials of a reporter in brackets (`(stu)`), or half of a pair that rhymes (`ramah tamah`)."""
    word = text[span.start : span.end]
    if len(word) <= _INITIALS and text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")":
        return True
    before, behind = _BEFORE.search(text, max(span.start - _NEAR, 0), span.start), _BEHIND.match(text, span.end)
    return any(_rhymes(word, beside[1]) for beside in (before, behind) if beside)


def _rhymes(word: str, other: str) -> bool:
    is_rare = lexicon().frequency(other) < _COMMON
    return is_rare and len(word) >= _PAIRED and word[0] != other[0] and word[1:] == other[1:]
