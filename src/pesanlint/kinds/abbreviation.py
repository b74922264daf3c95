"""Checks that abbreviations are spelled out at first mention, and correctly."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Annotated, ClassVar, Literal

from pesanlint.authoring.fields import STRICT, Positive, Words, record
from pesanlint.desk.desk import Desk
from pesanlint.finding import Fix, Match, either
from pesanlint.reading.lettercase import cased
from pesanlint.reading.reading import Reading
from pesanlint.reading.terms import whole_terms
from pesanlint.records import NamedTuple, column, indices, replaced
from pesanlint.rule import DocumentCheck, DocumentRule, Term
from pesanlint.search.folding import Hit, fold, folded
from pesanlint.spans import Edit, Span

_INITIALS_BEFORE = re.compile(r"[Ii]nisial(?:nya)?\s+(?:[A-Z]{1,4}(?:\s+\([^()]{1,20}\))?,?\s+(?:(?:dan|serta)\s+)?)*\Z")
_INITIALS_AFTER = re.compile(r",?\s+\(?\d{2}(?:\)|\s+tahun\b)")
"""The text before and after the initials of a person (`berinisial DPS`, `DPS (25)`)."""
_SHORTEST_SHOUTED = 4
"""Letters: acronyms with more are recognised in capitals too (`SIDALIH`); shorter ones may be other abbreviations."""
_SHORTEST_SMALL = 5
"""Letters: acronyms of common nouns with as many are recognised in small letters, too (`rakornas`)."""
_OWN_SHORT_FORM = re.compile(r"\s*\(\s*[\w/-]{2,15}\s*\)")
_BEHIND = 60
"""Code points after an expansion that may hold a short form of its own."""
_EXPANDED_BEFORE = re.compile(r"\b(?:atau|or|disingkat|disebut|akronim)\s+(?:dengan\s+)?[“\"'‘]?\Z", re.IGNORECASE)
_NAMED_BEFORE = re.compile(r"\b(?:Peraturan|Keputusan|Surat|laman|situs|akun|web|Humas|Foto)\s+\Z", re.IGNORECASE)
"""Before these words an abbreviation is part of a name or an address, which is never changed."""
_NAMED_AFTER = re.compile(r"\s+(?:RI|Republik|Provinsi|Kabupaten|Kota)\b")
"""Before these words it is the official name of a unit (`KPU Provinsi` and `KPU Kabupaten/Kota`, Article 1 of UU 7/2017)."""
_EXPANDED_AFTER = re.compile(r"\s*(?:\(\s*|(?:atau|or)\s+)[A-Za-z][\w/-]+,?\s+[A-Za-z]")

# Characters beside an abbreviation within the number of a case or a letter (`12/PHPU.DPR-DPRD-XXII/2024`).
_NUMBER_BEFORE = re.compile(r"(?:/|[\d/]-|\w\.|[/.][A-Z]+-)\Z")
_NUMBER_AFTER = re.compile(r"/|-\d|\.[A-Z]|-[\w.-]*/")
_PAIR_BEFORE, _PAIR_BEHIND = re.compile(r"[a-z]-"), re.compile(r"-(?!nya\b)[a-z]")
"""Beside a clipped word within a pair such as `capres-cawapres`, which an expansion would split."""
_JOINED_BEFORE, _JOINED_BEHIND = re.compile(r"\b[A-Z]\w*-\Z"), re.compile(r"-[A-Z]|[ ]A[DLU]\b")
"""Beside a part of a name that is spelled out as a whole (`TNI-Polri`, `TNI AD`): only an editor can."""
_BODY_BEFORE = re.compile(r"\b(?:Dinas|Badan|Bidang|Bagian|Biro|Kementerian|Balai|Kantor|Seksi|Pusat) \Z")
_NAMED_BY, _NAME_BEHIND = ("rumah sakit", "unit pelaksana", "komandan ", "sekolah "), re.compile(r" (?:[A-Z][a-z]|\d{3,4}/)")
"""How expansions begin that are part of a name, and the name behind them."""
_ADDRESS = re.compile(r"\b(?:[Pp]ak|[Bb]u) \Z")
_STOPPED = re.compile(r"\.[ ]")
"""Behind a clipped word, a stop that may belong to it (`Kordiv. Humas`) or end the sentence."""
_CREDIT, _CREDIT_WORDS, _TAGS = 80, 8, 200
"""Code points between an abbreviation and the end of a text that ends with a credit (`(MC Kominfo Mawar)`), words of each line
of it, and code points of hashtags behind it."""
_ENDING = (".", "!", "?", ":", ";")
_IN_BRACKETS, _LAST_BRACKET = re.compile(r"(?:^|[.!?”\"])\s*\([^()\n]*\Z"), re.compile(r"[^()\n]*\)\W*\Z")
_WRONG = "Kepanjangan {short} ialah “{long}”, bukan “{found}”."
_UNINTRODUCED = "Kenalkan singkatan ini di belakang kepanjangannya: “{long} ({short})”."


@record()
class Entry:
    """An abbreviation and its expansions."""

    __pydantic_config__ = STRICT

    short: str
    """The abbreviation in its own letter case."""
    long: Words
    """Its expansions. All are accepted and offered at first mention; the first one replaces a wrong expansion."""
    known: bool = False
    """Whether readers know it, so that it need not be spelled out."""
    wrong: Words = ()
    """Wrong expansions that occur beside it."""
    except_: Words = ()
    """Longer names that contain the abbreviation (`Bank Jateng`)."""
    about: Words = ()
    """Words of a subject. In a text with one of them, the abbreviation has this meaning and none of the others."""


@record(kw_only=True)
class Abbreviation(DocumentRule):
    """Abbreviations that are not spelled out at first mention, or spelled out wrongly; later mentions are free.

    Headlines, lines in capitals, names in quotation marks and direct quotations may use the short form and do not count as
    first mention. Any expansion beside the first mention counts, in either order (`Daftar Pemilih Tetap (DPT)`, `DPT
    (Daftar Pemilih Tetap)`); only the listed wrong ones are reported. Words of the expansion before the abbreviation are
    not repeated: `Sentra Gakkumdu` becomes `Sentra Penegakan Hukum Terpadu (Gakkumdu)`."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "short", "long", "use"})
    terms: ClassVar[str | None] = "entries"
    whole_words: ClassVar[bool] = True

    kind: Literal["abbreviation"]
    message: str = "Pada penyebutan pertama, tulis kepanjangannya: “{use}”."
    entries: tuple[Entry, ...]
    """The abbreviations. Several entries with one short form are alternative expansions, all accepted."""
    anywhere: bool = False
    """Whether an expansion anywhere before the mention suffices, without the short form beside it; mentions in the name of a
    regulation or an address then do not count. For abbreviations that readers know."""
    in_speech: bool = False
    """Whether a direct quotation may hold the first mention. It is reported without a fix: the words are the speaker's, and the
    expansion belongs in the text around them."""
    units: bool = True
    """Whether the name of one of the body's units (`KPU Kabupaten Mawar`) counts as a mention."""
    units_from: Annotated[int, Positive()] | None = None
    """Words of a text from which on the names of units count as mentions although `units` is false."""
    sites: Words = ()
    """Addresses of the body's own sites: with one of them in the dateline, the names of units never count as mentions."""
    introduce: bool = True
    """Whether the fix keeps the abbreviation, in brackets after its expansion; otherwise the expansion replaces it."""
    about: Words = ()
    """Words of the subject: the text must contain one of them, because elsewhere the same letters mean something else."""
    min_words: Annotated[int, Positive()] = 1
    """Texts with fewer words, such as captions, need not spell anything out."""

    def triggers(self) -> Iterable[str]:
        """Every short form, every wrong expansion and every longer name."""
        for entry in self.entries:
            yield entry.short
            yield from entry.wrong
            yield from entry.except_

    def listed(self) -> Iterator[Term]:
        """Every abbreviation with its expansions, right and wrong."""
        for entry in self.entries:
            spelled = tuple(f"{long} ({entry.short})" for long in entry.long)
            yield Term(entry.wrong, spelled, "Sudah dikenal; tidak perlu diuraikan." if entry.known else "")

    def compile(self, desk: Desk) -> DocumentCheck:
        """Check the first mention of each abbreviation, and each wrong expansion."""
        is_about = _contains(self.about)
        shorts = indices(column(self.entries, "short"))
        shouted = {short.upper(): at for short, at in shorts.items() if len(short) > _SHORTEST_SHOUTED}
        topical: dict[str, list[tuple[Entry, Callable[[str], bool]]]] = defaultdict(list)
        for at, about in enumerate(column(self.entries, "about")):
            if about:
                topical[self.entries[at].short].append((self.entries[at], _contains(about)))
        names = {folded(name) for those in column(self.entries, "except_") for name in those}
        wrongs: dict[str, list[Entry]] = defaultdict(list)
        for at, those in enumerate(column(self.entries, "wrong")):
            for wrong in those:
                wrongs[folded(wrong)].append(self.entries[at])

        @lru_cache(maxsize=8192)  # few of the abbreviations are in a text
        def entry_of(short: str) -> Entry | None:
            those = [self.entries[at] for at in shorts.get(short) or shouted.get(short) or ()]
            if len(those) < 2:
                return those[0] if those else None
            return replaced(those[-1], long=tuple(dict.fromkeys(long for entry in those for long in entry.long)))

        def misspelt(text: str, hits: Sequence[Hit]) -> tuple[tuple[Span, Entry], ...]:
            def wrong(span: Span, term: str) -> Entry | None:
                return next((entry for entry in wrongs.get(term, ()) if _beside(text, span, entry.short)), None)

            return tuple(whole_terms(text, hits, (), wrong)) if wrongs else ()

        def mentions(text: str, hits: Sequence[Hit]) -> tuple[_Mention, ...]:
            found = whole_terms(text, hits, names, lambda span, _: _entry(text, span, entry_of))
            return tuple(
                _Mention(
                    span,
                    entry,
                    self._may_be_first(text, span),
                    self._is_unit(text, span),
                    _is_initials(text, span),
                    folded(entry.short),
                )
                for span, entry in found
            )

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            text = reading.text
            for start, (span, entry) in reading.told_of_hits(misspelt, hits):
                yield _corrected(reading, span.shifted(start), entry)
            if self.min_words > 1 and not reading.has_words(self.min_words):
                return
            if self.about and not reading.has(is_about):
                return
            every = list(reading.told_of_hits(mentions, hits))
            initials = ((start, one) for start, one in every if one.is_initials)
            are_units_free = self._are_units_free(reading)
            mentioned = {one.short for start, one in initials if self._counts(reading, one.span.shifted(start))}
            for start, (inside, entry, may_be_first, is_unit, _, short) in every:
                if short in mentioned or not may_be_first or (is_unit and are_units_free):
                    continue
                if not self._counts(reading, span := inside.shifted(start)):
                    continue
                mentioned.add(short)
                if others := topical.get(entry.short):
                    entry = next((one for one, is_about_it in others if reading.has(is_about_it)), entry)
                if entry.known or _is_expanded(text, span) or (self.anywhere and _is_spelled_out(reading, span, entry)):
                    continue
                found = _spelled_out(reading, span, entry, introduce=self.introduce)
                is_kept = (self.in_speech and reading.in_speech(span)) or _is_joined(text, span) or _is_stopped(text, span)
                yield found._replace(fixes=()) if is_kept else found

        return check

    def _are_units_free(self, reading: Reading) -> bool:
        """Whether the names of units need not be spelled out in a text, as far as they are no mentions by `units`."""
        if self.units_from is None or not reading.has_words(self.units_from):
            return True
        outlet = ((reading.dateline and reading.dateline.outlet) or "").lower()
        return outlet.endswith(self.sites)

    def _may_be_first(self, text: str, span: Span) -> bool:
        """Whether the text around an abbreviation allows it to be a mention that must be spelled out."""
        return not (self.anywhere and _is_in_name(text, span))

    def _is_unit(self, text: str, span: Span) -> bool:
        """Whether an abbreviation is part of the name of a unit, which need not be a mention."""
        return not self.units and _NAMED_AFTER.match(text, span.end) is not None

    def _counts(self, reading: Reading, span: Span) -> bool:
        """Whether an abbreviation counts as a mention where it is."""
        if reading.in_headline(span.start) or reading.told.of(str.isupper)[reading.index_at(span.start)]:
            return False
        is_quoted = reading.touches_quotation(span) and not (self.in_speech and reading.in_speech(span))  # a theme, or speech
        in_dateline = reading.dateline is not None and reading.dateline.span.covers(span)
        return not (is_quoted or in_dateline or _is_in_credit(reading.text, span) or reading.is_protected(span))


