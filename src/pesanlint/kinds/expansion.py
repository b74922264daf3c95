"""Compares the expansions beside abbreviations with the canonical ones, word by word, and checks their order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import ClassVar, Literal

from pesanlint.authoring.fields import STRICT, Words, record
from pesanlint.desk.desk import Desk
from pesanlint.finding import Fix, Match, either
from pesanlint.language.words import HYPHENATED_WORD
from pesanlint.reading.lettercase import cased
from pesanlint.reading.passage import Passage
from pesanlint.reading.terms import whole_terms
from pesanlint.records import NamedTuple, column, indices
from pesanlint.rule import PassageCheck, PassageRule, Term
from pesanlint.search.folding import Hit, folded
from pesanlint.spans import Edit, Span

Difference = Literal["letters", "missing", "order", "different", "listed", "reversed", "commas"]

_NEAR = 200
"""Code points searched before a bracket for the expansion."""
_BREAK = re.compile(r"[—–:;(){}\[\]“”\"!?\n]|\.\s|\s-\s")
"""Marks that never occur within an expansion, such as the dash of a dateline."""
_BRACKET = re.compile(r"\(\s*([^()\n]{5,120}?)\s*\)")
_SERIES = "dan"
"""The word of a series, in which commas are right that the glossary may not have."""
_ERRONEOUS = 3
"""Words of an expansion for each further word whose letters may differ."""
_FEW = 3
"""Minimum words of an expansion for which more than letters is compared."""


_UNLISTED = re.compile(
    r"(?<![\w./-])(?P<short>[A-Z][A-Z\d]{2,7}) "
    r"\((?P<long>[A-Z][a-z]+(?: (?:dan |untuk |yang |di |dalam )?[A-Z][a-z]+){1,7})\)"
)
"""Capitals before an expansion in brackets."""


@record()
class Expanded:
    """An abbreviation and its expansions. Several entries of one abbreviation are alternative right expansions."""

    __pydantic_config__ = STRICT

    short: str
    """The abbreviation in its own letter case."""
    long: Words
    """Its right expansions."""
    wrong: Words = ()
    """Wrong expansions that occur beside it, however different they are."""


@record(kw_only=True)
class Expansion(PassageRule):
    """Expansions beside abbreviations that differ from the canonical ones, or follow the abbreviation.

    The words before `(DPT)`, or in brackets after `DPT`, are compared with the expansion of DPT, word by word, ignoring letter
    case and commas. `report` selects the differences:

    - `letters`: one word (two in an expansion of three or more) has one or two letters missing, added or wrong; or blanks
      differ (`antar waktu`).
    - `missing`: one word, except the first, is missing (`Anggaran Pendapatan Belanja Daerah (APBD)`).
    - `order`: the same words in another order.
    - `different`: one word, except the first, is another. It may be another meaning, so use it for abbreviations with only one.
    - `listed`: a wrong expansion listed in the entry. It is not reported as any other difference.
    - `reversed`: the right expansion is in brackets after the abbreviation: `TMS (Tidak Memenuhi Syarat)`.
    - `commas`: the right words with a comma too many: `Daftar Pemilih, Tetap (DPT)`. Expansions with `dan` are ignored: they
      may be series.

    An expansion with an additional word, or with two other words, is assumed to belong to something else.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "short", "use"})
    terms: ClassVar[str | None] = "entries"
    whole_words: ClassVar[bool] = True

    kind: Literal["expansion"]
    message: str = "Kepanjangan {short} ialah “{use}”, bukan “{found}”."
    entries: tuple[Expanded, ...]
    """The abbreviations."""
    report: tuple[Difference, ...]
    """The differences to find."""

    unlisted: bool = False
    """Whether `reversed` also finds capitals that no entry has, if the words in brackets begin with their letters."""

    def triggers(self) -> Iterable[str]:
        """Every abbreviation beside a bracket, or every bracket."""
        if self.unlisted:
            yield " ("
        for entry in self.entries:
            yield f"({entry.short}"
            yield f"{entry.short} ("

    def listed(self) -> Iterator[Term]:
        """Every abbreviation with its right and its listed wrong expansions."""
        return (Term(entry.wrong, tuple(f"{long} ({entry.short})" for long in entry.long)) for entry in self.entries)

    def compile(self, desk: Desk) -> PassageCheck:
        """Compare the words beside each abbreviation."""
        entries = indices(column(self.entries, "short"))

        @cache  # few of the abbreviations are in a text
        def forms(short: str) -> tuple[dict[str, list[str]], set[tuple[str, ...]]]:
            those = [self.entries[at] for at in entries[short]]
            rights = {long: _words(long) for entry in those for long in entry.long}
            return rights, {tuple(_words(wrong)) for entry in those for wrong in entry.wrong}

        def check(passage: Passage, hits: Sequence[Hit]) -> Iterator[Match]:
            text = passage.text
            for span, short in whole_terms(text, hits, (), lambda span, _: text[span.start : span.end].strip("( ")):
                if short not in entries or passage.in_speech(span):
                    continue
                if text[span.start] == "(":
                    if text[span.end : span.end + 1] != ")":
                        continue
                    beside, short_span = _before(text, span.start), Span(span.start + 1, span.end)
                else:
                    beside, short_span = _within(text, span.end - 1), Span(span.start, span.start + len(short))
                rights, wrongs = forms(short)
                found = _compared(text, beside, rights, wrongs) if beside else None
                if found and found.difference in self.report:
                    yield self._said(passage, short_span, found, tuple(rights))
            for m in _UNLISTED.finditer(text) if self.unlisted else ():
                if m["short"] not in entries and _has_letters(m["long"], m["short"]) and not passage.in_speech(Span(*m.span())):
                    yield self._said(passage, Span(*m.span("short")), _Found("reversed", Span(*m.span("long")), ()), ())

        return check

    def _said(self, passage: Passage, short: Span, found: "_Found", longs: Sequence[str]) -> Match:
        name = passage.text[short.start : short.end]
        if found.difference == "reversed":
            turned = Span(short.start, passage.text.index(")", found.span.end) + 1)
            use = f"{passage.text[found.span.start : found.span.end]} ({name})"
            return Match(turned, {"short": name, "use": use}, (Fix((Edit(turned, use),), safe=False),))
        uses = [cased(passage, found.span, long, in_names=True) for long in (found.longs or longs)]
        safe = found.difference in ("letters", "listed") and len(longs) == 1
        fixes = tuple(Fix((Edit(found.span, use),), safe) for use in uses)
        return Match(found.span, {"short": name, "use": either(uses, passage.language.either)}, fixes)


