"""Finds ordinary words in capitals throughout inside a sentence: `piagam KETERBUKAAN INFORMASI PUBLIK`.

Source: EYD V, I.F (capitals mark names, not emphasis) and II.F (capitals throughout belong to abbreviations).
"""

import re
from collections.abc import Iterator

from pesanlint.language.id.inflection import is_listed
from pesanlint.language.id.ordinary import HEADS, introduces, is_ordinary, words_before
from pesanlint.spans import Span

_SMALL = "DAN|DI|KE|YANG|DARI|PADA|UNTUK|DALAM|BAGI|SERTA"
_RUN = re.compile(rf"[A-Z](?<=[a-z,)][ ].)[A-Z]{{3,}}(?:[ /](?:{_SMALL}))?(?:[ /](?:[A-Z]{{4,}}|{_SMALL}))*(?![\w(@/&-])")
_FUNCTION_WORDS = frozenset(_SMALL.lower().split("|"))
_NAMES = frozenset("indonesia nusantara".split())
"""Names that the dictionary lists in small letters."""
_LEAST = 6
"""The minimum length of a single word; shorter ones may be abbreviations that look like words (`SIRUP`, `ODOL`)."""


def shouted(text: str) -> Iterator[Span]:
    """Yield words in capitals throughout that are ordinary: two or more, or one that is too long for an abbreviation."""
    for m in _RUN.finditer(text):
        words = [word for word in re.split("[ /]", m[0].lower()) if word not in _FUNCTION_WORDS]
        if len("".join(words)) < _LEAST or words[0] in HEADS:
            continue
        if not all(is_ordinary(word) or (is_listed(word) and word not in _NAMES) for word in words):
            continue
        before = words_before(text, m.start())
        if before and not introduces(before):
            yield Span(*m.span())
