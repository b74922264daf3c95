"""Finds what no wording rule may look into, in any language: addresses, paths, accounts, code and mathematics.

They are recognised by their form, whatever their name. `Ketua/Wakil`, `24/7` and `Drs.Budi` are prose.
"""

import re
from collections.abc import Callable, Iterator

from pesanlint import codes
from pesanlint.deferred import deferred
from pesanlint.search.folding import letter_runs
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
    | (?<![\w./-]) (?-i:(?!A\.Md\b)) (?:[\w.-]{{1,100}}/){{0,20}} \w[\w.-]{{0,100}}\.(?:{_EXTENSION}) (?![\w-])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"[@#.:\[(](?:(?<=[@#])|(?<=\.)(?=[^\W\d]|7[zZ])|(?<=[wW]\.)|(?=//)|(?<=[\[(])(?=[aA][tT][\])]))")
"""A cheap pattern that occurs in every address, and in little else: not in `1.000`."""
_IN_PATH = re.compile("[/_]")
_BLANKS = re.compile(r"\s")
_ADDRESS_ENDS = ".,;:!?…)]}'’”\""

_PART = r"[^\s\\/:*?\"<>|“”]{1,100}"
"""One word of the name of a Windows folder or file."""
_DOTLESS = _PART.replace("^", "^.", 1)
_SERVICES = frozenset(
    "ig insta instagram twitter x telegram tele tiktok fb facebook fanpage youtube yt threads line medsos username user login "
    "akun password sandi".split()
)
_DOT_INSIDE = re.compile(r"\.[a-z0-9_]")
"""Occurs in every account name that has no colon or equals sign before it."""
_HANDLE = r"[a-z0-9_]{1,60}"
_ACCOUNT = deferred(
    rf"(?<![\w-])(?i:{'|'.join(sorted(_SERVICES))})(?:\s(?:resmi|kami|kpu)){{0,2}}[\s:=(]{{1,4}}"
    rf"(?:({_HANDLE}(?:\.{_HANDLE}){{1,6}})(?![\w-])"
    rf"|(?<=[:=].|.[:=])({_HANDLE})(?=\s*(?:[,;|/)&]|\.?\s*$|\s(?:dan|atau)\s)))"
)
# A string that occurs in every match of a form, and the form.
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

_OF_WORDS = b"\\$%:<{[=`!?"
"""Characters, one of which is in every form, code or account that may cover a word between blanks."""


def may_cover_words(text: str) -> bool:
    """Whether a stretch that `find` returns may cover a word between blanks; addresses and paths have no blanks in them."""
    signs = text.encode("ascii", "ignore")
    return len(signs.translate(None, _OF_WORDS)) < len(signs)  # several times as fast as looking for each


def find(text: str, block: Span) -> list[Span]:
    """The addresses, @handles, accounts, #hashtags, paths, file names, code and mathematics in a block.

    Returns:
        Spans in code points of `text`, unordered.
    """
    return [*_addresses(text, block), *_forms(text[block.start : block.end], block.start)]


def _addresses(text: str, block: Span) -> Iterator[Span]:
    for place in _places(text, block, _IN_ADDRESS):
        for m in _ADDRESS.finditer(text, *place):
            yield Span(m.start(), m.start() + len(m[0].rstrip(_ADDRESS_ENDS)))


def _forms(stretch: str, start: int) -> Iterator[Span]:
    for sign, form in [one for one in _FORMS if one[0] in stretch]:
        places = _places(stretch, Span(0, len(stretch)), _IN_PATH) if sign in "/_" else [Span(0, len(stretch))]
        for m in (m for place in places for m in form().finditer(stretch, *place)):
            kept = len(m[0].rstrip(_ADDRESS_ENDS)) if sign in "\\/_" else len(m[0])
            yield Span(m.start(), m.start() + kept).shifted(start)
    may_name = ":" in stretch or "=" in stretch or _DOT_INSIDE.search(stretch)
    if may_name and not _SERVICES.isdisjoint(letter_runs(stretch.lower())):
        for m in _ACCOUNT().finditer(stretch):
            yield Span(*m.span(m.lastindex or 0)).shifted(start)
    for code in codes.find(stretch):
        yield code.shifted(start)


def _places(text: str, block: Span, signs: re.Pattern[str]) -> Iterator[Span]:
    """The stretches between blanks that contain one of the signs."""
    end = block.start
    for m in signs.finditer(text, *block):
        if m.start() >= end:
            start = text.rfind(" ", end, m.start()) + 1 or end
            blank_behind = _BLANKS.search(text, m.end(), block.end)
            end = blank_behind.start() if blank_behind else block.end
            yield Span(start, end)
