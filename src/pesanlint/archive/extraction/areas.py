"""Find the regions that releases name, and the region of a desk."""

import re
from functools import cache

from pesanlint.language.id.regions import longest_first
from pesanlint.records import NamedTuple
from pesanlint.shipped import rules_root

_SHORT = {"kab": "Kabupaten", "kab.": "Kabupaten", "prov": "Provinsi", "prov.": "Provinsi"}
_LEVEL = r"(?P<level>Provinsi|(?:Kabupaten|Kota)(?:\s+Administrasi)?|Kab\.?|Prov\.?|Kecamatan|Kelurahan|Desa|Distrik)"
_NAME = r"[A-Z][\w'’-]*"


class Region(NamedTuple):
    """A region of the official list: its name with its level, and its province."""

    name: str
    province: str


@cache
def _area() -> re.Pattern[str]:
    """Match a region with its level; the name is in the official list, or is one or two words."""
    official = "|".join(map(re.escape, longest_first()))
    return re.compile(rf"\b{_LEVEL}\s+(?P<name>(?:{official})\b|{_NAME}(?:\s+{_NAME})?)")


def find(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, str]]:
    """Return the regions that a span names with their level: start, end and full name."""
    return [
        (*m.span(), f"{_SHORT.get(m['level'].lower(), m['level'])} {' '.join(m['name'].split())}")
        for m in _area().finditer(text, start, len(text) if end is None else end)
    ]


@cache
def of_unit(unit: str) -> str:
    """Return the region of a desk: `Kabupaten Jember` for `KPU Kabupaten Jember`; "" if its name has none."""
    found = find(unit)
    return found[0][2] if found else ""


@cache
def regions() -> dict[str, Region]:
    """Return the official list by name with level: provinces, regencies and cities."""
    _, *rows = (rules_root() / "data" / "wilayah.tsv").read_text("utf-8").splitlines()
    cells = [row.split("\t") for row in rows]
    provinces = {code: f"Provinsi {name}" for code, kind, name, *_ in cells if kind == "provinsi"}
    named = [Region(provinces.get(code, name), provinces[code[:2]]) for code, _, name, *_ in cells]
    return {region.name: region for region in named}