def _contains(words: Iterable[str]) -> Callable[[str], bool]:
    """Return a function that tells whether a folded text has one of some words."""
    wanted = tuple(map(folded, words))
    return lambda text: any(word in text for word in wanted)


class _Mention(NamedTuple):
    """An abbreviation in a block, by the text of the block alone."""

    span: Span
    entry: Entry
    may_be_first: bool
    is_unit: bool
    is_initials: bool
    short: str
    """The short form, folded."""


def _entry(text: str, span: Span, entry_of: Callable[[str], Entry | None]) -> Entry | None:
    """The entry of an abbreviation, in small letters too; None where it is part of an application, a number or a pair."""
    found = text[span.start : span.end]
    entry = entry_of(found) or _in_small_letters(found, entry_of)
    if entry is None or _in_number(text, span) or _is_addressed(text, span.start):
        return None
    is_app = text[max(span.start - 2, 0) : span.start].lower() == "e-"
    is_paired = found.islower() and (
        _PAIR_BEFORE.match(text, max(span.start - 2, 0), span.start) or _PAIR_BEHIND.match(text, span.end)
    )
    return None if is_app or is_paired else entry


def _is_addressed(text: str, start: int) -> bool:
    """Whether an office is an address (`Pak Kades`)."""
    return _ADDRESS.search(text, max(start - 5, 0), start) is not None


