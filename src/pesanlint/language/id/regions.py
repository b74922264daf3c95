"""The names of provinces, regencies and cities, without `Kabupaten` or `Kota` before them."""

from functools import cache

from pesanlint.shipped import rules_root


@cache
def longest_first() -> tuple[str, ...]:
    """The names (`Jember`, `Tulang Bawang Barat`), longest first, so that a pattern prefers a longer name to its beginning."""
    _, *rows = (rules_root() / "data" / "wilayah.tsv").read_text("utf-8").splitlines()
    return tuple(sorted({row.split("\t")[3] for row in rows}, key=lambda name: (-len(name), name)))


@cache
def _provinces() -> dict[str, str]:
    """The code of each province → its name, and `Kabupaten X` or `Kota X` → the name of its province."""
    _, *rows = (rules_root() / "data" / "wilayah.tsv").read_text("utf-8").splitlines()
    fields = [row.split("\t") for row in rows]
    codes = {code: short for code, level, _, short, *_ in fields if level == "provinsi"}
    of = {f"{level.capitalize()} {short}": codes[code[:2]] for code, level, _, short, *_ in fields if level != "provinsi"}
    return codes | of


def province_of(region: str) -> str | None:
    """The province of a regency or city (`Kota Bandung`); None if the name is unknown."""
    return _provinces().get(region)


def is_province(name: str) -> bool:
    """Whether a name is that of a province."""
    known = _provinces()
    return any(known[code] == name for code in known if code.isdigit())
