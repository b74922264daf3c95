"""Finds typing errors in any word."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import ClassVar, Literal

from pesanlint.authoring.fields import Words, record
from pesanlint.desk.desk import Desk
from pesanlint.finding import Fix, Match, either
from pesanlint.language.id.beside import is_beside_unknown, is_listed_name, is_on_purpose, is_within_name, rest_of_name
from pesanlint.language.id.blanks import moved_blank
from pesanlint.language.id.nearnames import (
    HEADS,
    Near,
    abbreviations,
    glance,
    is_place_too,
    region_pairs,
    region_words,
    swapped,
)
from pesanlint.language.id.scores import SHORTEST
from pesanlint.language.id.spelling import TRIPLED, Judgement, judged, lexicon
from pesanlint.language.id.twins import SHORTEST_TWIN, long_run_on, run_on, twins
from pesanlint.reading.lettercase import cased
from pesanlint.reading.names import Name, name_at
from pesanlint.reading.occurrences import standing
from pesanlint.reading.reading import Reading
from pesanlint.reading.separate import is_other_half, is_separate
from pesanlint.rule import DocumentCheck, DocumentRule
from pesanlint.search.folding import Hit, letter_runs
from pesanlint.spans import Edit, Span

_FIRST = frozenset([". ", "? ", "! "])
"""The two characters before the first word of a sentence within a block."""
_LONG = 7
"""Minimum letters of a capitalised word inside a sentence."""
_NEAR = 24
"""Code points searched for the word beside another one."""
_OFTEN = 3
"""Minimum occurrences of a word that is used on purpose, unless the slip is firm."""
_FIRM = 1.2
"""Minimum score of a firm slip in a long word; it is reported even beside another unknown word, as in foreign phrases."""
_FIRM_LETTERS = 7
"""Minimum letters of such a long word."""
_FIRM_SHORT = 2.2
"""Minimum score of a firm slip in a shorter word."""
_NO_NAME_LETTERS = 10
"""Minimum letters of a word with a usual slip that is no name, even if it has a capital elsewhere in the text."""
_FIRST_SCORE = 0.5
"""Minimum score for the first word of a sentence, which may be a name."""
_CAPITAL_LETTERS = 8
"""Minimum letters of a capitalised word with a slip that is not in a name."""
_REPEATED_LETTERS, _LONE_REGION, _LONE_LETTERS = 6, 6, 7
"""Minimum letters of a misspelt name: if the text also has the right form; else, of a region; of another name."""
_LONE_COST = 1.2  # the maximum of a slip in a name
_LONG_COST = 2.2
"""The same for a long name."""
_EXPECTED_COST = 3.0
"""The same where the words around it require a name."""
_LONG_NAME = 9  # letters
_AS_NEAR = 1.0
"""Minimum difference between the costs of the slips from the nearest and from any other name."""
_EXPANSION = 120
"""Code points searched for the expansion before an abbreviation in brackets."""
_SWAPPED_LETTERS = 4
"""Minimum letters of an abbreviation with two letters swapped."""
_WORD_BEFORE = re.compile(r"(?<![A-Za-z])([A-Z][a-z]+)[ -]$")
_ONE_BEHIND = re.compile(r"[ -][A-Z][A-Za-z]*")
_REGION_BEFORE = re.compile(
    r"(?:Kabupaten|Kota|Kab\.|Provinsi|Prov\.|Pem(?:kab|kot|prov)|Polres(?:ta|tabes)?|Kapolres(?:ta|tabes)?|Mapolres(?:ta)?|Polda"
    r"|Kapolda|Kodim|KPUD?|KIP|Bawaslu|Panwaslih|Bupati|Wali ?[Kk]ota|Gubernur|Wabup|Wagub|DPRD|DPRK|DPRA|BPBD|Kejari|Kejati"
    r"|Kejaksaan Negeri|Pengadilan Negeri|Disdukcapil|Diskominfo|KABUPATEN|KOTA|PROVINSI|POLRES|BUPATI|BAWASLU) $"
)
"""Words before the name of a province, regency or city."""


@record(kw_only=True)
class Spelling(DocumentRule):
    """Typing errors in any word: a word that is neither listed nor derived by affixes, with a more likely word one slip away.

    A slip is a letter omitted (`pesrta`), added, doubled (`kegiatann`), swapped with the next (`yagn`) or typed on a
    neighbouring key (`peserts`), a missing blank beside a function word (`yangdilakukan`) or between two long words, or a
    blank one letter off between frequent words (`dank anal` for `dan kanal`). A word with a capital elsewhere in the
    document counts as a name, a word that occurs three times as intended, and a word beside another unknown word as part of
    a foreign phrase. The fix is safe only if nothing else can be meant: a tripled letter (`tujuannnya`), a frequent word of
    press releases without any other candidate, or a sequence of letters that no word has, with a single candidate.

    A capitalised word inside a sentence is reported if it is one slip from the name of a province, regency or city, from the
    short name of a body (`Bawalu`) or from a frequent word of press releases (`Sekretarit Jenderal`), unless unknown words
    beside it make it the name of a person; `Kabupaten` before it, or the right form elsewhere in the text, confirms the slip.
    A capitalised word that occurs once and is one letter from another one that occurs more often in the text (`Sisawdi` beside
    `Siswadi`), and an unknown word that is a word of the text joined with a function word (`timseluntuk`) are suggestions.
    An abbreviation with two letters swapped (`BNBP`) is reported if other sentences have the right one or its expansion. All
    these are suggestions unless the context leaves no other reading.

    A document check.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use"})
    terms: ClassVar[str | None] = "words"

    kind: Literal["spelling"]
    message: str = "“{found}” bukan kata yang dikenal; yang dimaksud mungkin “{use}”."
    words: Words = ()
    """Further correct words. A desk lists its own under `kamus` in pesanlint.yaml."""

    def can_fire(self, desk: Desk) -> bool:
        """Whether the rule is for Indonesian, the language of the lexicon."""
        return self.language == "id"

    def compile(self, desk: Desk) -> DocumentCheck:
        """Subtract the known words from those of the document in one set operation, and check the rest."""
        own = frozenset(word.lower() for word in (*self.words, *desk.words))

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            known = lexicon()
            words = reading.words
            strange: list[str] = []
            moved: dict[Span, Match] = {}  # both words of a pair may be unknown
            for word in words.difference(known.frequent.among(words), own):
                if word.islower():
                    if not known.has(word) and (pairs := dict(_with_moved_blank(reading, word))):
                        moved |= pairs
                        continue
                    is_name = word.capitalize() in words or word.upper() in words
                    if len(word) >= SHORTEST:
                        meant = judged(word)
                        if meant and (not is_name or (len(word) >= _NO_NAME_LETTERS and meant.is_usual)):
                            yield from _in_small_letters(reading, word, meant)
                        elif not meant and not is_name and (parts := run_on(word, words)):
                            yield from _shown(reading, word, parts)
                elif (small := word.lower()) not in known.frequent and small not in known.names and small not in own:
                    found = list(_with_capital(reading, word, small))
                    yield from found
                    if not found and len(word) >= SHORTEST_TWIN and word[1:].islower() and not glance(small).is_name:
                        strange.append(word)
                        if parts := run_on(word, words) or long_run_on(word):
                            yield from _shown(reading, word, parts)
            yield from moved.values()
            yield from _twins(reading, strange)

        return check


