import pytest

from pesanlint.kinds.title import Title, UnitName

RULE = Title(
    id="uji.jabatan",
    kind="title",
    offices=("Ketua", "Anggota"),
    units=(
        UnitName(use="KPU Provinsi Jawa Timur", not_=("KPU Jatim",)),
        UnitName(use="KPU Provinsi Bali", not_=("KPUD Bali",)),
    ),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Acara dibuka Ketua KPU Jatim, Budi Santoso.", ["KPU Jatim"]),
        ("Acara dibuka Ketua KPU Jatim Budi Santoso.", ["KPU Jatim"]),
        ("Budi Santoso, Ketua KPU Jatim, membuka acara.", ["KPU Jatim"]),
        ("KPU Provinsi Jawa Timur rapat. Ketua KPU Jatim, Budi Santoso, hadir.", ["KPU Jatim"]),
        ("Ketua KPU Provinsi Jawa Timur, Budi Santoso, hadir. Ketua KPU Jatim, Budi Santoso, pulang.", []),
        ("KPU Provinsi Jawa Timur rapat. Ketua KPU Jatim membuka acara.", []),
        ("Ketua KPU Jatim membuka acara.", ["KPU Jatim"]),
        ("KPU Jatim membuka acara.", []),
        ("Wakil ketua dan anggota KPUD Bali hadir.", ["KPUD Bali"]),
        ("Ketua KPU Jatimulyo hadir.", []),
    ],
)
def test_beside_an_office_the_unit_has_its_official_name(matches, text: str, found: list[str]) -> None:
    assert [one for one, _ in matches(RULE, text)] == found


def test_a_headline_has_named_nobody(matches) -> None:
    title = ("title", "Ketua KPU Provinsi Jawa Timur Budi Santoso Hadir")
    assert len(matches(RULE, title, "Ketua KPU Jatim, Budi Santoso, hadir.")) == 1
