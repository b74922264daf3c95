"""How Indonesian says who spoke: the words around a direct quotation."""

import re
from functools import lru_cache

from pesanlint.deferred import deferred
from pesanlint.language.lexicon import any_of, words
from pesanlint.spans import Span

_STEMS = words("id", "saying", "stem")
"""Stems used after a quotation, before the speaker or with -nya: “…,” ujar Ketua KPU; “…,” tegasnya."""
_ELSEWHERE = words("id", "saying", "verb", "noun")
"""Verbs and nouns used elsewhere: Ketua KPU menegaskan, “…”; “…,” demikian disampaikan Ketua KPU."""
_WITH_SPEAKER = rf"(?:(?:demikian|begitu|demikianlah|begitulah)\s{{1,3}})?(?:{any_of(_STEMS)})"

_AFTER = deferred(rf"\s{{0,3}},?\s{{0,3}}{_WITH_SPEAKER}(?:nya\b|\s{{1,3}}(?=[^\W\d_]))", re.IGNORECASE)
"""Matches after a closing mark that is followed by its speaker: ` ujar Ketua KPU`, `, tegasnya`."""

_NAMED_AFTER = deferred(rf"\s{{0,3}},?\s{{0,3}}{_WITH_SPEAKER}(?:nya\b|\s{{1,3}}(?:[A-Z]|ia\b|dia\b|beliau\b|mereka\b))")
"""The same, if the stem can only be a verb of saying: with -nya, or before a name or pronoun."""

_SAYING = frozenset(word + end for word in _ELSEWHERE for end in ("", "nya", "lah")) | {f"{stem}nya" for stem in _STEMS}
_SAYING |= {"sampainya"}  # used in releases for katanya; the bare stem is too often another word
_SPEAKING = _SAYING | set(_STEMS)
_NEAR = 100
"""Code points after a quotation in which the verb of saying can be."""
_HYPHENATED = re.compile(r"\w+(?:-\w+)*")
_LAST_WORD = re.compile(r"[\w-]+$")
_NEW_CLAUSE = re.compile(r"[.?!:]")
_THAT = re.compile(r"\s{1,3}bahwa$", re.IGNORECASE)


def attribution_end(text: str, at: int, *, certain: bool = False) -> int | None:
    """The end of the verb of saying that follows at an offset (` ujar`, `, tegasnya`); None if none follows."""
    length = _said(text[at : at + _NEAR], certain)
    return at + length if length else None


@lru_cache(maxsize=10_000)  # several rules ask of the same quotations
def _said(following: str, certain: bool) -> int:
    m = (_NAMED_AFTER if certain else _AFTER)().match(following)
    return m.end() if m else 0


def speaks(text: str) -> bool:
    """Whether a verb or noun of saying, or a bare stem such as `ujar`, occurs anywhere in a text.

    Some of the stems have other meanings too.
    """
    return _has(_SPEAKING, text)


def is_saying(word: str) -> bool:
    """Whether the word is a verb or noun of saying, or such a stem."""
    return word.lower() in _SPEAKING


def names_speaker(word: str) -> bool:
    """Whether a word is used right before the speaker: `ujar Budi`."""
    return word in _STEMS


def introduces(before: str) -> bool:
    """Whether a short text before a quotation names its speaker or ends in a colon."""
    before = before.rstrip()
    if before.endswith(":"):
        return True
    if before.endswith(",") and _has(_SAYING, _NEW_CLAUSE.split(before[:-1])[-1]):
        return True
    last = _LAST_WORD.search(_THAT.sub("", before))
    return last is not None and (last[0].lower() in _SAYING or last[0].lower().rpartition("-")[2] in _SAYING)


def _has(wanted: frozenset[str], text: str) -> bool:
    return any(
        word in wanted or ("-" in word and not wanted.isdisjoint(word.split("-"))) for word in _HYPHENATED.findall(text.lower())
    )


_ATTRIBUTED = deferred(rf"[,.?!…](?=\s{{1,3}}(?:{any_of(_STEMS)})(?:nya\b|\s{{1,3}}(?:[A-Z]|ia\b|dia\b)))")
_FIRST_PERSON = deferred(r"\b(?:kami|kita|saya|aku)\b", re.IGNORECASE)


def attribution_in(text: str, stretch: Span) -> int | None:
    """The end of the first clause that is followed by a verb of saying and a speaker; None if there is none.

    Within a quotation it shows that the closing mark was forgotten.
    """
    m = _ATTRIBUTED().search(text, *stretch)
    return m.end() if m else None


def reports(sentence: str) -> bool:
    """Whether a sentence reports what somebody said: it has a verb of saying and no first person."""
    return speaks(sentence) and not _FIRST_PERSON().search(sentence)
