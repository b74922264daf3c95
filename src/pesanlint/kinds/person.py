"""Checks the persons of the desk's roster: their introduction, their office and the spelling of their names."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import ClassVar, Literal

from pesanlint.authoring.fields import record
from pesanlint.desk.desk import Desk
from pesanlint.desk.roster import Post, Roster, called, office_of, shortened, units_of
from pesanlint.finding import Fix, Match
from pesanlint.language.id.names import DEGREES_BEFORE, person_after, person_before
from pesanlint.language.words import WORD, stands_alone
from pesanlint.reading.reading import Reading
from pesanlint.reading.terms import whole_terms
from pesanlint.rule import DocumentCheck, DocumentRule
from pesanlint.search.folding import Hit, folded
from pesanlint.spans import Edit, Span

_MESSAGES = {
    "introduced": "Sebutkan jabatan {found} pada penyebutan pertama, yaitu {use}.",
    "office": "Menurut daftar pejabat, {found} bukan {office} {unit} pada tanggal naskah ini.{holder}",
    "spelling": "Menurut daftar pejabat, namanya “{use}”, bukan “{found}”.",
    "short-name": "{found} sudah diperkenalkan; selanjutnya cukup nama pendeknya.",
}
_LETTERS = {1: 5, 2: 7}
"""Number of differing letters → minimum letters of a misspelt word; shorter similar names are often two names."""
_WINDOW = 160
"""Code points searched before a person for an office."""
_BACK_OF_NAME = r"(?:,?\s+(?:[A-Z][\w]{0,5}\.)+(?:[A-Z][\w]{0,5}\.?)*)*"  # degrees: `, S.H., M.Si.`
_NOT_IN_OFFICE = re.compile(
    r"\b(?:mantan|eks|bekas|calon|terpilih|wakil|pl[th]\.?|pjs?\.?|ketika itu|saat itu|waktu itu|juru bicara|jubir"
    r"|staf(?: khusus| ahli)?|stafsus|tenaga ahli|penasihat|sekretaris|ajudan|asisten|utusan|mewakili|atas nama|istri|suami"
    r"|anak|putr[ai])[\s-]+$",
    re.I,
)
_PAST = re.compile(r"\s*(?:,\s*)?\(?(?:periode|masa jabatan|tahun|\d{4}|terpilih)\b", re.IGNORECASE)
_CAPITALISED = re.compile(r"\s+[A-Z][a-z'’]")
_OUTSIDE = re.compile(r"(?:[:(/]|\b[Oo]leh\s*:)\s*$")  # `Foto: Budi Santoso`, `(Budi Santoso)`: a credit, not the story


@record(kw_only=True)
class Person(DocumentRule):
    """Persons of the desk's roster.

    Offices of all bodies are supported: `Ketua KPU Kabupaten Mawar`, `Menteri Perhubungan` of the `Kementerian Perhubungan`,
    `Bupati Jember` of the `Pemerintah Kabupaten Jember`, `Direktur RSUD Mawar` of the `Rumah Sakit Umum Daerah Mawar`. The
    title of a post may include its unit or not (`Bupati`, `Bupati Jember`). Short titles of ministers and their deputies
    (`Menhub`, `Wamenkes`) mean the posts of the roster whose unit is that ministry.

    `introduced`: the first mention in running text has no office in its sentence. `office`: a person beside an office and a
    unit of the roster (`Ketua KPU Kabupaten Mawar, Budi Santoso`) does not hold it on the date of the text; chairs are members,
    too (UU 7/2017 Pasal 10). `spelling`: a name differs from one of the roster by a letter or two, in one word of at least five
    letters, and is not in the roster itself. `short-name`: a person already introduced, whose first name nobody shares, is
    named in full again in the same paragraph, or from the third mention on in others. Names count with degrees and without.
    Without a roster the rule does nothing."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use", "office", "unit", "holder"})
    has_own_words: ClassVar[bool] = True

    kind: Literal["person"]
    check: Literal["introduced", "office", "spelling", "short-name"]
    """What is checked."""

    def can_fire(self, desk: Desk) -> bool:
        """Whether the desk has a roster."""
        return bool(desk.roster.posts)

    def desk_triggers(self, desk: Desk) -> Iterable[str]:
        """The full names and, for `spelling`, their words: a misspelt name has other words that are right."""
        for post in desk.roster.posts:
            yield post.name
            if self.check == "spelling":
                yield from (word for word in _words(post.name) if len(word) > 2)

    def variant(self) -> str:
        """What is checked."""
        return self.check

    def compile(self, desk: Desk) -> DocumentCheck:
        """Check every mention, or near mention, of a person of the roster."""
        people = _People(desk.roster)
        look = {
            "introduced": people.not_introduced,
            "office": people.not_in_office,
            "spelling": people.misspelt,
            "short-name": people.named_in_full_again,
        }[self.check]
        message = self.message or _MESSAGES[self.check]

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            for match in look(reading, hits):
                yield Match(match.span, match.values, match.fixes, message)

        return check


