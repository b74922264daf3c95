"""Finds ordinary words with a capital after `para` and `segenap`, after `bahwa` and its like, and before the name of a body."""

import re
from collections.abc import Iterable, Iterator

from pesanlint.language.id import ordinary
from pesanlint.search.beginnings import places
from pesanlint.spans import Span

_OF_MANY, _OF_CLAUSE = ("para ", "segenap "), ("bahwa ", "melakukan ", "adanya ")
"""The beginnings of `_PLURAL` and `_CLAUSE`."""
_OF_SORT = ("Lembaga", "Jajaran", "Operator", "Petugas", "Pimpinan", "Personel", "Kader", "Pegawai", "Staf")
_PLURAL = re.compile(r"\b(?:para|segenap)[ ](?P<word>[A-Z][a-z]{3,})(?=[ ,.])(?![ ](?:Raider|Games)\b)")
_CLAUSE = re.compile(r"(?<=[a-z][ ])(?:bahwa|melakukan|adanya)[ ](?P<word>[A-Z][a-z]{3,})(?=[ ,.])(?!([ ][A-Z]\w+)*[ ]\()")
_OF_BODY = re.compile(
    rf"(?<=[a-z][ ])(?P<word>{'|'.join(_OF_SORT)})"
    r"(?=[ ](?:[A-Z]{3,}\b|Bawaslu|Panwas[a-z]+|Pol(?:res|sek|da|ri)|Pem(?:kab|kot|da|prov)))"
)
_ABBREVIATED = re.compile(r"(?:[ ][A-Z][\w/-]*){0,5}[ ]\([A-Z]")


def grouped(text: str) -> Iterator[Span]:
    """Yield capitalized ordinary words after a plural marker (`para Operator Polres`), or for a sort of body."""
    for m in _begun(_PLURAL, text, _OF_MANY):
        if ordinary.is_ordinary(m["word"]) and not _ABBREVIATED.match(text, m.end()):
            yield Span(*m.span("word"))
    for m in _begun(_CLAUSE, text, _OF_CLAUSE):
        if ordinary.is_ordinary(m["word"]) and ordinary.names_process(m["word"]):
            yield Span(*m.span("word"))
    for m in _begun(_OF_BODY, text, _OF_SORT):
        before = ordinary.words_before(text, m.start())
        if before and before["first"].islower():
            yield Span(*m.span("word"))


def _begun(pattern: re.Pattern[str], text: str, beginnings: Iterable[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern in a text, in order, where each begins with one of some strings; several times as fast."""
    return filter(None, (pattern.match(text, at) for at in places(text, beginnings)))
