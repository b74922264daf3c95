"""The names of provinces, regencies and cities."""

import pytest

from pesanlint.language.id.regions import longest_first


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
