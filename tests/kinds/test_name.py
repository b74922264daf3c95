"""Official names by date. The ministries and the law are made up, but for one."""

import datetime as dt

import pytest

from pesanlint.kinds.name import Name, OfficialName
from running import checked

SINCE = dt.date(2024, 10, 20)
RULE = Name(
    id="uji.nama",
    kind="name",
    entries=(
        OfficialName(("Kementerian Kabar", "Kemenkabar"), ("Kementerian Warta",), SINCE, "Perpres 1/2024"),
        OfficialName(("Kementerian Hukum dan HAM",), ("Kementerian Hukum",), SINCE, "Perpres 1/2024"),
        OfficialName(("Kementerian Hukum dan HAM",), ("Kementerian HAM",), SINCE, "Perpres 2/2024"),
        OfficialName(("Kabupaten Mawar, Papua",), ("Kabupaten Mawar, Papua Selatan",), SINCE, "UU 14/2022"),
        OfficialName(("Kabupaten Melati Raya",), ("Kabupaten Melati",), SINCE, "PP 1/2024"),
        OfficialName(("UU Nomor 8 Tahun 2012",), ("UU Nomor 7 Tahun 2017",), dt.date(2017, 8, 15), "UU 7/2017"),
    ),
)
TODAY = "Mawar, 17 Juli 2025 – "


def found(text: str, dateline: str = TODAY) -> list[str]:
    return [name for name, _ in checked(RULE, dateline + text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kanal itu ditutup Kementerian Kabar.", ["Kementerian Kabar"]),
        ("Kanal itu ditutup Kemenkabar dan Kementerian Hukum dan HAM.", ["Kemenkabar", "Kementerian Hukum dan HAM"]),
        ("KANAL ITU DITUTUP KEMENTERIAN KABAR.", ["KEMENTERIAN KABAR"]),
        ("Kanal itu ditutup kementerian kabar.", []),
        ("Kanal itu ditutup Kementerian Warta.", []),
        ("Kementerian Warta, yang dahulu Kementerian Kabar, menutupnya.", []),
        ("Kementerian Kabar kini bernama Kementerian Warta.", []),
        ("Mantan pejabat Kementerian Kabar itu hadir.", []),
        ("Ia pernah bekerja di Kementerian Kabar.", []),
        ("Pada 2022 Kementerian Kabar memberi penghargaan.", []),
        ("Target 2029 disusun bersama Kementerian Kabar.", ["Kementerian Kabar"]),
        ("Hal itu diatur dalam Peraturan Kementerian Kabar Nomor 5.", []),
        ("Hal itu diatur dalam Keputusan Kementerian Kabar.", []),
        ("Logistik tiba di Kabupaten Mawar, Papua.", ["Kabupaten Mawar, Papua"]),
        ("Logistik tiba di Kabupaten Mawar, Papua Selatan.", []),
        ("Logistik tiba di Kabupaten Melati Raya.", ["Kabupaten Melati Raya"]),
        ("Tahapan itu menurut UU Nomor 8 Tahun 2012.", ["UU Nomor 8 Tahun 2012"]),
        ("UU Nomor 7 Tahun 2017 mencabut UU Nomor 8 Tahun 2012.", []),
        ("UU Nomor 8 Tahun 2012 sudah dicabut.", []),
        ("UU Nomor 8 Tahun 2012 dan PKPU Nomor 1 Tahun 2013 menjadi dasar.", ["UU Nomor 8 Tahun 2012"]),
    ],
)
def test_a_name_is_reported_once_its_time_is_over_unless_the_past_is_told(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("day", "count"),
    [("20 Oktober 2024", 0), ("21 Oktober 2024", 1), ("1 Maret 2020", 0)],
)
def test_a_release_is_judged_by_its_own_date(day: str, count: int) -> None:
    assert len(found("Kanal itu ditutup Kementerian Kabar.", f"Mawar, {day} – ")) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Kanal itu ditutup Kementerian Kabar.", 1),
        ("Rencana 2019 dibahas. Kanal itu ditutup Kementerian Kabar.", 0),
        ("Menurut UU Nomor 8 Tahun 2012 kanal itu ditutup Kementerian Warta.", 1),
        ("Rencana 2045 dibahas. Kanal itu ditutup Kementerian Kabar.", 1),
    ],
)
def test_a_text_without_a_date_is_judged_by_its_latest_year(text: str, count: int) -> None:
    assert len(found(text, "")) == count


def test_a_short_form_beside_its_name_is_not_reported_twice() -> None:
    assert found("Kanal itu ditutup Kementerian Kabar (Kemenkabar).") == ["Kementerian Kabar"]


def test_all_successors_are_offered_with_their_laws_and_none_is_safe() -> None:
    ((_, match),) = checked(RULE, TODAY + "Surat itu dikirim ke Kementerian Hukum dan HAM.")
    assert [(fix.edits[0].text, fix.safe) for fix in match.fixes] == [("Kementerian Hukum", False), ("Kementerian HAM", False)]
    assert match.values["source"] == "Perpres 1/2024; Perpres 2/2024"
    assert match.values["until"] == "20 Oktober 2024"


def test_the_handbook_lists_names_successors_and_days() -> None:
    term = next(iter(RULE.listed()))
    assert (term.avoid, term.write) == (("Kementerian Kabar", "Kemenkabar"), ("Kementerian Warta",))
    assert "20 Oktober 2024" in term.remark
