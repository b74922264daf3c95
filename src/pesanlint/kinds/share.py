"""Checks percentages against the part and the whole stated beside them: `dari 800 pemilih, 600 orang (70 persen) hadir`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import ClassVar, Literal

from pesanlint.authoring.fields import record
from pesanlint.deferred import deferred
from pesanlint.desk.desk import Desk
from pesanlint.finding import Match
from pesanlint.language.dates import DateMention
from pesanlint.language.id import numbers
from pesanlint.language.id.numbers import Number
from pesanlint.language.languages import language
from pesanlint.reading.reading import Reading
from pesanlint.reading.wording import dates, sentences_with
from pesanlint.rule import DocumentCheck, DocumentRule
from pesanlint.search.folding import Hit
from pesanlint.spans import Span

_HUNDRED = Decimal(100)
_ROUND_WHOLE = 10
"""Maximum whole of a fraction that is only a figure of speech: `tiga dari empat upaya (74 persen)`."""
_SOME_WORDS = r"(?:[^\W\d]+(?:[-/][^\W\d]+)*\s{1,2})"
_OR = r"\s{0,2}(?:,?\s{0,2}atau(?:\s+(?:setara|sebesar|sebanyak|sama))?(?:\s+dengan)?|\(|,?\s{0,2}setara(?:\s+dengan)?)\s{0,2}"
_WHOLE = r"(?:total|jumlah|keseluruhan|seluruh|semua|sebanyak)"
_BEFORE_PERCENT = deferred(rf"\s{{1,2}}{_SOME_WORDS}{{0,4}}?(?:[^\W\d]+)?{_OR}|{_OR}", re.IGNORECASE)
"""The text between the part and the percentage."""
_OF_WHOLE = deferred(
    rf"\)?\s{{1,2}}{_SOME_WORDS}{{0,3}}?dari\s{{1,2}}(?:{_WHOLE}\s{{1,2}}){{0,2}}{_SOME_WORDS}{{0,3}}?", re.IGNORECASE
)
"""The text between the part, or the percentage, and the whole."""
_OPENED_BY_OF = deferred(rf"\bdari\s{{1,2}}(?:{_WHOLE}\s{{1,2}}){{0,2}}{_SOME_WORDS}{{0,3}}?$", re.IGNORECASE)
_WHOLE_TO_PART = deferred(
    rf"\s{{1,2}}{_SOME_WORDS}{{0,5}}?[^\W\d]*(?:,|\s)\s{{0,2}}(?:(?:baru|sudah|telah|hanya|ada|sebanyak|sejumlah|terdapat|hadir|sekurangnya)\s{{1,2}}){{0,2}}",
    re.IGNORECASE,
)
_OR_PART = deferred(
    r"\s{0,2}(?:,?\s{0,2}(?:atau|yakni|yaitu)(?:\s+(?:setara|sebesar|sebanyak))?(?:\s+dengan)?|\()\s{0,2}", re.IGNORECASE
)
_SPENT = deferred(
    r",?\s{1,2}(?:(?:baru|sudah|telah|yang|dan|hanya)\s{1,2}){0,2}(?:terealisasi|terserap|terpakai|direalisasikan|realisasinya)\s{1,2}"
    r"(?:(?:sebesar|sebanyak|mencapai|baru)\s{1,2}){0,2}",
    re.IGNORECASE,
)
"""The text between a budget and what was spent: `pagu Rp10 miliar terealisasi Rp9 miliar (80 persen)`."""
_CHANGES = deferred(r"\b(?:naik|turun|bertambah|berkurang|meningkat|menurun|tumbuh|lebih|dibanding\w*|kali)\b", re.IGNORECASE)
_COUNTED = (
    "anggota|desa|dpt|jiwa|kecamatan|kelurahan|laporan|lembar|orang|pegawai|pemilih|pendaftar|penduduk|peserta|petugas|responden|siswa|"
    "surat suara|tps|warga"
)
_OF_ALL = deferred(
    rf"\)?\s{{1,2}}dari\s{{1,2}}(?:total|jumlah|keseluruhan|seluruh|semua)\s{{1,2}}(?:jumlah\s{{1,2}})?(?:{_COUNTED})\b",
    re.IGNORECASE,
)
_TURNOUT = deferred(
    rf"\b(?:partisipasi|kehadiran)(?:\s{{1,2}}(?:{_COUNTED}|masyarakat|kpps|kpu|pada|dalam|pemilu|pilkada|mencapai|sebesar|sebanyak|adalah|tercatat"
    r"|yakni|yaitu|\d{4}|sudah|telah)){1,6}\s{1,2}$|\b(?:coklit|pencocokan\s{1,2}dan\s{1,2}penelitian)\s{1,2}(?:\w+\s{1,2}){0,3}?"
    r"(?:mencapai|sebesar|tercatat)\s{1,2}$",
    re.IGNORECASE,
)
_OF_A_PLAN = deferred(r"\)?\s{1,2}(?:dari|di\s?banding(?:kan)?|terhadap|melampaui|melebihi|di\s?atas)\b", re.IGNORECASE)
_SO_MANY = deferred(r"\bsebanyak\s{1,2}$", re.IGNORECASE)
_OF_THEM = deferred(rf"\s{{1,2}}(?:{_COUNTED})\s{{1,2}}(?!naik\b|lebih\b|dari\b|baru\b)\w", re.IGNORECASE)
"""`sebanyak 105 persen pemilih hadir`."""


_THREE_FIGURES = deferred(r"(?:\d[\d.,]*[^\d]+){2}\d")
_LARGE = deferred(r"\d{3}(?:,\d+)?(?:\s?%|\s{1,3}persen)")
"""`_THREE_FIGURES` and `_LARGE` occur in every sentence with a finding of `quotient` and `beyond`."""


@record(kw_only=True)
class Share(DocumentRule):
    """Percentages that contradict the part and the whole beside them, and shares of a whole above 100 percent.

    `check: quotient`: part, whole and percentage are right beside each other (`600 dari 800 pemilih (70 persen)`, `600 orang
    atau 70 persen dari 800 pemilih`, `dari 800 pemilih, 600 orang (70 persen)`), without another number between, and count the
    same thing; the percentage may be rounded or truncated at its last digit. Wholes up to ten are ignored. `check: beyond`: a
    share of all voters, polling stations and the like (`105 persen dari total pemilih`), or the turnout. Figures after
    `sekitar`, `hampir` and the like are ignored. A document check that checks each sentence by itself."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "part", "whole", "use"})
    has_own_words: ClassVar[bool] = True

    kind: Literal["share"]
    check: Literal["quotient", "beyond"]
    """What is checked."""

    def triggers(self) -> Iterable[str]:
        """The percent sign and the word for it."""
        return "persen", "%"

    def compile(self, desk: Desk) -> DocumentCheck:
        """Check every percentage."""
        look, needed = (_wrong_quotients, _THREE_FIGURES) if self.check == "quotient" else (_beyond, _LARGE)
        message = self.message or _MESSAGES[self.check]

        its_language = language(self.language)
        dates_of = dates(its_language)  # type: ignore[arg-type]  # Languages are compared by identity.

        def wrong(text: str, hits: Sequence[Hit]) -> tuple[Match, ...]:
            told = sentences_with(text, its_language, hits) if needed().search(text) else ()
            meant = [sentence for sentence in told if needed().search(text, *sentence)]
            found = [match for sentence in meant for match in look(text, sentence, dates_of(text))]
            return tuple(match._replace(message=message) for match in found)

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            for start, match in reading.told_of_hits(wrong, hits):
                yield match.shifted(start)

        return check


