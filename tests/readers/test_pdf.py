"""PDF: paragraphs out of lines, and what is no prose."""

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
from pesanlint.linter import Linter
from pesanlint.readers import ReadError, read, read_bytes

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
    """Every letter, but for running heads and hyphens at the end of a line."""
    made = [[(11, 72, 800 - sum(gap for _, gap in page[: n + 1]), text) for n, (text, _) in enumerate(page)] for page in pages]
    document = read_bytes(pdf(*made), "rilis.pdf")
    assert_faithful(document)
    written, read_again = (
        Counter(re.sub(r"[\s-]", "", text)) for text in (" ".join(line[3] for page in made for line in page), document.text)
    )
    assert not read_again - written
    assert len(pages) > 2 or read_again == written
