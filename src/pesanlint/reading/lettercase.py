"""The letter case of what a fix writes, by the position that it stands in.

| what is replaced | where it stands | what is written |
| --- | --- | --- |
| in small letters | anywhere | as the rule has it |
| all in capitals | anywhere | in capitals, but for symbols and mixed words (`Rp`, `KTP-el`) |
| with a capital | in a headline of such words | every word with a capital, but small ones (`dan`) inside it |
| with a capital | where a sentence begins, as behind a dateline | the first letter as a capital |
| with a capital | as a name; an office before one | every word with a capital |
| with a capital | amid a sentence | a capital, unless the rule has one inside (`grup WhatsApp`) |

What has capitals of its own is otherwise written as it stands.
"""

import re
from collections.abc import Iterable, Sequence

from pesanlint.language import casing as capitals
from pesanlint.language.words import WORD
from pesanlint.reading.names import opens_sentence, word_behind
from pesanlint.reading.passage import Passage
from pesanlint.spans import Span

_BEFORE_SENTENCE = re.compile(
    r"""(?:
    ^\W*(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)]     # the mark of an item
    | [:–—] | (?<=\s)-{1,2}                       # a colon; the dash of a dateline or an insertion
    )[\s"“„«‘'(\[]*$""",
    re.VERBOSE,
)
_NEAR = 40


def cased(passage: Passage, span: Span, use: str, *, in_names: bool = False, exact: bool = False) -> str:
    """What a rule writes, in the letter case that its position calls for.

    Args:
        passage: the passage.
        span: what is replaced.
        use: what the rule writes in its place.
        in_names: the rule looks into names, so that a capital may be that of one.
        exact: what is replaced has its capitals by nature (`PTPS`, `Wagub`), and tells less of its position.
    """
    first, *_ = cased_parts(passage, span, [use], in_names=in_names, exact=exact)
    return first


def cased_parts(
    passage: Passage, span: Span, parts: Sequence[str], *, in_names: bool = False, exact: bool = False
) -> list[str]:
    """The same for what a rule writes in several parts, with stretches of the text itself between them."""
    found = passage.text[span.start : span.end]
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


def begins(passage: Passage, span: Span) -> bool:
    """Whether a stretch stands where a sentence begins, or behind a dateline, a colon or the mark of an item."""
    if opens_sentence(passage, span):
        return True
    before = passage.text[max(0, span.start - _NEAR) : span.start]
    return _BEFORE_SENTENCE.search(before) is not None and not passage.is_headline


def _is_name(passage: Passage, span: Span, *, use: str, opens: bool, in_names: bool, exact: bool) -> bool:
    """Whether what is replaced has its capitals as (part of) a name, or stands before one, and passes them on."""
    if exact and passage.text[span.start : span.end].isupper():
        return False
    following = word_behind(passage.text, span)
    before_name = bool(following and capitals.is_capitalised(following[0]))
    if exact:
        return before_name and use[:1].islower()
    if use != use.lower():
        return False
    further = [w for w in WORD.findall(passage.text, *span)[1:] if w not in passage.language.small_in_titles]
    if further:
        return all(map(capitals.is_capitalised, further))
    return in_names and (before_name or not opens)


def _has_title_case(passage: Passage, span: Span) -> bool:
    """Whether most of the other words of a headline have capitals; where there are none, those of the stretch itself."""
    words = [*WORD.findall(passage.text, 0, span.start), *WORD.findall(passage.text, span.end)]
    tell = [w for w in words if w[0].isalpha() and w.lower() not in passage.language.small_in_titles]
    tell = tell or [w for w in WORD.findall(passage.text, *span) if w[0].isalpha()][1:]
    return bool(tell) and 3 * sum(map(capitals.is_capitalised, tell)) >= 2 * len(tell)


def _in_capitals(passage: Passage, span: Span) -> bool:
    """Whether a stretch is written all in capitals; where it has no two letters to tell, the words right beside it say so."""
    words = WORD.findall(passage.text, *span)
    letters = _letters(w for w in words if w not in passage.language.small_in_titles) or _letters(words)
    if len(letters) < 2:
        before = passage.text[max(0, span.start - _NEAR) : span.start].split()[-1:]
        after = passage.text[span.end : span.end + _NEAR].split()[:1]
        letters = _letters([*before, *after])
    return len(letters) > 1 and letters.isupper()


def _letters(words: Iterable[str]) -> str:
    return "".join(filter(str.isalpha, "".join(words)))
