"""Words that tell who did something, when and where, and who wrote a release. The patterns are generous on purpose."""

import re

from pesanlint.deferred import deferred
from pesanlint.language.id.dates import MONTHS, WEEKDAYS

_DAY = "|".join((*WEEKDAYS, "Jum['’]at", "Ahad"))
_MONTH = "|".join(MONTHS)
_NAME = deferred(rf"\b[A-Z]{{2,}}\b|(?<![.?!…:]\s)(?<=\s)(?!{_DAY}|{_MONTH})[A-Z][\w'’-]+")
_TIME = deferred(
    rf"\b(?:{_DAY}|{_MONTH}|pukul|jam|kemarin|besok|lusa|tadi|hari|pekan|minggu|bulan|tahun|pagi|siang|sore|malam|sejak)\b"
    r"|\b\d{1,2}[/-]\d{1,2}\b",
    re.IGNORECASE,
)
_PLACE = deferred(
    r"\b(?i:di|ke|dari|bertempat|lokasi)\s+(?:[\w-]+\s+){0,3}?[A-Z]"
    r"|\b(?i:gedung|aula|kantor|hotel|ruang|balai|lapangan|halaman|pendopo|pendapa|gor|stadion|kampus|sekolah|alun-alun|kediaman)\b"
    r"|\b(?i:kabupaten|kota|provinsi|kecamatan|desa|kelurahan)\s+[A-Z]|\b(?i:daring|virtual|online|hibrida|hybrid|zoom)\b"
)
_CLOSING = deferred(
    r"\b(?:humas|hupmas|parhumas|kehumasan|narahubung|kontak|hubungi|informasi lebih lanjut|siaran pers|pusat media)\b"
    r"|\b(?:penulis|editor|penyunting|pewarta|reporter|foto|sumber|teks|naskah)\s*[:/]"
    r"|@\w|https?:|\bwww\.|\.(?:go\.id|com)\b|\+62\d|\b0\d{2,3}[ -]?\d{5}|\([^()]{2,80}\)\W*$",
    re.IGNORECASE,
)
_FORMS = {"who": _NAME, "when": _TIME, "where": _PLACE, "closing": _CLOSING}


def tells(element: str, text: str) -> bool:
    """Whether a text contains `who`, `when`, `where` or the `closing` of a release."""
    return _FORMS[element]().search(text) is not None
