"""The handbook: its content, safety and accessibility, and the detection of outdated pages."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyromark
import pytest

from pesanlint.errors import GuidelineError
from pesanlint.finding import Level
from pesanlint.guideline import Guideline, load, load_config
from pesanlint.handbook import render

CLAUSES = ["induk.ganti-kata.html", "induk.hindari-kata.html", "ranting.spasi.html"]
NASTY = "<script>alert(1)</script> & *tebal* _miring_ `kode` [a](http://contoh.id) | 1. satu \\ # ~~x~~"
PACKS = {
    "pesanlint.yaml": "guideline: ranting\nunit: KPU Kabupaten <Mawar>\n",
    "induk/guideline.yaml": "name: induk\ntitle: Pedoman <induk>\n",
    "induk/istilah.yaml": f"""\
title: Istilah & ejaan
rules:
  - id: ganti-kata
    kind: substitution
    level: warning
    why: '{NASTY}'
    source: KBBI VI
    valid_from: 2024-01-01
    locked: true
    swap: [{{not: [duga, dugi], use: terka, except: [duga kuat]}}]
    examples:
      - {{bad: Kami duga benar., good: Kami terka benar.}}
      - ok: '{NASTY}'
  - id: hindari-kata
    kind: forbidden
    why: Tidak jelas.
    source: KBBI VI
    phrases: [{{not: anu, advice: Sebutkan bendanya.}}]
    examples: [{{bad: Anu itu hilang.}}]
""",
    "ranting/guideline.yaml": """\
name: ranting
title: Pedoman ranting
extends: induk
rules:
  induk.ganti-kata: {level: error, add: {swap: [{not: dugu, use: terka}]}}
""",
    "ranting/lokal.yaml": "title: Lokal\nrules:\n  - {id: spasi, kind: pattern, pattern: '  +', as_written: true, message: Satu spasi cukup.}\n",
}


@pytest.fixture
def guideline(tmp_path: Path) -> Guideline:
    for name, text in PACKS.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load(load_config(tmp_path / "pesanlint.yaml"))


class Page(HTMLParser):
    """What a browser makes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & {*self.open}:
            self.words += data

    def attributes(self, name: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(name)) is not None]


def test_one_page_a_layer_and_one_that_leads_to_them(guideline: Guideline) -> None:
    assert list(render(guideline, "html")) == ["index.html", "pak-induk.html", "pak-ranting.html", *CLAUSES]
    assert list(render(guideline, "markdown")) == ["index.md", "pak-induk.md", "pak-ranting.md"]


@pytest.mark.parametrize(
    "said",
    [
        "Ganti kata", "induk.ganti-kata", "Gunakan “terka”, bukan “duga”.", NASTY, "KBBI VI", "Galat", "Pedoman ranting",
        "1 Januari 2024", "Dikunci", "duga; dugi", "Benar dalam: duga kuat.", "Istilah tambahan dari lapis Pedoman ranting", "dugu",
        "Kami duga benar.", "Kami terka benar.", "Istilah & ejaan", "Hindari “Anu”. Sebutkan bendanya.",
    ],
)  # fmt: skip
def test_a_clause_says_rule_reason_source_terms_and_examples(guideline: Guideline, said: str) -> None:
    assert said in Page(render(guideline, "html")["pak-induk.html"]).words
    assert said in Page(pyromark.html(render(guideline, "markdown")["pak-induk.md"])).words.replace("\n", " ")


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_layer_says_what_it_changed(guideline: Guideline, form: str) -> None:
    page = next(text for name, text in render(guideline, form).items() if name.startswith("pak-ranting"))
    assert "tingkatnya menjadi galat; istilahnya ditambah" in page
    assert "Satu spasi cukup." in page


def test_the_same_guideline_gives_the_same_bytes(guideline: Guideline, tmp_path: Path) -> None:
    again = load(load_config(tmp_path / "pesanlint.yaml"))
    assert [render(again, form) for form in ("html", "markdown")] == [render(guideline, form) for form in ("html", "markdown")]


