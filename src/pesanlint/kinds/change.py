"""Checks the direction and the amount of a stated change (`naik dari 100 menjadi 90`)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
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
from pesanlint.records import NamedTuple
from pesanlint.rule import DocumentCheck, DocumentRule
from pesanlint.search.folding import Hit
from pesanlint.spans import Span

_UP = (
    r"naik|meningkat|bertambah|melonjak|tumbuh|menanjak|terkerek|membengkak|dinaikkan|ditingkatkan|ditambah|menaikkan|"
    r"meningkatkan|menambah|kenaikan|peningkatan|penambahan|lonjakan|pertambahan"
)
_DOWN = (
    r"turun|menurun|berkurang|menyusut|merosot|anjlok|menciut|diturunkan|dikurangi|dipangkas|menurunkan|mengurangi|memangkas|"
    r"penurunan|pengurangan|penyusutan"
)
_TURN = rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b"
_NO_CLAUSE = (
    r"(?!(?:akibat|agar|atau|bagi|dalam|dan|dari|dengan|hingga|jika|karena|ketika|menjadi|namun|oleh|saat|sedangkan|sehingga|"
    r"sementara|seiring|setelah|supaya|tetapi|untuk|yang|" + _UP + "|" + _DOWN + r")\b)"
)
_SOME_WORDS = rf"(?:{_NO_CLAUSE}[^\W\d]+(?:[-/][^\W\d]+)*\s{{1,2}})"
_FIRST = (
    r"(?:(?:semula|sebelumnya|awalnya|yang|hanya|total|tadinya|rata-rata|posisi|angka|jumlah|sebanyak|sebesar)\s{1,2}){0,3}"
)
_UNIT = r"(?:\s{0,2}(?:per\s{1,2})?(?!dari\b|menjadi\b|dan\b|yang\b|sementara\b|lalu\b)[^\W\d]+(?:[-/][^\W\d]+)*){0,5}?"
_TIME = r"(?:\s{1,2}(?:pada|di|tahun|bulan|kuartal|triwulan|semester|sebelumnya)[^,.;:()]{0,30}?)?"
_TO = r"\s{1,2}menjadi\s{1,2}(?:(?:hanya|sebanyak|sebesar|total|jumlah|kini|tinggal|sekarang)\s{1,2}){0,2}"
_TURN_THEN_FROM = deferred(
    rf"{_TURN}\s{{1,2}}{_SOME_WORDS}{{0,5}}?(?:(?<=\w)\s?,\s{{1,2}})?dari\s{{1,2}}{_FIRST}$", re.IGNORECASE
)
_TURN_AMOUNT = deferred(rf"{_TURN}\s{{1,2}}(?:{_SOME_WORDS}{{0,3}}?(?:sebesar|sebanyak|sejumlah)\s{{1,2}})?$", re.IGNORECASE)
_TURNED_TO = deferred(rf"{_TURN}{_TO}$", re.IGNORECASE)
_Y_FROM_X = deferred(
    rf"{_UNIT}{_TIME},?\s{{1,2}}dari\s{{1,2}}(?:yang\s{{1,2}})?(?:sebelumnya|semula|awalnya)\s{{1,2}}", re.IGNORECASE
)
_FROM = deferred(rf"\b(?:dari|semula|tadinya)\s{{1,2}}{_FIRST}$", re.IGNORECASE)
_X_TO_Y = deferred(rf"{_UNIT}{_TIME},?(?:\s{{1,2}}(?P<turn>{_UP}|{_DOWN}))?{_TO}", re.IGNORECASE)
_AMOUNT_THEN_FROM = deferred(
    rf"{_UNIT}(?:\s{{1,2}}\([^()\d]{{1,30}}\))?,?\s{{1,2}}(?:yakni\s{{1,2}}|yaitu\s{{1,2}})?dari\s{{1,2}}{_FIRST}",
    re.IGNORECASE,
)
_THEN_AMOUNT = deferred(
    rf"{_UNIT}{_TIME}\s{{0,2}}(?:,|\(|,?\s{{1,2}}atau)\s{{0,2}}(?:(?:ada|terdapat|terjadi|mengalami|artinya|berarti)\s{{1,2}})?{_TURN}"
    r"\s{1,2}(?:(?:sebesar|sebanyak|sejumlah)\s{1,2})?",
    re.IGNORECASE,
)
_BEFORE_IT = (
    r"(?:dari(?:\s{1,2}yang)?\s{1,2}(?:sebelumnya|semula|awalnya)|di(?:banding|bandingkan)(?:\s{1,2}dengan)?\s{1,2}(?:(?!dengan\b)[^\W\d]+\s{1,2}){0,3}"
    r"(?:sebelumnya|lalu)(?:,?\s{1,2}(?:yang|yakni|yaitu))?)\s{0,2}\(?(?:(?:sebanyak|sebesar|berjumlah|mencapai|tercatat|hanya|ada|ialah|adalah)\s{1,2}){0,2}"
)
_AMOUNT_THEN_BEFORE = deferred(rf"{_UNIT},?\s{{1,2}}{_BEFORE_IT}", re.IGNORECASE)
"""The text between the amount and the former figure: `106.000 orang, naik 5.000 orang dari sebelumnya 100.000`."""
_AMOUNT_TO = deferred(rf"{_UNIT}{_TO}", re.IGNORECASE)
_FROM_TURN = deferred(
    rf"{_UNIT}{_TIME}(?:,|\s{{1,2}}(?:kemudian|lalu|kini))?\s{{1,2}}{_TURN}\s{{1,2}}(?:(?:sebesar|sebanyak|sejumlah)\s{{1,2}})?",
    re.IGNORECASE,
)
"""The text between the former figure and the amount: `dari 100.000 orang naik 5.000 orang menjadi 106.000 orang`."""
_RANKED = deferred(
    r"\b(?:(?:peringkat|posisi|urutan|ranking|rangking|skor|rasio)(?:nya)?|tidak|bukan|tanpa|belum|kelas|golongan|level)\b",
    re.IGNORECASE,
)
_PER = deferred(r"\b(?:per|tiap|setiap|rata-rata)\b", re.IGNORECASE)


_MAY_CHANGE = deferred(r"dari|semula|tadinya|dibanding", re.IGNORECASE)
_TURNS = deferred(_TURN, re.IGNORECASE)
"""`_MAY_CHANGE` and `_TURNS` occur in every sentence with a change."""
_NO_NOUN = frozenset(
    f"atau|dari|di|dibanding|dibandingkan|kemudian|kini|lalu|menjadi|pada|sehingga|tahun|untuk|yang|{_UP}|{_DOWN}|".split("|")
)


class _Change(NamedTuple):
    """A change from one number to another, with its stated direction and amount."""

    first: Number
    second: Number
    is_up: bool | None
    amount: Number | None
    words: str
    """The direction as written."""


@record(kw_only=True)
class Change(DocumentRule):
    """Changes whose direction or amount contradicts the two stated figures.

    `check: direction`: `naik dari 100 menjadi 90`. `check: amount`: a difference or a percentage right beside the two figures
    (`bertambah 20 dari 100 menjadi 110`, `dari 100 menjadi 110, naik 12 persen`); rounding is allowed for, and a change of
    percentages may also be given in points. Ranks (where a smaller number is higher), negations and figures after `sekitar` are
    ignored. A document check that checks each sentence by itself.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "first", "second", "use", "turn"})
    has_own_words: ClassVar[bool] = True

    kind: Literal["change"]
    check: Literal["direction", "amount"]
    """What is checked."""

    def triggers(self) -> Iterable[str]:
        """The word between the two figures."""
        return "menjadi", "sebelumnya", "semula", "awalnya", "lalu"

    def compile(self, desk: Desk) -> DocumentCheck:
        """Check every `dari … menjadi …`."""
        look = _wrong_direction if self.check == "direction" else _wrong_amount
        message = self.message or _MESSAGES[self.check]

        its_language = language(self.language)
        dates_of = dates(its_language)  # type: ignore[arg-type]  # Languages are compared by identity.

        def wrong(text: str, hits: Sequence[Hit]) -> tuple[Match, ...]:
            if not (_MAY_CHANGE().search(text) and _TURNS().search(text)):
                return ()
            told = [sentence for sentence in sentences_with(text, its_language, hits) if _may_change(text, sentence)]
            changes = (change for sentence in told for change in _changes(text, sentence, dates_of(text)))
            return tuple(match._replace(message=message) for match in map(look, changes) if match)

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            for start, match in reading.told_of_hits(wrong, hits):
                yield match.shifted(start)

        return check


