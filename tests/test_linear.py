"""Twice the text takes twice the work, for any text: counted in calls and in characters searched, not in seconds."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import pytest

from pesanlint.language import stops
from pesanlint.linter import Linter
from pesanlint.readers import read_text

SMALL = 2000
"""Characters of the smaller text: enough for quadratic work to outweigh the rest."""
MOST = 2.4
"""Maximum ratio of the work for twice the text; quadratic work would be four times as much."""

ONE_LINE = [
    "“", "“kata ", "”", "kata” ", '"', '"kata ', 'kata" ', "'", "‘kata ", "«kata ", "“a ‘b ", "“Kata. ", "kata,” ujar Budi. ",
    "“Kami siap, ujar Budi ", "“Ketua KPU Jatim, Budi Santoso, hadir.” ", "“Kami semua siap melayani warga di sini,” ujar @ ",
    "(", ")", "(kata ", "[kata ", "{", "<kata ", "&amp", ",", "kata, ", "1", "1 ", "1.", ".", "kata. ", "…", "!", "? ", "-", "kata-",
    "– ", "/", "\\", "|", "*", "*kata ", "_kata ", "`", "#kata ", "a@b.c ", "kata.id ", "http://a ", "A", "Kata ", "KATA ", "A. ",
    "a", "é", "\u00a0", "kata\u00a0 ", "Budi Santoso, ", "S.H., ", "Drs. H. Budi Santoso, S.H., ", "Ketua KPU Jatim, @ Santoso, hadir. ",
    "KPU ", "KPU Jember dan ", "KPU Malang dan ", "17 Juli 2025 ", "Senin, 17/7/2025 ", "tanggal ", "Jember, kpu.go.id – ",
    "Nomor 8 Tahun 2019 tentang Tata Kerja, ", "Undang-Undang ", "DPT ", "dihimbau ", "oleh ", "Di ", "Imformasi ini baik. ", "75,5 % ",
    "Rp 10.000 ", "survei menunjukkan ", "jumlah pemilih 5 orang pada 17 Juli 2025 ", "media sosial dan medsos ", "warga-warga ", "Jum'at ",
]  # fmt: skip
BLOCKS = [
    "<!-- pesanlint: abaikan bahasa.kata-baku -- y -->\n\ndihimbau\n\n",
    "kata\n", "kata\r\n", "Kata dihimbau.\n\n", "“kata\n\n", "kata.”\n\n", "“Kami semua siap melayani warga di sini besok.”\n\n",
    "“Ketua KPU Jatim, Budi Santoso, hadir,” kata ia.\n\n", "- Ijin @, S.H.\n", "1. kata\n", "[14/07/25 10.15.03] Humas: kata\n",
]  # fmt: skip
MARKUP = {
    "a.md": [
        "[a](b) ", "[a](", "![a](b) kata ", "[@]: b\n\n[@] ", "**kata** ", "**kata _", "> ", "> kata\n", ">", "- kata\n", "  - ", "# Ijin @ hadir\n\n",
        "| dihimbau | b |\n", "    kata\n", "```\n", "{{a}} ", "{%", "<b>kata</b> ", "<!-- a --> ", "<!--", "`kata ", "$a$ ",
    ],
    "a.html": [
        "<p>", "<div><b>kata ", "<p>“kata</p>", '<img alt="kata">', "<ul><li>kata", "<table><tr><td>kata", "<br>", "kata<br>", "<q>kata", "&nbsp;",
        "&nbsp;kata&shy;", "<!-- a -->", "<!--", "<![CDATA[", "<span>di</span>himbau ", '<p title="kata dihimbau">kata</p>', "</p>", "<", "&",
    ],
}  # fmt: skip
READ_ON_REQUEST = {
    "a.mdx": [
        "{", "}", "{a", "<A b={", "<A>", "</A>", "<A ", "{/* ", "{/* a */}", "import ", "import a from 'b'\n\n", "export const a = {\n",
        "kata {a} ", '<A b="', "{`", "{'", "{//", "kata dihimbau\n\n",
    ],
    "a.js": ["/*", "/* kata */", "// kata\n", "// kata", '"', "'", "`${", "/**\n * kata\n */\n", "/", "x = /a/\n", "{@link a} ", "*/"],
    "a.py": ["#", "# kata\n", '"""', '"""kata"""\n', "'''", "x = 'a'  # kata\n", 'def a():\n    """kata"""\n', "\\\n", "f'{"],
    "a.go": ["// [a] ", "// kata\n", "/*", "`"],
    "a.ipynb": ["kata ", "kata\n", "```\n", "\\", '"', "# Ijin @\n\n", "| a |\n"],
}  # fmt: skip
"""Texts of readers that a configuration must ask for; the unit of a notebook is the text of its cell."""
FORMATS = (("mdx", "mdx"), ("js", "code+markdown"), ("py", "code"), ("go", "code"), ("ipynb", "notebook"))
SHAPES = [("a.txt", unit) for unit in ONE_LINE + BLOCKS] + [(path, unit) for path, units in MARKUP.items() for unit in units]


class Work:
    """Counts calls, the characters of the texts whose methods are called, and those that regular expressions pass over."""

    def __init__(self) -> None:
        self.done = 0

    def seen(self, frame: FrameType, event: str, called: Any) -> None:
        if event == "call":
            self.done += 1
        elif event == "c_call":
            owner = getattr(called, "__self__", None)
            self.done += 1 + (len(owner) if isinstance(owner, (str, bytes, list)) and called.__name__ not in _CHEAP else 0)


