"""Finds numbers in Indonesian: `1.250`, `1,2 juta`, `Rp5 miliar`, `12,5 persen`, `dua belas`, `seorang`.

Sources: EYD V, II.G (angka dan bilangan), III.A.8 (points between thousands), III.B.12 (a comma before decimals).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from pesanlint.deferred import deferred
from pesanlint.language.dates import DateMention
from pesanlint.records import NamedTuple
from pesanlint.spans import Span

if TYPE_CHECKING:
    from decimal import Decimal

FIGURE = r"(?:\d{1,3}(?:\.\d{3}){1,4}|\d{1,12})(?:,\d{1,4})?"
"""A figure, as a regular expression: points between thousands, a comma before decimals."""
SCALES = {"": 1, "ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}
"""Words after a figure → the factor they multiply it by."""

PEOPLE = frozenset(
    """
    anak anggota atlet balita bayi calon difabel dokter dosen guru hakim jaksa jemaah jiwa jurnalis kader kandidat
    karyawan ketua komisioner kpps laki-laki lansia lelaki linmas mahasiswa mahasiswi murid narasumber operator orang
    panitia pantarlih panwaslu pasien pegawai pejabat pekerja pelajar pelamar pelatih pemilih pemuda pendaftar
    pendamping penduduk pengawas pengungsi penumpang penyuluh perawat perempuan personel personil perwakilan perwira
    peserta petugas polisi ppk pps prajurit pria ptps putra putri relawan remaja responden saksi santri santriwati siswa
    siswi staf tamu teknisi tenaga tentara tersangka undangan veteran wanita warga wartawan wisatawan wni