def _may_change(text: str, sentence: Span) -> bool:
    return all(needed().search(text, *sentence) for needed in (_MAY_CHANGE, _TURNS))


_MESSAGES = {
    "direction": "Dari {first} menjadi {second} bukan {turn}. Periksa kata atau angkanya.",
    "amount": "Selisih {first} dan {second} adalah {use}, bukan {found}. Periksa angka mana yang keliru.",
}


@lru_cache(maxsize=256)  # two rules look at the same sentences
def _changes(text: str, sentence: Span, mentions: tuple[DateMention, ...]) -> tuple[_Change, ...]:
    return tuple(_found(text, sentence, numbers.counts(text, sentence, mentions)))


def _found(text: str, sentence: Span, counted: Sequence[Number]) -> Iterator[_Change]:
    for at, (first, second) in enumerate(pairwise(counted)):
        if first.sort == second.sort and not (first.is_vague or second.is_vague):
            turned = _TURNED_TO().search(text, sentence.start, first.span.start)
            if (
                turned
                and _Y_FROM_X().fullmatch(text, first.span.end, second.span.start)
                and not _RANKED().search(text, *sentence)
            ):
                yield _Change(second, first, turned["up"] is not None, None, turned[1] or turned[2])
                continue
        if at + 2 < len(counted) and (around := _around_amount(text, sentence, counted[at : at + 3])):
            yield around
            continue
        link = _X_TO_Y().fullmatch(text, first.span.end, second.span.start)
        if not link or first.sort != second.sort or first.is_vague or second.is_vague or _RANKED().search(text, *sentence):
            continue
        if not _FROM().search(text, sentence.start, first.span.start):
            continue
        turn = _TURN_THEN_FROM().search(text, sentence.start, first.span.start)
        words = link["turn"] or (turn and (turn[1] or turn[2])) or ""
        amount = None
        if at and not turn and _AMOUNT_THEN_FROM().fullmatch(text, counted[at - 1].span.end, first.span.start):
            turn = _TURN_AMOUNT().search(text, sentence.start, counted[at - 1].span.start)
            if turn and not _PER().search(text, turn.start(), first.span.start):
                amount, words = counted[at - 1], turn[1] or turn[2]
        if not amount and at + 2 < len(counted):
            behind = _THEN_AMOUNT().fullmatch(text, second.span.end, counted[at + 2].span.start)
            if behind and not _PER().search(text, first.span.start, counted[at + 2].span.start):
                amount, words = counted[at + 2], words or behind["up"] or behind["down"]
        if words and _counts_the_same(second, first, first):
            yield _Change(first, second, re.fullmatch(_UP, words, re.IGNORECASE) is not None, amount, words)


