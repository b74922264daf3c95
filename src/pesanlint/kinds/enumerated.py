"""Checks that as many places are named as are announced: `tiga kecamatan, yakni Mawar, Melati, Kenanga, dan Anggrek`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from pesanlint.authoring.fields import record
from pesanlint.deferred import deferred
from pesanlint.desk.desk import Desk
from pesanlint.finding import Match
from pesanlint.language.id import numbers
from pesanlint.reading.passage import Passage
from pesanlint.rule import PassageCheck, PassageRule
from pesanlint.search.folding import Hit
from pesanlint.spans import Span

_UNITS = (
    "kecamatan|desa|kelurahan|kabupaten|kota|provinsi|negara|pulau|distrik|nagari|gampong|kampung|kabupaten/kota|desa/kelurahan"
)
_NUMBER = "dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|dua belas|[2-9]|1[0-9]|2[0-9]"
_ANNOUNCED = deferred(
    rf"(?<![\w.,/-])(?P<number>{_NUMBER})\s{{1,2}}(?P<unit>{_UNITS})(?:\s{{1,2}}(?!(?:antara|dan|serta|lain|antaranya|{_NUMBER}|{_UNITS})\b)[^\W\d_]+){{0,6}}?"
    r"\s?,?\s{1,2}(?:yakni|yaitu|ialah|adalah|meliputi|mencakup|terdiri\s{1,2}(?:atas|dari))\s?:?\s{1,2}",
    re.IGNORECASE,
)
"""The announcement, up to the first name."""
_VAGUE = deferred(
    r"\b(?:sekitar|hampir|lebih dari|minimal|maksimal|sedikitnya|setidaknya|dari|ke|nomor|setiap|tiap|masing-masing|kali|atau"
    r"|hingga|sampai|antara|juara|zona|dapil|dusun|puluh|(?:se)?ratus|(?:se)?ribu|juta)\s{1,2}$",
    re.IGNORECASE,
)
_LABEL = rf"(?:(?i:{_UNITS})\s{{1,2}})?"
_PLACE = rf"{_LABEL}[A-Z][\w’'-]*(?:\s{{1,2}}(?:[A-Z][\w’'-]*|[IVX]{{1,4}}\b)){{0,3}}"
_PLACES = deferred(
    rf"(?P<all>{_PLACE}(?:,\s{{1,2}}{_PLACE})*)(?P<last>,?\s{{1,2}}(?:dan|serta)\s{{1,2}}{_PLACE})(?:[.;](?=\s|$)|$)"
)
_SPLIT = deferred(r",?\s{1,2}(?:dan|serta)\s{1,2}|,\s{1,2}")
_LEAST = 2
"""Minimum names of a list."""


@record(kw_only=True)
class Enumerated(PassageRule):
    """Lists of places that do not have as many names as announced: `tiga kecamatan, yakni Mawar, Melati, dan Kenanga`.

    A number from two to 29 is followed by a word for places (`kecamatan`, `desa`, `kabupaten`), by `yakni`, `meliputi` and the
    like, and by names separated by commas with `dan` before the last, at the end of a sentence. A list with twice as many names
    may give each place with its region (`Surabaya, Jawa Timur, dan Bandung, Jawa Barat`) and is ignored, and so are numbers
    after `sekitar`, `dari` and the like."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "number", "unit"})

    kind: Literal["enumerated"]
    message: str = "Disebut {found}, tetapi yang dirinci {number} {unit}. Periksa jumlah atau daftarnya."

    def triggers(self) -> Iterable[str]:
        """The words before the first name."""
        return "yakni", "yaitu", "ialah", "adalah", "meliputi", "mencakup", "terdiri"

    def compile(self, desk: Desk) -> PassageCheck:
        """Count the names after each announced number."""

        def check(passage: Passage, hits: Sequence[Hit]) -> Iterator[Match]:
            text = passage.text
            for m in _ANNOUNCED().finditer(text):
                named = _PLACES().match(text, m.end())
                if named is None or _VAGUE().search(text, max(m.start() - 16, 0), m.start()):
                    continue
                places = _SPLIT().split(text[named.start() : named.end("last")])
                stated = int(m["number"]) if m["number"].isdigit() else numbers.read_words(m["number"])
                if stated and len(places) >= _LEAST and len(places) not in (stated, 2 * stated):
                    span = Span(m.start(), m.end("unit"))
                    yield Match(span, {"number": str(len(places)), "unit": m["unit"]})

        return check
