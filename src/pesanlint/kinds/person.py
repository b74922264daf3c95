"""Persons of the desk's roster: introduced with their office, in the office that they hold, spelt as they spell themselves."""

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
"""How long a misspelt word must be, by how many letters it differs; shorter names that are alike are often two names."""
_WINDOW = 160
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

    An office may be one of any body: `Ketua KPU Kabupaten Mawar`, `Menteri Perhubungan` of the `Kementerian Perhubungan`,
    `Bupati Jember` of the `Pemerintah Kabupaten Jember`, `Direktur RSUD Mawar` of the `Rumah Sakit Umum Daerah Mawar`. The
    title of a post may be given with what it is of or without (`Bupati`, `Bupati Jember`). Short titles of ministers and their
    deputies (`Menhub`, `Wamenkes`) stand for posts of the roster whose unit is that ministry.

    `introduced`: the first mention in running text has an office in its sentence. `office`: whoever is named beside an office
    and a unit of the roster (`Ketua KPU Kabupaten Mawar, Budi Santoso`) holds it on the day of the text; chairs are members,
    too (UU 7/2017 Pasal 10). `spelling`: a name that differs by a letter or two from one in the roster, in one word of five
    letters or more, is that one misspelt, unless the roster knows both. `short-name`: once introduced, a person whose first
    name nobody shares is called by the short name in the same paragraph, and in others from the third mention on. Names count
    with degrees and without. Without a roster the rule does nothing.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use", "office", "unit", "holder"})
    has_own_words: ClassVar[bool] = True

    kind: Literal["person"]
    check: Literal["introduced", "office", "spelling", "short-name"]
    """What is looked at."""

    def can_fire(self, desk: Desk) -> bool:
        """Whether the desk has a roster."""
        return bool(desk.roster.posts)

    def desk_triggers(self, desk: Desk) -> Iterable[str]:
        """The names, whole and word by word: of a misspelt name the other words are right."""
        for post in desk.roster.posts:
            yield post.name
            if self.check == "spelling":
                yield from (word for word in _words(post.name) if len(word) > 2)

    def variant(self) -> str:
        """What is looked at."""
        return self.check

    def compile(self, desk: Desk) -> DocumentCheck:
        """Look at every mention of a person of the roster, or what is nearly one."""
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
    """The roster, ready to be asked who stands in a text."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._names = {folded(post.name): post.name for post in roster.posts}

    @cached_property
    def _by_word(self) -> dict[str, dict[tuple[int, int], list[str]]]:
        """The names that a word is in, by which of their words it is, of how many."""
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
        """The office and a name of the unit that each short title stands for."""
        return {
            short: (office_of(post), min(units_of(post), key=len)) for post in self._roster.posts for short in shortened(post)
        }

    def _said(self, m: re.Match[str]) -> tuple[str, str]:
        """The office and the unit that a match of `_office` says."""
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
        """Where each person stands in the text by the whole name."""
        found: dict[str, list[Span]] = defaultdict(list)
        for span, name in whole_terms(reading.text, hits, (), lambda _, term: self._names.get(term)):
            if not reading.is_protected(span):
                found[name].append(span)
        return found

    def not_introduced(self, reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
        for name, spans in self._mentions(reading, hits).items():
            told = [span for span in spans if _in_running_text(reading, span)]
            upto_first = [span for span in spans if told and span <= told[0] and not _in_title(reading, span)]
            if any(_has_office(reading, span) for span in upto_first):
                continue
            posts = [post for post in self._roster.of(name) if post.held_on(reading.date)]
            if told and posts:
                title = called(posts[0])
                degrees = re.search(rf"{DEGREES_BEFORE}$", reading.text[max(told[0].start - 40, 0) : told[0].start])
                at = told[0].start - (len(degrees[0]) if degrees else 0)
                yield Match(told[0], {"use": title}, (Fix((Edit(Span(at, at), f"{title} "),), safe=False),))

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
        """The office and the unit that a text says are a person's; None where it says none, or it is not certain whose."""
        text = reading.text
        start = max(person.start - _WINDOW, 0)
        if m := self._before.search(text[start : person.start]):
            office_start = start + m.start()
            if not _NOT_IN_OFFICE.search(text[:office_start][-20:]) and not person_before(text, office_start):
                return self._said(m)
        elif (m := self._behind.match(text, person.end)) and not _PAST.match(text, m.end()) and not person_after(text, m.end()):
            return self._said(m)
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
            told = [span for span in spans if _in_running_text(reading, span)]
            if not shared and others and told and _has_office(reading, told[0]):
                places = [reading.block_at(span.start) for span in told]
                yield from (Match(told[at]) for at in range(1, len(told)) if at > 1 or places[at] == places[at - 1])


def _any_of(phrases: Iterable[str]) -> str:
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


def _words(name: str) -> list[str]:
    return [m[0] for m in WORD.finditer(name)]


def _fits(post: Post, office: str, unit: str) -> bool:
    """Whether who holds a post may be called the holder of an office of a unit, which may be named in short."""
    title, wanted = office_of(post).casefold(), " ".join(office.split()).casefold()
    if " ".join(unit.split()) not in units_of(post):
        return False
    if wanted in ("anggota", "komisioner"):
        return title.startswith(("ketua", "wakil ketua", "anggota", "komisioner"))
    return title == wanted or title.startswith(f"{wanted} merangkap ")


def _in_title(reading: Reading, span: Span) -> bool:
    return reading.in_headline(span.start)


def _in_running_text(reading: Reading, span: Span) -> bool:
    """Whether a mention is part of what a text tells: not of its headline, a quotation, a list, a credit."""
    if reading.block_at(span.start).kind != "paragraph" or reading.in_speech(span):
        return False
    return not _OUTSIDE.search(reading.text[max(span.start - 12, 0) : span.start])


def _has_office(reading: Reading, person: Span) -> bool:
    """Whether the sentence of a mention, or the one before it, names an office in front of the person, or one follows it."""
    text, block = reading.text, reading.block_at(person.start).span
    sentence = reading.sentence_at(person.start)
    before = reading.sentence_at(max(sentence.start - 2, block.start))
    if reading.names_office(Span(before.start, person.start)):
        return True
    behind = re.compile(rf"{_BACK_OF_NAME}(?:\s*[,(]\s*|\s+(?:selaku|sebagai|yang)\s+)[^.]{{0,60}}?").match(text, person.end)
    return bool(behind) and reading.names_office(Span(person.end, min(person.end + 90, sentence.end)))


def _stretch(reading: Reading, hit: Hit, at: int, length: int) -> Span | None:
    """The words around a word of a name that would be the whole of it, were they spelt right."""
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