def _has_letters(long: str, short: str) -> bool:
    """Whether the words of an expansion begin with the letters of an abbreviation, in order; words may be left out."""
    initials = iter([word[0] for word in long.split() if word[0].isupper()])
    return all(letter in initials for letter in short if letter.isalpha())


class _Found(NamedTuple):
    """How the words beside an abbreviation differ from its expansion."""

    difference: Difference
    span: Span
    """The differing words."""
    longs: tuple[str, ...]
    """The expansions that the words resemble; empty for all of them."""


class _Beside(NamedTuple):
    """The words beside an abbreviation, folded, with their spans. If they follow it, they are all the words of the brackets."""

    words: list[str]
    spans: list[Span]
    is_behind: bool


def _words(phrase: str) -> list[str]:
    return [folded(word) for word in HYPHENATED_WORD.findall(phrase)]


def _before(text: str, bracket: int) -> _Beside | None:
    """The words of the sentence before a bracket."""
    start = max(0, bracket - _NEAR)
    for border in _BREAK.finditer(text, start, bracket):
        start = border.end()
    found = list(HYPHENATED_WORD.finditer(text, start, bracket))
    if not found or text[found[-1].end() : bracket].strip():
        return None
    return _Beside([folded(m[0]) for m in found], [Span(*m.span()) for m in found], is_behind=False)


def _within(text: str, bracket: int) -> _Beside | None:
    """The words in the brackets that open at an offset."""
    inside = _BRACKET.match(text, bracket)
    if inside is None:
        return None
    found = list(HYPHENATED_WORD.finditer(text, *inside.span(1)))
    return _Beside([folded(m[0]) for m in found], [Span(*m.span()) for m in found], is_behind=True)


def _compared(text: str, beside: _Beside, rights: dict[str, list[str]], wrongs: set[tuple[str, ...]]) -> _Found | None:
    """The right expansion that the words resemble most, and the difference; None if they resemble none."""
    words = beside.words
    ending = {long: right for long, right in rights.items() if _ends(words, right, beside)}
    if ending:
        if beside.is_behind:
            return _Found("reversed", _over(beside, len(words)), ())
        span = _over(beside, len(next(iter(ending.values()))))
        is_series = any(_SERIES in right for right in ending.values())
        has_more = text.count(",", *span) > max(long.count(",") for long in ending)
        return _Found("commas", span, tuple(ending)) if has_more and not is_series else None
    for wrong in wrongs:
        if _ends(words, list(wrong), beside):
            return _Found("listed", _over(beside, len(wrong)), ())
    closest: dict[Difference, _Found] = {}
    for long, right in rights.items():
        for difference, count in _differences(words, right):
            if not beside.is_behind or count == len(words):
                span = _over(beside, count)
                closest.setdefault(difference, _Found(difference, span, (long,)))
                break
    order: tuple[Difference, ...] = ("letters", "missing", "order", "different")
    return next((closest[difference] for difference in order if difference in closest), None)


def _ends(words: Sequence[str], right: Sequence[str], beside: _Beside) -> bool:
    return list(words[-len(right) :]) == list(right) and (not beside.is_behind or len(words) == len(right))


def _over(beside: _Beside, count: int) -> Span:
    """The span of the last `count` words."""
    return Span(beside.spans[-count].start, beside.spans[-1].end)


def _differences(words: Sequence[str], right: Sequence[str]) -> Iterator[tuple[Difference, int]]:
    """The possible differences of the last words from the right ones, each with the number of words concerned."""
    count = len(right)
    if count < 2:
        return
    for number in range(max(count - 2, 1), min(count + 2, len(words)) + 1):
        if number != count and "".join(words[-number:]).replace("-", "") == "".join(right).replace("-", ""):
            yield "letters", number
    last = words[-count:]
    others = [at for at in range(count) if last[at] != right[at]] if len(last) == count else []
    most = min(count // _ERRONEOUS + 1, count - 1)
    if 0 < len(others) <= most and all(_is_near(last[at], right[at]) for at in others):
        yield "letters", count
    if count < _FEW:
        return
    if len(words) > count and any(_without(words[-count - 1 :], at) == list(right) for at in range(1, count)):
        return  # an additional word may be right
    fewer = list(words[-count + 1 :])
    if any(_without(right, at) == fewer for at in range(1, count)):
        yield "missing", count - 1
    if others and sorted(last) == sorted(right):
        yield "order", count
    if len(others) == 1 and others[0] > 0:
        yield "different", count


def _without(words: Sequence[str], at: int) -> list[str]:
    return [*words[:at], *words[at + 1 :]]


def _is_near(word: str, right: str) -> bool:
    """Whether a word differs from the right one by one or two letters."""
    from rapidfuzz.distance import OSA  # only if an expansion is not the canonical one

    shorter = min(len(word), len(right))
    most = 0 if shorter < 4 else 1 if shorter < 6 else 2
    return OSA.distance(word, right, score_cutoff=most) <= most
