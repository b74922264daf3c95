"""Addresses, handles, file names and the titles of laws: stretches that no wording rule may look into."""

import re
from collections.abc import Iterator

from pesanlint.deferred import deferred
from pesanlint.text import Span

_DOMAIN = (
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}"
    r"(?:id|com|net|org|info|edu|gov|int|mil|co|io|tv|me|ly|app|dev|page|link|site|online|news|biz|asia|gle|my|sg|uk|au|us)"
)
_EXTENSION = "pdf|docx?|odt|rtf|xlsx?|ods|csv|pptx?|odp|txt|html?|jpe?g|png|gif|webp|mp3|mp4|mov|zip|rar|apk"

_ADDRESS = re.compile(
    rf"""
    (?:(?:https?|ftp)://|(?<![\w.@%+-])www\.)[^\s<>"“”«»]+
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
_CITATION = deferred(rf"{_NUMBER}(?:{_BLANK}\([^()\n]{{1,60}}\))?,?{_BLANK}(?i:tentang|ttg\.?){_BLANK}(?=[A-Z(])")
_ABOUT = re.compile(r"[Tt](?i:entang|tg)")
_NUMBERS = ("nomor", "no", "tahun")
_CITATION_LENGTH, _ABOUT_LENGTH = 200, 12
"""So many characters stand at most before the `tentang` of a citation, and belong to it with the first one of the title."""
_INSTRUMENT = deferred(
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
_TITLE = deferred(rf"[A-Z(][\w/()-]*(?:,?{_BLANK}(?:{_SMALL}{_BLANK}){{0,3}}(?!{_NO_TITLE})[A-Z0-9(](?:[\w/().-]*[\w/)])?)*")
_TITLE_LENGTH = 600


def find(text: str, block: Span) -> list[Span]:
    """Web and e-mail addresses, domains, @handles, #hashtags, file names, and what a law or regulation is about, in a block.

    Of a citation (`Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum`) only the title behind `tentang` is protected:
    how the law is cited is for rules to judge. A title is read on for as long as its words have capitals, as official ones do.

    Returns:
        Spans in code points of `text`, in no order.
    """
    return [*_addresses(text, block), *_law_titles(text, block)]


def _addresses(text: str, block: Span) -> Iterator[Span]:
    for place in _places(text, block):
        for m in _ADDRESS.finditer(text, *place):
            yield Span(m.start(), m.start() + len(m[0].rstrip(_ADDRESS_ENDS)))


def _places(text: str, block: Span) -> Iterator[Span]:
    """The stretches between blanks in which an address may stand, by the characters that each has in it."""
    end = block.start
    for m in _IN_ADDRESS.finditer(text, *block):
        if m.start() >= end:
            start = text.rfind(" ", end, m.start()) + 1 or end
            blank_behind = _BLANKS.search(text, m.end(), block.end)
            end = blank_behind.start() if blank_behind else block.end
            yield Span(start, end)


def _law_titles(text: str, block: Span) -> Iterator[Span]:
    small = text[block.start : block.end].lower()
    if "tentang" not in small and "ttg" not in small:  # told sooner than by searching
        return
    for about in _ABOUT.finditer(text, *block):
        at = about.start()
        start = max(at - _CITATION_LENGTH, block.start)
        if not _may_be_cited(text[start:at].split()[-2:]):
            continue
        for m in _CITATION().finditer(text, start, min(at + _ABOUT_LENGTH, block.end)):
            before = text[max(m.start() - _INSTRUMENT_WITHIN, block.start) : m.start()]
            title = _TITLE().match(text, m.end(), min(m.end() + _TITLE_LENGTH, block.end))
            if m.end() > at and title and _INSTRUMENT().search(before):
                yield Span(*title.span())


def _may_be_cited(words: list[str]) -> bool:
    """Whether the last two words before `tentang` may end the number of a law: most other ones tell at a glance."""
    last = words[-1] if words else ""
    return "/" in last or last.endswith((")", "),")) or (len(words) > 1 and words[0].lower().rstrip(".").endswith(_NUMBERS))
