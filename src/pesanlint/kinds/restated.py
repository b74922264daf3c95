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


@record(kw_only=True)
class Restated(DocumentRule):
    """Figures that a text states twice, with one wrong digit or two neighbouring digits swapped.

    Both figures have at least five digits and the same word after them, and no word in their sentences means a change, another
    time or a part (`sebelumnya`, `bertambah`, `kecamatan`). The second figure is reported. A document check."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "first"})

    kind: Literal["restated"]
    message: str = "Angka ini tertulis {first} di bagian lain naskah dan {found} di sini. Periksa mana yang benar."

    def triggers(self) -> Iterable[str]:
        """A digit and a point, which occur in every figure of that length."""
        return (f"{digit}." for digit in range(10))

    def compile(self, desk: Desk) -> DocumentCheck:
        """Compare every long figure with the earlier ones."""

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
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
    wrong = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(wrong) == 1:
        return True
    return (
        len(wrong) == 2 and wrong[1] - wrong[0] == 1 and one[wrong[0]] == other[wrong[1]] and one[wrong[1]] == other[wrong[0]]
    )


def _is_another(reading: Reading, first: Number, second: Number) -> bool:
    """Whether the text may mean two different figures: of a change, another time, or a part."""
    sentences = {reading.sentence_at(number.span.start) for number in (first, second)}
    return len(sentences) == 1 or any(_CHANGES().search(reading.text, *sentence) for sentence in sentences)