def _in_small_letters(found: str, entry_of: Callable[[str], Entry | None]) -> Entry | None:
    """The entry of an acronym for a common noun, which may be in small letters (`rakornas`; EYD V, II.F.7)."""
    if len(found) < _SHORTEST_SMALL or not found.islower() or not found.isalpha():
        return None
    entry = entry_of(found.capitalize())
    return replaced(entry, short=found) if entry and entry.long[0].islower() else None


def _in_number(text: str, span: Span) -> bool:
    return bool(_NUMBER_AFTER.match(text, span.end) or _NUMBER_BEFORE.search(text, max(span.start - 20, 0), span.start))


def _is_joined(text: str, span: Span) -> bool:
    before = _JOINED_BEFORE.search(text, max(span.start - 30, 0), span.start)
    return (before or _JOINED_BEHIND.match(text, span.end)) is not None


def _is_stopped(text: str, span: Span) -> bool:
    """Whether a clipped word has a stop behind it, so that its expansion would leave one within the sentence."""
    return text[span.end - 1].islower() and _STOPPED.match(text, span.end) is not None


def _is_in_name(text: str, span: Span) -> bool:
    return _NAMED_BEFORE.search(text, max(span.start - 30, 0), span.start) is not None


def _is_in_credit(text: str, span: Span) -> bool:
    """Whether an abbreviation is in the credit that ends a text: in brackets at its end, or in last lines of few words."""
    if len(text) - span.end > _TAGS + _CREDIT:
        return False
    line = text.rfind("\n", 0, span.start) + 1
    lines = [one for one in text[line:].split("\n") if one.strip() and not one.startswith("#")]
    if sum(map(len, lines)) - (span.end - line) > _CREDIT:
        return False
    is_bracketed = len(lines) == 1 and _IN_BRACKETS.search(text[line : span.start]) and _LAST_BRACKET.match(text, span.end)
    is_short = line > 0 and all(one.count(" ") < _CREDIT_WORDS and not one.rstrip().endswith(_ENDING) for one in lines)
    return bool(is_bracketed) or is_short


