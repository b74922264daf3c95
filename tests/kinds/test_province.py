"""Regencies beside a province."""

import pytest

from pesanlint.kinds.province import Province
from running import checked

RULE = Province(id="uji.provinsi", kind="province")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Rapat digelar di Kota Surabaya, Jawa Barat.", [("Jawa Barat", "Jawa Timur")]),
        (
            "Rapat digelar di Kabupaten Sleman, Provinsi Jawa Tengah, pada Senin.",
            [("Jawa Tengah", "Yogyakarta")],
        ),
        ("Rapat digelar di Kota Batam Provinsi Riau pada Senin.", [("Riau", "Kepulauan Riau")]),
        ("Rapat digelar di Kota Medan, Sumatra Utara.", []),
        ("Rapat digelar di Kota Medan, Sumatra Barat.", [("Sumatra Barat", "Sumatera Utara")]),
        ("Rapat digelar di Kota Surabaya, Jawa Timur.", []),
        ("Rapat diikuti Kota Surabaya, Jawa Barat, dan Bali.", []),
        ("Rapat diikuti Kabupaten Bogor, Banten dan Lampung.", []),
        ("Rapat digelar di Kabupaten Merauke, Provinsi Papua.", []),
        ("Rapat digelar di Kabupaten Mawar, Jawa Barat.", []),
        ("Warga Kota Bandung Barat Jawa hadir.", []),
    ],
)
def test_provinces(text: str, wrong: list[tuple[str, str]]) -> None:
    assert [(stated, match.values["use"]) for stated, match in checked(RULE, text)] == wrong
