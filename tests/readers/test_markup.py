"""Elements within prose."""

import pytest

from pesanlint.readers import read_text
from pesanlint.readers.markup import elements, inline


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("a.md", "Kata **satu [dua](x)** *tiga* `empat` é", ["link dua", "strong satu dua", "emphasis tiga", "code empat"]),
        ("a.md", "Kata <b>satu</b> <!-- <i>x</i> -->", ["strong satu"]),
        ("a.html", "<p>Kata <a href='x'>satu <em>dua</em></a></p>", ["emphasis dua", "link satu dua"]),
        ("a.txt", "Kata *satu*", []),
        ("a.md", "é **é**", ["strong é"]),
    ],
)  # fmt: skip
def test_texts_of_elements_are_blocks_of_their_own(path: str, source: str, expected: list[str]) -> None:
    document = inline(read_text(source, path))
    found = [f"{min(block.labels - {'inline'})} {document.text[slice(*block.span)]}" for block in document.blocks]
    assert found == expected
    for block in document.blocks:
        place = document.map.to_source(block.span)
        assert source[place.start] == document.text[block.span.start]


def test_classes_and_places_of_elements() -> None:
    source = 'Satu\n\n<div class="a b">\n\nDua <span class=c>tiga</span>\n\n</div>\n'
    found = {
        one.name: (sorted(one.classes), source[slice(*one.span)][:8])
        for one in elements(read_text(source, "a.md"))
        if one.classes
    }
    assert found == {"div": (["a", "b"], "<div cla"), "span": (["c"], "<span cl")}