class _People:
    """Finds the persons of the roster in a text."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._names = {folded(post.name): post.name for post in roster.posts}

    @cached_property
    def _by_word(self) -> dict[str, dict[tuple[int, int], list[str]]]:
        """Folded word → (its index in a name, number of words of the name) → the names that have it there."""
        by_word: dict[str, dict[tuple[int, int], list[str]]] = defaultdict(lambda: defaultdict(list))
        for name in dict.fromkeys(post.name for post in self._roster.posts):
            words = _words(name)
            for at, word in enumerate(words):
                by_word[folded(word)][at, len(words)].append(name)
        return by_word

    @cached_property
    def _office(self) -> str:
        """An office and a unit of the roster, or both in a short title, as a regular expression."""
        units = {form for post in self._roster.posts for form in units_of(post)}
        titles = {"Anggota", "Komisioner", *map(office_of, self._roster.posts)}
        in_full = rf"(?P<office>(?i:{_any_of(titles)}))\s+(?P<unit>{_any_of(units)})"
        return rf"(?:{in_full}|(?P<short>(?i:{_any_of(self._shortened)}))(?:\s+RI)?)" if self._shortened else in_full

    @cached_property
    def _shortened(self) -> dict[str, tuple[str, str]]:
        """Short title → the office and a name of the unit that it means."""
        return {
            short: (office_of(post), min(units_of(post), key=len)) for post in self._roster.posts for short in shortened(post)
        }

    def _office_and_unit(self, m: re.Match[str]) -> tuple[str, str]:
        """The office and the unit named by a match of `_office`."""
        if short := m.groupdict().get("short"):
            return self._shortened[short.lower()]
        return m["office"], m["unit"]

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return re.compile(rf"\b{self._office}(?:,)?\s+(?:{DEGREES_BEFORE})?$")

    @cached_property
    def _behind(self) -> re.Pattern[str]:
        return re.compile(rf"{_BACK_OF_NAME},?\s+(?:(?:selaku|sebagai|yang menjabat)\s+)?{self._office}\b")

    def _mentions(self, reading: Reading, hits: Sequence[Hit]) -> dict[str, list[Span]]:
        """Full name → where it occurs in the text, outside protected stretches."""
        found: dict[str, list[Span]] = defaultdict(list)
        for span, name in whole_terms(reading.text, hits, (), lambda _, term: self._names.get(term)):
            if not reading.is_protected(span):
                found[name].append(span)
        return found

    def not_introduced(self, reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
        for name, spans in self._mentions(reading, hits).items():
            narrated = [span for span in spans if _in_running_text(reading, span)]
            upto_first = [span for span in spans if narrated and span <= narrated[0] and not _in_title(reading, span)]
            if any(_has_office(reading, span) for span in upto_first):
                continue
            posts = [post for post in self._roster.of(name) if post.held_on(reading.date)]
            if narrated and posts:
                first, title = narrated[0], called(posts[0])
                degrees = re.search(rf"{DEGREES_BEFORE}$", reading.text[max(first.start - 40, 0) : first.start])
                at = first.start - (len(degrees[0]) if degrees else 0)
                yield Match(first, {"use": title}, (Fix((Edit(Span(at, at), f"{title} "),), safe=False),))

    def not_in_office(self, reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
        for name, spans in self._mentions(reading, hits).items():
            for span in spans:
                claim = self._claimed(reading, span)
                if claim is None:
                    continue
                office, unit = claim
                posts = [post for post in self._roster.posts if post.held_on(reading.date)]
                holders = sorted({post.name for post in posts if _fits(post, office, unit)})
                if name not in holders:
                    holder = f" Pemegang jabatan itu: {', '.join(holders)}." if holders else ""
                    yield Match(span, {"office": office, "unit": unit, "holder": holder})

    def _claimed(self, reading: Reading, person: Span) -> tuple[str, str] | None:
        """The office and the unit that the text ascribes to a person; None without one, or if uncertain."""
        text = reading.text
        start = max(person.start - _WINDOW, 0)
        if m := self._before.search(text[start : person.start]):
            office_start = start + m.start()
            if not _NOT_IN_OFFICE.search(text[:office_start][-20:]) and not person_before(text, office_start):
                return self._office_and_unit(m)
        elif (m := self._behind.match(text, person.end)) and not _PAST.match(text, m.end()) and not person_after(text, m.end()):
            return self._office_and_unit(m)
        return None

    def misspelt(self, reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
        done: set[Span] = set()
        for hit in hits:
            if hit.trigger not in self._by_word or not stands_alone(reading.text, Span(hit.start, hit.end)):
                continue
            for (at, length), names in self._by_word[hit.trigger].items():
                span = _stretch(reading, hit, at, length)
                found = reading.text[span.start : span.end] if span else ""
                name = next((name for name in names if found and self._is_misspelt(found, name)), None)
                if span and name and span not in done:
                    done.add(span)
                    yield Match(span, {"use": name}, (Fix((Edit(span, name),), safe=False),))

    def _is_misspelt(self, found: str, name: str) -> bool:
        if folded(found) in self._names:
            return False
        wrong = [(one, other) for one, other in zip(_words(found), _words(name), strict=True) if folded(one) != folded(other)]
        if len(wrong) != 1:
            return False
        one, other = wrong[0]
        distance = _distance(one, other)
        return one[0] == other[0] and len(other) >= _LETTERS.get(distance, len(other) + 1)

    def named_in_full_again(self, reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
        for name, spans in self._mentions(reading, hits).items():
            first, *others = _words(name)
            rest = r"\s+".join(map(re.escape, others))
            shared = re.search(rf"\b{re.escape(first)}\s+(?!(?i:{rest})\b)[A-Z][a-z]", reading.text)
            narrated = [span for span in spans if _in_running_text(reading, span)]
            if not shared and others and narrated and _has_office(reading, narrated[0]):
                places = [reading.block_at(span.start) for span in narrated]
                yield from (Match(narrated[at]) for at in range(1, len(narrated)) if at > 1 or places[at] == places[at - 1])


def _any_of(phrases: Iterable[str]) -> str:
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


def _words(name: str) -> list[str]:
    return [m[0] for m in WORD.finditer(name)]


def _fits(post: Post, office: str, unit: str) -> bool:
    """Whether the holder of a post holds the given office of the given unit, which may have its short name."""
    title, wanted = office_of(post).casefold(), " ".join(office.split()).casefold()
    if " ".join(unit.split()) not in units_of(post):
        return False
    if wanted in ("anggota", "komisioner"):
        return title.startswith(("ketua", "wakil ketua", "anggota", "komisioner"))
    return title == wanted or title.startswith(f"{wanted} merangkap ")


def _in_title(reading: Reading, span: Span) -> bool:
    return reading.in_headline(span.start)


def _in_running_text(reading: Reading, span: Span) -> bool:
    """Whether a mention is part of the narration, not of a headline, a quotation, a list or a credit."""
    if reading.block_at(span.start).kind != "paragraph" or reading.in_speech(span):
        return False
    return not _OUTSIDE.search(reading.text[max(span.start - 12, 0) : span.start])


def _has_office(reading: Reading, person: Span) -> bool:
    """Whether an office precedes the person in this or the previous sentence, or follows the name."""
    text, block = reading.text, reading.block_at(person.start).span
    sentence = reading.sentence_at(person.start)
    before = reading.sentence_at(max(sentence.start - 2, block.start))
    if reading.names_office(Span(before.start, person.start)):
        return True
    behind = re.compile(rf"{_BACK_OF_NAME}(?:\s*[,(]\s*|\s+(?:selaku|sebagai|yang)\s+)[^.]{{0,60}}?").match(text, person.end)
    return bool(behind) and reading.names_office(Span(person.end, min(person.end + 90, sentence.end)))


def _stretch(reading: Reading, hit: Hit, at: int, length: int) -> Span | None:
    """The words around a hit that would be the full name if they were spelt right; None if they cannot be.

    Args:
        reading: the document.
        hit: where a word of the name occurs.
        at: the index of that word in the name.
        length: the number of words of the name.
    """
    text = reading.text
    around = [m.span() for m in WORD.finditer(text, max(hit.start - _WINDOW // 2, 0), hit.end + _WINDOW // 2)]
    place = next((index for index, (start, _) in enumerate(around) if start == hit.start), None)
    if place is None or place < at or place - at + length > len(around):
        return None
    span = Span(around[place - at][0], around[place - at + length - 1][1])
    found = text[span.start : span.end]
    blanks_only = re.sub(WORD.pattern, "", found).strip() in ("", ".")
    capitalised = all(word[0].isupper() and not word.isupper() for word in _words(found))
    return span if blanks_only and capitalised and not _CAPITALISED.match(text, span.end) else None


def _distance(word: str, other: str) -> int:
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(word.casefold(), other.casefold())