class TestPages:
    @pytest.fixture(params=["index.html", "pak-induk.html", "pak-ranting.html", *CLAUSES])
    def text(self, guideline: Guideline, request: pytest.FixtureRequest) -> str:
        return render(guideline, "html")[request.param]

    def test_pages_load_no_external_resource(self, text: str) -> None:
        page = Page(text)
        assert not {tag for tag, _ in page.tags} & {"link", "img", "iframe", "object"}
        assert page.attributes("src") == []
        assert all(re.fullmatch(r"[\w.-]*\.html(#[\w.-]+)?", link) for link in page.attributes("href"))

    def test_headings_are_in_order_and_one_is_first(self, text: str) -> None:
        levels = [int(tag[1]) for tag, _ in Page(text).tags if re.fullmatch(r"h\d", tag)]
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))

    def test_it_says_its_language_and_title_and_has_a_main_part(self, text: str) -> None:
        page = Page(text)
        assert page.open == []
        assert page.attributes("lang") == ["id"]
        assert [tag for tag, _ in page.tags].count("main") == 1
        assert re.search(r"<title>[^<]+</title>", text)

    def test_anchors_are_there_once(self, guideline: Guideline, text: str) -> None:
        ids = {name: Page(other).attributes("id") for name, other in render(guideline, "html").items()}
        assert all(len(names) == len(set(names)) for names in ids.values())
        links = (link.partition("#") for link in Page(text).attributes("href"))
        assert all(anchor in ids[file] for file, _, anchor in links if anchor)


def _brightness(color: str) -> float:
    digits = color.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_colours_have_enough_contrast(guideline: Guideline, theme: int) -> None:
    style = render(guideline, "html")["index.html"].partition("<style>")[2].partition("@media print")[0]
    color = dict(re.findall(r"--([\w-]+): (#\w+)", style.split("prefers-color-scheme: dark")[theme]))
    pairs = [(text, "paper") for text in ("ink", "soft", "accent")] + [(level, f"{level}-ground") for level in Level]
    for text, ground in pairs:
        dark, light = sorted((_brightness(color[text]), _brightness(color[ground])))
        assert (light + 0.05) / (dark + 0.05) >= 7, (text, ground)


def test_clauses_are_numbered_by_topic_in_the_order_that_the_pack_decides(guideline: Guideline, tmp_path: Path) -> None:
    (tmp_path / "ranting/awal.yaml").write_text(
        "title: Awal\nrules:\n  - {id: satu, kind: forbidden, phrases: [{not: iti}]}\n  - {id: dua, kind: forbidden, phrases: [{not: itu}]}\n"
    )

    def numbers() -> list[str]:
        page = render(load(load_config(tmp_path / "pesanlint.yaml")), "html")["pak-ranting.html"]
        return re.findall(r'<h3><a href="ranting.(\w+).html"><span class="nomor">([\d.]+)</span>', page)

    assert numbers() == [("satu", "1.1"), ("dua", "1.2"), ("spasi", "2.1")]
    with (tmp_path / "ranting/guideline.yaml").open("a") as manifest:
        manifest.write("topics: [lokal]\n")
    assert numbers() == [("spasi", "1.1"), ("satu", "2.1"), ("dua", "2.2")]


def test_a_topic_that_there_is_not_is_pointed_at(guideline: Guideline, tmp_path: Path) -> None:
    with (tmp_path / "ranting/guideline.yaml").open("a") as manifest:
        manifest.write("topics: [lokl]\n")
    with pytest.raises(
        GuidelineError, match=r"guideline\.yaml:6:10: Tidak ada berkas lokl\.yaml dalam pak ini\. Maksud Anda “lokal”\?"
    ):
        load(load_config(tmp_path / "pesanlint.yaml"))


