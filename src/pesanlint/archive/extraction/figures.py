"""Extract figures of a region at a time: voters, polling stations, seats, money, with list and period."""

import re
from collections.abc import Iterator, Sequence

from pesanlint.archive.extraction import areas
from pesanlint.language.dates import DateMention
from pesanlint.language.id import numbers
from pesanlint.language.id.numbers import Number
from pesanlint.language.id.statements import STATEMENTS
from pesanlint.records import NamedTuple
from pesanlint.spans import Span

_THINGS = {
    "pemilih": "pemilih", "tps": "tps", "penduduk": "penduduk", "kecamatan": "kecamatan",
    "desa": "desa", "kelurahan": "kelurahan",
    "desa/kelurahan": "desa/kelurahan", "kursi": "kursi", "distrik": "distrik", "kpps": "kpps", "pantarlih": "pantarlih",
}  # fmt: skip
"""The counted thing, by the word after the figure."""
_TOTAL = re.compile(
    r"\b(?:jumlah|total)(?:nya)?\s+(?P<thing>pemilih|TPS|penduduk|kursi|desa|kelurahan|kecamatan)\b", re.IGNORECASE
)
_MONEY = re.compile(
    r"(?<!tahun )\b(?P<what>anggaran|hibah|dana\s+hibah|pagu|dana\s+kampanye|biaya)\b(?P<of>(?:\s+[\w-]+){0,4})", re.IGNORECASE
)
_LISTS = {
    "daftar pemilih tetap": "DPT", "daftar pemilih sementara": "DPS", "daftar pemilih berkelanjutan": "DPB",
    "dpt": "DPT", "dps": "DPS",
    "dpshp": "DPSHP", "dpb": "DPB", "dptb": "DPTb", "dpk": "DPK", "pdpb": "DPB", "dp4": "DP4",
}  # fmt: skip
_LIST = re.compile(rf"\b(?:{'|'.join(sorted(_LISTS, key=len, reverse=True))})\b", re.IGNORECASE)
_ELECTION = re.compile(
    r"\b(?P<what>Pemilu|Pemilihan(?:\s+Umum|\s+Serentak)?|Pilkada|Pilpres|Pileg)\s+(?:Tahun\s+)?(?P<year>(?:19|20)\d\d)\b"
)
_QUARTER = re.compile(
    r"\b(?:triwulan|semester)\s+(?P<part>IV|I{1,3}|[1-4]|pertama|kedua|ketiga|keempat)(?:\s+(?:tahun\s+)?(?P<year>20\d\d))?",
    re.I,
)
_PER = re.compile(r"\bper\s+$|\bhingga\s+(?:tanggal\s+)?$|\bsampai\s+(?:dengan\s+)?(?:tanggal\s+)?$", re.IGNORECASE)
_YEAR = re.compile(r"\btahun\s+(?:anggaran\s+)?(?P<year>20\d\d)\b", re.IGNORECASE)
_PART = re.compile(STATEMENTS.part)
_PLACE_WORDS = frozenset("di se kabupaten kota provinsi".split())
_CHANGE = re.compile(
    r"\b(?:bertambah|berkurang|naik|turun|selisih|tambahan|penambahan|pengurangan|baru|ganda|meninggal|tersisa|target|rencana|minimal|masing-masing|setiap|tiap|rata-rata|maksimal|sebelumnya|semula)\b",
    re.I,
)
_NEAR = 90
_ADJACENT = 4
"""Maximum characters between a regency and its province: a comma or `di`."""
_FAR = 130
"""Maximum characters between `jumlah pemilih` and its figure: a list, an election and a long name of a region."""


class Figure(NamedTuple):
    """A figure in a sentence. `span` is in the text."""

    span: Span
    thing: str
    area: str
    period: str
    """Its period: an election, a quarter, a day, a year; empty if the sentence has none."""
    list: str
    part: str
    """The words that limit it to a part, as written; empty if it counts the whole."""
    sort: str
    value: float
    slack: float
    vague: bool


