"""Which stretches are quotations, of which kind, and where they end."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pesanlint.document import BlockKind, Document, DocumentBuilder
from pesanlint.language.languages import DEFAULT
from pesanlint.reading import quotations
from pesanlint.reading.told import Told, shown
from pesanlint.spans import Span


def document(*paragraphs: str, kind: BlockKind = "paragraph") -> Document:
    builder = DocumentBuilder("\n".join(paragraphs), "-")
    at = 0
    for paragraph in paragraphs:
        builder.begin(kind)
        builder.add(Span(at, at + len(paragraph)))
        at += len(paragraph) + 1
    return builder.build()


def find(doc: Document) -> tuple[quotations.Quotation, ...]:
    return quotations.find(doc, DEFAULT, Told(shown(doc))).all


def found(*paragraphs: str) -> list[tuple[str, str]]:
    """Kind and inner text of each quotation; `>` marks the depth, `!` a missing mark."""
    doc = document(*paragraphs)
    return [(">" * q.depth + q.kind + "!" * (not q.closed), doc.text[q.inner.start : q.inner.end]) for q in find(doc)]


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ('"Kita harus hadir," ujar Ketua KPU Kabupaten Melati, Sari.', "Kita harus hadir,"),
        ('Sari menegaskan, "Kami siap. Logistik aman."', "Kami siap. Logistik aman."),
        ("Sari menyampaikan bahwa “hak pilih dijamin undang-undang” itu.", "hak pilih dijamin undang-undang"),
        ("Sari: “Kami siap melayani pemilih”", "Kami siap melayani pemilih"),
        ("«Kami siap,» kata Sari.", "Kami siap,"),
        ("„Kami siap,“ kata Sari.", "Kami siap,"),
        ("″Kami siap,″ kata Sari.", "Kami siap,"),
        ("「Kami siap,」 kata Sari.", "Kami siap,"),
        ("''Kami siap,'' kata Sari.", "Kami siap,"),
        ("‘’Kami siap,’’ kata Sari.", "Kami siap,"),
        ("'Kami siap,' kata Sari.", "Kami siap,"),
        ('"Kami siap”, kata Sari.', "Kami siap"),
        ('" Kami siap melayani, " kata Sari.', " Kami siap melayani, "),
        ('"Kami siap, "ujar Sari.', "Kami siap, "),
        ("“Siap” kata Sari.", "Siap"),
        ("“Siap”, tegasnya.", "Siap"),
        ("“Kami menghimbau warga” – kata Sari.", "Kami menghimbau warga"),
        ("“Kami menghimbau warga” (kata Sari).", "Kami menghimbau warga"),
        ("Sari – “Kami menghimbau warga”.", "Kami menghimbau warga"),
        ("Ketua menanggapi isu: “Itu tidak benar.”", "Itu tidak benar."),
        ("yang dianggap “tidak akan selesai dihitung tepat waktu” itu", "tidak akan selesai dihitung tepat waktu"),
    ],
)
def test_speech(text: str, speech: str) -> None:
    assert found(text) == [("speech", speech)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Lomba bertema “bersama kita jaga suara rakyat” dibuka.", "bersama kita jaga suara rakyat"),
        ("dengan tema besar adalah “Pemilih Cerdas”", "Pemilih Cerdas"),
        ("Peserta membahas isu “pemilih muda harus lebih cepat didata”.", "pemilih muda harus lebih cepat didata"),
        ("Beredar narasi “Surat suara sudah tercoblos di gudang”.", "Surat suara sudah tercoblos di gudang"),
        ("Rapat dibuka. Temanya tahun ini, “Kita jaga data pemilih bersama.” Semua hadir.", "Kita jaga data pemilih bersama."),
        ("Topik yang diangkat ialah “Bagaimana kita menjaga data?”", "Bagaimana kita menjaga data?"),
        ('meluncurkan program "sahabat pemilih" di alun-alun', "sahabat pemilih"),
        ('Kegiatan "Ngobrol Pemilu dan Demokrasi" digelar.', "Ngobrol Pemilu dan Demokrasi"),
        ("buku berjudul “Mengapa Memilih?”", "Mengapa Memilih?"),
        (
            "Dinas menggelar “A Day of Indonesia’s Gardens: The Harvest for All” pada Jumat.",
            "A Day of Indonesia’s Gardens: The Harvest for All",
        ),
    ],
)
def test_titles_of_programmes_and_works(text: str, title: str) -> None:
    assert found(text) == [("title", title)]


@pytest.mark.parametrize("text", ["praktik “serangan fajar” dilarang", "ia menyebutnya “rumah kedua”", 'tanda "" kosong'])
def test_scare_quotes(text: str) -> None:
    assert [kind for kind, _ in found(text)] == ["scare"]


def test_a_split_quotation_is_two() -> None:
    assert found('"Kami siap," kata Sari, "dan akan bekerja."') == [("speech", "Kami siap,"), ("speech", "dan akan bekerja.")]


@pytest.mark.parametrize(
    ("text", "nested"),
    [
        ("“Mari dukung ‘Pemilu Damai’ ini,” kata Sari.", "Pemilu Damai"),
        ("“Mari dukung “Pemilu Damai” ini,” kata Sari.", "Pemilu Damai"),
        ('"Mari dukung "Pemilu Damai" ini," kata Sari.', "Pemilu Damai"),
        ("\"Mari dukung 'Pemilu Damai'\" kata Sari.", "Pemilu Damai"),
    ],
)
def test_a_nested_quotation_follows_its_own(text: str, nested: str) -> None:
    (outer, _), inner = found(text)
    assert outer == "speech"
    assert inner == (">title", nested)


@pytest.mark.parametrize(
    "text",
    [
        "Hari Jum'at, Ma’ruf dan Asy'ari hadir.",
        "Angkatan '98 dan para ulama' Syafi' hadir.",
        'Layar 15" dan 20" dipasang setinggi 5\' di aula.',
        "Organisasi ‘Aisyiyah ikut serta.",
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    assert found(text) == []


class TestSpeechOverSeveralParagraphs:
    def test_each_opened_anew(self) -> None:
        assert found("Ia berkata: “Satu.", "“Dua.", "“Tiga,” ujarnya.", "Lalu “Pemilu Damai”.") == [
            ("speech", "Satu.\n“Dua.\n“Tiga,"),
            ("title", "Pemilu Damai"),
        ]

    def test_closed_in_the_next(self) -> None:
        assert found('"Kami siap.', 'Semua siap," ujar Sari.') == [("speech", "Kami siap.\nSemua siap,")]

    def test_with_a_quotation_of_another_inside(self) -> None:
        assert found('"Saudara.', '"Kita, kata beliau, "harus mandiri". Silakan renungkan.', '"Sekian."', "Selesai.") == [
            ("speech", 'Saudara.\n"Kita, kata beliau, "harus mandiri". Silakan renungkan.\n"Sekian.'),
            (">scare", "harus mandiri"),
        ]

    def test_a_speaker_inside_ends_the_quotation_before_the_next_block(self) -> None:
        assert found('"Kami siap, ujar Sari.', '"Kami juga," ujar Budi.') == [
            ("speech!", "Kami siap,"),
            ("speech", "Kami juga,"),
        ]


class TestMissingMarks:
    def test_an_unclosed_quotation_ends_at_its_speaker_or_block(self) -> None:
        assert found('"Kami siap, ujar Sari.', "Narasi.", '"Baik," kata Budi.') == [
            ("speech!", "Kami siap,"),
            ("speech", "Baik,"),
        ]

    @pytest.mark.parametrize("speaker", ["ujar Sari.", "katanya.", "kata dia."])
    def test_text_after_the_speaker_is_narration(self, speaker: str) -> None:
        assert found(f'"Kami siap, {speaker} Rapat dibuka pukul sembilan.') == [("speech!", "Kami siap,")]

    def test_a_stem_that_is_another_word_is_no_verb_of_saying(self) -> None:
        assert found('"Kami siap, kata itu kami pegang.') == [("speech!", "Kami siap, kata itu kami pegang.")]

    def test_speech_without_an_opening_mark_begins_after_the_reporting_sentence(self) -> None:
        assert found('Sari menegaskan kesiapan panitia. Kami siap," ujarnya.') == [("speech!", "Kami siap,")]

    def test_a_verb_of_saying_within_the_quotation_does_not_begin_it(self) -> None:
        said = "Saya sudah menegaskan hal itu. Kami siap,"
        assert found(f'{said}" ujarnya.') == [("speech!", said)]

    def test_an_unclosed_one_ends_where_the_next_opens(self) -> None:
        assert found('"Kami siap, ujar Sari. "Kami juga," ujar Budi.') == [
            ("speech!", "Kami siap,"),
            ("speech", "Kami juga,"),
        ]

    def test_speech_without_an_opening_mark_begins_with_its_block(self) -> None:
        assert found("“Baik,” kata Budi.", 'Kami siap," ujar Sari.') == [("speech", "Baik,"), ("speech!", "Kami siap,")]

    def test_an_unpaired_closing_mark_without_a_speaker_is_empty(self) -> None:
        assert found("program Pemilu Damai” di Melati") == [("scare!", "")]

    def test_the_last_block_of_all(self) -> None:
        assert found("Ia berkata, “kami siap melayani") == [("speech!", "kami siap melayani")]


def test_code_has_no_quotations() -> None:
    assert find(document('print("halo, dunia")', kind="code")) == ()


ANY_TEXT = st.lists(st.text(alphabet="\"'“”‘’„«» .,:a1K", min_size=1), max_size=5)


@settings(max_examples=300)
@given(ANY_TEXT)
def test_quotations_are_ordered_and_lie_inside_the_text(paragraphs: list[str]) -> None:
    doc = document(*paragraphs)
    quotes = find(doc)
    for quote in quotes:
        assert 0 <= quote.span.start <= quote.inner.start <= quote.inner.end <= quote.span.end <= len(doc.text)
        assert quote.span.start < quote.span.end
    assert [q.span.start for q in quotes] == sorted(q.span.start for q in quotes)
    outer = [q for q in quotes if q.depth == 0]
    assert all(one.span.end <= other.span.start for one, other in pairwise(outer))
    assert all(any(q.span.covers(n.span) for q in outer) for n in quotes)


@settings(max_examples=200)
@given(st.text())
def test_any_text_is_read(text: str) -> None:
    find(document(*text.split("\n")))
