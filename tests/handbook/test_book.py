"""The book in a real browser, opened from a folder: it is searched, read on a phone, and printed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, expect

import browser as browsers
from pesanlint.guideline import Guideline
from pesanlint.handbook import render

A4 = (595, 842)
"""Points."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browsers.chromium() as found:
        yield found


@pytest.fixture(scope="module")
def book(kpu: Guideline, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("buku")
    for name, text in render(kpu, "html").items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_it_is_searched_without_a_server(chromium: Browser, book: Path) -> None:
    page = chromium.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((book / "index.html").as_uri())
    page.get_by_label("Cari dalam pedoman").fill("Incumbent")
    expect(page.locator("#jumlah")).to_have_text("1 butir")
    page.locator("#hasil a").click()
    expect(page.locator("h1")).to_have_text(re.compile(r"^\d+\.\d+ Petahana$"))
    page.goto((book / "index.html").as_uri() + "?q=himbau")
    expect(page.locator("#hasil a").first).to_be_visible()
    assert said == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index.html", "pak-kpu.html", "kpu.petahana.html"])
def test_everybody_can_read_it_on_a_phone(
    chromium: Browser, book: Path, tmp_path_factory: pytest.TempPathFactory, name: str, scheme: str
) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)
    page = context.new_page()
    page.goto((book / name).as_uri())
    folder = tmp_path_factory.getbasetemp() / "axe"
    folder.mkdir(exist_ok=True)
    assert browsers.faults(page, folder) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"
    context.close()


def test_it_is_printed_to_a4_with_folded_tables_open(chromium: Browser, book: Path, tmp_path: Path) -> None:
    page = chromium.new_page()
    page.goto((book / "pak-kpu.html").as_uri())
    folded = page.locator("details:not([open])").first
    hidden = folded.locator("tbody td").first.text_content()
    page.pdf(path=tmp_path / "buku.pdf", prefer_css_page_size=True)
    page.close()
    with pypdfium2.PdfDocument(tmp_path / "buku.pdf") as pdf:
        assert tuple(round(side) for side in pdf[0].get_size()) == A4
        text = "\n".join(one.get_textpage().get_text_bounded() for one in pdf)
    assert "1.1 " in text
    assert hidden.partition(";")[0] in text
    assert "Daftar isi" not in text


def test_every_clause_has_an_address(book: Path, kpu: Guideline) -> None:
    assert [rule.id for rule in kpu.rules if not (book / f"{rule.id}.html").is_file()] == []
