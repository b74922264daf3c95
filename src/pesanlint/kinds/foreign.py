"""Finds English words in Indonesian sentences."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar, Literal

from pesanlint.authoring.fields import Words, record
from pesanlint.desk.desk import Desk
from pesanlint.finding import Match
from pesanlint.language.id.spelling import lexicon
from pesanlint.language.lexicon import WordList
from pesanlint.language.words import stands_alone
from pesanlint.reading.reading import Reading
from pesanlint.rule import DocumentCheck, DocumentRule
from pesanlint.search.folding import Hit, folded
from pesanlint.shipped import rules_root
from pesanlint.spans import Span

_WORD = re.compile(r"[a-z]{4,}")
_TOUCHES_BEFORE = re.compile(r"[\w@./#&'’ʼ\\=*_-]")
_TOUCHES_BEHIND = re.compile(r"[\w@/&'’ʼ=*_-]|[.:]\w")
"""Characters beside a word that is part of an address, a code, a compound or another word."""
_BRACKET_BEFORE, _BRACKET_BEHIND = re.compile(r"\([^()\n]{0,60}$"), re.compile(r"[^()\n]{0,60}\)")
_CAPITAL_BEFORE = re.compile(r"[A-Z][A-Za-z]* $")
_CAPITAL_BEHIND = re.compile(r" [A-Z]")
_NEXT = re.compile(r" ([a-z]+)(?![\w'’-])")
_LAST = re.compile(r"(?<![\w'’-])([a-z]+) $")
_PREFIXED = re.compile(r"(?:di|ter|meng|men(?=[cdjstz])|mem(?=[bfpv])|me(?=[blmnrswy]))(?P<stem>[a-z]{4,}?)(?:nya)?")
_SMALL = frozenset("a an and are as at by for from i in is it my of on or our that the they this to we with you your".split())
_NAMES = frozenset(
    "academy agency association award awards bank best center centre championship chapter club college committee "
    "conference convention corporation council cup department division festival forum foundation fund hall hotel "
    "institute international league library mall museum organization park prize school society street summit tower "
    "university village world".split()
)
"""Words of names: of bodies, buildings, prizes and meetings."""
_ALSO = frozenset("apps car check day digital education front group over project record".split())
"""English words that the list does not have because Indonesian has them too, or because they mostly occur in phrases."""
_CAPITALISED = "[A-Z][a-z]+(?:[ -][A-Z][a-z]+){1,3}"
_LONGEST = 3
"""Maximum words of a phrase: a longer one is a foreign title or sentence, whose words are not meant to be Indonesian."""
_NEAR = 70
"""Code points searched before a word for the word or bracket beside it."""


@cache
def _lists() -> tuple[WordList, WordList]:
    """Frequent English words that are not Indonesian too: those to report, and those that other rules replace."""
    reported, others = (rules_root() / "data" / "kata-inggris.txt").read_text("utf-8").split("\n\n")
    return WordList(reported), WordList(others)


def _is_reported(word: str) -> bool:
    """Whether a word is English and frequent, also with -nya or an Indonesian prefix, and Indonesian does not have it."""
    if word in _lists()[0] or word.removesuffix("nya") in _lists()[0]:  # other rules replace their words with -nya too
        return True
    prefixed = _PREFIXED.fullmatch(word)
    return prefixed is not None and _is_english(prefixed["stem"]) and not _is_english(word)


def _is_english(word: str) -> bool:
    return word in _SMALL or any(word in one for one in _lists())


@record(kw_only=True)
class Foreign(DocumentRule):
    """English words in Indonesian sentences: frequent ones, of four letters or more, that Indonesian does not have, also
    with an Indonesian prefix or `-nya` (`dipublish`, `hitsnya`).

    With `after`, phrases of two to four English words with capitals are found instead, if one of these words is before them:
    after `metode` a phrase is no name (`metode Finger Print`). Ignored are phrases with words of names (`University`, `Award`).

    Adjacent English words are one finding, and each word is reported once. Ignored are words with a capital, in brackets (the
    gloss of an Indonesian word), in titles between quotation marks, in addresses and compounds, between capitalised words, and
    phrases of more than three words. Words that other rules replace are not in the list. There is no fix, because the
    Indonesian word depends on the sentence."""

    kind: Literal["foreign"]
    message: str = "“{found}” kata bahasa Inggris; tulis padanannya dalam bahasa Indonesia."
    accepted: Words = ()
    """Words and phrases that are accepted although Indonesian has no entry for them, or because another rule replaces them. A
    phrase is accepted as a whole, also if only some of its words are English. With `after` a phrase behind a capital is found
    nevertheless: other rules take it for part of a name."""

    after: Words = ()
    """Words before phrases with capitals. If empty, words without capitals are found."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found"})

    def compile(self, desk: Desk) -> DocumentCheck:
        """Look up the words that are no frequent Indonesian ones in the list."""
        if self.after:
            return self._capitals()
        accepted = frozenset(self.accepted)
        phrases = [folded(one) for one in self.accepted if " " in one]

        def is_accepted(reading: Reading, span: Span) -> bool:
            found, text = reading.text[slice(*span)], reading.folded.text
            if found in accepted:
                return True
            starts = [(span.start - one.index(found), one) for one in phrases if found in one]
            return any(text.startswith(one, at) and stands_alone(text, Span(at, at + len(one))) for at, one in starts)

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            words = reading.words
            strange = words.difference(lexicon().frequent.among(words), accepted)
            unseen = {word for word in strange if word.islower() and word.isascii() and _is_reported(word)}
            for block in reading.blocks if unseen else ():
                if block.kind == "code":
                    continue
                end = block.span.start
                for m in _WORD.finditer(reading.text, *block.span):
                    if m[0] not in unseen or m.start() < end:
                        continue
                    span = _phrase(reading.text, Span(*m.span()))
                    end = span.end
                    if not is_accepted(reading, span) and _is_used(reading, span):
                        unseen.difference_update(reading.text[slice(*span)].split())
                        yield Match(span)

        return check

    def _capitals(self) -> DocumentCheck:
        """Look up the capitalised words behind one of the words."""
        accepted = frozenset(self.accepted)
        before = "|".join(map(re.escape, self.after))
        phrase = re.compile(
            rf"(?<![\w-])(?:{before}) (?P<phrase>{_CAPITALISED})(?! (?:and|for|in|of|on|the|to)\b)"
            r"(?= [a-z(]|[.,;]?(?:\n|$)|[.,;] )"
        )

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            seen = set()
            for m in phrase.finditer(reading.text):
                found, span = m["phrase"].lower(), Span(*m.span("phrase"))
                if found in seen or (found in accepted and m[0][0].islower()) or not _is_phrase(re.split("[ -]", found)):
                    continue
                is_code = any(block.kind == "code" and block.span.covers(span) for block in reading.blocks)
                if not is_code and not reading.is_protected(span) and not reading.touches_quotation(span):
                    seen.add(found)
                    yield Match(span)

        return check


