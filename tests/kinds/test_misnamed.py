"""Names written in two ways. All names are made up."""

import pytest

from pesanlint.kinds.misnamed import Misnamed
from running import checked

RULE = Misnamed(id="uji.nama", kind="misnamed")


@pytest.mark.parametrize(
    ("first", "second", "wrong"),
    [
        ("Rapat dibuka Siti Nurhayati.", "Menurut Siti Nurhayanti, rapat lancar.", [("Siti Nurhayanti", "Siti Nurhayati")]),
        ("Rapat dibuka Budi Santoso.", "Budi Santosa lalu berpidato.", [("Budi Santosa", "Budi Santoso")]),
        ("Rapat dibuka Ahmat Fauzi.", "Ahmad Fauzi lalu pulang. Ahmad Fauzi lelah.", [("Ahmat Fauzi", "Ahmad Fauzi")]),
        ("Rapat dibuka Budi Sanotso Wijaya.", "Budi Santoso Wijaya pulang.", [("Budi Santoso Wijaya", "Budi Sanotso Wijaya")]),
        (
            "Ia mengurus bidang Tananan Pangan.",
            "Kini bidang Tanaman Pangan maju.",
            [("Tananan Pangan", "Tanaman Pangan")],
        ),
        (
            "Ia bekerja pada Teknologi Kalimatan.",
            "Warga memuji Teknologi Kalimantan.",
            [("Teknologi Kalimatan", "Teknologi Kalimantan")],
        ),
        ("Hutan Rimba Sumatra.", "Ia pulang dari Rimba Sumatera.", []),
        ("Rapat dibuka Budi Santoso.", "Menurut Budi Santoso, rapat lancar.", []),
        ("Rapat dihadiri Budi Santoso dan Budi Santosa.", "Rapat selesai.", []),
        ("Rapat dibuka Dewa Saputra.", "Dewa Saputri lalu pulang.", []),
        ("Rapat dibuka Rina Wati.", "Rini Wati lalu pulang.", []),
        ("Rapat dibuka Budi Santoso.", "Joko Santoso lalu pulang.", []),
        ("Rapat di Desa Mekar Sukasari.", "Warga Desa Mekar Sukasati pulang.", []),
        ("Rapat digelar KPU Kabupaten Bantul.", "Warga Kabupaten Bantur pulang.", []),
        ("Kepala Bappeda Mawar hadir.", "Kepala Bappenda Mawar pulang.", []),
        ("Rapat dibuka Anggota Dewan.", "Anggota Dewas lalu pulang.", []),
    ],
)
def test_names(first: str, second: str, wrong: list[tuple[str, str]]) -> None:
    assert [(stated, match.values["use"]) for stated, match in checked(RULE, first, second)] == wrong


def test_lists_are_ignored() -> None:
    assert checked(RULE, ("list-item", "Siti Nurhayati"), ("list-item", "Siti Nurhayanti")) == []
