"""Extract events: name, day, venue and number of people."""

import re
from collections.abc import Iterator, Sequence

from pesanlint.language.dates import DateMention
from pesanlint.language.id import numbers
from pesanlint.records import NamedTuple
from pesanlint.spans import Span

_KINDS = (
    r"rapat\s+pleno|rapat\s+koordinasi|rapat\s+kerja|rapat\s+evaluasi|debat\s+publik|pelantikan|bimbingan\s+teknis|simulasi|peluncuran"
    r"|sosialisasi|uji\s+publik|pemungutan\s+suara\s+ulang|penandatanganan|deklarasi|workshop|lokakarya|seminar|pembekalan|pemusnahan"
)
_EVENT = re.compile(
    rf"\b(?P<kind>{_KINDS})(?P<of>(?:\s+(?!(?:di|pada|yang|untuk|bersama|dengan|oleh|ini|itu|tersebut|digelar|diikuti)\b)[\w/-]+){{0,8}})",
    re.I,
)
_VENUE = re.compile(
    r"\bdi\s+(?P<venue>(?:Aula|Gedung|Hotel|Kantor|Ruang|Balai|Lapangan|GOR|Pendopo|Pendapa|Halaman|Stadion|Kampus|Alun-alun)"
    r"(?:\s+(?:[A-Z][\w.'’-]*|\d+)){1,5})"
)
_ATTENDED = re.compile(r"\b(?:diikuti|dihadiri)\s+(?:oleh\s+)?(?:sebanyak\s+|sekitar\s+)?(?=\d|se)")
_PEOPLE = frozenset(["peserta", "orang", "undangan", "perwakilan", "warga"])
_SMALL = frozenset("dan dalam tentang serta atau rangka tahun".split())


class Event(NamedTuple):
    """An event in a sentence. `span` is the span of its name in the text."""

    span: Span
    key: str
    """Its name in lower case, without function words."""
    day: str
    """ISO 8601; empty if the sentence has no full date, or several."""
    venue: str
    attended: float | None


def find(text: str, sentence: Span, dates: Sequence[DateMention], year: int | None) -> Iterator[Event]:
    """Yield the first event of a sentence, if it has a day, a venue or a count.

    Args:
        text: the text.
        sentence: the span of the sentence.
        dates: the dates of the text.
        year: the year of the release, for dates without a year.
    """
    m = _EVENT.search(text, *sentence)
    if m is None:
        return
    words = [word for word in f"{m['kind']}{m['of']}".lower().split() if word not in _SMALL]
    within = [date for date in dates if sentence.start <= date.span.start < sentence.end]
    venue = _VENUE.search(text, *sentence)
    attended = _ATTENDED.search(text, *sentence)
    number = next(numbers.find(text, Span(attended.end(), sentence.end)), None) if attended else None
    count = float(number.value) if number and number.unit in _PEOPLE and not number.is_vague else None
    day = _day(within[0], year) if len(within) == 1 and len(within[0].months) < 2 else ""
    if day or venue or count:
        yield Event(Span(*m.span()), " ".join(words), day, " ".join(venue["venue"].split()) if venue else "", count)


def _day(date: DateMention, year: int | None) -> str:
    if date.value:
        return date.value.isoformat()
    return f"{year:04}-{date.month:02}-{date.day:02}" if year and date.year is None and date.possible else ""
