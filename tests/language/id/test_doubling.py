import pytest

from pesanlint.language.id.doubling import is_doubled


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("rumah", "rumah"),
        ("bersama", "sama"),
        ("terus", "menerus"),
        ("surat", "menyurat"),
        ("sebesar", "besarnya"),
        ("besar", "besaran"),
    ],
)
def test_halves_of_a_reduplication(first: str, second: str) -> None:
    assert is_doubled(first, second)


@pytest.mark.parametrize(("first", "second"), [("pada", "ada"), ("rapat", "dengan"), ("yang", "dilakukan"), ("sehari", "dan")])
def test_other_words(first: str, second: str) -> None:
    assert not is_doubled(first, second)
