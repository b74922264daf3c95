"""Which stretches wording rules skip."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pesanlint.language.id import protected
from pesanlint.spans import Span


def found(text: str) -> list[str]:
    """Return the protected stretches, without those inside a longer one."""
    spans = set(protected.find(text, Span(0, len(text))))
    return [text[s.start : s.end] for s in sorted(spans) if not any(other != s and other.covers(s) for other in spans)]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Buka https://infopemilu.kpu.go.id/a?b=c, lalu daftar.", ["https://infopemilu.kpu.go.id/a?b=c"]),
        ("(www.kpu.go.id)", ["www.kpu.go.id"]),
        ("Jember, kab-jember.kpu.go.id – Rapat", ["kab-jember.kpu.go.id"]),
        ("Surel ke humas@kab-melati.kpu.go.id.", ["humas@kab-melati.kpu.go.id"]),
        ("Ikuti @kpu_melati. dan #PemilihCerdas2024!", ["@kpu_melati", "#PemilihCerdas2024"]),
        ("Budi Santoso, A.Md, membaca README.md dan a.md.", ["README.md", "a.md"]),
        ("Unduh daftar_pemilih.pdf dan rekap-2024.xlsx.", ["daftar_pemilih.pdf", "rekap-2024.xlsx"]),
        (
            r"Di C:\Budi Santoso\surat tugas.docx, \\server\a b\c dan D:\x.",
            [r"C:\Budi Santoso\surat tugas.docx", r"\\server\a b\c", r"D:\x"],
        ),
        ("Di ~/a/b, ./c, (/srv/d.x) dan laman /daftar.", ["~/a/b", "./c", "/srv/d.x", "/daftar"]),
        (
            "IG: kpu.jember, X: @kpu_a; Telegram: kpujember, FB (kpu.jember)",
            ["kpu.jember", "@kpu_a", "kpujember", "kpu.jember"],
        ),
        ("Biaya US$5 dan US$6, luas $a^2 + b$, ${x} dan %y%", ["$a^2 + b$", "${x}", "%y%"]),
        (
            "[a-b c='d e'] {nama} <x> `kode` [^a] a.b() id=3",
            ["[a-b c='d e']", "{nama}", "<x>", "`kode`", "[^a]", "a.b()", "id=3"],
        ),
        ("Ketua/Wakil dan/atau 24/7 pada 1/2025, Drs.Budi, siang/malam, Rp1.000/kg, No. 12/PL.01-SD/3509/2025", []),
        ("IG: warga datang. Line 2: rapat. Jum`at dan Jum`at. 50% dan 60%. Bapak /atau Ibu. A/N: Budi. dan\\atau", []),
        ("Pukul 09.00 hadir Dr. Budi, S.H. dan no. #1 dibuka.Kami", []),
    ],
)
def test_addresses(text: str, addresses: list[str]) -> None:
    assert found(text) == addresses


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum mengatur hal itu.", "Pemilihan Umum"),
        ("UU No. 7 Tahun 2017 tentang Pemilihan Umum.", "Pemilihan Umum"),
        ("UU 7/2017 tentang Pemilihan Umum", "Pemilihan Umum"),
        (
            "PKPU Nomor 25 Tahun 2023 tentang Pemungutan dan Penghitungan Suara dalam Pemilihan Umum, yang berlaku",
            "Pemungutan dan Penghitungan Suara dalam Pemilihan Umum",
        ),
        (
            "Peraturan KPU Nomor 1 Tahun 2020 tentang Perubahan atas Peraturan KPU Nomor 2 Tahun 2019 tentang Tahapan di rapat",
            "Perubahan atas Peraturan KPU Nomor 2 Tahun 2019 tentang Tahapan",
        ),
        ("Keputusan KPU Nomor 12 Tahun 2024 tentang Rekapitulasi, Kamis (5/9/2024)", "Rekapitulasi"),
    ],
)
def test_the_title_of_a_law_but_not_its_citation(text: str, title: str) -> None:
    assert found(text)[0] == title


@pytest.mark.parametrize(
    "text",
    [
        "Rapat Nomor 7 Tahun 2017 tentang Pemilihan",
        "UU Nomor 7 Tahun 2017 tentang pemilihan umum",
        "Penjelasan tentang Pemilihan Umum",
    ],
)
def test_no_title_without_a_law_and_capitals(text: str) -> None:
    assert found(text) == []


@settings(max_examples=300)
@given(st.text() | st.text(alphabet="UN. 7/Tahuntentang@#kpu.goid-\n\\:[]{}<>$%_=`", max_size=80))
def test_spans_lie_inside_the_block(text: str) -> None:
    block = Span(len(text) // 4, len(text) - len(text) // 4)
    assert all(block.covers(span) and span.start < span.end for span in protected.find(text, block))


@pytest.mark.parametrize("piece", [
    "a/", "/a", "\\\\a", "C:\\", "a_", "a.", "IG: a", "$a", "%a", ":a", "<a", "{a", "[a", "a=", "a='", "`a", "a(", "[a b=", '[a b="', "[a b=“",
    '[a b="[', "<?php ", "<% a", "{: ", "::: ", ":a[", "!!! a ", "[/a", "[a]", "./",
])  # fmt: skip
def test_long_texts_of_one_piece_are_searched(piece: str) -> None:
    """A pattern that takes quadratic time would not finish here."""
    text = piece * (60_000 // len(piece))
    protected.find(text, Span(0, len(text)))
