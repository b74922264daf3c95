"""Finds a figure that is stated again with a slip in its digits: `812.345 pemilih`, later `812.354 pemilih`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import ClassVar, Literal

from pesanlint.authoring.fields import record
from pesanlint.deferred import deferred
from pesanlint.desk.desk import Desk
from pesanlint.finding import Match
from pesanlint.language.id import numbers
from pesanlint.language.id.numbers import Number
from pesanlint.reading.reading import Reading
from pesanlint.rule import DocumentCheck, DocumentRule
from pesanlint.search.folding import Hit
from pesanlint.spans import Span

_DIGITS = 5
"""Minimum digits of a figure: shorter ones are often similar by chance."""
_FIRST = 2
"""Paragraphs that restate the figures of the title."""
_SHORT = deferred(r"\d[.,]?\d")
_WRITTEN = deferred(r"(?<![\d.,])\d{1,3}(?:\.\d{3}){1,3}(?![\d,])")
_MAY_BE_LONG = deferred(r"\d{2}\.\d{3}(?![\d,])")
_NO_NOUN = frozenset(["", *"atau dan dari dengan di hingga menjadi pada sampai untuk yang".split()])
_CHANGES = deferred(
    r"\b(?:awalnya|berkurang|bertambah|dibanding\w*|kenaikan|meningkat|menjadi|menurun|naik|penambahan|pengurangan|penurunan"
    r"|peningkatan|periode|sebelumnya|selebihnya|selisih|semula|sisanya|susut|terbagi|triwulan|tahun lalu|turun"
    r"|per bulan|kecamatan|kelurahan|desa|masing-masing)\b",
    re.IGNORECASE,
)
"""Words for a change, another time or a part."""
_WORD = deferred(r"[^\W_]+(?:-[^\W_]+)*")
_SMALL = frozenset(
    "ada adalah bahwa baru dalam dan dari dengan di ini itu juga kini mencapai oleh pada sebanyak secara sejumlah tersebut"
    " telah total untuk yaitu yakni yang".split()
)
_TOLD_BY = deferred(r"me(?:ncatat|ndata|netapkan|ngatakan|ngumumkan|nyampaikan|nyebut|rilis)\w*")
"""Verbs whose subject counts, and is not counted: `Rapat menetapkan …` and `KPU menetapkan …` may be the same."""


@record(kw_only=True)
class Restated(DocumentRule):
    """Figures that a text states twice, with one wrong digit or two neighbouring digits swapped.

    Both figures have at least five digits and the same word after them, and no word in their sentences means a change, another
    time or a part (`sebelumnya`, `bertambah`, `kecamatan`). Sentences that begin alike, or say the same of another subject, may
    mean different things (`Partai Mawar meraih …`, `Partai Melati meraih …`), and so may two list items. The second figure is
    reported. A shorter figure of the title counts if two neighbouring digits are swapped in the first paragraphs, which do not
    repeat it (`Lantik 45 Anggota`, `sebanyak 54 anggota dilantik`). A document check."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "first"})

    kind: Literal["restated"]
    message: str = "Angka ini tertulis {first} di bagian lain naskah dan {found} di sini. Periksa mana yang benar."

    def triggers(self) -> Iterable[str]:
        """The digits."""
        return map(str, range(10))

    def compile(self, desk: Desk) -> DocumentCheck:
        """Compare every long figure with the earlier ones."""

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            yield from _unlike_the_title(reading)
            if not _some_are_nearly_the_same(reading.told.union(_telling)):
                return
            seen: dict[str, list[Number]] = {}
            for number in _long_figures(reading):
                stated = seen.setdefault(number.unit, [])
                known = {other.value for other in stated}
                first = next((other for other in stated if _nearly_the_same(_digits(other), _digits(number))), None)
                stated.append(number)
                if first and number.value not in known and not _is_another(reading, first, number):
                    yield Match(number.span, {"first": numbers.written(first.value)})

        return check


def _unlike_the_title(reading: Reading) -> Iterator[Match]:
    """The figure of the first paragraphs that is one of the title with two neighbouring digits swapped."""
    titles = [block for block in reading.blocks[:3] if block.kind == "title" and _SHORT().search(reading.text, *block.span)]
    if not titles:
        return
    headlines = [number for block in titles for number in _exact(reading, block.span)]
    body = [block for block in reading.blocks if block.kind == "paragraph"]
    if not headlines or not body:
        return
    counted = [number for block in body for number in _exact(reading, block.span)]
    until = body[:_FIRST][-1].span.end
    for headline in headlines:
        alike = [number for number in counted if _is_same_thing(number, headline)]
        if any(number.value == headline.value for number in alike):
            continue
        for number in alike:
            is_first = number.span.end <= until
            if is_first and _swapped(_digits(headline), _digits(number)) and not _is_another(reading, headline, number):
                yield Match(number.span, {"first": reading.text[headline.span.start : headline.span.end]})


