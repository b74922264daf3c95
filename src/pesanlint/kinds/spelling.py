"""Slips of the key in any word."""

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from pesanlint.authoring.fields import Words, record
from pesanlint.desk.desk import Desk
from pesanlint.finding import Fix, Match, either
from pesanlint.language.id.spelling import SHORTEST, TRIPLED, Judgement, judged, lexicon, resembles_common
from pesanlint.reading.lettercase import cased
from pesanlint.reading.names import Name, name_at
from pesanlint.reading.reading import Reading
from pesanlint.rule import DocumentCheck, DocumentRule
from pesanlint.search.folding import Hit
from pesanlint.spans import Edit, Span

_SMALL = bytes(code if chr(code).isalpha() and code < 128 else ord(" ") for code in range(256))
"""What is no letter of ASCII becomes a blank."""
_CAPITAL = re.compile(
    rf"(?<![^\W_])(?:(?P<first>(?:^|(?<=[.?!] )|(?<=\n))[A-Z][a-z]{{{SHORTEST},}})|[A-Z][a-z]{{6,}}|[A-Z]{{7,}})(?![^\W_]|-)"
)
"""A word with a capital: a first word, whose place explains it, and other long ones."""
_TOUCHED = re.compile(r"[\w@#/\\&'’ʼ=+*~-]$")
_TOUCHING = re.compile(r"[\w@#/\\&'’ʼ=+*~-]|[.:]\w")
"""What stands beside part of an address, a code, a foreign name or a doubled word."""
_BEFORE = re.compile(r"(?<![^\W\d_])([a-z]{3,}) $")
_BEHIND = re.compile(r" ([a-z]{3,})(?![^\W\d_])")
_NAME_BEFORE = re.compile(r"[A-Z][a-z]+ $")
_NAME_BEHIND = re.compile(r" [A-Z][a-z]")
_IN_NAME = 4
"""Letters of the longest word in small letters that may be part of a name (`Ibn`, `van der`, `Jawa izi Hokokai`)."""
_NEAR = 24
"""Characters that are looked at for the word beside another one."""
_OFTEN = 3
"""How often a word occurs in a text that means it, unless the slip is firm."""
_FIRM = 1.2
_FIRM_LETTERS = 7
_FIRM_SHORT = 2.2
"""The score from which a slip stands even beside another unknown word, as foreign phrases have: of long words, of short."""
_FIRST_SCORE = 0.5
"""The score that a word with a capital must have besides: it may be a name."""