def test_long_tables_are_folded_with_their_count(guideline: Guideline, tmp_path: Path) -> None:
    swaps = ", ".join(f"{{not: kata{letter}, use: {letter}kata}}" for letter in "abcdefghij")
    (tmp_path / "ranting/lokal.yaml").write_text(
        f"title: Lokal\nrules:\n  - {{id: banyak, kind: substitution, swap: [{swaps}]}}\n"
    )
    page = render(load(load_config(tmp_path / "pesanlint.yaml")), "html")["ranting.banyak.html"]
    assert "<details>\n<summary>Istilah (10)</summary>" in page
    assert "<details open>\n<summary>Istilah (1)</summary>" in render(guideline, "html")["induk.hindari-kata.html"]


class TestCommand:
    def test_what_was_just_written_is_not_stale(self, pesanlint: Callable[..., Any], guideline: Guideline) -> None:
        assert pesanlint("rules", "handbook", "buku").status == 0
        result = pesanlint("rules", "handbook", "buku", "--check")
        assert (result.status, result.out, result.err) == (0, "", "")

    def test_each_page_that_is_not_as_it_should_be_is_named(
        self, pesanlint: Callable[..., Any], guideline: Guideline, tmp_path: Path
    ) -> None:
        pesanlint("rules", "handbook", "buku", "--format", "markdown")
        (tmp_path / "buku/pak-induk.md").write_text("lama", encoding="utf-8")
        (tmp_path / "buku/index.md").unlink()
        (tmp_path / "buku/pak-lama.md").write_text("lama", encoding="utf-8")
        (tmp_path / "buku/induk.lama.md").write_text("lama", encoding="utf-8")
        result = pesanlint("rules", "handbook", "buku", "--format", "markdown", "--check")
        assert result.status == 1
        assert result.out.replace("\\", "/").splitlines() == [
            "buku/index.md: belum ada.",
            "buku/pak-induk.md: tidak sesuai lagi dengan pedoman.",
            "buku/induk.lama.md: tidak ada lagi pak atau butirnya.",
            "buku/pak-lama.md: tidak ada lagi pak atau butirnya.",
        ]

    def test_a_changed_rule_makes_it_stale(self, pesanlint: Callable[..., Any], guideline: Guideline, tmp_path: Path) -> None:
        pesanlint("rules", "handbook", "buku")
        (tmp_path / "induk/istilah.yaml").write_text(PACKS["induk/istilah.yaml"].replace("dugi", "dugo"), encoding="utf-8")
        result = pesanlint("rules", "handbook", "buku", "--check")
        assert result.status == 1
        assert re.findall(r"buku.([\w.-]+): ", result.out) == ["index.html", "pak-induk.html", "induk.ganti-kata.html"]

    def test_a_folder_that_cannot_be_written_is_said(self, pesanlint: Callable[..., Any], tmp_path: Path) -> None:
        (tmp_path / "buku").mkdir()
        (tmp_path / "buku/index.html").mkdir()
        result = pesanlint("rules", "handbook", "buku")
        assert (result.status, "index.html: Tidak dapat ditulis: ini folder" in result.err) == (2, True)

    def test_the_shipped_guideline_as_a_whole(self, pesanlint: Callable[..., Any], kpu: Guideline, tmp_path: Path) -> None:
        assert pesanlint("rules", "handbook", "buku").status == 0
        words = "".join(Page(path.read_text("utf-8")).words for path in sorted((tmp_path / "buku").glob("pak-*.html")))
        assert [rule.id for rule in kpu.rules if rule.id not in words or rule.source not in words] == []
        assert "{" not in "".join(re.findall(r"\{\w+\}", words))


def test_entries_and_traps_are_counted(pesanlint: Callable[..., Any], guideline: Guideline) -> None:
    assert pesanlint("rules", "list").err == "3 aturan dengan 5 butir pedoman, dari 2 lapis.\n"
    assert pesanlint("rules", "test").err == "3 contoh dari 3 aturan dijalankan, 1 di antaranya jebakan (ok); 0 tidak sesuai.\n"