def _with_moved_blank(reading: Reading, word: str) -> Iterator[tuple[Span, Match]]:
    """The findings on a word with a blank beside it that is one letter off, by the places of both words."""
    for at in islice(_places(reading, word), _OFTEN):
        passage, inside = reading.passage_at(Span(at, at + len(word)))
        if found := moved_blank(passage.text, inside):
            span = found[0].shifted(at - inside.start)
            if is_separate(reading.text, span):
                yield span, Match(span, {"use": either([found[1]])}, (Fix((Edit(span, found[1]),), False),), is_doubtful=False)


def _shown(reading: Reading, word: str, use: str) -> Iterator[Match]:
    """The findings on a word that the rest of the text shows to be misspelt."""
    for at in islice(_places(reading, word), _OFTEN):
        span = Span(at, at + len(word))
        if is_separate(reading.text, span):
            yield Match(span, {"use": either([use])}, (Fix((Edit(span, use),), False),), is_doubtful=True)


def _twins(reading: Reading, strange: Sequence[str]) -> Iterator[Match]:
    """The findings on names that occur once and are one letter from another one that occurs more often."""
    text = reading.text
    for word, other in twins(strange, reading.words):
        at = [*islice(_places(reading, word), 2)]
        is_elsewhere = len(at) == 1 and _count(reading, other) > 1 and other not in text[slice(*reading.sentence_at(at[0]))]
        if is_elsewhere and not _are_two_persons(reading, word, other):
            yield from _shown(reading, word, other)


