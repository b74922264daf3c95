"""PDF: paragraphs from lines, and text that is not prose."""

import io
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import raw

from pesanlint.document import Document
from pesanlint.errors import ReadError
from pesanlint.linter import Linter
from pesanlint.readers import read, read_bytes

Line = tuple[float, float, float, str]
"""Size of the type, distance from the left and from the foot of the page, text."""


def pdf(*pages: Sequence[Line]) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for lines in pages:
        page = document.new_page(595, 842)
        for size, left, base, text in lines:
            shown = raw.FPDFPageObj_NewTextObj(document, b"Helvetica", size)
            encoded = (text + "\0").encode("utf-16-le")
            raw.FPDFText_SetText(shown, (raw.FPDF_WCHAR * (len(encoded) // 2)).from_buffer_copy(encoded))
            raw.FPDFPageObj_Transform(shown, 1, 0, 0, 1, left, base)
            raw.FPDFPage_InsertObject(page, shown)
        page.gen_content()
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def lines(*texts: str, top: float = 700, step: float = 14) -> list[Line]:
    return [(11, 72, top - step * index, text) for index, text in enumerate(texts)]


def blocks(data: bytes, path: str = "rilis.pdf") -> list[tuple[str, str]]:
    document = read_bytes(data, path)
    return [(block.kind, document.text[block.span.start : block.span.end]) for block in document.blocks]


LONG = "Komisi Pemilihan Umum Kabupaten Melati membahas pemutakhiran data"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ([(18, 72, 780, "Rapat dibuka"), *lines(LONG, "pemilih di aula.")], [("title", "Rapat dibuka"), ("paragraph", f"{LONG} pemilih di aula.")]),
        (lines(LONG, "pemilih.", LONG, "hari ini."), [("paragraph", f"{LONG} pemilih."), ("paragraph", f"{LONG} hari ini.")]),
        ([*lines(LONG, LONG + ".", top=700), *lines("Rapat selesai.", top=650)], [("paragraph", f"{LONG} {LONG}."), ("paragraph", "Rapat selesai.")]),
        (lines(LONG + ".", "1. Satu", "2. Dua", "• Tiga"), [("paragraph", LONG + "."), ("list-item", "Satu"), ("list-item", "Dua"), ("list-item", "Tiga")]),
        (lines(LONG + " pemi-", "lih."), [("paragraph", f"{LONG} pemilih.")]),
        (lines(LONG + " anak-", "anak."), [("paragraph", f"{LONG} anak-anak.")]),
        (lines(LONG + " Kabupaten-", "Kota."), [("paragraph", f"{LONG} Kabupaten-Kota.")]),
        ([*lines(LONG + "."), (9, 290, 30, "Halaman 1 dari 3")], [("paragraph", LONG + ".")]),
    ],
)  # fmt: skip
def test_blocks(page: Sequence[Line], expected: list[tuple[str, str]]) -> None:
    assert blocks(pdf(page)) == expected


def test_a_paragraph_goes_on_over_the_page() -> None:
    head = (9.0, 72.0, 800.0, "KPU Kabupaten Melati")
    pages = [
        [head, *lines(LONG + ".", LONG + " para ketua dan", top=120)],
        [head, *lines("pemilih.", top=760)],
        [head, *lines("Selesai.", top=760)],
    ]
    assert [text for _, text in blocks(pdf(*pages))] == [
        "KPU Kabupaten Melati",
        f"{LONG}.",
        f"{LONG} para ketua dan pemilih.",
        "Selesai.",
    ]


@pytest.mark.parametrize("has_numbers", [False, True])
@pytest.mark.parametrize(
    ("before", "after", "is_one"),
    [
        (f"{LONG} di", "Jember.", True),
        (f"{LONG} yang", "dibuka pagi.", True),
        (f"{LONG} yang “", "Kami siap”.", True),
        (f"{LONG} pemi-", "lih.", True),
        (f"{LONG} suami-", "istri.", True),
        (f"{LONG} Jawa-", "Bali.", True),
        (f"{LONG} penuh.", "Jember siap.", False),
        (f"{LONG} penuh.”", "Jember siap.", False),
        ("Rapat selesai", "Jember siap.", False),
        (f"{LONG} di", "1. Jember", False),
    ],
)
def test_a_paragraph_is_one_across_a_page(before: str, after: str, is_one: bool, has_numbers: bool) -> None:
    width = f"{LONG} di sana."
    pages = [[*lines(width, before, top=120)], [*lines(after, f"{LONG}.", top=760)]]
    if has_numbers:
        for number, page in enumerate(pages):
            page.append((9, 290, 30, f"Halaman {number + 1}"))
    first, second = before.removesuffix("-"), re.sub(r"^1\. ", "", after)
    texts = [text for _, text in blocks(pdf(*pages))]
    assert any(first in text and second in text for text in texts) == is_one, texts


def test_a_paragraph_goes_on_behind_the_notes_of_its_page() -> None:
    notes: list[Line] = [
        (8, 72, 60, "Menurut data KPU yang dikutip pada hari Senin itu, dan seterusnya sampai"),
        (8, 72, 50, "selesai."),
    ]
    pages = [
        [*lines(f"{LONG} di sana.", f"{LONG} di", top=120), *notes],
        [*lines("Jember.", top=760), (8, 72, 60, "Catatan kedua.")],
    ]
    assert [text for _, text in blocks(pdf(*pages))] == [
        f"{LONG} di sana. {LONG} di Jember.",
        "Menurut data KPU yang dikutip pada hari Senin itu, dan seterusnya sampai selesai.",
        "Catatan kedua.",
    ]


def test_the_head_of_a_chapter_is_no_part_of_a_paragraph() -> None:
    """It is on some pages only, and the paragraph before it is incomplete."""
    head = (9.0, 72.0, 800.0, "Bab 1 Persiapan")
    foot = (9.0, 72.0, 30.0, "Bab 2 Pelaksanaan")
    pages = [
        lines(f"{LONG} di", top=120),
        *([(11, 72, 800, head[3]), *lines(f"{LONG} {word}.", top=760)] for word in ("sana", "sini")),
        *([*lines(f"{LONG} {word}.", top=760), foot] for word in ("situ", "mana", "dalam", "luar")),
    ]
    texts = [text for _, text in blocks(pdf(*pages))]
    assert texts.count("Bab 1 Persiapan") == texts.count("Bab 2 Pelaksanaan") == 1
    assert f"{LONG} di" in texts


LEFT = [
    "Ketua KPU Kabupaten Contoh",
    "menyatakan bahwa seluruh",
    "warga dihimbau datang ke",
    "TPS pada hari pemungutan",
    "suara yang jatuh Rabu.",
]
RIGHT = [
    "Petugas ketertiban sudah",
    "disiapkan di setiap TPS dan",
    "saksi dihimbau membawa",
    "surat mandat yang asli dari",
    "partai politik pengusung.",
]
THIRD = ["Warga yang belum terdaftar", "dapat melapor ke kantor", "KPU setiap hari kerja."]


def column(texts: Sequence[str], left: float, top: float = 700) -> list[Line]:
    return [(11, left, top - 14 * index, text) for index, text in enumerate(texts)]


def by_rows(*columns: list[Line]) -> list[Line]:
    return sorted((line for column in columns for line in column), key=lambda line: (-line[2], line[1]))


TITLE: Line = (18, 60, 780, "Judul Rilis dengan Dua Kolom yang Cukup Panjang")
FULL: Line = (11, 60, 740, "Kalimat pembuka ini selebar halaman dan berdiri di atas kedua kolom pada halaman itu.")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ([*column(LEFT, 60), *column(RIGHT, 320)], [LEFT, RIGHT]),
        (by_rows(column(LEFT, 60), column(RIGHT, 320)), [LEFT, RIGHT]),
        (by_rows(column(LEFT, 60), column(RIGHT, 320, top=695)), [LEFT, RIGHT]),
        ([*column(RIGHT, 320), *column(LEFT, 60)], [LEFT, RIGHT]),
        ([TITLE, FULL, *by_rows(column(LEFT, 60), column(RIGHT, 320))], [[TITLE[3]], [FULL[3]], LEFT, RIGHT]),
        ([TITLE, *column(LEFT, 60), *column(RIGHT, 320), (11, 60, 600, FULL[3])], [[TITLE[3]], LEFT, RIGHT, [FULL[3]]]),
        (by_rows(column(LEFT, 40), column(RIGHT, 220), column(THIRD, 400)), [LEFT, RIGHT, THIRD]),
        ([*column(LEFT[:4], 60), *column([LEFT[4], *RIGHT[1:]], 320)], [[*LEFT, *RIGHT[1:]]]),
        (by_rows(column(LEFT, 60), column(RIGHT, 320), column(RIGHT, 60, top=560), column(LEFT, 320, top=560)), [LEFT, RIGHT, RIGHT, LEFT]),
    ],
    ids=["in order", "by rows", "rows that do not meet", "right one first", "under a title", "over a line", "three", "one paragraph", "two each"],
)  # fmt: skip
def test_columns_are_read_one_after_the_other(page: list[Line], expected: list[list[str]]) -> None:
    assert [text for _, text in blocks(pdf(page))] == [" ".join(texts) for texts in expected]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (["Kecamatan", "Ajung", "Ambulu", "Arjasa"], ["Pemilih", "12.345", "9.876", "5.432"]),
        (["Hari, tanggal", "Waktu", "Tempat", "Acara"], [": Senin, 14 Juli 2025", ": pukul 09.00 WIB", ": aula kantor KPU", ": rapat pleno terbuka"]),
        (["1.", "2.", "3."], ["Warga datang ke kantor", "Petugas tiba lebih awal", "Saksi membawa surat mandat"]),
        (["Jumlah pemilih tetap", "Jumlah pemilih baru", "Jumlah pemilih pindahan"], ["12.345", "678", "90"]),
    ],
)  # fmt: skip
def test_a_table_or_list_is_no_column(left: list[str], right: list[str]) -> None:
    text = read_bytes(pdf(by_rows(column(left, 60), column(right, 250))), "a.pdf").text
    for first, second in zip(left, right, strict=True):
        assert re.search(rf"(?:{re.escape(first)}\s|^){re.escape(second)}", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ([(11, 60, 700, "Warga dihimbau"), (7, 136, 704, "1"), (11, 142, 700, "datang.")], "Warga dihimbau datang."),
        ([(11, 60, 700, "Warga datang"), (7, 124, 704, "12"), (11, 133, 700, ", lalu pulang.")], "Warga datang, lalu pulang."),
        ([(11, 60, 700, "Warga datang."), (7, 128, 704, "1")], "Warga datang."),
        ([(7, 60, 704, "1"), (9, 65, 700, "Menurut petugas di sana.")], "Menurut petugas di sana."),
        ([(11, 60, 700, "Luas 12 m"), (7, 108, 704, "2"), (11, 114, 700, "saja.")], "Luas 12 m2 saja."),
        ([(11, 60, 700, "Gas H"), (7, 92, 698, "2"), (11, 97, 700, "O saja.")], "Gas H 2 O saja."),
        ([(11, 60, 700, "Pukul 9 pagi, 17 Juli 2025.")], "Pukul 9 pagi, 17 Juli 2025."),
        ([(11, 60, 700, "Warga dihimbau² datang, 12 m² saja.")], "Warga dihimbau datang, 12 m² saja."),
    ],
    ids=["in a sentence", "before a comma", "at the end", "before the note", "unit", "lowered", "same size", "character"],
)
def test_the_mark_of_a_note_is_no_part_of_a_word(page: list[Line], expected: str) -> None:
    assert re.sub(r"(?<=H) ?2 ?(?=O)", " 2 ", read_bytes(pdf(page), "a.pdf").text.replace("\n", " ")) == expected


