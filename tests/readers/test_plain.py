"""Plain text: headline, paragraphs, lists, markers and comments, each with the way back to the source."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pesanlint.document import Document
from pesanlint.readers import plain, read_text
from pesanlint.spans import Edit, SourceEdit, Span, apply_edits

WRAPPED = (
    "KPU Kabupaten Melati membuka pendaftaran petugas ketertiban,\n"
    "keamanan, dan pemutakhiran data pemilih sampai akhir pekan\n"
    "ini.\n"
)


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.span.start : block.span.end]) for block in document.blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", []),
        (" \n\t\n", []),
        ("Satu kalimat.", [("paragraph", "Satu kalimat.")]),
        ("Judul saja", [("paragraph", "Judul saja")]),
        ("Judul\nIsi.", [("title", "Judul"), ("paragraph", "Isi.")]),
        ("\n  Siapkah kita?  \n\nIsi.", [("title", "Siapkah kita?"), ("paragraph", "Isi.")]),
        ("Sebuah kalimat.\nIsi.", [("paragraph", "Sebuah kalimat."), ("paragraph", "Isi.")]),
        ("“Kami siap.”\nIsi.", [("paragraph", "“Kami siap.”"), ("paragraph", "Isi.")]),
        ("Yang kami hormati:\nIsi.", [("paragraph", "Yang kami hormati:"), ("paragraph", "Isi.")]),
        ("x" * 201 + "\nIsi.", [("paragraph", "x" * 201), ("paragraph", "Isi.")]),
        ("Satu.\nDua.\n\n\nTiga.", [("paragraph", "Satu."), ("paragraph", "Dua."), ("paragraph", "Tiga.")]),
    ],
)
def test_a_short_first_line_is_the_title_and_each_line_a_paragraph(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(read_text(source)) == expected


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_every_line_break_counts(line_break: str) -> None:
    document = read_text(line_break.join(["Judul", "", "Satu.", "Dua."]))
    assert document.text == "Judul\nSatu.\nDua."


@pytest.mark.parametrize(
    ("line", "item"),
    [("- air", "air"), ("• air", "air"), ("  * air", "air"), ("12. air", "air"), ("3) air", "air"), ("a. air", "air")],
)
def test_a_list_item_is_read_without_its_marker(line: str, item: str) -> None:
    assert blocks(read_text(f"Bawa:\n{line}"))[1] == ("list-item", item)


@pytest.mark.parametrize("line", ["A. Yani hadir.", "-5 derajat.", "2024. ", "*Tebal* sekali."])
def test_what_only_looks_like_a_list_item_is_a_paragraph(line: str) -> None:
    assert blocks(read_text(f"Awal.\n{line}"))[1][0] == "paragraph"


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("Ini *tebal sekali*, _miring_ dan ~coret~.", "Ini tebal sekali, miring dan coret."),
        ("Demikian. Humas *.*", "Demikian. Humas *.*"),
        ("*_dua-duanya_* di sini", "dua-duanya di sini"),
        ("5*3*2 dan nama_berkas_ini ~ 10", "5*3*2 dan nama_berkas_ini ~ 10"),
        ("* bukan * dan ** juga ** bukan", "* bukan * dan ** juga ** bukan"),
        ("*tidak\nlintas baris*", "*tidak\nlintas baris*"),
    ],
)
def test_markers_of_whatsapp_are_no_prose(source: str, prose: str) -> None:
    assert read_text(f"Awal. {source}").text == f"Awal. {prose}"


@pytest.mark.parametrize(
    "head",
    [
        "[14/07/25, 10.15.03] Humas KPU: ", "\u200e[14/07/2025 10:15:03 AM] Humas: ", "[10.15, 14/7/2025] +62 812-0000: ",
        "14/07/25 10.15 - Humas: ", "14/07/25, 10:15 - Humas:\t", "7/14/25, 10:15\u202fAM - Humas: ", "14.07.25, 10:15 - Humas: ",
        "2025-07-14, 10:15 a.\xa0m. - Humas: ", "14-07-2025 10:15 - Humas: ", "2025/7/14 上午10:15 - Humas: ", "14. 7. 2025 10:15 - Humas: ",
        "2025년 7월 14일 오전 10:15 - Humas : ", "14/07/2025 à 10:15 - Humas: ", "14/7/2568 10:15 - Humas: ", "14.7.2025 klo 10.15 - Humas: ",
        "\u200f14/7/2025, 10:15 م - Humas: ", "[2025-07-14, 10:15:03] Humas: ", "[14.07.25, 10:15:03] ~\u202fHumas KPU: ",
        "[7/14/25, 10:15:03\u202fAM] Humas: ", "[10:15 AM, 7/14/2025] Humas: ", "[14/7 10.15] Humas: ", "[14 Jul 2025 10.15] +62 812-0000: ",
        "[14/07/25, 10.15.03 PTG] Humas: ", "\ufeff14/07/25 10.15 - Humas: ", "[2025-07-14 10:15] Humas KPU: ", "2025-07-14 10:15 Humas KPU: ",
        "2025-07-14 10:15 Humas: [reply to Sari on 2025-07-13 09:00, 2 attachments] ", "2025-07-14 10:15 You: [1 attachment] ",
    ],
)  # fmt: skip
def test_the_head_of_a_message_is_no_prose(head: str) -> None:
    source = f"{head}*Rapat dibuka* 🗳️\n{head}- satu 👍🏽\n{head}\n\nIsi."
    assert blocks(read_text(source)) == [("title", "Rapat dibuka 🗳️"), ("list-item", "satu 👍🏽"), ("paragraph", "Isi.")]


@pytest.mark.parametrize(
    "head",
    [
        "Humas KPU, [14.07.2025 10:15]",
        "Humas, [14 Jul 2025 10:15]:",
        "Humas, [Jul 14, 2025 at 10:15 AM]:",
        "A, [14/07/2025 10:15:03]",
    ],
)
def test_the_head_of_a_message_of_telegram_is_a_line_of_its_own(head: str) -> None:
    source = f"{head}\nRapat dibuka\n\n{head}\n- satu\nIsi."
    assert blocks(read_text(source)) == [("title", "Rapat dibuka"), ("list-item", "satu"), ("paragraph", "Isi.")]


@pytest.mark.parametrize(
    "line",
    ["14/07/25 10.15 - Pesan dan panggilan terenkripsi secara end-to-end.", "14/07/25 10.15 - Budi menambahkan Siti",
     "[14/07/25 10.15.03] KPU: \u200ePesan dan panggilan terenkripsi.", "\u200e[14/07/25 10.15.03] Budi: \u200egambar tidak disertakan",
     "14/07/25 10.15 - Budi: <Media tidak disertakan>", "[14/07/25 10.15.03] \u200eAnda ditambahkan", "7/14/25, 10:15 AM - You left"],
)  # fmt: skip
def test_what_a_program_says_in_a_chat_is_no_prose(line: str) -> None:
    head = "14/07/25 10.15 - Humas: "
    assert read_text(f"{line}\n{head}Rapat dibuka.\n{line}\n{head}Isi.\n{line}").text == "Rapat dibuka.\nIsi."


@pytest.mark.parametrize(
    "line",
    [
        "14/07/25 10.15 - Pesan dan panggilan terenkripsi secara end-to-end. Hanya orang dalam chat ini yang bisa membacanya.",
        "[14/07/25 10.15.03] Anda membuat grup “Humas”", "[14/07/25, 10:15:03 AM] Messages are end-to-end encrypted",
        "14/07/25 10.15 - \u200eAnda membuat grup", "7/14/25, 10:15 AM - Messages to this chat are now secured with end-to-end encryption.",
    ],
)  # fmt: skip
def test_a_chat_may_have_a_single_message(line: str) -> None:
    assert read_text(f"{line}\n14/07/25 10.16 - Humas: Rapat dibuka.").text == "Rapat dibuka."
    assert (
        read_text(f"{line}\n14/07/25 10.15 - Anda menambahkan Sari\n14/07/25 10.16 - Humas: Isi.\nLagi.").text == "Isi.\nLagi."
    )


@pytest.mark.parametrize(
    "line", ["14/07/25 10.15 - Rapat dibuka", "[14/07/25 10.15] Enkripsi data", "14/07/25 - data terenkripsi"]
)
def test_an_agenda_with_one_line_like_a_message_is_prose(line: str) -> None:
    assert read_text(f"{line}\n14/07/25 13.00 - Materi: sosialisasi").text == f"{line}\nsosialisasi"


LINE = (
    "[LINE] Chat history with Humas KPU\nSaved on: 2025/07/14 10:30\n\n2025/07/14(Mon)\n10:15\tHumas\tRapat dibuka\n"
    '10:16\tHumas KPU\t"Baris satu.\n\nBaris “dua”."\n10:17\tSari\t[Stiker]\n10:18\t\tSari bergabung.\n10:19\tSari left the chat.\n'
    '\n2025/07/15(Tue)\n08:00\tSari\t- satu\n08:01\tSari\t"Siap" katanya\n'
)


@pytest.mark.parametrize(
    "source",
    [
        LINE,
        "\ufeff" + LINE.replace("\n", "\r\n"),
        LINE.replace("2025/07/14(Mon)", "Mon, 07/14/2025").replace("2025/07/15(Tue)", "2025.07.15 Tuesday"),
        LINE.replace("10:15\t", "午前10:15\t").replace("08:00\t", "8:00 AM\t").replace("Saved on: 2025/07/14 10:30", "Disimpan pada: 14/7/2025 10.30"),
    ],
)  # fmt: skip
def test_an_export_of_line_is_its_messages(source: str) -> None:
    texts = ["Rapat dibuka", "Baris satu.", "Baris “dua”.", "satu", '"Siap" katanya']
    assert [text for _, text in blocks(read_text(source))] == texts


SIGNAL = (
    "Conversation: Humas (group)\n\nFrom: Sari (+62812)\nType: incoming\nSent: Mon, 14 Jul 2025 10:15:03 +0700\n"
    "Received: Mon, 14 Jul 2025 10:15:05 +0700\nAttachment: a.pdf (application/pdf, 12 bytes)\n\nRapat dibuka.\nType: satu\n\n"
    "From: You\nType: outgoing\nSent: Mon, 14 Jul 2025 10:16:00 +0700\n\n> From: Sari\n> Sent: Mon, 14 Jul 2025 10:15:03 +0700\n>\n> Rapat\n\nSiap.\n"
)


def test_an_export_of_signal_is_its_messages() -> None:
    assert read_text(SIGNAL.replace("Type: satu", "Lalu.")).text == "Rapat dibuka.\nLalu.\nSiap."


@pytest.mark.parametrize(
    "source",
    [
        "Agenda\n09:00\tKetua\tPembukaan\n10:00\tSari\tPenutup",
        "Acara [LINE]\n09:00\tKetua\tPembukaan",
        "From: Sari\nType: incoming\n\nIsi.",
        "Pada 2025-07-14 10:15 Humas: rapat",
    ],
)
def test_columns_and_fields_are_prose_where_nothing_says_that_it_is_an_export(source: str) -> None:
    assert read_text(source).text == "\n".join(filter(None, source.split("\n")))


@pytest.mark.parametrize(
    "line",
    [
        "14/07/25 10.15 - Rapat dibuka",
        "[14/07/25 10.15] Rapat dibuka",
        "17 Juli 2025 10.15 - Rapat: dibuka",
        "Hadir: A, [14.07.2025]",
    ],
)
def test_a_line_with_a_time_is_prose_where_there_is_no_chat(line: str) -> None:
    assert read_text(f"Jadwal.\n{line}\nIsi.").text == f"Jadwal.\n{line}\nIsi."


@pytest.mark.parametrize("source", ["14/07/25 - hari ini: rapat", "[10.15] Rapat: dibuka", "Pada 14/07/25 10.15 - Humas: isi"])
def test_what_only_looks_like_the_head_of_a_message_is_prose(source: str) -> None:
    assert read_text(source).text == source


def test_words_that_markers_cut_are_seen_whole_and_mapped() -> None:
    source = "Kata *KPU* Melati."
    document = read_text(source)
    start = document.text.index("KPU Melati")
    assert document.map.to_source(Span(start, start + 10)) == Span(6, 17)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_wrapped_lines_are_one_paragraph(line_break: str) -> None:
    document = read_text(("Judul\n\n" + WRAPPED).replace("\n", line_break))
    assert blocks(document) == [("title", "Judul"), ("paragraph", WRAPPED.strip().replace("\n", " "))]


def test_a_wrapped_list_item_is_one_block() -> None:
    document = read_text(WRAPPED + "\n- seorang petugas yang sudah lama tinggal di desa\n  itu\n- dua\n")
    assert blocks(document)[1:] == [
        ("list-item", "seorang petugas yang sudah lama tinggal di desa itu"),
        ("list-item", "dua"),
    ]


def test_text_is_still_wrapped_if_one_line_in_ten_is_longer() -> None:
    text = "Judul\n\n" + (WRAPPED + "\n") * 3
    fixed = text.replace("ketertiban", "ketertiban dan ketenteraman segenap warga", 1)
    longer = fixed.replace("ketertiban dan", f"ketertiban {'di desa ' * 10}dan")
    assert len(read_text(text).blocks) == len(read_text(fixed).blocks) == len(read_text(longer).blocks) == 4


@pytest.mark.parametrize(
    ("source", "found", "use"),
    [
        ("_KPU snake_case KPU_ ini", "snake_case", "KPU"),
        ("KPU 5*3 dan rapat* ini", "5*3", "*3"),
        ("Isi\n17 Agustus", "17", "17."),
        ("Isi\nKPU rapat", "KPU", "-"),
        ("Isi <! -- a --> itu", "! --", "!--"),
        ("Isi\n[10.15, 14/7/2025] Humas Pagi", "Humas", "Humas:"),
    ],
)
def test_an_edit_that_would_create_markup_is_refused(source: str, found: str, use: str) -> None:
    document = read_text(source)
    start = document.text.index(found)
    assert document.edit_to_source(Edit(Span(start, start + len(found)), use)) is None


def test_short_lines_are_not_taken_for_wrapped_ones() -> None:
    source = "hari: Kamis, 17 Juli 2025, di ruang rapat kantor\ntempat: aula\npukul: 09.00"
    assert len(read_text(source).blocks) == 3


def test_a_fix_across_a_wrapped_line_replaces_the_line_break() -> None:
    document = read_text(WRAPPED)
    start = document.text.index("ketertiban, keamanan")
    edit = document.edit_to_source(Edit(Span(start, start + 20), "X"))
    assert edit is not None
    assert apply_edits(WRAPPED, [edit]) == WRAPPED.replace("ketertiban,\nkeamanan", "X")


def test_comments_are_no_prose() -> None:
    source = "Awal. <!-- pesanlint: abaikan x -- y --> Lagi.\n<!-- dua\nbaris -->\nAkhir <!-- tidak ditutup"
    document = read_text(source)
    assert document.text == "Awal. Lagi.\nAkhir <!-- tidak ditutup"
    assert [comment.text for comment in document.comments] == [" pesanlint: abaikan x -- y ", " dua\nbaris "]
    assert [source[c.span.start : c.span.end] for c in document.comments] == [
        "<!-- pesanlint: abaikan x -- y -->",
        "<!-- dua\nbaris -->",
    ]


def test_a_note_to_pesanlint_is_no_prose() -> None:
    source = "Judul <!--\nAwal [pesanlint: abaikan x -- y].\n[Pesanlint: abaikan z]\nAkhir [pesanlint: tidak\nditutup] dan [catatan: a]"
    document = read_text(source)
    assert document.text == "Judul <!--\nAwal .\nAkhir [pesanlint: tidak\nditutup] dan [catatan: a]"
    assert [comment.text for comment in document.comments] == ["pesanlint: abaikan x -- y", "Pesanlint: abaikan z"]


@pytest.mark.parametrize(
    "piece",
    [
        "[pesanlint:",
        "<!-- [pesanlint: ]",
        "1/1/25 1.1",
        "[1/1/25",
        "a, [1/1/25 1.15]",
        "[1/1/25 1.15] a",
        "a b ",
        "*a* ",
        "*",
        "_a",
        "<!-- -->",
        "<!-- -->\n",
        "kata\n",
        "- a\n",
        "\n",
        " \r",
    ],
)
def test_long_texts_of_one_piece_are_read(piece: str) -> None:
    """A reader that takes quadratic time would not finish here."""
    read_text(piece * (1_000_000 // len(piece) // 4))


PIECES = [
    "Kata ", "dua", ".", "*", "_", "~", "<!--", "-->", "[pesanlint:", "]", "- ", "1. ", "\n", "\r", "\r\n", " ", "\t", "é", "😀", "\ud800",
    "a" * 40,
]  # fmt: skip


@settings(max_examples=200)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_any_text_is_mapped_faithfully(assert_faithful: Callable[[Document], None], source: str) -> None:
    document = read_text(source)
    assert_faithful(document)
    assert document.source == source


@pytest.mark.parametrize("gap", [" ", "\t", "\u00a0", "\u2009", "  ", " \u00a0", "\u200b ", "\x0b"])
def test_an_item_is_one_whatever_blank_its_mark_has_behind_it(gap: str) -> None:
    document = read_text(f"Rincian:\n-{gap}Kecamatan Mawar\n-{gap}Kecamatan Melati\n", "a.txt")
    assert [block.kind for block in document.blocks[1:]] == ["list-item", "list-item"]
    assert document.text.split("\n")[1:] == ["Kecamatan Mawar", "Kecamatan Melati"]


LINES = ["Judul", "Satu kalimat.", "x" * 50, "y " * 90, " ", "", "- air", "12. air", "a) b", "[x]", "Humas, [1.1.2025 10:15]:", "\u200eA", "\u00a0B ", "C\u00a0", "“K”", "_m_", "é", "1/2", "a.", "\x0cd", "\x85e", "\ud83d"]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_a_text_without_marks_is_read_in_one_go_as_line_by_line(lines: list[str]) -> None:
    source = "\n".join(lines)
    read, expected = plain._unmarked(source, "-"), plain._marked(source, "-")
    if read:
        assert (read.text, read.blocks) == (expected.text, expected.blocks)
        assert [one[:2] for one in read.map.segments] == [one[:2] for one in expected.map.segments]
        assert (read.comments, read.metadata, read.skipped) == (expected.comments, expected.metadata, expected.skipped)


ADDED = [
    "",
    " ",
    "a",
    "- ",
    "*",
    "_",
    "<",
    "<!--",
    "-->",
    "!",
    "[",
    "[pesanlint: x]",
    "]",
    "pesanlint:",
    "\n",
    "1.",
    "K,",
    "x" * 90,
]


@given(
    st.lists(st.sampled_from([*LINES, "pesanlint: x", "a -- b -> c", "<b", "a!", "se - lesai"]), min_size=1, max_size=8),
    st.integers(0, 100), st.integers(0, 6), st.sampled_from(ADDED),
)  # fmt: skip
def test_an_edit_of_a_text_without_marks_is_written_as_that_of_any(lines: list[str], at: int, length: int, text: str) -> None:
    source = "\n".join(lines)
    document = plain._unmarked(source, "-")
    for segment in document.map.segments if document else ():
        start = min(segment.source.start + at, segment.source.end)
        edit: SourceEdit = Edit(Span(start, min(start + length, segment.source.end)), text)
        assert segment.write
        assert segment.write(edit, source) == plain.in_lines(edit, source)
