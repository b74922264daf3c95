"""Finds what no wording rule may look into: the same as in any language, and titles of laws and lists of tags."""

import re
from collections.abc import Iterator
from functools import cache

from pesanlint.deferred import deferred
from pesanlint.language import protected
from pesanlint.language.id.dates import WEEKDAYS
from pesanlint.language.lexicon import any_of, words
from pesanlint.spans import Span

_TAG_LENGTH = 60
"""Code points: maximum length of a tag. A list of tags has its first comma within it."""
_TAG = r"[^\W_A-Z][^\W_A-Z-]*(?: (?!(?:yang|dan|atau|serta|dengan|untuk|ini|itu)\b)[^\W_A-Z][^\W_A-Z-]*){0,3}"
_TAGS = deferred(rf"{_TAG}(?:, ?{_TAG}){{3,60}},?\Z")
_LABELLED_TAGS = deferred(r"(?:tags?|tagar|kata kunci|keywords?|label)\s?:", re.IGNORECASE)
_BLANK = r"[^\S\n]{1,3}"
_YEAR = rf"tahun{_BLANK}\d{{4}}"
_NUMBER = rf"(?i:(?:nomor|no\.?){_BLANK}[^\s,;]{{1,60}}(?:{_BLANK}{_YEAR})?|{_YEAR}|\b\d{{1,3}}/\d{{4}})"
_CITATION = deferred(rf"{_NUMBER}(?:{_BLANK}\([^()\n]{{1,60}}\))?,?{_BLANK}(?i:tentang|ttg\.?){_BLANK}(?=[A-Z(])")
_ABOUT = (b"tentang", b"ttg")
_NUMBERS = ("nomor", "no", "tahun")
_CITATION_LENGTH, _ABOUT_LENGTH = 200, 12
"""Code points: maximum length of a citation before its `tentang`, and of `tentang` with the first letter of the title."""
_INSTRUMENT_WITHIN, _TITLE_LENGTH = 160, 600
"""Code points: maximum distance of the instrument (`Peraturan`) before the number, and maximum length of a title."""


@cache
def _small() -> frozenset[str]:
    """The words that stay small in titles of laws."""
    return frozenset(words("id", "function-words", "small", "law"))


@cache
def _title() -> re.Pattern[str]:
    """The pattern of a title of a law: capitalised words with small words between them."""
    small = any_of(sorted(_small()))
    no_title = rf"(?:{'|'.join(WEEKDAYS)}|Jum'at|Pasal|Bab)\b"
    return re.compile(
        rf"[A-Z(][\w/()-]*(?:,?{_BLANK}(?:(?:{small}){_BLANK}){{0,3}}(?!{no_title})[A-Z0-9(](?:[\w/().-]*[\w/)])?)*"
    )


@cache
def _instrument() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words('id', 'laws', 'instrument', 'numbered'))})\b", re.IGNORECASE)


def find(text: str, block: Span) -> list[Span]:
    """The addresses, accounts, lists of tags, paths, code, mathematics and titles of laws in a block.

    In a citation (`Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum`) only the title after `tentang` is protected:
    rules judge how the law is cited. A title extends as far as its words have capitals, as official titles do.

    Returns:
        Spans in code points of `text`, unordered.
    """
    return [*protected.find(text, block), *_law_titles(text, block), *_tags(text, block)]


def over_words(text: str, *, titles: bool) -> list[Span]:
    """Those in a text that may cover a word between blanks, unordered; see `language.Language`."""
    whole = Span(0, len(text))
    found = protected.find(text, whole) if protected.may_cover_words(text) else []
    if titles:
        found += _law_titles(text, whole)
    if _may_be_tags(text):
        found += _tags(text, whole)
    return found


def may_be_titled(words: str) -> bool:
    """Whether words between blanks may stand in the title of a law: the first has a capital, or is one that stays small."""
    return "A" <= words[0] <= "Z" or words.partition(" ")[0] in _small()


def _tags(text: str, block: Span) -> Iterator[Span]:
    """The block itself if it is a list of tags: introduced by a label, or only small words between commas."""
    stretch = text[block.start : block.end]
    if _may_be_tags(stretch) and (_TAGS().match(stretch) or _LABELLED_TAGS().match(stretch)):
        yield block


def _may_be_tags(stretch: str) -> bool:
    return "," in stretch[:_TAG_LENGTH] and (":" in stretch or not "A" <= stretch[0] <= "Z")


def _abouts(text: str, block: Span) -> Iterator[int]:
    """The offsets of `tentang`, in any letter case."""
    small = text[block.start : block.end].encode("ascii", "replace").lower()  # of the same length; found without a search
    for word in _ABOUT:
        at = small.find(word)
        while at >= 0:
            yield block.start + at
            at = small.find(word, at + 1)


def _law_titles(text: str, block: Span) -> Iterator[Span]:
    for at in _abouts(text, block):
        start = max(at - _CITATION_LENGTH, block.start)
        if not _may_be_cited(text[start:at].rsplit(None, 2)[-2:]):
            continue
        for m in _CITATION().finditer(text, start, min(at + _ABOUT_LENGTH, block.end)):
            before = text[max(m.start() - _INSTRUMENT_WITHIN, block.start) : m.start()]
            title = _title().match(text, m.end(), min(m.end() + _TITLE_LENGTH, block.end))
            if m.end() > at and title and _instrument().search(before):
                yield Span(*title.span())


def _may_be_cited(words: list[str]) -> bool:
    """Whether the last two words before `tentang` may end the number of a law; rejects most other words quickly."""
    last = words[-1] if words else ""
    return "/" in last or last.endswith((")", "),")) or (len(words) > 1 and words[0].lower().rstrip(".").endswith(_NUMBERS))
