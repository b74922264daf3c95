"""Laws as they are first cited."""

from typing import Literal

import pytest

from pesanlint.kinds.citation import Citation, LawTitle
from running import checked

TITLES = (LawTitle(law="UU 7/2017", title="Pemilihan Umum"),)


def rule(check: Literal["form", "title"]) -> Citation:
    return Citation(id="uji.peraturan", kind="citation", check=check, instruments=("UU", "PKPU", "PP"), titles=TITLES)


def uses(check: Literal["form", "title"], *blocks: str | tuple) -> list[str]:
    return [match.values["use"] for _, match in checked(rule(check), *blocks)]


@pytest.mark.parametrize(
    ("blocks", "use"),
    [
        (("Hal itu diatur dalam UU 7/2017.",), "UU Nomor 7 Tahun 2017 tentang Pemilihan Umum"),
        (("Hal itu diatur dalam UU 7/2017 tentang Pemilu.",), "UU Nomor 7 Tahun 2017"),
        (("Hal itu diatur dalam UU RI 12 / 2011.",), "UU RI Nomor 12 Tahun 2011"),
        (("PKPU 1/2025 dibahas.", "PKPU Nomor 1 Tahun 2025 tentang data dibahas lagi."), "PKPU Nomor 1 Tahun 2025"),
        ((("title", "UU Nomor 7 Tahun 2017 Dibahas"), "Rapat membahas UU 7/2017 tentang Pemilu."), "UU Nomor 7 Tahun 2017"),
    ],
)
def test_short_forms(blocks: tuple, use: str) -> None:
    assert uses("form", *blocks) == [use]


@pytest.mark.parametrize(
    "text",
    [
        "Hal itu diatur dalam UU Nomor 7 Tahun 2017. Menurut UU 7/2017, data dimutakhirkan.",
        "Peraturan Pemerintah itu (PP Nomor 28 Tahun 2024 atau PP 28/2024) dibahas.",
        "Surat PP 28/2024/III dibahas.",
        "“Semua tunduk kepada UU 7/2017 sejak awal tahapan,” ujar Budi.",
        "pp 28/2024 dibahas.",
    ],
)
def test_short_forms_that_are_free(text: str) -> None:
    assert uses("form", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hal itu diatur dalam UU Nomor 7 Tahun 2017.", ["UU Nomor 7 Tahun 2017 tentang Pemilihan Umum"]),
        ("Rapat membahas PKPU No. 8 tahun 2019.", ["PKPU Nomor 8 Tahun 2019 tentang …"]),
        (
            "Rapat membahas PKPU Nomor 8 Tahun 2019. PKPU Nomor 8 Tahun 2019 mengatur tata kerja.",
            ["PKPU Nomor 8 Tahun 2019 tentang …"],
        ),
        ("UU Nomor 7 Tahun 2017 dibahas. UU Nomor 7 Tahun 2017 tentang Pemilihan Umum panjang.", []),
        ("Undang-Undang Pemilu (UU Nomor 7 Tahun 2017) dibahas.", []),
        ("UU Nomor 1 Tahun 2015, sebagaimana telah diubah dengan UU Nomor 10 Tahun 2016, dibahas.", []),
        ("UU Pemilihan Umum dibahas. UU Nomor 7 Tahun 2017 panjang.", []),
        ("Komisi Pemilihan Umum membahas UU Nomor 7 Tahun 2017.", ["UU Nomor 7 Tahun 2017 tentang Pemilihan Umum"]),
        ("UU Nomor 1 Tahun 2015 tentang Pilkada jo. UU Nomor 10 Tahun 2016 dibahas.", []),
        ("UU 12/2011 dibahas.", []),
        ("Pasal itu menetapkan Penetapan PP Nomor 1 Tahun 2004.", []),
        ("PP Nomor 5 Tahun 2024 mengenai gaji dibahas.", []),
    ],
)
def test_titles(text: str, expected: list[str]) -> None:
    assert uses("title", text) == expected


def test_fixes_are_not_safe_and_use_only_known_titles() -> None:
    (_, known), (_, unknown) = checked(rule("title"), "UU Nomor 7 Tahun 2017 dibahas. Lalu PP Nomor 8 Tahun 2024.")
    assert [fix.safe for fix in known.fixes] == [False]
    assert unknown.fixes == ()
