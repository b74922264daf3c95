"""Places named after their number. All are made up."""

import pytest

from pesanlint.kinds.enumerated import Enumerated
from running import checked

RULE = Enumerated(id="uji.nama", kind="enumerated")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Rapat digelar di tiga kecamatan, yakni Mawar, Melati, Kenanga, dan Anggrek.", [("tiga kecamatan", "4")]),
        ("Ada 5 desa yang rawan banjir, meliputi Desa Mawar, Melati Utara, dan Kenanga.", [("5 desa", "3")]),
        ("Kelima kabupaten itu ramai. Dua belas kelurahan adalah Mawar, Melati dan Kenanga.", [("Dua belas kelurahan", "3")]),
        ("Rapat digelar di tiga kecamatan, yakni Mawar, Melati, dan Kenanga.", []),
        ("Rapat digelar di dua kota, yakni Surabaya, Jawa Timur, dan Bandung, Jawa Barat.", []),
        ("Rapat digelar di tiga kecamatan, antara lain Mawar dan Melati.", []),
        ("Ada dua puluh tiga desa, yakni Mawar, Melati, Kenanga, dan Anggrek.", []),
        ("Ada seratus dua desa, yakni Mawar, Melati, dan Kenanga.", []),
        ("Ada tujuh kampung di dua kecamatan, yakni Mawar dan Melati.", []),
        ("Dari 15 kecamatan seluruhnya, yaitu Mawar, Melati, dan Kenanga.", []),
        ("Ada 13 kampung, yaitu Mawar dan Melati yang rawan.", []),
        ("Ada tiga desa, yakni Mawar dan Melati, kemudian Kenanga.", []),
        ("Ada tiga desa, yakni Desa Mawar 40 rumah, Desa Melati 20 rumah, dan Kenanga.", []),
    ],
)
def test_places(text: str, wrong: list[tuple[str, str]]) -> None:
    assert [(stated, match.values["number"]) for stated, match in checked(RULE, text)] == wrong
