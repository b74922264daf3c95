"""Addresses, handles, file names and the titles of laws: stretches that no wording rule may look into."""

import re
from collections.abc import Iterator

from pesanlint.document import Document
from pesanlint.text import Span

_DOMAIN = (
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}"
    r"(?:id|com|net|org|info|edu|gov|int|mil|co|io|tv|me|ly|app|dev|page|link|site|online|news|biz|asia|gle|my|sg|uk|au|us)"
)
_EXTENSION = "pdf|docx?|odt|rtf|xlsx?|ods|csv|pptx?|odp|txt|html?|jpe?g|png|gif|webp|mp3|mp4|mov|zip|rar|apk"

_ADDRESS = re.compile(
    rf"""
    (?:https?|ftp)://[^\s<>"“”«»]+
    | (?<![\w.@%+-]) www\.[^\s<>"“”«»]+
    | (?<![\w.@%+-]) [\w.%+-]{{1,64}}@{_DOMAIN} (?![\w-])
    | (?<![\w.@%+-]) {_DOMAIN} (?![\w-]) (?:/[^\s<>"“”«»]*)?
    | (?<![\w.@/-]) @[a-z0-9_](?:[a-z0-9_.]{{0,62}}[a-z0-9_])?
    | (?<![\w&\#]) \#(?=\w*[^\W\d_])\w{{1,140}}
    | (?<![\w.-]) \w[\w.-]{{0,100}}\.(?:{_EXTENSION}) (?![\w-])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"[@#.:](?:(?<=[@#])|(?<=\.)(?=\w)|(?<=[wW]\.)|(?=//))")
"""What every address has in it, and little else."""
_BLANKS = re.compile(r"\s")
_ADDRESS_ENDS = ".,;:!?…)]}'’”\""

_BLANK = r"[^\S\n]{1,3}"
_YEAR = rf"tahun{_BLANK}\d{{4}}"
_NUMBER = rf"(?i:(?:nomor|no\.?){_BLANK}[^\s,;]{{1,60}}(?:{_BLANK}{_YEAR})?|{_YEAR}|\b\d{{1,3}}/\d{{4}})"
_CITATION = re.compile(rf"{_NUMBER}(?:{_BLANK}\([^()\n]{{1,60}}\))?,?{_BLANK}(?i:tentang|ttg\.?){_BLANK}(?=[A-Z(])")
_CITATION_LENGTH, _ABOUT_LENGTH = 200, 12
"""So many characters stand at most before the `tentang` of a citation, and belong to it with the first one of the title."""
_INSTRUMENT = re.compile(
    r"\b(?:undang-undang|uud?|perp?pu|pp|peraturan|per(?:pres|men\w*|da|gub|bup|wal\w*|bawaslu|ka)|pkpu|keputusan|kep\w*|"
    r"instruksi|inpres|surat|se|qanun|maklumat|putusan|ketetapan|tap|pedoman)\b",
    re.IGNORECASE,
)
_INSTRUMENT_WITHIN = 160
_SMALL = (
    r"(?:dan|di|ke|dari|pada|yang|untuk|dengan|dalam|tentang|oleh|atau|atas|bagi|serta|sebagai|antara|terhadap|melalui|kepada|"
    r"secara|per|menjadi|sampai|hingga|guna)"
)
_NO_TITLE = r"(?:Senin|Selasa|Rabu|Kamis|Jum'?at|Sabtu|Minggu|Pasal|Bab)\b"
_TITLE = re.compile(rf"[A-Z(][\w/()-]*(?:,?{_BLANK}(?:{_SMALL}{_BLANK}){{0,3}}(?!{_NO_TITLE})[A-Z0-9(](?:[\w/().-]*[\w/)])?)*")
_TITLE_LENGTH = 600


def find(document: Document) -> tuple[Span, ...]:
    """Web and e-mail addresses, domains, @handles, #hashtags, file names, and what a law or regulation is about.

    Of a citation (`Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum`) only the title behind `tentang` is protected:
    how the law is cited is for rules to judge. A title is read on for as long as its words have capitals, as official ones do.

    Returns:
        Spans in code points of `Document.text`, in order; none crosses a block.
    """
    return tuple(sorted({*_addresses(document.text), *_law_titles(document.text)}))


def _addresses(text: str) -> Iterator[Span]:
    for place in _places(text):
        for m in _ADDRESS.finditer(text, *place):
            yield Span(m.start(), m.start() + len(m[0].rstrip(_ADDRESS_ENDS)))


def _places(text: str) -> Iterator[Span]:
    """The stretches between blanks in which an address may stand, by the characters that each has in it."""
    end = 0
    for m in _IN_ADDRESS.finditer(text):
        if m.start() >= end:
            start = max(text.rfind(blank, end, m.start()) for blank in " \n") + 1 or end
            blank_behind = _BLANKS.search(text, m.end())
            end = blank_behind.start() if blank_behind else len(text)
            yield Span(start, end)


def _law_titles(text: str) -> Iterator[Span]:
    for at in _abouts(text):
        for m in _CITATION.finditer(text, max(at - _CITATION_LENGTH, 0), at + _ABOUT_LENGTH):
            before = text[max(m.start() - _INSTRUMENT_WITHIN, 0) : m.start()].rpartition("\n")[2]
            title = _TITLE.match(text, m.end(), m.end() + _TITLE_LENGTH)
            if m.end() > at and title and _INSTRUMENT.search(before):
                yield Span(*title.span())


def _abouts(text: str) -> Iterator[int]:
    """Where `tentang` or its short form begins."""
    lowered = text.replace("İ", "I").lower()  # the one letter that is longer in lower case
    for word in ("tentang", "ttg"):
        at = lowered.find(word)
        while at >= 0:
            yield at
            at = lowered.find(word, at + 1)
