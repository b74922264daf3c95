"""The roster: persons with their offices, units and terms of office."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from pesanlint.authoring.fields import STRICT, record


@record()
class Post:
    """One person in one office for one term; its first and last day are included."""

    __pydantic_config__ = STRICT

    name: str
    """The person's name without degrees."""
    title: str
    """The office, such as Ketua or Kepala Subbagian Hukum."""
    unit: str
    """The unit's official name."""
    degrees: str = ""
    """Degrees, as written before or after the name."""
    from_: date | None = None
    """The first day in office."""
    to: date | None = None
    """The last day in office."""

    def held_on(self, on: date | None) -> bool:
        """Whether the person held the office on a day; True if the day is unknown."""
        return on is None or ((self.from_ is None or self.from_ <= on) and (self.to is None or on <= self.to))


@record()
class Roster:
    """All posts known to a desk."""

    posts: tuple[Post, ...] = ()

    def of(self, name: str) -> Iterator[Post]:
        """The posts of a person, ignoring letter case."""
        wanted = name.casefold()
        return (post for post in self.posts if post.name.casefold() == wanted)


_HEADS = re.compile(r"(?:Wakil )?(?:Menteri(?: Koordinator)?|Gubernur|Bupati|Wali ?[Kk]ota)")
"""Titles followed by the field or region that their unit governs, not by the unit's name: `Menteri Perhubungan`, `Bupati
Jember`."""
_GOVERNING = re.compile(
    r"(?:Kementerian|(?:Pemerintah(?: Daerah)? )?(?:Provinsi|Kabupaten|Kota)|Pem(?:prov|kab|kot))\s+(?=[A-Z])"
)
_GOVERNMENT = re.compile(r"Pemerintah(?: Daerah)? (?=Provinsi|Kabupaten|Kota)")
_LEVEL = re.compile(r"\b(?:Kabupaten|Kota|Provinsi) ")
_HOSPITAL = re.compile(r"Rumah Sakit (Umum (Daerah|Pusat)|Umum|Jiwa|Ibu dan Anak)(?= )")
_HOSPITAL_SHORT = {"Umum Daerah": "RSUD", "Umum Pusat": "RSUP", "Umum": "RSU", "Jiwa": "RSJ", "Ibu dan Anak": "RSIA"}


def units_of(post: Post) -> frozenset[str]:
    """The full and short names by which texts refer to the unit of a post after its office."""
    return _units(post.unit)


@cache
def _units(unit: str) -> frozenset[str]:
    """`KPU Kabupaten Mawar`, `KPU Mawar`; `Kementerian Perhubungan`, `Perhubungan`; `Kabupaten Jember`, `Jember`."""
    governed = _governed(unit)
    place = _GOVERNMENT.sub("", unit, count=1)
    short = _LEVEL.sub("", unit, count=1) if place == unit else governed
    hospital = _HOSPITAL.sub(lambda m: _HOSPITAL_SHORT[m[1]], unit, count=1)
    return frozenset({unit, short, place, governed, hospital, _LEVEL.sub("", hospital, count=1)} - {""})


def _governed(unit: str) -> str:
    """The field or region that a ministry or government governs: `Perhubungan`, `Jember`; empty for other units."""
    m = _GOVERNING.match(unit)
    return unit[m.end() :] if m else ""


def office_of(post: Post) -> str:
    """The office of a post without the name of its unit, or its beginning, that the title may repeat: `Menteri`, `Kepala`."""
    title = post.title
    for unit in sorted(units_of(post), key=len, reverse=True):
        words = unit.split()
        for count in range(len(words), 0, -1):
            end = " " + " ".join(words[:count])
            is_whole = count == len(words)
            if title.casefold().endswith(end.casefold()) and (is_whole or count > 1):
                return title[: -len(end)]
    return title


_MINISTERS = {"menteri": "men", "wakil menteri": "wamen"}


def shortened(post: Post) -> Iterator[str]:
    """The short titles of a minister or a deputy, in small letters: `menhub` for the unit `Kementerian Perhubungan`."""
    if post.unit.startswith("Kementerian ") and (start := _MINISTERS.get(office_of(post).casefold())):
        from pesanlint.language.id.offices import MINISTRIES  # only desks with a minister need it

        governed = _governed(post.unit)
        yield from (start + end for end, ministry in MINISTRIES.items() if ministry == governed)


def called(post: Post) -> str:
    """The title of a post at first mention: `Ketua KPU Kabupaten Mawar`, `Menteri Perhubungan`, `Bupati Jember`."""
    office, governed = office_of(post), _governed(post.unit)
    if governed and _HEADS.fullmatch(office):
        return f"{office} {governed}"
    return f"{office} {_GOVERNMENT.sub('', post.unit, count=1)}"
