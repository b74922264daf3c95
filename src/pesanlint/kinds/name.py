"""Finds names of bodies, offices, regions and laws that were no longer official on the date of the text."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from pesanlint.authoring.fields import STRICT, Words, record
from pesanlint.desk.desk import Desk
from pesanlint.desk.facts import written_value
from pesanlint.finding import Fix, Match, either
from pesanlint.language import casing as capitals
from pesanlint.reading.lettercase import cased
from pesanlint.reading.reading import Reading
from pesanlint.reading.terms import whole_terms
from pesanlint.records import NamedTuple
from pesanlint.rule import DocumentCheck, DocumentRule, Term
from pesanlint.search.folding import Hit, folded
from pesanlint.spans import Edit, Span

_NEAR = 60
"""Code points searched on either side of a name for words of the past."""
_PAST = re.compile(
    r"\b(?:dahulu|dulu(?:nya)?|semula|sebelumnya|eks|mantan|bekas|pernah|lama|kini|sekarang|tadinya|kala itu|ketika itu"
    r"|saat itu|waktu itu|menggantikan|pengganti|diganti(?:kan)?|berganti|pecahan|dipecah|memecah|pemecahan|peleburan|dilebur"
    r"|pemekaran|pemisahan|memisahkan|dipisahkan|terpisah|perubahan|berubah|diubah|mengubah|dicabut|mencabut|pencabutan|dibubarkan|transformasi)\b",
    re.IGNORECASE,
)
_TITLE_BEFORE = re.compile(r"\b(?:Peraturan|Keputusan|Surat\s+Edaran|Instruksi|Undang-Undang|UU|Edaran)\s+(?:Bersama\s+)?\Z")
_NUMBER_BEHIND = re.compile(r"\s+(?:Republik Indonesia\s+|RI\s+)?(?:Nomor|No\b)")
_REGULATION = re.compile(r"\b(?:Nomor|No\.?|UU|PKPU|PP|Perpres)\s+\d{1,4}(?:\s+Tahun\s+|/)\d{4}\b", re.IGNORECASE)
"""The number of a regulation, whose year says little about the date of the text."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@record()
class OfficialName:
    """A name that is no longer official, with its successor. Several entries of one name are several successors."""

    __pydantic_config__ = STRICT

    name: Words
    """The name, in all its forms."""
    use: Words
    """The official name since then, or several from which the writer chooses."""
    valid_until: dt.date
    """The last day on which the name was official."""
    source: str = ""
    """The law that changed it."""


@record(kw_only=True)
class Name(DocumentRule):
    """Names of bodies, offices, regions and regulations that were no longer official on the date of the release.

    A name is right if the text is about the past: beside words such as `dahulu`, `mantan`, `menggantikan`, with a year of its
    time in the sentence, in the title of a regulation (`Peraturan Menteri … Nomor`), or with its successor in the same
    sentence. No fix is safe, because the former body may be meant.

    A release without a date is dated by the latest year that it mentions, or else as of today.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use", "until", "source"})
    terms: ClassVar[str | None] = "entries"
    whole_words: ClassVar[bool] = True

    kind: Literal["name"]
    message: str = "“{found}” nama resmi sampai dengan {until}; sejak itu “{use}” ({source})."
    entries: tuple[OfficialName, ...]
    """The names."""

    def triggers(self) -> Iterable[str]:
        """The names that are no longer official."""
        return (name for entry in self.entries for name in entry.name)

    def listed(self) -> Iterator[Term]:
        """Every name with its successors, the last day and the law."""
        for entry in self.entries:
            yield Term(entry.name, entry.use, f"Sampai dengan {written_value(entry.valid_until)}: {entry.source}.")

    def compile(self, desk: Desk) -> DocumentCheck:
        """Check each name that was no longer official on the date of the release."""
        gone: dict[str, list[OfficialName]] = defaultdict(list)
        for entry in self.entries:
            for name in entry.name:
                gone[folded(name)].append(entry)
        known = {name: _Gone.of(entries) for name, entries in gone.items()}

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            day = reading.date or _supposed_day(reading.text)
            end = -1
            for span, name in whole_terms(reading.text, hits, (), lambda _, term: known.get(term)):
                is_its_short_form = reading.text[end : span.start].strip() == "("
                end = span.end
                if name.until < day and not is_its_short_form and not _is_right(reading, span, name, day):
                    yield _renamed(reading, span, name)

        return check


def _supposed_day(text: str) -> dt.date:
    """The assumed date of a text without one: the end of the latest year in it, but no later than today."""
    today = dt.date.today()
    years = [int(m[0]) for m in _YEAR.finditer(_REGULATION.sub("", text))]
    return min(today, dt.date(max(years), 12, 31)) if years else today


class _Gone(NamedTuple):
    """A name, its successors, its last day, and the laws that changed it."""

    use: tuple[str, ...]
    until: dt.date
    source: str

    @classmethod
    def of(cls, entries: Sequence[OfficialName]) -> "_Gone":
        """The successors, last day and laws of several entries of one name."""
        use = dict.fromkeys(word for entry in entries for word in entry.use)
        source = dict.fromkeys(entry.source for entry in entries if entry.source)
        return cls(tuple(use), max(entry.valid_until for entry in entries), "; ".join(source))


def _is_right(reading: Reading, span: Span, name: _Gone, day: dt.date) -> bool:
    """Whether a former name is right: about the past, in a title, beside its successor, or as a part of the successor."""
    text, sentence = reading.text, reading.sentence_at(span.start)
    before, behind = text[sentence.start : span.start], text[span.end : sentence.end]
    if not capitals.is_capitalised(text[span.start]) or reading.is_protected(span):
        return True
    if _TITLE_BEFORE.search(before) or _NUMBER_BEHIND.match(behind):
        return True
    around = folded(f"{before} {behind}")
    if any(folded(use) in around for use in name.use):
        return True
    longer = (folded(use) for use in name.use if len(use) > span.end - span.start)
    if any(folded(text[span.start : span.start + len(use)]) == use for use in longer):
        return True
    if _PAST.search(f"{before[-_NEAR:]} {behind[:_NEAR]}"):
        return True
    is_dated = _YEAR.search(text, *span)  # beside a regulation, other years are those of other regulations
    years = {int(m[0]) for m in _YEAR.finditer(f"{before} {behind}")} - {day.year}
    return not is_dated and any(year <= name.until.year for year in years)


def _renamed(reading: Reading, span: Span, name: _Gone) -> Match:
    uses = [cased(*reading.passage_at(span), use, in_names=True, exact=not reading.in_headline(span.start)) for use in name.use]
    values = {
        "use": either(uses, reading.language.either),
        "until": reading.language.written(name.until),
        "source": name.source,
    }
    return Match(span, values, tuple(Fix((Edit(span, use),), safe=False) for use in uses))
