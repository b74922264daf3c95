"""The names of provinces, regencies and cities, without `Kabupaten` or `Kota` before them."""

from functools import cache

from pesanlint.shipped import rules_root


@cache
def longest_first() -> tuple[str, ...]:
    """The names (`Jember`, `Tulang Bawang Barat`), longest first, so that a pattern prefers a longer name to its beginning."""
    _, *rows = (rules_root() / "data" / "wilayah.tsv").read_text("utf-8").splitlines()
    return tuple(sorted({row.split("\t")[3] for row in rows}, key=lambda name: (-len(name), name)))