_MESSAGES = {
    "quotient": "{part} dari {whole} adalah {use} persen, bukan {found}. Periksa angka mana yang keliru.",
    "beyond": "Bagian dari keseluruhan tidak dapat melebihi 100 persen: periksa “{found}”.",
}


def _wrong_quotients(text: str, sentence: Span, mentions: tuple[DateMention, ...]) -> Iterator[Match]:
    counted = numbers.counts(text, sentence, mentions)
    for at, percent in enumerate(counted):
        if percent.sort == "percent" and not percent.is_vague:
            part, whole = _beside(text, sentence, counted, at) or (None, None)
            if part and whole and _alike(part, whole) and not _agrees(part, whole, percent):
                use = numbers.written((part.value / whole.value * _HUNDRED).quantize(min(percent.step, Decimal("0.1"))))
                write = numbers.written_rupiah if part.sort == "rupiah" else numbers.written
                values = {"part": write(part.value), "whole": write(whole.value), "use": use}
                yield Match(percent.span, values)


def _beside(text: str, sentence: Span, counted: Sequence[Number], at: int) -> tuple[Number, Number] | None:
    """The part and the whole of a stated percentage; None if they are not right beside it."""
    percent = counted[at]
    before, behind = counted[:at], counted[at + 1 :]

    def linked(one: Number, pattern: re.Pattern[str], other: Number) -> bool:
        return pattern.fullmatch(text, one.span.end, other.span.start) is not None

    if before and linked(before[-1], _BEFORE_PERCENT(), percent):
        if behind and linked(percent, _OF_WHOLE(), behind[0]):  # 600 orang atau 70 persen dari 800 pemilih
            return before[-1], behind[0]
        if len(before) > 1 and linked(before[-2], _OF_WHOLE(), before[-1]):  # 600 dari 800 pemilih (70 persen)
            return before[-2], before[-1]
        if len(before) > 1 and linked(before[-2], _WHOLE_TO_PART(), before[-1]):  # dari 800 pemilih, 600 orang (70 persen)
            if before[-1].sort == "rupiah" and linked(before[-2], _SPENT(), before[-1]):
                return before[-1], before[-2]
            opened = _OPENED_BY_OF().search(text, sentence.start, before[-2].span.start)
            if opened and not _CHANGES().search(text, before[-2].span.end, before[-1].span.start):
                return before[-1], before[-2]
    elif len(behind) > 1 and linked(percent, _OR_PART(), behind[0]) and linked(behind[0], _OF_WHOLE(), behind[1]):
        return behind[0], behind[1]  # 70 persen atau 600 orang dari 800 pemilih
    return None


