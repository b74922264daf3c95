"""Slips of the key in any word."""

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from pesanlint.authoring.fields import Words, record
from pesanlint.desk.desk import Desk
from pesanlint.finding import Fix, Match, either
from pesanlint.language.id.nearnames import (
    HEADS,
    Near,
    abbreviations,
    glance,
    is_place_too,
    region_words,
    swapped,
)
from pesanlint.language.id.spelling import SHORTEST, TRIPLED, Judgement, judged, lexicon
from pesanlint.reading.lettercase import cased
from pesanlint.reading.names import Name, name_at
from pesanlint.reading.reading import Reading
from pesanlint.rule import DocumentCheck, DocumentRule
from pesanlint.search.folding import Hit
from pesanlint.spans import Edit, Span

_SMALL = bytes(code if chr(code).isalpha() and code < 128 else ord(" ") for code in range(256))
"""What is no letter of ASCII becomes a blank."""
_FIRST = frozenset([". ", "? ", "! "])
"""What stands before a first word, where it is not the first of its block."""
_LONG = 7
"""Letters of the shortest word with a capital that is looked at where it does not open a sentence."""
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
_CAPITAL_LETTERS = 8
_CAPITAL_COST = 2.0
"""Letters of the shortest word with a capital that is looked at beside others with one, and what its slip costs at most."""
_TOLD_LETTERS, _LONE_REGION, _LONE_LETTERS = 6, 6, 7
"""Letters of the shortest slip in a name that stands in the text without it, too, and that does not."""
_LONE_COST = 1.2
_LONG_COST = 2.2
_TOLD_COST = 3.0
_LONG_NAME = 9
"""What a slip in a name costs at most; in a long one; in one that is due where it stands; and the letters of a long one."""
_AS_NEAR = 1.0
"""How much more the slip must cost that leads from another name."""
_EXPANSION = 120
"""Characters before an abbreviation in brackets that are looked at for what it stands for."""
_SWAPPED_LETTERS = 4
"""Letters of the shortest abbreviation in capitals of which two may be swapped."""
_RUN = 40
"""Characters before a word that are looked at for others with a capital."""
_LETTERS = re.compile(r"[A-Za-z]+")
_TWO_BEFORE = re.compile(r"(?:(?<![A-Za-z])[A-Z][A-Za-z]*\.?[ -]){1,2}$")
_ONE_BEHIND = re.compile(r"[ -][A-Z][A-Za-z]*")
_REGION_BEFORE = re.compile(
    r"(?:Kabupaten|Kota|Kab\.|Provinsi|Prov\.|Pem(?:kab|kot|prov)|Polres(?:ta|tabes)?|Kapolres(?:ta|tabes)?|Mapolres(?:ta)?|Polda"
    r"|Kapolda|Kodim|KPUD?|KIP|Bawaslu|Panwaslih|Bupati|Wali ?[Kk]ota|Gubernur|Wabup|Wagub|DPRD|DPRK|DPRA|BPBD|Kejari|Kejati"
    r"|Kejaksaan Negeri|Pengadilan Negeri|Disdukcapil|Diskominfo|KABUPATEN|KOTA|PROVINSI|POLRES|BUPATI|BAWASLU) $"
)
"""What the name of a province, regency or city follows."""