""".split()
)
"""Words after a number that count persons."""

_ELIDED = frozenset("aktif dari di lainnya laki-laki lelaki perempuan pria putra putri tidak untuk wanita yang".split())
"""Words after a number whose noun is given in the previous part: `40 siswa laki-laki dan 35 perempuan`."""

_MEASURES = frozenset("are ha hektar hektare kg kilogram kilometer km kubik kuintal kwintal liter m meter mw ton watt".split())
_ROUNDED = 100
"""Measures from which a whole number may be rounded: `40.842 ton`."""
_SCALE = "|".join(filter(None, SCALES))
_ONES = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9, "sepuluh": 10,
    "sebelas": 11, "seratus": 100, "seribu": 1000,
}  # fmt: skip
_TIMES = {"belas": 0, "puluh": 10, "ratus": 100}
WORDS = frozenset([*_ONES, *_TIMES, *filter(None, SCALES)])
"""The words that a number in words, or with a scale, may end with."""
_ONE_OF = {"seorang": "orang", "seekor": "ekor", "sebuah": "buah"}
_NUMBER_WORD = "|".join(_ONES)
_IN_WORDS = rf"(?:{_NUMBER_WORD})(?:\s{{1,3}}(?:{_NUMBER_WORD}|belas|puluh|ratus|{_SCALE})\b)*"

_NUMBER = deferred(
    r"(?:(?<![\w.,/:+–—-])|(?<=\b(?-i:[LP]):))"  # men and women: `(L:400/P:420)`
    rf"(?:(?P<rupiah>Rp\.?\s{{0,2}})?(?P<figure>{FIGURE})(?:\s{{1,3}}(?P<scale>{_SCALE})\b)?+"
    r"(?P<percent>\s?%|\s{1,3}persen\b)?+(?![\w:]|/(?!(?-i:[LP])\s?[:=])|[.,]\d|\s?[–—-]{1,2}\s?\d|-\w)"
    rf"|(?P<words>{_IN_WORDS})\b(?![-’'])(?P<words_percent>\s{{1,3}}persen\b)?|(?P<one>{'|'.join(_ONE_OF)})\b)",
    re.IGNORECASE,
)
_VAGUE = deferred(
    r"\b(?:sekitar|kurang lebih|lebih kurang|kira-kira|hampir|nyaris|lebih dari|kurang dari|di atas|di bawah|minimal|maksimal|"
    r"sedikitnya|setidaknya|setidak-tidaknya|paling (?:sedikit|banyak|tidak)|rata-rata|tak sampai|tidak sampai|antara|"
    r"hingga|sampai|salah|setiap|tiap|per|±|[<>≥≤~])\s{0,3}(?:sebanyak\s|sejumlah\s|dengan\s)?$",
    re.IGNORECASE,
)
_EITHER = deferred(r"\d{1,3},\d{3}")
"""A figure with a comma that stands before decimals, or as in English between thousands."""
_UNIT = deferred(r"\s{0,2}(?:\([^()\d]{3,40}\)\s{0,2})?(?P<unit>(?<=\s)[^\W\d_]+(?:[-/][^\W\d_]+)*)")
_BEFORE = 32
"""Code points searched before a number for a word that makes it approximate."""

Sort = Literal["count", "rupiah", "percent"]


class Number(NamedTuple):
    """A number in a text."""

    span: Span
    """Where it is written, with its currency, scale and percent sign (code points)."""
    value: "Decimal"
    step: "Decimal"
    """The value of one unit of its last digit: 100,000 in `1,2 juta`."""
    sort: Sort
    unit: str
    """The word right after it, in small letters; empty without one."""
    is_vague: bool
    """Whether it follows `sekitar`, `hampir`, `lebih dari`, or the like, or may be meant as another number."""
    is_bare: bool
    """Whether it consists of digits alone: no point, no scale, no percent sign."""

    @property
    def slack(self) -> "Decimal":
        """The largest difference that rounding can have made: 0 for a whole number."""
        return self.step if self.step != 1 else decimal(0)

    @property
    def may_be_year(self) -> bool:
        """Whether it looks like a year and does not count persons."""
        return self.is_bare and 1900 <= self.value <= 2100 and self.unit not in PEOPLE


def decimal(value: int | str) -> "Decimal":
    """An exact number. `decimal` is imported here, because few texts need it."""
    from decimal import Decimal

    return Decimal(value)


def _is_vague(text: str, span: Span, number: re.Match[str]) -> bool:
    """Whether a number is approximate, or its comma may stand between thousands (`1,920 paket`)."""
    if number["figure"] and not (number["scale"] or number["percent"]) and _EITHER().fullmatch(number["figure"]):
        return True
    return _VAGUE().search(text, max(span.start, number.start() - _BEFORE), number.start()) is not None


def find(text: str, span: Span) -> Iterator[Number]:
    """The numbers in a stretch of text, in order, without ranges (`5–7`), hours, fractions and parts of words."""
    for m in _NUMBER().finditer(text, *span):
        if m["figure"]:
            value, step = read(m["figure"], m["scale"] or "")
        elif m["one"]:
            value = step = decimal(1)
        else:
            in_words = read_words(m["words"])
            if in_words is None:
                continue
            value, step = decimal(in_words), decimal(1)
        sort: Sort = "rupiah" if m["rupiah"] else "percent" if m["percent"] or m["words_percent"] else "count"
        behind = _UNIT().match(text, m.end(), span.end)
        unit = behind["unit"].lower() if behind else ""
        yield Number(
            Span(*m.span()), value, step, sort,
            _ONE_OF[m["one"].lower()] if m["one"] else unit,
            _is_vague(text, span, m),
            m[0].isdigit(),
        )  # fmt: skip


@lru_cache(maxsize=256)  # several rules look at the same sentence in turn
def counts(text: str, span: Span, dates: tuple[DateMention, ...]) -> tuple[Number, ...]:
    """The numbers in a stretch of text that may count something: neither years nor parts of dates."""
    within = [mention.span for mention in dates if mention.span.start < span.end and span.start < mention.span.end]
    return tuple(
        number
        for number in find(text, span)
        if not number.may_be_year and not any(date.overlaps(number.span) for date in within)
    )


def added(parts: Iterable[Number]) -> "Decimal":
    """The sum of the numbers."""
    return sum((part.value for part in parts), decimal(0))


def adds_up(total: Number, parts: Sequence[Number]) -> bool:
    """Whether the parts may make the total, if each is rounded or truncated."""
    is_measured = total.unit in _MEASURES and total.value >= _ROUNDED
    slacks = [number.step if is_measured else number.slack for number in (total, *parts)]
    rounded, cut = sum(slacks, decimal(0)) / 2, sum(slacks[1:], decimal(0)) - min(slacks)
    return abs(added(parts) - total.value) <= max(rounded, cut)


def count_alike(total: Number, part: Number) -> bool:
    """Whether a part certainly counts the same thing as the total."""
    if total.sort != part.sort or total.sort == "percent":
        return False
    if total.sort == "rupiah":
        return True
    if not total.unit:
        return False
    return part.unit == total.unit or (part.unit in PEOPLE and total.unit in PEOPLE) or part.unit in _ELIDED


def read(figure: str, scale: str = "") -> "tuple[Decimal, Decimal]":
    """The value of a figure with its scale, and the value of one unit of its last digit (`1,2`, `juta`: 100,000)."""
    whole, _, decimals = figure.replace(".", "").partition(",")
    step = decimal(SCALES[scale.lower()]).scaleb(-len(decimals))
    return decimal(whole + decimals) * step, step


def read_words(words: str) -> int | None:
    """The value of a number in words (`tiga ratus dua belas`); None if the words are not a number (`dua tiga`)."""
    total = group = last = 0
    for word in words.lower().split():
        if word in SCALES:
            total, group, last = total + (group or 1) * SCALES[word], 0, 0
        elif word == "belas" and 2 <= last <= 9:
            group, last = group + 10, 0
        elif word in _TIMES:
            if not 2 <= last <= 9:
                return None
            group, last = group + last * (_TIMES[word] - 1), 0
        elif last:
            return None
        elif word == "seribu":
            if group:
                return None
            total += 1000
        else:
            one = _ONES[word]
            if group and not (one < 10 or (group % 100 == 0 and one < 100)):
                return None
            group, last = group + one, one if one < 10 else 0
    return total + group


def written(value: "Decimal") -> str:
    """A number in Indonesian notation: `204.807`, `81,78`."""
    plain = f"{value.normalize():,f}" if value != value.to_integral_value() else f"{int(value):,}"
    return plain.translate(str.maketrans(",.", ".,"))


def written_rupiah(value: "Decimal") -> str:
    """An amount of rupiah in Indonesian notation: `Rp254,3 triliun`, `Rp750.000`."""
    for name, scale in (("triliun", 10**12), ("miliar", 10**9), ("juta", 10**6)):
        if value >= scale and (value / scale * 1000) % 1 == 0:
            return f"Rp{written(value / scale)} {name}"
    return f"Rp{written(value)}"