_NO_UNIT = frozenset(["", *"atau dari di hadir yang telah sudah pada".split()])


def _alike(part: Number, whole: Number) -> bool:
    """Whether two numbers certainly count the same thing."""
    if part.sort != whole.sort or part.sort == "percent" or part.is_vague or whole.is_vague or whole.value <= _ROUND_WHOLE:
        return False
    return (
        part.sort == "rupiah"
        or part.unit == whole.unit
        or part.unit in _NO_UNIT
        or (part.unit in numbers.PEOPLE and whole.unit in numbers.PEOPLE)
    )


def _agrees(part: Number, whole: Number, percent: Number) -> bool:
    """Whether a percentage is right, rounded or truncated."""
    least = (part.value - part.slack) / (whole.value + whole.slack) * _HUNDRED
    most = (part.value + part.slack) / max(whole.value - whole.slack, whole.step) * _HUNDRED
    return least - percent.step < percent.value <= most + percent.step / 2


def _beyond(text: str, sentence: Span, _: tuple[DateMention, ...]) -> Iterator[Match]:
    for number in numbers.find(text, sentence):
        if number.sort == "percent" and number.value > _HUNDRED:
            before = max(sentence.start, number.span.start - 60)
            behind = number.span.end, sentence.end
            if (
                _OF_ALL().match(text, *behind)
                or (_TURNOUT().search(text, before, number.span.start) and not _OF_A_PLAN().match(text, *behind))
                or (_OF_THEM().match(text, *behind) and _SO_MANY().search(text, before, number.span.start))
            ):
                yield Match(number.span)