@record(kw_only=True)
class Spelling(DocumentRule):
    """Slips of the key in any word: one that no list has and affixes do not make, with a likelier word one key away.

    A key is left out (`pesrta`), added, doubled (`kegiatann`), swapped with the next (`yagn`) or hit beside the right one
    (`peserts`), or a blank is left out beside a function word (`yangdilakukan`) or between two long words. What stands with a
    capital elsewhere in the document is a name, what occurs three times is meant, and what stands beside another unknown word
    is a foreign phrase. The fix is safe only where nothing else can be meant: a letter three times in a row (`tujuannnya`), a
    word that releases are full of with nothing else near it, or letters in an order that no word has and a single word near.

    A word with a capital amid a sentence is a slip if one leads to it from the name of a province, regency or city, from the
    short name of a body (`Bawalu`) or from a word of the trade (`Sekretarit Jenderal`), unless words beside it that no list
    has make it the name of a person; `Kabupaten` before it, or the right form elsewhere, tells it, too. In capitals two
    letters are swapped (`BNBP`) if other sentences have the right abbreviation or what it stands for. These are suggestions
    unless the place or the text leaves nothing else.

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
            text, known = reading.text, lexicon()
            words = set(text.encode("ascii", "replace").translate(_SMALL).decode("ascii").split())
            for word in words.difference(known.frequent, own):
                if word.islower():
                    is_name = word.capitalize() in words or word.upper() in words
                    if len(word) >= SHORTEST and not is_name and (meant := judged(word)):
                        yield from _amid(reading, word, meant)
                elif (small := word.lower()) not in known.frequent and small not in known.names and small not in own:
                    yield from _with_capital(reading, word, small)

        return check


_SEATS = frozenset("RI Kabupaten Kota Kab Provinsi Prov".split())
"""What follows a body: of the state, or of a region."""


def _with_capital(reading: Reading, word: str, small: str) -> Iterator[Match]:
    """The findings on a word that no list has: a slip in a name, or in a word that opens a sentence or is long."""
    text, only_first = reading.text, word[1:].islower()
    seen = glance(small)
    if seen.is_name or not (only_first or word.isupper()):
        return
    if not only_first and len(word) >= _SWAPPED_LETTERS and (names := swapped(word)):
        yield from _abbreviation(reading, word, names)
        return
    if seen.names and (found := list(_in_name(reading, word, seen.names))):
        yield from found
        return
    is_likely = seen.is_common or seen.is_tripled
    if not is_likely and not (only_first and len(word) > SHORTEST + 1):
        return
    places = list(_places(text, word))
    if len(places) >= _OFTEN and not seen.is_tripled:  # it is meant
        return
    for at in places:
        opens = only_first and (at == 0 or text[at - 1] == "\n" or text[at - 2 : at] in _FIRST)
        if (opens or is_likely) and (meant := judged(small)):
            span = Span(at, at + len(word))
            found = list(_opening(reading, span, meant)) if opens else []
            if not found and meant.is_certain and (seen.is_common or not opens):
                found = list(_capital(reading, span, meant))
            yield from found or (_official(reading, span, meant) if seen.is_common else ())


def _official(reading: Reading, span: Span, meant: Judgement) -> Iterator[Match]:
    """The finding on a word within the name of a body or an act, or by itself with a capital."""
    text, word = reading.text, reading.text[span.start : span.end]
    if (len(word) < _CAPITAL_LETTERS and not meant.is_certain) or " " in meant.uses[0] or _count(text, word) > 1:
        return
    if word.lower() in is_place_too() or not _stands_free(text, span):
        return
    is_repeated = meant.is_certain and len(word) >= _CAPITAL_LETTERS and _count(text, meant.uses[0].capitalize()) > 0
    is_alone = not _is_within_name(text, span, heads=meant.uses[0] in HEADS) and not _is_beside_unknown(text, span)
    if is_alone or is_repeated:
        yield _match(reading, span, meant, is_doubtful=not (is_alone and meant.is_certain))


def _in_name(reading: Reading, word: str, names: tuple[Near, ...]) -> Iterator[Match]:
    """The findings on a word that is one slip from a name: of a region, or the short one of a body, an office or an act."""
    text, best = reading.text, names[0]
    most = _LONE_COST if len(word) < _CAPITAL_LETTERS else _TOLD_COST
    if best.cost > most or (len(names) > 1 and names[1].cost < best.cost + _AS_NEAR):
        return
    places, rights = list(_places(text, word)), _count(text, best.name)
    if len(places) > max(1, rights - 1):
        return
    is_repeated = best.is_region and rights > 0 and len(word) >= _LONG and best.cost <= _LONE_COST
    most = _LONG_COST if len(word) >= _LONG_NAME else _LONE_COST
    least = _TOLD_LETTERS if rights else _LONE_REGION if best.is_region else _LONE_LETTERS
    is_odd = best.cost > most or len(word) < least or word.lower() in is_place_too()
    for at in places:
        span = Span(at, at + len(word))
        is_told = _is_told_region(text, at) if best.is_region else best.cost <= _LONE_COST and _is_told_body(text, span.end)
        if _stands_free(text, span) and (is_told or not (is_odd or (_is_within_name(text, span) and not is_repeated))):
            use = cased(*reading.passage_at(span), best.name) if word.isupper() else best.name
            is_sure = best.is_region and (is_told or rights > 0) and best.cost <= _LONE_COST and len(word) >= _FIRM_LETTERS
            yield Match(span, {"use": either([use])}, (Fix((Edit(span, use),), False),), is_doubtful=not is_sure)


def _is_told_region(text: str, at: int) -> bool:
    """Whether the name of a region is due there: what has one stands before it."""
    return _REGION_BEFORE.search(text, max(at - _NEAR, 0), at) is not None


def _is_told_body(text: str, end: int) -> bool:
    """Whether what follows is where a body is: the state or a region."""
    following = _ONE_BEHIND.match(text, end)
    if not following:
        return False
    word = following[0][1:]
    return word in _SEATS or word in region_words() or any(one.is_region for one in glance(word.lower()).names)


def _abbreviation(reading: Reading, word: str, names: tuple[str, ...]) -> Iterator[Match]:
    """The finding on an abbreviation in which two letters are swapped, if the text has the right one, or what it stands for."""
    text = reading.text
    places = list(_places(text, word))
    if len(places) != 1:
        return
    span = Span(places[0], places[0] + len(word))
    sentence = reading.sentence_at(span.start)
    told = [name for name in names if _is_told_short(text, name, span, sentence)]
    if len(told) == 1 and _stands_free(text, span):
        yield Match(span, {"use": either(told)}, (Fix((Edit(span, told[0]),), False),), is_doubtful=True)


def _is_told_short(text: str, name: str, span: Span, sentence: Span) -> bool:
    """Whether the text tells that an abbreviation was meant.

    It has it in other sentences only, as two that stand together are two things, or what it stands for: right before the slip,
    if that is in brackets, as another thing may be abbreviated there.
    """
    expansions = abbreviations()[name]
    if text[span.start - 1 : span.start] == "(":
        return text[max(sentence.start, span.start - _EXPANSION) : span.start - 2].endswith(expansions)
    if name in text[sentence.start : sentence.end]:
        return False
    return _count(text, name) > 0 or any(long in text for long in expansions)


def _is_within_name(text: str, span: Span, *, heads: bool = False) -> bool:
    """Whether a word stands among words with a capital of which no list has one, as in the name of a person.

    Behind a word that heads names of places and bodies any may stand.
    """
    runs = (
        _TWO_BEFORE.search(text, max(span.start - _RUN, 0), span.start),
        None if heads else _ONE_BEHIND.match(text, span.end),
    )
    return any(not _is_known(word) for run in runs if run for word in _LETTERS.findall(run[0]))


def _is_known(word: str) -> bool:
    """Whether a word with a capital is an abbreviation, a usual word, or part of the name of a region."""
    small = word.lower()
    return (
        word.isupper()
        or small in lexicon().frequent
        or word in region_words()
        or word in abbreviations()
        or bool(glance(small).names)
    )


def _places(text: str, word: str, *, before_hyphen: bool = False) -> Iterator[int]:
    """Where a word stands by itself; before a hyphen only if that is asked for."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        behind = text[end : end + 1]
        if not text[at - 1 : at].isalnum() and not behind.isalnum() and (before_hyphen or behind != "-"):
            yield at
        at = text.find(word, end)


