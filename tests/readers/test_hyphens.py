"""Words broken at the end of a line keep their own hyphen, and lose that of the line break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pesanlint.readers import hyphens
from pesanlint.readers.hyphens import joined
from pesanlint.shipped import rules_root

KEPT = """
anak-anak anak-anaknya undang-undang hak-hak perundang-undangan sehari-hari seolah-olah berbagi-bagi kekanak-kanakan tiba-tiba
tolong-menolong tarik-menarik surat-menyurat bahu-membahu turun-temurun menari-nari memukul-mukul
sayur-mayur lauk-pauk cerai-berai ramah-tamah bolak-balik gerak-gerik warna-warni mondar-mandir siswa-siswi mahasiswa-mahasiswi
suami-istri suami-istrinya tanya-jawab jual-beli tua-muda ibu-bapak sosial-politik untung-rugi gotong-royong hiruk-pikuk
ke-2025 ke-10 abad-21 COVID-19 tahun-tahun 2-an 1990-an se-Indonesia non-Indonesia Surabaya-Malang KPU-KIP e-rekap x-ray Pare-pare
kpu-jember.go.id humas-kpu@contoh.go.id https://contoh.id/dua-kata www.contoh-satu.id dan-lain@contoh.id
""".split()
BROKEN = """
pemi|lih pemung|utan Kabu|paten KABU|PATEN per|temuan peri|kanan meng|imbau ber|jalan di|tetapkan kali|mantan Kali|mantan
kantor|nya pemilih|an kepala|nya masa|lah pra|pemilu sub|bagian non|aktif anti|korupsi antar|wilayah pasca|bencana tuna|netra
Banyu|wangi Batang|hari Sijun|jung Sing|ingi teknolo|gi dan|dan din|ding
""".split()


@pytest.mark.parametrize("word", KEPT)
@pytest.mark.parametrize("end", ["", ",", ".”"])
def test_a_compound_keeps_its_hyphen(word: str, end: str) -> None:
    first, last = word.rsplit("-", 1)
    assert joined([f"pada {first}-", f"{last}{end} itu"]) == f"pada {word}{end} itu"


@pytest.mark.parametrize("parts", BROKEN)
def test_a_broken_word_is_whole(parts: str) -> None:
    first, last = parts.split("|")
    assert joined([f"pada {first}-", f"{last} itu"]) == f"pada {first}{last} itu"


WORDS = sorted(word for word in (rules_root() / "data" / "kata.txt").read_text("utf-8").split() if len(word) > 6)


@given(st.sampled_from(WORDS), st.data())
def test_nearly_any_word_of_the_list_is_whole_wherever_it_is_broken(word: str, data: st.DataObject) -> None:
    """Except words whose halves would be the same root twice (`berpegangan`)."""
    at = data.draw(st.integers(2, len(word) - 2))
    first, last = word[:at], word[at:]
    if not (last.startswith(first[-4:]) or last.endswith(first[1:])):
        assert joined([f"{first}-", last]) == word


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["rapat -", "kata dia"], "rapat - kata dia"),
        (["rapat –", "kata dia"], "rapat – kata dia"),
        (["ke-", "(2)"], "ke- (2)"),
        (["satu", "dua", "ti-", "ga"], "satu dua tiga"),
        (["se-", "ti-", "ga"], "setiga"),
        (["undang-un-", "dang baru"], "undang-undang baru"),
        (["suami\N{SOFT HYPHEN}", "istri"], "suamiistri"),
    ],
)
def test_lines_are_joined(lines: list[str], expected: str) -> None:
    assert joined(lines) == expected


def test_what_the_text_has_within_its_lines_decides() -> None:
    assert joined(["jual-", "beli"], {"jualbeli"}) == "jualbeli"
    assert joined(["rumah-", "toko"], {"rumah-toko"}) == "rumah-toko"
    assert joined(["Suka-", "maju"], {"suka-maju"}) == "Suka-maju"


def test_a_hyphen_is_told_by_what_is_near_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work does not grow with the length of the word."""
    seen: list[int] = []
    told = hyphens._is_the_words
    monkeypatch.setattr(
        hyphens,
        "_is_the_words",
        lambda first, second, written: seen.extend(map(len, (first, second))) or told(first, second, written),
    )
    word = "a" * 100_000
    assert joined([f"{word}-", word]) in (word + word, f"{word}-{word}")
    assert max(seen) <= 200
