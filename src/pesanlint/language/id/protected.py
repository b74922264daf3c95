"""What no wording rule may look into: addresses, paths, accounts, code, mathematics, and the titles of laws.

All but the titles are known by their form, whatever their name. `Ketua/Wakil`, `24/7` and `Drs.Budi` are prose.
"""

import re
from collections.abc import Callable, Iterator

from pesanlint import codes
from pesanlint.deferred import deferred
from pesanlint.spans import Span

_DOMAIN = (
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}"
    r"(?:id|com|net|org|info|edu|gov|int|mil|co|io|tv|me|ly|app|dev|page|link|site|online|news|biz|asia|gle|my|sg|uk|au|us|"
    r"xyz|tech|store|blog|web|click|cloud|space|website|ee|gl|be|cc)"
)
_EXTENSION = (
    "pdf|docx?|docm|dotx|odt|rtf|xlsx?|xlsm|ods|csv|tsv|pptx?|odp|txt|md|html?|xml|jsonl?|ya?ml|eml|jpe?g|png|gif|webp|svg|heic|"
    "psd|eps|cdr|mp[34]|m4a|wav|ogg|mov|avi|mkv|webm|zip|rar|7z|gz|apk|exe|php|py|js|css|sql|log|vcf|ics"
)

_ADDRESS = re.compile(
    rf"""
    (?:(?:(?<![a-z])[a-z][a-z0-9+.-]{{1,15}}://)|(?<![\w.@%+-])www\.)[^\s<>"“”«»]+
    | (?<![\w.@%+-]) [\w.%+-]{{1,64}}@[a-z0-9-]{{1,63}}(?:\.[a-z0-9-]{{1,63}}){{1,6}} (?![\w-])
    | (?<![\w.@%+-]) [\w.%+-]{{1,64}}[\[(]at[\])][\w-]{{1,63}}(?:(?:\.|[\[(](?:dot|titik)[\])])[\w-]{{1,63}}){{1,6}}
    | (?<![\w.@%+-]) {_DOMAIN} (?![\w-]) (?::\d{{1,5}})? (?:[/?\#][^\s<>"“”«»]*)?
    | (?<![\w.@-]) @[a-z0-9_](?:[a-z0-9_.-]{{0,62}}[a-z0-9_])?
    | (?<![\w&\#]) \#(?=\w*[^\W\d_])\w{{1,140}}
    | (?<![\w./-]) (?:[\w.-]{{1,100}}/){{0,20}} \w[\w.-]{{0,100}}\.(?:{_EXTENSION}) (?![\w-])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"[@#.:\[(](?:(?<=[@#])|(?<=\.)(?=\w)|(?<=[wW]\.)|(?=//)|(?<=[\[(])(?=[aA][tT][\])]))")
"""What every address has in it, and little else."""
_IN_PATH = re.compile("[/_]")
_BLANKS = re.compile(r"\s")
_ADDRESS_ENDS = ".,;:!?…)]}'’”\""

_PART = r"[^\s\\/:*?\"<>|“”]{1,100}"
"""A word in the name of a folder or file of Windows."""
_DOTLESS = _PART.replace("^", "^.", 1)
_SERVICES = frozenset(
    "ig insta instagram twitter x telegram tele tiktok fb facebook fanpage youtube yt threads line medsos username user login "
    "akun password sandi".split()
)
_SMALL_WORDS = re.compile("[a-z]+")
_HANDLE = r"[a-z0-9_]{1,60}"
_ACCOUNT = deferred(
    rf"(?<![\w-])(?i:{'|'.join(sorted(_SERVICES))})(?:\s(?:resmi|kami|kpu)){{0,2}}[\s:=(]{{1,4}}"
    rf"(?:({_HANDLE}(?:\.{_HANDLE}){{1,6}})(?![\w-])"
    rf"|(?<=[:=].|.[:=])({_HANDLE})(?=\s*(?:[,;|/)&]|\.?\s*$|\s(?:dan|atau)\s)))"
)
# What a form cannot do without, and the form.
_FORMS: tuple[tuple[str, Callable[[], re.Pattern[str]]], ...] = (
    (
        "\\",
        deferred(
            rf"\\\(.{{1,300}}?\\\)|\\\[.{{1,300}}?\\\]"
            rf"|(?:(?<!\w)[A-Za-z]:\\|(?<![\w\\])\\{{1,2}}|(?<![\w.\\])(?:\.{{1,2}}|%\w{{1,40}}%)\\|(?<![\w\\.-])[\w.-]{{1,100}}\\[\w.-]{{1,100}}\\)"
            rf"(?:(?:{_PART}|{_DOTLESS}(?:[ ]{_DOTLESS}){{1,4}})\\){{0,30}}"
            rf"(?:{_PART}(?:[ ]{_PART}){{0,2}}?\.(?i:{_EXTENSION})(?![\w-])|(?:{_PART})?)"
        ),
    ),
    (
        "/",
        deferred(
            r"(?<![\w.])(?:~|\.{1,2}|\$\w{1,40}|%\w{1,40}%|[A-Za-z]:)/[^\s<>\"“”«»]*"
            r"|(?<![^\s(\[“\"'‘:=,;])/(?!atau\b)[a-z_.~][\w.~%+-]*(?:/[\w.~%+-]*)*"
            r"|(?<![^\s(\[“\"'‘:=,;])/[A-Z][\w.~%+-]*(?:/[\w.~%+-]+){1,30}/?"
            r"|(?<![\w/.-])[a-z][\w-]{0,100}(?:/[a-z][\w-]{0,100}){0,20}/(?!\w|\.\w)"
            r"|(?<![\w/.-])(?:[a-z][\w-]{0,100}/){1,20}\d{1,8}(?:/[\w.-]{1,100}){1,20}"
            r"|(?<![\w/.-])\d{4}/\d{2}/(?:\d{2}/)?[a-z][\w./-]{0,200}"
        ),
    ),
    ("_", deferred(r"(?<![\w.-])(?=[\w.-]*[^\W_]_{1,5}[^\W_])[\w.-]+")),
    (
        "$",
        deferred(
            r"(?<![\w\\$])\$\$[^$]{1,500}\$\$|(?<![\w\\$])\$(?=[^\s$])[^$\n]{1,300}(?<!\s)\$(?!\w)|\$\{[^{}\s]{1,100}\}"
            r"|(?<![\w\\$])\$[A-Za-z_]\w{0,60}"
        ),
    ),
    ("%", deferred(r"(?<![\w%])%(?:[A-Za-z_]\w{0,60}%(?!\w)|\(\w{1,60}\)[a-z]\b)")),
    (":", deferred(r":(?<![\w:]:)(?=[\d_+-]*[a-z])[a-z0-9_+-]{1,60}:(?!\w)")),
    ("<", deferred(r"<[/!?]?[A-Za-z][^<>\n]{0,500}>")),
    ("{", deferred(r"\{(?:[^{}\s]{1,100}|\s?[\"'.#:][^{}\n]{0,300})\}")),
    ("[", deferred(r"\[[/^!:]?[a-z][\w.:/-]{0,60}\]")),
    (
        "=",
        deferred(
            r"(?<![\w=-])[A-Za-z_][\w:.-]{0,60}=(?!=)(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'|[^\s\"'<>\[\](){},;“”]{1,200})"
        ),
    ),
    ("`", deferred(r"(?<![\w`])`{1,3}(?=\S)[^`\n]{1,300}(?<=\S)`{1,3}(?![\w`])")),
    ("()", deferred(r"(?<![\w.])[A-Za-z_][\w.]{0,100}\(\)")),
)

_TAG_LENGTH = 60
"""Characters of the longest tag: in a list of them a comma stands this near its beginning."""
_TAG = r"[^\W_A-Z][^\W_A-Z-]*(?: (?!(?:yang|dan|atau|serta|dengan|untuk|ini|itu)\b)[^\W_A-Z][^\W_A-Z-]*){0,3}"
_TAGS = deferred(rf"{_TAG}(?:, ?{_TAG}){{3,60}},?\Z")
_LABELLED_TAGS = deferred(r"(?:tags?|tagar|kata kunci|keywords?|label)\s?:", re.IGNORECASE)
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
    """Addresses, @handles, accounts, #hashtags, lists of tags, paths, file names, code, mathematics, titles of laws in a block.

    Of a citation (`Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum`) only the title behind `tentang` is protected:
    how the law is cited is for rules to judge. A title is read on for as long as its words have capitals, as official ones do.

    Returns:
        Spans in code points of `text`, in no order.
    """
    return [*_addresses(text, block), *_forms(text, block), *_law_titles(text, block), *_tags(text, block)]


def _tags(text: str, block: Span) -> Iterator[Span]:
    """A block that lists tags for a machine: behind its label, or small words between commas and nothing else."""
    stretch = text[block.start : block.end]
    if "," in stretch[:_TAG_LENGTH] and (_TAGS().match(stretch) or _LABELLED_TAGS().match(stretch)):
        yield block


def _addresses(text: str, block: Span) -> Iterator[Span]:
    for place in _places(text, block, _IN_ADDRESS):
        for m in _ADDRESS.finditer(text, *place):
            yield Span(m.start(), m.start() + len(m[0].rstrip(_ADDRESS_ENDS)))


def _forms(text: str, block: Span) -> Iterator[Span]:
    stretch = text[block.start : block.end]
    for sign, form in _FORMS:
        if sign in stretch:
            places = _places(stretch, Span(0, len(stretch)), _IN_PATH) if sign in "/_" else [Span(0, len(stretch))]
            for m in (m for place in places for m in form().finditer(stretch, *place)):
                kept = len(m[0].rstrip(_ADDRESS_ENDS)) if sign in "\\/_" else len(m[0])
                yield Span(m.start(), m.start() + kept).shifted(block.start)
    if not _SERVICES.isdisjoint(_SMALL_WORDS.findall(stretch.lower())):
        for m in _ACCOUNT().finditer(stretch):
            yield Span(*m.span(m.lastindex or 0)).shifted(block.start)
    for code in codes.find(stretch):
        yield code.shifted(block.start)


def _places(text: str, block: Span, signs: re.Pattern[str]) -> Iterator[Span]:
    """The stretches between blanks in which there is one of some signs."""
    end = block.start
    for m in signs.finditer(text, *block):
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
