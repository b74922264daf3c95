"""Figures stated twice. All figures are made up."""

import pytest

from pesanlint.document import BlockKind
from pesanlint.kinds.restated import Restated
from pesanlint.language.id import numbers
from running import checked

RULE = Restated(id="uji.dua-kali", kind="restated")


def found(*blocks: str | tuple[BlockKind, str]) -> list[tuple[str, str]]:
    return [(stated, match.values["first"]) for stated, match in checked(RULE, *blocks)]


@pytest.mark.parametrize(
    ("first", "second", "wrong"),
    [
        ("Rapat menetapkan 812.345 pemilih.", "Ketua menyebut 812.354 pemilih itu.", [("812.354", "812.345")]),
        ("Rapat menetapkan 812.345 pemilih.", "Ketua menyebut 872.345 pemilih itu.", [("872.345", "812.345")]),
        ("Rapat menetapkan 12.345 pemilih.", "Ketua menyebut 12.845 pemilih itu.", [("12.845", "12.345")]),
        ("Rapat menetapkan 812.345 pemilih.", "Ketua menyebut 812.345 pemilih itu.", []),
        ("Rapat menetapkan 812.345 pemilih.", "Ketua menyebut 821.354 pemilih itu.", []),
        ("Rapat menetapkan 2.345 pemilih.", "Ketua menyebut 2.354 pemilih itu.", []),
        ("Rapat menetapkan 812.345 pemilih.", "Percetakan mengirim 812.354 lembar.", []),
        ("Rapat menetapkan 812.345 pemilih.", "Sebelumnya tercatat 812.354 pemilih.", []),
        ("Rapat menetapkan 812.345 pemilih.", "Jumlah itu naik dari 812.354 pemilih.", []),
        ("Rapat menetapkan 812.345 pemilih.", "Ketua menyebut sekitar 812.354 pemilih.", []),
        ("Rapat menetapkan 812.300 pemilih.", "Ketua menyebut 812.400 pemilih.", []),
        ("Ada 20.287 orang.", "Kunjungan terbagi dua, yakni 20.227 orang lokal dan sisanya 60 orang asing.", []),
        ("Ada 812.345 pemilih laki-laki dan 812.354 pemilih perempuan.", "Rapat selesai.", []),
    ],
)
def test_figures(first: str, second: str, wrong: list[tuple[str, str]]) -> None:
    assert found(first, second) == wrong


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kabupaten Mawar memiliki {} pemilih.", "Kabupaten Melati memiliki {} pemilih."),
        ("KPU Kabupaten Mawar menetapkan {} pemilih.", "KPU Kabupaten Melati menetapkan {} pemilih."),
        ("Kota Mawar memiliki {} pemilih.", "Di kota itu, Dapil Melati memiliki {} pemilih."),
        ("Surat suara yang diterima {} lembar.", "Surat suara yang digunakan {} lembar."),
        ("Perempuan berjumlah {} orang.", "Laki-laki berjumlah {} orang."),
        ("Pasangan nomor urut 1 meraih {} suara.", "Pasangan nomor urut 2 meraih {} suara."),
        ("Pada Januari tercatat {} pengunjung.", "Pada Februari tercatat {} pengunjung."),
        ("Pada Pemilu 2019 DPT memuat {} pemilih.", "Pada Pilkada 2024 DPT memuat {} pemilih."),
        ("DPS memuat {} pemilih.", "DPT memuat {} pemilih."),
    ],
)
def test_sentences_alike_tell_of_different_things(first: str, second: str) -> None:
    assert not found(first.format("51.113"), second.format("51.123"))


def test_list_items_tell_of_different_things() -> None:
    assert not found(("list-item", "Mawar: 51.113 pemilih"), ("list-item", "Melati: 51.123 pemilih"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("KPU menetapkan {} pemilih.", "Rapat juga menetapkan {} pemilih."),
        ("Sebanyak {} pemilih terdaftar.", "Sebanyak {} pemilih itu tersebar di aula."),
        ("Partai Mawar meraih {} suara.", "Dengan {} suara, Partai Mawar menang."),
        ("DPT memuat {} pemilih.", "Pemilih dalam DPT itu {} pemilih."),
        ("Daftar itu memuat {} pemilih.", "Ketua berkata bahwa daftar itu memuat {} pemilih."),
    ],
)
def test_sentences_of_the_same_thing_are_compared(first: str, second: str) -> None:
    assert found(first.format("51.113"), second.format("51.123")) == [("51.123", "51.113")]


def test_headlines_count() -> None:
    assert found(("title", "KPU Tetapkan 812.345 Pemilih"), "Rapat menetapkan 812.354 pemilih.") == [("812.354", "812.345")]


@pytest.mark.parametrize(
    ("title", "body", "wrong"),
    [
        ("KPU Lantik 45 Anggota PPK", "Sebanyak 54 anggota PPK dilantik di aula.", [("54", "45")]),
        ("Pelatihan Diikuti 120 Peserta", "Pelatihan itu diikuti 102 peserta.", [("102", "120")]),
        ("Anggaran Rp45 Miliar Disepakati", "Anggaran Rp54 miliar itu disepakati.", [("Rp54 miliar", "Rp45 Miliar")]),
        ("KPU Lantik 45 Anggota PPK", "Sebanyak 45 anggota dilantik. Mereka menggantikan 54 anggota.", []),
        ("KPU Lantik 45 Anggota PPK", "Sebanyak 45 anggota PPK dilantik.", []),
        ("KPU Lantik 45 Anggota PPK", "Sebanyak 35 anggota PPK dilantik.", []),
        ("KPU Lantik 45 Anggota PPK", "Ada 54 desa di kabupaten itu.", []),
        ("KPU Lantik 45 Anggota PPK", "Sebelumnya ada 54 anggota PPK.", []),
        ("Anggaran Rp1,2 Miliar Disepakati", "Anggaran Rp2,1 miliar itu disepakati.", [("Rp2,1 miliar", "Rp1,2 Miliar")]),
        ("Rapat 12 April", "Rapat digelar 21 April.", []),
    ],
)
def test_a_swapped_figure_of_the_title(title: str, body: str, wrong: list[tuple[str, str]]) -> None:
    assert found(("title", title), body) == wrong


def test_the_body_is_read_once_whatever_the_figures_of_the_title(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    counts = numbers.counts
    monkeypatch.setattr(numbers, "counts", lambda text, span, dates: asked.append(span) or counts(text, span, dates))
    title = "KPU Lantik 45 Anggota, 120 Saksi, dan 31 Pendamping"
    assert found(("title", title), "Hadir 54 anggota dan 102 saksi.", "Hadir 13 pendamping.") == [
        ("54", "45"), ("102", "120"), ("13", "31"),
    ]  # fmt: skip
    assert len(asked) == len(set(asked))
