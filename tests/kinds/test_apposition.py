"""Appositions that lack their second comma. The names are made up."""

import pytest

from pesanlint.kinds.apposition import Apposition
from running import checked

OFFICES = ("ketua", "anggota", "kepala", "koordinator", "sekretaris", "bupati", "wakil ketua", "salah seorang", "menteri")
RULE = Apposition(id="uji.aposisi", kind="apposition", offices=OFFICES)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ketua KPU Mawar, Budi Santoso mengatakan rapat itu terbuka.", "Budi Santoso"),
        ("Sementara itu, Wakil Ketua DPRD Mawar, H. Budi Santoso menilai rapat itu terbuka.", "H. Budi Santoso"),
        ("Dalam sambutannya Ketua KPU Mawar, Sari juga berterima kasih.", "Sari"),
        ("MAWAR – Bupati Mawar, dr. Sari Dewi, M.Kes. membuka rapat.", "dr. Sari Dewi, M.Kes."),
        ("Mawar-Menteri Pendidikan, Sains, dan Riset, Budi Santoso menegaskan hal itu.", "Budi Santoso"),
        ("Kepala Dinas Kesehatan Mawar, Budi Santoso, SH telah hadir.", "Budi Santoso, SH"),
        ("Koordinator Divisi Hukum, Pencegahan, dan Humas Bawaslu Mawar, Sari Dewi menambahkan data.", "Sari Dewi"),
        ("Rapat dibuka oleh Ketua KPU Mawar, Budi yang menegaskan data.", "Budi"),
        ("Rapat dihadiri Ketua KPU Mawar, Budi Santoso dan Sekretaris KPU Mawar.", "Budi Santoso"),
        ("“Data itu benar,” kata Ketua KPU Mawar, Budi di kantornya.", "Budi"),
        ("Salah seorang peserta pelatihan, Sari mengaku senang.", "Sari"),
        ("Kepala Dinas Sosial Mawar melalui Kepala Bidang Data, Sari mengatakan hal itu.", "Sari"),
        ("Budi Santoso, Ketua KPU Mawar menilai data itu lengkap.", "Ketua KPU Mawar"),
        ("Data itu lengkap. Budi Santoso, selaku Ketua KPU Mawar menilainya.", "Ketua KPU Mawar"),
        ("Kepala Dinas Sosial Mawar, Sari Dewi ketika ditemui di kantornya menjelaskan hal itu.", "Sari Dewi"),
        ("Bupati Mawar, Budi Santoso dalam sambutannya mengajak warga.", "Budi Santoso"),
        ("Hari Jumat, 10 Maret 2023 Bupati Mawar, H. Budi Santoso telah meresmikan gedung.", "H. Budi Santoso"),
        ("Rapat dihadiri Kepala Dinas Sosial, Sari Dewi dan Rektor Universitas Mawar.", "Sari Dewi"),
        ("Pemimpin rombongan sekaligus Kepala Dinas Sosial, Sari Dewi menjelaskan tujuannya.", "Sari Dewi"),
        ("Bupati Mawar, Budi Santoso bahkan menyebut warga.", "Budi Santoso"),
        ("Hal itu disampaikan oleh Bupati Mawar, Budi Santoso untuk dicatat.", "Budi Santoso"),
        ("Hal itu sejalan dengan harapan Bupati Mawar, Budi Santoso yang meminta data.", "Budi Santoso"),
        ("Langkah itu, menurut Bupati Mawar, Budi Santoso bertujuan baik.", "Budi Santoso"),
        ("Langkah itu, seperti dijelaskan Kepala dinas pariwisata Mawar, Sari merupakan awal.", "Sari"),
        ("Rapat dipimpin langsung Bupati Mawar, Budi Santoso di aula.", "Budi Santoso"),
        ("Ketua KPU Mawar, Anak Agung Sari mengatakan hal itu.", "Anak Agung Sari"),
    ],
)
def test_the_second_comma_is_missing(text: str, name: str) -> None:
    [(found, match)] = checked(RULE, text)
    assert (found, match.values["name"]) == (name, name)
    [fix] = match.fixes
    [edit] = fix.edits
    end = text.index(name) + len(name)
    assert (edit.span, edit.text, fix.safe) == ((end, end), ",", False)


@pytest.mark.parametrize(
    "text",
    [
        "Ketua KPU Mawar, Budi Santoso, mengatakan rapat itu terbuka.",
        "Ketua KPU Mawar Budi Santoso mengatakan rapat itu terbuka.",
        "Usai bertemu Bupati Mawar, Budi mengatakan akan kembali.",
        "Menurut Menteri Agama, Indonesia akan menjadi tuan rumah.",
        "Kepala Dinas Pendidikan, Kepemudaan dan Olahraga menyampaikan laporan.",
        "Ketua, Sekretaris mengatakan hal yang sama.",
        "Hadir Bupati Mawar Budi, Dandim Letkol Sari dan Kepala Desa Mawar.",
        "Selain Ketua KPU Mawar, Budi juga hadir.",
        "Ketua KPU Mawar, Budi di Mawar.",
        "Secara simbolis, Bupati Mawar membuka rapat. Sebelumnya, Ketua KPU Mawar menyampaikan laporan.",
        "Dilansir Harian Mawar, Menteri Agama memerintahkan hal itu.",
        "Subketua KPU Mawar, Budi mengatakan hal itu.",
        "Ketua KPU Mawar. Budi, ia mengatakan hal itu.",
        "Ketua KPU Mawar, Kementerian Agama mengatakan hal itu.",
    ],
)
def test_nothing_is_missing_or_that_is_not_certain(text: str) -> None:
    assert checked(RULE, text) == []


def test_headlines_are_telegrams() -> None:
    assert checked(RULE, ("title", "Ketua KPU Mawar, Budi menegaskan netralitas"), "Rapat selesai.") == []


def test_each_name_is_reported_once() -> None:
    text = "Wakil Ketua DPRD Mawar, Budi mengatakan hal itu. Ketua KPU Mawar, Sari mengatakan hal lain."
    assert [found for found, _ in checked(RULE, text)] == ["Budi", "Sari"]
