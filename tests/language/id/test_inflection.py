"""The forms that one pair of roots covers. Each family has the forms of the source named next to it."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pesanlint.language.id import inflection
from pesanlint.language.id.inflection import Pair, family, vocabulary
from pesanlint.language.id.prefixes import liquid, nasal
from pesanlint.language.id.vocabulary import Vocabulary

NO_WORDS = Vocabulary({})

ROOTS = {
    ("himbau", "imbau"): "KBBI VI, imbau",
    ("praktek", "praktik"): "KBBI VI, praktik",
    ("resiko", "risiko"): "KBBI VI, risiko",
    ("analisa", "analisis"): "KBBI VI, analisis",
    ("ijin", "izin"): "KBBI VI, izin",
    ("antri", "antre"): "KBBI VI, antre",
    ("nasehat", "nasihat"): "KBBI VI, nasihat",
    ("karir", "karier"): "KBBI VI, karier",
    ("survey", "survei"): "KBBI VI, survei",
    ("telpon", "telepon"): "KBBI VI, telepon",
    ("faham", "paham"): "KBBI VI, paham",
    ("fikir", "pikir"): "KBBI VI, pikir",
    ("kuatir", "khawatir"): "KBBI VI, khawatir",
    ("perduli", "peduli"): "KBBI VI, peduli",
    ("standarisasi", "standardisasi"): "KBBI VI, standardisasi",
    ("rubah", "ubah"): "KBBI VI, ubah",
    ("jaman", "zaman"): "KBBI VI, zaman",
    ("azas", "asas"): "KBBI VI, asas",
    ("isteri", "istri"): "KBBI VI, istri",
    ("silahkan", "silakan"): "KBBI VI, sila",
    ("mensukseskan", "menyukseskan"): "TBBBI 4, bab IV, meng- di depan s; KBBI VI, sukses",
    ("mempedulikan", "memedulikan"): "TBBBI 4, bab IV, meng- di depan p; KBBI VI, peduli",
    ("mentaati", "menaati"): "TBBBI 4, bab IV, meng- di depan t; KBBI VI, taat",
    ("mengkoordinasikan", "mengoordinasikan"): "TBBBI 4, bab IV, meng- di depan k; KBBI VI, koordinasi",
    ("penterjemah", "penerjemah"): "TBBBI 4, bab VI, peng- di depan t; KBBI VI, terjemah",
}

FORMS = [
    ("himbau", "menghimbau", "mengimbau"),
    ("himbau", "dihimbau", "diimbau"),
    ("himbau", "terhimbau", "terimbau"),
    ("himbau", "penghimbau", "pengimbau"),
    ("praktek", "mempraktekkan", "mempraktikkan"),
    ("praktek", "dipraktekan", "dipraktikkan"),
    ("praktek", "dipraktikan", "dipraktikkan"),
    ("praktek", "berpraktek", "berpraktik"),
    ("resiko", "beresiko", "berisiko"),
    ("resiko", "berresiko", "berisiko"),
    ("resiko", "berrisiko", "berisiko"),
    ("analisa", "menganalisa", "menganalisis"),
    ("analisa", "teranalisa", "teranalisis"),
    ("ijin", "diijinkan", "diizinkan"),
    ("ijin", "mengijinkan", "mengizinkan"),
    ("ijin", "perijinan", "perizinan"),
    ("ijin", "seijin", "seizin"),
    ("ijin", "kuijinkan", "kuizinkan"),
    ("ijin", "kauijinkan", "kauizinkan"),
    ("antri", "antrian", "antrean"),
    ("antri", "mengantri", "mengantre"),
    ("nasehat", "penasehat", "penasihat"),
    ("nasehat", "menasehati", "menasihati"),
    ("karir", "berkarir", "berkarier"),
    ("survey", "mensurvey", "menyurvei"),
    ("survey", "menyurvey", "menyurvei"),
    ("survey", "mensurvei", "menyurvei"),
    ("telpon", "menelpon", "menelepon"),
    ("telpon", "mentelepon", "menelepon"),
    ("faham", "memfahami", "memahami"),
    ("faham", "difahami", "dipahami"),
    ("faham", "sefaham", "sepaham"),
    ("fikir", "pemfikiran", "pemikiran"),
    ("fikir", "berfikir", "berpikir"),
    ("fikir", "difikirkan", "dipikirkan"),
    ("kuatir", "menguatirkan", "mengkhawatirkan"),
    ("kuatir", "kekuatiran", "kekhawatiran"),
    ("perduli", "memperdulikan", "memedulikan"),
    ("perduli", "keperdulian", "kepedulian"),
    ("standarisasi", "menstandarisasi", "menstandardisasi"),
    ("rubah", "merubah", "mengubah"),
    ("rubah", "dirubah", "diubah"),
    ("jaman", "sejaman", "sezaman"),
    ("azas", "berazaskan", "berasaskan"),
    ("azas", "azasi", "asasi"),
    ("isteri", "beristeri", "beristri"),
    ("isteri", "memperisteri", "memperistri"),
    ("silahkan", "dipersilahkan", "dipersilakan"),
    ("mensukseskan", "pensuksesan", "penyuksesan"),
    ("mengkoordinasikan", "mengkoordinasi", "mengoordinasi"),
    ("mengkoordinasikan", "pengkoordinasian", "pengoordinasian"),
    ("penterjemah", "menterjemahkan", "menerjemahkan"),
]

PAIRS = list(ROOTS)


@pytest.mark.parametrize(("root", "wrong", "right"), FORMS)
def test_a_family_holds_what_people_write(root: str, wrong: str, right: str) -> None:
    (pair,) = [pair for pair in PAIRS if pair[0] == root]
    assert Pair(wrong, right) in list(family(*pair, vocabulary()))


@pytest.mark.parametrize(
    "innocent",
    # right in its own family, or a word of another root
    "perubahan berubah perubah perubahannya pemikiran memahami praktikan praktekan pemasalan memperhatikan mempunyai mengkaji "
    "mempertaruhkan menguat dinas senasib kesiapan".split(),
)
def test_innocent_words_are_in_no_family(innocent: str) -> None:
    for pair in [*PAIRS, ("masal", "massal"), ("tehnik", "teknik")]:
        assert innocent not in {one.wrong for one in family(*pair, vocabulary())}


@pytest.mark.parametrize("pair", PAIRS)
def test_every_pair_mends_something_once_and_for_all(pair: tuple[str, str]) -> None:
    made = list(family(*pair, vocabulary()))
    wrongs = Counter(one.wrong for one in made)
    assert made
    assert set(wrongs.values()) == {1}
    assert not set(wrongs) & ({one.right for one in made} | set(pair))


@pytest.mark.parametrize("pair", PAIRS)
def test_no_word_of_another_root_is_touched(pair: tuple[str, str]) -> None:
    words = vocabulary()
    own = words.roots_of(pair[0]) | words.roots_of(pair[1])
    assert [one for one in family(*pair, words) if words.root_of(one.wrong) not in (None, *own)] == []


def test_the_word_list_keeps_innocent_words_out() -> None:
    bare = {one.wrong for one in family("masal", "massal", NO_WORDS)}
    assert "memasalkan" in bare
    assert "memasalkan" not in {one.wrong for one in family("masal", "massal", Vocabulary({"asal": "asal"}))}
    listed = Vocabulary({"semasal": "semua", "semua": "semua"})
    assert bare - {one.wrong for one in family("masal", "massal", listed)} == {"semasal"}


@pytest.mark.parametrize(
    ("wrong", "right", "message"),
    [
        ("sangsi", "sanksi", "“sangsi” adalah kata tersendiri"),
        ("foto copy", "fotokopi", "satu kata dasar berhuruf kecil"),
        ("Nopember", "November", "satu kata dasar berhuruf kecil"),
        ("jum'at", "jumat", "satu kata dasar berhuruf kecil"),
    ],
)
def test_what_cannot_be_inflected_is_said(wrong: str, right: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        list(family(wrong, right, vocabulary()))


letters = st.text(st.sampled_from("aiueobdgkmnprstyh"), min_size=1, max_size=9)


@settings(max_examples=200, deadline=None)
@given(letters, letters)
def test_whatever_the_roots_a_form_is_never_its_own_cure(wrong: str, right: str) -> None:
    made = list(family(wrong, right, NO_WORDS))
    wrongs = [one.wrong for one in made]
    assert len(wrongs) == len(set(wrongs))
    assert not set(wrongs) & {one.right for one in made}
    assert list(family(wrong, right, NO_WORDS)) == made


@pytest.mark.parametrize(
    ("root", "right", "slips"),
    # TBBBI 4, bab IV: meng- by the first sound of the root; single verbs by KBBI VI
    [
        ("ubah", "mengubah", ()),
        ("gali", "menggali", ()),
        ("hitung", "menghitung", ()),
        ("khawatir", "mengkhawatir", ()),
        ("kelola", "mengelola", ("mengkelola",)),
        ("kritik", "mengkritik", ()),
        ("kaji", None, ()),
        ("baca", "membaca", ()),
        ("fitnah", "memfitnah", ()),
        ("verifikasi", "memverifikasi", ()),
        ("pilih", "memilih", ("mempilih",)),
        ("produksi", "memproduksi", ()),
        ("punya", None, ()),
        ("cari", "mencari", ()),
        ("data", "mendata", ()),
        ("jaga", "menjaga", ()),
        ("zalim", "menzalim", ()),
        ("syarat", "mensyarat", ()),
        ("tulis", "menulis", ("mentulis",)),
        ("transfer", "mentransfer", ()),
        ("sikap", "menyikap", ("mensikap",)),
        ("stabil", "menstabil", ()),
        ("latih", "melatih", ()),
        ("muat", "memuat", ()),
        ("nilai", "menilai", ()),
        ("nyanyi", "menyanyi", ()),
        ("rekap", "merekap", ()),
        ("wajib", "mewajib", ()),
        ("yakin", "meyakin", ()),
        ("cek", "mengecek", ("mencek",)),
        ("tes", "mengetes", ("mentes",)),
        ("bom", "mengebom", ("membom",)),
        ("lap", "mengelap", ()),
    ],
)
def test_the_nasal_follows_the_first_sound(root: str, right: str | None, slips: tuple[str, ...]) -> None:
    assert nasal("me")(root) == (right, slips)
    assert nasal("pe")(root).right == (right and "pe" + right.removeprefix("me"))


@pytest.mark.parametrize(
    ("prefix", "root", "right"),
    # TBBBI 4, bab IV: ber-, per- and ter- lose their r before r; before a first syllable in -er the dictionary decides
    [
        ("ber", "risiko", "berisiko"),
        ("ber", "izin", "berizin"),
        ("ber", "kerja", None),
        ("ter", "rasa", "terasa"),
        ("ter", "percaya", None),
        ("per", "izin", "perizin"),
        ("ber", "ajar", None),
        ("memper", "rebut", "memperebut"),
    ],
)
def test_r_falls_before_r(prefix: str, root: str, right: str | None) -> None:
    assert liquid(prefix)(root).right == right


def test_the_page_on_inflection_tells_the_truth() -> None:
    page = (Path(__file__).parents[3] / "docs" / "morphology.md").read_text("utf-8")
    shown = re.findall(r"\b([a-z]+) → ([a-z]+)\b", page)
    made = {(one.wrong, one.right) for pair in [*PAIRS, ("milyar", "miliar"), ("bom", "bom")] for one in _all(*pair)}
    assert len(shown) > 25
    assert [pair for pair in shown if pair not in made] == []


def _all(wrong: str, right: str) -> list[Pair]:
    return list(family(wrong, right, NO_WORDS if wrong == right else vocabulary()))


def test_a_few_words_are_looked_up_in_the_text_of_the_list() -> None:
    words = ["abad", "pemilih", "emilih", "pemili", "zzz", "me", "memilih", "zona", "-"]
    inflection._in_text.cache_clear()
    few = [inflection.is_listed(word) for word in words]
    for number in range(inflection._FEW):
        inflection.is_listed(f"zzz{number}")
    assert [inflection.is_listed(word) for word in words] == few
    assert few == [inflection.vocabulary().root_of(word) is not None for word in words]
    assert {True, False} == set(few)
