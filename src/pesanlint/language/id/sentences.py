"""Where sentences end.

EYD V, III.A, III.G and III.H: sentences end in a full stop, question mark or exclamation mark, but a full stop also ends
abbreviations, initials and list numbers, and a sentence may end inside quotation marks.

A boundary is drawn only where the next sentence visibly begins: a clause cut in two misleads more than two read as one.
"""

import re
from collections.abc import Iterator

from pesanlint.spans import Span

# The character that is looked for comes first, and what must not stand before it behind: so the search leaps to it.
_STOP = re.compile(r"(?P<stop>[.?!…](?<![.?!…]{2})[.?!…]*+)[\"”’'»)\]]*+(?P<gap>\s++)")
_BEGINS = re.compile(r"[\"“„«‘'(\[]*(?:[A-Z]|[^\W_a-z])")
_TOKEN = 24
"""How many characters before a stop are looked at: longer than any abbreviation."""
_LAST_TOKEN = re.compile(r"[^\s\"“”„«»‘(\[{/–—-]+$")

# Abbreviations that stand before what they belong to, and so never end a sentence.
_LEADING = frozenset(
    """
    a.n akbp bpk brigjen c.q cq cv dr dra drs gg hj hlm ir irjen jend jl jln k.h kab kapt kec kel kep kh kombes komjen
    kompol letjen mayjen mr mrs ms nn no nomor ny pdt pj pjs plh plt prof prov ps pt rm rr sdr sdri st tb telp tgl tn u.b
    u.p ust vs yth
""".split()
)

_LONGEST = max(map(len, _LEADING))
_LONG_WORD = re.compile(rf"[a-z]{{{_LONGEST + 1}}}\.")
"""The end of a word in small letters that is longer than any abbreviation, and its stop."""

# Degrees may end a sentence, but not where another degree or the rest of the same one follows: S. Pd., M. Si.
_DEGREE = re.compile(r"(?:[SMA]\.?(?:[A-Z][a-z]{0,4}\.?)*|Ph\.?D|Dr|Sp|Pd|Si|Sos|Kom|Ag|Hum|Farm|Ked|Psi|Ikom)$")
_DEGREE_FOLLOWS = re.compile(r"(?:[SMA]\. ?)?(?:[A-Z][a-z]{0,4}\.)(?:[A-Z][a-z]{0,4}\.?)*(?=[\s,.;)]|$)")


def split(text: str, span: Span) -> Iterator[Span]:
    """The sentences of a stretch of text (code points), in order, without the blanks between them.

    Every character of the stretch but blanks lies in exactly one sentence.
    """
    start, end = span
    head = text[start:end]
    start += len(head) - len(head.lstrip())
    for m in _STOP.finditer(text, start, end):
        if m.end() < end and _is_boundary(text, start, m):
            yield Span(start, m.start("gap"))
            start = m.end()
    if rest := len(text[start:end].rstrip()):
        yield Span(start, start + rest)


def _is_boundary(text: str, sentence: int, m: re.Match[str]) -> bool:
    if not _BEGINS.match(text, m.end()):
        return False
    stop, behind = m.span("stop")
    if text[stop:behind] != "." or behind != m.start("gap"):
        return True
    if stop - sentence > _LONGEST and _LONG_WORD.match(text, stop - _LONGEST - 1):
        return True
    found = _LAST_TOKEN.search(text, max(sentence, stop - _TOKEN), stop)
    if not found:
        return True
    token = found[0]
    if token.isdigit():  # a list number, `1. `; or digits parted by a stray blank, `pukul 09. 00`
        return found.start() != sentence and not text[m.end()].isdigit()
    if len(token) == 1 and token.isalpha():  # an initial, or the mark of an item that the sentence ends with
        return text.endswith("huruf ", sentence, found.start())
    if token.lower() in _LEADING:
        return False
    return not (_DEGREE.match(token) and _DEGREE_FOLLOWS.match(text, m.end(), m.end() + _TOKEN))
