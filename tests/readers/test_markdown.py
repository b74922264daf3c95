"""Markdown: what is prose, what is not, and the way back to the source."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pesanlint.document import Document
from pesanlint.readers import read_text
from pesanlint.spans import Edit, Span, apply_edits

X = "\N{OBJECT REPLACEMENT CHARACTER}"


def read(source: str) -> Document:
    return read_text(source, "rilis.md")


def blocks(source: str) -> list[tuple[str, str]]:
    document = read(source)
    return [(block.kind, document.text[block.span.start : block.span.end]) for block in document.blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", []),
        ("# Judul\n\nIsi\nlanjutan.", [("title", "Judul"), ("paragraph", "Isi lanjutan.")]),
        ("# Satu\n\n# Dua\n\n## Tiga", [("title", "Satu"), ("heading", "Dua"), ("heading", "Tiga")]),
        ("Judul\nbesar\n=====\n", [("title", "Judul besar")]),
        ("# Judul {#awal .besar}\n", [("title", "Judul")]),
        ("- satu\n- [x] dua\n\n1. tiga", [("list-item", "satu"), ("list-item", "dua"), ("list-item", "tiga")]),
        ("- satu\n\n  lagi\n  - dua", [("list-item", "satu"), ("list-item", "lagi"), ("list-item", "dua")]),
        ("- a\n  ```\n  kode\n  ```\n  b", [("list-item", "a"), ("code", "kode"), ("list-item", "b")]),
        ("> kutip\n> dua\n\nIsi", [("blockquote", "kutip dua"), ("paragraph", "Isi")]),
        ("| a | b |\n|---|---|\n| c \\| d | *e* |", [("table-cell", cell) for cell in ("a", "b", "c | d", "e")]),
        ("Isi[^1] ini.\n\n[^1]: Catatan.", [("paragraph", "Isi ini."), ("paragraph", "Catatan.")]),
        ("```py\nx = 1\ny\n```", [("code", "x = 1 y")]),
        ("    x = 1\n", [("code", "x = 1")]),
        ("a\n\n***\n\nb", [("paragraph", "a"), ("paragraph", "b")]),
        ("---\n\nBukan metadata\n\n---\n", [("paragraph", "Bukan metadata")]),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source) == expected


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("**KPU** Melati", "KPU Melati"),
        ("pen~~cob~~losan", "pencoblosan"),
        ("[laman *kami*](https://contoh.id) ini", "laman kami ini"),
        ("[tanpa rujukan] ini", "[tanpa rujukan] ini"),
        ("[ada][r] ini\n\n[r]: https://contoh.id", "ada ini"),
        ("<https://contoh.id>", "https://contoh.id"),
        ("jalankan `pip install` lalu", f"jalankan {X} lalu"),
        ("tombol ![ikon](i.png) itu", f"tombol {X} itu\nikon"),
        ("a&nbsp;b &amp; c &lt;", "a\u00a0b & c <"),
        (r"5 \* 3 \_ x", "5 * 3 _ x"),
        ("satu  \ndua\\\ntiga\nempat", "satu dua tiga empat"),
        ("satu <!-- c --> dua <!-- d -->", "satu dua"),
        ("a <b>b</b><br>c", "a b c"),
        ("Rp1.000 $ 2 $ H~2~O", "Rp1.000 $ 2 $ H~2~O"),
        ("satu  dua", "satu  dua"),
    ],
)
def test_prose_of_a_paragraph(source: str, prose: str) -> None:
    assert read(source).text == prose


@pytest.mark.parametrize(
    "source", ["Satu <del>dua *tiga*</del>empat", "Satu\n\n<del>\n\ndua\n\n</del>\n\nempat", "Satu <del>\n\nempat"]
)
def test_what_html_calls_deleted_is_not_read(source: str) -> None:
    assert read_text(source, "a.md").text.split() == ["Satu", "empat"]


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ('[a](b "Judul kecil") c', "a c\nJudul kecil"),
        ("![a](b 'Judul' ) c", "a\nJudul\nc"),
        ('a [b](<c d> (Ju "x" dul)).', 'a b.\nJu "x" dul'),
        ('[a](b "R&D {{ c }} d")', f"a\nR&D {X} d"),
        ('[a](b "A &amp; B") [c](d "e\nf") [g](h)', "a c g"),
        ('<del>[a](b "c")</del> d', "d"),
        ('> [a](b "c") [d][e]\n\n[e]: f "g"', "a d\nc"),
    ],
)
def test_the_title_of_a_link_is_a_block_of_its_own(
    source: str, prose: str, assert_faithful: Callable[[Document], None]
) -> None:
    document = read_text(source, "a.md")
    assert document.text == prose
    assert_faithful(document)


@pytest.mark.parametrize(
    ("use", "fixed"), [("diimbau", "diimbau"), ('a "b"', None), ("a (b)", None), ("a\\", None), ("*a*", "*a*")]
)
def test_a_fix_in_the_title_of_a_link(use: str, fixed: str | None) -> None:
    document = read_text('[a](b "Warga dihimbau") c', "a.md")
    start = document.text.index("dihimbau")
    edit = document.edit_to_source(Edit(Span(start, start + 8), use))
    assert (edit and apply_edits(document.source, [edit])) == (fixed and f'[a](b "Warga {fixed}") c')


def test_an_image_by_itself_is_a_caption() -> None:
    assert blocks("![Foto **rapat**](a.png)\n\nIsi.\n![](b.png)\n![Bawah](c.png)") == [
        ("paragraph", "Foto rapat"),
        ("paragraph", "Isi."),
        ("paragraph", "Bawah"),
    ]


def test_html_is_read_between_its_tags() -> None:
    source = (
        "<!-- satu\nbaris --> Isi &amp; lagi.\n"
        "<div>\n  <p>Kata <b>teb</b>al\n  di sini.</p><p>Dua</p>\n</div>\n<script>var x;</script>"
    )
    assert blocks(source) == [("paragraph", text) for text in ("Isi & lagi.", "Kata tebal di sini.", "Dua")]
    assert [c.text for c in read(source).comments] == [" satu\nbaris "]


def test_a_comment_in_a_block_quote_is_one_comment() -> None:
    source = "> <!-- a\n> b -->\n> Isi."
    assert read(source).text == "Isi."
    assert [source[c.span.start : c.span.end] for c in read(source).comments] == ["<!-- a\n> b -->"]


FRONT_MATTER = """---
# metadata
title: "Rapat: persiapan" # judul
Date: 2025-07-17T08:00:00+07:00
tags: [satu, dua]
nested:
  key: value
