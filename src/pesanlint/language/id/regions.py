"""The names of provinces, regencies and cities, without `Kabupaten` or `Kota` before them."""

from functools import cache

from pesanlint.kept import kept
from pesanlint.shipped import rules_root


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    """The code, the level and the name of each region."""
    _, *rows = (rules_root() / "data" / "wilayah.tsv").read_text("utf-8").splitlines()
    return tuple((code, level, short) for code, level, _, short, *_ in (row.split("\t") for row in rows))


@kept("wilayah.tsv")
def longest_first() -> tuple[str, ...]:
    """The names (`Jember`, `Tulang Bawang Barat`), longest first, so that a pattern prefers a longer name to its beginning."""
    return tuple(sorted({name for _, _, name in _rows()}, key=lambda name: (-len(name), name)))


@cache
def _by_code() -> dict[str, str]:
    """The code of each province → its name."""
    return {code: name for code, level, name in _rows() if level == "provinsi"}


@cache
def _by_region() -> dict[str, str]:
    """`Kabupaten X` or `Kota X` → the name of its province."""
    return {f"{level.capitalize()} {name}": _by_code()[code[:2]] for code, level, name in _rows() if level != "provinsi"}


def province_of(region: str) -> str | None:
    """The province of a regency or city (`Kota Bandung`); None if the name is unknown."""
    return _by_region().get(region)


@cache
def provinces() -> frozenset[str]:
    """The names of the provinces."""
    return frozenset(_by_code().values())
