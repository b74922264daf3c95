"""The words that introduce names of works and programmes."""

import pytest

from pesanlint.language.id.naming import introduces


@pytest.mark.parametrize(
    ("before", "names"),
    [
        ("seminar bertajuk ", True),
        ("dengan tema besar adalah ", True),
        ("tema pada acara hari itu yakni ", True),
        ("program: ", True),
        ("Tema dipilih. Hasilnya adalah ", False),
        ("Ketua berkata ", False),
        ("", False),
    ],
)
def test_whether_a_name_follows(before: str, names: bool) -> None:
    assert introduces(before) is names