def _are_two_persons(reading: Reading, word: str, other: str) -> bool:
    """Whether both names have a rest, and not the same one: `Herwin Novianto`, `Setya Novanto`."""
    if other.lower() in lexicon().frequent:
        return False
    rests = [
        {rest for at in _places(reading, name) for rest in rest_of_name(reading.text, Span(at, at + len(name)))}
        for name in (word, other)
    ]
    return all(rests) and rests[0].isdisjoint(rests[1])


_SEATS = frozenset("RI Kabupaten Kota Kab Provinsi Prov".split())
"""Words after the name of a body of the state or of a region."""


def _with_capital(reading: Reading, word: str, small: str) -> Iterator[Match]:
    """The findings on an unlisted word with a capital: a slip in a name, in the first word of a sentence, or in a long word."""
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
    places = list(islice(_places(reading, word), None if seen.is_tripled else _OFTEN))
    if len(places) >= _OFTEN and not seen.is_tripled:  # used on purpose
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
    """The finding on a capitalised word by itself, or within the name of a body or a law."""
    text, word = reading.text, reading.text[span.start : span.end]
    if (len(word) < _CAPITAL_LETTERS and not meant.is_certain) or " " in meant.uses[0] or _count(reading, word) > 1:
        return
    if word.lower() in is_place_too() or not is_separate(text, span):
        return
    if is_listed_name(text, span):
        return
    is_repeated = meant.is_certain and len(word) >= _CAPITAL_LETTERS and _count(reading, meant.uses[0].capitalize()) > 0
    is_alone = not is_within_name(text, span, heads=meant.uses[0] in HEADS) and not is_beside_unknown(text, span)
    if is_alone or is_repeated:
        yield _match(reading, span, meant, is_doubtful=not (is_alone and meant.is_certain))


def _in_name(reading: Reading, word: str, names: tuple[Near, ...]) -> Iterator[Match]:
    """The findings on a word that is one slip from a name: of a region, or the short name of a body, an office or a law."""
    text, best = reading.text, names[0]
    most = _LONE_COST if len(word) < _CAPITAL_LETTERS else _EXPECTED_COST
    if best.cost > most or (len(names) > 1 and names[1].cost < best.cost + _AS_NEAR):
        return
    places, rights = list(_places(reading, word)), _count(reading, best.name)
    if len(places) > max(1, rights - 1):
        return
    is_repeated = best.is_region and rights > 0 and len(word) >= _LONG and best.cost <= _LONE_COST
    most = _LONG_COST if len(word) >= _LONG_NAME else _LONE_COST
    least = _REPEATED_LETTERS if rights else _LONE_REGION if best.is_region else _LONE_LETTERS
    is_odd = best.cost > most or len(word) < least or word.lower() in is_place_too()
    for at in places:
        span = Span(at, at + len(word))
        if best.is_region:
            is_expected = _expects_region(text, at) or _is_beside_rest(text, span, best.name)
        else:
            is_expected = best.cost <= _LONE_COST and _expects_body(text, span.end)
        if is_separate(text, span) and (is_expected or not (is_odd or (is_within_name(text, span) and not is_repeated))):
            use = cased(*reading.passage_at(span), best.name) if word.isupper() else best.name
            is_sure = best.is_region and (is_expected or rights > 0) and best.cost <= _LONE_COST and len(word) >= _FIRM_LETTERS
            yield Match(span, {"use": either([use])}, (Fix((Edit(span, use),), False),), is_doubtful=not is_sure)


def _expects_region(text: str, at: int) -> bool:
    """Whether the words before an offset require the name of a region."""
    return _REGION_BEFORE.search(text, max(at - _NEAR, 0), at) is not None


def _is_beside_rest(text: str, span: Span, name: str) -> bool:
    """Whether the word before or after a stretch is the rest of the name of a region: `Sumetera Selatan`."""
    before, following = _WORD_BEFORE.search(text, max(span.start - _NEAR, 0), span.start), _ONE_BEHIND.match(text, span.end)
    pairs = region_pairs()
    return bool((before and (before[1], name) in pairs) or (following and (name, following[0][1:]) in pairs))


def _expects_body(text: str, end: int) -> bool:
    """Whether the word after an offset is what follows the name of a body: the state or a region."""
    following = _ONE_BEHIND.match(text, end)
    if not following:
        return False
    word = following[0][1:]
    return word in _SEATS or word in region_words() or any(one.is_region for one in glance(word.lower()).names)


