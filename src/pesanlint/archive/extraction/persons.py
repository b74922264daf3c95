"""Extract persons with their office and body: `Ketua KPU Kabupaten Jember, Budi Santoso`."""

import re
from collections.abc import Iterator
from functools import cache

from pesanlint.language import names
from pesanlint.language.id.names import is_person, person_at, person_before
from pesanlint.language.id.regions import longest_first
from pesanlint.language.lexicon import any_of, words
from pesanlint.records import NamedTuple
from pesanlint.spans import Span

_HEADS = (
    r"(?:Wakil\s+)?(?:Ketua(?:\s+(?:Umum|Harian))?|Sekretaris|Bendahara|Direktur(?:\s+Utama)?|Bupati|Wali\s?[Kk]ota|Gubernur|Menteri|Camat|Lurah|Rektor|Kapolres"
    r"|Kapolda|Dandim|Komandan|Kepala|Anggota|Komisioner)"
)
_UNIT_WORD = r"(?:[A-Z][\w&/.-]*|dan|di|untuk|pada|RI)"
_OFFICE = re.compile(
    rf"\b(?P<status>(?:[Mm]antan|[Ee]ks|[Cc]alon|Pl[th]\.?|Pjs?\.?|Penjabat|Pelaksana\s+[A-Z]\w+|[Bb]akal\s+[Cc]alon)\s+)?"
    rf"(?P<head>{_HEADS})(?P<rest>(?:\s+{_UNIT_WORD}){{0,12}})"
)
_OFFICE_THEN = re.compile(rf"\b{_HEADS}(?:\s+{_UNIT_WORD}){{0,8}},?\s+(?:[A-Z]\w{{0,3}}\.\s*)*$")
_BODY = re.compile(
    r"\b(?:KPU|KIP|Bawaslu|DKPP|DPRD?|DPD|Komisi\s+Pemilihan\s+Umum|Badan\s+Pengawas\s+Pemilihan\s+Umum|Pemerintah|Dinas|Badan|Kementerian"
    r"|Kejaksaan|Polres|Polda|Kodim|Panwaslu|Satpol|Universitas|RSUD|Pengadilan|PPK|PPS)\b"
)
_INITIAL = re.compile(r"\b(?!Kab\.|Prov\.|Kep\.)[A-Z][a-z]{0,3}\.")
"""Initials, and degrees with a full stop: a name may contain them, a body may not."""
_RANK = any_of(map(re.escape, words("id", "titles", "rank")))
_BRANCH = any_of(words("id", "titles", "branch"))
_RANKED = re.compile(rf"\b(?:{_RANK}|{_BRANCH})\b")
_RANKS = re.compile(rf"(?:(?:{_RANK}|{_BRANCH})\b\.?\s+)*")
"""Ranks before a name, with the branch of their service: `Kombes Pol.`, `Letkol Inf`."""
_COMMA = re.compile(r",\s+")
_FUNCTION = frozenset(["dan", "di", "untuk", "pada"])


class Named(NamedTuple):
    """A person named with an office. Spans are in the text."""

    span: Span
    name: str
    office: str
    """The office in lower case, without its body: `ketua`, `kepala bagian hukum`."""
    body: str
    """The body, such as `KPU Kabupaten Jember`; for a head of a region, the region with its level if known."""


def find(text: str, sentence: Span) -> Iterator[Named]:
    """Yield the persons of a sentence named beside an office. Former, prospective and acting holders are skipped."""
    for m in _OFFICE.finditer(text, *sentence):
        if m["status"]:
            continue
        behind, before = _behind(text, m, sentence.end), _before(text, m)
        found = behind or before
        if found and not (behind and before) and _is_sure(found):
            yield found


def _is_sure(found: Named) -> bool:
    """Whether name and body are unambiguous: not a list of guests, in which each comma may separate two persons.

    A rank inside shows that the name begins only behind it.
    """
    parts = found.name.split()
    is_whole = len(parts) > 1 and not any(part.isupper() and len(part) > 2 for part in parts) and is_person(found.name)
    is_ranked = _RANKED.search(found.name) or _RANKED.search(found.body)
    return is_whole and bool(found.body) and not _INITIAL.search(found.body) and not is_ranked


def _behind(text: str, m: re.Match[str], end: int) -> Named | None:
    """Return the person whose name follows after a comma, or directly after a region with a known name."""
    rest = m["rest"].strip()
    comma = _COMMA.match(text, m.end(), end)
    if comma and rest and rest.split()[-1] not in _FUNCTION:
        name = _person_at(text, comma.end())
        return _named(text, name, m, rest) if name and name.end <= end else None
    region = _region().search(rest)
    if region is None or not rest[region.end() :].strip():
        return None
    name = names.behind(text, m.start("rest") + (len(m["rest"]) - len(m["rest"].lstrip())) + region.end(), _person_at)
    return _named(text, name, m, rest[: region.end()]) if name and name.end <= end else None


def _person_at(text: str, offset: int) -> Span | None:
    """Return the name that begins at an offset, without ranks."""
    ranks = _RANKS.match(text, offset)
    return person_at(text, ranks.end() if ranks else offset)


def _before(text: str, m: re.Match[str]) -> Named | None:
    """Return the person whose name precedes, separated by a comma or `selaku`."""
    start = m.start()
    for word in ("selaku ", "sebagai "):
        if text.endswith(word, 0, start):
            start -= len(word)
            before = re.search(r"((?:[A-Z][\w'’.-]+\s+){1,3}[A-Z][\w'’-]+),?\s+$", text[max(0, start - 80) : start])
            if before and is_person(before[1]):
                at = max(0, start - 80) + before.start(1)
                return _named(text, Span(at, at + len(before[1])), m, m["rest"].strip())
            return None
    name = person_before(text, start)
    if name and _OFFICE_THEN.search(text, max(0, name.start - 80), name.start):
        return None  # the person's own office precedes the name
    return _named(text, name, m, m["rest"].strip()) if name else None


def _named(text: str, name: Span, m: re.Match[str], rest: str) -> Named:
    parts = rest.split()
    while parts and parts[-1] in _FUNCTION:
        parts.pop()
    rest = " ".join(parts).rstrip(".")
    body = _BODY.search(rest)
    head = " ".join(m["head"].split())
    office, unit = (f"{head} {rest[: body.start()]}", rest[body.start() :]) if body else (head, rest)
    if ranks := _RANKS.match(text, *name):
        name = Span(ranks.end(), name.end)
    return Named(name, " ".join(text[slice(*name)].split()), " ".join(office.lower().split()), unit)


@cache
def _region() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first()))})\b")