_CHEAP = frozenset(
    [
        "append",
        "pop",
        "insert",
        "find",
        "rfind",
        "index",
        "startswith",
        "endswith",
        "join",
        "isspace",
        "isdigit",
        "isalpha",
        "isalnum",
        "extend",
    ]
)


class Counting:
    """A regular expression that counts the characters that it searches."""

    def __init__(self, pattern: re.Pattern[str], work: Work) -> None:
        self._pattern, self._work = pattern, work

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def _counted(self, m: re.Match[str] | None, start: int, end: int) -> re.Match[str] | None:
        self._work.done += max((m.end() if m else end) - start, 1)
        return m

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._counted(self._pattern.search(text, start, end), start, min(end, len(text)))

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._counted(self._pattern.match(text, start, end), start, start)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._counted(self._pattern.fullmatch(text, start, end), start, start)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        for m in self._pattern.finditer(text, start, end):
            self._work.done += m.end() - start + 1
            start = m.end()
            yield m
        self._work.done += min(end, len(text)) - start

    def findall(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[Any]:
        self._work.done += min(end, len(text)) - start
        return self._pattern.findall(text, start, end)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    work = Work()
    for name, module in list(sys.modules.items()):
        if name.startswith("pesanlint."):
            for attribute, value in list(vars(module).items()):
                if isinstance(value, re.Pattern):
                    monkeypatch.setattr(module, attribute, Counting(value, work))
                elif hasattr(value, "cache_info") and getattr(value, "__wrapped__", None).__qualname__.startswith("deferred."):
                    monkeypatch.setattr(module, attribute, _made(Counting(value(), work)))
    return work


def _made(pattern: Counting) -> Callable[[], Counting]:
    return lambda: pattern


@pytest.fixture(scope="module")
def warm(linter: Linter) -> Linter:
    """A linter that has checked many texts, so that nothing is initialised while counting."""
    for text in ("“Warga dihimbau datang,” ujar Budi. " * 1000, *(unit.replace("@", "Budi") * 20 for _, unit in SHAPES)):
        linter.check_text(text)
    return linter


def text_of(unit: str, length: int) -> str:
    """A unit again and again, with a name of its own in each where it has a place for one."""
    parts, at, number = [], 0, 0
    while at < length:
        number += 1
        letters = "".join(chr(ord("a") + number // 26**place % 26) for place in range(3))
        parts.append(unit.replace("@", letters.capitalize()))
        at += len(parts[-1])
    return "".join(parts)


def done(linter: Linter, work: Work, path: str, text: str) -> int:
    work.done = 0
    sys.setprofile(work.seen)
    try:
        linter.check(read_text(text, path))
    finally:
        sys.setprofile(None)
    return work.done


def notebook(text: str, *, cells: int) -> str:
    cell = {"cell_type": "markdown", "metadata": {}, "source": text.splitlines(keepends=True)}
    return json.dumps({"cells": [cell] * cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)


def done_by_reading(work: Work, path: str, text: str) -> int:
    work.done = 0
    sys.setprofile(work.seen)
    try:
        read_text(text, path, FORMATS)
    finally:
        sys.setprofile(None)
    return work.done


@pytest.mark.parametrize(("path", "unit"), [(path, unit) for path, units in READ_ON_REQUEST.items() for unit in units])
def test_readers_on_request_do_twice_the_work_for_twice_the_text(work: Work, path: str, unit: str) -> None:
    texts = [text_of(unit, length) for length in (2 * SMALL, 4 * SMALL)]
    once, twice = [notebook(text, cells=1) for text in texts] if path.endswith("ipynb") else texts
    done_by_reading(work, path, once)
    assert done_by_reading(work, path, twice) <= MOST * done_by_reading(work, path, once)


def test_a_notebook_of_many_cells_is_linear(work: Work) -> None:
    once, twice = (notebook("Warga dihimbau datang.\n", cells=cells) for cells in (40, 80))
    done_by_reading(work, "a.ipynb", once)
    assert done_by_reading(work, "a.ipynb", twice) <= MOST * done_by_reading(work, "a.ipynb", once)


@pytest.mark.parametrize("unit", ["a", ".", ". ", ".(", "a.(", "A. ", "e.g. ", ". . ", "1. ", "“a.” ", "a.\n\n"])
def test_sentences_by_stops_are_linear(work: Work, unit: str) -> None:
    def counted(length: int) -> int:
        text, work.done = text_of(unit, length), 0
        sys.setprofile(work.seen)
        try:
            list(stops.sentences(text))
        finally:
            sys.setprofile(None)
        return work.done

    counted(SMALL)
    assert counted(2 * SMALL) <= MOST * counted(SMALL)


@pytest.mark.parametrize(("path", "unit"), SHAPES)
def test_twice_the_text_is_twice_the_work(warm: Linter, work: Work, path: str, unit: str) -> None:
    once, twice = text_of(unit, SMALL), text_of(unit, 2 * SMALL)
    done(warm, work, path, twice)
    assert done(warm, work, path, twice) <= MOST * done(warm, work, path, once)


def test_what_grows_by_the_square_is_noticed(work: Work) -> None:
    def check(text: str) -> int:
        work.done = 0
        sys.setprofile(work.seen)
        for at in range(len(text)):
            text[at:].lower()
        sys.setprofile(None)
        return work.done

    assert check("a" * 2 * SMALL) > 3 * check("a" * SMALL)
