import pytest

from pesanlint.language.id.affixes import is_derived

ROOTS = frozenset(
    "tulis sapu pilih kirim hasil laku tari catat bom rencana kerja ajar hati didik suka kaji unggah baca".split()
)
WORDS = frozenset("pendidikan lembaga bencana kegiatan memperkaya".split())


@pytest.mark.parametrize(
    "word",
    """menulis menuliskan penulisan ditulisi menyapu penyapu memilih pemilih pemilihan dipilihnya terkirim mengirimkan
    keberhasilan memberlakukan berlaku menari mencatat pengeboman mengebom berencana bekerja sepilih mengunggah unggahkan
    bacalah tulislah berpendidikan antarlembaga pascabencana sekegiatan lembagalah bacakah
    perhatikan perkaya""".split(),
)
def test_what_affixes_make(word: str) -> None:
    assert is_derived(word, ROOTS.__contains__, WORDS.__contains__)


@pytest.mark.parametrize(
    "word",
    """mentulis mensapu mempilih memlih pmilihan menulsi mengbom berrencana merpendidikan tulisi2 penuliskan menuliskn
    antarlembga keberhasil memberlaku tariian pengebo""".split(),
)
def test_what_they_do_not(word: str) -> None:
    assert not is_derived(word, ROOTS.__contains__, WORDS.__contains__)