def _count(text: str, word: str) -> int:
    return sum(1 for _ in _places(text, word))


def _amid(reading: Reading, word: str, meant: Judgement) -> Iterator[Match]:
    """The findings on a word in small letters."""
    text = reading.text
    places = [Span(at, at + len(word)) for at in _places(text, word, before_hyphen=True)]
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
    if len(word) <= SHORTEST + 1 or meant.score < _FIRST_SCORE or " " in meant.uses[0] or _count(text, word) > 1:
        return
    if reading.sentence_at(span.start).start == span.start and text[span.end : span.end + 1] in " ,":
        following = text[span.end : span.end + 2].strip(" ,")
        if following == following.lower() and not _is_beside_unknown(text, span):
            yield _match(reading, span, meant)


def _capital(reading: Reading, span: Span, meant: Judgement) -> Iterator[Match]:
    """The finding on a word with a capital that is no name: in a headline, or by itself amid a sentence."""
    word = reading.text[span.start : span.end].lower()
    if _stands_free(reading.text, span) and (TRIPLED.search(word) or name_at(*reading.passage_at(span)) is not Name.CERTAIN):
        yield _match(reading, span, meant)


def _match(reading: Reading, span: Span, meant: Judgement, *, is_doubtful: bool | None = None) -> Match:
    uses = [cased(*reading.passage_at(span), use) for use in meant.uses]
    safe = meant.is_certain and len(uses) == 1
    fixes = tuple(Fix((Edit(span, use),), safe) for use in uses)
    if is_doubtful is None:
        is_doubtful = not (meant.is_certain or meant.score >= _sure(span))
    return Match(span, {"use": either(uses)}, fixes, is_doubtful=is_doubtful)


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
