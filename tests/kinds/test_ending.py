"""Paragraphs without a full stop, headlines with one."""

import pytest

from pesanlint.document import BlockKind
from pesanlint.kinds.ending import Ending
from running import checked

PARAGRAPH = Ending(id="uji.akhir", kind="ending", check="paragraph", message="Titik.")
HEADLINE = Ending(id="uji.judul", kind="ending", check="headline", message="Titik.")
ENDED = "Rapat itu membahas data pemilih triwulan kedua. Semua peserta memberi masukan atas data yang disampaikan petugas."
OPEN = "Rapat itu membahas data pemilih triwulan kedua. Semua peserta memberi masukan atas data yang disampaikan petugas"


def test_a_paragraph_among_others_lacks_its_stop() -> None:
    [(found, match)] = checked(PARAGRAPH, ENDED, OPEN, ENDED, ENDED)
    [fix] = match.fixes
    end = len(ENDED) + 1 + len(OPEN)
    assert (found, [(edit.span, edit.text) for edit in fix.edits]) == ("petugas", [((end, end), ".")])


@pytest.mark.parametrize(
    "last",
    [
        "“Semua peserta memberi masukan atas data yang disampaikan petugas,” kata Ketua KPU Mawar dalam rapat itu",
        "Semua peserta yang hadir memberi masukan atas data yang disampaikan petugas, lalu rapat itu dilanjutkan dengan doa bersama "
        "dan foto bersama di halaman kantor pada sore hari",
    ],
)
def test_a_last_paragraph_lacks_its_stop_if_it_ends_with_a_speaker_or_is_long(last: str) -> None:
    assert len(checked(PARAGRAPH, ENDED, ENDED, ENDED, last)) == 1


@pytest.mark.parametrize(
    "last",
    [
        ENDED,
        f"{ENDED} (Humas KPU Mawar)",
        f"{OPEN} (Humas/Sari)",
        f"{OPEN} (Humas KPU",
        "Ketua KPU Mawar memberi salam",
        "KPU Mawar Menggelar Rapat Pleno Terbuka Bersama Bawaslu Mawar dan Partai Politik Peserta Pemilu di Aula Kantor pada Senin",
        f"{OPEN}, yaitu",
        "1. Rapat itu membahas data pemilih. Semua peserta memberi masukan atas data yang disampaikan petugas",
        f"“{ENDED}” – Budi Santoso, Ketua KPU Mawar",
        f"{OPEN}:",
        "rapat itu membahas data pemilih. Semua peserta memberi masukan atas data yang disampaikan petugas",
        f"{OPEN}. Simak https://mawar.go.id/berita yang memuat semua data pemilih",
    ],
)
def test_text_that_is_no_sentence_needs_no_stop(last: str) -> None:
    assert checked(PARAGRAPH, ENDED, ENDED, ENDED, last) == []


@pytest.mark.parametrize(
    "blocks",
    [
        (ENDED, ENDED, ENDED, OPEN, ("list-item", "ketua")),
        (ENDED, ENDED, ENDED, OPEN, "yang hadir dalam rapat itu."),
        (ENDED, OPEN),
        (OPEN, ENDED),
        (OPEN, OPEN, OPEN),
        (ENDED, ENDED, ENDED, ("list-item", OPEN)),
        (),
    ],
)
def test_a_missing_stop_depends_on_other_paragraphs_and_the_next_block(blocks: tuple) -> None:
    assert checked(PARAGRAPH, *blocks) == []


@pytest.mark.parametrize(
    "middle",
    [
        OPEN,
        f"{OPEN} pada Kamis (28/07/2022)",
        "“Kami siap hari ini” ujarnya",
        "“Semua siswa sehat,” tutup Budi Santoso",
        "Kegiatan itu dihadiri Bupati Mawar Budi Santoso, Wakil Bupati Mawar Sari Lestari, Ketua DPRD Mawar Tono Wijaya, Kapolres "
        "Mawar AKBP Joko Susilo, Dandim Mawar Letkol Agus Salim, dan Kepala Dinas Pendidikan Mawar",
    ],
)
def test_a_paragraph_between_others_lacks_its_stop_whatever_the_others_lack(middle: str) -> None:
    assert len(checked(PARAGRAPH, OPEN, middle, ENDED)) == 1


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("title", "KPU Mawar menggelar rapat."),
        ("heading", "Rapat pleno."),
        ("paragraph", "KPU Mawar Gelar Rapat Pleno di Aula."),
    ],
)
def test_a_headline_has_no_stop(kind: BlockKind, text: str) -> None:
    [(found, match)] = checked(HEADLINE, (kind, text), ENDED)
    assert (found, match.span) == (".", (len(text) - 1, len(text)))
    assert [edit.text for edit in match.fixes[0].edits] == [""]


@pytest.mark.parametrize(
    "blocks",
    [
        (("title", "KPU Mawar menggelar rapat"), ENDED),
        (("title", "Saham PT Mawar Tbk."), ENDED),
        (("title", "KPU Mawar menggelar rapat..."), ENDED),
        ("Ketua KPU Mawar berharap Bawaslu Mawar dan Polres Mawar bisa hadir.", ENDED),
        (ENDED, "Mewujudkan Tata Kelola yang Bersih dan Terbuka."),
        ("KPU Mawar Gelar Rapat Pleno di Aula.",),
        ("Budi Santoso Hadir.", ENDED),
    ],
)
def test_a_sentence_keeps_it(blocks: tuple) -> None:
    assert checked(HEADLINE, *blocks) == []
