"""Checks a stated number of days against the dates beside it: `selama tiga hari, 4–7 Agustus 2025`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, pairwise
from operator import or_
from typing import ClassVar, Literal

from pesanlint.authoring.fields import record
from pesanlint.deferred import deferred
from pesanlint.desk.desk import Desk
from pesanlint.finding import Match
from pesanlint.language.id import numbers, spells
from pesanlint.language.id.dates import MONTHS, WEEKDAYS
from pesanlint.language.id.spells import Spell
from pesanlint.reading.reading import Reading
from pesanlint.rule import DocumentCheck, DocumentRule
from pesanlint.search.folding import Hit
from pesanlint.spans import Span

_LONG = 20
"""Minimum days from which leaving out one end of the period is common."""
_DAYS_THEN_SPELL = deferred(
    r"\s{1,2}hari(?P<working>\s{1,2}kerja)?\b(?:\s{1,2}[a-z]+\s{1,2}malam)?(?:\s{1,2}(?:penuh|berturut-turut|itu|ini|tersebut|ke\s{1,2}depan))?"
    r"(?:[\s,]{1,3}(?:bertempat\s{1,2})?di\s{1,2}(?:[A-Z][\w.’'-]*\s{0,2}){1,6})?"
    r"(?P<link>(?:[\s,(:]{0,3}\b(?:yakni|yaitu|pada|mulai|dimulai|dari|sejak|terhitung|tanggal|hari|berlangsung|dilaksanakan|digelar|diadakan)\b){0,4})"
    r"[\s,(:]{1,3}"
)
_SPELL_THEN_DAYS = deferred(
    r"\)?[\s,(]{1,3}(?:(?:ini|mendatang|lalu|atau|berlangsung|digelar|dilaksanakan|diadakan)[\s,]{1,2}){0,3}(?P<for>selama\s{1,2}|(?<=\batau\s))"
)
_DAYS = deferred(r"\s{1,2}hari\b(?!\s{1,2}(?:kerja|ke|sebelum|setelah|sesudah|pertama|terakhir|lagi|lalu))")
_OPEN = deferred(r"\b(?:sejak|terhitung)\b")


@record(kw_only=True)
class Duration(DocumentRule):
    """Periods that contradict the length or the weekdays stated for them.

    `check: length`: a number of days right beside the dates (`selama tiga hari, 4–7 Agustus 2025`); both ends count. After
    `sejak`, and from twenty days on, one end may be left out; working days may be fewer than the days. `check: weekdays`: the
    weekdays are not those of the dates (`Senin–Rabu, 4–7 Agustus 2025`), or span another number of days; dates without a year
    take the year of the release. A document check that checks each sentence by itself."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "days", "use", "weekdays"})
    has_own_words: ClassVar[bool] = True

    kind: Literal["duration"]
    check: Literal["length", "weekdays"]
    """What is checked."""

    def triggers(self) -> Iterable[str]:
        """The word for a day, or the weekdays."""
        return ("hari",) if self.check == "length" else (*WEEKDAYS, "jum'at", "ahad")

    def compile(self, desk: Desk) -> DocumentCheck:
        """Check every period."""
        look, needed = (_wrong_length, _MAY_BE_SPELL) if self.check == "length" else (_wrong_weekdays, _TWO_WEEKDAYS)
        message = self.message or _MESSAGES[self.check]

        def may_have_period(text: str) -> bool:
            return needed().search(text) is not None

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            if self.check == "weekdays":
                hits = _in_pairs(hits)
            hits = reading.hits_where(may_have_period, hits)
            if self.check == "length":
                hits = [hit for hit in hits if _may_be_counted(reading.text, hit.start)]
            for sentence in reading.sentences_with(hits):
                if needed().search(reading.text, *sentence):
                    year = reading.release_date.year if reading.release_date else None
                    for spell in spells.find(reading.text, sentence, year):
                        if match := look(reading, sentence, spell):
                            yield match._replace(message=message)

        return check