@record(kw_only=True)
class Spelling(DocumentRule):
    """Slips of the key in any word: one that no list has and affixes do not make, with a likelier word one key away.

    A key is left out (`pesrta`), added, doubled (`kegiatann`), swapped with the next (`yagn`) or hit beside the right one
    (`peserts`), or a blank is left out beside a function word (`yangdilakukan`) or between two long words. What stands with a
    capital elsewhere in the document is a name, what occurs three times is meant, and what stands beside another unknown word
    is a foreign phrase. The fix is safe only where nothing else can be meant: a letter three times in a row (`tujuannnya`), a
    word that releases are full of with nothing else near it, or letters in an order that no word has and a single word near.
    This check looks at the whole document.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use"})
    terms: ClassVar[str | None] = "words"

    kind: Literal["spelling"]
    message: str = "“{found}” bukan kata yang dikenal; yang dimaksud mungkin “{use}”."
    words: Words = ()
    """Words that are right though no list has them. A desk names its own under `kamus` in pesanlint.yaml."""

    def can_fire(self, desk: Desk) -> bool:
        """Whether the rule is for texts in Indonesian, whose words the lexicon has."""
        return self.language == "id"

    def compile(self, desk: Desk) -> DocumentCheck:
        """Take the words that are known out of those of the document in one operation, and look at what is left."""
        own = frozenset(word.lower() for word in (*self.words, *desk.words))

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            text, frequent = reading.text, lexicon().frequent
            words = set(text.encode("ascii", "replace").translate(_SMALL).decode("ascii").split()).difference(frequent, own)
            for word in words:
                if len(word) >= SHORTEST and word.islower() and (meant := judged(word)):
                    yield from _amid(reading, word, meant)
            names = lexicon().names
            for m in _CAPITAL.finditer(text):
                word = m[0].lower()
                if word in frequent or word in names or word in own:
                    continue
                if m["first"]:
                    if meant := judged(word):
                        yield from _opening(reading, Span(*m.span()), meant)
                elif _may_be_certain(word) and (meant := judged(word)) and meant.is_certain:
                    yield from _capital(reading, Span(*m.span()), meant)

        return check


def _amid(reading: Reading, word: str, meant: Judgement) -> Iterator[Match]:
    """The findings on a word in small letters."""
    text = reading.text
    if re.search(rf"(?i:\b{word}\b)(?<!{word})", text):  # with a capital elsewhere it is a name
        return
    places = [Span(*m.span()) for m in re.finditer(rf"(?<![^\W_]){word}(?![^\W_])", text)]
    firm = meant.score >= (_FIRM if len(word) >= _FIRM_LETTERS else _FIRM_SHORT)
    if len(places) >= _OFTEN and not (firm and meant.is_usual):
        return
    for span in places:
        free = _stands_free(text, span) and (firm or not _is_beside_unknown(text, span))
        if free or _is_other_half(text, span, meant.uses[0]):
            yield _match(reading, span, meant)


def _opening(reading: Reading, span: Span, meant: Judgement) -> Iterator[Match]:
    """The finding on a word whose capital its place at the beginning of a sentence explains."""
    text, word = reading.text, reading.text[span.start : span.end]
    if reading.in_headline(span.start):
        if meant.is_certain and len(word) > _FIRM_LETTERS:
            yield from _capital(reading, span, meant)
        return
    if len(word) <= SHORTEST + 1 or meant.score < _FIRST_SCORE or " " in meant.uses[0] or text.count(word) > 1:
        return
    if reading.sentence_at(span.start).start == span.start and text[span.end : span.end + 1] in " ,":
        following = text[span.end : span.end + 2].strip(" ,")
        if following == following.lower() and not _is_beside_unknown(text, span):
            yield _match(reading, span, meant)


def _may_be_certain(word: str) -> bool:
    """Whether a word with a capital may be a slip for certain; few are, and to judge all would take long."""
    return TRIPLED.search(word) is not None or (len(word) > _FIRM_LETTERS and resembles_common(word))


def _capital(reading: Reading, span: Span, meant: Judgement) -> Iterator[Match]:
    """The finding on a word with a capital that is no name: in a headline, or by itself amid a sentence."""
    word = reading.text[span.start : span.end].lower()
    if _stands_free(reading.text, span) and (TRIPLED.search(word) or name_at(*reading.passage_at(span)) is not Name.CERTAIN):
        yield _match(reading, span, meant)


def _match(reading: Reading, span: Span, meant: Judgement) -> Match:
    uses = [cased(*reading.passage_at(span), use) for use in meant.uses]
    safe = meant.is_certain and len(uses) == 1
    fixes = tuple(Fix((Edit(span, use),), safe) for use in uses)
    return Match(span, {"use": either(uses)}, fixes, is_doubtful=not (meant.is_certain or meant.score >= _sure(span)))


def _sure(span: Span) -> float:
    """The score from which a slip is more than a suggestion."""
    return _FIRM if span.end - span.start >= _FIRM_LETTERS else _FIRM_SHORT


def _stands_free(text: str, span: Span) -> bool:
    """Whether a word is no part of an address, a code or a doubled word."""
    return not (_TOUCHED.search(text, max(span.start - 1, 0), span.start) or _TOUCHING.match(text, span.end))


def _is_other_half(text: str, span: Span, meant: str) -> bool:
    """Whether a word is half of a doubled word of which the other half is what was meant: `undang-udang`."""
    before, behind = text[max(span.start - len(meant) - 1, 0) : span.start], text[span.end : span.end + len(meant) + 1]
    if before.lower() == f"{meant}-":
        return not _TOUCHED.search(text, max(span.start - len(meant) - 2, 0), span.start - len(meant) - 1)
    return behind == f"-{meant}" and not _TOUCHING.match(text, span.end + len(meant) + 1)


def _is_beside_unknown(text: str, span: Span) -> bool:
    """Whether a word is beside one in small letters that no list has, as in a foreign phrase, or is short and within a name."""
    is_short = span.end - span.start <= _IN_NAME
    if is_short and _NAME_BEHIND.match(text, span.end) and _NAME_BEFORE.search(text, max(span.start - _NEAR, 0), span.start):
        return True
    before, behind = _BEFORE.search(text, max(span.start - _NEAR, 0), span.start), _BEHIND.match(text, span.end)
    known = lexicon()
    return any(not known.knows(beside[1]) for beside in (before, behind) if beside)
