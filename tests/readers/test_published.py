"""Real files that nobody here wrote: the examples of CommonMark, web pages, and what is stored by content-management systems."""

import json
import re
from collections.abc import Callable
from pathlib import Path

from needs import needed_in_ci
from pesanlint.document import Document
from pesanlint.readers import read_bytes, read_text
from pesanlint.spans import Edit, apply_edits
from published import files

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "formats" / "html"

# What an example says in HTML is not what its Markdown says: an image in an image, and what was no comment before CommonMark 0.31.
TOLD_DIFFERENTLY = {573, 625, 626, 629}


def words(document: Document) -> list[list[str]]:
    return [document.text[block.span.start : block.span.end].split() for block in document.blocks if block.kind != "code"]


def assert_nothing_is_lost(document: Document) -> None:
    """A fix that writes each block anew changes nothing."""
    for block in document.blocks:
        edit = document.edit_to_source(Edit(block.span, document.text[block.span.start : block.span.end]))
        assert edit is None or apply_edits(document.source, [edit]) == document.source


def test_markdown_says_what_its_html_says(assert_faithful: Callable[[Document], None]) -> None:
    (specification,) = files("mistletoe==1.6.0", "specification/commonmark.json").values()
    examples = json.loads(specification)
    assert len(examples) > 600
    different = set()
    for example in examples:
        document = read_text(example["markdown"], "a.md")
        assert_faithful(document)
        assert_nothing_is_lost(document)
        # A title stands before its link in HTML, behind it in Markdown. One that stands elsewhere (`[a]: b "title"`) or is written otherwise than it reads is not read of Markdown.
        pages = [read_text(html, "a.html") for html in (example["html"], re.sub(r' title="[^"]*"', "", example["html"]))]
        for html in pages:
            assert_faithful(html)
            assert_nothing_is_lost(html)
        if sorted(words(document)) not in (sorted(words(html)) for html in pages):
            different.add(example["example"])
    assert different == TOLD_DIFFERENTLY


def test_pages_of_the_web(assert_faithful: Callable[[Document], None]) -> None:
    pages = files("trafilatura==2.3.1", ".html")
    assert len(pages) > 5
    for name, data in pages.items():
        document = read_bytes(data, name)
        assert document.bom + document.source.encode(document.encoding) == data
        assert_faithful(document)
        assert_nothing_is_lost(document)
        assert document.blocks or "resources/exotic" in name


def test_bodies_that_content_management_systems_store(assert_faithful: Callable[[Document], None]) -> None:
    bodies = sorted(CORPUS.glob("*.html"))
    if not bodies:
        needed_in_ci(f"{CORPUS}")
    for path in bodies:
        document = read_bytes(path.read_bytes(), path.name)
        assert_faithful(document)
        assert_nothing_is_lost(document)
        assert not re.search(r"</?(?:p|span|br|em)[ >]|&(?:nbsp|quot|rsquo|lt);", document.text), path.name
        visible = re.sub(r"<[^>]*>", "", document.source)
        assert len(document.text) > 0.8 * len(re.sub(r"\s+", " ", visible)) - 900, path.name
