"""Quotations need a speaker, claims a source that can be looked up."""

from collections.abc import Callable

import pytest

from pesanlint.finding import Match
from pesanlint.kinds.attribution import Attribution

Matches = Callable[..., list[tuple[str, Match]]]

SPEECH = "“Kami memastikan seluruh logistik tiba tepat waktu.”"
QUOTATION = Attribution(id="kutipan", kind="attribution", of="quotation", named_by=("hadis",))


class TestQuotation:
    def test_without_a_speaker(self, matches: Matches) -> None:
        ((text, _),) = matches(QUOTATION, "Rapat dibuka di Melati. " + SPEECH + " Rapat ditutup sore hari.")
        assert text == SPEECH

    @pytest.mark.parametrize(
        "paragraph",
        [
            SPEECH + " ujar Ketua KPU Kabupaten Melati, Sari.",
            SPEECH + " tegasnya.",
            SPEECH + " Demikian disampaikan Sari.",
            "Sari menegaskan, " + SPEECH,
            "Dalam sambutannya ia berharap banyak. " + SPEECH,
            "Sari: " + SPEECH,
            "Menurut Sari, " + SPEECH,
            "Ketua KPU Kabupaten Melati Sari " + SPEECH,
            SPEECH + " (Sari, Ketua KPU Kabupaten Melati)",
            SPEECH + " Kalimat itu dari hadis.",
            "Bunyi Pasal 2: " + SPEECH,
        ],
    )
    def test_with_a_speaker(self, matches: Matches, paragraph: str) -> None:
        assert matches(QUOTATION, "Rapat dibuka.", paragraph) == []

    def test_the_speaker_may_be_in_an_adjacent_sentence(self, matches: Matches) -> None:
        assert matches(QUOTATION, "Rapat dibuka. Sari menyampaikan tiga hal.", SPEECH) == []
        assert matches(QUOTATION, SPEECH, "Hal itu disampaikan Sari. Rapat ditutup.") == []

    def test_but_not_further_away(self, matches: Matches) -> None:
        assert matches(QUOTATION, "Sari menyampaikan tiga hal. Rapat dibuka.", SPEECH, "Rapat ditutup. Sari berpesan.") != []

    def test_quotations_in_a_row_share_their_speaker(self, matches: Matches) -> None:
        assert matches(QUOTATION, SPEECH, SPEECH, SPEECH + " ujar Sari.") == []
        assert matches(QUOTATION, "Sari menyampaikan:", SPEECH, SPEECH, "Rapat ditutup.") == []
        assert len(matches(QUOTATION, SPEECH, SPEECH, "Rapat ditutup.")) == 2

    @pytest.mark.parametrize(
        "paragraph",
        [
            "Lomba bertema “bersama menjaga suara rakyat di desa kita” dibuka.",
            "Warga menolak “politik uang” di desa.",
            "Rapat dibuka, “kami memastikan seluruh logistik tiba tepat waktu.",
            "Rapat dibuka. Panitia mundur karena “sikap para tamu undangan yang tidak sabar menunggu giliran”.",
            "Rapat dibuka. 'Kami memastikan seluruh logistik tiba tepat waktu.' Rapat ditutup.",
        ],
    )
    def test_what_is_not_surely_speech_needs_none(self, matches: Matches, paragraph: str) -> None:
        assert matches(QUOTATION, paragraph) == []

    def test_an_excerpt_may_have_lost_its_speaker(self, matches: Matches) -> None:
        assert matches(QUOTATION, SPEECH) == []

    def test_headlines_need_none(self, matches: Matches) -> None:
        assert matches(QUOTATION, ("title", SPEECH), "Rapat dibuka.") == []


