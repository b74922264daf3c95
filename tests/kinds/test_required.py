"""What a release must contain, and which texts are not releases."""

from collections.abc import Callable

import pytest

from pesanlint.desk.desk import Desk
from pesanlint.finding import Match
from pesanlint.kinds.required import Element, KeyMessage, Required

Matches = Callable[..., list[tuple[str, Match]]]

TITLE = "KPU Kabupaten Melati Buka Layanan Pindah Memilih"
LEAD = (
    "Melati, kab-melati.kpu.go.id – KPU Kabupaten Melati membuka layanan pindah memilih di Kantor KPU Kabupaten Melati pada "
    "Kamis, 5 September 2024, bagi pemilih yang bekerja di luar kota."
)
BODY = "Sari mengatakan, “Kami melayani pemilih setiap hari kerja.” Pemilih cukup membawa kartu tanda penduduk elektronik."
END = "Informasi lebih lanjut: humas@kab-melati.kpu.go.id (Humas KPU Kabupaten Melati)"
ALL: tuple[Element, ...] = ("title", "dateline", "date", "who", "when", "where", "quotation", "closing")


def required(*elements: Element, min_words: int = 10) -> Required:
    return Required(id="unsur", kind="required", elements=elements, min_words=min_words)


def test_a_whole_release_lacks_nothing(matches: Matches) -> None:
    assert matches(required(*ALL), TITLE, LEAD, BODY, END) == []
    assert matches(required(*ALL), ("title", TITLE), LEAD, BODY, END) == []
    assert matches(required(*ALL), f"{TITLE}.", LEAD, BODY, END) == []  # the full stop is another rule's fault


def test_each_missing_element_is_one_finding(matches: Matches) -> None:
    bare = "Layanan bagi pemilih yang bekerja jauh dari rumah sudah dibuka oleh petugas, dan pemilih cukup membawa kartu."
    found = matches(required(*ALL), bare)
    assert [match.values["missing"].split()[0] for _, match in found] == [
        "judul", "baris", "tanggal", "pelaku", "waktu", "tempat", "kutipan", "penutup",
    ]  # fmt: skip
    assert {text for text, _ in found} == {bare}


@pytest.mark.parametrize(
    ("element", "blocks"),
    [
        ("title", (LEAD, BODY, END)),
        ("dateline", (TITLE, LEAD.split(" – ")[1], BODY, END)),
        ("date", (TITLE, LEAD.replace("5 September 2024, ", ""), BODY, END)),
        ("quotation", (TITLE, LEAD, END)),
        ("closing", (TITLE, LEAD, BODY)),
    ],
)
def test_one_element_is_missing(matches: Matches, element: Element, blocks: tuple[str, ...]) -> None:
    assert len(matches(required(*ALL), *blocks)) == 1
    assert len(matches(required(element), *blocks)) == 1


def test_a_missing_element_is_reported_at_the_lead(matches: Matches) -> None:
    ((text, _),) = matches(required("quotation"), TITLE, LEAD, END)
    assert text == LEAD


def test_a_short_text_is_no_release(matches: Matches) -> None:
    assert matches(Required(id="unsur", kind="required", elements=ALL), "Pemilih antre dengan tertib.") == []


class TestPhrases:
    RULE = Required(
        id="pesan",
        kind="required",
        when=("pindah memilih",),
        phrases=(("paling lambat", "tenggat"), ("kartu tanda penduduk", "KTP-el")),
        min_words=10,
    )

    def test_a_group_without_any_of_its_phrases(self, matches: Matches) -> None:
        ((_, match),) = matches(self.RULE, TITLE, LEAD, BODY)
        assert match.values == {"missing": "“paling lambat” atau “tenggat”"}

    def test_one_phrase_of_each_group_is_enough(self, matches: Matches) -> None:
        assert matches(self.RULE, TITLE, LEAD, BODY, "Tenggatnya belum ada, tetapi tenggat itu segera diumumkan.") == []

    def test_a_longer_word_is_not_the_phrase(self, matches: Matches) -> None:
        assert matches(self.RULE, TITLE, LEAD, BODY, "Tenggatnya segera diumumkan.") != []

    def test_other_topics_need_nothing(self, matches: Matches) -> None:
        assert matches(self.RULE, TITLE.replace("Pindah", "Cara"), LEAD.replace("pindah", "cara"), BODY) == []


class TestMessages:
    RULE = Required(
        id="pesan",
        kind="required",
        about=("pindah memilih",),
        unless=("rapat koordinasi",),
        messages=(
            KeyMessage("sampai kapan", ("paling lambat", "tenggat")),
            KeyMessage("dokumen apa yang dibawa", ("kartu tanda penduduk", "KTP-el")),
        ),
        min_words=10,
    )
    HEADLINE = "KPU Kabupaten Melati Buka Kelas Pemilu"
    MENTION = "Pelajar bertanya tentang pindah memilih kepada petugas yang datang dari kantor kabupaten."
    OTHER = "Kelas itu terbuka bagi pelajar dari seluruh kecamatan di Kabupaten Melati setiap hari kerja."

    def test_the_message_names_the_missing_element(self, matches: Matches) -> None:
        ((text, match),) = matches(self.RULE, TITLE, LEAD, BODY)
        assert (text, match.values) == (LEAD, {"missing": "sampai kapan"})

    @pytest.mark.parametrize(
        ("blocks", "is_on_topic"),
        [
            ((TITLE, OTHER, OTHER), True),
            ((("title", TITLE), OTHER, OTHER), True),
            ((HEADLINE, MENTION, OTHER), False),
            ((HEADLINE, MENTION + " Pindah memilih itu mudah.", OTHER), True),
            ((HEADLINE, "Warga diberi tahu tentang pindah memilih (layanan pindah memilih).", OTHER), False),
            ((HEADLINE, OTHER, OTHER, OTHER, MENTION, MENTION), False),
            ((HEADLINE, MENTION.replace("memilih", "memilihnya"), MENTION), False),
            ((OTHER, OTHER, OTHER), False),
        ],
    )
    def test_a_topic_is_more_than_a_mention(self, matches: Matches, blocks: tuple, is_on_topic: bool) -> None:
        assert bool(matches(self.RULE, *blocks)) == is_on_topic

    def test_a_release_of_another_sort_needs_nothing(self, matches: Matches) -> None:
        assert matches(self.RULE, TITLE.replace("Layanan", "Rapat Koordinasi"), self.OTHER, self.OTHER) == []
        assert matches(self.RULE, TITLE, f"Dalam rapat koordinasi, {self.MENTION.lower()}", self.OTHER) == []
        assert matches(self.RULE, TITLE, self.OTHER, "Sebelumnya ada rapat koordinasi di kantor.") != []


def test_a_rule_must_require_something() -> None:
    with pytest.raises(ValueError, match="elements"):
        Required(id="kosong", kind="required").compile(Desk())
