"""What is clearly not English, and what only has a word of another language in it."""

import pytest

from pesanlint.language.languages import language


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("Warga yang belum terdaftar dapat melapor kepada petugas di kantor desa.", True),
        ("Sugeng rawuh dhumateng panjenengan sedaya.", True),
        ("Lorem ipsum dolor sit amet, consectetur adipiscing elit.", True),
        ("The commission met with the people of the regency.", False),
        ("The Komisi Pemilihan Umum dan Badan Pengawas met in the hall of the city.", False),
        ("KPU dan Bawaslu", False),
        ("Jember", False),
        ("", False),
    ],
)
def test_what_is_not_english(text: str, foreign: bool) -> None:
    assert language("en").is_foreign(text) is foreign
