"""Template code in Markdown and HTML is not prose, and no fix changes it."""

import pytest

from pesanlint.document import PLACEHOLDER as X
from pesanlint.readers import read_text
from pesanlint.spans import Edit, Span

BOTH = [
    ("Ketua {{ ketua.nama }} hadir", f"Ketua {X} hadir"),
    ("{{ nama }} hadir", f"{X} hadir"),
    ("{% if a < b %} Rapat {% endif %}", "Rapat"),
    ("{{< figure src='di himbau.png' >}} Rapat {{% a %}} pleno", f"Rapat {X} pleno"),
    ("Lihat [[di himbau|laman ini]] itu", f"Lihat [[{X}laman ini]] itu"),
    ("[caption id='a_b' width='3']Foto rapat[/caption]", "Foto rapat"),
    ("{# catatan #}Rapat", "Rapat"),
    ("Ketua {{ ketua\n  .nama |\r\n\nbesar }} hadir", f"Ketua {X} hadir"),
    ("{% if " + "a " * 400 + "%}Rapat", "Rapat"),
    ("Rapat {{ tanpa penutup", "Rapat {{ tanpa penutup"),
    ("Rapat {a} {{b", "Rapat {a} {{b"),
    ("Kata [gallery] dan [[laman]]", "Kata [gallery] dan [[laman]]"),
]


@pytest.mark.parametrize("path", ["a.md", "a.html"])
@pytest.mark.parametrize(("source", "prose"), BOTH)
def test_code_reads_as_a_placeholder(source: str, prose: str, path: str) -> None:
    document = read_text(source, path)
    assert document.text == prose
    for at in (m for m, character in enumerate(prose) if character == X):
        assert document.edit_to_source(Edit(Span(at, at + 1), "kata")) is None


@pytest.mark.parametrize("path", ["a.md", "a.html"])
def test_the_target_of_a_link_without_a_text_is_read_and_stands(path: str) -> None:
    document = read_text("Kata [[laman_di_himbau]] itu", path)
    assert document.text == "Kata [[laman_di_himbau]] itu"
    assert document.edit_to_source(Edit(Span(13, 22), "diimbau")) is None
    assert document.edit_to_source(Edit(Span(0, 4), "Laman")) is not None


@pytest.mark.parametrize(
    ("source", "path", "prose"),
    [
        ("**{{ a_b }}** dan [ini]({{ url | x }}) itu", "a.md", f"{X} dan ini itu"),
        ("---\ntitle: Rapat {{ a }}\n---\n{{ b }} hadir\n", "a.md", f"Rapat {X}\n{X} hadir"),
        ("<p>Lihat [[a b|<b>c</b>]]</p>", "a.html", f"Lihat [[{X}c]]"),
        ("<p title='Foto {{ a }}'><a href=\"{{ b > c }}\">Isi</a></p>", "a.html", f"Foto {X}\nIsi"),
        ("{% for a in b %}\n<p>Isi</p>\n{% endfor %}", "a.html", "Isi"),
        ("`{{ a }}` ini", "a.md", f"{X} ini"),
    ],
)
def test_code_amid_markup(source: str, path: str, prose: str) -> None:
    assert read_text(source, path).text == prose


@pytest.mark.parametrize("piece", ["{{", "{{ a", "{% a", "{#", "[[a", "[[a|", "[gallery a=", "{{ a }}"])
def test_long_texts_of_one_piece_are_read(piece: str) -> None:
    """A pattern that takes quadratic time would not finish here."""
    read_text(piece * (200_000 // len(piece)), "a.html")
