import pytest

from pesanlint.language.id.slipcosts import cost
from pesanlint.language.id.spelling import judged, lexicon


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("pesrta", "peserta"),  # left out
        ("sosilisasi", "sosialisasi"),
        ("yng", "yang"),
        ("penanangan", "penanganan"),  # moved
        ("wisawatan", "wisatawan"),
        ("kaloborasi", "kolaborasi"),  # swapped across a third
        ("kasawan", "kawasan"),
        ("pendemi", "pandemi"),  # another vowel in a long word
        ("militian", "militan"),  # one more letter in a long word
        ("kekompakanya", "kekompakannya"),  # -nya behind -an
        ("digalakan", "digalakkan"),  # affixes allow it, but nobody uses it
        ("bertidak", "bertindak"),
        ("sebagaian", "sebagian"),
        ("peserrta", "peserta"),  # doubled
        ("kegiatann", "kegiatan"),
        ("yagn", "yang"),  # swapped
        ("penetpaan", "penetapan"),
        ("oemilihan", "pemilihan"),  # beside
        ("kecanatan", "kecamatan"),
        ("rekapitulqsi", "rekapitulasi"),
        ("pengawasann", "pengawasan"),  # at the end
        ("pengawasn", "pengawasan"),
        ("peserts", "peserta"),
        ("tujuannnya", "tujuannya"),
        ("kemerdekaaan", "kemerdekaan"),
        ("dianntaranya", "di antaranya"),  # run together
        ("yangdilakukan", "yang dilakukan"),
        ("rapatdengan", "rapat dengan"),
        ("rumahrumah", "rumah-rumah"),
        ("anakanak", "anak-anak"),
        ("melaksanakanrapat", "melaksanakan rapat"),
        ("melakukukan", "melakukan"),  # a syllable twice
        ("menekankankan", "menekankan"),
        ("perekomian", "perekonomian"),  # two letters left out
        ("admistrasi", "administrasi"),
        ("penyelesain", "penyelesaian"),  # no colloquial ending
        ("memotipasi", "memotivasi"),  # by ear
        ("dikutif", "dikutip"),
        ("prosfek", "prospek"),
        ("bersamasama", "bersama-sama"),  # halves of a reduplication
        ("terusmenerus", "terus-menerus"),
        ("sebesarbesarnya", "sebesar-besarnya"),
        ("tinggalah", "tinggallah"),  # before an ending
        ("perjalan", "perjalanan"),
        ("kapalanya", "kepalanya"),
    ],
)
def test_a_slip_is_told_from_a_word(slip: str, right: str) -> None:
    found = judged(slip)
    assert found
    assert found.uses[0] == right


@pytest.mark.parametrize(
    "word",
    """peserta memutakhirkan dimutakhirkan pemutakhirannya keberhasilannya berpendidikan antarlembaga nonaktif pascabencana
    memberlakukan diberlakukan dipertanggungjawabkan mengkampanyekan kelima setujukah sebanyaknya rawon gudeg pempek papeda
    coklit pantarlih sidalih sirekap noken mitigasi publik talkshow budget workshop online diunggah swafoto ketidaknetralan
    memuatnya asamnya kesemuanya kontraktual dihias mengeksplor apotik praktek himbau menghimbau silahkan ijin dimana kerjasama jumat selawat istigasah haul musyawarah mengatribusikan diisyaratkan
    persekutukan pertemukan percakapkan perkaya mikroprudensial peniupan merunut mengoceh paranormal karyawisata parafrasa pelesapan""".split(),
)
def test_a_word_is_left_alone(word: str) -> None:
    assert judged(word) is None


@pytest.mark.parametrize(
    "word", ["golll", "wkwkwk", "ngambil", "bawain", "xyzzy", "qwerty", "hahaha", "pesen", "jauuuuuh", "dingiiiiin"]
)
def test_what_has_no_likely_word_near_is_left_alone(word: str) -> None:
    assert judged(word) is None


def test_several_likely_words_are_offered_in_order_and_none_is_certain() -> None:
    found = judged("peratuan")
    assert found
    assert set(found.uses[:2]) == {"peraturan", "persatuan"}
    assert not found.is_certain


@pytest.mark.parametrize(
    ("slip", "certain"),
    [
        ("tujuannnya", True),  # no word has a letter three times
        ("imformasi", True),  # a word that releases are full of, with nothing else near
        ("saaat", False),  # sat, saat
        ("kawaaan", False),  # kawan, or kawasan with the key beside
        ("pemlihan", False),  # pemilihan, pemulihan
        ("hantuuu", False),  # perhaps drawn out
        ("berkalan", False),  # berjalan, or berkala with a letter more: affixes allow it
    ],
)
def test_a_slip_is_certain_by_rule_only(slip: str, certain: bool) -> None:
    found = judged(slip)
    assert (found is not None and found.is_certain) is certain


@pytest.mark.parametrize(
    ("likelier", "typed", "rarer", "meant"),
    [
        ("kegiatann", "kegiatan", "kegiatamn", "kegiatan"),  # doubled before added
        ("yagn", "yang", "yaqg", "yang"),  # swapped before another letter
        ("pesetta", "peserta", "pesekta", "peserta"),  # beside before elsewhere
        ("prosfek", "prospek", "proskek", "prospek"),  # by ear before any other letter
        ("pesrta", "peserta", "eserta", "peserta"),  # in the middle before the first letter
    ],
)
def test_slips_cost_what_they_are_rare(likelier: str, typed: str, rarer: str, meant: str) -> None:
    assert cost(likelier, typed) < cost(rarer, meant)


def test_words_further_apart_have_no_cost() -> None:
    with pytest.raises(ValueError, match="more than one step"):
        cost("rapat", "surat")


def test_every_frequent_word_is_known_and_no_slip() -> None:
    known = lexicon()
    assert all(known.has(word) for word, _ in known.frequencies())
    assert not known.frequent.among(known.names)
