"""Abbreviations: spelled out at first mention, and spelled out right."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pesanlint.authoring.fields import STRICT, Positive, Words, record
from pesanlint.desk.desk import Desk
from pesanlint.finding import Fix, Match, either
from pesanlint.reading.lettercase import cased
from pesanlint.reading.reading import Reading
from pesanlint.reading.terms import whole_terms
from pesanlint.rule import DocumentCheck, DocumentRule, Term
from pesanlint.search.folding import Hit, folded
from pesanlint.spans import Edit, Span

_INITIALS_BEFORE = re.compile(r"[Ii]nisial(?:nya)?\s+(?:[A-Z]{1,4}(?:\s+\([^()]{1,20}\))?,?\s+(?:(?:dan|serta)\s+)?)*\Z")
_INITIALS_AFTER = re.compile(r",?\s+\(?\d{2}(?:\)|\s+tahun\b)")
"""What stands before and behind the initials of a person (`berinisial DPS`, `DPS (25)`)."""
_SHORTEST_SHOUTED = 4
"""Acronyms of more letters are recognised in capitals too (`SIDALIH`); shorter ones may be other abbreviations."""
_OWN_SHORT_FORM = re.compile(r"\s*\(\s*[\w/-]{2,15}\s*\)")
_EXPANDED_BEFORE = re.compile(r"\b(?:atau|or|disingkat|disebut|akronim)\s+(?:dengan\s+)?[“\"'‘]?\Z", re.IGNORECASE)
_NAMED_BEFORE = re.compile(r"\b(?:Peraturan|Keputusan|Surat|laman|situs|akun|web|Humas|Foto)\s+\Z", re.IGNORECASE)
"""What makes an abbreviation a part of a name or an address, which stay as they are."""
_NAMED_AFTER = re.compile(r"\s+(?:RI|Republik|Provinsi|Kabupaten|Kota)\b")
"""What makes it the official name of one unit of a body (`KPU Provinsi` and `KPU Kabupaten/Kota`, Article 1 of UU 7/2017)."""
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
    reported. Words of the expansion that stand before the abbreviation are not repeated: `Sentra Gakkumdu` becomes `Sentra
    Penegakan Hukum Terpadu (Gakkumdu)`.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "short", "long", "use"})
    terms: ClassVar[str | None] = "entries"
    whole_words: ClassVar[bool] = True

    kind: Literal["abbreviation"]
    message: str = "Pada penyebutan pertama, tulis kepanjangannya: “{use}”."
    entries: tuple[Entry, ...]
    """The abbreviations. Several of one short form are several expansions, each accepted."""
    anywhere: bool = False
    """Whether an expansion anywhere in the text will do, without the short form beside it; and a mention in the name of a
    regulation, an address or one of the body's units is none. For bodies that readers know, the desk's own first of all."""
    about: Words = ()
    """Words of the field, one of which the text must have anywhere: elsewhere the same letters stand for something else."""
    min_words: Annotated[int, Positive()] = 1
    """A text of fewer words, such as a caption, need not spell anything out."""

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
        field = tuple(map(folded, self.about))
        shorts: dict[str, Entry] = {}
        for entry in self.entries:
            same = shorts.get(entry.short)
            shorts[entry.short] = replace(entry, long=(*same.long, *entry.long)) if same else entry
        shouted = {short.upper(): entry for short, entry in shorts.items() if len(short) > _SHORTEST_SHOUTED}
        shorts = shouted | shorts
        wrongs: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for wrong in entry.wrong:
                wrongs[folded(wrong)].append(entry)

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            text = reading.text
            for span, entry in whole_terms(
                reading.text,
                hits,
                (),
                lambda span, term: next((e for e in wrongs.get(term, ()) if _beside(text, span, e.short)), None),
            ):
                yield _corrected(reading, span, entry)
            if self.min_words > 1 and not reading.has_words(self.min_words):
                return
            if self.about and not any(word in reading.folded.text for word in field):
                return
            mentions = list(whole_terms(reading.text, hits, (), lambda span, _: _mention(reading, span, shorts)))
            mentioned = {folded(entry.short) for span, entry in mentions if _is_initials(text, span)}
            for span, entry in mentions:
                if folded(entry.short) in mentioned or (self.anywhere and _is_in_name(text, span)):
                    continue
                mentioned.add(folded(entry.short))
                if entry.known or _is_expanded(text, span) or (self.anywhere and _is_spelled_out(reading, entry)):
                    continue
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


def _is_in_name(text: str, span: Span) -> bool:
    return bool(_NAMED_BEFORE.search(text, max(span.start - 30, 0), span.start) or _NAMED_AFTER.match(text, span.end))


def _is_initials(text: str, span: Span) -> bool:
    """Whether a mention is the initials of a person, so that all others in the text may be."""
    return bool(_INITIALS_AFTER.match(text, span.end) or _INITIALS_BEFORE.search(text, max(span.start - 80, 0), span.start))


def _beside(text: str, span: Span, short: str) -> bool:
    """Whether an expansion stands beside its short form: `... (DPT)` or `DPT (...`."""
    after = text[span.end : span.end + len(short) + 4]
    before = text[max(span.start - len(short) - 3, 0) : span.start]
    return bool(re.match(rf"\s*\(\s*{re.escape(short)}\b", after)) or bool(re.search(rf"\b{re.escape(short)}\s*\($", before))


def _is_expanded(text: str, span: Span) -> bool:
    """Whether a mention stands in brackets or `atau` behind an expansion, or has one in brackets behind it."""
    in_brackets = text[max(span.start - 2, 0) : span.start].rstrip().endswith("(") and re.match(
        r"[\s\w/.,-]{0,40}\)", text[span.end : span.end + 42]
    )
    named = _EXPANDED_BEFORE.search(text, max(span.start - 30, 0), span.start)
    return bool(in_brackets or named or _EXPANDED_AFTER.match(text, span.end))


def _is_spelled_out(reading: Reading, entry: Entry) -> bool:
    """Whether an expansion stands anywhere in the text."""
    return any(folded(long) in reading.folded.text for long in entry.long)


def _corrected(reading: Reading, span: Span, entry: Entry) -> Match:
    use = cased(*reading.passage_at(span), entry.long[0], in_names=True)
    long = either(entry.long, reading.language.either)
    message = reading.language.messages.get("abbreviation.wrong", _WRONG)
    return Match(span, {"short": entry.short, "long": long}, (Fix((Edit(span, use),), safe=len(entry.long) == 1),), message)


def _spelled_out(reading: Reading, span: Span, entry: Entry) -> Match:
    """The finding at a first mention; where the long form stands before it, the mend is to put the short form there."""
    longs = dict.fromkeys(_without_words_before(reading.text, span, long) for long in entry.long)
    uses = [cased(*reading.passage_at(span), f"{long} ({entry.short})".lstrip(), exact=True) for long in longs]
    word = reading.language.either
    values = {"short": entry.short, "long": either(entry.long, word), "use": either(uses, word)}
    for long in entry.long:
        place = _introduced(reading, span, long)
        if place is not None:
            message = reading.language.messages.get("abbreviation.unintroduced", _UNINTRODUCED)
            values["long"] = long
            return Match(span, values, (Fix((Edit(Span(place, place), f" ({entry.short})"),), safe=False),), message)
    return Match(span, values, tuple(Fix((Edit(span, use),), safe=False) for use in uses))


def _introduced(reading: Reading, span: Span, long: str) -> int | None:
    """Where an expansion that stands before a mention ends, so that the short form can be put there.

    None where it is the end of a longer name with a short form of its own: `Pemutakhiran Data Pemilih Berkelanjutan (PDPB)`.
    """
    text, wanted = reading.folded.text, folded(long)
    at = text.find(wanted)
    end = at + len(wanted)
    if at < 0 or end >= span.start or reading.in_headline(at) or reading.in_speech(Span(at, end)):
        return None
    return None if _OWN_SHORT_FORM.match(text, end) else end


def _without_words_before(text: str, span: Span, long: str) -> str:
    """What an expansion adds to the words that stand before its short form: nothing of it is said twice."""
    words = long.split()
    before = [folded(word) for word in text[max(span.start - len(long) - 2, 0) : span.start].split()]
    for count in range(len(words), 0, -1):
        if before[-count:] == [folded(word) for word in words[:count]]:
            return " ".join(words[count:])
    return long
