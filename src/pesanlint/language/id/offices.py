"""Finds the words that introduce a person: an office, a profession, a role in an event."""

import re
from collections.abc import Iterator
from functools import cache

from pesanlint.language.lexicon import words
from pesanlint.language.words import ALPHANUMERICS
from pesanlint.spans import Span

_MINISTERS = (
    r"(?:wa)?men(?:ag|aker|bud|bumn|dag|desa|dik(?:bud|das|ti)\w*|esdm|ham|han|hub|hukam|hut|imipas|kes|keu|kom(?:digi|info)|"
    r"kop\w*|kum\w*|lh|lhk|lu|pan|par|parekraf|perin|pppa|pupr|seg|sesneg|sos|tan)"
)
_HEADS = r"ka(?:bareskrim|intel|jari|jati|lapas|nit|rutan|sat|si|sie|sintel)"
_STAFF = r"(?:ka|kasub|wa|se[ks]|men)(?:bag|bid|subag|subbag|subbid|dis|div|ban|ro|pus|sek|wil|kan|ko|pora|dagri)\w*|wamen\w+"

MINISTRIES = {
    "ag": "Agama", "aker": "Ketenagakerjaan", "bud": "Kebudayaan", "dag": "Perdagangan", "dagri": "Dalam Negeri",
    "dikbud": "Pendidikan dan Kebudayaan", "dikbudristek": "Pendidikan, Kebudayaan, Riset, dan Teknologi",
    "dikdasmen": "Pendidikan Dasar dan Menengah", "diktisaintek": "Pendidikan Tinggi, Sains, dan Teknologi",
    "ekraf": "Ekonomi Kreatif", "esdm": "Energi dan Sumber Daya Mineral", "ham": "Hak Asasi Manusia", "han": "Pertahanan",
    "hub": "Perhubungan", "hut": "Kehutanan", "imipas": "Imigrasi dan Pemasyarakatan", "kes": "Kesehatan", "keu": "Keuangan",
    "komdigi": "Komunikasi dan Digital", "kominfo": "Komunikasi dan Informatika", "kop": "Koperasi", "kum": "Hukum",
    "kumham": "Hukum dan Hak Asasi Manusia", "lh": "Lingkungan Hidup", "lhk": "Lingkungan Hidup dan Kehutanan",
    "lu": "Luar Negeri", "panrb": "Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
    "pan-rb": "Pendayagunaan Aparatur Negara dan Reformasi Birokrasi", "par": "Pariwisata",
    "parekraf": "Pariwisata dan Ekonomi Kreatif", "perin": "Perindustrian", "pora": "Pemuda dan Olahraga",
    "pppa": "Pemberdayaan Perempuan dan Perlindungan Anak", "pupr": "Pekerjaan Umum dan Perumahan Rakyat", "sos": "Sosial",
    "tan": "Pertanian", "trans": "Transmigrasi",
}  # fmt: skip
"""The rest of a minister's short title after `men` or `wamen` → the field of the ministry.

Includes the ministries of Perpres 139/2024 and of earlier years.
"""

_SHORT = re.compile(rf"(?:{_MINISTERS}|{_HEADS}|{_STAFF})\Z")


@cache
def _offices() -> frozenset[str]:
    named = [*words("id", "offices", "office"), *map(str.lower, words("id", "titles", "rank", "full"))]
    return frozenset(word + end for word in named for end in ("", "nya"))


def find(text: str, place: Span) -> Iterator[Span]:
    """Where such words occur in a stretch of a lower-case text, short titles such as Kasubbag or Menpora included."""
    offices = _offices()
    for m in ALPHANUMERICS.finditer(text, *place):
        if m[0] in offices or _SHORT.match(m[0]):
            yield Span(*m.span())