SURVEY = Attribution(id="survei", kind="attribution", of="survey", claims=("survei menunjukkan", "menurut survei"))
STATISTIC = Attribution(id="data", kind="attribution", of="statistic", claims=("berdasarkan data", "data menunjukkan"))
LAW = Attribution(
    id="hukum",
    kind="attribution",
    of="law",
    claims=("menurut undang-undang", "sesuai aturan", "sesuai aturan yang berlaku"),
)


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        (SURVEY, "Survei menunjukkan partisipasi naik 5 persen.", "Survei menunjukkan"),
        (SURVEY, "Partisipasi naik menurut survei terbaru.", "menurut survei"),
        (SURVEY, "Menurut survei, pemerintah kota dinilai baik.", "Menurut survei"),
        (SURVEY, "Survei menunjukkan kinerja pemerintah membaik.", "Survei menunjukkan"),
        (SURVEY, "Menurut survei tentang pemerintah, warga puas.", "Menurut survei"),
        (SURVEY, "Menurut survei kepuasan terhadap dinas, warga puas.", "Menurut survei"),
        (SURVEY, "Menurut survei yang dilakukan pada bulan lalu, warga puas.", "Menurut survei"),
        (STATISTIC, "Berdasarkan data yang dihimpun, pemilih bertambah.", "Berdasarkan data"),
        (LAW, "Menurut undang-undang, pemilih wajib terdaftar.", "Menurut undang-undang"),
        (LAW, "Petugas bekerja sesuai aturan yang berlaku.", "sesuai aturan yang berlaku"),
    ],
)
def test_a_claim_without_its_source(matches: Matches, rule: Attribution, text: str, found: str) -> None:
    assert [text for text, _ in matches(rule, text)] == [found]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (SURVEY, "Survei menunjukkan partisipasi naik. Survei itu dilakukan Lembaga Melati pada Mei 2024."),
        (SURVEY, "Menurut survei Lembaga Melati, partisipasi naik."),
        (SURVEY, "Survei menunjukkannya sendiri."),
        (SURVEY, "Menurut survei internal rumah sakit, pasien puas."),
        (SURVEY, "Menurut survei pemerintah kota, warga puas."),
        (SURVEY, "Menurut survei yang kami adakan, warga puas."),
        (SURVEY, "Menurut survei kami, warga puas."),
        (SURVEY, "Menurut survei kepuasan masyarakat yang dilakukan dinas itu, warga puas."),
        (SURVEY, "Menurut survei terbaru yang diadakan oleh sekolah, siswa puas."),
        (SURVEY, "Survei menunjukkan warga puas. Survei itu dilakukan dinas kesehatan pada Mei 2024."),
        (STATISTIC, "Berdasarkan data dari Badan Pusat Statistik, penduduk bertambah."),
        (STATISTIC, "Berdasarkan data tersebut, penduduk bertambah."),
        (STATISTIC, "Metadata menunjukkan waktu pengambilan gambar."),
        (LAW, "Menurut Undang-Undang Nomor 7 Tahun 2017, pemilih wajib terdaftar."),
        (LAW, "Menurut undang-undang itu, pemilih wajib terdaftar."),
        (LAW, "Petugas bekerja sesuai aturan yang berlaku, yakni PKPU 25/2023."),
    ],
)
def test_a_claim_with_its_source(matches: Matches, rule: Attribution, text: str) -> None:
    assert matches(rule, text) == []


PERIOD = Attribution(id="uji.waktu", kind="attribution", of="period", claims=("berdasarkan data KPU",))


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        (("Berdasarkan data KPU Mawar, ada 12.345 pemilih muda.",), 1),
        (("Rapat digelar di aula.", "Berdasarkan data KPU, ada 12.345 pemilih muda."), 1),
        (("Berdasarkan data KPU Mawar, pemilih muda bertambah. Ada 31 kecamatan.",), 0),
        (("Berdasarkan data KPU per 1 Juli, ada 12.345 pemilih muda.",), 0),
        (("Berdasarkan data KPU, ada 12.345 pemilih muda. Data itu dihimpun pada triwulan kedua.",), 0),
        (("Rapat digelar Selasa.", "Berdasarkan data KPU, ada 12.345 pemilih muda."), 0),
        (("Berdasarkan data KPU itu, ada 12.345 pemilih muda.",), 0),
    ],
)
def test_figures_and_their_time(matches: Matches, blocks: tuple[str, ...], found: int) -> None:
    assert len(matches(PERIOD, *blocks)) == found


@pytest.mark.parametrize("keys", [{"of": "survey"}, {"of": "quotation", "claims": ("survei menunjukkan",)}])
def test_claims_and_quotations_do_not_mix(keys: dict) -> None:
    with pytest.raises(ValueError, match="claims"):
        Attribution(id="x", kind="attribution", **keys)