def find(text: str, sentence: Span, dates: Sequence[DateMention], unit: str) -> Iterator[Figure]:
    """Yield the figures of a sentence that count something of a region.

    Args:
        text: the text.
        sentence: the span of the sentence.
        dates: the dates of the text.
        unit: the desk, whose region applies if the sentence names none.
    """
    counted = [number for number in numbers.counts(text, sentence, tuple(dates)) if number.sort != "percent"]
    if not counted:
        return
    named = areas.find(text, *sentence)
    period = _period(text, sentence, dates)
    lists = {_LISTS[m[0].lower()] for m in _LIST.finditer(text, *sentence)}
    listed = next(iter(lists)) if len(lists) == 1 else ""
    changes = _CHANGE.search(text, *sentence) is not None
    seen: dict[str, int] = {}
    for number in counted:
        thing = _thing(text, sentence, number)
        if not thing:
            continue
        seen[thing] = seen.get(thing, 0) + 1
        near = Span(max(sentence.start, number.span.start - _NEAR), min(sentence.end, number.span.end + _NEAR))
        part = " ".join(m[0].lower() for m in _PART.finditer(text, *near) if _limits(m))
        if changes or seen[thing] > 1:
            part = part or "bagian"
        yield Figure(
            number.span, thing, _area(number, named, unit), period, "" if len(lists) > 1 else listed, part, number.sort,
            float(number.value), float(number.slack), number.is_vague or len(lists) > 1,
        )  # fmt: skip


def _thing(text: str, sentence: Span, number: Number) -> str:
    if number.sort == "rupiah":
        before = text[max(sentence.start, number.span.start - _NEAR) : number.span.start]
        found = list(_MONEY.finditer(before))
        return (
            " ".join(re.sub(r"\b(?:sebesar|senilai|mencapai|sebanyak|adalah)\b.*", "", found[-1][0].lower()).split())
            if found
            else ""
        )
    if number.unit in _THINGS:
        return _THINGS[number.unit]
    behind = list(_TOTAL.finditer(text, sentence.start, number.span.start))
    is_close = (
        bool(behind) and number.span.start - behind[-1].end() < _FAR and number.unit in ("", "orang", "jiwa", "yang", "dengan")
    )
    return behind[-1]["thing"].lower() if is_close else ""


def _limits(m: re.Match[str]) -> bool:
    """Whether a match limits a count to a part. A place or an election does not; it names the counted whole."""
    return not m["place"] and not m["election"] and m[0].lower() not in _LISTS and m[0].lower().split()[0] not in _PLACE_WORDS


def _area(number: Number, named: Sequence[tuple[int, int, str]], unit: str) -> str:
    """Return the last region before the figure, else the first one after it, else the desk's own.

    Of a region and the one around it, the smaller is meant: `Kecamatan Ciemas di Kabupaten Sukabumi`.
    """
    before = [one for one in named if one[1] <= number.span.start]
    if before:
        start, _, last = before[-1]
        for _, end, area in reversed(before[:-1]):
            if _rank(area) < _rank(last) and (_rank(area) == 0 or start - end <= _ADJACENT):
                return area
        return last
    return next((area for start, _, area in named if start >= number.span.end), "") or areas.of_unit(unit)


def _rank(area: str) -> int:
    """Return 0 for a district or village, 1 for a regency or city, 2 for a province."""
    return {"Kabupaten": 1, "Kota": 1, "Provinsi": 2}.get(area.split()[0], 0)


def _period(text: str, sentence: Span, dates: Sequence[DateMention]) -> str:
    if m := _QUARTER.search(text, *sentence):
        return " ".join(f"triwulan {m['part']} {m['year'] or ''}".lower().split()) if m["year"] else ""
    for date in dates:
        if (
            date.value
            and sentence.start <= date.span.start < sentence.end
            and _PER.search(text, sentence.start, date.span.start)
        ):
            return date.value.isoformat()
    if m := _ELECTION.search(text, *sentence):
        is_local = m["what"].lower().split() in (["pilkada"], ["pemilihan"], ["pemilihan", "serentak"])
        return f"{'pilkada' if is_local else 'pemilu'} {m['year']}"
    years = {m["year"] for m in _YEAR.finditer(text, *sentence)}
    return next(iter(years)) if len(years) == 1 else ""
