"""Words that introduce the name of a work, a programme or a theme: `bertajuk “…”`."""

import re

from pesanlint.deferred import deferred
from pesanlint.language.lexicon import known
from pesanlint.language.words import WORD

_SENTENCE_END = re.compile(r"[.?!]\s")
_ITS_THEME = deferred(
    r"(?:^|[.?!]\s{1,3})(?:tema|judul|topik|isu|moto|motto|slogan)nya\b[^,.:?!“”\"]{0,30}[,:]\s{0,3}$", re.IGNORECASE
)
"""Such a word at the start of the sentence, followed by a few words and the name: `Temanya tahun ini, “…”`."""
_LAST_WORDS = re.compile(r"(?:[^\W_]+ ){0,2}[^\W_]+(?=\s{0,3}[:,]?\s{0,3}$)")


def introduces(before: str) -> bool:
    """Whether a text ends in a word that introduces such a name."""
    found = _LAST_WORDS.search(before[-40:])
    words = found[0].lower().split() if found else []
    is_defined = bool(words) and words[-1] in known("id", "function-words", "defines")
    while len(words) > 1 and words[-1] in known("id", "naming", "between"):
        words.pop()
    if words and words[-1] in known("id", "naming", "named"):
        return words[-1] not in known("id", "naming", "answered") or not before.rstrip().endswith((",", ":"))
    if _ITS_THEME().search(before):
        return True
    themes = known("id", "naming", "theme")
    return is_defined and not themes.isdisjoint(WORD.findall(_SENTENCE_END.split(before)[-1].lower()))