def _is_initials(text: str, span: Span) -> bool:
    """Whether a mention is the initials of a person; then all mentions in the text may be."""
    before = max(span.start - 80, 0)
    is_after = text.find("nisial", before, span.start) >= 0 and _INITIALS_BEFORE.search(text, before, span.start)
    return bool(is_after or _INITIALS_AFTER.match(text, span.end))


def _beside(text: str, span: Span, short: str) -> bool:
    """Whether an expansion is beside its short form: `... (DPT)` or `DPT (...`."""
    after = text[span.end : span.end + len(short) + 4]
    before = text[max(span.start - len(short) - 3, 0) : span.start]
    return bool(re.match(rf"\s*\(\s*{re.escape(short)}\b", after)) or bool(re.search(rf"\b{re.escape(short)}\s*\($", before))


def _is_expanded(text: str, span: Span) -> bool:
    """Whether a mention follows an expansion in brackets or after `atau`, or is followed by one in brackets."""
    in_brackets = text[max(span.start - 2, 0) : span.start].rstrip().endswith("(") and re.match(
        r"[\s\w/.,-]{0,40}\)", text[span.end : span.end + 42]
    )
    named = _EXPANDED_BEFORE.search(text, max(span.start - 30, 0), span.start)
    return bool(in_brackets or named or _EXPANDED_AFTER.match(text, span.end))