_MESSAGES = {
    "length": "{days} adalah {use} hari, bukan {found}. Periksa lama atau tanggalnya.",
    "weekdays": "{days} adalah {use}, bukan {weekdays}. Periksa hari atau tanggalnya.",
}
_WEEKDAY = "|".join((*WEEKDAYS, "Jum['’]at", "Ahad"))
_TWO_WEEKDAYS = deferred(
    rf"\b(?:{_WEEKDAY})(?:\s?[-–—]{{1,2}}\s?|\s{{1,2}}(?:dan|s|h)[\w./ ]{{0,20}}\s)(?:hari\s{{1,2}})?(?:{_WEEKDAY})\b",
    re.IGNORECASE,
)
"""Occurs in every sentence whose weekdays can be compared."""
_LONGEST_PAIR = 60
"""Code points that `_TWO_WEEKDAYS` may match."""
_LONGEST_NUMBER = 16
_MAY_BE_SPELL = deferred(r"\d\s?(?:[-–—,/]|dan|s|hingga|[A-Z])")


def _in_pairs(hits: Sequence[Hit]) -> list[Hit]:
    """The weekdays soon after or before another one, in order."""
    found = sorted(hits)
    near = [later.start - one.start < _LONGEST_PAIR for one, later in pairwise(found)]
    return list(compress(found, map(or_, (False, *near), (*near, False))))


def _may_be_counted(text: str, at: int) -> bool:
    """Whether a number may stand before an offset: as a rule a word does that is none (`pada hari`)."""
    before = text[max(at - _LONGEST_NUMBER, 0) : at]
    word = before.rstrip().rpartition(" ")[2]
    return not (before.endswith(" ") and word.isalpha()) or word.lower() in numbers.WORDS


def _wrong_length(reading: Reading, sentence: Span, spell: Spell) -> Match | None:
    text = reading.text
    for number in numbers.find(text, sentence):
        if number.sort != "count" or number.unit != "hari" or number.is_vague:
            continue
        days = int(number.value)
        before = (
            _DAYS_THEN_SPELL().fullmatch(text, number.span.end, spell.span.start)
            if number.span.end < spell.span.start
            else None
        )
        behind = None
        if number.span.start > spell.span.end and _DAYS().match(text, number.span.end):
            behind = _SPELL_THEN_DAYS().fullmatch(text, spell.span.end, number.span.start)
        if not (before or behind) or days == spell.days:
            continue
        if before and before["working"]:
            if days < spell.days:
                continue
        elif days == spell.days - 1 and (days >= _LONG or (before and _OPEN().search(before["link"]))):
            continue
        return Match(number.span, {"days": _written(spell, with_year=spell.has_year), "use": str(spell.days)})
    return None


def _wrong_weekdays(reading: Reading, sentence: Span, spell: Spell) -> Match | None:
    if spell.weekdays is None:
        return None
    first, last = spell.first.weekday(), spell.last.weekday()
    knows_year = spell.has_year or reading.release_date is not None
    is_right = (
        spell.weekdays == (first, last) if knows_year else (spell.weekdays[1] - spell.weekdays[0]) % 7 == (last - first) % 7
    )
    if is_right:
        return None
    values = {"days": _written(spell, with_year=knows_year), "use": _named((first, last)), "weekdays": _named(spell.weekdays)}
    if not knows_year:
        values["use"] = f"{(spell.last - spell.first).days + 1} hari"
    return Match(spell.span, values)


def _named(weekdays: tuple[int, int]) -> str:
    return f"{WEEKDAYS[weekdays[0]]}–{WEEKDAYS[weekdays[1]]}"


def _written(spell: Spell, *, with_year: bool) -> str:
    """A period in Indonesian notation: `4–7 Agustus 2025`."""
    last = f"{spell.last.day} {MONTHS[spell.last.month - 1]}" + (f" {spell.last.year}" if with_year else "")
    if spell.first.month == spell.last.month:
        return f"{spell.first.day}–{last}"
    return f"{spell.first.day} {MONTHS[spell.first.month - 1]}–{last}"
