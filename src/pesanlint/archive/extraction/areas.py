"""Regions as releases name them, and the desk's own."""

import re
from functools import cache
from typing import NamedTuple

from pesanlint.language.id.regions import longest_first
from pesanlint.shipped import rules_root

_SHORT = {"kab": "Kabupaten", "kab.": "Kabupaten", "prov": "Provinsi", "prov.": "Provinsi"}
_LEVEL = r"(?P<level>Provinsi|(?:Kabupaten|Kota)(?:\s+Administrasi)?|Kab\.?|Prov\.?|Kecamatan|Kelurahan|Desa|Distrik)"
_NAME = r"[A-Z][\w'’-]*"


class Region(NamedTuple):
    """A region of the official list: its name with its level, and that of the province that it lies in."""

    name: str
    province: str


@cache
def _area() -> re.Pattern[str]:
    """A region with its level; the name is one of the list, else a word or two."""
    official = "|".join(map(re.escape, longest_first()))
    return re.compile(rf"\b{_LEVEL}\s+(?P<name>(?:{official})\b|{_NAME}(?:\s+{_NAME})?)")


def find(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, str]]:
    """The regions that a stretch names with their level: where, and how they are called in full."""
    return [
        (*m.span(), f"{_SHORT.get(m['level'].lower(), m['level'])} {' '.join(m['name'].split())}")
        for m in _area().finditer(text, start, len(text) if end is None else end)
    ]


@cache
def of_unit(unit: str) -> str:
    """The region that a desk is for: `Kabupaten Jember` of `KPU Kabupaten Jember`; empty where its name has none."""
    found = find(unit)
    return found[0][2] if found else ""


@cache
def regions() -> dict[str, Region]:
    """The official list by name with level: provinces, regencies and cities."""
    _, *rows = (rules_root() / "data" / "wilayah.tsv").read_text("utf-8").splitlines()
    cells = [row.split("\t") for row in rows]
    provinces = {code: f"Provinsi {name}" for code, kind, name, *_ in cells if kind == "provinsi"}
    named = [Region(provinces.get(code, name), provinces[code[:2]]) for code, _, name, *_ in cells]
    return {region.name: region for region in named}
