"""Abbreviations: spelled out at first mention, and spelled out right."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, Literal

from pesanlint.authoring.fields import STRICT, Words, record
from pesanlint.desk.desk import Desk
from pesanlint.finding import Fix, Match, either
from pesanlint.reading.lettercase import cased
from pesanlint.reading.reading import Reading
from pesanlint.reading.terms import standing
from pesanlint.rule import DocumentCheck, DocumentRule, Term
from pesanlint.search.folding import Hit, folded
from pesanlint.spans import Edit, Span

_INITIALS_BEFORE = re.compile(r"[Ii]nisial(?:nya)?\s+(?:[A-Z]{1,4}(?:\s+\([^()]{1,20}\))?,?\s+(?:(?:dan|serta)\s+)?)*\Z")
_INITIALS_AFTER = re.compile(r",?\s+\(?\d{2}(?:\)|\s+tahun\b)")
"""What stands before and behind the initials of a person (`berinisial DPS`, `DPS (25)`)."""
_EXPANDED_AFTER = re.compile(r"\s*(?:\(\s*|(?:atau|or)\s+)[A-Za-z][\w/-]+,?\s+[A-Za-z]")

# What touches an abbreviation inside a number of a case or a letter (`12/PHPU.DPR-DPRD-XXII/2024`).
_NUMBER_BEFORE = re.compile(r"(?:/|[\d/]-|\w\.|[/.][A-Z]+-)\Z")
_NUMBER_AFTER = re.compile(r"/|-\d|\.[A-Z]|-[\w.-]*/")
_WRONG = "Kepanjangan {short} ialah “{long}”, bukan “{found}”."
_UNINTRODUCED = "Kenalkan singkatan ini di belakang kepanjangannya: “{long} ({short})”."


@record()
class Entry:
    """An abbreviation and what it stands for."""

    __pydantic_config__ = STRICT

    short: str
    """The abbreviation, in the letter case in which it is written."""
    long: Words
    """What it stands for; several are accepted each, offered each at first mention, and the first corrects a wrong one."""
    known: bool = False
    """Whether readers know it, so that it need not be spelled out."""
    wrong: Words = ()
    """Wrong expansions that people write beside it."""


@record(kw_only=True)
class Abbreviation(DocumentRule):
    """Abbreviations: spelled out at first mention with the short form in brackets, and right; later mentions are free.

    Headlines and direct quotations may use the short form, and are no first mention. Any expansion beside the first mention
    counts, in either order (`Daftar Pemilih Tetap (DPT)`, `DPT (Daftar Pemilih Tetap)`); only the wrong ones listed are
    reported.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "short", "long", "use"})
    terms: ClassVar[str | None] = "entries"
    whole_words: ClassVar[bool] = True

    kind: Literal["abbreviation"]
    message: str = "Pada penyebutan pertama, tulis kepanjangannya: “{use}”."
    entries: tuple[Entry, ...]
    """The abbreviations."""

    def triggers(self) -> Iterable[str]:
        """Every short form, and every wrong expansion."""
        for entry in self.entries:
            yield entry.short
            yield from entry.wrong

    def listed(self) -> Iterator[Term]:
        """Every abbreviation with its expansions, right and wrong."""
        for entry in self.entries:
            spelled = tuple(f"{long} ({entry.short})" for long in entry.long)
            yield Term(entry.wrong, spelled, "Sudah dikenal; tidak perlu diuraikan." if entry.known else "")

    def compile(self, desk: Desk) -> DocumentCheck:
        """Look at the first mention of each abbreviation, and at each wrong expansion."""
        shorts = {entry.short: entry for entry in self.entries}
        wrongs: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for wrong in entry.wrong:
                wrongs[folded(wrong)].append(entry)

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            text = reading.text
            for span, entry in standing(
                reading.text,
                hits,
                (),
                lambda span, term: next((e for e in wrongs.get(term, ()) if _beside(text, span, e.short)), None),
            ):
                yield _corrected(reading, span, entry)
            mentions = list(standing(reading.text, hits, (), lambda span, _: _mention(reading, span, shorts)))
            mentioned = {folded(entry.short) for span, entry in mentions if _is_initials(text, span)}
            for span, entry in mentions:
                if folded(entry.short) not in mentioned:
                    mentioned.add(folded(entry.short))
                    if not entry.known and not _is_expanded(text, span):
                        yield _spelled_out(reading, span, entry)

        return check


def _mention(reading: Reading, span: Span, shorts: Mapping[str, Entry]) -> Entry | None:
    """The entry that this is a mention of in running text, in its own letter case."""
    entry = shorts.get(reading.text[span.start : span.end])
    if entry is None:
        return None
    if reading.in_headline(span.start) or reading.in_speech(span) or reading.is_protected(span):
        return None
    is_app = reading.text[max(span.start - 2, 0) : span.start].lower() == "e-"
    return None if is_app or _in_number(reading.text, span) else entry


def _in_number(text: str, span: Span) -> bool:
    return bool(_NUMBER_AFTER.match(text, span.end) or _NUMBER_BEFORE.search(text, max(span.start - 20, 0), span.start))


def _is_initials(text: str, span: Span) -> bool:
    """Whether a mention is the initials of a person, so that all others in the text may be."""
    return bool(_INITIALS_AFTER.match(text, span.end) or _INITIALS_BEFORE.search(text, max(span.start - 80, 0), span.start))


def _beside(text: str, span: Span, short: str) -> bool:
    """Whether an expansion stands beside its short form: `... (DPT)` or `DPT (...`."""
    after = text[span.end : span.end + len(short) + 4]
    before = text[max(span.start - len(short) - 3, 0) : span.start]
    return bool(re.match(rf"\s*\(\s*{re.escape(short)}\b", after)) or bool(re.search(rf"\b{re.escape(short)}\s*\($", before))


def _is_expanded(text: str, span: Span) -> bool:
    """Whether a mention stands in brackets behind an expansion, or has one in brackets behind it."""
    in_brackets = text[span.start - 1 : span.start] == "(" and re.match(r"[\s\w/.,-]{0,40}\)", text[span.end : span.end + 42])
    return bool(in_brackets) or bool(_EXPANDED_AFTER.match(text, span.end))


def _corrected(reading: Reading, span: Span, entry: Entry) -> Match:
    use = cased(*reading.passage_at(span), entry.long[0], in_names=True)
    long = either(entry.long, reading.language.either)
    message = reading.language.messages.get("abbreviation.wrong", _WRONG)
    return Match(span, {"short": entry.short, "long": long}, (Fix((Edit(span, use),), safe=len(entry.long) == 1),), message)


def _spelled_out(reading: Reading, span: Span, entry: Entry) -> Match:
    """The finding at a first mention; where the long form stands before it, the mend is to put the short form there."""
    uses = [cased(*reading.passage_at(span), f"{long} ({entry.short})", exact=True) for long in entry.long]
    word = reading.language.either
    values = {"short": entry.short, "long": either(entry.long, word), "use": either(uses, word)}
    for long in entry.long:
        at = reading.folded.text.find(folded(long))
        place = Span(at, at + len(folded(long))) if at >= 0 else span
        if place.end < span.start and not reading.in_headline(place.start) and not reading.in_speech(place):
            message = reading.language.messages.get("abbreviation.unintroduced", _UNINTRODUCED)
            values["long"] = long
            return Match(span, values, (Fix((Edit(Span(place.end, place.end), f" ({entry.short})"),), safe=False),), message)
    return Match(span, values, tuple(Fix((Edit(span, use),), safe=False) for use in uses))
