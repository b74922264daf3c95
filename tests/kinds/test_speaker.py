"""Persons quoted, and whether the text says who they are. The names are made up."""

import pytest

from pesanlint.kinds.speaker import Speaker
from running import checked

RULE = Speaker(id="uji.narasumber", kind="speaker")
QUOTE = "“Kami menunggu sejak pagi dan semua berjalan lancar,” ujar"


@pytest.mark.parametrize(
    "blocks",
    [
        (f"{QUOTE} Budi Santoso.",),
        (f"{QUOTE} Budi Santoso.", "Budi menambahkan bahwa antrean tertib.", f"{QUOTE} Santoso."),
        ("Acara itu dihadiri Budi.", f"{QUOTE} Budi di lokasi."),
        ("Acara itu ramai. Budi menilai semua tertib.", f"{QUOTE} Budi."),
    ],
)
def test_reports_an_unidentified_speaker(blocks: tuple[str, ...]) -> None:
    found = checked(RULE, *blocks)
    assert len(found) == 1
    assert found[0][0].startswith("Budi")


@pytest.mark.parametrize(
    "blocks",
    [
        (f"{QUOTE} Ketua KPU Kabupaten Mawar, Budi Santoso.",),
        (f"{QUOTE} Budi Santoso, pedagang sayur.",),
        (f"{QUOTE} Budi Santoso (40).",),
        (f"{QUOTE} Budi Santoso, S.H., selaku ketua.",),
        (f"{QUOTE} Budi dari Desa Kenanga.",),
        (f"{QUOTE} warga Desa Kenanga, Budi.",),
        (f"{QUOTE} Ketum Persatuan Gitar Budi.",),
        (f"{QUOTE} Wamenkes.",),
        ("Pemain gitar Budi Santoso tiba.", f"{QUOTE} Budi."),
        (f"{QUOTE} Budi.", "Ketua panitia Budi Santoso lalu pulang."),
        (("list-item", "Budi Santoso"), f"{QUOTE} Budi."),
        (f"{QUOTE}nya.",),
        (f"{QUOTE} ia.",),
        ("“Rumah Kita” karya Budi Santoso dibacakan.",),
        ("Warga datang tanpa dikutip. Budi Santoso pulang.",),
    ],
)
def test_accepts_a_speaker_identified_anywhere(blocks: tuple) -> None:
    assert checked(RULE, *blocks) == []