def _exact(reading: Reading, span: Span) -> Iterator[Number]:
    for number in numbers.counts(reading.text, span, reading.dates):
        is_short = len(_digits(number)) < _DIGITS or number.sort == "rupiah"
        if is_short and number.sort != "percent" and not number.is_vague and number.step == number.step.to_integral():
            yield number


def _is_same_thing(one: Number, other: Number) -> bool:
    same = one.sort == other.sort and one.step == other.step
    return same and (one.sort == "rupiah" or (one.unit == other.unit and one.unit not in _NO_NOUN))


def _telling(text: str) -> frozenset[str]:
    """The digits of the long figures in a text."""
    if not _MAY_BE_LONG().search(text):
        return frozenset()
    return frozenset(digits for m in _WRITTEN().finditer(text) if _is_telling(digits := m[0].replace(".", "")))


@lru_cache(maxsize=8)  # most edits of a text leave its figures as they are
def _some_are_nearly_the_same(written: frozenset[str]) -> bool:
    """Whether two of some figures differ by one typing error."""
    seen: set[str] = set()
    for digits in written:
        gaps = [f"{digits[:at]}*{digits[at + 1 :]}" for at in range(len(digits))]
        swapped = {f"{digits[:at]}{digits[at + 1]}{digits[at]}{digits[at + 2 :]}" for at in range(len(digits) - 1)}
        if not seen.isdisjoint(gaps) or not seen.isdisjoint(swapped - {digits}):
            return True
        seen.update(gaps, [digits])
    return False


def _long_figures(reading: Reading) -> Iterator[Number]:
    for block, found in zip(reading.blocks, reading.told.of(_long_numbers), strict=True):
        if found and block.kind not in ("code", "table-cell"):
            yield from (number._replace(span=number.span.shifted(block.span.start)) for number in found)


def _long_numbers(text: str) -> tuple[Number, ...]:
    if not _MAY_BE_LONG().search(text):
        return ()
    return tuple(filter(_is_long, numbers.find(text, Span(0, len(text)))))


def _is_long(number: Number) -> bool:
    """Whether a number is long, exact, and followed by the thing counted."""
    is_exact = number.sort == "count" and number.step == 1 and not number.is_vague
    return is_exact and number.unit not in _NO_NOUN and _is_telling(_digits(number))


def _is_telling(digits: str) -> bool:
    return len(digits) >= _DIGITS and not digits.endswith("00")


def _digits(number: Number) -> str:
    return str(int(number.value))


def _nearly_the_same(one: str, other: str) -> bool:
    """Whether two figures differ by one typing error: neighbouring digits swapped, or one wrong digit."""
    if len(one) != len(other) or one == other:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1 or _swapped(one, other)


def _swapped(one: str, other: str) -> bool:
    """Whether two figures differ by two neighbouring digits that are swapped."""
    swaps = (f"{one[:at]}{one[at + 1]}{one[at]}{one[at + 2 :]}" for at in range(len(one) - 1))
    return one != other and other in swaps


def _is_another(reading: Reading, first: Number, second: Number) -> bool:
    """Whether the text may mean two different figures: of a change, another time, or a part."""
    sentences = {reading.sentence_at(number.span.start) for number in (first, second)}
    is_changed = len(sentences) == 1 or any(_CHANGES().search(reading.text, *sentence) for sentence in sentences)
    return is_changed or _are_parallel(reading, first, second)


def _are_parallel(reading: Reading, first: Number, second: Number) -> bool:
    """Whether two sentences or list items say the same of different things: `Partai A meraih …`, `Partai B meraih …`."""
    kinds = {reading.blocks[reading.index_at(number.span.start)].kind for number in (first, second)}
    if not kinds.isdisjoint(("title", "heading")):
        return False
    one, other = ([*_words_before(reading, number)] for number in (first, second))
    if set(one) <= set(other) or set(one) >= set(other):
        return False
    begin_alike, end_alike = one[0] == other[0], one[-1] == other[-1] and not _TOLD_BY().match(one[-1])
    return begin_alike or end_alike or kinds == {"list-item"}


def _words_before(reading: Reading, number: Number) -> Iterator[str]:
    """The telling words of a sentence before a number, in small letters."""
    before = reading.text[reading.sentence_at(number.span.start).start : number.span.start].lower()
    return (m[0] for m in _WORD().finditer(before) if m[0] not in _SMALL)
