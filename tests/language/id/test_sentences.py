"""Where sentences end, and where they only seem to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pesanlint.language.id import sentences
from pesanlint.spans import Span


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences.split(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "Rapat dibuka. | Peserta hadir. | Selesai!",
        "Sudah siap? | Sudah.",
        "Kantor di Jl. Mawar No. 5, Kec. Melati, Kab. Mekar, buka pukul 09.00 WIB. | Biaya Rp1.000.000.",
        "Dr. H. Budi A. Santoso, S.H., M.Si., hadir. | Ia membuka rapat.",
        "Sari, S. Pd., M. Si. membuka rapat.",
        "Ketua KPU M. Adi hadir.",
        "Logistik, surat suara, dll. disiapkan. | Petugas, saksi, dkk. | Semua hadir.",
        "Kunjungi kpu.go.id. | Daftarkan diri.",
        "Hadir pada 2024. | Berikutnya 2029.",
        "1. Pemilih datang. | 2. Pemilih antre.",
        "“Kami siap.” | Ia pun pergi.",
        "“Kami siap. | Logistik aman,” kata Sari.",
        "“Sudah siap?” tanya Sari. | “Sudah!” jawab Budi.",
        "Begitulah... | Lalu ia pergi… dan kembali.",
        "(Rapat tertutup.) | Pers menunggu.",
        "Digelar 4 s.d. 7 Agustus. | Pesertanya banyak.",
        "Disampaikan a.n. Ketua u.p. Sekretaris.",
        "Selisih 0. 5 persen",
        "Hal itu diatur pada ayat (2) huruf a. | “Asas itu berlaku,” katanya.",
    ],
)
def test_boundaries(text: str) -> None:
    assert split(text.replace(" | ", " ")) == text.split(" | ")


def test_only_the_span_is_split() -> None:
    assert list(sentences.split("Satu. Dua. Tiga.", Span(6, 10))) == [Span(6, 10)]


@settings(max_examples=300)
@given(st.text(alphabet='aA1. \n?!…“”"().', max_size=60) | st.text())
def test_every_character_but_blanks_lies_in_one_sentence(text: str) -> None:
    found = list(sentences.split(text, Span(0, len(text))))
    assert found == sorted(found)
    assert "".join("".join(text[s.start : s.end].split()) for s in found) == "".join(text.split())
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in found)


@settings(max_examples=300)
@given(st.lists(st.sampled_from([*"aB1. ?!…”(\n", "kata", ". ", ". Ia ", "Dr. ", "huruf a. ", "S.H. ", "dll. "])).map("".join))
def test_the_sentence_at_an_offset_is_found_without_the_others(text: str) -> None:
    for offset in range(len(text)):
        first = next((one for one in sentences.split(text, Span(0, len(text))) if one.end > offset), None)
        assert sentences.at(text, offset) == first
