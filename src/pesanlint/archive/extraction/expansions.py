"""Extract abbreviations with their expansions: `Daftar Pemilih Tetap (DPT)`."""

import re
from collections.abc import Iterator

from pesanlint.language.id import offices
from pesanlint.language.words import HYPHENATED_WORD
from pesanlint.records import NamedTuple
from pesanlint.spans import Span

_SHORT = re.compile(r"\((?P<short>[A-Z]{2,8})\)")
_LINKING = frozenset("dan atau di ke dari yang untuk pada dengan serta oleh".split())
_BORDER = re.compile(r"[.,;:!?()“”\"–—\n]")
_NEAR = 160


class Expanded(NamedTuple):
    """An abbreviation and the words before it that have its initials. Spans are in the text."""

    span: Span
    short: str
    long: str


def find(text: str, sentence: Span) -> Iterator[Expanded]:
    """Yield the abbreviations in brackets of a sentence that follow words with their initials in order."""
    for m in _SHORT.finditer(text, *sentence):
        start = max(sentence.start, m.start() - _NEAR)
        for border in _BORDER.finditer(text, start, m.start()):
            start = border.end()
        words = list(HYPHENATED_WORD.finditer(text, start, m.start()))
        count = _aligned([word[0].lower() for word in words], m["short"].lower())
        if count and not _goes_on(text, sentence, words[-count - 1 : len(words) - count + 1]):
            yield Expanded(Span(words[-count].start(), m.end()), m["short"], " ".join(word[0] for word in words[-count:]))


def _goes_on(text: str, sentence: Span, around: list[re.Match[str]]) -> bool:
    """Whether the name begins before its aligned words: `Balai Besar Meteorologi Klimatologi dan Geofisika (BMKG)`.

    The word before them has the same initial, is no office (`Ketua Komite …`) and does not begin the sentence.

    Args:
        text: the text.
        sentence: the span of the sentence.
        around: the word before the aligned words, if any, and the first of them.
    """
    if len(around) < 2:
        return False
    before, begin = around
    is_joined = not text[before.end() : begin.start()].strip() and bool(text[sentence.start : before.start()].strip())
    word = before[0].lower()
    is_office = next(offices.find(word, Span(0, len(word))), None) is not None
    return is_joined and before[0][0].isupper() and begin[0][0] == before[0][0] and not is_office


def _aligned(words: list[str], short: str) -> int:
    """Return the number of last words whose initials spell the abbreviation; function words may be skipped."""
    left, count = list(short), 0
    for word in reversed(words):
        if not left:
            return count
        count += 1
        if word[:1] == left[-1]:
            left.pop()
        elif word not in _LINKING:
            return 0
    return count if not left else 0
