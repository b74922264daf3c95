"""Finds a rest that does not complete its whole: `dari 500 pemilih, 300 orang hadir dan sisanya 250 orang berhalangan`."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pesanlint.deferred import deferred
from pesanlint.language.id import numbers
from pesanlint.language.id.numbers import Number
from pesanlint.spans import Span

_HUNDRED = Decimal(100)
_SAID = deferred(r"\b(?:sisanya|selebihnya)\b", re.IGNORECASE)
_REST = deferred(
    r"\b(?:sisanya|selebihnya)\b,?\s+(?:(?:sebanyak|sebesar|sejumlah|yaitu|yakni|ada|masih|hanya|atau)\s+){0,2}$", re.IGNORECASE
)
_OUT_OF = deferred(r"\bdari\s+(?:(?:total|jumlah|seluruh|keseluruhan|sebanyak|semua)\s+){0,3}$", re.IGNORECASE)
_AMONG_THEM = deferred(r"\bdi\s*antaranya\b", re.IGNORECASE)
_NO_REST = deferred(
    r"\b(?:(?<!\bdi )antaranya|termasuk|masing-masing|setiap|tiap|per|gabungan|kali|(?:me)?naik(?:kan)?"
    r"|(?:men)?(?:turun|tumbuh)|meningkat|ber(?:tambah|kurang)|maupun|atau)\b|[±;]",
    re.IGNORECASE,
)


def find(text: str, sentence: Span, counted: Sequence[Number]) -> Iterator[tuple[Number, list[Number]]]:
    """The number that is wrong with its parts, the rest among them: the whole, or in percent the rest itself."""
    if not _SAID().search(text, *sentence):
        return
    rest = next((number for number in counted if _REST().search(text, sentence.start, number.span.start)), None)
    if rest is None or _NO_REST().search(text, *sentence) or any(number.is_vague for number in counted):
        return
    alike = [number for number in counted if number.sort == rest.sort]
    if alike[-1] is not rest:
        return
    if rest.sort == "percent":
        if _AMONG_THEM().search(text, *sentence):
            return
        sums = [numbers.added(alike[at:]) for at in range(len(alike) - 1)]
        slack = sum((part.step for part in alike), Decimal(0))
        if sums and all(abs(one - _HUNDRED) > slack for one in sums):
            yield rest, alike
        return
    whole, *parts = alike
    others = any(number.sort not in ("percent", rest.sort) for number in counted)
    if (
        len(parts) < 2
        or others
        or _is_part_of_part(text, sentence, parts)
        or not _OUT_OF().search(text, sentence.start, whole.span.start)
    ):
        return
    if all(numbers.count_alike(whole, part) for part in parts) and not numbers.adds_up(whole, parts):
        yield whole, parts


def _is_part_of_part(text: str, sentence: Span, parts: Sequence[Number]) -> bool:
    """Whether a part may be counted in the one before it: `300 hadir, 20 di antaranya lansia`; the first is not."""
    first = _AMONG_THEM().search(text, *sentence)
    return first is not None and (
        not parts[0].span.end <= first.start() < parts[1].span.start
        or _AMONG_THEM().search(text, first.end(), sentence.end) is not None
    )
