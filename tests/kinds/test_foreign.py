"""English words in Indonesian sentences."""

import pytest

from pesanlint.kinds.foreign import Foreign
from running import checked

RULE = Foreign(id="uji.asing", kind="foreign", accepted=("travel", "traffic light", "bouquet bunga"))


def found(*blocks) -> list[str]:
    return [name for name, _ in checked(RULE, *blocks)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Warga diminta concern pada data itu.", ["concern"]),
        ("Warga diminta concern pada data itu. Petugas juga concern.", ["concern"]),
        ("Petugas dikepung flight control di jalan.", ["flight control"]),
        ("Petugas memasang traffic light di jalan.", []),
        ("Petugas membawa bouquet bunga, lalu bouquet bungaku.", ["bouquet"]),  # only one of its words is English
        ("Bouquet bunga dan traffic light.", []),
        ("Petugas memasang light control di jalan.", ["light control"]),
        ("Petugas memasang alat dan mesin vending machine.", ["vending machine"]),
        ("Biro travel itu menerima rapat dan video.", []),
        ("Pembawa (carrier) virus itu sehat.", []),
        ("Lagu “never without growth” diputar.", []),
        ("Alamatnya example.com/growth/index dan akun @concern.", []),
        ("Ia menyanyi I never could live without your growth thinking, lalu pulang.", []),
        ("Liriknya: dan I grew strong, lalu selesai.", []),
        ("Pertunjukan Concern dan CONCERN digelar.", []),
        ("Mereka me-concern-kan growth-nya.", []),
        ("Komunitas Creative concern Mawar hadir.", []),
    ],
)
def test_english_words_in_small_letters(text: str, words: list[str]) -> None:
    assert found(text) == words


def test_headlines_are_read_too_but_each_word_is_reported_once() -> None:
    assert found(("title", "Warga Diminta concern"), "Petugas juga concern.") == ["concern"]


@pytest.mark.parametrize(
    ("word", "is_reported"),
    [
        ("dipublish", True),
        ("mengcopy", True),
        ("mendisplay", True),
        ("terpublish", True),
        ("mesupport", True),
        ("hitsnya", True),
        ("linknya", False),
        ("tertinggal", False),
        ("hasilnya", False),
        ("megrim", False),
        ("dijelaskan", False),
        ("merangkul", False),
    ],
)
def test_an_english_word_with_an_indonesian_affix_is_found(word: str, is_reported: bool) -> None:
    rule = Foreign(id="uji.asing", kind="foreign")
    assert [words for words, _ in checked(rule, f"Hasil itu {word} oleh petugas.")] == [word] * is_reported


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Pegawai memakai sistem Finger Print di kantor.", ["Finger Print"]),
        ("Warga belajar dengan metode Project Based Learning.", ["Project Based Learning"]),
        ("Tim itu memakai metode Finger Print (FP), lalu metode Finger Print lagi.", ["Finger Print"]),
        ("Warga mengikuti metode City University di kota.", []),
        ("Warga memakai metode Mawar City di kota.", []),
        ("Warga memakai metode Finger Print for People di kota.", []),
        ("Warga memakai metode Working Group Mawar di kota.", []),
        ("Warga memakai metode “Working Group” di kota.", []),
        ("Warga memakai Finger Print dan metode finger print.", []),
        ("Warga memakai sistem Smart City.", []),
        ("Warga memakai Sistem Smart City.", ["Smart City"]),  # other rules take it for part of a name
    ],
)
def test_english_phrases_with_capitals_behind_words_that_are_no_names(text: str, phrases: list[str]) -> None:
    rule = Foreign(id="uji.frasa", kind="foreign", after=("sistem", "metode", "Sistem"), accepted=("smart city",))
    assert [name for name, _ in checked(rule, text)] == phrases
