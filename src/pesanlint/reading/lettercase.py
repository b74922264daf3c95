"""Adapts the letter case of a replacement to its position in the text.

| replaced text | its position | case of the replacement |
| --- | --- | --- |
| small letters | anywhere | as in the rule |
| all capitals | anywhere | capitals, except for symbols and mixed words (`Rp`, `KTP-el`) |
| a capital | in a headline in title case | a capital on every word, except small words (`dan`) inside |
| a capital | at the start of a sentence, after a dateline included | a capital on the first letter |
| a capital | as a name, in a list of names, or an office before a name | a capital on every word |
| a capital | inside a sentence | a capital, unless the rule has one inside (`grup WhatsApp`) |

A replacement with capitals of its own is otherwise written as in the rule.
"""

import re
from collections.abc import Iterable, Sequence

from pesanlint.language import casing as capitals
from pesanlint.language.words import WORD
from pesanlint.reading.names import next_word, opens_sentence
from pesanlint.reading.passage import Passage
from pesanlint.spans import Span

_BEFORE_SENTENCE = re.compile(
    r"""(?:
    ^\W*(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)]     # the mark of an item
    | [:–—] | (?<=\s)-{1,2}                       # a colon; the dash of a dateline or an insertion
    )[\s"“„«‘'(\[]*$""",
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"[^\W\d_]+(?= $)")
_LISTED_BEFORE = re.compile(r"\b[A-Z][a-z]+, \Z")
_LISTED_BEHIND = re.compile(r",? (?:(?<=, )(?=[A-Z])|(?P<joining>[a-z]+) (?=[A-Z]))")
_NEAR = 40
"""Code points examined before and after the replaced stretch."""


def cased(passage: Passage, span: Span, use: str, *, in_names: bool = False, exact: bool = False) -> str:
    """The replacement of a rule in the letter case that its position requires.

    Args:
        passage: the passage.
        span: the replaced stretch.
        use: the replacement as in the rule.
        in_names: whether the rule applies to names, so that a capital may be that of a name.
        exact: whether the replaced term always has its capitals (`PTPS`, `Wagub`), so that they say less of its position.
    """
    first, *_ = cased_parts(passage, span, [use], in_names=in_names, exact=exact)
    return first


def cased_parts(
    passage: Passage, span: Span, parts: Sequence[str], *, in_names: bool = False, exact: bool = False
) -> list[str]:
    """The same for a replacement in several parts, between which text of the document is kept."""
    found = passage.text[span.start : span.end]
    if is_small_word(found):  # the usual case
        return list(parts)
    whole = "".join(parts)
    if not exact and _in_capitals(passage, span):
        return [capitals.shouted(part) for part in parts]
    words = [word for word in WORD.findall(found) if word[0].isalpha()] or [""]
    if not capitals.is_capitalised(words[0]) or not whole:
        return list(parts)
    opens = begins(passage, span)
    if passage.is_headline and _has_title_case(passage, span):
        small = passage.language.small_in_titles
        return [capitals.title_case(part, small, opens=opens and not at) for at, part in enumerate(parts)]
    if len(parts) == 1 and _is_name(passage, span, use=whole, opens=opens, in_names=in_names, exact=exact):
        return [capitals.title_case(whole, passage.language.small_in_titles)]
    if opens or (not exact and len(parts) == 1 and whole == whole.lower()):
        return [parts[0][:1].upper() + parts[0][1:], *parts[1:]]
    return list(parts)


def is_small_word(found: str) -> bool:
    """Whether a replaced stretch is a word in small letters, whose replacement is written as in the rule."""
    return found.islower() and found.isalpha() and len(found) > 1


def begins(passage: Passage, span: Span) -> bool:
    """Whether a stretch begins a sentence, or follows a dateline, a colon or the mark of an item."""
    if opens_sentence(passage, span):
        return True
    before = passage.text[max(0, span.start - _NEAR) : span.start]
    return _BEFORE_SENTENCE.search(before) is not None and not passage.is_headline


def _is_name(passage: Passage, span: Span, *, use: str, opens: bool, in_names: bool, exact: bool) -> bool:
    """Whether the replacement needs the capitals of a name: the replaced stretch is (part of) a name or precedes one."""
    if exact and passage.text[span.start : span.end].isupper():
        return False
    following = next_word(passage.text, span)
    before_name = bool(following and capitals.is_capitalised(following[0]))
    if exact:
        return use[:1].islower() and (before_name or _continues_name(passage, span))
    if use != use.lower():
        return False
    further = [w for w in WORD.findall(passage.text, *span)[1:] if w not in passage.language.small_in_titles]
    if further:
        return all(map(capitals.is_capitalised, further))
    return (in_names and (before_name or not opens)) or (not opens and _is_listed(passage, span))


def _continues_name(passage: Passage, span: Span) -> bool:
    """Whether a capitalised word precedes a stretch inside a sentence: `pada Bagian Humas`."""
    before = _WORD_BEFORE.search(passage.text, max(0, span.start - _NEAR), span.start)
    if before is None or not capitals.is_capitalised(before[0]) or before[0].isupper():
        return False
    return not opens_sentence(passage, Span(*before.span()))


def _is_listed(passage: Passage, span: Span) -> bool:
    """Whether a stretch shares a list with capitalised words: `Sumber Daya, Kerja Sama, dan Pengembangan`."""
    if _LISTED_BEFORE.search(passage.text, max(0, span.start - _NEAR), span.start):
        return True
    behind = _LISTED_BEHIND.match(passage.text, span.end)
    return behind is not None and (not behind["joining"] or behind["joining"] in passage.language.small_in_titles)


def _has_title_case(passage: Passage, span: Span) -> bool:
    """Whether at least two thirds of the other words of a headline have capitals; without others, those of the stretch."""
    words = [*WORD.findall(passage.text, 0, span.start), *WORD.findall(passage.text, span.end)]
    tell = [w for w in words if w[0].isalpha() and w.lower() not in passage.language.small_in_titles]
    tell = tell or [w for w in WORD.findall(passage.text, *span) if w[0].isalpha()][1:]
    return bool(tell) and 3 * sum(map(capitals.is_capitalised, tell)) >= 2 * len(tell)


def _in_capitals(passage: Passage, span: Span) -> bool:
    """Whether a stretch is in capitals; if it has fewer than two letters, whether the words beside it are."""
    words = WORD.findall(passage.text, *span)
    letters = _letters(w for w in words if w not in passage.language.small_in_titles) or _letters(words)
    if len(letters) < 2:
        before = passage.text[max(0, span.start - _NEAR) : span.start].split()[-1:]
        after = passage.text[span.end : span.end + _NEAR].split()[:1]
        letters = _letters([*before, *after])
    return len(letters) > 1 and letters.isupper()


def _letters(words: Iterable[str]) -> str:
    return "".join(filter(str.isalpha, "".join(words)))
