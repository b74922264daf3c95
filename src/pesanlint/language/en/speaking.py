"""How English says who spoke: the words around a direct quotation."""

import re
from functools import cache

from pesanlint.deferred import deferred
from pesanlint.language.lexicon import any_of, words
from pesanlint.spans import Span

_WHO = r"(?:he|she|they|it|we|I|(?:the|a|an|his|her|its|their|our)(?:\s+[\w'’-]+){1,4}?|[A-Z][\w.'’-]*(?:,?\s+[\w.'’-]+){0,5}?)"


@cache
def _verbs() -> str:
    return any_of(words("en", "saying", "verb"))


@cache
def _after() -> re.Pattern[str]:
    """Matches after a closing mark that is followed by its speaker: ` said John`, ` the chair said`."""
    return re.compile(rf"\s{{0,3}},?\s{{0,3}}(?:(?:{_verbs()})\s{{1,3}}(?=[^\W\d_])|{_WHO}\s{{1,3}}(?:{_verbs()})\b)")


@cache
def _certain() -> re.Pattern[str]:
    """The same, if the word can only be a verb of saying: right before or after a name or a pronoun."""
    who = r"(?:he|she|they|I|we|the|[A-Z])"
    return re.compile(
        rf"\s{{0,3}},?\s{{0,3}}(?:(?:{_verbs()})\s{{1,3}}{who}|(?:he|she|they|we|I|[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){{0,3}})\s{{1,3}}(?:{_verbs()})\b)"
    )


_ATTRIBUTED = deferred(r"[,.?!…](?=\s{1,3}(?:said|says|added|adds)\s{1,3}[A-Z])")
_FIRST_PERSON = deferred(r"\b(?:I|we|our|my)\b", re.IGNORECASE)
_WORD_WITH_APOSTROPHES = re.compile(r"[\w'’]+")
_NEW_CLAUSE = re.compile(r"[.?!:]")


@cache
def _saying() -> frozenset[str]:
    return frozenset(words("en", "saying", "verb", "introducing"))


def attribution_end(text: str, at: int, *, certain: bool = False) -> int | None:
    """The end of the words that say who spoke, if they follow at an offset: ` said `, `, the chair said`; else None."""
    m = (_certain if certain else _after)().match(text, at)
    return m.end() if m else None


def attribution_in(text: str, stretch: Span) -> int | None:
    """The end of the first clause that is followed by a verb of saying and a speaker; None if there is none."""
    m = _ATTRIBUTED().search(text, *stretch)
    return m.end() if m else None


def reports(sentence: str) -> bool:
    """Whether a sentence reports what somebody said: it has a verb of saying and no first person."""
    return speaks(sentence) and not _FIRST_PERSON().search(sentence)


def introduces(before: str) -> bool:
    """Whether a short text before a quotation names its speaker or ends in a colon."""
    before = before.rstrip()
    if before.endswith(":"):
        return True
    if before.endswith(","):
        return speaks(_NEW_CLAUSE.split(before[:-1])[-1])
    last = _WORD_WITH_APOSTROPHES.findall(before[-40:])
    if last and last[-1].lower() == "that":
        last.pop()
    return bool(last) and last[-1].lower() in _saying()


def speaks(text: str) -> bool:
    """Whether a verb of saying occurs anywhere in a text."""
    return not _saying().isdisjoint(_WORD_WITH_APOSTROPHES.findall(text.lower()))


@cache
def _naming() -> frozenset[str]:
    return frozenset(words("en", "saying", "naming"))


def introduces_title(before: str) -> bool:
    """Whether a text ends in a word that introduces the name of a work, a programme or a theme."""
    last = _WORD_WITH_APOSTROPHES.findall(before[-40:])
    return bool(last) and last[-1].lower() in _naming() and before.rstrip(" :,").endswith(last[-1])