def _around_amount(text: str, sentence: Span, three: Sequence[Number]) -> _Change | None:
    """A change whose amount is between its figures, the former one first or last."""
    one, amount, other = three
    if one.sort != other.sort or one.is_vague or other.is_vague or _RANKED().search(text, *sentence):
        return None
    gap, rest = Span(one.span.end, amount.span.start), Span(amount.span.end, other.span.start)
    if _PER().search(text, gap.start, rest.end):
        return None
    behind = _THEN_AMOUNT().fullmatch(text, *gap)
    if behind and _AMOUNT_THEN_BEFORE().fullmatch(text, *rest):
        first, second = other, one
    else:
        behind = _FROM_TURN().fullmatch(text, *gap)
        if not (behind and _AMOUNT_TO().fullmatch(text, *rest) and _FROM().search(text, sentence.start, one.span.start)):
            return None
        first, second = one, other
    if not _counts_the_same(second, first, first):
        return None
    return _Change(first, second, behind["up"] is not None, amount, behind["up"] or behind["down"])


def _wrong_direction(change: _Change) -> Match | None:
    if change.first.value == change.second.value or change.is_up == (change.second.value > change.first.value):
        return None
    values = {"first": _written(change.first), "second": _written(change.second), "turn": change.words.lower()}
    ends = (*change.first.span, *change.second.span)
    return Match(Span(min(ends), max(ends)), values)


def _wrong_amount(change: _Change) -> Match | None:
    first, second, amount = change.first, change.second, change.amount
    if amount is None or amount.is_vague or change.is_up != (second.value > first.value) or not first.value:
        return None
    difference = abs(second.value - first.value)
    slack = first.slack + second.slack + amount.slack
    if amount.sort == first.sort and abs(difference - amount.value) <= slack:
        return None
    if amount.sort == "percent":
        shares = [
            abs(after - before) / before * 100
            for before in (first.value - first.slack, first.value + first.slack)
            for after in (second.value - second.slack, second.value + second.slack)
            if before > 0
        ]
        if min(shares) - amount.step < amount.value <= max(shares) + amount.step / 2:
            return None
        share = numbers.written((difference / first.value * 100).quantize(min(amount.step, numbers.decimal("0.1"))))
        use = f"{share} persen"
    elif first.sort == "percent" and amount.sort == "count" and amount.unit == "poin":
        if abs(difference - amount.value) <= slack:
            return None
        use = f"{numbers.written(difference)} poin"
    elif amount.sort != first.sort or not _counts_the_same(amount, first, second):
        return None
    else:
        use = numbers.written_rupiah(difference) if first.sort == "rupiah" else numbers.written(difference)
    return Match(amount.span, {"first": _written(first), "second": _written(second), "use": use})


def _counts_the_same(amount: Number, first: Number, second: Number) -> bool:
    """Whether the amount counts what changes: its noun follows one of the figures, or one of them has no noun."""
    nouns = {number.unit for number in (first, second)} - _NO_NOUN
    return (
        amount.unit in _NO_NOUN
        or not nouns
        or amount.unit in nouns
        or (amount.unit in numbers.PEOPLE and not nouns.isdisjoint(numbers.PEOPLE))
    )


def _written(number: Number) -> str:
    if number.sort == "rupiah":
        return numbers.written_rupiah(number.value)
    return numbers.written(number.value) + (" persen" if number.sort == "percent" else "")