---

# Isi
"""


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_front_matter_is_metadata_and_its_title_the_title(line_break: str) -> None:
    source = FRONT_MATTER.replace("\n", line_break)
    assert read(source).metadata == {"title": "Rapat: persiapan", "date": "2025-07-17T08:00:00+07:00"}
    assert blocks(source) == [("title", "Rapat: persiapan"), ("heading", "Isi")]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_front_matter_in_toml_is_no_prose(line_break: str) -> None:
    source = '+++\ntitle = "Rapat"\n\n[params]\nurl = "x"\n+++\n# Isi\n'.replace("\n", line_break)
    assert blocks(source) == [("title", "Isi")]


@pytest.mark.parametrize("source", ["+++\nkata\n", "+++\nkata biasa\n+++\n", "a\n+++\nb = 1\n+++\n"])
def test_what_is_no_front_matter_in_toml(source: str) -> None:
    assert read(source).text.split() == source.split()


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("title: |\n  Rapat pleno\n  kabupaten", "Rapat pleno kabupaten"),
        ("title: >-  # catatan\n\n    Rapat: pleno\ndate: 2025-07-17", "Rapat: pleno"),
        ("title: Rapat\n  pleno", "Rapat pleno"),
        ("date: 2025-07-17\ntitle: |", ""),
        ("tags:\n  - a\ntitle: Rapat", "Rapat"),
        ("title: 'Rapat\n  pleno'", "Rapat"),
    ],
)
def test_a_title_of_several_lines_is_read(written: str, title: str, assert_faithful: Callable[[Document], None]) -> None:
    document = read_text(f"---\n{written}\n---\nIsi\n", "a.md")
    assert_faithful(document)
    assert document.text == (f"{title}\nIsi" if title else "Isi")
    assert document.metadata.get("title", "") == title


@pytest.mark.parametrize("source", ["---\ntitle: x\n", "a\n---\ntitle: x\n---\n", "---\nkata biasa\n---\n"])
def test_what_is_no_front_matter(source: str) -> None:
    assert read(source).metadata == {}


def test_an_unclosed_quote_is_no_title() -> None:
    assert read('---\ntitle: "a \\" b"\n---\n').metadata == {}


@pytest.mark.parametrize(
    ("source", "found", "use", "fixed"),
    [
        ("😀 é **KPU** Melati", "Melati", "Mawar", "😀 é **KPU** Mawar"),
        ("😀 é **KPU** Melati", "KPU Melati", "KPU Mawar", "😀 é **KPU** Mawar"),
        ("satu\r\ndua tiga", "satu dua", "X", "X tiga"),
        ("a&nbsp;b c", "b c", "d", "a&nbsp;d"),
        ("a&nbsp;b c", "a\u00a0b", "d", "d c"),
        ("> a b\n> c", "c", "d", "> a b\n> d"),
        ("> ab\n> cd", "ab cd", "x", "> x"),
        ("> Warga di\n> imbau datang", "di imbau", "diimbau", "> Warga diimbau datang"),
        ("> Warga di\r\n> imbau datang", "di imbau", "diimbau", "> Warga diimbau datang"),
        ("> Warga di\r> imbau datang", "di imbau", "diimbau", "> Warga diimbau datang"),
        ("> - Warga di\n>   imbau", "di imbau", "diimbau", "> - Warga diimbau"),
        ("> > Warga di\n>> imbau", "di imbau", "diimbau", "> > Warga diimbau"),
        ("1. satu\n   , dua", "satu , dua", "satu, dua", "1. satu, dua"),
        ("satu\n      , dua", "satu , dua", "satu, dua", "satu, dua"),
        ("satu \n, dua", "satu , dua", "satu, dua", "satu, dua"),
        ("> Warga di\n> imbau\n> ===", "di imbau", "diimbau", "> Warga diimbau\n> ==="),
        ("> Warga *di\n> imbau*", "di imbau", "diimbau", "> Warga *diimbau*"),
        ("> Warga di\n> *imbau*", "di imbau", "diimbau", None),
        ("> Warga di\\\n> imbau", "di imbau", "diimbau", None),
        ("> Warga di\n> \\*imbau", "di *imbau", "diimbau", None),
        ("**KPU** Melati", "KPU Melati", "Bawaslu", None),
        ("agar **KPU** hadir", "KPU", "“KPU”", None),
        ("**KPU** Melati", "KPU", "", None),
        ("agar KPU hadir", "KPU", "*KPU*", r"agar \*KPU\* hadir"),
        ("lihat [KPU] ini\n\n[KPU]: https://contoh.id", "KPU", "Bawaslu", None),
        ("lihat [KPU](https://contoh.id) ini", "KPU", "[Bawaslu]", r"lihat [\[Bawaslu\]](https://contoh.id) ini"),
        ("lihat ![KPU][a] ini\n\n[a]: a.png", "KPU", "Bawaslu", "lihat ![Bawaslu][a] ini\n\n[a]: a.png"),
        ("<https://contoh.id>", "contoh", "lain", None),
        ("lihat `kode` ini", f"lihat {X} ini", f"baca {X} ini", "baca `kode` ini"),
        ("lihat `kode` ini", f"{X} ini", "itu", None),
        ("Tujuh orang", "Tujuh", "17.", r"17\. orang"),
        ("- tujuh orang", "tujuh", "#", r"- \# orang"),
        ("Kata - orang", "Kata ", "", None),
        ("anak anak", "anak anak", "anak-anak", "anak-anak"),
        ("A dan B", "dan", "&", "A & B"),
        ("A dan B", "dan B", "&amp;", r"A \&amp;"),
        ("| a | b |\n|---|---|", "a", "a|c", "| a\\|c | b |\n|---|---|"),
        ("<p>A dan B</p>", "dan", "<&>", "<p>A &lt;&amp;&gt; B</p>"),
        ("> <p>a\n> b</p>", "a b", "c", None),
        ("isi <img alt='A dan B' src=a.png> ini", "dan", "'", "isi <img alt='A &#x27; B' src=a.png> ini"),
        ("---\ntitle: 'A dan B'\n---\n", "dan", "–", "---\ntitle: 'A – B'\n---\n"),
        ("---\ntitle: 'A dan B'\n---\n", "dan", "'", None),
        ("---\ntitle: A dan B\n---\n", "dan", "x: y", None),
        ("---\ntitle: A dan B\n---\n", "A", "-", None),
    ],
)
def test_a_fix_changes_its_own_place_or_nothing(source: str, found: str, use: str, fixed: str | None) -> None:
    document = read(source)
    start = document.text.index(found)
    edit = document.edit_to_source(Edit(Span(start, start + len(found)), use))
    assert (edit and apply_edits(source, [edit])) == fixed


PIECES = [
    "a", "Kata ", " ", "\n", "\n\n", "\r", "\r\n", "\t", "    ", "*", "**", "_", "~~", "`", "```\n", "[", "](", "![", ")",
    "[^1]", "[^1]: ", "> ", "- ", "1. ", "# ", "|", "|---|\n", "---\n", "===", "<!--", "-->", "<b>", "</b>", "<br>", "<div>",
    "</div>", "<script>", "</script>", "<", "&nbsp;", "&#0;", "&", "\\", "é", "İ", "😀", "\ud800", "\0", "key: v\n",
    "title: x\n", "{#id}",
]  # fmt: skip


@settings(max_examples=200)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_any_text_is_mapped_faithfully(assert_faithful: Callable[[Document], None], source: str) -> None:
    document = read(source)
    assert_faithful(document)
    assert document.source == source


LONG = ["kata ", "*a ", "`a``", "[", "![", "<", "<!--", "<div>\n", "<script>", "&", "- a\n", "é\n", "\r", "|a|\n"]


@pytest.mark.parametrize("piece", LONG)
def test_long_texts_of_one_piece_are_read(piece: str) -> None:
    """A reader that takes quadratic time would not finish here."""
    read(piece * (200_000 // len(piece)))


def test_deep_nesting_is_read() -> None:
    assert read(">" * 5_000 + " a").text == "a"
