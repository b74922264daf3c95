"""What no wording rule may look into: what it may not in any language, and the titles of laws."""

import re
from collections.abc import Iterator
from functools import cache

from pesanlint.deferred import deferred
from pesanlint.language import protected
from pesanlint.language.id.dates import WEEKDAYS
from pesanlint.language.lexicon import any_of, words
from pesanlint.spans import Span

_BLANK = r"[^\S\n]{1,3}"
_YEAR = rf"tahun{_BLANK}\d{{4}}"
_NUMBER = rf"(?i:(?:nomor|no\.?){_BLANK}[^\s,;]{{1,60}}(?:{_BLANK}{_YEAR})?|{_YEAR}|\b\d{{1,3}}/\d{{4}})"
_CITATION = deferred(rf"{_NUMBER}(?:{_BLANK}\([^()\n]{{1,60}}\))?,?{_BLANK}(?i:tentang|ttg\.?){_BLANK}(?=[A-Z(])")
_ABOUT = re.compile(r"[Tt](?i:entang|tg)")
_NUMBERS = ("nomor", "no", "tahun")
_CITATION_LENGTH, _ABOUT_LENGTH = 200, 12
"""So many characters stand at most before the `tentang` of a citation, and belong to it with the first one of the title."""
_INSTRUMENT_WITHIN, _TITLE_LENGTH = 160, 600


@cache
def _title() -> re.Pattern[str]:
    """The title of a law: capitalised words with small ones between them."""
    small = any_of(words("id", "function-words", "small", "law"))
    no_title = rf"(?:{'|'.join(WEEKDAYS)}|Jum'at|Pasal|Bab)\b"
    return re.compile(
        rf"[A-Z(][\w/()-]*(?:,?{_BLANK}(?:(?:{small}){_BLANK}){{0,3}}(?!{no_title})[A-Z0-9(](?:[\w/().-]*[\w/)])?)*"
    )


@cache
def _instrument() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words('id', 'laws', 'instrument', 'numbered'))})\b", re.IGNORECASE)


def find(text: str, block: Span) -> list[Span]:
    """Addresses, @handles, accounts, #hashtags, paths, file names, code, mathematics and the titles of laws, in a block.

    Of a citation (`Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum`) only the title behind `tentang` is protected:
    how the law is cited is for rules to judge. A title is read on for as long as its words have capitals, as official ones do.

    Returns:
        Spans in code points of `text`, in no order.
    """
    return [*protected.find(text, block), *_law_titles(text, block)]


def _law_titles(text: str, block: Span) -> Iterator[Span]:
    small = text[block.start : block.end].lower()
    if "tentang" not in small and "ttg" not in small:  # told sooner than by searching
        return
    for about in _ABOUT.finditer(text, *block):
        at = about.start()
        start = max(at - _CITATION_LENGTH, block.start)
        if not _may_be_cited(text[start:at].split()[-2:]):
            continue
        for m in _CITATION().finditer(text, start, min(at + _ABOUT_LENGTH, block.end)):
            before = text[max(m.start() - _INSTRUMENT_WITHIN, block.start) : m.start()]
            title = _title().match(text, m.end(), min(m.end() + _TITLE_LENGTH, block.end))
            if m.end() > at and title and _instrument().search(before):
                yield Span(*title.span())


def _may_be_cited(words: list[str]) -> bool:
    """Whether the last two words before `tentang` may end the number of a law: most other ones tell at a glance."""
    last = words[-1] if words else ""
    return "/" in last or last.endswith((")", "),")) or (len(words) > 1 and words[0].lower().rstrip(".").endswith(_NUMBERS))
