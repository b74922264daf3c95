"""Persons as they are named beside an office: by the shape of the words, without a model of the language."""

import re

from pesanlint.language import names
from pesanlint.language.id.dates import MONTHS, WEEKDAYS
from pesanlint.spans import Span

# Degrees and forms of address before a name (EYD V, II.F, singkatan nama gelar dan sapaan).
_BEFORE = (
    r"(?:(?:Prof|Dr|Drs|Dra|Ir|H|Hj|K\.H|KH|R|Rr|Rd|Tgk|Ust|Pdt|Apt|dr|drg|Letjen|Mayjen|Brigjen|Kombes|AKBP|Kompol|AKP|Iptu|Ipda)"
    r"\.?\s+|(?:Bapak|Ibu|Pak|Bu|Saudara|Saudari|Haji|Hajah|Tengku|Teuku|Gus|Andi)\s+(?=[A-Z][a-z'’]+\s+[A-Z]))*"
)
_NAME = re.compile(names.form(_BEFORE, r"(?:bin\s+|binti\s+)?"))

# Capitalised words that open the name of a place, a body or a day, not of a person.
_NO_PERSON = frozenset(
    """provinsi kabupaten kota kecamatan kelurahan desa daerah republik indonesia divisi bidang bagian subbagian sub komisi
    badan     dewan panitia kelompok petugas pemilihan pemilu pilkada rapat hukum teknis data umum logistik keuangan perencanaan
    sosialisasi partai forum kantor dalam pada di ke dari untuk dan atau yang ini itu
    saat ketika menurut sementara
    sedangkan selain adapun terpilih periode tahun tanggal pukul wib wita wit""".split()
) | {word.lower() for word in (*WEEKDAYS, *MONTHS)}


_DEGREES_BEHIND = re.compile(r",.*", re.DOTALL)
DEGREES_BEFORE = (
    r"(?:(?:Prof|Dr|Drs|Dra|Ir|H|Hj|K\.H|KH|Apt|dr|drg)\.\s*|"
    r"(?:Prof|Drs|Dra|Hj|KH|Letjen|Mayjen|Brigjen|Kombes|AKBP|Kompol)\s+)+"
)
"""Degrees and ranks before a name, as a regular expression."""


def without_degrees(name: str) -> str:
    """A name as it stands in a list of persons, without degrees and forms of address (`Dr. H. Budi Santoso, S.H.`)."""
    bare = _DEGREES_BEHIND.sub("", re.sub(rf"^{DEGREES_BEFORE}", "", name.strip(), flags=re.IGNORECASE))
    return " ".join(bare.split()) or name.strip()


def person_at(text: str, offset: int) -> Span | None:
    """The name of a person that begins at an offset, without degrees; None where none does."""
    return names.person_at(text, offset, _NAME, _NO_PERSON)


def person_after(text: str, offset: int) -> Span | None:
    """The name that follows a stretch ending at an offset, with or without a comma between them."""
    return names.behind(text, offset, person_at)


def person_before(text: str, offset: int) -> Span | None:
    """The name that stands before an offset, a comma between them (`Budi Santoso, Ketua ...`)."""
    return names.person_before(text, offset, _NO_PERSON)
