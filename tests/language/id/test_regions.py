"""The names of provinces, regencies and cities."""

import pytest

from pesanlint.language.id.regions import longest_first, province_of, provinces


@pytest.mark.parametrize(
    ("name", "is_region"),
    [("Jember", True), ("Jawa Timur", True), ("Tulang Bawang Barat", True), ("Kabupaten Jember", False), ("Bojong", False)],
)
def test_regions(name: str, is_region: bool) -> None:
    assert (name in longest_first()) is is_region


def test_a_longer_name_comes_before_its_beginning() -> None:
    names = longest_first()
    assert names.index("Tulang Bawang Barat") < names.index("Tulang Bawang")
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("region", "province"),
    [
        ("Kabupaten Jember", "Jawa Timur"),
        ("Kota Bandung", "Jawa Barat"),
        ("Kota Jember", None),
        ("Jember", None),
        ("Jawa Timur", None),
        ("35", None),
    ],
)
def test_the_province_of_a_region(region: str, province: str | None) -> None:
    assert province_of(region) == province


def test_provinces() -> None:
    assert {"Jawa Timur", "Papua Barat Daya"} <= provinces() <= set(longest_first())
    assert provinces().isdisjoint(["Jember", "Kabupaten Jember", "35"])
