"""Is this a name? One answer for every kind, from the shape of the words and from what the document tells of them."""

import re
from enum import IntEnum

from pesanlint.language import casing as capitals
from pesanlint.language.words import WORD
from pesanlint.reading.passage import Passage
from pesanlint.spans import Span

_NEAR = 60
"""So many characters before a stretch are looked at for the word that stands there."""
_LAST_WORD = re.compile(r"[^\W_]+(?= $)")


class Name(IntEnum):
    """How sure it is that a stretch is (part of) a name."""

    NO = 0
    PERHAPS = 1
    """A name may stand there; a fix is for a person to decide."""
    CERTAIN = 2


def name_at(passage: Passage, span: Span) -> Name:
    """Whether a stretch is a name or part of one.

    Certain: a place that is known to look like a word (`Kejaksan`); a capitalised word beside another one inside a sentence
    (`Budi Ijin`), or behind `di` (`di Krikil`); in lists and tables an item of capitalised words only (`Ijin Sembiring, S.H.`);
    in a headline what the text below tells as a name. Perhaps: the first word of a sentence before a capitalised one (`Hutang
    Pardosi berkata`), and in a headline a preposition before one (`Warga di Kenali`).
    """
    if _is_certain(passage, span):
        return Name.CERTAIN
    return Name.PERHAPS if _may_open_name(passage, span) or _may_be_place(passage, span) else Name.NO


def _is_certain(passage: Passage, span: Span) -> bool:
    text = passage.text
    if _is_place(passage, span):
        return True
    if text[span.start : span.end].isupper():
        return False
    if passage.is_headline:
        return _is_told(passage, span)
    if not capitals.is_capitalised(text[span.start]):
        return any(capitals.is_capitalised(m[0]) and not m[0].isupper() for m in WORD.finditer(text, *span))
    sentence = passage.sentence_at(span.start)
    words = list(WORD.finditer(text, max(sentence.start, span.start - _NEAR), span.start))
    if not words:
        return passage.kind in ("list-item", "table-cell") and _lists_name(text, sentence)
    before = words[-1]
    beside = text[before.end() : span.start] in (" ", ". ") and capitals.is_capitalised(before[0])
    following = word_behind(text, span)
    return beside or bool(following and capitals.is_capitalised(following[0])) or _is_behind_preposition(passage, span)


def _is_place(passage: Passage, span: Span) -> bool:
    """Whether a stretch is the name of a place, with or without a preposition before it.

    Behind a preposition within it a capital says so (`Di Tempel, petugas hadir`), but in a headline; there, in capitals, and
    without a preposition, only a name that is known to look like a word or a slip does (`Kejaksan`).
    """
    words = WORD.findall(passage.text, *span) or [""]  # a term may be a mark
    if (
        len(words) > 2
        or not capitals.is_capitalised(words[-1])
        or (len(words) == 2 and words[0].lower() not in passage.language.place_prepositions)
    ):
        return False
    if len(words) == 2 and not words[-1].isupper() and not passage.is_headline:
        return True
    return words[-1].lower() in passage.language.place_names()


def _is_behind_preposition(passage: Passage, span: Span) -> bool:
    """Whether a word has a capital of its own behind a preposition, as a place has (`digelar di Krikil`)."""
    if " " in passage.text[span.start : span.end]:
        return False
    start = max(passage.sentence_at(span.start).start, span.start - _NEAR)
    return passage.language.marks_place(passage.text[start : span.start])


def _may_be_place(passage: Passage, span: Span) -> bool:
    """Whether a stretch in a headline may be a preposition with the name of a place: `Warga di Kenali`."""
    if not passage.is_headline:
        return False
    first, *rest = WORD.findall(passage.text, *span) or [""]
    return first.lower() in passage.language.place_prepositions and len(rest) == 1 and capitals.is_capitalised(rest[0])


def _is_told(passage: Passage, span: Span) -> bool:
    """Whether a word of a headline, where all have capitals, is part of a person's name.

    It is where the text below has it beside the same capitalised word (`Budi Ijin Dilantik`), and where a capitalised word that
    is none of the language follows (`Ijin Pardosi Dilantik`), though not a name of another sort.
    """
    text = passage.text
    word = text[span.start : span.end]
    if " " in word or not capitals.is_capitalised(word):
        return False
    following = word_behind(text, span)
    before = _LAST_WORD.search(text, max(0, span.start - _NEAR), span.start)
    if following and capitals.is_capitalised(following[0]) and not following[0].isupper():
        if f"{word} {following[0]}" in passage.told:
            return True
        if passage.language.person_at(text, following.start()) and not passage.language.is_ordinary(following[0].lower()):
            return True
    return before is not None and f"{before[0]} {word}" in passage.told


def _may_open_name(passage: Passage, span: Span) -> bool:
    """Whether a stretch may be the first name of a person that opens its sentence: `Hutang Pardosi berkata`.

    Its own capital says nothing there, and that of the word behind it is one of a name, unless it is known for another sort.
    """
    text = passage.text
    if not capitals.is_capitalised(text[span.start]) or text[span.start : span.end].isupper():
        return False
    if passage.is_headline or text[span.end : span.end + 1] != " " or " " in text[span.start : span.end]:
        return False
    return opens_sentence(passage, span) and passage.language.person_at(text, span.end + 1) is not None


def is_lone_name(passage: Passage, span: Span) -> bool:
    """Whether a word has a capital of its own inside a sentence, here or elsewhere in the document, as a name has."""
    word = passage.text[span.start : span.end]
    if not word[0].isupper() or word.isupper() or passage.is_headline:
        return False
    return not opens_sentence(passage, span) or word in passage.told


def precedes_name(passage: Passage, span: Span) -> bool:
    """Whether a capitalised stretch stands before a capitalised word, outside headlines."""
    text = passage.text
    following = word_behind(text, span)
    if following is None or text[span.start : span.end].isupper() or passage.is_headline:
        return False
    return capitals.is_capitalised(text[span.start]) and capitals.is_capitalised(following[0])


def word_behind(text: str, span: Span) -> re.Match[str] | None:
    """The word that a blank parts from a stretch."""
    return WORD.match(text, span.end + 1) if text[span.end : span.end + 1] == " " else None


def opens_sentence(passage: Passage, span: Span) -> bool:
    """Whether no word stands before a stretch in its sentence; quotation marks and brackets may."""
    return not WORD.search(passage.text, passage.sentence_at(span.start).start, span.start)


def _lists_name(text: str, item: Span) -> bool:
    words = WORD.findall(re.split(r"[,;:(]", text[item.start : item.end], maxsplit=1)[0])
    return len(words) > 1 and all(capitals.is_capitalised(word) for word in words)
