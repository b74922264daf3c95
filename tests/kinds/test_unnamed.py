"""Offices that speak without a name. The names are made up, the regions are not."""

import pytest

from pesanlint.kinds.unnamed import Unnamed
from running import checked

RULE = Unnamed(id="uji.tanpa-nama", kind="unnamed")
QUOTE = "“Semua logistik sudah siap disalurkan sejak pagi,” ujar"


@pytest.mark.parametrize(
    ("blocks", "office"),
    [
        (("Ketua KPU Kabupaten Jember menegaskan bahwa logistik siap.",), "Ketua KPU Kabupaten Jember"),
        (("Ketua KPU Kabupaten Tulang Bawang Barat juga menyampaikan hal itu.",), "Ketua KPU Kabupaten Tulang Bawang Barat"),
        (("Dalam sambutannya, Wakil Bupati Jember berharap semua lancar.",), "Wakil Bupati Jember"),
        (
            ("Jember, kab-jember.kpu.go.id – Sekretaris KPU Kabupaten Jember menjelaskan hal itu.",),
            "Sekretaris KPU Kabupaten Jember",
        ),
        ((f"{QUOTE} Bupati.",), "Bupati"),
        ((f"{QUOTE} Kepala Dinas Kesehatan Kabupaten Jember, Senin (4/8/2025).",), "Kepala Dinas Kesehatan Kabupaten Jember"),
        (("Hal itu ditegaskan oleh Kapolres Jember saat apel.",), "Kapolres Jember"),
        (("Menteri Dalam Negeri menekankan kerja sama.",), "Menteri Dalam Negeri"),
        (("Kepala Rutan Kelas IIB Jember menambahkan hal itu.",), "Kepala Rutan Kelas IIB Jember"),
        (("Menurut Ketua Bawaslu Kabupaten Jember, pengawasan berjalan.",), "Ketua Bawaslu Kabupaten Jember"),
        (
            ("Ketua KPU Kabupaten Jember menegaskan hal itu.", "Bupati Jember, Budi Santoso, hadir."),
            "Ketua KPU Kabupaten Jember",
        ),
    ],
)
def test_reports_an_office_without_a_holder(blocks: tuple[str, ...], office: str) -> None:
    assert [found for found, _ in checked(RULE, *blocks)] == [office]


@pytest.mark.parametrize(
    "blocks",
    [
        ("Ketua KPU Kabupaten Jember, Budi Santoso, hadir.", "Ketua KPU menegaskan hal itu."),
        ("Ketua KPU Kabupaten Jember Budi Santoso hadir.", "Ketua KPU Kabupaten Jember menegaskan hal itu."),
        ("Budi Santoso, S.H., Ketua KPU Kabupaten Jember, hadir.", "Ketua KPU Kabupaten Jember menegaskan hal itu."),
        ("Budi Santoso hadir selaku Ketua KPU Kabupaten Jember.", "Ketua KPU Kabupaten Jember menegaskan hal itu."),
        ("Kapolres Jember, AKBP Budi Santoso, hadir.", f"{QUOTE} Kapolres."),
        ("Dandim 0824/Jember Letkol Inf. Budi Santoso hadir.", f"{QUOTE} Dandim."),
        ("Rapat dihadiri Ketua KPU Kabupaten Jember dan para camat.",),
        ("Ketua menegaskan hal itu.",),
        ("Kepala Negara menegaskan hal itu.",),
        ("Ketua KPU Entah Apa menegaskan hal itu.",),
        (f"{QUOTE} Bupati Jember Budi Santoso.",),
        ("“Ketua KPU Kabupaten Jember menegaskan hal itu kemarin,” kata seorang warga.",),
    ],
)
def test_accepts_offices_with_a_holder_or_without_a_known_body(blocks: tuple[str, ...]) -> None:
    assert checked(RULE, *blocks) == []


def test_each_office_is_reported_once() -> None:
    found = checked(
        RULE, "Bupati Jember menegaskan hal itu.", "Bupati Jember menambahkan hal lain.", "Camat menjelaskan hal itu."
    )
    assert [office for office, _ in found] == ["Bupati Jember", "Camat"]


ACTING = Unnamed(id="uji.bertindak", kind="unnamed", of="action")


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Pameran itu dibuka langsung oleh Bupati Jember pada Senin.", ["Bupati Jember"]),
        ("Apel itu di hadiri oleh Wakil Bupati, serta diikuti warga.", ["Wakil Bupati"]),
        ("Hadir para camat, Menteri Dalam Negeri, dan warga.", ["Menteri Dalam Negeri"]),
        ("Pameran itu dibuka oleh Bupati Jember, Budi Santoso, kemarin.", []),
        ("Pameran itu dibuka oleh Bupati Jember Budi Santoso.", []),
        ("Pameran itu dihadiri Kepala Dinas Kesehatan Kabupaten Jember dan para camat.", []),
        ("“Pameran itu dibuka oleh Bupati Jember kemarin sore,” kata seorang warga.", []),
    ],
)
def test_offices_with_one_holder_that_act_without_a_name(text: str, offices: list[str]) -> None:
    assert [found for found, _ in checked(ACTING, text)] == offices
