import datetime as dt

import pytest

from pesanlint.kinds.title import Title, Unit
from pesanlint.roster import Post, Roster
from pesanlint.rule import Desk
from running import checked

RULE = Title(
    id="uji.jabatan",
    kind="title",
    offices=("Ketua", "Anggota"),
    units=(Unit(use="KPU Provinsi Jawa Timur", not_=("KPU Jatim",)), Unit(use="KPU Provinsi Bali", not_=("KPUD Bali",))),
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


MAWAR = "KPU Kabupaten Mawar"
ROSTER = Roster((
    Post("Budi Santoso", "Ketua", MAWAR, from_=dt.date(2024, 6, 1)),
    Post("Siti Aminah", "Ketua", MAWAR, from_=dt.date(2019, 6, 1), to=dt.date(2024, 5, 31)),
    Post("Andi Wijaya", "Anggota", MAWAR, from_=dt.date(2024, 6, 1)),
))  # fmt: skip
WITH_ROSTER = Title(id="uji.jabatan", kind="title", offices=("Ketua", "Anggota"), roster=True)


@pytest.mark.parametrize(
    ("person", "day", "fix"),
    [
        (f"Ketua {MAWAR}, Budi Santoso, S.H.", "Kamis, 17 Juli 2025", []),
        (f"Ketua {MAWAR} Budi Santosa", "Kamis, 17 Juli 2025", ["Budi Santoso"]),
        (f"Ketua {MAWAR}, Siti Aminah", "Kamis, 17 Juli 2025", [None]),
        (f"Ketua {MAWAR}, Siti Aminah", "Senin, 17 Juli 2023", []),
        (f"Ketua {MAWAR}, Andi Wijaya", "Kamis, 17 Juli 2025", [None]),
        (f"Ketua {MAWAR}, Joko Susilo", "Kamis, 17 Juli 2025", []),
        ("Ketua KPU Kabupaten Melati, Budi Santosa", "Kamis, 17 Juli 2025", []),
    ],
)
def test_the_roster_knows_who_holds_an_office_on_the_day(person: str, day: str, fix: list) -> None:
    found = checked(WITH_ROSTER, f"Rapat pada {day} dibuka {person}, di aula.", desk=Desk(MAWAR, ROSTER))
    assert [match.fixes[0].edits[0].text if match.fixes else None for _, match in found] == fix
