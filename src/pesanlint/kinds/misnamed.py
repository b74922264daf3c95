"""Finds names of persons that a text writes in two ways: `Siti Nurhayati`, later `Siti Nurhayanti`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import ClassVar, Literal

from pesanlint.authoring.fields import record
from pesanlint.deferred import deferred
from pesanlint.desk.desk import Desk
from pesanlint.finding import Fix, Match
from pesanlint.language.id.names import is_in_no_name, is_person
from pesanlint.language.id.nearnames import abbreviations, region_words
from pesanlint.language.id.spelling import lexicon
from pesanlint.language.id.twins import is_one_apart
from pesanlint.reading.reading import Reading
from pesanlint.rule import DocumentCheck, DocumentRule
from pesanlint.search.folding import Hit
from pesanlint.spans import Edit, Span

_NAMES = deferred(r"(?<![\w.’'-])[A-Z][a-z]+(?: [A-Z][a-z]+){1,4}(?![\w’'-]| [A-Z])")
_BOTH_RIGHT = {"Sumatra", "Sumatera"}
_LETTERS = 5
"""Minimum letters of a word that differs; shorter similar names are often two names."""
_OF_WOMEN = "i"
"""The last letter by which the names of women differ from those of men: `Saputri`, `Saputra`."""
_MOST = 40
"""Maximum names of a text that are compared; more are a list of persons."""
_PLACE_BEFORE = deferred(
    r"\b(?:Jalan|Jl\.|Desa|Kelurahan|Kecamatan|Kabupaten|Kota|Provinsi|Dusun|Nagari|Gedung|Hotel|Aula|Masjid|Pasar|Gunung|Pulau|Sungai"
    r"|Universitas|Sekolah|SDN|SMPN|SMAN|SMKN|MTsN|MAN|PT|CV|RSUD|Bandara|Stadion|di|ke|dari)\s{1,2}$"
)


@record(kw_only=True)
class Misnamed(DocumentRule):
    """Names of persons that a text writes in two ways.

    Two names of two to four words differ in one word, by one letter that is missing, added, wrong or swapped with the next
    (`Siti Nurhayati`, `Siti Nurhayanti`). The differing words have at least five letters and do not differ in a last i only.
    The names are never in one sentence, because these are two persons. The rarer one is reported, with a fix. If both are as
    frequent, it is the one that is no known word, or the later one, without a fix. Names of places, and names in lists and
    tables, are ignored. A document check."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use"})

    kind: Literal["misnamed"]
    message: str = "Nama ini tertulis “{use}” di bagian lain naskah. Periksa mana yang benar."

    def can_fire(self, desk: Desk) -> bool:
        """Whether the rule is for Indonesian, whose names it knows."""
        return self.language == "id"

    def compile(self, desk: Desk) -> DocumentCheck:
        """Compare the names of the text with each other."""

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            places: dict[str, list[Span]] = defaultdict(list)
            for at, found in reading.told.some(_names).items():
                kind, (start, _), _ = reading.blocks[at]
                if kind in ("title", "heading", "paragraph"):
                    for name, span in found:
                        places[name].append(span.shifted(start))
            if 1 < len(places) <= _MOST:
                yield from _misspelt(reading, places)

        return check


def _names(text: str) -> tuple[tuple[str, Span], ...]:
    """The capitalised words in a row that may be the full name of a person."""
    found: list[tuple[str, Span]] = []
    for m in _NAMES().finditer(text):
        start, name = m.start(), m[0]
        first, _, rest = name.partition(" ")
        if is_in_no_name(first):  # `Menurut Siti Nurhayati`
            start, name = start + len(first) + 1, rest
        if " " in name and not _names_body(name) and not _PLACE_BEFORE().search(text, max(start - 14, 0), start):
            found.append((name, Span(start, m.end())))
    return tuple(found)


def _names_body(name: str) -> bool:
    """Whether a word of a name is the short name of a body: `Bapenda Sultra` is not `Bappeda Sultra`."""
    return not abbreviations().keys().isdisjoint(name.split(" "))


def _misspelt(reading: Reading, places: dict[str, list[Span]]) -> Iterator[Match]:
    for one, other in combinations(places, 2):
        # Both in any slip: a differing first word begins with the same letter, and one letter at most is missing.
        if one[0] != other[0] or abs(len(one) - len(other)) > 1 or not _is_slip(one, other):
            continue
        wrong, right = (one, other) if _is_likelier_wrong(one, other, places) else (other, one)
        sentences = [{reading.sentence_at(span.start) for span in places[name]} for name in (one, other)]
        if sentences[0].isdisjoint(sentences[1]) and is_person(one) and is_person(other):
            is_rarer = len(places[wrong]) < len(places[right])
            for span in places[wrong]:
                yield Match(span, {"use": right}, (Fix((Edit(span, right),), safe=False),) if is_rarer else ())


def _is_likelier_wrong(one: str, other: str, places: dict[str, list[Span]]) -> bool:
    """Whether the first of two names, which is also the earlier one, is rarer, or as frequent but not made of known words."""
    if len(places[one]) != len(places[other]):
        return len(places[one]) < len(places[other])
    known = lexicon().frequent
    unknown = [sum(w.lower() not in known and w not in region_words() for w in name.split()) for name in (one, other)]
    return unknown[0] > unknown[1]


def _is_slip(one: str, other: str) -> bool:
    """Whether two names of as many words differ in one word, by one letter."""
    words, others = one.split(), other.split()
    differing = [(a, b) for a, b in zip(words, others, strict=False) if a != b]
    if len(words) != len(others) or len(differing) != 1:
        return False
    a, b = differing[0]
    if min(len(a), len(b)) < _LETTERS or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    if {a, b} == _BOTH_RIGHT or (a[:-1] == b[:-1] and _OF_WOMEN in (a[-1], b[-1])):
        return False
    return a[:-1] in (b, b[:-1]) or a == b[:-1] or is_one_apart(a, b)
