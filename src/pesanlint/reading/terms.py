"""Terms of a rule as they stand in a text: whole, the longest first, and not where a longer phrase makes them right."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from pesanlint.language import casing as capitals
from pesanlint.language.words import WORD, stands_alone
from pesanlint.reading.names import is_place
from pesanlint.reading.reading import Reading
from pesanlint.search.folding import Hit, folded
from pesanlint.spans import Span

T = TypeVar("T")
_NEAR = 60
"""So many characters before a term are looked at for the word that stands there."""
_VERB = re.compile(r" (?:me|ber|di|ter)[a-z]{3}")
_LAST_WORD = re.compile(r"[^\W_]+(?= $)")


def standing(
    reading: Reading, hits: Sequence[Hit], contexts: Collection[str], choose: Callable[[Span, str], T | None]
) -> Iterator[tuple[Span, T]]:
    """The terms that stand in the text by themselves, in order and apart; of several in one place the longest that is chosen.

    Args:
        reading: the document.
        hits: where terms and contexts occur, in any order.
        contexts: folded phrases in which a term is right.
        choose: says what a stretch and the folded term found there come to; None passes it by.
    """
    end = 0
    for start, _, hit in sorted((hit.start, -hit.end, hit) for hit in hits):
        span = Span(start, hit.end)
        if start < end or not stands_alone(reading.text, span) or _goes_on(reading.text, span):
            continue
        if hit.trigger in contexts:
            end = span.end
        elif (chosen := choose(span, hit.trigger)) is not None:
            end = span.end
            yield span, chosen


def _goes_on(text: str, span: Span) -> bool:
    """Whether the last word says that something goes on, and is no part of a name: `Provinsi Papua tengah menyusun jadwal`."""
    return text.endswith(" tengah", *span) and _VERB.match(text, span.end) is not None


def occurrences(reading: Reading, phrases: Iterable[str]) -> list[Span]:
    """Where phrases stand in the text by themselves, in order."""
    wanted = sorted({folded(phrase) for phrase in phrases} - {""}, key=len, reverse=True)
    if not wanted:
        return []
    found = (Span(*m.span()) for m in re.finditer("|".join(map(re.escape, wanted)), reading.folded.text))
    return [span for span in found if stands_alone(reading.text, span)]


def in_name(reading: Reading, span: Span) -> bool:
    """Whether a stretch is part of a name.

    Inside a sentence it is where it is capitalised beside another capitalised word (`Budi Ijin`), and where it begins small and
    a capitalised word follows within it (`di Buka Raya`). At the beginning capitals say nothing, except in a list or a table:
    an item of capitalised words only, up to the first comma, is taken for a name (`Ijin Sembiring, S.H.`).
    """
    text = reading.text
    if is_place(reading, span):
        return True
    if text[span.start : span.end].isupper():
        return False
    if reading.in_headline(span.start):
        return _in_name_of_headline(reading, span)
    if not capitals.is_capitalised(text[span.start]):
        return any(capitals.is_capitalised(m[0]) and not m[0].isupper() for m in WORD.finditer(text, *span))
    sentence = reading.sentence_at(span.start)
    words = list(WORD.finditer(text, max(sentence.start, span.start - _NEAR), span.start))
    if not words:
        return reading.block_at(span.start).kind in ("list-item", "table-cell") and _lists_name(text, sentence)
    before = words[-1]
    beside = text[before.end() : span.start] in (" ", ". ") and capitals.is_capitalised(before[0])
    following = _word_behind(text, span)
    return beside or bool(following and capitals.is_capitalised(following[0]))


def _in_name_of_headline(reading: Reading, span: Span) -> bool:
    """Whether a word of a headline, where all have capitals, is part of a person's name.

    It is where the text below has it beside the same capitalised word (`Budi Ijin Dilantik`), and where a capitalised word that
    is none of the language follows (`Ijin Pardosi Dilantik`), though not a name of another sort.
    """
    text = reading.text
    word = text[span.start : span.end]
    if " " in word or not capitals.is_capitalised(word):
        return False
    block = reading.block_at(span.start).span
    following = _word_behind(text, span)
    before = _LAST_WORD.search(text, max(block.start, span.start - _NEAR), span.start)
    if following and capitals.is_capitalised(following[0]) and not following[0].isupper():
        if reading.last(f" {word} {following[0]}") >= block.end:
            return True
        if reading.language.person_at(text, following.start()) and not reading.language.is_ordinary(following[0].lower()):
            return True
    return before is not None and capitals.is_capitalised(before[0]) and reading.last(f"{before[0]} {word}") >= block.end


def may_open_name(reading: Reading, span: Span) -> bool:
    """Whether a stretch may be the first name of a person that opens its sentence: `Hutang Pardosi berkata`.

    Its own capital says nothing there, and that of the word behind it is one of a name, unless it is known for another sort.
    """
    text = reading.text
    if not capitals.is_capitalised(text[span.start]) or text[span.start : span.end].isupper():
        return False
    if reading.in_headline(span.start) or text[span.end : span.end + 1] != " ":
        return False
    return opens_sentence(reading, span) and reading.language.person_at(text, span.end + 1) is not None


def precedes_name(reading: Reading, span: Span) -> bool:
    """Whether a capitalised stretch stands before a capitalised word, outside headlines."""
    text = reading.text
    following = _word_behind(text, span)
    if following is None or text[span.start : span.end].isupper() or reading.in_headline(span.start):
        return False
    return capitals.is_capitalised(text[span.start]) and capitals.is_capitalised(following[0])


def _word_behind(text: str, span: Span) -> re.Match[str] | None:
    """The word that a blank parts from a stretch."""
    return WORD.match(text, span.end + 1) if text[span.end : span.end + 1] == " " else None


def _lists_name(text: str, item: Span) -> bool:
    words = WORD.findall(re.split(r"[,;:(]", text[item.start : item.end], maxsplit=1)[0])
    return len(words) > 1 and all(capitals.is_capitalised(word) for word in words)


def opens_sentence(reading: Reading, span: Span) -> bool:
    """Whether no word stands before a stretch in its sentence; quotation marks and brackets may."""
    return not WORD.search(reading.text, reading.sentence_at(span.start).start, span.start)
