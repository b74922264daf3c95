import pytest

from pesanlint.desk.desk import Desk
from pesanlint.kinds.unit import Region, Unit
from running import checked

KEYS = {
    "kind": "unit",
    "bodies": (("KPU", "Komisi Pemilihan Umum", "Komisi Pemilihan Umum (KPU)"), ("Bawaslu",)),
    "regions": (
        Region(use="Kabupaten Jember", not_=("Jember",)),
        Region(use="Kabupaten Malang", not_=("Malang",)),
        Region(use="Kota Malang", not_=("Malang",)),
        Region(use="Kabupaten Bandung Barat", not_=("Bandung Barat",)),
        Region(use="Kabupaten Bandung", not_=("Bandung",)),
        Region(use="Kota Bandung", not_=("Bandung",)),
        Region(use="Provinsi Jawa Timur", not_=("Jawa Timur", "Jatim")),
    ),
}
SINGLE = Unit(id="uji.satuan", **KEYS)
SHARED = Unit(id="uji.satuan-taksa", shared=True, **KEYS)


def fixes(rule: Unit, *blocks, unit: str = "") -> list[tuple[str, list[str]]]:
    return [(text, [fix.edits[0].text for fix in match.fixes]) for text, match in checked(rule, *blocks, desk=Desk(unit))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("KPU Jember mengadakan rapat.", {"KPU Jember": "KPU Kabupaten Jember"}),
        ("KPU Jember rapat. Ketua KPU Jember hadir.", {"KPU Jember": "KPU Kabupaten Jember"}),
        ("Komisi Pemilihan Umum (KPU) Jember rapat.", {"Komisi Pemilihan Umum (KPU) Jember": "Komisi Pemilihan Umum (KPU) Kabupaten Jember"}),
        ("Rapat digelar KPU Jember.", {"KPU Jember": "KPU Kabupaten Jember"}),
        ("KPU Jatim mengundang KPU Bandung Barat.", {"KPU Jatim": "KPU Provinsi Jawa Timur", "KPU Bandung Barat": "KPU Kabupaten Bandung Barat"}),
        ("KPU Kabupaten Jember dan Bawaslu Jember hadir.", {"Bawaslu Jember": "Bawaslu Kabupaten Jember"}),
        ("KPU Kabupaten Jember rapat. Ketua KPU Jember hadir.", {}),
        ("Komisi Pemilihan Umum (KPU) Kabupaten Jember rapat. KPU Jember siap.", {}),
        ("KPU se-Kabupaten Jember, KPU di Jember, dan KPU Kabupaten/Kota hadir.", {}),
        ("KPU Provinsi Jawa Timur rapat. KPU Jatim siap.", {}),
        ("KPU Jemberan dan KPU Bandung hadir.", {}),
        ("KPU JEMBER RAPAT.", {}),
        ("“Kami dari KPU Jember siap,” kata Budi.", {}),
        ("Lihat kab-jember.kpu.go.id untuk KPU.", {}),
    ],
)  # fmt: skip
def test_at_first_mention_a_unit_has_its_official_name(text: str, found: dict[str, str]) -> None:
    assert fixes(SINGLE, text) == [(short, [name]) for short, name in found.items()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("KPU Malang mengadakan rapat.", ["KPU Malang"]),
        ("KPU Malang rapat. Ketua KPU Malang hadir.", ["KPU Malang"]),
        ("KPU Kota Malang dan KPU Kabupaten Malang rapat. KPU Malang siap.", ["KPU Malang"]),
        ("KPU Kota Malang rapat. Ketua KPU Malang hadir.", []),
        ("Rapat digelar di Kota Malang. KPU Malang siap.", []),
        ("Malang, kota-malang.kpu.go.id – KPU Malang siap.", []),
        ("Komisi Pemilihan Umum (KPU) Kota Malang rapat. KPU Malang siap.", []),
        ("Bupati Malang membuka rapat. KPU Malang siap.", []),
        ("KPU Kab. Malang rapat. KPU Malang siap.", []),
        ("KPU Kota Bandung dan KPU Kabupaten Bandung Barat rapat. KPU Bandung siap.", []),
        ("KPU Kabupaten Bandung Barat rapat. KPU Bandung siap.", ["KPU Bandung"]),
        ("KPU Bandung Barat dan KPU Jember hadir.", []),
        ("KPU Bandung\u00a0Barat dan KPU Bandung  Barat hadir.", []),
        ("“KPU Malang siap,” kata Budi.", []),
    ],
)
def test_a_name_that_two_regions_share_must_tell_which(text: str, found: list[str]) -> None:
    assert [short for short, _ in fixes(SHARED, text)] == found


def test_all_that_a_shared_name_can_mean_is_offered() -> None:
    assert fixes(SHARED, "KPU Malang siap.") == [("KPU Malang", ["KPU Kabupaten Malang", "KPU Kota Malang"])]


def test_the_desk_means_its_own_region() -> None:
    assert fixes(SHARED, "KPU Malang siap.", unit="KPU Kota Malang") == []
    assert fixes(SINGLE, "KPU Malang siap.", unit="KPU Kota Malang") == [("KPU Malang", ["KPU Kota Malang"])]
    assert fixes(SINGLE, "Bawaslu Malang siap.", unit="KPU Kota Malang") == [("Bawaslu Malang", ["Bawaslu Kota Malang"])]
    assert fixes(SINGLE, "KPU Bandung siap.", unit="KPU Kota Malang") == []


def test_headlines_may_use_short_names_and_tell_which_is_meant() -> None:
    assert fixes(SINGLE, ("title", "KPU Jember Rapat"), "KPU Jember rapat.") == [("KPU Jember", ["KPU Kabupaten Jember"])]
    assert fixes(SINGLE, ("title", "KPU Kabupaten Jember Rapat"), "KPU Jember rapat.") == []
    assert fixes(SHARED, ("title", "KPU Kota Malang Rapat"), "KPU Malang rapat.") == []
