"""Decides whether a stretch of text is a name: one answer for every kind, from the shape of the words and the document."""

import re
from enum import IntEnum

from pesanlint.language import casing as capitals
from pesanlint.language.words import WORD
from pesanlint.reading.passage import Passage
from pesanlint.spans import Span

_NEAR = 60
"""Code points searched before a stretch for the previous word."""
_LAST_WORD = re.compile(r"[^\W_]+(?= $)")


class Name(IntEnum):
    """The certainty that a stretch is (part of) a name."""

    NO = 0
    PERHAPS = 1
    """It may be a name; a person must decide on a fix."""
    CERTAIN = 2


def name_at(passage: Passage, span: Span) -> Name:
    """Whether a stretch is a name or part of one.

    Certain: a listed place name that looks like an ordinary word (`Kejaksan`); inside a sentence, a capitalised word without
    affixes (unlike `Pelayanan Perijinan`) beside another one (`Budi Ijin`) or after `di` (`di Krikil`); in lists and tables, an
    item of only capitalised words (`Ijin Sembiring, S.H.`); in a headline, a name that the text below shows to be one. Perhaps:
    the first word of a sentence before a capitalised word (`Hutang Pardosi berkata`); in a headline, a preposition before a
    capitalised word (`Warga di Bukit`).
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
        return _is_named_below(passage, span)
    if not capitals.is_capitalised(text[span.start]):
        return any(capitals.is_capitalised(m[0]) and not m[0].isupper() for m in WORD.finditer(text, *span))
    sentence = passage.sentence_at(span.start)
    words = list(WORD.finditer(text, max(sentence.start, span.start - _NEAR), span.start))
    if not words:
        return passage.kind in ("list-item", "table-cell") and _lists_name(text, sentence)
    before = words[-1]
    if passage.language.is_affixed(text[span.start : span.end].lower()):
        return False
    beside = text[before.end() : span.start] in (" ", ". ") and capitals.is_capitalised(before[0])
    following = next_word(text, span)
    return beside or bool(following and capitals.is_capitalised(following[0])) or _follows_preposition(passage, span)


def _is_place(passage: Passage, span: Span) -> bool:
    """Whether a stretch is the name of a place, with or without its preposition.

    After a preposition within the stretch a capital is enough (`Di Tempel, petugas hadir`). In a headline, in capitals, or
    without a preposition, it must be a listed place name that looks like a word or a slip (`Kejaksan`).
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


def _follows_preposition(passage: Passage, span: Span) -> bool:
    """Whether a capitalised word follows a preposition of place (`digelar di Krikil`)."""
    if " " in passage.text[span.start : span.end]:
        return False
    start = max(passage.sentence_at(span.start).start, span.start - _NEAR)
    return passage.language.marks_place(passage.text[start : span.start])


def _may_be_place(passage: Passage, span: Span) -> bool:
    """Whether a stretch in a headline may be a preposition with a place name: `Warga di Bukit`."""
    if not passage.is_headline:
        return False
    first, *rest = WORD.findall(passage.text, *span) or [""]
    return first.lower() in passage.language.place_prepositions and len(rest) == 1 and capitals.is_capitalised(rest[0])


def _is_named_below(passage: Passage, span: Span) -> bool:
    """Whether a word of a headline in title case is part of a person's name.

    It is if the text below has it beside the same capitalised word (`Budi Ijin Dilantik`), or if the next word begins the name
    of a person and is not a word of the language (`Ijin Pardosi Dilantik`).
    """
    text = passage.text
    word = text[span.start : span.end]
    if " " in word or not capitals.is_capitalised(word):
        return False
    following = next_word(text, span)
    before = _LAST_WORD.search(text, max(0, span.start - _NEAR), span.start)
    if following and capitals.is_capitalised(following[0]) and not following[0].isupper():
        if f"{word} {following[0]}" in passage.known_names:
            return True
        if passage.language.person_at(text, following.start()) and not passage.language.is_ordinary(following[0].lower()):
            return True
    return before is not None and f"{before[0]} {word}" in passage.known_names


def _may_open_name(passage: Passage, span: Span) -> bool:
    """Whether a stretch may be the first name of a person at the start of its sentence: `Hutang Pardosi berkata`.

    Its own capital proves nothing there; the next word must begin the name of a person.
    """
    text = passage.text
    if not capitals.is_capitalised(text[span.start]) or text[span.start : span.end].isupper():
        return False
    if passage.is_headline or text[span.end : span.end + 1] != " " or " " in text[span.start : span.end]:
        return False
    return opens_sentence(passage, span) and passage.language.person_at(text, span.end + 1) is not None


def is_lone_name(passage: Passage, span: Span) -> bool:
    """Whether a word has a capital inside a sentence, here or elsewhere in the document, as names do."""
    word = passage.text[span.start : span.end]
    if not word[0].isupper() or word.isupper() or passage.is_headline:
        return False
    return not opens_sentence(passage, span) or word in passage.known_names


def precedes_name(passage: Passage, span: Span) -> bool:
    """Whether a capitalised stretch precedes a capitalised word, outside headlines."""
    text = passage.text
    following = next_word(text, span)
    if following is None or text[span.start : span.end].isupper() or passage.is_headline:
        return False
    return capitals.is_capitalised(text[span.start]) and capitals.is_capitalised(following[0])


def next_word(text: str, span: Span) -> re.Match[str] | None:
    """The word after a stretch and one blank; None if anything else follows."""
    return WORD.match(text, span.end + 1) if text[span.end : span.end + 1] == " " else None


def opens_sentence(passage: Passage, span: Span) -> bool:
    """Whether no word precedes a stretch in its sentence; quotation marks and brackets may."""
    return not WORD.search(passage.text, passage.sentence_at(span.start).start, span.start)


def _lists_name(text: str, item: Span) -> bool:
    words = WORD.findall(re.split(r"[,;:(]", text[item.start : item.end], maxsplit=1)[0])
    return len(words) > 1 and all(capitals.is_capitalised(word) for word in words)