def _is_spelled_out(reading: Reading, span: Span, entry: Entry) -> bool:
    """Whether an expansion occurs before a mention."""
    return any(0 <= reading.find_folded(folded(long)) < span.start for long in entry.long)


def _corrected(reading: Reading, span: Span, entry: Entry) -> Match:
    use = cased(*reading.passage_at(span), entry.long[0], in_names=True)
    long = either(entry.long, reading.language.either)
    message = reading.language.messages.get("abbreviation.wrong", _WRONG)
    return Match(span, {"short": entry.short, "long": long}, (Fix((Edit(span, use),), safe=len(entry.long) == 1),), message)


def _spelled_out(reading: Reading, span: Span, entry: Entry, *, introduce: bool) -> Match:
    """The finding at a first mention; if the long form occurs before it, the fix inserts the short form there."""
    longs = dict.fromkeys(_without_words_before(reading.text, span, long) for long in entry.long)
    longs = {_in_name(reading, span, long): None for long in longs}
    short = f" ({entry.short})" if introduce else ""
    uses = [cased(*reading.passage_at(span), f"{long}{short}".lstrip(), exact=True) for long in longs]
    word = reading.language.either
    values = {"short": entry.short, "long": either(entry.long, word), "use": either(uses, word)}
    for long in entry.long if introduce else ():
        place = _introduced(reading, span, long)
        if place is not None:
            message = reading.language.messages.get("abbreviation.unintroduced", _UNINTRODUCED)
            values["long"] = long
            return Match(span, values, (Fix((Edit(Span(place, place), f" ({entry.short})"),), safe=False),), message)
    return Match(span, values, tuple(Fix((Edit(span, use),), safe=False) for use in uses))


def _in_name(reading: Reading, span: Span, long: str) -> str:
    """An expansion in the capitals of a name if the abbreviation is part of one (`Dinas PUPR`, `Dandim 0303/Mawar`)."""
    is_of_body = _BODY_BEFORE.search(reading.text, max(span.start - 15, 0), span.start) is not None
    if not is_of_body and not (long.startswith(_NAMED_BY) and _NAME_BEHIND.match(reading.text, span.end)):
        return long
    small = reading.language.small_in_titles
    return " ".join(word if word in small else word[:1].upper() + word[1:] for word in long.split(" "))


def _introduced(reading: Reading, span: Span, long: str) -> int | None:
    """The end of an expansion before a mention, where the short form can be inserted; None without one.

    Also None if it ends a longer name with a short form of its own: `Pemutakhiran Data Pemilih Berkelanjutan (PDPB)`.
    """
    wanted = folded(long)
    at = reading.find_folded(wanted)
    end = at + len(wanted)
    if at < 0 or end >= span.start or reading.in_headline(at) or reading.in_speech(Span(at, end)):
        return None
    return None if _OWN_SHORT_FORM.match(fold(reading.text[end : end + _BEHIND]).text) else end


def _without_words_before(text: str, span: Span, long: str) -> str:
    """The expansion without its first words that already precede the short form in the text."""
    words = long.split()
    before = [folded(word) for word in text[max(span.start - len(long) - 2, 0) : span.start].split()]
    for count in range(len(words), 0, -1):
        if before[-count:] == [folded(word) for word in words[:count]]:
            return " ".join(words[count:])
    return long
