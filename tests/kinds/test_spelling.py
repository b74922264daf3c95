import pytest

from pesanlint.desk.desk import Desk
from pesanlint.kinds.spelling import Spelling
from running import checked

RULE = Spelling(id="uji.ejaan", kind="spelling", words=("pesrtaku",))


def offered(*blocks, desk: Desk | None = None) -> list[tuple[str, tuple[str, ...], bool]]:
    """Return what is found, its replacements, and whether the fix is safe."""
    return sorted(
        (found, tuple(fix.edits[0].text for fix in match.fixes), all(fix.safe for fix in match.fixes))
        for found, match in checked(RULE, *blocks, desk=desk)
    )


@pytest.mark.parametrize(
    ("text", "found", "use", "safe"),
    [
        ("Seluruh pesrta hadir tepat waktu.", "pesrta", "peserta", True),
        ("Bupati membuka kegiattan itu.", "kegiattan", "kegiatan", True),
        ("Panitia melaksanakanrapat di aula.", "melaksanakanrapat", "melaksanakan rapat", False),
        ("Berdasrkan data itu, warga pulang.", "Berdasrkan", "Berdasarkan", True),
        ("Sebagaiman diatur undang-undang, warga memilih.", "Sebagaiman", "Sebagaimana", False),
        ("Acara Proklamasi Kemerdekaaan digelar.", "Kemerdekaaan", "Kemerdekaan", True),
    ],
)
def test_a_typing_error_is_reported_with_the_intended_word(text: str, found: str, use: str, safe: bool) -> None:
    assert offered(text) == [(found, (use,), safe)]


@pytest.mark.parametrize(
    ("text", "found", "use"),
    [
        ("Ketua Divisi Data dan Infromasi KPU Kabupaten Melati hadir.", "Infromasi", "Informasi"),
        ("Kepala Biro Kerja Sama Sektretariat Jenderal hadir.", "Sektretariat", "Sekretariat"),
        ("Acara itu digelar di Pronvinsi Jawa Barat.", "Pronvinsi", "Provinsi"),
        ("Warga Desa Ploso, Kecamtan Selopuro, hadir.", "Kecamtan", "Kecamatan"),  # any name follows such a word
        ("Pemerinta Kabupaten Melati rapat. Kata Pemerintah Pusat, acara itu lancar.", "Pemerinta", "Pemerintah"),
        ("Petugas Kabupaten Tenggalek hadir.", "Tenggalek", "Trenggalek"),  # the word before decides
        ("Kepala Polres Bantl hadir.", "Bantl", "Bantul"),
        ("Warga Bangkalan pulang ke Bangkaln.", "Bangkaln", "Bangkalan"),  # the correct form decides
        ("Acara itu digelar di Banyuwanggi.", "Banyuwanggi", "Banyuwangi"),
        ("Menurut Lolly, Anggota Bawalu RI, acara itu lancar.", "Bawalu", "Bawaslu"),
        ("Petugas Pores Trenggalek hadir.", "Pores", "Polres"),
        ("Rapat bersama Penwascam itu lancar.", "Penwascam", "Panwascam"),
        ("Kepala BNPB hadir. Lalu BNBP pulang.", "BNBP", "BNPB"),
        ("Badan Nasional Penanggulangan Bencana (BNBP) hadir.", "BNBP", "BNPB"),
    ],
)
def test_a_slip_in_a_name_is_found(text: str, found: str, use: str) -> None:
    assert [one[:2] for one in offered(text)] == [(found, (use,))]


def test_a_name_is_a_suggestion_unless_the_text_tells_it() -> None:
    [(_, match)] = checked(RULE, "Acara itu digelar di Banyuwanggi.")
    assert match.is_doubtful
    [(_, match)] = checked(RULE, "Acara itu digelar di Kabupaten Banyuwanggi.")
    assert not match.is_doubtful


@pytest.mark.parametrize(
    "text",
    [
        "Menurut AKBP Robby Topan Manusiwa, pelaku pulang.",  # a name of a person
        "Warga Desa Sidoharjo, Kabupaten Sidoarjo, hadir.",  # a village
        "Kasus itu ditangani Mapolrestabes Surabaya menurut Perwali dan Kepmendagri.",  # other short names
        "Perusahaan itu berbasis di Nagano, Jepang.",
        "Naskah Sektretariat dan Sektretariat itu lama.",  # twice
        "Dokumen SKPD dan SKDP itu dua hal.",  # next to each other
        "Satuan Kerja Perangkat Daerah hadir membawa Surat Keterangan Domisili (SKDP).",
        "Anggota DRPD hadir.",  # nothing shows that DPRD is meant
        "SKDP dan SKPD itu lengkap; SKDP terbit, lalu SKDP berlaku.",  # more than once
        "Warga Kota Batu Bara dan Tanjung Balai hadir.",
        "Rapat di Sumatra itu dihadiri Ahmad Bantull.",
    ],
)
def test_names_similar_to_other_names_are_skipped(text: str) -> None:
    assert offered(text) == []