def test_nothing_of_it_is_fixed(linter: Linter) -> None:
    findings = linter.check(read_bytes(pdf(lines("Warga dihimbau datang.")), "a.pdf")).findings
    assert [finding.found for finding in findings if finding.rule.startswith("bahasa.kata-baku")] == ["dihimbau"]
    assert all(not finding.fixes for finding in findings)


@pytest.mark.parametrize(
    ("data", "message"),
    [(pdf([]), "hasil pindai"), (b"%PDF-1.7\nrusak", "rusak"), (pdf(lines("a"))[:300], "rusak")],
    ids=["scan", "garbage", "cut off"],
)
def test_what_cannot_be_read_says_why(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read_bytes(data, "surat.txt")


def test_files_of_other_programs_are_read(assert_faithful: Callable[[Document], None]) -> None:
    paths = sorted(Path("/usr/share/doc").glob("*/*.pdf"))[:5]
    if not paths:
        pytest.skip("no PDF on this machine that nobody here wrote")
    for path in paths:
        document = read(path)
        assert_faithful(document)
        assert document.blocks


TEXTS = st.lists(
    st.sampled_from("Warga dihimbau KPU 17 anak-anak data pemilih. (A) “Kami” Halaman pemi-".split()), min_size=1, max_size=9
).map(lambda words: " ".join(["Warga", *words]))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.tuples(TEXTS, st.sampled_from([14, 30])), min_size=1, max_size=8), min_size=1, max_size=3))
def test_any_page_is_read_in_order(assert_faithful: Callable[[Document], None], pages: list[list[tuple[str, int]]]) -> None:
    """Every letter, except running heads and hyphens at the end of a line."""
    made = [[(11, 72, 800 - sum(gap for _, gap in page[: n + 1]), text) for n, (text, _) in enumerate(page)] for page in pages]
    document = read_bytes(pdf(*made), "rilis.pdf")
    assert_faithful(document)
    written, read_again = (
        Counter(re.sub(r"[\s-]", "", text)) for text in (" ".join(line[3] for page in made for line in page), document.text)
    )
    assert not read_again - written
    assert len(pages) > 2 or read_again == written
