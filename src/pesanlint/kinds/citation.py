"""Checks the first citation of a law: its number and year in full, and its title."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from pesanlint.authoring.fields import STRICT, Words, record
from pesanlint.deferred import deferred
from pesanlint.desk.desk import Desk
from pesanlint.finding import Fix, Match
from pesanlint.reading.reading import Reading
from pesanlint.records import NamedTuple
from pesanlint.rule import DocumentCheck, DocumentRule, Term
from pesanlint.search.folding import Hit, folded
from pesanlint.spans import Edit, Span

_OF_STATE = r"(?P<of>(?:\s{1,2}(?:RI|Republik\s{1,2}Indonesia))?)"
_SHORT = rf"{_OF_STATE}\s{{1,2}}(?P<number>\d{{1,3}}|(?!19|20)\d{{4}})\s?/\s?(?P<year>(?:19|20)\d\d)(?!/|[\d.-]*\d)"
_FULL = (
    rf"{_OF_STATE},?\s{{1,2}}(?:[Nn]omor|[Nn]o\.?)\s{{0,2}}(?P<number>\d{{1,4}})"
    r"(?:\s{1,2}[Tt]ahun\s{1,2}|\s?/\s?)(?P<year>(?:19|20)\d\d)(?!\d)"
)
_TITLED = deferred(
    r"\)?,?\s{0,2}(?:\([^()]{1,40}\)\s{0,2})?(?:yang\s{1,2}mengatur\s{1,2})?(?:tentang|mengenai|perihal)\b", re.IGNORECASE
)
_LINKED = deferred(
    r"(?:\(|\b(?:diubah|diperbarui|penetapan|perubahan|pengganti|mengubah|mencabut|dicabut|jo\.?|juncto|atas|dan|serta|hingga|sampai)\b[^.;]{0,30}|\bjo\.\s{1,2}|[,/]\s?)$",
    re.IGNORECASE,
)
_AMENDED = deferred(
    r",?\s{1,2}(?:sebagaimana|yang)\s{1,2}(?:telah\s{1,2})?(?:beberapa\s{1,2}kali\s{1,2})?diubah\b", re.IGNORECASE
)
_BACK = 40
"""Code points searched before a law for the law that it belongs to."""


@record()
class LawTitle:
    """A law and its title."""

    __pydantic_config__ = STRICT

    law: str
    """The short form of the law: `UU 7/2017`."""
    title: str
    """The title of the law, without `tentang`."""


@record(kw_only=True)
class Citation(DocumentRule):
    """The form of the first citation of a law.

    `check: form`: a law whose first citation is short, with a stroke (`UU 7/2017` instead of `UU Nomor 7 Tahun 2017`); later
    citations may be short. `check: title`: a law given by number whose title (`tentang …`) is nowhere in the text, because
    readers do not know laws by their number. A law that amends or accompanies another one, or is in brackets after its name, is
    ignored, and so is one that the text calls by its title (`UU Pers`). If the title is listed, the fix adds it; no fix is
    safe. A document check."""

    placeholders: ClassVar[frozenset[str]] = frozenset({"found", "use"})
    terms: ClassVar[str | None] = "titles"
    whole_words: ClassVar[bool] = True

    kind: Literal["citation"]
    message: str = "Pada penyebutan pertama tulis “{use}”."
    check: Literal["form", "title"]
    """What is checked."""
    instruments: Words
    """The names of legal instruments: `UU`, `Peraturan KPU`."""
    titles: tuple[LawTitle, ...] = ()
    """Titles of laws, for the fix."""

    def triggers(self) -> Iterable[str]:
        """The instruments."""
        return self.instruments

    def heeds_case(self) -> bool:
        """Yes: `PP` is a law, `pp` is not."""
        return True

    def listed(self) -> Iterator[Term]:
        """Each law with its title."""
        return (Term((one.law,), (one.title,)) for one in self.titles)

    def compile(self, desk: Desk) -> DocumentCheck:
        """Check the first citation of each law."""
        names = "|".join(sorted((re.escape(name).replace(r"\ ", r"\s+") for name in self.instruments), key=len, reverse=True))
        short, full = (re.compile(rf"(?<![\w/-])(?P<name>{names}){rest}") for rest in (_SHORT, _FULL))
        titles = {folded(one.law): one.title for one in self.titles}

        def citations(text: str, hits: Sequence[Hit]) -> tuple[_Citation, ...]:
            starts = sorted({hit.start for hit in hits})
            found = (m for start in starts if (m := full.match(text, start) or short.match(text, start)))
            return tuple(
                _Citation((m["number"], m["year"]), Span(*m.span()), _TITLED().match(text, m.end()) is not None) for m in found
            )

        def check(reading: Reading, hits: Sequence[Hit]) -> Iterator[Match]:
            cited: dict[tuple[str, str], re.Match[str]] = {}
            known: set[tuple[str, str]] = set()
            for start, (law, inside, is_titled) in reading.told_of_hits(citations, hits):
                if law in known or (law in cited and not is_titled):
                    continue
                span = inside.shifted(start)
                if reading.in_headline(span.start) or reading.in_speech(span):
                    continue
                if is_titled:
                    known.add(law)
                within = span.start, reading.block_at(span.start).span.end
                if law not in cited and (m := full.match(reading.text, *within) or short.match(reading.text, *within)):
                    cited[law] = m
            for law, m in cited.items():
                if self.check == "form":
                    if short.match(reading.text, m.start()):
                        yield _in_full(m, titles.get(_in_short(m), "") if law not in known else "")
                elif law not in known and not short.match(reading.text, m.start()):
                    title = titles.get(_in_short(m), "")
                    if not _belongs_to_another(reading, m) and not _is_called(reading, title):
                        yield _with_title(m, title)

        return check


class _Citation(NamedTuple):
    """A citation in a block: number and year of the law, and whether the law's title follows."""

    law: tuple[str, str]
    span: Span
    is_titled: bool


def _belongs_to_another(reading: Reading, m: re.Match[str]) -> bool:
    """Whether a law amends another one or is amended by it, or is in brackets after its name."""
    if _LINKED().search(reading.text, max(m.start() - _BACK, 0), m.start()):
        return True
    return _AMENDED().match(reading.text, m.end()) is not None


def _is_called(reading: Reading, title: str) -> bool:
    """Whether the text calls a law by its title without `tentang`: `UU Pelindungan Data Pribadi`."""
    return bool(title) and any(reading.find_folded(f"{law} {folded(title)}") >= 0 for law in ("uu", "undang-undang"))


def _in_short(m: re.Match[str]) -> str:
    return folded(f"{m['name']} {m['number']}/{m['year']}")


def _in_full(m: re.Match[str], title: str) -> Match:
    span = Span(*m.span())
    use = f"{m['name']}{m['of']} Nomor {m['number']} Tahun {m['year']}" + (f" tentang {title}" if title else "")
    return Match(span, {"use": use}, (Fix((Edit(span, use),), safe=False),))


def _with_title(m: re.Match[str], title: str) -> Match:
    if title:
        return _in_full(m, title)
    return Match(Span(*m.span()), {"use": f"{m['name']}{m['of']} Nomor {m['number']} Tahun {m['year']} tentang …"})