def test_a_half_of_a_doubled_word_is_corrected_by_the_other() -> None:
    assert offered("Warga dan orang-oramg tua hadir.") == [("oramg", ("orang",), False)]


@pytest.mark.parametrize(
    "text",
    [
        "Akun @pesrta dan tagar #pesrta itu resmi.",
        "Tulis ke pesrta@contoh.id atau buka contoh.id/pesrta dan pesrta.id.",
        "Berkas pesrta_2024 dan pesrta2 terlampir.",
        "Kelompok Pesrta hadir; anggota pesrta pulang.",  # a name: it has a capital elsewhere
        "Hendra dan Pesrta hadir.",  # a capital amid a sentence
        "Kafein pada dark chocolate dapat bertindak sebagai stimulan.",
        "Menurut peneliti, ungkap dwells pesrta glommed itu asing.",  # between other unknown words
        "Alat dinkel itu mahal; dinkel itu impor, dan dinkel itu langka.",  # three times: intended
        "Ia makan rawon, gudeg, dan papeda.",
        "Kata o’pesrta dan pesrta’s itu asing.",
        "PESRTA itu singkatan.",
        "Kata juru bicara itu, rapat selesai. (stu)",  # initials of the reporter
        "Acara ramah tamah itu singkat.",  # a pair that rhymes
        "Pulau indah seperti Palawan, Siargao, dan Camiguin ramai.",  # a list of names
    ],
)
def test_names_addresses_and_foreign_words_are_left_alone(text: str) -> None:
    assert offered(text) == []


def test_two_persons_with_similar_names_are_no_slip() -> None:
    others = "Setya Novanto hadir. Menurut Novanto, rapat lancar."
    assert offered(f"{others} Lalu Herwin Novianto pulang.") == []
    assert [one[0] for one in offered(f"{others} Lalu Novianto pulang.")] == ["Novianto"]
    assert [one[0] for one in offered(f"{others} Lalu Setya Novianto pulang.")] == ["Novianto"]


def test_a_slip_that_rhymes_with_a_frequent_word_is_no_pair() -> None:
    assert [one[0] for one in offered("Acara itu selesai dua hingga tingga hari lagi.")] == ["tingga"]


def test_a_headline_in_capitals_is_checked_for_certain_typing_errors() -> None:
    headline = ("title", "KPU GELAR SOSILISASI DI DESA")
    assert offered(headline, "Acara itu lancar.") == [("SOSILISASI", ("SOSIALISASI",), True)]
    assert offered(("title", "Pesrta Hadir di Desa"), "Acara itu lancar.") == []


def test_words_of_the_rule_and_of_the_desk_are_accepted() -> None:
    text = "Program itu diikuti pesrtaku dan pesrta."
    assert offered(text) == [("pesrta", ("peserta",), True)]
    assert offered(text, desk=Desk(words=("Pesrta",))) == []


def test_several_words_may_have_been_meant() -> None:
    [(word, uses, safe)] = offered("Isi peratuan itu jelas.")
    assert word == "peratuan"
    assert len(uses) > 1
    assert not safe


def test_a_name_that_opens_a_sentence_is_no_slip() -> None:
    assert offered("Karena hadir lebih awal, warga pulang. Hendra Pratama pulang. Yanti, warga desa, hadir.") == []


def test_a_slip_in_a_long_word_is_no_name_though_it_has_a_capital_elsewhere() -> None:
    rule = Spelling(id="uji.ejaan", kind="spelling")
    found = [words for words, _ in checked(rule, "Penyebrangan Mawar dibuka. Warga antre di penyebrangan itu.")]
    assert "penyebrangan" in found
    assert [*checked(rule, "Dharma hadir. Tag: dharma, mawar.")] == []


@pytest.mark.parametrize("neighbour", ["disiplin", "kantor", "dimana"])
def test_a_slip_beside_a_known_word_or_a_joined_preposition_is_no_foreign_phrase(neighbour: str) -> None:
    rule = Spelling(id="uji.ejaan", kind="spelling")
    assert "pemlih" in [words for words, _ in checked(rule, f"Warga ikut {neighbour} pemlih itu.")]
