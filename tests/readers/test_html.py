"""HTML: the prose of pages and fragments, the article in a page, and the way back to the source."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pesanlint.document import Document
from pesanlint.readers import read_text
from pesanlint.spans import Edit, Span, apply_edits

X = "\N{OBJECT REPLACEMENT CHARACTER}"


def read(source: str) -> Document:
    return read_text(source, "rilis.html")


def blocks(source: str) -> list[tuple[str, str]]:
    document = read(source)
    return [(block.kind, document.text[block.span.start : block.span.end]) for block in document.blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", []),
        ("Teks saja", [("paragraph", "Teks saja")]),
        ("<h1>Judul</h1><p>Isi.</p><h2>Anak</h2>", [("title", "Judul"), ("paragraph", "Isi."), ("heading", "Anak")]),
        ("<h1>Satu</h1><h1>Dua</h1>", [("title", "Satu"), ("heading", "Dua")]),
        ("<p>Satu<p>Dua<div>Tiga</div>Empat", [("paragraph", t) for t in ("Satu", "Dua", "Tiga", "Empat")]),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>d", [("list-item", t) for t in "abc"] + [("paragraph", "d")]),
        ("<ol><li><p>a</p><p>b</p></li></ol>", [("list-item", "a"), ("list-item", "b")]),
        ("<dl><dt>a<dd>b</dl>c", [("list-item", "a"), ("list-item", "b"), ("paragraph", "c")]),
        ("<table><caption>k</caption><tr><th>a<td>b<tr><td>c</table>d",
         [("paragraph", "k"), ("table-cell", "a"), ("table-cell", "b"), ("table-cell", "c"), ("paragraph", "d")]),
        ("<blockquote><p>a</p><h3>b</h3></blockquote>c", [("blockquote", "a"), ("blockquote", "b"), ("paragraph", "c")]),
        ("a<br>b<br/>c", [("paragraph", "a b c")]),
        ("a<br><br>b<br>\n <span><br /></span>&nbsp;c", [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c")]),
        ("a<br>&nbsp;<br>b", [("paragraph", "a"), ("paragraph", "b")]),
        ("a<hr>b", [("paragraph", "a"), ("paragraph", "b")]),
        ("<p>&nbsp;</p><p> <b></b> </p>", []),
        ("<p>a</p><script>b < c</script><style>d</style><pre>e</pre><p>f</p>", [("paragraph", "a"), ("paragraph", "f")]),
        ("<textarea>a</textarea><svg><title>b</title><text>c</text></svg><select><option>d<option>e</select>f", [("paragraph", "f")]),
        ("<figure><img src=a alt='Rapat pleno'><figcaption>Foto: KPU</figcaption></figure>",
         [("paragraph", "Rapat pleno"), ("paragraph", "Foto: KPU")]),
        ("<p><img alt='A &amp; B'>Satu <img alt=ikon> dua <a href=x title=\"Baca ini\">tiga</a>.</p>",
         [("paragraph", "A & B"), ("paragraph", f"Satu {X} dua tiga."), ("paragraph", "ikon"), ("paragraph", "Baca ini")]),
        ("<p hidden>a</p><p>b <span style='color:red; DISPLAY: none'>c <span>d</span> e</span>f</p>", [("paragraph", "b f")]),
        ("<div hidden><p>a</p><ul><li>b</ul></div>c<img hidden alt=d><p style=display:none>e<p>f", [("paragraph", "c"), ("paragraph", "f")]),
        ("<p>a <del>b</del><ins>c</ins></p><del><p>d</p><p>e</p></del><p>f", [("paragraph", "a c"), ("paragraph", "f")]),
        ("<body style='visibility:hidden'><article hidden><p>a</article></body>", [("paragraph", "a")]),
        ("<p>a <del>b</p><p>c", [("paragraph", "a"), ("paragraph", "c")]),
        ("<p>a</p></p>b<p>c<div>d</div>e</p>f", [("paragraph", c) for c in "abcdef"]),
        ("a\n\nb <b>c\n \t\n\nd</b>\ne\r\n\r\nf\r\ng", [("paragraph", p) for p in ("a", "b c", "d e", "f g")]),
        ("<h2>a</h2>\nb\n\n&nbsp;\n\n[x]\n\nc\n[/x]\n<!--more-->\n\nd", [("heading", "a"), *(("paragraph", p) for p in "bcd")]),
        ("<p style='text-align: justify'>a\n\nb</p>\nc\n\nd<ul>\n\n<li>e\n\nf</ul>",
         [("paragraph", "a b"), ("paragraph", "c"), ("paragraph", "d"), ("list-item", "e f")]),
        ("<blockquote>a\n\nb</blockquote><div>c\n\nd</div>",
         [("blockquote", "a"), ("blockquote", "b"), ("paragraph", "c"), ("paragraph", "d")]),
        ("<body>a\n\nb", [("paragraph", "a b")]),
        ("<!doctype html><div>a\n\nb</div>", [("paragraph", "a b")]),
        ("<p>a <button>b</button>.</p>", [("paragraph", "a b.")]),
        ("<div><button>a</button><button title='t'>b</button> c</div>", [("paragraph", "a b c"), ("paragraph", "t")]),
        ("<p>a <select><option>b<option>c</select> d</p>", [("paragraph", f"a {X} d")]),
        ("<p hidden>a<div>b</div>", [("paragraph", "b")]),
        ("<p title='Judul kecil'>Isi</p>", [("paragraph", "Judul kecil"), ("paragraph", "Isi")]),
        ("<script title='a'></script><img alt=''><img alt><p title=>Isi</p>", [("paragraph", "Isi")]),
    ],
)  # fmt: skip
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source) == expected


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("<b>KPU</b> Melati", "KPU Melati"),
        ("pen<i>cob</i>losan", "pencoblosan"),
        ("<p>\n  satu\n  dua <b> tiga</b>\t</p>", "satu dua tiga"),
        ("<p>satu\r\ndua\rtiga</p>", "satu dua tiga"),
        ("satu<o:p></o:p> <kata-baru>dua</kata-baru>", "satu dua"),
        ("a&nbsp;b &amp; c &lt; d &#233; &#x1F5F3; &ldquo;e&rdquo;", "a\u00a0b & c < d é 🗳 “e”"),
        ("a&shy;b &tidakada; &copy 2025 R&D", "a\u00adb &tidakada; © 2025 R&D"),
        ("jalankan <code>pip <b>install</b></code> lalu", f"jalankan {X} lalu"),
        ("kata <q>himbauan</q> itu", "kata “himbauan” itu"),
        ("a</>b < c", "ab < c"),
        ("satu <!-- c --> dua <!-- d -->", "satu dua"),
        ("Isi <!-- tanpa penutup", "Isi"),
        ("Isi <a href='tanpa penutup", "Isi"),
        ("\ufeffIsi", "\ufeffIsi"),
        ("Isi\0nol", "Isi\0nol"),
    ],
)
def test_prose_of_a_paragraph(source: str, prose: str) -> None:
    assert read(source).text == prose


@pytest.mark.parametrize(
    "element",
    ["<math><mi>b</mi></math>", "<svg><text>b</text></svg>", "<iframe src=b></iframe>", "<video>b</video>", "<audio controls></audio>",
     "<canvas>b</canvas>", "<object>b</object>", "<textarea>b</textarea>", "<select><option>b</select>", "<input name=b>", "<noscript>b</noscript>", "<noembed>b</noembed>", "<noframes>b</noframes>", "<embed src=b>",
     "<img src=b>", "<kbd>b</kbd>", "<meter value=1>b</meter>", "<progress>b</progress>"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["a.html", "a.md"])
def test_shown_elements_that_are_not_read_are_placeholders(element: str, path: str) -> None:
    if path == "a.md" and element.startswith(("<input", "<embed")):
        return
    document = read_text(f"Unduh di {element}, lalu baca", path)
    assert document.text == f"Unduh di {X}, lalu baca"


@pytest.mark.parametrize(
    "element",
    ["<input type=hidden name=b>", "<script>b</script>", "<template>b</template>", "<svg hidden><text>b</text></svg>", "<wbr>"],
)
def test_hidden_elements_leave_no_placeholder(element: str) -> None:
    assert read_text(f"Unduh di{element} sini", "a.html").text == "Unduh di sini"


def test_comments_hold_suppressions() -> None:
    source = "<p>a</p><!-- pesanlint: abaikan kpu -- x -->\n<p>b</p><!x><!--[if IE]> <p>c</p> <![endif]-->"
    assert [c.text for c in read(source).comments] == [" pesanlint: abaikan kpu -- x ", "[if IE]> <p>c</p> <![endif]"]


BODY = "<p>Jember – KPU membuka rapat koordinasi bersama pemerintah daerah, Senin.</p><p>Rapat berlangsung sampai sore.</p>"
PROSE = ["Jember – KPU membuka rapat koordinasi bersama pemerintah daerah, Senin.", "Rapat berlangsung sampai sore."]
MENU = "<ul>" + "".join(f"<li><a href=x>{item}</a></li>" for item in ("Beranda", "Berita", "Pengumuman", "Kontak")) + "</ul>"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<nav>{menu}</nav><main><h1>Rapat</h1>{body}</main><footer>Hak cipta</footer>", "Rapat"),
        ("<header><h1>Situs KPU</h1>{menu}</header><article><header><h1>Rapat</h1></header>{body}</article>", "Rapat"),
        ("<div role=navigation>{menu}</div><h1>Rapat</h1><article>{body}</article><aside>Berita lain</aside>", "Rapat"),
        ("<article>Berita lain</article><article><h1>Rapat</h1>{body}</article><article>Agenda</article>", "Rapat"),
        ("<main><h1>Rapat</h1><article>{body}</article><div>Bagikan tulisan ini</div></main>", "Rapat"),
        ("<div id=menu>{menu}</div><div class=isi><h1>Rapat</h1>{body}</div><div>Hak cipta</div>", "Rapat"),
        ("<nav>{menu}<div></nav><main>{body}</main>", "Situs – Rapat"),
        ("<header>{menu}</header>{body}<footer><p>Hak cipta</footer>", "Situs – Rapat"),
    ],
)
def test_the_article_in_a_page(page: str, title: str) -> None:
    source = page.format(menu=MENU, body=BODY)
    document = (
        f"<!doctype html><html><head><title>Situs – Rapat</title><style>p {{}}</style></head><body>{source}</body></html>"
    )
    assert blocks(document) == [("title", title), *(("paragraph", text) for text in PROSE)]
    assert read(document).metadata == {"title": "Situs – Rapat"}


def test_a_page_of_navigation_only_is_read() -> None:
    assert blocks("<aside><p>Isi.</p></aside>") == [("paragraph", "Isi.")]


@pytest.mark.parametrize("meta", ['property="article:published_time"', "name=DC.Date", 'itemprop="datePublished"'])
def test_the_date_of_a_page_is_metadata(meta: str) -> None:
    assert read(f'<meta {meta} content="2025-07-17T08:00:00+07:00"><p>Isi</p>').metadata == {
        "date": "2025-07-17T08:00:00+07:00"
    }


@pytest.mark.parametrize(
    ("source", "found", "use", "fixed"),
    [
        ("😀 é <b>KPU</b> Melati", "Melati", "Mawar", "😀 é <b>KPU</b> Mawar"),
        ("<b>KPU</b> Melati", "KPU Melati", "KPU Mawar", "<b>KPU</b> Mawar"),
        ("<b>KPU</b> Melati", "KPU Melati", "Bawaslu", None),
        ("peng<b>him</b>bau", "penghimbau", "pengimbau", "peng<b>im</b>bau"),
        ("kata\r\n    <i>lain</i>", "kata lain", "kata-lain", "kata-<i>lain</i>"),
        ("kata\r\n    lain", "kata lain", "kata-lain", "kata-lain"),
        ("a&nbsp;b c", "a\u00a0b c", "a\u00a0b d", "a&nbsp;b d"),
        ("a&nbsp;b c", "a\u00a0b", "d", "d c"),
        ("&ldquo;a&rdquo; dan b", "“a” dan b", "“a” & b", "&ldquo;a&rdquo; &amp; b"),
        ("A dan B", "dan", "<i>", "A &lt;i&gt; B"),
        ("A &nGt; B", "\u20d2 B", "", None),
        ("R&D amp;", "D ", "", None),
        ("a < b", "a < b", "a <b", "a &lt;b"),
        ("a < b & c", "b & c", "b & d", "a < b & d"),
        ("<img alt=\"A dan B\">", "dan", '"&', '<img alt="A &quot;&amp; B">'),
        ("<img alt='A dan B'>", "dan", "'", "<img alt='A &#x27; B'>"),
        ("<img alt=himbau>", "himbau", "imbau", "<img alt=imbau>"),
        ("<img alt=himbau>", "himbau", "meng imbau", None),
        ("<img alt=himbau src=x>", "himbau", "", None),
        ("<a title='A &amp; B'>x</a>", "A & B", "A & C", "<a title='A &amp; C'>x</a>"),
        ("kata <code>x</code> ini", f"kata {X} ini", f"kata {X} itu", "kata <code>x</code> itu"),
        ("kata <q>x</q> ini", "“x”", "x", None),
    ],
)  # fmt: skip
def test_a_fix_changes_its_own_place_or_nothing(source: str, found: str, use: str, fixed: str | None) -> None:
    document = read(source)
    start = document.text.index(found)
    edit = document.edit_to_source(Edit(Span(start, start + len(found)), use))
    assert (edit and apply_edits(source, [edit])) == fixed


PIECES = [
    "a", "Kata ", " ", "\n", "\r", "\r\n", "\t", "\f", "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<br>", "<br/>", "<li>",
    "<ul>", "</ul>", "<td>", "<tr>", "</table>", "<h1>", "</h1>", "<nav>", "</nav>", "<article>", "</article>", "<main>",
    "<header>", "<html>", "<title>", "</title>", "<script>", "</script>", "<style>", "<code>", "</code>", "<svg>", "</svg>",
    "<textarea>", "<plaintext>", "<!--", "-->", "<!", "<![CDATA[", "]]>", "<?x", "<", ">", "</>", "</ ", "/>", "&", "&nbsp;",
    "&amp", "&#65", "&nGt;", "&#0;", "&#10;", "&x;", "<img alt='a ", "<img alt=a&amp;b>", "<a title=\"", "\"", "'", "=", "é",
    "İ", "😀", "\ud800", "\0", "\u2028", "\u00a0", "<q>", "</q>", "<meta name=date content=x>",
]  # fmt: skip
SOURCES = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join))


@settings(max_examples=300)
@given(SOURCES)
def test_any_text_is_mapped_faithfully(assert_faithful: Callable[[Document], None], source: str) -> None:
    document = read(source)
    assert_faithful(document)
    assert document.source == source


LONG = ["kata ", "<b>", "<div>", "</div>", "<ul><li><div>", "<nav>", "<", "<!--", "<img alt='", "<a ", "<script>", "&", "&amp;",
        "é\n", "\r", "<br>", "<td>", "<q>", "<article>a", "<code>", "</>", "<p title=a>", "<table><tr><td>"]  # fmt: skip


@pytest.mark.parametrize("piece", LONG)
def test_long_texts_of_one_piece_are_read(piece: str) -> None:
    """A reader that takes quadratic time would not finish here."""
    read("<html><p>" + piece * (300_000 // len(piece)))


def test_a_page_is_known_by_what_it_holds() -> None:
    assert read_text("<!DOCTYPE html>\n<p>Isi <b>tebal</b>").text == "Isi tebal"
    assert read_text("Bandingkan <html> ini").text == "Bandingkan <html> ini"


def test_an_empty_element_of_xml_holds_nothing() -> None:
    page = "<html><head><title/><script src='a'/></head><body><div class='a'/><p>Isi</p></body></html>"
    for document in (read_text(page, "a.xhtml"), read_text("<?xml version='1.0'?>" + page, "a.html")):
        assert document.text == "Isi"