def _is_phrase(words: Sequence[str]) -> bool:
    """Whether words are English, one of them at least not Indonesian too, and none of them part of a name."""
    english = [word for word in words if _is_english(word)]
    return bool(english) and _NAMES.isdisjoint(words) and words[-1] != "digital" and _ALSO.issuperset(set(words) - set(english))


def _phrase(text: str, span: Span) -> Span:
    """The English words around one of them."""
    start, end = span
    while (m := _LAST.search(text, max(start - _NEAR, 0), start)) and _is_english(m[1]):
        start = m.start()
    while (m := _NEXT.match(text, end)) and _is_english(m[1]):
        end = m.end()
    return Span(start, end)


def _is_used(reading: Reading, span: Span) -> bool:
    """Whether English words are part of an Indonesian sentence."""
    text, (start, end) = reading.text, span
    if (
        text.count(" ", start, end) >= _LONGEST
        or _TOUCHES_BEFORE.match(text, start - 1, start)
        or _TOUCHES_BEHIND.match(text, end)
    ):
        return False
    before = max(start - _NEAR, 0)
    if _BRACKET_BEFORE.search(text, before, start) and _BRACKET_BEHIND.match(text, end):
        return False
    if text.endswith(" I ", max(start - 3, 0), start):
        return False
    if _CAPITAL_BEHIND.match(text, end) and _CAPITAL_BEFORE.search(text, before, start):
        return False
    return not reading.is_protected(span) and (reading.in_speech(span) or not reading.touches_quotation(span))
