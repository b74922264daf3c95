"""MDX: Markdown with JavaScript."""

import pytest

from pesanlint.document import PLACEHOLDER
from pesanlint.readers import read_text


def blocks(source: str) -> list[str]:
    document = read_text(source, "a.mdx")
    return [document.text[slice(*block.span)].replace(PLACEHOLDER, "…") for block in document.blocks if block.kind != "code"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import X from 'x'\nexport const a = {\n  b: 1,\n}\n\nSatu\n", ["Satu"]),
        ("Kata import di sini\n", ["Kata import di sini"]),
        ("Dua kue: {Math.PI * 2}, ya\n", ["Dua kue: …, ya"]),
        ("{(function () {\n  return 'x'\n})()}\n\nSatu\n", ["Satu"]),
        ("{/* catatan */}Satu\n\n- {/* b */}dua\n", ["Satu", "dua"]),
        ("<Card\n  title={'Bukan'}\n/>\n\nSatu\n", ["Satu"]),
        ("<Aside label=\"bukan\">\n  Satu\n</Aside>\n", ["Satu"]),
        ("<Steps>\n\n1. Satu\n\n2. Dua\n\n</Steps>\n", ["Satu", "Dua"]),
        ("Kata <External>dua</External>, tiga.\n", ["Kata dua, tiga."]),
        ("<Tip>Satu</Tip>\n", ["Satu"]),
        ("    ## Judul\n\n    - satu\n    - dua\n", ["Judul", "satu", "dua"]),
        ("<S>\n  <T a=\"b\">\n    ```sh\n    x\n\n    y\n    ```\n\n    Satu.\n  </T>\n</S>\n", ["Satu."]),
        ("```js\nimport x\n<A>{b}\n```\n\nSatu `{x}`\n", ["Satu …"]),
        ("Harga a < b dan {\n", ["Harga a < b dan {"]),
        ("# Judul {#id}\n\nSatu\n", ["Judul", "Satu"]),
        ("<p>Satu</p>\n", ["Satu"]),
    ],
)  # fmt: skip
def test_javascript_is_no_prose_and_what_elements_contain_is(source: str, expected: list[str]) -> None:
    assert [one.strip() for one in blocks(source)] == expected


def test_places_are_those_of_the_file_and_no_fix_is_made() -> None:
    source = "---\ntitle: Judul\n---\n\n<Aside>\n    Kata satu.\n</Aside>\n"
    document = read_text(source, "a.mdx")
    assert document.metadata["title"] == "Judul"
    title, text = (document.map.to_source(block.span) for block in document.blocks)
    assert (source[slice(*title)], source[slice(*text)]) == ("Judul", "Kata satu.")
    assert not any(segment.editable for segment in document.map.segments)


def test_comments_may_hold_switches() -> None:
    assert [one.text.strip() for one in read_text("{/* vale off */}\n\nSatu\n", "a.mdx").comments] == ["vale off"]
