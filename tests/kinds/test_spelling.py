import pytest

from pesanlint.desk.desk import Desk
from pesanlint.kinds.spelling import Spelling
from running import checked

RULE = Spelling(id="uji.ejaan", kind="spelling", words=("pesrtaku",))


def mended(*blocks, desk: Desk | None = None) -> list[tuple[str, tuple[str, ...], bool]]:
    """What is found, what is offered instead, and whether that is safe."""
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
def test_a_slip_is_found_and_the_word_meant_offered(text: str, found: str, use: str, safe: bool) -> None:
    assert mended(text) == [(found, (use,), safe)]


def test_a_half_of_a_doubled_word_is_told_by_the_other() -> None:
    assert mended("Warga dan orang-oramg tua hadir.") == [("oramg", ("orang",), False)]


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
        "Alat dinkel itu mahal; dinkel itu impor, dan dinkel itu langka.",  # three times: it is meant
        "Ia makan rawon, gudeg, dan papeda.",
        "Kata o’pesrta dan pesrta’s itu asing.",
        "PESRTA itu singkatan.",
    ],
)
def test_names_addresses_and_foreign_words_are_left_alone(text: str) -> None:
    assert mended(text) == []


def test_a_headline_in_capitals_is_looked_at_where_the_slip_is_certain() -> None:
    headline = ("title", "KPU GELAR SOSILISASI DI DESA")
    assert mended(headline, "Acara itu lancar.") == [("SOSILISASI", ("SOSIALISASI",), True)]
    assert mended(("title", "Pesrta Hadir di Desa"), "Acara itu lancar.") == []


def test_words_of_the_rule_and_of_the_desk_are_words() -> None:
    text = "Program itu diikuti pesrtaku dan pesrta."
    assert mended(text) == [("pesrta", ("peserta",), True)]
    assert mended(text, desk=Desk(words=("Pesrta",))) == []


def test_several_words_may_have_been_meant() -> None:
    [(found, uses, safe)] = mended("Isi peratuan itu jelas.")
    assert found == "peratuan"
    assert len(uses) > 1
    assert not safe


def test_a_name_that_opens_a_sentence_is_no_slip() -> None:
    assert mended("Karena hadir lebih awal, warga pulang. Hendra Pratama pulang. Yanti, warga desa, hadir.") == []