def _abbreviation(reading: Reading, word: str, names: tuple[str, ...]) -> Iterator[Match]:
    """The finding on an abbreviation with two letters swapped, if the text has the right one or its expansion."""
    text = reading.text
    places = list(_places(reading, word))
    if len(places) != 1:
        return
    span = Span(places[0], places[0] + len(word))
    sentence = reading.sentence_at(span.start)
    confirmed = [name for name in names if _confirms_abbreviation(reading, name, span, sentence)]
    if len(confirmed) == 1 and is_separate(text, span):
        yield Match(span, {"use": either(confirmed)}, (Fix((Edit(span, confirmed[0]),), False),), is_doubtful=True)


def _confirms_abbreviation(reading: Reading, name: str, span: Span, sentence: Span) -> bool:
    """Whether the text confirms that an abbreviation was meant.

    It does if it contains the abbreviation or its expansion. The abbreviation must be in other sentences only, because two in
    the same sentence are two things. If the slip is in brackets, the expansion must be right before it, because the brackets
    may abbreviate something else."""
    text, expansions = reading.text, abbreviations()[name]
    if text[span.start - 1 : span.start] == "(":
        return text[max(sentence.start, span.start - _EXPANSION) : span.start - 2].endswith(expansions)
    if name in text[sentence.start : sentence.end]:
        return False
    return _count(reading, name) > 0 or any(long in text for long in expansions)


def _unlisted(text: str) -> frozenset[str]:
    """The words of a text that are not frequent."""
    runs = letter_runs(text)
    return runs - lexicon().frequent.among(runs)


def _places(reading: Reading, word: str, *, before_hyphen: bool = False) -> Iterator[int]:
    """Where a word occurs as a whole word; before a hyphen only if requested."""
    return standing(reading, word, _unlisted, before_hyphen=before_hyphen)


def _count(reading: Reading, word: str) -> int:
    return sum(1 for _ in _places(reading, word))


def _in_small_letters(reading: Reading, word: str, meant: Judgement) -> Iterator[Match]:
    """The findings on a word in small letters."""
    text = reading.text
    places = [Span(at, at + len(word)) for at in _places(reading, word, before_hyphen=True)]
    firm = meant.score >= (_FIRM if len(word) >= _FIRM_LETTERS else _FIRM_SHORT)
    if len(places) >= _OFTEN and not (firm and meant.is_usual):
        return
    for span in places:
        free = is_separate(text, span) and (firm or not is_beside_unknown(text, span)) and not is_on_purpose(text, span)
        if free or is_other_half(text, span, meant.uses[0]):
            yield _match(reading, span, meant)


def _opening(reading: Reading, span: Span, meant: Judgement) -> Iterator[Match]:
    """The finding on a word that has its capital as the first word of a sentence."""
    text, word = reading.text, reading.text[span.start : span.end]
    if reading.in_headline(span.start):
        if meant.is_certain and len(word) > _FIRM_LETTERS:
            yield from _capital(reading, span, meant)
        return
    if len(word) <= SHORTEST + 1 or meant.score < _FIRST_SCORE or " " in meant.uses[0] or _count(reading, word) > 1:
        return
    if reading.sentence_at(span.start).start == span.start and text[span.end : span.end + 1] in " ,":
        following = text[span.end : span.end + 2].strip(" ,")
        if following == following.lower() and not is_beside_unknown(text, span):
            yield _match(reading, span, meant)


def _capital(reading: Reading, span: Span, meant: Judgement) -> Iterator[Match]:
    """The finding on a capitalised word that is not a name: in a headline, or by itself inside a sentence."""
    word = reading.text[span.start : span.end].lower()
    if is_listed_name(reading.text, span):
        return
    if is_separate(reading.text, span) and (TRIPLED.search(word) or name_at(*reading.passage_at(span)) is not Name.CERTAIN):
        yield _match(reading, span, meant)


def _match(reading: Reading, span: Span, meant: Judgement, *, is_doubtful: bool | None = None) -> Match:
    uses = [cased(*reading.passage_at(span), use) for use in meant.uses]
    safe = meant.is_certain and len(uses) == 1
    fixes = tuple(Fix((Edit(span, use),), safe) for use in uses)
    if is_doubtful is None:
        is_doubtful = not (meant.is_certain or meant.score >= _sure(span))
    return Match(span, {"use": either(uses)}, fixes, is_doubtful=is_doubtful)


def _sure(span: Span) -> float:
    """The minimum score of a slip that is more than a suggestion."""
    return _FIRM if span.end - span.start >= _FIRM_LETTERS else _FIRM_SHORT
