"""Finds paragraphs without a full stop, and headlines with one."""

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import compress, count
from operator import not_
from typing import Literal

from pesanlint.authoring.fields import record
from pesanlint.deferred import deferred
from pesanlint.desk.desk import Desk
from pesanlint.document import Block
from pesanlint.finding import Fix, Match
from pesanlint.language.casing import is_capitalised
from pesanlint.language.words import WORD
from pesanlint.reading.reading import Reading
from pesanlint.rule import DocumentCheck, DocumentRule
from pesanlint.search.folding import Hit
from pesanlint.spans import Edit, Span

_ENDS = frozenset(".?!…:;,”\"’'»")
_TAIL = 160
"""Code points examined at the end of a paragraph."""
_FEWEST_WORDS, _FEWEST_IN_ONE, _FEWEST_IN_HEADLINE = 12, 20, 5
"""Minimum words of a paragraph, of one that is a single sentence, and of an unmarked headline; shorter ones may be headings,
captions or names."""
_STOP = deferred(r"(?:[^\W_]{3}|\))(?<!\b(?:Tbk|dll|dsb|dkk|Inc|Ltd))\.$")
_BORDER = deferred(r"[a-z\d)][.!?][”\"’']? [“\"A-Z]|[.,?!][”\"’'] ")
_SAID = deferred(
    r"[”\"″’'][ ]?[,.]?[ ]?(?i:ajak|beber|harap|imbau|imbuh|jawab|jelas|kata|lanjut|papar|pesan|pungkas|sambung|sebut|tambah|"
    r"tandas|tegas|terang|tukas|tutup|tutur|ucap|ujar|ulas|ungkap|urai)(?:nya| (?:dia|ia|beliau|[A-Z][^.!?:“”\"()\n]{1,50}))$"
)
"""A quotation and its speaker, which close a sentence for certain."""
_LAST_WORD = deferred(r"[a-zà-ÿ\d)]$|[A-Z]{2}$")
_CREDIT = deferred(
    r"(?:[.?!…][”\"’']?|^)\s*\([^()]{1,80}\)$|\((?:Humas|Foto)[^()]*$"
    r"|\((?!\d{1,2}/\d{1,2}(?:/\d{2,4})?\))[^()]*(?:[Hh]umas|[Ff]oto|[Dd]ok|[Rr]ed|[/@*])[^()]*\)$"
)
_NO_END = deferred(
    r"\b(?:adalah|antara lain|di ?antaranya|meliputi|seperti|yaitu|yakni|yang|dan|atau|dari|untuk|dengan|karena|di|ke|pada|"
    r"oleh|dalam)$|\bberikut\b[^.!?]*$|[.!?][\"”]\)$"
)
_SENTENCE = deferred(r"\b(?:me|ber|di|ter)[a-z]{4,}")
_NO_SENTENCE = deferred(r"https?:|www\.|[|#*=]|^\s*(?:\d{1,2}[.)]|[-•–(\[!])|[\"”],? ?[–-] ?[A-Z][\w./, ]+$|^[^.!?]{3,40} ?: ")
_CAPITALS, _MOST_IN_HEADING = 0.6, 25
"""Minimum share of capitalised words of a paragraph that is a heading, and the most words of one: a longer paragraph is told by
its verb in small letters, however many names it holds."""


@record(kw_only=True)
class Ending(DocumentRule):
    """Paragraphs that end without a full stop, and headlines that end with one.

    `paragraph`: a paragraph counts if it has a verb and at least twelve words (twenty if it is one sentence), or ends with a
    quotation and its speaker (`” ujarnya`). The first and the last paragraph count only in a text where at least three of four
    paragraphs, and at least two, end with a mark, the others where one does. Introductions of lists, headings in title
    case, credits of captions (`(Humas KPU Mawar)`), items numbered by hand and the name under a quotation are ignored.
    `headline`: titles and headings, and the first paragraph if it is one short line in title case. An abbreviation (`Tbk.`)
    keeps its stop, and so does an ellipsis.

    A document check: the end of a paragraph is compared with those of the other paragraphs, and with the block that follows.
    """

    kind: Literal["ending"]
    check: Literal["paragraph", "headline"]
    """What is checked."""

    def compile(self, desk: Desk) -> DocumentCheck:
        """Check the last character of each block."""
        return _unended if self.check == "paragraph" else _ended


def _is_ended(text: str) -> bool:
    return text[-1:] in _ENDS


def _unended(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
    """The last word of each paragraph that lacks its full stop."""
    text, blocks = reading.text, reading.blocks
    unended = compress(count(), map(not_, reading.told.of(_is_ended)))
    open_ones = [at for at in unended if blocks[at].kind == "paragraph"]
    ended = reading.told.kinds.count("paragraph") - len(open_ones)
    open_ones = [at for at in open_ones if not _goes_on(text, blocks[at + 1 : at + 2])]
    found = [at for at in open_ones if _is_prose(text[blocks[at].span.start : blocks[at].span.end])]
    if len(found) * 3 > ended or ended < 2:  # the first paragraph may be a headline, the last one may have been cut off
        found = [at for at in found if 0 < at < len(blocks) - 1 and ended]
    for at in found:
        span = blocks[at].span
        word = list(WORD.finditer(text, max(span.end - 40, span.start), span.end))[-1]
        yield Match(Span(word.start(), span.end), {}, (Fix((Edit(Span(span.end, span.end), "."),), safe=False),))


def _ended(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
    """The full stop of each headline."""
    told, blocks = reading.told.blocks, reading.blocks
    headlines = [at for at, kind in enumerate(reading.told.kinds) if kind in ("title", "heading")]
    if len(blocks) > 1 and told[0].kind == "paragraph" and _is_line_in_capitals(told[0].text, reading.language.small_in_titles):
        headlines.insert(0, 0)
    for at in headlines:
        text = told[at].text
        if text[-1:] == "." and _STOP().search(text):
            end = blocks[at].span.end
            stop = Span(end - 1, end)
            yield Match(stop, {}, (Fix((Edit(stop, ""),), safe=False),))


def _is_line_in_capitals(text: str, small: Set[str]) -> bool:
    words = WORD.findall(text)
    shown = all(is_capitalised(word) or word in small or word.isdigit() for word in words)
    return shown and _FEWEST_IN_HEADLINE <= len(words) <= _FEWEST_IN_ONE


def _goes_on(text: str, following: Sequence[Block]) -> bool:
    """Whether a paragraph introduces a list, or continues in the next one, which begins in the middle of a sentence."""
    if not following:
        return False
    [(kind, span, _)] = following
    first = text[span.start]
    return kind in ("list-item", "table-cell", "code") or first.islower() or first in ".?!…:;,”"


@lru_cache(maxsize=256)  # of a text that changes mostly the same paragraphs have no full stop
def _is_prose(text: str) -> bool:
    """Whether a paragraph consists of sentences, the last of which lacks its full stop."""
    tail = text[-_TAIL:]
    if not _LAST_WORD().search(tail[-2:]) or _CREDIT().search(tail) or _NO_END().search(tail) or _NO_SENTENCE().search(text):
        return False
    words = WORD.findall(text)
    if _SAID().search(tail):
        return len(words) >= _FEWEST_IN_HEADLINE
    if (
        len(words) < (_FEWEST_WORDS if _BORDER().search(text) else _FEWEST_IN_ONE)
        or not _SENTENCE().search(text)
        or not is_capitalised(text.lstrip("“\"‘'("))
    ):
        return False
    return len(words) > _MOST_IN_HEADING or sum(map(is_capitalised, words)) < _CAPITALS * len(words)
